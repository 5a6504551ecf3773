"""Tables as CSV, for spreadsheets and scripts: no cell acts, hides anything or is calculated."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from lea_check.report.style.sanitize import escape_formula, sanitize

EXCEL = {"delimiter": ";", "lineterminator": "\r\n"}
"""What Excel expects where a comma stands in numbers; the byte order mark tells it that the text is UTF-8."""


def render_csv(rows: Iterable[Sequence[str | int]], *, excel: bool = False) -> bytes:
    """The rows as CSV in UTF-8. Text that a spreadsheet would calculate gets an apostrophe before it.

    `excel`: with semicolons and a byte order mark.
    """
    data = io.BytesIO()  # as text first, a long table would stand in memory three times
    stream = io.TextIOWrapper(data, encoding="utf-8-sig" if excel else "utf-8", newline="")
    dialect: dict[str, Any] = EXCEL if excel else {"lineterminator": "\n"}
    csv.writer(stream, **dialect).writerows(map(_cell, row) for row in rows)
    stream.flush()
    return data.getvalue()


def _cell(value: str | int) -> str | int:
    return escape_formula(sanitize(value)) if isinstance(value, str) else value
