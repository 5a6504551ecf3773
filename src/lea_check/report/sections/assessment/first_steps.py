"""How a first step is said: what it is, how it is done, and what is promised for it."""

from lea_check.judge.promises import place_of_promise
from lea_check.model.assessment import FirstStep
from lea_check.model.proposal import Promise
from lea_check.report.sections.assessment.findings import Findings


def step_title(found: Findings, step: FirstStep) -> str:
    """What to do or to find out, in a few words, and whether that is for after the next rung."""
    if not step.key:
        return found.words("minute.networks")
    later = "-later" if is_later(found, step) else ""
    return found.words(f"minute.{step.how}{later}", what=found.short(step.key))


def is_later(found: Findings, step: FirstStep) -> bool:
    """Whether it is for after the next rung."""
    return step.key not in found.lifts


def how_to(found: Findings, step: FirstStep) -> str:
    """How to do it, or whom to ask what."""
    return found.text(step.advice)


def promise_for(found: Findings, step: FirstStep) -> Promise | None:
    """What the plan promises for a step, and has not done yet."""
    plan = found.assessment.plan
    place = place_of_promise(plan, step)
    return None if place is None else plan[place]
