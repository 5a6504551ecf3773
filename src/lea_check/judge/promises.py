"""Which promise of a plan is for which first step."""

from collections.abc import Sequence

from lea_check.model.assessment import FirstStep
from lea_check.model.message import Message
from lea_check.model.proposal import Promise


def place_of_promise(plan: Sequence[Promise], step: FirstStep) -> int | None:
    """The place in a plan (from 0) of what is promised for a step, and not done yet; None where nothing is."""
    return next((place for place, each in enumerate(plan) if not each.done and _is_for(each, step)), None)


def _is_for(promise: Promise, step: FirstStep) -> bool:
    """A step without a question is known by what is to be done, in any language."""
    if step.key:
        return promise.question == step.key
    texts = () if isinstance(step.advice, Message) else step.advice.values()
    return promise.question is None and promise.what.strip() in {text.strip() for text in texts}
