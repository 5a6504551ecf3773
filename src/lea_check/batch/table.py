"""Ranked proposals as a table for the screen: the first of them, and of each what matters most."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from lea_check.batch.rows import Row
from lea_check.report.formats import Screen
from lea_check.report.renderers.terminal import STRONG, Drawing
from lea_check.report.style.sanitize import sanitize
from lea_check.words import Words

MOST_ROWS = 100
"""On a screen more rows are no longer read; every format for programs has them all."""


def screen_table(rows: Sequence[Row], words: Words, titles: dict[str, str], screen: Screen) -> str:
    """The first rows for people: rank, name, verdicts, coverage and the first gap, as far as it fits."""
    drawing = Drawing.for_screen(width=screen.width, colour=screen.colour, ascii_only=screen.ascii_only)
    table = [_shown(rank, row, words, titles) for rank, row in enumerate(rows[:MOST_ROWS], 1)]
    heads = [words(f"batch.{name}") for name in ("rank", "name", "proven", "possible", "coverage", "first-gap")]
    return drawing.text(_lines(drawing, heads, table, words, len(rows)))


def _lines(drawing: Drawing, heads: list[str], table: list[list[str]], words: Words, total: int) -> Iterator[Text]:
    lengths = [max(len(row[column]) for row in [heads, *table]) for column in range(len(heads))]
    rank, name, *verdicts, gap = lengths
    rest = drawing.width - rank - sum(verdicts) - 2 * (len(heads) - 1)
    wide = rest >= 36
    if not wide:  # a narrow screen has no room for what is still possible, nor for the gap
        rest = drawing.width - rank - verdicts[0] - verdicts[2] - 6
        widths = [rank, min(name, rest), verdicts[0], verdicts[2]]
    else:
        gap = min(gap, rest // 2)
        widths = [rank, min(name, rest - gap), *verdicts, gap]
    for number, row in enumerate([heads, *table]):
        cells = row if wide else [row[0], row[1], row[2], row[4]]
        yield from drawing.beside(
            [Text(sanitize(cell), style=STRONG if not number else "") for cell in cells], widths, "  "
        )
    if total > len(table):
        yield Text(words("batch.more", count=total - len(table)))


def _shown(rank: int, row: Row, words: Words, titles: dict[str, str]) -> list[str]:
    return [
        str(rank),
        row.name,
        words(f"verdict.{row.proven}"),
        words(f"verdict.{row.possible}"),
        f"{row.answered}/{row.of}",
        titles.get(row.first_gap, ""),
    ]
