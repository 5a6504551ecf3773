"""What a cell says: a level, "we do not know", "does not apply", nothing, or something that cannot be counted.

The levels are those of the question, however many it has. A form may also number them: 0 is the lowest, and 3 the
highest there is, "yes, and it can be shown", where the question itself has fewer.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from lea_check.model.catalogue import Overall, Question
from lea_check.tally.reading.normalise import LEAST_LETTERS, comparable, letters
from lea_check.tally.reading.programs import BLANK

UNKNOWN: Final = "unknown"
NOT_APPLICABLE: Final = "not-applicable"
Value = int | str | None
"""A level from 0, `UNKNOWN`, `NOT_APPLICABLE`, or None for what was left open."""

HIGHEST_NUMBER: Final = 3
"""The highest number that a form gives a level."""

_NUMBER = re.compile(r"(\d+)(?:[.,]0+)?")
_LABELLED = re.compile(r"(\d)(\s*[-:.)=]\s|)\s*[-:.)=]?(?=[^\W\d])(.+)")
_WORDED = re.compile(r"([^:-]+?)\s*[:-]\s*(.+)")
_LETTERED = re.compile(r"^[a-h][.)]\s+")
"""By which a form program takes choices from a document."""
_LISTED = re.compile(r"\[?([^\[\];]*?)[;\]]*")
_ANY_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
_CODE = re.compile(r"[a-z]{1,3}0*[1-9]\d?")


class Names:
    """What people write for the levels of any question, by level, and for what is none."""

    def __init__(
        self, levels: Mapping[int, Iterable[str]], unknown: Iterable[str], not_applicable: Iterable[str]
    ) -> None:
        self.levels = {level: frozenset(map(comparable, names)) for level, names in levels.items()}
        self.unknown = frozenset(("unknown", *map(comparable, unknown)))
        self.not_applicable = frozenset(("not_applicable", "not-applicable", *map(comparable, not_applicable)))


class Reader:
    """Reads the cells of one question. `codes`: what the cells of its column mean, where the user says so."""

    def __init__(self, asked: Question | Overall, names: Names, codes: Mapping[str, Value] | None = None) -> None:
        self.levels = len(asked.levels)
        self._top = self.levels - 1
        self._names = names
        self._codes = codes or {}
        self.has_codes = bool(codes)
        self._labels: dict[int, set[str]] = {level: set() for level in range(self._top + 1)}
        for level, text in enumerate(asked.levels):
            self._labels[level] |= set(map(comparable, text.values()))
        for number, called in names.levels.items():
            self._labels[min(number, self._top)] |= called

    def read(self, cell: str) -> Value:
        """What a cell says. Raises ValueError for what cannot be counted."""
        text = comparable(_single(cell))
        if text in self._codes:
            return self._codes[text]
        if not text or text in BLANK:
            return None
        number = _NUMBER.fullmatch(text)
        found = self._level(int(number[1])) if number and not self._codes else self.label(text)
        if found is None:
            found = self._labelled(text)
        if found is None:
            raise ValueError(cell)
        return found

    def reads(self, cell: str) -> bool:
        """Whether a cell says anything that can be counted."""
        try:
            return self.read(cell) is not None
        except ValueError:
            return False

    def label(self, text: str) -> Value:
        """The level or other answer that a text is the label of, or the beginning of only that one; else None."""
        plain = _LETTERED.sub("", comparable(text))
        if plain in self._names.unknown or set(plain) == {"?"}:
            return UNKNOWN
        if plain in self._names.not_applicable:
            return NOT_APPLICABLE
        exact = [level for level, labels in self._labels.items() if plain in labels]
        if exact:
            return exact[0]
        begun = self._begun(plain)
        return self._worded(plain) if begun is None else begun

    def _level(self, number: int) -> int | None:
        return min(number, self._top) if number <= HIGHEST_NUMBER else None

    def _labelled(self, text: str) -> Value:
        """A number and its label. A label of another level, or a number that only counts something, is no level."""
        found = _LABELLED.fullmatch(text)
        level = self._level(int(found[1])) if found and not self._codes else None
        if found is None or level is None:
            return None
        mark, label = found[2], found[3]
        if letters(label) >= 2 and any(_agree(label, known) for known in self._labels[level]):
            return level
        return level if mark and self.label(label) is None else None

    def _worded(self, text: str) -> int | None:
        """The word of a level and then its text, as our forms have it: `nee: geen enkel bedrijf …`."""
        found = _WORDED.fullmatch(text)
        if not found:
            return None
        levels = [level for level, labels in self._labels.items() if found[1] in labels]
        agree = [each for each in levels if any(_agree(found[2], known) for known in self._labels[each])]
        return agree[0] if agree else None

    def _begun(self, text: str) -> int | None:
        begun = [
            level
            for level, labels in self._labels.items()
            if any(letters(text) >= LEAST_LETTERS and known.startswith(text) for known in labels)
        ]
        return begun[0] if len(begun) == 1 else None


def _agree(label: str, known: str) -> bool:
    """Whether one is the beginning of the other, up to the end of a word: 2 jaar is no ja."""
    return known.startswith(label) or re.match(rf"{re.escape(known)}\b", label) is not None


def _single(cell: str) -> str:
    """The one choice in a cell for several: `Ja;` as Microsoft Forms writes it, `['ja']` as ODK does."""
    found = _LISTED.fullmatch(cell.strip())
    return found[1] if found else cell


def numbers(cells: Iterable[str]) -> list[float]:
    """The numbers among the cells of a column; none below 0, which programs write where nothing was filled in."""
    texts = (comparable(cell) for cell in cells)
    found = (float(text.replace(",", ".")) for text in texts if _ANY_NUMBER.fullmatch(text))
    return [number for number in found if number >= 0]


def on_another_scale(cells: Sequence[str]) -> bool:
    """Whether a column holds numbers, one of them above the highest that a level can have."""
    filled = [cell for cell in cells if comparable(cell) and comparable(cell) not in BLANK]
    found = numbers(filled)
    return bool(found) and 2 * len(found) >= len(filled) and max(found) > HIGHEST_NUMBER


def holds_codes(cells: Iterable[str]) -> bool:
    """Whether a column holds nothing but answer codes such as A1 and AO02, which say nothing without their form."""
    texts = [comparable(cell) for cell in cells]
    filled = [text for text in texts if text]
    return bool(filled) and all(_CODE.fullmatch(text) for text in filled)
