"""A proposal in the making: plain data as in its file, of which every change makes a new one.

An answer is what the file holds: a level (0-2), "unknown", or a mapping with at most one of `level`, `votes` and
`not_applicable`, and beside it `evidence`, `note` and `before`. Under a condition stands the answer to its overall
question, or a mapping of question ids to answers in which `overall` is that one.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from lea_check.files.problems import KeyPath
from lea_check.model.catalogue import Condition
from lea_check.model.proposal import Votes
from lea_check.model.vocabulary import ANSWER_PARTS, OVERALL

Data = Mapping[str, Any]
MAIN_PARTS = ("level", "votes", "not_applicable")
REMARKS = ("evidence", "note")


def answers_of(data: Data, condition: str) -> Mapping[str, Any]:
    """The answers under a condition by question id, with the one to its overall question as `overall`."""
    found = (data.get("answers") or {}).get(condition)
    if found is None:
        return {}
    if not isinstance(found, Mapping) or any(part in found for part in ANSWER_PARTS):
        return {OVERALL: found}
    return found


def answer_of(data: Data, condition: str, question: str | None) -> Any:
    """The answer to a question, or to the overall question where `question` is None; None without one."""
    return answers_of(data, condition).get(question or OVERALL)


def parts_of(answer: Any) -> dict[str, Any]:
    """An answer as a mapping of its parts."""
    return dict(answer) if isinstance(answer, Mapping) else {} if answer is None else {"level": answer}


def remarks_of(answer: Any) -> dict[str, Any]:
    """The evidence and the note beside an answer."""
    parts = parts_of(answer)
    return {name: parts[name] for name in REMARKS if name in parts}


def is_answered(answer: Any) -> bool:
    """Whether it says a level, votes, "unknown" or why not; a note alone is no answer."""
    return any(parts_of(answer).get(part) is not None for part in MAIN_PARTS)


def is_out(answer: Any) -> bool:
    """Whether it says that the question does not apply."""
    return parts_of(answer).get("not_applicable") is not None


def votes_of(plain: Any) -> Votes:
    """Votes as an answer holds them: three or four counts of the room, or of each party."""
    if isinstance(plain, Mapping):
        return Votes((), {party: tuple(hands) for party, hands in plain.items()})
    return Votes(tuple(plain), {})


def votes_data(votes: Votes) -> Any:
    """The same as `votes_of` takes: lists of counts, by party where there are parties."""
    if votes.parties:
        return {party: list(hands) for party, hands in votes.parties.items()}
    return list(votes.room)


def most_hands(data: Data) -> int:
    """The most hands that any vote in the proposal counted; 0 without votes."""
    found = [answer for condition in data.get("answers") or {} for answer in answers_of(data, condition).values()]
    votes = [parts_of(each).get("votes") for answer in found for each in (answer, *before_of(answer))]
    return max((_count(each) for each in votes if each), default=0)


def _count(votes: Any) -> int:
    counts = votes.values() if isinstance(votes, Mapping) else [votes]
    return sum(sum(hands) for hands in counts)


def before_of(answer: Any) -> list[Any]:
    """What an answer replaced, newest first."""
    before = parts_of(answer).get("before")
    return before if isinstance(before, list) else [] if before is None else [before]


def with_field(data: Data, name: str, value: Any) -> Data:
    """The data with one field changed; None takes the field away."""
    kept = {key: each for key, each in data.items() if key != name or value is not None}
    return kept if value is None else kept | {name: value}


def value_at(data: Any, path: KeyPath) -> Any:
    """What stands at a path of keys, and of numbers in lists; None where nothing does."""
    for key in path:
        if isinstance(data, Mapping):
            data = data.get(key)
        elif isinstance(data, Sequence) and isinstance(key, int) and key < len(data):
            data = data[key]
        else:
            return None
    return data


def with_partner(data: Data, index: int, part: str, value: Any) -> Data:
    """The data with a part of a partner changed; without a name there is no such partner."""
    partners = list(data.get("partners") or [])
    partner = dict(partners[index]) if index < len(partners) else {}
    gone = part == "name" and value is None
    partners[index : index + 1] = [] if gone else [partner | {part: value}]
    return with_field(data, "partners", partners)


def with_core(data: Data, names: Sequence[str]) -> Data:
    """The data with these partners as the core; of who is known already only the role changes."""
    known = [dict(each) for each in data.get("partners") or []]
    core = {name.casefold() for name in names}
    for each in known:
        if str(each.get("name")).casefold() in core:
            each["role"] = "core"
        elif each.get("role", "core") == "core":
            each["role"] = "joining"
    there = {str(each.get("name")).casefold() for each in known}
    new = [{"name": name, "role": "core"} for name in names if name.casefold() not in there]
    return with_field(data, "partners", [*known, *new]) if known or new else data


def with_answer(data: Data, condition: Condition, question: str | None, parts: Mapping[str, Any]) -> Data:
    """The data with an answer given. What it replaces stays in it as `before`; other answers stay as they are.

    One that says the same replaces nothing, and keeps what stood beside it.
    """
    found, name = answers_of(data, condition.id), question or OVERALL
    return _with(data, condition, found, name, _replacing(found.get(name), parts))


def with_remark(data: Data, condition: Condition, question: str | None, part: str, text: str | None) -> Data:
    """The data with evidence or a note beside an answer, or without it where `text` is None."""
    found, name = answers_of(data, condition.id), question or OVERALL
    kept = {key: each for key, each in parts_of(found.get(name)).items() if key != part}
    remark = {part: text} if text else {}
    order = (*MAIN_PARTS, *REMARKS, "before")
    whole = dict(sorted((kept | remark).items(), key=lambda each: order.index(each[0])))
    return _with(data, condition, found, name, whole)


def _with(data: Data, condition: Condition, found: Mapping[str, Any], name: str, parts: Mapping[str, Any]) -> Data:
    answer = _short(parts)
    new = {key: each for key, each in found.items() if key != name} | ({name: answer} if answer is not None else {})
    whole = new[OVERALL] if set(new) == {OVERALL} else new
    return with_field(data, "answers", dict(data.get("answers") or {}) | {condition.id: whole})


def _replacing(old: Any, parts: Mapping[str, Any]) -> dict[str, Any]:
    """An answer, with the one that it replaces as `before`."""
    kept = {key: each for key, each in parts.items() if key != "before"}
    before = before_of(old)
    if is_answered(old) and _says_the_same(parts_of(old), kept):
        kept |= {name: each for name, each in remarks_of(old).items() if name not in kept}
    elif is_answered(old):
        before = [_short({key: each for key, each in parts_of(old).items() if key != "before"}), *before]
    return kept | ({"before": before if len(before) > 1 else before[0]} if before else {})


def _says_the_same(old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    """Whether a new answer takes nothing from the old one; what it adds beside it is more, and nothing else."""
    added = (name in new and name in old and new[name] != old[name] for name in REMARKS)
    return all(old.get(part) == new.get(part) for part in MAIN_PARTS) and not any(added)


def _short(parts: Mapping[str, Any]) -> Any:
    """An answer as briefly as a file can hold it; None for nothing at all."""
    return parts["level"] if set(parts) == {"level"} else dict(parts) or None
