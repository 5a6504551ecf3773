"""Proposals in the order of a batch as tables for the screen: with a rank, without one, and what runs."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from lea_check.batch.order import BLOCKS, Ranked, block_of
from lea_check.batch.results import BatchResults
from lea_check.batch.rows import BatchRow
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


@dataclass(frozen=True)
class TableLayout:
    """The columns that a screen has room for, and those whose text is never broken."""

    columns: Sequence[str]
    whole: Sequence[str]


def layout_for(width: int) -> TableLayout:
    """What is shown on a screen of so many columns."""
    columns = ("rank", "name", "headline", "start", *(("last", "reference") if width >= WIDE else ()))
    return TableLayout(columns, ("rank", "start", "last") if width >= NARROW else ("rank",))


def screen_table(results: BatchResults, words: Words, screen: Screen) -> str:
    """The first rows for people, in blocks; then the files that could not be judged."""
    drawing = Drawing.for_screen(
        width=screen.width, colour=screen.colour, ascii_only=screen.ascii_only, most=MOST_WIDTH
    )
    return drawing.text(*_parts(results, words, layout_for(drawing.width)))


def _parts(results: BatchResults, words: Words, layout: TableLayout) -> Iterator[RenderableType]:
    if results.partial:
        yield Text(words("batch.partial", **results.partial.params), style=STRONG)
    shown = [*islice(results.ranked(), MOST_ROWS)]
    names = Counter(row.name for _, row in shown)
    for number, block in enumerate(block for block in BLOCKS if any(block_of(each) == block for each in shown)):
        if number:
            yield Text()
        if block != "ranked":
            yield Text(words(f"batch.block-{block}"), style=STRONG)
        listed = [each for each in shown if block_of(each) == block]
        yield _table(listed, layout, words, {name for name, count in names.items() if count > 1})
    if len(results.rows) > MOST_ROWS:
        yield Text(words("batch.more", count=len(results.rows) - MOST_ROWS))
    failed = results.failed(words)
    if failed:
        yield Text(f"\n{words('batch.block-failed')}", style=STRONG)
        yield from (Text(sanitize(f"{row.file}: {row.problem}")) for row in failed[:MOST_ROWS])


def _table(rows: Sequence[Ranked], layout: TableLayout, words: Words, shared: Collection[str]) -> Table:
    """The rows; of those with a name that others have, which is `shared`, also the reference or the file."""
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
        if row.name in shared:
            cells["name"] = f"{row.name}, {row.reference or row.file}"
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
