"""Ranked proposals as CSV, for spreadsheets and scripts."""

from collections.abc import Iterable, Iterator
from itertools import chain

from lea_check.batch.rows import COLUMNS, Row, Value, values
from lea_check.report.renderers.csv import render_csv


def csv_table(rows: Iterable[Row]) -> bytes:
    """All rows as CSV with a heading."""
    return render_csv(chain([COLUMNS], _lines(rows)))


def _lines(rows: Iterable[Row]) -> Iterator[list[str | int]]:
    for rank, row in enumerate(rows, 1):
        cells = values(rank, row)
        yield [_cell(cells[column]) for column in COLUMNS]


def _cell(value: Value) -> str | int:
    return str(value).lower() if isinstance(value, bool) else value
