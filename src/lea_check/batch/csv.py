"""Ranked proposals as CSV, for spreadsheets and scripts."""

import csv
import io
from collections.abc import Iterable

from lea_check.batch.rows import Row
from lea_check.report.style.sanitize import escape_formula, sanitize

COLUMNS = (
    "rank", "file", "name", "type", "proven", "possible", "firm", "met", "partial", "missing", "open", "coverage",
    "first_gap", "example",
)  # fmt: skip


def csv_table(rows: Iterable[Row]) -> bytes:
    """All rows as CSV with a heading. Text that a spreadsheet would calculate gets an apostrophe before it."""
    data = io.BytesIO()  # as text first, the table would stand in memory three times
    stream = io.TextIOWrapper(data, encoding="utf-8", newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_cells(rank, row) for rank, row in enumerate(rows, 1))
    stream.flush()
    return data.getvalue()


def _cells(rank: int, row: Row) -> tuple[str | int, ...]:
    return (
        rank, escape_formula(sanitize(row.file)), escape_formula(sanitize(row.name)),
        row.type, row.proven, row.possible,
        "true" if row.firm else "false", row.met, row.partial, row.missing, row.open, f"{row.answered}/{row.of}",
        row.first_gap, row.example,
    )  # fmt: skip
