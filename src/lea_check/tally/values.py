"""What a cell says: a level, "we do not know", nothing, or something that cannot be counted."""

import re
from collections.abc import Iterable, Mapping
from typing import Final, Literal

from lea_check.model.catalogue import Overall, Question
from lea_check.tally.normalise import LEAST_LETTERS, comparable, letters

UNKNOWN: Final = 4
"""The place of "we do not know" among the five numbers of a show of hands."""

Level = Literal[0, 1, 2, 3]
Value = Literal[0, 1, 2, 3, 4] | None

LEVELS: Final[tuple[Level, ...]] = (0, 1, 2, 3)
_NUMBER = re.compile(r"([0-3])(?:[.,]0+)?")
_LABELLED = re.compile(r"([0-3])(\s*[-:.)=]\s|)\s*[-:.)=]?(?=[^\W\d])(.+)")


class Reader:
    """Reads the cells of one question."""

    def __init__(
        self,
        asked: Question | Overall,
        level_names: Mapping[Literal[0, 1, 2, 3], Iterable[str]],
        unknown_names: Iterable[str],
    ) -> None:
        self._levels = {
            level: {comparable(text) for text in (*asked.levels[level].values(), *level_names[level])}
            for level in LEVELS
        }
        self._unknown = {"unknown", *map(comparable, unknown_names)}

    def read(self, cell: str) -> Value:
        """0-3, or 4 for "we do not know". Raises ValueError for what is neither; None for an empty cell."""
        text = comparable(cell)
        if not text:
            return None
        if text in self._unknown or set(text) == {"?"}:
            return UNKNOWN
        number = _NUMBER.fullmatch(text)
        if number:
            return LEVELS[int(number[1])]
        found = self._labelled(text)
        if found is None:
            found = self._named(text)
        if found is None:
            raise ValueError(cell)
        return found

    def _labelled(self, text: str) -> Level | None:
        """A number and its label. A label of another level, or a number that only counts something, is no level."""
        found = _LABELLED.fullmatch(text)
        if not found:
            return None
        level, mark, label = LEVELS[int(found[1])], found[2], found[3]
        agrees = any(known.startswith(label) or label.startswith(known) for known in self._levels[level])
        if letters(label) >= 3 and agrees:
            return level
        return level if mark and self._named(label) is None and label not in self._unknown else None

    def _named(self, text: str) -> Level | None:
        exact = [level for level in LEVELS if text in self._levels[level]]
        if exact:
            return exact[0]
        begun = [
            level
            for level in LEVELS
            if any(letters(text) >= LEAST_LETTERS and known.startswith(text) for known in self._levels[level])
        ]
        return begun[0] if len(begun) == 1 else None
