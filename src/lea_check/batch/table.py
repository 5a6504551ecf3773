"""Ranked proposals as a table for the screen: the first of them, and of each what matters most."""

import io
from collections.abc import Sequence

from rich.console import Console
from rich.style import Style
from rich.table import Table
from rich.text import Text

from lea_check.batch.rows import Row, verdict_text
from lea_check.model.catalogue import Catalogue
from lea_check.report.formats import Screen
from lea_check.report.style.sanitize import sanitize
from lea_check.words import Words

MOST_ROWS = 100
"""On a screen more rows are no longer read; every format for programs has them all."""

LEAST_WIDTH, MOST_WIDTH = 20, 140

COLUMNS = ("rank", "name", "proven", "possible", "coverage", "first-gap")
NARROW = ("rank", "name", "proven", "coverage")
"""What is shown on a screen that is less wide than `WIDE`."""

WIDE = 100


def screen_table(rows: Sequence[Row], catalogue: Catalogue, words: Words, screen: Screen) -> str:
    """The first rows for people: rank, name, verdicts, coverage and the first gap, as far as it fits."""
    width = max(LEAST_WIDTH, min(screen.width, MOST_WIDTH))
    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=screen.colour,
        color_system="256" if screen.colour else None,
        legacy_windows=False,
    )
    with console.capture() as captured:
        console.print(_table(rows[:MOST_ROWS], COLUMNS if width >= WIDE else NARROW, catalogue, words))
        if len(rows) > MOST_ROWS:
            console.print(Text(words("batch.more", count=len(rows) - MOST_ROWS)))
    return "".join(f"{line.rstrip()}\n" for line in captured.get().splitlines())


def _table(rows: Sequence[Row], columns: Sequence[str], catalogue: Catalogue, words: Words) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style=Style(bold=True))
    for column in columns:
        whole = column in ("rank", "coverage")
        table.add_column(Text(words(f"batch.{column}")), no_wrap=whole, overflow="fold")
    for rank, row in enumerate(rows, 1):
        cells = _cells(rank, row, catalogue, words)
        table.add_row(*(Text(cells[column]) for column in columns))
    return table


def _cells(rank: int, row: Row, catalogue: Catalogue, words: Words) -> dict[str, str]:
    gap = catalogue.condition_by_id.get(row.first_gap)
    return {
        "rank": str(rank),
        "name": sanitize(row.name),
        "proven": verdict_text(row.proven, words),
        "possible": verdict_text(row.possible, words),
        "coverage": row.coverage,
        "first-gap": sanitize(words.say(gap.title)) if gap else "",
    }
