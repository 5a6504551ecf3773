"""The table to count: which sheet of a file, and its rows with a person each, however it was laid out."""

from typing import NamedTuple

from lea_check.files.problems import InputError, Problem, unknown
from lea_check.files.responses import Responses, ResponseSheet
from lea_check.tally.reading.headings import Heading, Headings, best_row, find_headings, score
from lea_check.tally.reading.layout import Upright, long_columns, upright, widened
from lea_check.tally.reading.normalise import comparable
from lea_check.tally.reading.refusals import wrong
from lea_check.tally.reading.vocabulary import Known


class Asked(NamedTuple):
    """What the user says of the table: the name or number of its sheet, and the row of its headings."""

    sheet: str | None = None
    header_row: int | None = None


class Table(NamedTuple):
    """A sheet as headings and people.

    `columns`: where every row of it held an answer, the columns that said who, what was asked, and what was answered;
    `replaced`: rows with an answer that the same person gave anew.
    """

    sheet: ResponseSheet
    headings: Headings
    columns: tuple[str, ...] = ()
    replaced: tuple[int, ...] = ()


def find_table(responses: Responses, asked: Asked, known: Known, named: frozenset[str] = frozenset()) -> Table:
    """The table that asks most. `named`: headings that the user gives a meaning. Raises InputError."""
    sheet = _named_sheet(responses, asked.sheet) if asked.sheet else _best_sheet(responses, known, named)
    if asked.header_row is not None and asked.header_row not in (row.number for row in sheet.rows):
        raise wrong(responses.path, "header-row", row=asked.header_row)
    if asked.header_row is None:
        found = upright(sheet, known, sheet.rows[best_row(sheet.rows, known, named)])
        if found:
            return _from_upright(sheet, found, known, responses.path)
    headings = find_headings(sheet.rows, known, named, asked.header_row)
    return Table(sheet, headings if sheet.name == "" else _as_wide_as_rows(headings))


def _best_sheet(responses: Responses, known: Known, named: frozenset[str]) -> ResponseSheet:
    filled = [sheet for sheet in responses.sheets if sheet.rows]
    return max(filled, key=lambda sheet: _asks(sheet, known, named))


def _asks(sheet: ResponseSheet, known: Known, named: frozenset[str]) -> tuple[int, int]:
    """How many questions it asks, across or below each other."""
    best = sheet.rows[best_row(sheet.rows, known, named)]
    across = score(best, known, named)
    below = upright(sheet, known, best)
    return max(across[0], len(set(below.asked.values())) if below else 0), across[1]


def _named_sheet(responses: Responses, name: str) -> ResponseSheet:
    """The sheet with a name, or with a number from 1."""
    sheets = responses.sheets
    by_name = [sheet for sheet in sheets if comparable(sheet.name) == comparable(name)]
    number = int(name) if name.isdecimal() else 0
    found = by_name or ([sheets[number - 1]] if 0 < number <= len(sheets) else [])
    if not found:
        message = unknown((), "sheet", name, [sheet.name for sheet in sheets if sheet.name]).message
        raise InputError([Problem(responses.path, None, None, message)])
    if not found[0].rows:
        raise wrong(responses.path, "empty-sheet", name=found[0].name)
    return found[0]


def _from_upright(sheet: ResponseSheet, found: Upright, known: Known, path: str) -> Table:
    columns = long_columns(sheet, found, known)
    if columns is None:
        raise wrong(path, "long") if found.again else wrong(path, "turned", column=found.place + 1)
    headings, replaced = widened(sheet, found, columns)
    first = next(place for place, row in enumerate(sheet.rows) if row.number in found.asked)
    names = sheet.rows[first - 1].cells
    said = tuple(names[place].strip() for place in (columns.person, columns.question, columns.answer))
    return Table(sheet, headings, said, replaced)


def _as_wide_as_rows(headings: Headings) -> Headings:
    """In a workbook a note beside the table moves nothing; in CSV a cell too many may have moved the answers."""
    width = max((row.width for row in headings.rows), default=0)
    more = (Heading(()),) * (width - len(headings.columns))
    return headings._replace(columns=(*headings.columns, *more))
