"""What all commands share: the words of the user, the knowledge, and the screen."""

import os
import shutil
import sys
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from lea_check.cli.arguments import option_value, option_values
from lea_check.cli.errors import Failure
from lea_check.files.content.catalogue import load_catalogue
from lea_check.files.content.paths import languages
from lea_check.model.catalogue import Catalogue
from lea_check.report.formats import Screen
from lea_check.words import LANGUAGE_VARIABLE, Words, choose_language, load_words

CATALOGUE_VARIABLE = "LEA_CHECK_CATALOGUE"
OURS = ("nl", "en")
PIPE_WIDTH = 80
NEEDED_SYMBOLS = "●◐○–■━·▶│─•"


class Session:
    """One run of the program. The knowledge is loaded when it is first asked for."""

    def __init__(self, words: Words, data: Path | None, catalogues: tuple[str, ...], arguments: Sequence[str]) -> None:
        self.arguments = arguments
        self.words = words
        self.data = data
        self.catalogues = catalogues

    @cached_property
    def catalogue(self) -> Catalogue:
        """The knowledge. Raises InputError where own content is not right."""
        return load_catalogue(self.data, self.catalogues)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages there are words for, ours first."""
        return tuple(dict.fromkeys((*OURS, *languages(self.data))))

    @cached_property
    def all_words(self) -> Sequence[Words]:
        """The words in every language, those of the user first."""
        others = (lang for lang in languages(self.data) if lang != self.words.lang)
        return [self.words, *(_words(lang, self.data) for lang in others)]

    @cached_property
    def screen(self) -> Screen:
        """What standard output can show."""
        return Screen(width=_width(), colour=_colour(), ascii_only=not _can_show(NEEDED_SYMBOLS))


def start_session(arguments: Sequence[str]) -> Session:
    """A session in the language and with the content that the arguments ask for. Raises Failure."""
    folder = option_value(arguments, "--data")
    data = Path(folder) if folder else None
    if data and not data.is_dir():
        raise Failure("data-absent", name=str(folder))
    asked = option_value(arguments, "--lang")
    language = choose_language(asked, data)
    if language is None:
        given = asked or os.environ[LANGUAGE_VARIABLE]
        raise Failure("language", given=given, known=", ".join(languages(data)))
    return Session(_words(language, data), data, _catalogues(arguments), arguments)


def _words(language: str, data: Path | None) -> Words:
    """The words of a language. Own words are text of others, which must not act on a screen either."""
    words = load_words(language, data)
    if data is None:
        return words
    from lea_check.report.style.sanitize import sanitize_lines

    return words.through(sanitize_lines)


def _catalogues(arguments: Sequence[str]) -> tuple[str, ...]:
    """The own catalogues that are named, else those of the environment."""
    from_environment = os.environ.get(CATALOGUE_VARIABLE, "").split(os.pathsep)
    return tuple(option_values(arguments, "--catalogue") or filter(None, from_environment))


def _width() -> int:
    if os.environ.get("COLUMNS", "").isdigit() or sys.stdout.isatty():
        return shutil.get_terminal_size().columns
    return PIPE_WIDTH


def _colour() -> bool:
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not plain


def _can_show(symbols: str) -> bool:
    try:
        symbols.encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
