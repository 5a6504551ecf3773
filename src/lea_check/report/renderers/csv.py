"""Tables as CSV, for spreadsheets and scripts: no cell acts, hides anything or is calculated."""

import csv
import io
from collections.abc import Iterable, Sequence

from lea_check.report.style.sanitize import escape_formula, sanitize


def render_csv(rows: Iterable[Sequence[str | int]]) -> bytes:
    """The rows as CSV in UTF-8. Text that a spreadsheet would calculate gets an apostrophe before it."""
    data = io.BytesIO()  # as text first, a long table would stand in memory three times
    stream = io.TextIOWrapper(data, encoding="utf-8", newline="")
    csv.writer(stream, lineterminator="\n").writerows(map(_cell, row) for row in rows)
    stream.flush()
    return data.getvalue()


def _cell(value: str | int) -> str | int:
    return escape_formula(sanitize(value)) if isinstance(value, str) else value
