"""Tables as files, made at test time."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

Rows = Sequence[Any]
"""Of cells, each text or a number."""


def write_csv(path: Path, rows: Rows, *, separator: str = ",", encoding: str = "utf-8") -> Path:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=separator).writerows(rows)
    path.write_bytes(stream.getvalue().encode(encoding))
    return path


def write_xlsx(path: Path, *sheets: tuple[str, Rows]) -> Path:
    """Text stays text and numbers numbers, as the programs write them."""
    book = Workbook(str(path), {"strings_to_numbers": False})
    for name, rows in sheets:
        page = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                page.write(number, column, cell)
    book.close()
    return path
