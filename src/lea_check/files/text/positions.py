"""Where in a text something stands."""

from typing import NamedTuple

from lea_check.files.problems import KeyPath


class Position(NamedTuple):
    """Line and column, from 1."""

    line: int
    column: int


START = Position(1, 1)


class Positions(NamedTuple):
    """The positions of the values in a document, and of the keys that lead to them."""

    values: dict[KeyPath, Position]
    keys: dict[KeyPath, Position]

    def of(self, path: KeyPath, *, at_key: bool = False) -> Position:
        """Where a path stands, or the nearest thing around it; `at_key`: where its key stands."""
        if at_key and path in self.keys:
            return self.keys[path]
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, START)


def position_at(text: str, index: int) -> Position:
    """The position of the letter at an index (from 0)."""
    return Position(text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))
