"""Proposals in the order of a batch as tables for the screen: with a rank, without one, and what runs."""

import io
from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Console, RenderableType
from rich.style import Style
from rich.table import Table
from rich.text import Text

from lea_check.batch.order import ranked
from lea_check.batch.rows import FailedRow, Row
from lea_check.report.formats import Screen
from lea_check.report.sentence import headline_name
from lea_check.report.style.sanitize import sanitize
from lea_check.words import Words

MOST_ROWS = 100
"""On a screen more rows are no longer read; every format for programs has them all."""

LEAST_WIDTH, MOST_WIDTH = 20, 140

COLUMNS = ("rank", "name", "headline", "start", "last", "reference")
NARROW = ("rank", "name", "headline", "start")
"""What is shown on a screen that is less wide than `WIDE`."""

WIDE = 100

Ranked = tuple[int | None, Row]


def screen_table(rows: Sequence[Row], failed: Sequence[FailedRow], words: Words, screen: Screen) -> str:
    """The first rows for people, in blocks; then the files that could not be judged."""
    width = max(LEAST_WIDTH, min(screen.width, MOST_WIDTH))
    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=screen.colour,
        color_system="256" if screen.colour else None,
        legacy_windows=False,
    )
    with console.capture() as captured:
        for part in _parts(rows, failed, words, COLUMNS if width >= WIDE else NARROW):
            console.print(part)
    return "".join(f"{line.rstrip()}\n" for line in captured.get().splitlines())


def _parts(
    rows: Sequence[Row], failed: Sequence[FailedRow], words: Words, columns: Sequence[str]
) -> Iterator[RenderableType]:
    shown = [*ranked(rows[:MOST_ROWS])]
    for number, (block, listed) in enumerate(groupby(shown, _block)):
        if number:
            yield Text()
        if block != "ranked":
            yield Text(words(f"batch.block-{block}"), style=Style(bold=True))
        yield _table([*listed], columns, words)
    if len(rows) > MOST_ROWS:
        yield Text(words("batch.more", count=len(rows) - MOST_ROWS))
    if failed:
        yield Text(f"\n{words('batch.block-failed')}", style=Style(bold=True))
        yield from (Text(sanitize(f"{each.file}: {each.problem}")) for each in failed[:MOST_ROWS])


def _block(each: Ranked) -> str:
    rank, row = each
    return "runs" if row.verdict.running else "unranked" if rank is None else "ranked"


def _table(rows: Sequence[Ranked], columns: Sequence[str], words: Words) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style=Style(bold=True))
    for column in columns:
        table.add_column(Text(words(f"batch.{column}")), no_wrap=column in ("rank", "start", "last"), overflow="fold")
    for rank, row in rows:
        cells = _cells(rank, row, words)
        table.add_row(*(Text(cells[column]) for column in columns))
    return table


def _cells(rank: int | None, row: Row, words: Words) -> dict[str, str]:
    return {
        "rank": str(rank or ""),
        "name": sanitize(row.name),
        "headline": headline_name(row.verdict, words),
        "start": words("batch.yes-of", yes=row.start.yes, of=row.start.left),
        "last": words("batch.yes-of", yes=row.structural.yes, of=row.structural.left),
        "reference": sanitize(row.reference),
    }
