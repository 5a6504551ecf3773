"""The content files: read from YAML, checked, and made into a catalogue."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar
from zlib import crc32

from lea_check.files.content.checks import check_content
from lea_check.files.content.folder import check_folder
from lea_check.files.content.paths import CATALOGUE_FILES, bundled_data, data_file, languages
from lea_check.files.content.texts import language_gaps
from lea_check.files.content.validation import record_of
from lea_check.files.problems import Flaw, InputError, Problem
from lea_check.files.text.documents import CONTENT_LIMITS, Document, read_document
from lea_check.files.text.formats import refuse_other_format
from lea_check.model.catalogue import Catalogue, Record, StepsFile, TypesFile
from lea_check.model.content_files import ConditionsFile, InitiativesFile, ProtocolFile, RegionsFile

MODELS: Mapping[str, type[Record]] = {
    "conditions": ConditionsFile,
    "initiatives": InitiativesFile,
    "types": TypesFile,
    "regions": RegionsFile,
    "steps": StepsFile,
    "protocol": ProtocolFile,
}

Model = TypeVar("Model", bound=Record)


class Part(NamedTuple):
    """One content file: what it says, and what it means."""

    document: Document
    record: Record
    own: bool


def read_catalogue(folder: Path | None) -> Catalogue:
    """The catalogue from its YAML files, with every check. Raises InputError."""
    parts = _parts(folder, CATALOGUE_FILES)
    conditions = _record(parts, "conditions", ConditionsFile)
    own = "".join(part.document.text for part in parts.values() if part.own)
    return Catalogue(
        version=conditions.version + (f"+{crc32(own.encode()):08x}" if own else ""),
        conditions=conditions.conditions,
        initiatives=_record(parts, "initiatives", InitiativesFile).initiatives,
        types=_record(parts, "types", TypesFile),
        regions=_record(parts, "regions", RegionsFile).regions,
        steps=_record(parts, "steps", StepsFile),
        retired=conditions.retired,
        gaps=tuple(
            gap
            for name, part in parts.items()
            if part.own
            for gap in language_gaps(MODELS[name], part.document.data, f"{name}.yaml", languages(folder))
        ),
    )


def load_protocol(data: str | Path | None = None) -> ProtocolFile:
    """The interview protocol (annex 2 of the study).

    `data`: a folder whose `protocol.yaml`, if it has one, replaces the bundled one. Raises InputError.
    """
    folder = None if data is None else Path(data)
    if folder is not None:
        check_folder(folder)
    return read_protocol(folder)


def read_protocol(folder: Path | None) -> ProtocolFile:
    """The protocol from its YAML file, with every check. Raises InputError."""
    return _record(_parts(folder, ("protocol",)), "protocol", ProtocolFile)


def content_problems(folder: Path) -> Iterator[Problem]:
    """All problems of the content files in a folder; those of its words are told by whoever reads words."""
    for read in (check_folder, read_catalogue, read_protocol):
        try:
            read(folder)
        except InputError as error:
            yield from error.problems


def _parts(folder: Path | None, names: Sequence[str]) -> dict[str, Part]:
    parts: dict[str, Part] = {}
    errors: list[InputError] = []
    for name in names:
        try:
            parts[name] = _part(name, folder)
        except InputError as error:
            errors.append(error)
    files = {name: (part.document, part.record) for name, part in parts.items()}
    own = {name for name, part in parts.items() if part.own}
    errors += check_content(files, languages(folder), languages(None), own)
    if errors:
        raise InputError(problem for error in errors for problem in error.problems)
    return parts


def _part(name: str, folder: Path | None) -> Part:
    path = data_file(f"{name}.yaml", folder)
    document = read_document(str(path), CONTENT_LIMITS)
    refuse_other_format(document, name)
    flaws: list[Flaw] = []
    record = record_of(MODELS[name], document.data, flaws)
    if flaws or record is None:
        raise document.error(flaws)
    return Part(document, record, own=path.parent != bundled_data())


def _record(parts: Mapping[str, Part], name: str, model: type[Model]) -> Model:
    record = parts[name].record
    assert isinstance(record, model)
    return record
