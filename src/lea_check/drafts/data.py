"""A proposal in the making: plain data as in its file, of which every change makes a new one.

An answer is what the file holds: a level (0-3), "unknown", or a mapping with one of `level`, `votes` and
`not_applicable`, and beside it `evidence`, `note` and `before`.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from lea_check.model.catalogue import Condition
from lea_check.model.proposal import Votes
from lea_check.model.vocabulary import ANSWER_PARTS

Data = Mapping[str, Any]
MAIN_PARTS = ("level", "votes", "not_applicable")
REMARKS = ("evidence", "note")


def answers_of(data: Data, condition: str) -> Any:
    """What stands under a condition: an answer for the whole of it, a mapping of questions, or None."""
    return (data.get("answers") or {}).get(condition)


def is_whole(found: Any) -> bool:
    """Whether what stands under a condition is one answer for the whole of it."""
    return found is not None and (not isinstance(found, Mapping) or any(part in found for part in ANSWER_PARTS))


def answer_of(data: Data, condition: str, question: str | None) -> Any:
    """The answer to a question, or for the whole condition where `question` is None; None without one."""
    found = answers_of(data, condition)
    if question is None:
        return found if is_whole(found) else None
    return None if found is None or is_whole(found) else found.get(question)


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
    """Votes as an answer holds them: four or five counts of the room, or of each party."""
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
    found = [answer for condition in (data.get("answers") or {}).values() for answer in _answers_in(condition)]
    rounds = [parts_of(answer).get(name) for answer in found for name in ("votes", "before")]
    return max((_count(votes) for votes in rounds if votes), default=0)


def _answers_in(found: Any) -> Iterable[Any]:
    return found.values() if isinstance(found, Mapping) and not is_whole(found) else [found]


def _count(votes: Any) -> int:
    counts = votes.values() if isinstance(votes, Mapping) else [votes]
    return sum(sum(hands) for hands in counts)


def with_field(data: Data, name: str, value: Any) -> Data:
    """The data with one field changed; None takes the field away."""
    kept = {key: each for key, each in data.items() if key != name or value is not None}
    return kept if value is None else kept | {name: value}


def with_answer(
    data: Data, condition: Condition, question: str | None, parts: Mapping[str, Any], note: str | None = None
) -> Data:
    """The data with an answer given. Where a whole condition had one answer, its other questions keep it as `note`."""
    answer = parts["level"] if set(parts) == {"level"} else dict(parts)
    found = answers_of(data, condition.id)
    if question is None:
        new: Any = answer
    else:
        noted = {each.id: {"note": note} for each in condition.questions}
        old = noted if is_whole(found) else dict(found or {})
        new = {key: each for key, each in old.items() if key != question} | ({question: answer} if parts else {})
    return with_field(data, "answers", dict(data.get("answers") or {}) | {condition.id: new})
