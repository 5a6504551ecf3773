"""A proposal with the votes that were counted; evidence, notes and everything else stay."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from lea_check.drafts.answer_text import quick_note, without_quick
from lea_check.drafts.data import (
    Data,
    answer_of,
    answers_of,
    is_answered,
    is_whole,
    parts_of,
    remarks_of,
    votes_data,
    with_answer,
    with_field,
)
from lea_check.model.catalogue import Catalogue
from lea_check.tally.columns import Column
from lea_check.tally.count import Tally
from lea_check.tally.questions import REMARKS_TARGET, Target
from lea_check.tally.votes import Counted
from lea_check.words import Words


class Change(NamedTuple):
    """A question that gets votes: what was there (`whole`: for the condition; None: nothing), and what comes."""

    counted: Counted
    earlier: Any
    whole: bool
    answer: Mapping[str, Any]


class Plan(NamedTuple):
    """What to write: the data of the proposal with all changes, the changes, how many remarks, and what stays out."""

    data: Data
    changes: tuple[Change, ...]
    remarks: int
    kept: tuple[Column, ...]


def plan(data: Data, found: Tally, catalogue: Catalogue, words: Words, *, second_round: bool) -> Plan:
    """The proposal with the votes and remarks. In `words` a note tells a whole answer that gives way to its questions.

    Questions that nobody answered are left as they are, and so are conditions whose single questions are
    answered while the export asks the whole.
    """
    changes: list[Change] = []
    voted = [each for each in found.counted if any(each.votes.pooled())]
    for each in voted:
        condition = catalogue.condition_by_id[each.target.condition]
        if each.target.question is None and _has_answers(data, condition.id):
            continue
        there = answers_of(data, condition.id)
        gives_way = is_whole(there) and each.target.question is not None
        earlier = there if gives_way else answer_of(data, condition.id, each.target.question)
        kept = remarks_of(there) if gives_way else without_quick(earlier, words)
        answer = _answer(each, kept, second_round=second_round)
        changes.append(Change(each, earlier if is_answered(earlier) else None, gives_way, answer))
        note = quick_note(there, words) if gives_way else None
        data = with_answer(data, condition, each.target.question, answer, note)
    out = {each.target for each in voted} - {each.counted.target for each in changes}
    data, remarks = _with_remarks(data, found, catalogue, words)
    return Plan(data, tuple(changes), remarks, tuple(each for each in found.columns if each.target in out))


def _has_answers(data: Data, condition: str) -> bool:
    found = answers_of(data, condition)
    return isinstance(found, Mapping) and not is_whole(found) and any(map(is_answered, found.values()))


def _answer(counted: Counted, earlier: Any, *, second_round: bool) -> dict[str, Any]:
    """Votes, the earlier ones as `before` in a second round, and the remarks that were there."""
    parts = parts_of(earlier)
    before = parts.get("votes" if second_round else "before")
    return {"votes": votes_data(counted.votes)} | ({"before": before} if before else {}) | remarks_of(earlier)


def _with_remarks(data: Data, found: Tally, catalogue: Catalogue, words: Words) -> tuple[Data, int]:
    """The proposal with what people remarked, and how much of that is new: what stands there already stays once."""
    count = 0
    for each in found.remarks:
        there = _note(data, each.target)
        new = [text for text in each.texts if text not in there]
        count += len(new)
        if new and each.target == REMARKS_TARGET:
            title = words("tally.notes-title")
            lines = [*([] if title in there else [title]), *(f"- {text}" for text in new)]
            data = with_field(data, "notes", "\n".join(filter(None, [there.rstrip(), *lines])))
        elif new:
            data = _with_note(data, each.target, [there, *new], catalogue)
    return data, count


def _note(data: Data, target: Target) -> str:
    if target == REMARKS_TARGET:
        return str(data.get("notes") or "")
    return str(parts_of(answer_of(data, target.condition, target.question)).get("note") or "")


def _with_note(data: Data, target: Target, texts: Iterable[str], catalogue: Catalogue) -> Data:
    parts = parts_of(answer_of(data, target.condition, target.question))
    note = "; ".join(filter(None, texts))
    condition = catalogue.condition_by_id[target.condition]
    return with_answer(data, condition, target.question, parts | {"note": note})
