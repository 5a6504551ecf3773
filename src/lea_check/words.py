"""The program's own words in a language: `data/words/LANG.yaml`, with texts of the content beside them."""

import locale
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

from lea_check.files.content.compiled import read_compiled, write_compiled
from lea_check.files.content.paths import bundled_data, languages
from lea_check.files.problems import Flaw, InputError, KeyPath, Problem, flaw, unknown
from lea_check.files.text.documents import CONTENT_LIMITS, read_document
from lea_check.files.text.names import MOST_LETTERS, file_as_typed, slug
from lea_check.model.catalogue import Text
from lea_check.model.message import Label, Message, Param

FALLBACK = "en"
LANGUAGE_VARIABLE = "LEA_CHECK_LANG"
TYPED = "typed"
OTHER_PARTY = "other"
ONE = "-one"
"""What ends the key of a text for one of what is counted; without it the text for more is taken."""

_SECTION = r"(?:annex )?\d{1,2}(?:\.\d{1,2})*"
_SECTIONS = re.compile(rf"{_SECTION}(?:, {_SECTION})*")


class _Filling(str):
    """What is filled in; as `{name:typed}` a name of a file as it is typed in a command."""

    def __format__(self, how: str) -> str:
        return file_as_typed(self) if how == TYPED else super().__format__(how)


class Words:
    """Words in one language. A word that a language lacks is said in English."""

    def __init__(self, lang: str, table: Mapping[str, str]) -> None:
        self.lang = lang
        self._table = table

    def __call__(self, key: str, /, **params: Param) -> str:
        """The word or sentence for `key`, with `params` filled in. Raises KeyError for a key without words.

        Where `count` or `most` is 1, the words of KEY-one go first.
        """
        number = params.get("count", params.get("most"))
        text = (number == 1 and self._table.get(f"{key}{ONE}")) or self._table[key]
        if "{" not in text:
            return text
        kind = _Filling if TYPED in text else str
        return text.format_map({name: kind(self.param(value)) for name, value in params.items()})

    def through(self, change: Callable[[str], str]) -> "Words":
        """The same words, each put through `change`."""
        return Words(self.lang, {key: change(text) for key, text in self._table.items()})

    def say(self, text: Text) -> str:
        """A text of the content in this language, or else in one that it has."""
        return text.get(self.lang) or text.get(FALLBACK) or next(iter(text.values()))

    def message(self, message: Message) -> str:
        """A message of the judgement, or of a reader. A word for people where an id belongs gets that id as a hint."""
        given = str(message.params.get("given") or message.params.get("name") or "")
        meant = self._meant(given, message) if message.key in ("problem.extra", "problem.unknown") else None
        if meant is None:
            return self(message.key, **message.params)
        what = message.params.get("what", Label("thing", "key"))
        return self("problem.unknown-near", what=what, given=given, near=meant)

    def _meant(self, given: str, message: Message) -> str | None:
        """The key or id that a word for it means; None where it means none of those that belong there."""
        known = str(message.params.get("known", "")).split(", ")
        wanted = given.strip().casefold()
        ids = (key.rpartition(".")[2] for key, text in self._table.items() if text.casefold() == wanted)
        return next((name for name in (*ids, self._table.get(f"meant.{wanted}")) if name in known), None)

    def meant(self, what: str, typed: str) -> str | None:
        """The name of a command or an option (`what`) for which people have this word; None for no such word."""
        return self._table.get(f"{what}-meant.{typed.strip().casefold()}")

    def heeds(self, message: Message) -> bool:
        """Whether it says something here: not that texts are missing in a language that nobody reads now."""
        return message.params.get("language", self.lang) == self.lang

    def label(self, field: str, name: str) -> str:
        """The name for people of an id; the id itself where there is none, as for a free sector."""
        return self._table.get(f"{field}.{name}", name)

    def labels(self, field: str) -> list[str]:
        """All names for people of the ids in a field, each once."""
        return list(dict.fromkeys(text for key, text in self._table.items() if key.startswith(f"{field}.")))

    def id_of(self, field: str, name: str) -> str | None:
        """The id that a name for people belongs to; None for a name that is not known."""
        wanted = name.strip().casefold()
        keys = (key for key, text in self._table.items() if key.startswith(f"{field}.") and text.casefold() == wanted)
        found = next(keys, None)
        return found and found.removeprefix(f"{field}.")

    def param(self, value: Param) -> str:
        """What stands in a sentence for a value."""
        if isinstance(value, Label):
            return self.label(value.field, value.id)
        if isinstance(value, tuple):
            return self.all_of(self.param(item) for item in value)
        return self.say(value) if isinstance(value, Mapping) else str(value)

    def source(self, named: str) -> str:
        """A source for people: sections of the study, such as "4.1, annex 1.5", or what else is named."""
        if not _SECTIONS.fullmatch(named):
            return named
        sign = "" if named.startswith("annex") else "§ "
        return sign + named.replace("annex", self("report.annex"))

    def levels(self, low: int, high: int) -> str:
        """A level 0-3 by its name, or the levels that an answer leaves open."""
        first, last = self(f"level.{low}"), self(f"level.{high}")
        return first if low == high else self("report.range", low=first, high=last)

    def all_of(self, items: Iterable[str]) -> str:
        """A list in a sentence: one, two and three."""
        *others, last = list(items) or [self("report.none")]
        return f"{', '.join(others)} {self('list.and')} {last}" if others else last


