"""A proposal with the votes that were counted; evidence, notes and everything else stay."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from lea_check.drafts.data import (
    Data,
    answer_of,
    is_answered,
    parts_of,
    remarks_of,
    votes_data,
    with_answer,
    with_field,
    with_remark,
)
from lea_check.drafts.version import with_version
from lea_check.model.catalogue import Catalogue
from lea_check.tally.count import Tally
from lea_check.tally.reading.questions import REMARKS_TARGET, Target
from lea_check.tally.votes import Counted
from lea_check.words import Words


class VoteChange(NamedTuple):
    """A question that gets votes: what was there (None: nothing), and what comes."""

    counted: Counted
    earlier: Any
    answer: Mapping[str, Any]


class Plan(NamedTuple):
    """What to write: the data of the proposal with all changes, the changes, and how many remarks."""

    data: Data
    changes: tuple[VoteChange, ...]
    remarks: int


def plan(data: Data, found: Tally, catalogue: Catalogue, words: Words) -> Plan:
    """The proposal with the votes and remarks; what the votes replace stays in it as answered before.

    Questions that nobody answered are left as they are.
    """
    changes: list[VoteChange] = []
    for each in found.counted:
        if any(each.votes.pooled()):
            condition = catalogue.condition_by_id[each.target.condition]
            earlier = answer_of(data, condition.id, each.target.question)
            answer = {"votes": votes_data(each.votes)} | remarks_of(earlier)
            changes.append(VoteChange(each, earlier if is_answered(earlier) else None, answer))
            data = with_answer(data, condition, each.target.question, answer)
    if changes:
        data = with_version(data, {each.counted.target.id for each in changes}, catalogue)
    data, remarks = _with_remarks(data, found, catalogue, words)
    return Plan(data, tuple(changes), remarks)


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
    condition = catalogue.condition_by_id[target.condition]
    return with_remark(data, condition, target.question, "note", "; ".join(filter(None, texts)))
