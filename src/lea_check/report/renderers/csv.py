"""Tables as CSV, for spreadsheets and scripts: no cell acts, hides anything or is calculated."""

import csv
import io
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any

from lea_check.report.style.sanitize import escape_formula, sanitize

EXCEL = {"delimiter": ";", "lineterminator": "\r\n"}
"""What Excel expects where a comma stands in numbers; the byte order mark tells it that the text is UTF-8."""


PART = 1_000
"""Rows that are made at a time: a long table would stand in memory as a whole."""


def render_csv(rows: Iterable[Sequence[str | int]]) -> bytes:
    """The rows as CSV in UTF-8. Text that a spreadsheet would calculate gets an apostrophe before it."""
    return b"".join(csv_parts(rows))


def csv_parts(rows: Iterable[Sequence[str | int]], *, excel: bool = False) -> Iterator[bytes]:
    """The same part by part. `excel`: with semicolons and a byte order mark."""
    if excel:
        yield BOM_UTF8
    dialect: dict[str, Any] = EXCEL if excel else {"lineterminator": "\n"}
    left = iter(rows)
    while part := [*islice(left, PART)]:
        stream = io.StringIO(newline="")
        csv.writer(stream, **dialect).writerows(map(_cell, row) for row in part)
        yield stream.getvalue().encode()


@lru_cache(4096)  # most of a long table are ids
def _cell(value: str | int) -> str | int:
    return escape_formula(sanitize(value)) if isinstance(value, str) else value
