"""What people filled in: sheets of text, from a CSV or XLSX file as form programs export it."""

import csv
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable
from datetime import date, time
from typing import NamedTuple

from lea_check.files.problems import SyntaxFlaw
from lea_check.files.text.source import MEBIBYTE, ZIP, decode, decode_cp1252, decode_utf16, read_bytes

MOST_BYTES = 16 * MEBIBYTE
MOST_UNPACKED = 256 * MEBIBYTE
MOST_CELLS = 4_000_000
MOST_COLUMNS = 1_000
"""A heading is compared with every question; no form asks so much."""
SEPARATORS = (",", ";", "\t")
SAMPLE = 50
"""How many rows tell which separator a file has."""

_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_UTF32_MARKS = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")
_CELL = re.compile(rb"<(?:\w+:)?c\s[^<>]*?\br=[\"']([A-Z]{1,4})([0-9]{1,8})[\"']")
_ROW = re.compile(rb"<(?:\w+:)?row\s[^<>]*?\br=[\"']([0-9]{1,8})[\"']")
_ANY_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")


class Row(NamedTuple):
    """A row of cells; `number` is its place in the file, as a spreadsheet counts (from 1)."""

    number: int
    cells: tuple[str, ...]

    @property
    def width(self) -> int:
        """How many cells there are up to the last one with text."""
        return max((place for place, cell in enumerate(self.cells, 1) if cell.strip()), default=0)


class ResponseSheet(NamedTuple):
    """A table of text by name ("" for a CSV file). Rows without text are left out."""

    name: str
    rows: tuple[Row, ...]


class Responses(NamedTuple):
    """What a file holds: its sheets, empty ones too, and whether the letters were taken for those of Windows."""

    path: str
    sheets: tuple[ResponseSheet, ...]
    cp1252: bool = False


def read_responses(path: str) -> Responses:
    """The sheets of a file, or of standard input for "-"; at least one holds something. Raises InputError."""
    try:
        return _responses(path, read_bytes(path, MOST_BYTES))
    except SyntaxFlaw as flaw:
        raise flaw.in_file(path) from flaw


def _responses(path: str, data: bytes) -> Responses:
    if data.startswith(_OLD_EXCEL):
        raise SyntaxFlaw("old-excel")
    sheets, cp1252 = (_workbook(data), False) if data.startswith(ZIP) else _csv(data)
    if not any(sheet.rows for sheet in sheets):
        raise SyntaxFlaw("empty-table")
    return Responses(path, sheets, cp1252)


def _csv(data: bytes) -> tuple[tuple[ResponseSheet, ...], bool]:
    text, cp1252 = _decoded(data)
    first, _, rest = text.partition("\n")
    if first.strip().lower() in {f"sep={each}" for each in SEPARATORS} | {"sep="}:  # a hint for Excel
        rows = [[], *_split(rest, first.strip("\r\n")[4:] or "\t")]
    else:
        rows = _split(text, _separator(text))
    return (_sheet("", rows),), cp1252


def _decoded(data: bytes) -> tuple[str, bool]:
    """The text, and whether it was taken for text of Windows. Raises SyntaxFlaw."""
    if not data.startswith(_UTF32_MARKS) and (data.startswith(_UTF16_MARKS) or 4 * data.count(0) > len(data)):
        return decode_utf16(data), False
    try:
        return decode(data), False
    except SyntaxFlaw as flaw:
        if flaw.key != "not-utf8":
            raise
        return decode_cp1252(data), True


def _split(text: str, separator: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise SyntaxFlaw("not-csv") from error


def _separator(text: str) -> str:
    """The separator that gives most rows the same number of cells; of equals the one that gives most cells."""
    return max(SEPARATORS, key=lambda each: _fit(text, each))


def _fit(text: str, separator: str) -> tuple[float, int]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        sample = [len(row) for row, _ in zip((row for row in rows if row), range(SAMPLE), strict=False)]
    except csv.Error:
        return (0, 0)
    counts = Counter(count for count in sample if count > 1)
    if not counts:
        return (0, 0)
    cells, rows_of_it = max(counts.items(), key=lambda each: (each[1], each[0]))
    return (rows_of_it / len(sample), cells)


def _workbook(data: bytes) -> tuple[ResponseSheet, ...]:
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError as error:
        raise SyntaxFlaw("extra") from error
    _check_size(data)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in book.sheet_names]
    except CalamineError as error:
        raise SyntaxFlaw("not-xlsx") from error
    return tuple(_sheet(name, [map(_text, row) for row in rows]) for name, rows in sheets)


def _check_size(data: bytes) -> None:
    """A small file may unpack to a huge one, and a cell far away makes a huge table."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            entries = packed.infolist()
            if sum(each.file_size for each in entries) > MOST_UNPACKED:
                raise SyntaxFlaw("size", limit=f"{MOST_UNPACKED // MEBIBYTE} MiB")
            names = [each.filename for each in entries]
            if "xl/workbook.xml" not in names:
                raise SyntaxFlaw("not-xlsx")
            sheets = (name for name in names if name.endswith(".xml") and "sharedStrings" not in name)
            if any(declared_cells(packed.read(name)) > MOST_CELLS for name in sheets):
                raise SyntaxFlaw("too-many-cells", most=MOST_CELLS)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise SyntaxFlaw("not-xlsx") from error


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.isoformat() if isinstance(cell, date | time) else str(cell)


def _sheet(name: str, rows: Iterable[Iterable[str]]) -> ResponseSheet:
    filled = tuple(row for row in (Row(number, tuple(cells)) for number, cells in enumerate(rows, 1)) if row.width)
    if max((len(row.cells) for row in filled), default=0) > MOST_COLUMNS:
        raise SyntaxFlaw("too-many-columns", most=MOST_COLUMNS)
    return ResponseSheet(name, filled)


def declared_cells(sheet: bytes) -> int:
    """How large a table the XML of a worksheet makes, before it is read: a bound to its rows times its columns."""
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
