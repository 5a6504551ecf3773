"""What people filled in: a table of text, from a CSV or XLSX file as form programs export it."""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, time
from typing import NamedTuple

from lea_check.files.problems import InputError, Problem, SyntaxFlaw
from lea_check.files.sheet_size import declared_cells
from lea_check.files.text.source import MEBIBYTE, ZIP, decode, decode_cp1252, read_bytes
from lea_check.model.assessment import Message

MOST_BYTES = 16 * MEBIBYTE
MOST_UNPACKED = 256 * MEBIBYTE
MOST_CELLS = 4_000_000
MOST_COLUMNS = 1_000
"""A heading is compared with every question; no form asks so much."""
SEPARATORS = (",", ";", "\t")
SAMPLE = 50
"""How many rows tell which separator a file has."""

_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


class Row(NamedTuple):
    """A row of cells; `number` is its place in the file, as a spreadsheet counts (from 1)."""

    number: int
    cells: tuple[str, ...]


class Table(NamedTuple):
    """Headings, and rows of as many cells; `unread` names the other sheets of a workbook that hold something."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    unread: tuple[str, ...] = ()


def read_responses(path: str) -> Table:
    """The table in a file, or on standard input for "-". Rows without text are left out. Raises InputError."""
    try:
        data = read_bytes(path, MOST_BYTES)
        if data.startswith(ZIP):
            return _workbook(data, path)
        if data.startswith(_OLD_EXCEL):
            raise _wrong(path, "old-excel")
        return _table(_csv_rows(data, path), path)
    except SyntaxFlaw as flaw:
        raise flaw.in_file(path) from flaw


def _csv_rows(data: bytes, path: str) -> list[list[str]]:
    try:
        text = decode(data)
    except SyntaxFlaw as flaw:
        if flaw.key != "not-utf8":
            raise
        text = decode_cp1252(data)
    first, _, rest = text.partition("\n")
    if first.strip().lower() in {f"sep={each}" for each in (",", ";", "\t")} | {"sep="}:  # a hint for Excel
        return [[], *_split(rest, first.strip("\r\n")[4:] or "\t", path)]
    return _split(text, _separator(text), path)


def _split(text: str, separator: str, path: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise _wrong(path, "not-csv") from error


def _separator(text: str) -> str:
    """The separator that gives most rows as many cells as the headings; of equals the one that gives most cells."""
    return max(SEPARATORS, key=lambda each: _fit(text, each))


def _fit(text: str, separator: str) -> tuple[float, int]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        sample = [len(row) for row, _ in zip((row for row in rows if row), range(SAMPLE), strict=False)]
    except csv.Error:
        return (0, 0)
    if not sample or sample[0] < 2:
        return (0, 0)
    return (sum(count == sample[0] for count in sample) / len(sample), sample[0])


def _workbook(data: bytes, path: str) -> Table:
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError as error:
        needs = Message("cli.extra", {"format": "xlsx", "extra": "office"})
        raise InputError([Problem(path, None, None, needs)]) from error
    _check_size(data, path)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in book.sheet_names]
    except CalamineError as error:
        raise _wrong(path, "not-xlsx") from error
    filled = [(name, [[_text(cell) for cell in row] for row in rows]) for name, rows in sheets if rows]
    if not filled:
        raise _wrong(path, "empty")
    return _table(filled[0][1], path)._replace(unread=tuple(name for name, _ in filled[1:]))


def _check_size(data: bytes, path: str) -> None:
    """A small file may unpack to a huge one, and a cell far away makes a huge table."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            entries = packed.infolist()
            if sum(each.file_size for each in entries) > MOST_UNPACKED:
                raise SyntaxFlaw("size", limit=f"{MOST_UNPACKED // MEBIBYTE} MiB")
            names = [each.filename for each in entries]
            if "xl/workbook.xml" not in names:
                raise _wrong(path, "not-xlsx")
            sheets = (name for name in names if name.endswith(".xml") and "sharedStrings" not in name)
            if any(declared_cells(packed.read(name)) > MOST_CELLS for name in sheets):
                raise _wrong(path, "too-many-cells", most=MOST_CELLS)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise _wrong(path, "not-xlsx") from error


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.isoformat() if isinstance(cell, date | time) else str(cell)


def _table(rows: Iterable[Sequence[str]], path: str) -> Table:
    numbered = [Row(number, tuple(row)) for number, row in enumerate(rows, 1) if any(cell.strip() for cell in row)]
    if not numbered:
        raise _wrong(path, "empty")
    headings, *rest = numbered
    width = max(len(row.cells) for row in numbered)
    if width > MOST_COLUMNS:
        raise _wrong(path, "too-many-columns", most=MOST_COLUMNS)
    return Table(_wide(headings.cells, width), tuple(Row(row.number, _wide(row.cells, width)) for row in rest))


def _wide(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return (*cells, *[""] * (width - len(cells)))


def _wrong(path: str, key: str, **params: int) -> InputError:
    return InputError([Problem(path, None, None, Message(f"tally.wrong.{key}", dict(params)))])
