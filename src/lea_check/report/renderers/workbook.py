"""Spreadsheets: text stays text, and the same sheets give the same file."""

import io
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import chain, count
from typing import TYPE_CHECKING, Any, NamedTuple

from lea_check.report.style.colours import PAPER, STATUS, lighter
from lea_check.report.style.sanitize import sanitize, shortened
from lea_check.report.style.symbols import SYMBOLS

if TYPE_CHECKING:
    from xlsxwriter import Workbook

Worksheet = Any  # the library has types for a workbook alone


class LinkCell(NamedTuple):
    """Text that leads to a file, at a path as seen from the workbook."""

    text: str
    path: str


Cell = str | int | LinkCell
"""Text, a whole number or a link."""

MOST_LINKS = 65_530
MOST_LINK = 2_000
"""A sheet holds no more links, and none that is longer; what is beyond that is text."""

MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""A workbook must have a date of making; a fixed one keeps the file the same."""

TEXT_ONLY = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}

MOST_TEXT = 32_767
"""A cell holds no more characters."""

MOST_HINT = 255
"""Nor does the hint beside one."""

MOST_NAME = 31
"""The name of a sheet is no longer."""

_NOT_IN_NAME = re.compile(r"[\[\]:*?/\\]")

A4 = 9
"""The number of that paper."""

HEAD_HEIGHT = 48
LAID_OUT_HEAD = {
    "bold": True, "text_wrap": True, "valign": "bottom", "bottom": 2, "bottom_color": f"#{PAPER['accent']}",
}  # fmt: skip
TEXT = {"bottom": 1, "bottom_color": f"#{PAPER['line']}"}


class Choices(NamedTuple):
    """What a column (from 0) is to be filled in with: a hint, and what there is to choose from.

    `among`: a few texts, or where they stand: the name of a sheet, a column of it, and how many below its heading.
    Not `strict`: something else may be filled in too.
    """

    column: int
    hint: str
    among: Sequence[str] | tuple[str, int, int] = ()
    strict: bool = True


class Sheet(NamedTuple):
    """A sheet; its first row holds the headings.

    With `widths` (of the columns, in characters) it is laid out for people, with filters: the first `fixed` columns
    stay in sight, and cells that begin with the symbol of a status have its colour where the sheet is `marked`.
    `choices`: for the first `to_fill` rows below the headings.
    """

    name: str
    rows: Sequence[Sequence[Cell]]
    widths: Sequence[int] = ()
    fixed: int = 0
    marked: bool = False
    choices: Sequence[Choices] = ()
    to_fill: int = 0


def workbook(sheets: Iterable[Sheet]) -> bytes:
    """An Excel file with the sheets."""
    from xlsxwriter import Workbook

    stream = io.BytesIO()
    book = Workbook(stream, TEXT_ONLY)
    book.set_properties({"created": MADE})
    sheets = list(sheets)
    for each, name in zip(sheets, sheet_names(each.name for each in sheets), strict=True):
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, each.fixed)
        if each.widths:
            _lay_out(sheet, each)
        if each.marked:
            _colour(book, sheet, each)
        for choices in each.choices:
            sheet.data_validation(1, choices.column, each.to_fill, choices.column, _validation(choices))
        _fill(book, sheet, each)
    book.close()
    return stream.getvalue()


def sheet_names(names: Iterable[str]) -> list[str]:
    """Names as Excel takes them: short, without its own signs, and no two the same but for capitals."""
    taken: dict[str, str] = {}
    for name in names:
        plain = _NOT_IN_NAME.sub("-", sanitize(name)).strip("' ") or "-"
        numbered = (_cut(plain, f" ({number})") for number in count(2))
        free = next(name for name in chain([_cut(plain)], numbered) if name.casefold() not in taken)
        taken[free.casefold()] = free
    return list(taken.values())


def _cut(name: str, end: str = "") -> str:
    """A name with an end, short enough; Excel counts a letter beyond U+FFFF as two."""
    while len(f"{name}{end}".encode("utf-16-le")) > 2 * MOST_NAME:
        name = name[:-1]
    return name.rstrip(" '") + end


def _lay_out(sheet: Worksheet, each: Sheet) -> None:
    """Filters, widths, and whole columns on the pages of a print."""
    for column, width in enumerate(each.widths):
        sheet.set_column(column, column, width)
    sheet.set_row(0, HEAD_HEIGHT)
    sheet.autofilter(0, 0, max(1, len(each.rows) - 1), len(each.widths) - 1)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _colour(book: "Workbook", sheet: Worksheet, each: Sheet) -> None:
    for name, symbol in SYMBOLS.items():
        colour = STATUS[name]
        style = book.add_format({"font_color": f"#{colour}", "bg_color": f"#{lighter(colour, 0.15)}"})
        rule = {"type": "text", "criteria": "begins with", "value": symbol, "format": style}
        sheet.conditional_format(1, each.fixed, max(1, len(each.rows) - 1), len(each.widths) - 1, rule)


def _validation(choices: Choices) -> dict[str, Any]:
    from xlsxwriter.utility import xl_range_abs

    if len(choices.among) == 3 and isinstance(choices.among[1], int):
        name, column, count = choices.among
        among: Any = f"='{name}'!{xl_range_abs(1, column, count, column)}"
    else:
        among = [*choices.among]
    kind = {"validate": "list", "source": among, "show_error": choices.strict} if among else {"validate": "any"}
    return {**kind, "input_message": shortened(sanitize(choices.hint), MOST_HINT)}


def _fill(book: "Workbook", sheet: Worksheet, each: Sheet) -> None:
    laid_out = bool(each.widths)
    heading = book.add_format(LAID_OUT_HEAD if laid_out else {"bold": True})
    text = book.add_format(TEXT) if laid_out else None
    figure = book.add_format({**TEXT, "align": "center"}) if laid_out else None
    links = count()
    for number, row in enumerate(each.rows):
        for column, value in enumerate(row):
            if isinstance(value, int):
                sheet.write_number(number, column, value, figure if number else heading)
            elif isinstance(value, str):
                sheet.write_string(number, column, shortened(sanitize(value), MOST_TEXT), text if number else heading)
            elif next(links) < MOST_LINKS and len(value.path) <= MOST_LINK:
                sheet.write_url(number, column, f"external:{value.path}", None, sanitize(value.text))
            else:
                sheet.write_string(number, column, shortened(sanitize(value.text), MOST_TEXT), text)
