"""A folder with own content: everything that is wrong in it, at once."""

from collections.abc import Iterator
from pathlib import Path

from lea_check.files.content.paths import languages
from lea_check.files.content.reading import MODELS, load_protocol, read_catalogue
from lea_check.files.problems import InputError, Problem, unknown
from lea_check.files.text.names import YAML_SUFFIXES

WORDS = "words"


def content_problems(folder: Path) -> Iterator[Problem]:
    """All problems of the content files in a folder; those of its words are told by whoever reads words."""
    yield from _strangers(folder, [f"{name}.yaml" for name in MODELS])
    for read in (lambda: read_catalogue(folder), lambda: load_protocol(folder)):
        try:
            read()
        except InputError as error:
            yield from error.problems


def own_languages(folder: Path) -> list[str]:
    """The languages that a folder has words for."""
    return [language for language in languages(folder) if (folder / WORDS / f"{language}.yaml").exists()]


def _strangers(folder: Path, known: list[str]) -> Iterator[Problem]:
    """A file that nobody reads, such as `condition.yaml`, which looks as if it counts."""
    for path in sorted(folder.iterdir()):
        if path.suffix in YAML_SUFFIXES and path.name not in known:
            yield Problem(str(path), None, None, unknown((), "content file", path.name, known).message)
