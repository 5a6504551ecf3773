"""The knowledge from `data/`: read, checked, and made into a catalogue.

`--data DIR` lays a folder over the bundled one, file by file.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, TypeVar

from pydantic import ValidationError

from ..model.catalogue import (
    Catalogue,
    ConditionsFile,
    InitiativesFile,
    ProtocolFile,
    Record,
    RegionsFile,
    StepsFile,
    TypesFile,
)
from .compiled import read_compiled, write_compiled
from .content_checks import check_content, missing_languages
from .documents import CONTENT_LIMITS, Document, read_document
from .problems import InputError, from_pydantic

MODELS: Mapping[str, type[Record]] = {
    "conditions": ConditionsFile,
    "initiatives": InitiativesFile,
    "types": TypesFile,
    "regions": RegionsFile,
    "steps": StepsFile,
    "protocol": ProtocolFile,
}
COMPILED = "compiled.json"

Model = TypeVar("Model", bound=Record)


class Part(NamedTuple):
    """One content file: what it says, and what it means."""

    document: Document
    record: Record
    own: bool


def bundled_data() -> Path:
    """The folder with the bundled knowledge: inside an installed package, or at the top of a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "data"
    return inside if inside.is_dir() else package.parent.parent / "data"


def data_file(name: str, data: Path | None) -> Path:
    """The path of a content file: the one in `data`, if it has one, else the bundled one."""
    own = data / name if data else None
    return own if own and own.exists() else bundled_data() / name


def load_catalogue(data: str | Path | None = None) -> Catalogue:
    """The knowledge that assessments rest on. `data`: a folder whose files replace bundled ones.

    Raises InputError with all problems of the content, by file, line and column.
    """
    folder = _folder(data)
    return _compiled_catalogue() or read_catalogue(None) if folder is None else read_catalogue(folder)


def load_protocol(data: str | Path | None = None) -> ProtocolFile:
    """The interview protocol (annex 2). Raises InputError."""
    return _record(_parts(_folder(data), ("protocol",)), "protocol", ProtocolFile)


def read_catalogue(folder: Path | None) -> Catalogue:
    """The catalogue from its YAML files, with every check. Raises InputError."""
    parts = _parts(folder, tuple(MODELS))
    conditions = _record(parts, "conditions", ConditionsFile)
    own = [part.document.text for part in parts.values() if part.own]
    return Catalogue(
        version=conditions.version + (f"+{sha256(''.join(own).encode()).hexdigest()[:8]}" if own else ""),
        conditions=conditions.conditions,
        initiatives=_record(parts, "initiatives", InitiativesFile).initiatives,
        types=_record(parts, "types", TypesFile),
        regions=_record(parts, "regions", RegionsFile).regions,
        steps=_record(parts, "steps", StepsFile),
        warnings=tuple(
            f"{Path(part.document.file).name}: {gap}"
            for part in parts.values()
            if part.own
            for gap in missing_languages(part.document.data, languages(folder))
        ),
    )


def languages(data: Path | None) -> tuple[str, ...]:
    """The languages there are words for, in alphabetical order."""
    folders = [bundled_data(), *([data] if data else [])]
    return tuple(sorted({path.stem for folder in folders for path in (folder / "words").glob("*.yaml")}))


def compile_content(target: Path) -> None:
    """Write the checked content as JSON for a wheel. Raises InputError."""
    write_compiled(target, _sources(), read_catalogue(None).model_dump(mode="json"))


@cache
def _compiled_catalogue() -> Catalogue | None:
    found = read_compiled(bundled_data() / COMPILED, _sources())
    return None if found is None else Catalogue.model_validate(found)


def _sources() -> list[Path]:
    return [bundled_data() / f"{name}.yaml" for name in MODELS]


def _folder(data: str | Path | None) -> Path | None:
    return Path(data) if data is not None else None


def _parts(folder: Path | None, names: Sequence[str]) -> dict[str, Part]:
    parts: dict[str, Part] = {}
    errors: list[InputError] = []
    for name in names:
        try:
            parts[name] = _part(name, folder)
        except InputError as error:
            errors.append(error)
    if not errors:
        files = {name: (part.document, part.record) for name, part in parts.items()}
        own = {name for name, part in parts.items() if part.own}
        errors = check_content(files, languages(folder), own)
    if errors:
        raise InputError(problem for error in errors for problem in error.problems)
    return parts


def _part(name: str, folder: Path | None) -> Part:
    path = data_file(f"{name}.yaml", folder)
    document = read_document(str(path), CONTENT_LIMITS)
    try:
        record = MODELS[name].model_validate(document.data)
    except ValidationError as error:
        flaws = from_pydantic(error.errors(include_url=False))
        raise document.error(flaws) from error
    return Part(document, record, own=path.parent != bundled_data())


def _record(parts: Mapping[str, Part], name: str, model: type[Model]) -> Model:
    record = parts[name].record
    assert isinstance(record, model)
    return record
