"""Proposals in the order of a batch as tables for the screen: with a rank, without one, and what runs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from lea_check.batch.order import ranked
from lea_check.batch.rows import BatchRow, FailedRow
from lea_check.report.formats import Screen
from lea_check.report.renderers.terminal import STRONG, Drawing, columns
from lea_check.report.sentence import headline_name
from lea_check.report.style.sanitize import sanitize
from lea_check.words import Words

MOST_ROWS = 100
"""On a screen more rows are no longer read; every format for programs has them all."""

MOST_WIDTH = 140

WIDE = 100
"""From this width on there is room for all columns."""

NARROW = 40
"""Below this width counts are broken too, so that names are left."""

Ranked = tuple[int | None, BatchRow]


@dataclass(frozen=True)
class TableLayout:
    """The columns that a screen has room for, and those whose text is never broken."""

    columns: Sequence[str]
    whole: Sequence[str]


def layout_for(width: int) -> TableLayout:
    """What is shown on a screen of so many columns."""
    columns = ("rank", "name", "headline", "start", *(("last", "reference") if width >= WIDE else ()))
    return TableLayout(columns, ("rank", "start", "last") if width >= NARROW else ("rank",))


def screen_table(rows: Sequence[BatchRow], failed: Sequence[FailedRow], words: Words, screen: Screen) -> str:
    """The first rows for people, in blocks; then the files that could not be judged."""
    drawing = Drawing.for_screen(
        width=screen.width, colour=screen.colour, ascii_only=screen.ascii_only, most=MOST_WIDTH
    )
    return drawing.text(*_parts(rows, failed, words, layout_for(drawing.width)))


def _parts(
    rows: Sequence[BatchRow], failed: Sequence[FailedRow], words: Words, layout: TableLayout
) -> Iterator[RenderableType]:
    shown = [*ranked(rows[:MOST_ROWS])]
    for number, (block, listed) in enumerate(groupby(shown, _block)):
        if number:
            yield Text()
        if block != "ranked":
            yield Text(words(f"batch.block-{block}"), style=STRONG)
        yield _table([*listed], layout, words)
    if len(rows) > MOST_ROWS:
        yield Text(words("batch.more", count=len(rows) - MOST_ROWS))
    if failed:
        yield Text(f"\n{words('batch.block-failed')}", style=STRONG)
        yield from (Text(sanitize(f"{row.file}: {row.problem}")) for row in failed[:MOST_ROWS])


def _block(ranked_row: Ranked) -> str:
    rank, row = ranked_row
    return "runs" if row.verdict.running else "unranked" if rank is None else "ranked"


def _table(rows: Sequence[Ranked], layout: TableLayout, words: Words) -> Table:
    table = columns()
    for name in layout.columns:
        table.add_column(
            Text(words(f"batch.{name}")),
            no_wrap=name in layout.whole,
            overflow="fold",
            justify="right" if name == "rank" else "left",
        )
    for rank, row in rows:
        cells = _cells(rank, row, words)
        table.add_row(*(Text(sanitize(cells[name])) for name in layout.columns))
    return table


def _cells(rank: int | None, row: BatchRow, words: Words) -> dict[str, str]:
    return {
        "rank": str(rank or ""),
        "name": row.name,
        "headline": headline_name(row.verdict, words),
        "start": words("batch.yes-of", yes=row.start.yes, of=row.start.left),
        "last": words("batch.yes-of", yes=row.structural.yes, of=row.structural.left),
        "reference": row.reference,
    }
