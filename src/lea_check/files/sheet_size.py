"""How large a table a worksheet makes, seen before it is read."""

import re

_CELL = re.compile(rb"<(?:\w+:)?c\s[^<>]*?\br=[\"']([A-Z]{1,4})([0-9]{1,8})[\"']")
_ROW = re.compile(rb"<(?:\w+:)?row\s[^<>]*?\br=[\"']([0-9]{1,8})[\"']")
_ANY_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")


def declared_cells(sheet: bytes) -> int:
    """A bound to rows times columns of the table that starts in A1 and holds all cells of a sheet's XML."""
    places = _CELL.findall(sheet)
    loose = len(_ANY_CELL.findall(sheet)) - len(places)  # cells without a place follow one another
    width = max(map(_number, {column for column, _ in places}), default=0) + loose
    rows = {int(row) for _, row in places} | {int(row) for row in _ROW.findall(sheet)}
    return width * max(rows, default=1)


def _number(column: bytes) -> int:
    found = 0
    for letter in column:
        found = 26 * found + letter - 64
    return found
