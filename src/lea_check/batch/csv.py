"""Ranked proposals as CSV, for spreadsheets and scripts."""

from collections.abc import Iterable
from itertools import chain

from lea_check.batch.rows import Row
from lea_check.report.renderers.csv import render_csv

COLUMNS = (
    "rank", "file", "name", "type", "proven", "possible", "firm", "met", "partial", "missing", "open", "coverage",
    "first_gap", "example",
)  # fmt: skip


def csv_table(rows: Iterable[Row]) -> bytes:
    """All rows as CSV with a heading."""
    return render_csv(chain([COLUMNS], (_cells(rank, row) for rank, row in enumerate(rows, 1))))


def _cells(rank: int, row: Row) -> tuple[str | int, ...]:
    return (
        rank, row.file, row.name, row.type, row.proven, row.possible,
        "true" if row.firm else "false", row.met, row.partial, row.missing, row.open, f"{row.answered}/{row.of}",
        row.first_gap, row.example,
    )  # fmt: skip
