"""A proposal from a YAML or JSON file, with all its problems at once."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from numbers import Integral
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from lea_check.files.answers import OLD, Answered, parse_answers
from lea_check.files.model_errors import NOT_IN_FILES, flaws_of
from lea_check.files.old_format import FORMAT, is_old, upgraded
from lea_check.files.problems import (
    MOST_SHOWN,
    Flaw,
    InputError,
    KeyPath,
    Problem,
    duplicates,
    extra,
    flaw,
    meant,
    unknown,
)
from lea_check.files.text.documents import Document, read_document
from lea_check.files.text.formats import FORMATS, refuse_other_format
from lea_check.files.text.names import YAML_SUFFIXES
from lea_check.files.titles import Titled, titled
from lea_check.model.catalogue import Catalogue, Priority
from lea_check.model.message import Label, Message
from lea_check.model.proposal import UNANSWERED, Answers, Promise, Proposal

_OURS = re.compile("lea|check|proposal", re.IGNORECASE)  # also where somebody typed it in another way
_FIELDS = tuple(name for name in Proposal.model_fields if name not in NOT_IN_FILES)


DAY = len("2026-05-20")


def load_proposal(path: str | Path, catalogue: Catalogue, *, region: str | None = None) -> Proposal:
    """Read a proposal from a path, or from standard input for "-".

    `region` wins over the region in the file. Raises InputError with all problems, by line and column.

    >>> from lea_check import load_catalogue, load_proposal
    >>> proposal = load_proposal("proposal.yaml", load_catalogue())
    >>> proposal.name, proposal.goals
    ('Docent in bedrijf', ('teacher-development', 'career-orientation'))
    """
    return proposal_of(read_document(str(path)), catalogue, region=region)


def proposal_from(mapping: Mapping[str, Any], catalogue: Catalogue) -> Proposal:
    """Make a proposal from a dict, of the keys and values that its file would hold. `format` may be left out.

    Raises InputError with all problems, as for a file; each names its place, such as `answers.demand` or `goals.0`.

    >>> from lea_check import load_catalogue, proposal_from
    >>> given = {"name": "Plan", "goals": ["upskilling"], "target_groups": ["workers"], "answers": {"demand": 2}}
    >>> proposal_from(given, load_catalogue()).answers["demand"]["overall"].level
    2
    """
    data = plain(mapping)
    return proposal_of(
        Document("", "", {"format": FORMAT, **data} if isinstance(data, dict) else data, True), catalogue
    )


def proposal_of(document: Document, catalogue: Catalogue, *, region: str | None = None) -> Proposal:
    """The proposal that a document holds. Raises InputError with all problems."""
    data = document.data
    if not isinstance(data, dict):
        raise document.error([flaw((), "empty" if data is None else "top")])
    refuse_other_format(document, "proposal")
    if region is not None and region not in catalogue.region_by_id:
        message = unknown((), "region", region, catalogue.region_by_id).message
        raise InputError([Problem(document.file, None, None, message)])
    flaws: list[Flaw] = []
    # A key without a value is a field that was left open, as in the file that `new` writes.
    given = {key: value for key, value in data.items() if value is not None or key not in _FIELDS}
    answered = _answers(given, catalogue, flaws)
    given.pop("answers", None)  # which are what they must be
    flaws += [*_check(given, catalogue, region)]
    given |= {"file": document.name or None} if "file" not in given else {}
    given |= {"format": FORMAT} if is_old(given) else {}
    try:
        proposal = Proposal.model_validate(given)
    except ValidationError as error:
        flaws += [_asked_for(each, document) for each in flaws_of(error, Proposal)]
    if flaws:
        raise document.error(flaws)
    changes: dict[str, Any] = {
        "answers": answered.answers,
        "remarks": (*answered.remarks, *_remarks(data, proposal, answered.answers)),
        "plan": tuple(_for_now(each, catalogue) for each in proposal.plan),
    }
    return proposal.model_copy(update=changes | ({"region": region} if region else {}))


def other_kind(document: Document) -> str | None:
    """What a document is that was written for something else than proposals; empty for YAML that does not say it.

    None for what may be a proposal: it has a field that is ours, or is nothing that a program would write.
    """
    data = document.data
    if not isinstance(data, dict):
        return None
    if "json-schema.org" in str(data.get("$schema")):
        return "JSON Schema"
    given = data.get("format")
    if isinstance(given, str) and (FORMATS.get(given, "proposal") != "proposal" or not _OURS.search(given)):
        return given
    ours = document.is_json or data.keys() & {*_FIELDS} or any(len(key) > MOST_SHOWN for key in data)
    return None if ours else ""


def _answers(given: dict[str, Any], catalogue: Catalogue, flaws: list[Flaw]) -> Answered:
    """The answers; those of format 1 are checked as they stand, and then kept as answered before."""
    if not is_old(given):
        return parse_answers(given.get("answers"), catalogue, flaws)
    before = len(flaws)
    parse_answers(given.get("answers"), catalogue, flaws, OLD)
    if len(flaws) > before:
        return Answered({})
    kept = parse_answers(upgraded(given).get("answers"), catalogue, [])
    return replace(kept, remarks=())  # nothing of it counts, so one line says it all


def _remarks(data: Mapping[str, Any], proposal: Proposal, answers: Answers) -> Iterable[Message]:
    """What is to be said of how a proposal was read."""
    if is_old(data):
        asked = (proposal.file or "").lower().endswith(YAML_SUFFIXES)
        yield Message(
            "remark.old-format", {"file": proposal.file if asked and proposal.file else Label("metavar", "FILE")}
        )
    elif proposal.content is None and any(each != UNANSWERED for given in answers.values() for each in given.values()):
        yield Message("remark.no-content")


def _asked_for(found: Flaw, document: Document) -> Flaw:
    """What is missing at the top can be asked for."""
    asked = document.file.lower().endswith(YAML_SUFFIXES)
    if asked and found.reason == "missing" and len(found.path) == 1:
        params = {**found.message.params, "file": document.file}
        return found._replace(message=Message("problem.missing-field", params))
    return found


def _check(data: Mapping[str, Any], catalogue: Catalogue, region: str | None) -> Iterable[Flaw]:
    yield from (extra((name,), name, _FIELDS) for name in NOT_IN_FILES if name in data)
    if data.get("format") is None:
        yield flaw(("format",), "missing", at_key=True, name="format")
    yield from _ids(("goals",), "goal", data.get("goals"), catalogue.goal_by_id)
    yield from _ids(("target_groups",), "target group", data.get("target_groups"), catalogue.group_by_id)
    for field in ("goals", "target_groups", "education_levels", "sectors", "priorities", "networks"):
        yield from duplicates((field,), data.get(field))
    yield from _id(("type",), "type", data.get("type"), catalogue.type_by_id)
    yield from _plan(data.get("plan"), catalogue)
    if region is None:
        yield from _id(("region",), "region", data.get("region"), [*catalogue.region_by_id])
        yield from _ids(("priorities",), "priority", data.get("priorities"), _priorities(data, catalogue))


def _priorities(data: Mapping[str, Any], catalogue: Catalogue) -> Mapping[str, Priority]:
    name = data.get("region")
    own = catalogue.region_by_id.get(name) if isinstance(name, str) else None
    regions = [own] if own else catalogue.regions
    return {priority.id: priority for region in regions for priority in region.priorities}


def _ids(path: KeyPath, what: str, values: Any, known: Iterable[str] | Mapping[str, Titled]) -> Iterable[Flaw]:
    for index, value in enumerate(values if isinstance(values, list) else ()):
        yield from _id((*path, index), what, value, known)


def _id(path: KeyPath, what: str, value: Any, known: Iterable[str] | Mapping[str, Titled]) -> Iterable[Flaw]:
    if isinstance(value, str) and value not in known:
        near = titled(value, known) if isinstance(known, Mapping) else None
        yield meant(path, what, value, near) if near else unknown(path, what, value, known)


def _plan(data: Any, catalogue: Catalogue) -> Iterable[Flaw]:
    gone = {each.id for each in catalogue.retired}
    for index, promise in enumerate(data if isinstance(data, list) else ()):
        if isinstance(promise, dict):
            at: KeyPath = ("plan", index)
            question = promise.get("question")
            if isinstance(question, str) and question not in catalogue.question_by_key and question not in gone:
                yield _no_question((*at, "question"), question, catalogue)


def _for_now(promise: Promise, catalogue: Catalogue) -> Promise:
    """A step for a question that is no more is one for the question that took its place."""
    becomes = next((gone.becomes for gone in catalogue.retired if gone.id == promise.question), None)
    return promise.model_copy(update={"question": becomes}) if becomes else promise


def _no_question(path: KeyPath, given: str, catalogue: Catalogue) -> Flaw:
    """A question of a plan is named with its condition; one without is the hint."""
    keys = catalogue.question_by_key
    near = next((key for key in keys if key.endswith(f".{given}")), None) or titled(given, keys)
    return meant(path, "any-question", given, near) if near else unknown(path, "any-question", given, keys)


def plain(value: Any) -> Any:
    """A value as a file would hold it: mappings as dicts, sequences as lists, dates as text, whole numbers as such."""
    match value:
        case Mapping():
            return {str(key): plain(each) for key, each in value.items()}
        case list() | tuple():
            return [plain(each) for each in value]
        case date():  # also a moment, as databases and data frames have them
            return value.isoformat()[:DAY]
        case Integral() if not isinstance(value, bool):  # also one of a data frame
            return int(value)
        case _:
            return value
