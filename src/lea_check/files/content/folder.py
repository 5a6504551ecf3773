"""A folder with own content: what stands in it that nobody reads, and everything that is wrong in it."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from lea_check.files.content.paths import CONTENT_FILES, WORDS, languages
from lea_check.files.problems import InputError, Problem, SyntaxFlaw, unknown

LOOKS_LIKE_CONTENT = (".yaml", ".yml", ".yaml.txt", ".yml.txt")


def check_folder(folder: Path) -> None:
    """Raises InputError where it is no folder, or holds a file that looks as if it counts, such as `regions.yml`."""
    if not folder.is_dir():
        raise SyntaxFlaw("absent").in_file(str(folder))
    problems = [*_strangers(folder, [f"{name}.yaml" for name in CONTENT_FILES]), *_strangers(folder / WORDS)]
    if problems:
        raise InputError(problems)


def own_languages(folder: Path) -> list[str]:
    """The languages that a folder has words for."""
    return [language for language in languages(folder) if (folder / WORDS / f"{language}.yaml").exists()]


def _strangers(folder: Path, known: Iterable[str] = ()) -> Iterator[Problem]:
    """A file that nobody reads. Without names that are known, any with the right ending is read."""
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        right = f"{path.name.partition('.')[0]}.yaml"
        is_hidden = path.name.startswith(".")
        if not is_hidden and path.name.lower().endswith(LOOKS_LIKE_CONTENT) and path.name not in (known or (right,)):
            message = unknown((), "content file", path.name, known or (right,)).message
            yield Problem(str(path), None, None, message)
