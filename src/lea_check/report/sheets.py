"""Spreadsheets: text stays text, and the same sheets give the same file."""

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from .inert import inert

MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""A workbook must have a date of making; a fixed one keeps the file the same."""

TEXT_ONLY = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


class Sheet(NamedTuple):
    """A sheet of text; its first row holds the headings."""

    name: str
    rows: Sequence[Sequence[str]]


def workbook(sheets: Iterable[Sheet]) -> bytes:
    """An Excel file with the sheets."""
    from xlsxwriter import Workbook

    stream = io.BytesIO()
    book = Workbook(stream, TEXT_ONLY)
    book.set_properties({"created": MADE})
    bold = book.add_format({"bold": True})
    for each in sheets:
        sheet = book.add_worksheet(each.name)
        sheet.freeze_panes(1, 0)
        for number, row in enumerate(each.rows):
            for column, text in enumerate(row):
                sheet.write_string(number, column, inert(text), None if number else bold)
    book.close()
    return stream.getvalue()
