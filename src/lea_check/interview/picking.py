"""Which questions are asked again: what is open or divided, or what has changed since it was answered."""

from collections.abc import Iterator

from lea_check.drafts.data import Data, answers_of, before_of, is_answered
from lea_check.interview.flow import Pick, Step, level_step
from lea_check.judge.assess import assess
from lea_check.model.assessment import Assessment
from lea_check.model.catalogue import Catalogue
from lea_check.model.proposal import Proposal
from lea_check.model.vocabulary import OVERALL


def picked(pick: Pick, proposal: Proposal, data: Data, catalogue: Catalogue) -> tuple[Step, ...]:
    """The questions to ask: of what is open the most divided first, else in the order of the content."""
    found = assess(proposal, catalogue)
    return _open(found) if pick == "open" else tuple(_changed(found, data, catalogue))


def _open(found: Assessment) -> tuple[Step, ...]:
    spread = {
        (each.condition, each.id): each.range.high - each.range.low if each.divided and each.range else 0
        for condition in found.conditions
        for each in condition.questions
    }
    listed = sorted(found.open_questions, key=lambda each: -spread[each.condition, each.question])
    return tuple(level_step(each.condition, each.question) for each in listed)


def _changed(found: Assessment, data: Data, catalogue: Catalogue) -> Iterator[Step]:
    """Those that mean something else now, and those that only an answer from before is known of."""
    anew = {(each.condition, each.question) for each in found.changed}
    for condition in catalogue.conditions:
        answers = answers_of(data, condition.id)
        for name in (OVERALL, *(question.id for question in condition.questions)):
            answer = answers.get(name)
            gone = before_of(answer) and not is_answered(answer)
            if gone or (condition.id, name) in anew:
                yield level_step(condition.id, None if name == OVERALL else name)
