"""What differs between assessments, and what moved over time: a pure function of their documents."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TypeVar

from lea_check.model.assessment import Range
from lea_check.model.assessment_document import AssessmentJson, ConditionJson
from lea_check.model.comparison import (
    Agreement,
    Change,
    ChangeKind,
    ComparedCondition,
    ComparedQuestion,
    Comparison,
    KeptPromise,
    QuestionStanding,
    standing_of,
)
from lea_check.model.message import Message

ABSENT = QuestionStanding(None, known=True, agreed=True, found=None)

Key = tuple[str, str]
K = TypeVar("K")


def compare(assessments: Sequence[AssessmentJson], *, over_time: bool) -> Comparison:
    """Two or more assessments side by side.

    Over time they stand in the order of their dates and each is compared with the one before; alternatives
    stand as given and are compared with the first.
    """
    found = tuple(sorted(assessments, key=lambda each: each["proposal"]["date"] or "") if over_time else assessments)
    places = range(len(found))
    pairs = [*pairwise(places)] if over_time else [(0, place) for place in places[1:]]
    questions = _questions(found)
    return Comparison(
        over_time=over_time,
        assessments=found,
        conditions=tuple(_conditions(found)),
        questions=questions,
        changes=tuple(change for pair in pairs for question in questions for change in _change(question, *pair)),
        promises=tuple(each for pair in pairs for each in _promises(found, *pair)) if over_time else (),
        warnings=tuple(_warnings(found, over_time=over_time)),
    )


def movement(before: QuestionStanding, after: QuestionStanding) -> ChangeKind:
    """How the range of a question moved."""
    was, now = before.range, after.range
    if was is None or now is None:
        return "same" if was == now else "applies" if now else "dropped"
    if before.known != after.known:
        return "answered" if after.known else "lost"
    if was == now:
        return "same"
    return _direction(was, now)


def _direction(was: Range, now: Range) -> ChangeKind:
    if now.low >= was.low and now.high >= was.high:
        return "up"
    if now.low <= was.low and now.high <= was.high:
        return "down"
    return "narrower" if now.low > was.low else "wider"


def _change(question: ComparedQuestion, start: int, to: int) -> Iterator[Change]:
    before, after = question.standings[start], question.standings[to]
    how, agreement = movement(before, after), _agreement(before, after)
    if how != "same" or agreement:
        yield Change(start, to, question.condition, question.id, how, agreement, before, after)


def _agreement(before: QuestionStanding, after: QuestionStanding) -> Agreement | None:
    if before.agreed == after.agreed:
        return None
    return "gained" if after.agreed else "lost"


def _promises(found: Sequence[AssessmentJson], start: int, to: int) -> Iterator[KeptPromise]:
    """What is done of the plan of one assessment by the date of a later one, and what should be; from its own plan."""
    later = {(each["question"], each["what"]): each for each in found[to]["plan"]}
    today = found[to]["proposal"]["date"] or ""
    for promised in found[start]["plan"]:
        now = later.get((promised["question"], promised["what"]), promised)
        if promised["done"]:
            continue
        if now["done"]:
            yield KeptPromise(start, to, "done", now)
        elif (now["by"] or today) < today:
            yield KeptPromise(start, to, "late", now)


def _conditions(found: Sequence[AssessmentJson]) -> Iterator[ComparedCondition]:
    by_id = [{each["id"]: each for each in assessment["conditions"]} for assessment in found]
    for name in _all_of(by_id):
        first = next(known[name] for known in by_id if name in known)
        ranges = tuple(_range(known.get(name)) for known in by_id)
        yield ComparedCondition(name, first["number"], first["title"], ranges)


def _range(condition: ConditionJson | None) -> Range | None:
    if condition is None or condition["low"] is None or condition["high"] is None:
        return None
    return Range(condition["low"], condition["high"])


def _questions(found: Sequence[AssessmentJson]) -> tuple[ComparedQuestion, ...]:
    standings = [_standings(assessment) for assessment in found]
    keys = _all_of(standings)
    return tuple(ComparedQuestion(*key, tuple(known.get(key, ABSENT) for known in standings)) for key in keys)


def _standings(assessment: AssessmentJson) -> dict[Key, QuestionStanding]:
    return {
        (condition["id"], question["id"]): standing_of(question)
        for condition in assessment["conditions"]
        for question in condition["questions"]
    }


def _all_of(groups: Iterable[Iterable[K]]) -> list[K]:
    """Everything that is in any group, once, in order."""
    return list(dict.fromkeys(key for group in groups for key in group))


def _warnings(found: Sequence[AssessmentJson], *, over_time: bool) -> Iterator[Message]:
    versions = dict.fromkeys(each["tool"]["content"] for each in found)
    if len(versions) > 1:
        yield Message("compare.versions", {"versions": ", ".join(versions)})
    names = dict.fromkeys(each["proposal"]["name"] for each in found)
    if over_time and len(names) > 1:
        yield Message("compare.names", {"names": ", ".join(names)})
