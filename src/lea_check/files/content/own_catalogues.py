"""Own initiatives beside the bundled ones, from files of the same form as `data/initiatives.yaml`."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from pydantic import ValidationError

from lea_check.files.content.checks import Ids, check_initiatives
from lea_check.files.content.paths import bundled_data, data_file, languages
from lea_check.files.content.texts import language_gaps, text_flaws
from lea_check.files.content.validation import MOST_FLAWS, record_of
from lea_check.files.model_errors import flaws_of
from lea_check.files.problems import Flaw, InputError, KeyPath, flaw
from lea_check.files.text.documents import CATALOGUE_LIMITS, CONTENT_LIMITS, Document, read_document
from lea_check.files.text.formats import refuse_other_format
from lea_check.model.catalogue import Catalogue, Initiative
from lea_check.model.content_files import InitiativesFile

FORMAT = "lea-check/initiatives/2"
CATALOGUE = "lea-check/initiatives/"
"""What the format of a catalogue of any version begins with."""


class Own(NamedTuple):
    """An own catalogue: what it says, and the initiatives in it."""

    document: Document
    initiatives: tuple[Initiative, ...]


def with_own(base: Catalogue, paths: Sequence[str], data: Path | None) -> Catalogue:
    """The catalogue with the initiatives of own files after its own.

    `data`: the folder that `base` was read with. Raises InputError with all problems of all files.
    """
    found: list[Own] = []
    errors: list[InputError] = []
    for path in dict.fromkeys(paths):
        try:
            found.append(read_own(read_document(path, CATALOGUE_LIMITS), base, languages(data)))
        except InputError as error:
            errors.append(error)
    errors += _taken_ids(base, found, data)
    if errors:
        raise InputError(problem for error in errors for problem in error.problems)
    gaps = [
        gap
        for own in found
        for gap in language_gaps(InitiativesFile, own.document.data, own.document.file, languages(data))
    ]
    changed = {
        "version": f"{base.version}+{_checksum(found)}",
        "initiatives": (*base.initiatives, *(each for own in found for each in own.initiatives)),
        "gaps": (*base.gaps, *gaps),
    }
    # Not a copy, which would keep what `base` has worked out of its own initiatives.
    return Catalogue.model_construct(**(dict(base) | changed))


def read_own(document: Document, base: Catalogue, known_languages: Sequence[str]) -> Own:
    """The initiatives in one own catalogue. Raises InputError with all its problems."""
    refuse_other_format(document, "initiatives")
    data = document.data
    wrong = chain(check_initiatives(data, _ids(base)), text_flaws(InitiativesFile, data, known_languages))
    flaws = [*islice(wrong, MOST_FLAWS)]
    given = {"file": document.file}
    marked = data
    if isinstance(data, dict) and isinstance(data.get("initiatives"), list):
        listed = [each | given if isinstance(each, dict) else each for each in data["initiatives"]]
        marked = data | {"initiatives": listed}
    record = record_of(InitiativesFile, marked, flaws)
    if flaws or record is None:
        raise document.error(flaws)
    return Own(document, record.initiatives)


def draft_flaws(draft: Any, index: int, base: Catalogue, known_languages: Sequence[str]) -> list[Flaw]:
    """What is wrong in a recording under way; what it does not say yet may be missing."""
    if not isinstance(draft, dict):
        return [flaw(("drafts", index), "mapping")]
    lessons = draft.get("conditions")
    if isinstance(lessons, dict):  # what came up may have no lesson yet
        filled = {name: [_whole_lesson(each) for each in found] for name, found in lessons.items() if found}
        draft = draft | {"conditions": filled}
    standing_in = base.initiatives[0].model_dump(mode="json", exclude_none=True)
    known = {key: each for key, each in draft.items() if key in standing_in or key in ("interview", "partners")}
    data = {"format": FORMAT, "initiatives": [{**standing_in, **known}]}
    flaws = [*check_initiatives(data, _ids(base)), *text_flaws(InitiativesFile, data, known_languages)]
    try:
        InitiativesFile.model_validate(data)
    except ValidationError as error:
        flaws += flaws_of(error, InitiativesFile)
    return [each._replace(path=("drafts", index, *each.path[2:])) for each in flaws]


def _whole_lesson(lesson: Any) -> Any:
    return {"lesson": {"nl": "?"}, "source": "?"} | lesson if isinstance(lesson, dict) else lesson


def _ids(base: Catalogue) -> Ids:
    return {
        "condition": list(base.condition_by_id),
        "any-question": list(base.question_by_key),
        "type": list(base.type_by_id),
        "goal": list(base.goal_by_id),
        "target group": list(base.group_by_id),
    }


def _taken_ids(base: Catalogue, found: Sequence[Own], data: Path | None) -> Iterator[InputError]:
    """An id that another catalogue, or ours, has already; the message says where."""
    first: dict[str, tuple[Document | None, int]] = dict.fromkeys(base.initiative_by_id, (None, 0))
    for own in found:
        flaws: list[Flaw] = []
        for index, initiative in enumerate(own.initiatives):
            if initiative.id in first:
                where = _where(initiative.id, *first[initiative.id], data)
                flaws.append(flaw(_id_path(index), "exists", name=initiative.id, place=where))
            first.setdefault(initiative.id, (own.document, index))
        if flaws:
            yield own.document.error(flaws)


def _where(name: str, document: Document | None, index: int, data: Path | None) -> str:
    """File and line of an id: in an own catalogue, or in the content that comes first."""
    if document is not None:
        return _line(document, _id_path(index), document.file)
    path = data_file("initiatives.yaml", data)
    shown = path.name if path.parent == bundled_data() else str(path)
    content = read_document(str(path), CONTENT_LIMITS)
    return _line(content, _id_path(_index(content.data, name)), shown)


def _line(document: Document, path: KeyPath, shown: str) -> str:
    return f"{shown}:{document.positions().of(path).line}"


def _index(data: Any, name: str) -> int:
    return next(index for index, each in enumerate(data["initiatives"]) if each["id"] == name)


def _id_path(index: int) -> KeyPath:
    return ("initiatives", index, "id")


def _checksum(found: Sequence[Own]) -> str:
    # Of the texts in a fixed order: which file is named first changes nothing in what is known.
    return f"{crc32(chr(0).join(sorted(own.document.text for own in found)).encode()):08x}"
