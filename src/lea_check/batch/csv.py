"""Proposals in the order of a batch as CSV, for spreadsheets and scripts."""

from collections.abc import Iterable, Iterator
from itertools import chain

from lea_check.batch.order import ranked
from lea_check.batch.rows import COLUMNS, BatchRow, FailedRow, Value, failed_values, values
from lea_check.report.renderers.csv import render_csv


def csv_table(rows: Iterable[BatchRow], failed: Iterable[FailedRow]) -> bytes:
    """All rows as CSV with a heading; files that could not be judged at the end."""
    return render_csv(chain([COLUMNS], _lines(rows), _failed(failed)))


def _lines(rows: Iterable[BatchRow]) -> Iterator[list[Value]]:
    for rank, row in ranked(rows):
        cells = values(rank, row)
        yield [cells[column] for column in COLUMNS]


def _failed(rows: Iterable[FailedRow]) -> Iterator[list[Value]]:
    for row in rows:
        cells = failed_values(row)
        yield [cells[column] for column in COLUMNS]
