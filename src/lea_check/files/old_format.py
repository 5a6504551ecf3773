"""Proposals of format 1, in which 2 of four levels meant *a part*: what they answered is kept, and does not count."""

from collections.abc import Mapping
from typing import Any

from lea_check.model.vocabulary import ANSWER_PARTS, OVERALL

OLD_FORMAT = "lea-check/proposal/1"
FORMAT = "lea-check/proposal/2"


def is_old(data: object) -> bool:
    """Whether plain data says that it is a proposal of format 1."""
    return isinstance(data, Mapping) and data.get("format") == OLD_FORMAT


def upgraded(data: Mapping[str, Any]) -> dict[str, Any]:
    """The same proposal in format 2: what was answered stands there as answered before; the rest stays as it is."""
    answers = data.get("answers")
    new = {**data, "format": FORMAT}
    if isinstance(answers, Mapping):
        new["answers"] = {condition: _upgraded_condition(given) for condition, given in answers.items()}
    return new


def _upgraded_condition(given: Any) -> Any:
    if isinstance(given, Mapping) and not any(part in given for part in ANSWER_PARTS):
        return {question: _upgraded_answer(answer) for question, answer in given.items()}
    return None if given is None else {OVERALL: _upgraded_answer(given)}


def _upgraded_answer(given: Any) -> Any:
    """Evidence and notes stay beside it, and so does why a question does not apply."""
    parts = dict(given) if isinstance(given, Mapping) else {"level": given}
    level, votes = parts.pop("level", None), parts.pop("votes", None)
    before = [each for each in (_before(level, votes), _votes(parts.pop("before", None))) if each is not None]
    if level == "unknown":
        parts["level"] = level
    if before:
        parts["before"] = before if len(before) > 1 else before[0]
    return parts or None


def _before(level: Any, votes: Any) -> Any:
    return _votes(votes) if votes is not None else None if level == "unknown" else level


def _votes(votes: Any) -> Any:
    return None if votes is None else {"votes": votes}
