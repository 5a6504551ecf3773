"""The answers of a proposal, in every form that docs/formats.md gives, and what can be wrong with them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lea_check.files.problems import Flaw, KeyPath, flaw, meant, unknown
from lea_check.files.titles import titled
from lea_check.model.catalogue import Catalogue
from lea_check.model.message import Message
from lea_check.model.proposal import LEVEL_ANSWERS, UNANSWERED, UNKNOWN, Answer, Answers, Votes
from lea_check.model.vocabulary import ANSWER_PARTS, LEVELS, OVERALL

_PARTS = frozenset(ANSWER_PARTS)
MOST_HANDS = 1_000_000
NO_HANDS = (0,) * len(LEVELS)
_LEVEL_PARTS = frozenset(("level", "evidence", "note"))
_FORMS = ("level", "votes", "not_applicable")


@dataclass(frozen=True, slots=True)
class Scale:
    """How levels and hands are read: how many levels there are, and how many counts a vote may have.

    `votes_before`: what an answer replaced was always a vote, and stands there without its name.
    """

    levels: int
    hands: tuple[int, ...]
    votes_before: bool = False


NOW = Scale(len(LEVELS), (len(LEVELS), len(LEVELS) + 1))
EVER = Scale(4, (3, 4, 5))
"""What was answered before may be from a time when there were four levels."""
OLD = Scale(4, (3, 4, 5), votes_before=True)
"""A proposal of format 1."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The answers that a proposal holds, and what was noticed while they were read."""

    answers: Answers
    remarks: tuple[Message, ...] = ()


def parse_answers(data: Any, catalogue: Catalogue, flaws: list[Flaw], scale: Scale = NOW) -> Answered:
    """The answers in the plain data of a proposal; what is wrong is added to `flaws`."""
    path: KeyPath = ("answers",)
    if data is None:
        return Answered({})
    if not isinstance(data, dict):
        flaws.append(flaw(path, "mapping"))
        return Answered({})
    found: dict[str, dict[str, Answer]] = {}
    for name, value in data.items():
        ids = catalogue.answerable.get(name, ())
        if not ids or (OVERALL not in ids and not isinstance(value, dict)):
            flaws.append(_no_condition((*path, name), name, catalogue))
        else:
            found[name] = _condition(value, ids, (*path, name), flaws, scale)
    return _without_retired(found, catalogue)


def _no_condition(path: KeyPath, name: str, catalogue: Catalogue) -> Flaw:
    near = titled(name, catalogue.condition_by_id)
    if near:
        return meant(path, "condition", name, near, at_key=True)
    return unknown(path, "condition", name, catalogue.condition_by_id, at_key=True)


def _condition(data: Any, ids: Sequence[str], path: KeyPath, flaws: list[Flaw], scale: Scale) -> dict[str, Answer]:
    """The answers under a condition: one for its overall question, or one for each question that is named."""
    if not isinstance(data, dict):
        return {OVERALL: parse_answer(data, path, flaws, scale)}
    if not _PARTS.isdisjoint(data):
        if _PARTS.issuperset(data):
            return {OVERALL: parse_answer(data, path, flaws, scale)}
        key = next(key for key in data if key in _PARTS)
        flaws.append(flaw((*path, key), "both", at_key=True, name=key))
    found = {}
    for name, value in data.items():
        if name in ids:
            found[name] = parse_answer(value, (*path, name), flaws, scale)
        elif name not in _PARTS:
            flaws.append(unknown((*path, name), "question", name, ids, at_key=True))
    return found


def _without_retired(found: dict[str, dict[str, Answer]], catalogue: Catalogue) -> Answered:
    """The answers to questions that are no more stand where the content says: as an answer, or as one given before."""
    remarks = []
    for gone in catalogue.retired:
        old, new = gone.id.split("."), gone.becomes.split(".")
        answer = found.get(old[0], {}).pop(old[1], None)
        if answer is None or answer == UNANSWERED:
            continue
        remarks.append(Message("remark.retired", {"question": gone.id, "becomes": gone.becomes}))
        answers = found.setdefault(new[0], {})
        now = answers.get(new[1], UNANSWERED)
        free = gone.same and now.kind == "unanswered"
        answers[new[1]] = answer if free else now._replace(before=(*now.before, *flat(answer)))
    return Answered({name: each for name, each in found.items() if name in catalogue.condition_by_id}, tuple(remarks))


def flat(answer: Answer) -> tuple[Answer, ...]:
    """An answer as one given before, and then those that it replaced."""
    return (answer._replace(before=()), *answer.before)


