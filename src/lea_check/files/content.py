"""Where the knowledge is, and the catalogue made from it.

`--data DIR` lays a folder over the bundled one, file by file.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from ..model.catalogue import Catalogue
from .compiled import read_compiled, rebuild, write_compiled

CATALOGUE_FILES = ("conditions", "initiatives", "types", "regions", "steps")
COMPILED = "compiled.json"


def bundled_data() -> Path:
    """The folder with the bundled knowledge: inside an installed package, or at the top of a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "data"
    return inside if inside.is_dir() else package.parent.parent / "data"


def data_file(name: str, data: Path | None) -> Path:
    """The path of a content file: the one in `data`, if it has one, else the bundled one."""
    own = data / name if data else None
    return own if own and own.exists() else bundled_data() / name


def load_catalogue(data: str | Path | None = None, catalogues: Sequence[str | Path] = ()) -> Catalogue:
    """The knowledge that assessments rest on.

    `data`: a folder whose files replace bundled ones. `catalogues`: files with own initiatives, which come
    beside the bundled ones. Raises InputError with all problems of the content, by file, line and column.

    >>> from lea_check import load_catalogue
    >>> catalogue = load_catalogue()
    >>> catalogue.condition_by_id["mass"].title["en"]
    'Critical mass'
    """
    folder = None if data is None else Path(data)
    base = _base(folder)
    if not catalogues:
        return base
    from .own_catalogues import with_own

    return with_own(base, [str(path) for path in catalogues], folder)


def _base(folder: Path | None) -> Catalogue:
    if folder is None and (compiled := _compiled_catalogue()):
        return compiled
    from .content_yaml import read_catalogue

    return read_catalogue(folder)


def languages(data: Path | None) -> tuple[str, ...]:
    """The languages there are words for, in alphabetical order."""
    folders = [bundled_data(), *([data] if data else [])]
    return tuple(sorted({path.stem for folder in folders for path in (folder / "words").glob("*.yaml")}))


def compile_content(target: Path) -> None:
    """Write the checked content as JSON for a wheel. Raises InputError."""
    from .content_yaml import read_catalogue

    write_compiled(target, _sources(), read_catalogue(None).model_dump(mode="json"))


@cache
def _compiled_catalogue() -> Catalogue | None:
    found = read_compiled(bundled_data() / COMPILED, _sources())
    return None if found is None else rebuild(Catalogue, found)


def _sources() -> list[Path]:
    return [bundled_data() / f"{name}.yaml" for name in CATALOGUE_FILES]
