"""The answers of a proposal: every form of product contract section 3, and what can be wrong with them."""

from collections.abc import Mapping
from typing import Any

from lea_check.files.problems import Flaw, KeyPath, flaw, unknown
from lea_check.model.catalogue import Catalogue, Condition
from lea_check.model.proposal import LEVEL_ANSWERS, UNANSWERED, UNKNOWN, Answer, Answers, Votes
from lea_check.model.vocabulary import ANSWER_PARTS

_PARTS = frozenset(ANSWER_PARTS)
MOST_HANDS = 1_000_000
_LEVEL_PARTS = frozenset(("level", "evidence", "note"))
_FORMS = ("level", "votes", "not_applicable")


def parse_answers(data: Any, catalogue: Catalogue, flaws: list[Flaw]) -> Answers:
    """The answers in the plain data of a proposal; what is wrong is added to `flaws`."""
    path: KeyPath = ("answers",)
    if data is None:
        return {}
    if not isinstance(data, dict):
        flaws.append(flaw(path, "mapping"))
        return {}
    found: dict[str, Answer | Mapping[str, Answer]] = {}
    for name, value in data.items():
        condition = catalogue.condition_by_id.get(name)
        if condition is None:
            flaws.append(unknown((*path, name), "condition", name, catalogue.condition_by_id, at_key=True))
        else:
            found[name] = _condition(value, condition, (*path, name), flaws)
    return found


def _condition(data: Any, condition: Condition, path: KeyPath, flaws: list[Flaw]) -> Answer | Mapping[str, Answer]:
    if not isinstance(data, dict) or (data and _PARTS.issuperset(data)):
        return parse_answer(data, path, flaws)
    ids = [question.id for question in condition.questions]
    if not _PARTS.isdisjoint(data):
        key = next(key for key in data if key in _PARTS)
        flaws.append(flaw((*path, key), "both", at_key=True, name=key))
    found = {}
    for name, value in data.items():
        if name in ids:
            found[name] = parse_answer(value, (*path, name), flaws)
        elif name not in _PARTS:
            flaws.append(unknown((*path, name), "question", name, ids, at_key=True))
    return found


def parse_answer(data: Any, path: KeyPath, flaws: list[Flaw]) -> Answer:
    """One answer: a level 0-3, `unknown`, nothing, or a mapping."""
    if data.__class__ is int and 0 <= data <= 3:
        return LEVEL_ANSWERS[data]
    if data is None:
        return UNANSWERED
    if data == "unknown":
        return UNKNOWN
    if not isinstance(data, dict):
        flaws.append(flaw(path, "level", given=_shown(data)))
        return UNANSWERED
    return _mapping(data, path, flaws)


def _mapping(data: Mapping[str, Any], path: KeyPath, flaws: list[Flaw]) -> Answer:
    level = data.get("level")
    if level.__class__ is int and 0 <= level <= 3 and _LEVEL_PARTS.issuperset(data):  # nearly all
        evidence, note = _text(data, "evidence", path, flaws), _text(data, "note", path, flaws)
        return Answer("level", level, None, None, None, evidence, note)
    if not _PARTS.issuperset(data):
        flaws += [
            unknown((*path, key), "answer-part", key, ANSWER_PARTS, at_key=True) for key in data if key not in _PARTS
        ]
    forms = [form for form in _FORMS if data.get(form) is not None]
    evidence, note = _text(data, "evidence", path, flaws), _text(data, "note", path, flaws)
    if len(forms) > 1:
        flaws.append(flaw((*path, forms[1]), "one-form", at_key=True, forms=", ".join(forms)))
        return UNANSWERED
    if not forms:
        flaws += [
            flaw((*path, key), "no-form", at_key=True, name=key)
            for key in ("evidence", "before")
            if data.get(key) is not None
        ]
        return Answer(note=note)
    if "votes" not in forms and data.get("before") is not None:
        flaws.append(flaw((*path, "before"), "before", at_key=True))
    bare = _form(forms[0], data, path, flaws)
    return Answer(bare.kind, bare.level, bare.votes, bare.before, bare.reason, evidence, note)


def _form(form: str, data: Mapping[str, Any], path: KeyPath, flaws: list[Flaw]) -> Answer:
    value, at = data[form], (*path, form)
    if form == "level":
        if not isinstance(value, dict):
            return parse_answer(value, at, flaws)
        flaws.append(flaw(at, "level", given=_shown(value)))
        return UNANSWERED
    if form == "votes":
        before = data.get("before")
        return Answer(
            kind="votes",
            votes=_votes(value, at, flaws),
            before=None if before is None else _votes(before, (*path, "before"), flaws),
        )
    reason = _text(data, form, path, flaws)
    if reason is None and isinstance(value, str):
        flaws.append(flaw(at, "reason"))
    return Answer(kind="not-applicable", reason=reason)


def _votes(data: Any, path: KeyPath, flaws: list[Flaw]) -> Votes:
    if isinstance(data, dict):
        if not data:
            flaws.append(flaw(path, "no-party"))
        flaws += [flaw((*path, party), "party", at_key=True) for party in data if not party.strip()]
        return Votes((), {party: _hands(hands, (*path, party), flaws) for party, hands in data.items()})
    return Votes(_hands(data, path, flaws), {})


def _hands(data: Any, path: KeyPath, flaws: list[Flaw]) -> tuple[int, ...]:
    if not isinstance(data, list) or len(data) not in (4, 5):
        flaws.append(flaw(path, "hands"))
        return (0, 0, 0, 0)
    wrong = [index for index, count in enumerate(data) if count.__class__ is not int or not 0 <= count <= MOST_HANDS]
    flaws += [flaw((*path, index), "hand", given=_shown(data[index]), most=MOST_HANDS) for index in wrong]
    return (0, 0, 0, 0) if wrong else tuple(data)


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