def load_words(lang: str, data: str | Path | None = None) -> Words:
    """The words of a language; what own words leave out is said in ours.

    Raises InputError if a file is not right, and for a language without words.
    """
    own = Path(data) / "words" / f"{lang}.yaml" if data is not None else None
    ours = bundled_data() / "words" / f"{lang}.yaml"
    if own is None or not own.exists():
        if not ours.exists():
            message = unknown((), "language", lang, languages(None)).message
            raise InputError([Problem(str(ours), None, None, message)])
        return Words(lang, _table(str(ours)))
    fallback = _table(str(bundled_data() / "words" / f"{FALLBACK}.yaml"))
    table = {**fallback, **(_table(str(ours)) if ours.exists() else {})}
    given = read_table(str(own), fallback)
    return Words(lang, {key: text for key, text in table.items() if key.removesuffix(ONE) not in given} | given)


def party_id(name: str, languages: Iterable[Words]) -> str:
    """The id of a party by the name that people wrote: a known one, else made from the name; `other` for none."""
    known = (words.id_of("party", " ".join(name.split())) for words in languages)
    found = next((each for each in known if each), None) or slug(name, any_script=True)
    return found or " ".join(name.casefold().split())[:MOST_LETTERS] or OTHER_PARTY


def yes_or_no(line: str, words: Words) -> Literal["yes", "no"] | None:
    """Yes or no, by its number or by a word for it in any language; None for anything else."""
    typed = line.strip().lower()
    answers: tuple[Literal["yes", "no"], ...] = ("yes", "no")
    return next((each for each in answers if typed in words(f"yes-no.{each}").split()), None)


def choose_language(asked: str | None, data: Path | None = None) -> str | None:
    """The language asked for, else that of LEA_CHECK_LANG, else of the locale, else English.

    None when `asked` or LEA_CHECK_LANG names a language without words.
    """
    named = asked or os.environ.get(LANGUAGE_VARIABLE)
    known = languages(data)
    if named:
        return named if named in known else None
    system = _system_language()
    return system if system in known else FALLBACK


def _system_language() -> str:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(variable):
            return os.environ[variable][:2].lower()
    return (locale.getlocale()[0] or "")[:2].lower().replace("du", "nl")  # Windows says "Dutch_Netherlands"


@cache
def _table(path: str) -> Mapping[str, str]:
    source = Path(path)
    found: dict[str, str] | None = read_compiled(source.with_suffix(".json"), [source])
    return found if found is not None else read_table(path)


def compile_words(source: Path, target: Path) -> None:
    """Write the words of a language as JSON for a wheel. Raises InputError."""
    write_compiled(target, [source], read_table(str(source)))


def read_table(path: str, ours: Mapping[str, str] | None = None) -> dict[str, str]:
    """The words in a file by dotted key. `ours`: what each may fill in. Raises InputError."""
    document = read_document(path, CONTENT_LIMITS)
    table: dict[str, str] = {}
    flaws: list[Flaw] = []

    def flatten(value: Any, keys: tuple[str, ...]) -> None:
        name = ".".join(keys)
        if isinstance(value, dict):
            for key, inner in value.items():
                flatten(inner, (*keys, key))
        elif isinstance(value, str):
            table[name] = value
            flaws.extend(_fillings(keys, value, ours.get(name)) if ours is not None else ())
        else:
            flaws.append(flaw(keys, "words", name=name))

    flatten(document.data, ())
    if flaws:
        raise document.error(flaws)
    return table


def _fillings(path: KeyPath, text: str, ours: str | None) -> Iterator[Flaw]:
    """What a text asks to fill in must be there to fill in, and in a way that we know."""
    try:
        known = _filled(ours) if ours is not None else frozenset()
        strange = sorted(_filled(text) - known) if ours is not None else []
    except ValueError:
        yield flaw(path, "braces")
        return
    for name in strange:
        yield flaw(path, "filling", name=name, known=", ".join(f"{{{each}}}" for each in sorted(known)) or "-")


def _filled(text: str) -> frozenset[str]:
    """The names of what a text asks to fill in. Raises ValueError where it is not asked as it should be."""
    from string import Formatter

    asked = [each for each in Formatter().parse(text) if each[1] is not None]
    if any(how not in ("", TYPED) or conversion for _, _, how, conversion in asked):
        raise ValueError(text)
    return frozenset(str(name) for _, name, _, _ in asked)
