"""The catalogue: all knowledge, read and checked."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from lea_check.files.content.compiled import read_compiled, rebuild, write_compiled
from lea_check.files.content.paths import COMPILED, bundled_data, content_sources
from lea_check.model.catalogue import Catalogue


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
    from lea_check.files.content.own_catalogues import with_own

    return with_own(base, [str(path) for path in catalogues], folder)


def _base(folder: Path | None) -> Catalogue:
    if folder is None and (compiled := _compiled_catalogue()):
        return compiled
    from lea_check.files.content.folder import check_folder
    from lea_check.files.content.reading import read_catalogue

    if folder is not None:
        check_folder(folder)
    return read_catalogue(folder)


def compile_content(target: Path) -> None:
    """Write the checked content as JSON for a wheel. Raises InputError."""
    from lea_check.files.content.reading import read_catalogue

    write_compiled(target, content_sources(), read_catalogue(None).model_dump(mode="json"))


@cache
def _compiled_catalogue() -> Catalogue | None:
    found = read_compiled(bundled_data() / COMPILED, content_sources())
    return None if found is None else rebuild(Catalogue, found)