def parse_answer(data: Any, path: KeyPath, flaws: list[Flaw], scale: Scale = NOW) -> Answer:
    """One answer: a level, `unknown`, nothing, or a mapping. A 3 is read as the yes that it is."""
    if data.__class__ is dict:
        return _mapping(data, path, flaws, scale)
    if data.__class__ is float and data.is_integer():
        data = int(data)
    if data.__class__ is int and 0 <= data <= LEVELS[-1] + 1:
        return _level(data, scale)
    if data is None:
        return UNANSWERED
    if data == "unknown":
        return UNKNOWN
    flaws.append(flaw(path, "level", given=_shown(data)))
    return UNANSWERED


def _level(level: int, scale: Scale) -> Answer:
    if level < len(LEVEL_ANSWERS):
        return LEVEL_ANSWERS[level]
    return Answer(kind="level", level=min(level, scale.levels - 1))


def _mapping(data: Mapping[str, Any], path: KeyPath, flaws: list[Flaw], scale: Scale) -> Answer:
    level = data.get("level")
    if level.__class__ is int and level in LEVELS and _LEVEL_PARTS.issuperset(data):  # nearly all
        evidence, note = _text(data, "evidence", path, flaws), _text(data, "note", path, flaws)
        return Answer("level", level, None, None, evidence, note)
    if not _PARTS.issuperset(data):
        flaws += [
            unknown((*path, key), "answer-part", key, ANSWER_PARTS, at_key=True) for key in data if key not in _PARTS
        ]
    evidence, note = _text(data, "evidence", path, flaws), _text(data, "note", path, flaws)
    before = tuple(_before(data["before"], (*path, "before"), flaws, scale)) if "before" in data else ()
    forms = [form for form in _FORMS if data.get(form) is not None]
    if len(forms) > 1:
        flaws.append(flaw((*path, forms[1]), "one-form", at_key=True, forms=", ".join(forms)))
        return UNANSWERED
    kind, level, votes, reason, *_ = _form(forms[0], data, path, flaws, scale) if forms else UNANSWERED
    return Answer(kind, level, votes, reason, evidence, note, before)


def _before(data: Any, path: KeyPath, flaws: list[Flaw], scale: Scale) -> Iterable[Answer]:
    """What an answer replaced, newest first: one answer, or a list of them."""
    if data is None:
        return
    if scale.votes_before:
        yield Answer(kind="votes", votes=_votes(data, path, flaws, scale))
        return
    items = [((*path, index), each) for index, each in enumerate(data)] if isinstance(data, list) else [(path, data)]
    for at, each in items:
        yield from flat(parse_answer(each, at, flaws, EVER))


def _form(form: str, data: Mapping[str, Any], path: KeyPath, flaws: list[Flaw], scale: Scale) -> Answer:
    value, at = data[form], (*path, form)
    if form == "level":
        if not isinstance(value, dict):
            return parse_answer(value, at, flaws, scale)
        flaws.append(flaw(at, "level", given=_shown(value)))
        return UNANSWERED
    if form == "votes":
        return Answer(kind="votes", votes=_votes(value, at, flaws, scale))
    reason = _text(data, form, path, flaws)
    if reason is None and isinstance(value, str):
        flaws.append(flaw(at, "reason"))
    return Answer(kind="not-applicable", reason=reason) if reason else UNANSWERED


def _votes(data: Any, path: KeyPath, flaws: list[Flaw], scale: Scale) -> Votes:
    if data == {}:
        flaws.append(flaw(path, "no-party"))
        return Votes(NO_HANDS)
    if isinstance(data, dict):
        flaws += [flaw((*path, party), "party", at_key=True) for party in data if not party.strip()]
        return Votes((), {party: _hands(hands, (*path, party), flaws, scale) for party, hands in data.items()})
    return Votes(_hands(data, path, flaws, scale), {})


def _hands(data: Any, path: KeyPath, flaws: list[Flaw], scale: Scale) -> tuple[int, ...]:
    if data.__class__ is not list or len(data) not in scale.hands:
        flaws.append(flaw(path, "hands"))
        return NO_HANDS
    wrong = [index for index, count in enumerate(data) if count.__class__ is not int or not 0 <= count <= MOST_HANDS]
    flaws += [flaw((*path, index), "hand", given=_shown(data[index]), most=MOST_HANDS) for index in wrong]
    return NO_HANDS if wrong else tuple(data)


def _text(data: Mapping[str, Any], key: str, path: KeyPath, flaws: list[Flaw]) -> str | None:
    value = data.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        flaws.append(flaw((*path, key), "text"))
        return None
    return value if value.strip() else None


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'"{value[:40]}"' if value.strip().isdigit() else value[:40]
    return str(value)[:40] if isinstance(value, (int, float)) else "…"
