"""The first page: can this work, what is missing, what to do first and who does it, and who has been there."""

import textwrap
from collections.abc import Iterator

from lea_check.judge.initiatives.likeness import reasons
from lea_check.model.assessment import FirstStep
from lea_check.model.catalogue import Initiative
from lea_check.model.vocabulary import RUNGS
from lea_check.report.blocks import Action, Actions, Block, Bullets, Ladder, Paragraph, Rung
from lea_check.report.sections.assessment.findings import Findings
from lea_check.report.sections.assessment.first_steps import how_to, is_later, promise_for, step_title
from lea_check.report.sections.lessons import first_sentence, met_in_short, whom
from lea_check.report.sentence import rung_name, sentence

MOST_EXAMPLES = 2
LINES_ON_SCREEN = (2, 1, 1)
"""How many lines on a screen tell of how to do a step: the first is for Monday."""

MOST_OF_HOW = 54
"""Letters, on a line of a screen of 60 columns."""


def one_minute(found: Findings) -> Iterator[Block]:
    """All that a reader of one minute needs."""
    words, proposal = found.words, found.assessment.proposal
    if proposal.summary:
        yield Paragraph(first_sentence(proposal.summary) if found.brief else proposal.summary)
    if proposal.core:
        core = "; ".join(_party(found, each.name, each.present) for each in proposal.core)
        yield Paragraph(words("minute.core", core=core))
    yield Paragraph(sentence(found.assessment, found.catalogue, words), "strong")
    yield _ladder(found)
    yield from _what_to_do(found)
    yield from _who_met_it(found)


def _party(found: Findings, name: str, present: bool | None) -> str:
    if present is None:
        return name
    return found.words("minute.present" if present else "minute.absent", name=name)


def _ladder(found: Findings) -> Ladder:
    """The rungs, highest first; the proven one bears the headline where that says something else."""
    words, verdict = found.words, found.assessment.verdict
    here = words("minute.here" if verdict.headline in RUNGS else "minute.here-at-least")
    return Ladder(
        tuple(
            Rung(
                rung_name(rung, words, running=verdict.running),
                here=rung == verdict.proven,
                label=here if rung == verdict.proven else "",
            )
            for rung in reversed(RUNGS)
        )
    )


def _what_to_do(found: Findings) -> Iterator[Block]:
    words, steps = found.words, found.assessment.first_steps
    if not steps:
        yield from _nothing_left(found)
        return
    headings = tuple(words(f"report.{name}") for name in ("what", "who", "when"))
    if not found.brief:
        actions = tuple(_action(found, step) for step in steps)
        yield Actions(words("minute.first"), headings, actions, words("minute.nobody"))
        return
    shown = tuple(_in_short(found, step, lines) for step, lines in zip(steps, LINES_ON_SCREEN, strict=False))
    few = len(shown) < len(steps)
    title = words("minute.first-of", shown=len(shown), of=len(steps)) if few else words("minute.first")
    yield Actions(title, headings, shown, "")


def _action(found: Findings, step: FirstStep) -> Action:
    """What to do or find out, how, and what the plan says of who and by when."""
    promise = promise_for(found, step)
    how = promise.what if promise else how_to(found, step)
    who, by = (promise.who or "", promise.by or "") if promise else ("", "")
    return Action(step_title(found, step), how, who, by)


def _in_short(found: Findings, step: FirstStep, lines: int) -> Action:
    """The same as a screen can hold it: few lines of how, for what is to be done now or has been promised."""
    action, promised = _action(found, step), promise_for(found, step) is not None
    how = textwrap.shorten(first_sentence(action.how), lines * MOST_OF_HOW, placeholder=" …")
    if not promised:
        how = "" if is_later(found, step) else _whom_to_ask(found, step) if step.ask else how
    if action.who or action.by:
        return action._replace(how=how)
    if step.ask and how and not promised:
        return action._replace(how=_unclaimed(found, how))
    return action._replace(what=_unclaimed(found, action.what), how=how)


def _whom_to_ask(found: Findings, step: FirstStep) -> str:
    return found.words("minute.ask", whom=found.words.label("ask", str(step.ask)))


def _unclaimed(found: Findings, said: str) -> str:
    return found.words("minute.unclaimed", what=said)


def _nothing_left(found: Findings) -> Iterator[Block]:
    """What rests on somebody's word, and when to look again."""
    words, on_word = found.words, found.assessment.on_word
    yield Paragraph(words("minute.nothing"))
    if on_word:
        items = tuple(found.short(each.key) for each in on_word[:5])
        yield Bullets(items, words("minute.on-word", count=len(on_word)))
    yield Paragraph(words("minute.look-again"))


def _who_met_it(found: Findings) -> Iterator[Block]:
    """One or two who met what the first steps are about: why they are like this, and whom to ask for."""
    told = [(step, step.lesson) for step in found.assessment.first_steps if step.lesson]
    named = {lesson.initiative: _met(found, step) for step, lesson in reversed(told)}
    order = [lesson.initiative for _, lesson in told]
    items = tuple(named[name] for name in list(dict.fromkeys(order))[: 1 if found.brief else MOST_EXAMPLES])
    if items:
        yield Bullets(items, found.words("minute.met"))


def _met(found: Findings, step: FirstStep) -> str:
    words, lesson = found.words, step.lesson
    assert lesson
    initiative = found.catalogue.initiative_by_id[lesson.initiative]
    met = met_in_short(lesson, step.key, found.catalogue, words)
    return " ".join([met, _alike(found, initiative, lesson.alike), whom(initiative, words)])


def _alike(found: Findings, initiative: Initiative, alike: bool) -> str:
    words = found.words
    proposal = found.assessment.proposal
    why = reasons(proposal, proposal.type, initiative, found.catalogue)
    return words("minute.alike", reason=words.message(why[0])) if alike and why else words("minute.other-kind")
