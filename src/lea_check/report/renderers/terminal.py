"""A report on the screen, from 60 columns up: in colour, without, and in ASCII.

Of the 256 standard colours only these five have a contrast of 4.5:1 on white as well as on black
(WCAG 2.2, 1.4.3). Colour never carries meaning alone.
"""

import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from rich.console import Console
from rich.style import Style
from rich.text import Text

from lea_check.report.blocks import (
    Actions,
    Ballot,
    Block,
    Bullets,
    Card,
    ConditionRow,
    Grid,
    Ladder,
    Mark,
    MarkName,
    Overview,
    Paragraph,
    PlanLine,
    Report,
    StatusCell,
    StatusTable,
    VoteSpread,
)
from lea_check.report.style.symbols import ASCII_SYMBOLS, BAR_PIECES, BOX, SYMBOLS, bar

WIDE = 76
"""From this width on, the phases of a condition stand in columns; below, under each other."""

MAX_WIDTH = 110
"""Longer lines are hard to read."""

SHORTEST_TITLE = 14
"""With less room than this for titles, the last column of conditions side by side is left out."""

MOST_PIECES = 24
"""The hands of one group are drawn with at most about so many pieces."""

MOST_ACTIONS = 3
"""So many of the first steps stand on a screen; all do on paper."""

PLAIN = Style()
STRONG = Style(bold=True)
COLOURS: dict[MarkName, Style] = {
    "met": Style(color="color(29)", bold=True),
    "partial": Style(color="color(63)", bold=True),
    "missing": Style(color="color(131)", bold=True),
    "open": Style(color="color(163)", bold=True),
    "none": PLAIN,
}
ACCENT = Style(color="color(63)", bold=True)

Lines = Iterator[Text]


def render_terminal(report: Report, *, width: int, colour: bool, ascii_only: bool) -> str:
    """The report as text for a screen of `width` columns, with colour codes or without any."""
    drawing = Drawing.for_screen(width=width, colour=colour, ascii_only=ascii_only)
    return drawing.text(drawing.report(report))


class Drawing:
    """Draws a report as lines that fit the screen; lines without markup cost half of what Rich's tables do."""

    def __init__(self, console: Console, ascii_only: bool) -> None:
        self.console = console
        self.width = console.width
        self.ascii_only = ascii_only
        self.symbols = ASCII_SYMBOLS if ascii_only else SYMBOLS

    @classmethod
    def for_screen(cls, *, width: int, colour: bool, ascii_only: bool) -> "Drawing":
        """A drawing for a screen of `width` columns, with colour codes or without any."""
        console = Console(
            file=io.StringIO(),
            width=max(20, min(width, MAX_WIDTH)),
            force_terminal=colour,
            color_system="256" if colour else None,
            legacy_windows=False,
        )
        return cls(console, ascii_only)

    def text(self, lines: Iterable[Text]) -> str:
        """The lines as text, with colour codes if the screen has colours."""
        if not self.console.is_terminal:
            return "".join(f"{line.plain.rstrip()}\n" for line in lines)
        with self.console.capture() as captured:
            for line in lines:
                line.rstrip()
                self.console.print(line, soft_wrap=True, highlight=False)
        return captured.get()

    def report(self, report: Report) -> Lines:
        """Title, then each section under a line."""
        yield from self.wrap(Text(report.title, style=STRONG), self.width)
        yield from self.wrap(Text(report.subtitle), self.width)
        for section in report.sections:
            yield from (Text(), self.heading(section.title), Text())
            yield from self._spaced(section.blocks)

    def heading(self, title: str) -> Text:
        """A title in a line over the whole width."""
        line = "-" if self.ascii_only else "─"
        return Text(f"{line * 2} {title} {line * max(3, self.width - len(title) - 4)}", style=ACCENT)

    def _spaced(self, blocks: Iterable[Block]) -> Lines:
        for index, block in enumerate(blocks):
            if index and not (isinstance(block, Paragraph) and block.tone == "plain"):
                yield Text()
            yield from self.draw(block)

    def draw(self, block: Block) -> Lines:
        """The lines of one block."""
        match block:
            case Paragraph(text, tone):
                return iter(self.wrap(Text(text, style=PLAIN if tone == "plain" else STRONG), self.width))
            case Actions():
                return self._actions(block)
            case Bullets():
                return self._bullets(block)
            case Ladder():
                return self._ladder(block)
            case Overview():
                return self._overview(block)
            case Card():
                return self._card(block)
            case Grid():
                return self._grid(block)
            case VoteSpread():
                return self._spread(block)
            case StatusTable():
                return self._statuses(block)
            case Ballot():
                return self._ballot(block)
            case PlanLine():
                return self._bullets(block.used)

    def _actions(self, block: Actions) -> Lines:
        """The first steps in two lines each: what, and who by when."""
        yield from self.wrap(Text(block.title, style=STRONG), self.width)
        for number, row in enumerate(block.rows[:MOST_ACTIONS], 1):
            yield from self.hang(Text(row.what), f" {number} ")
            yield from self.hang(Text(" · ".join(filter(None, (row.who, row.by))) or block.nobody), "   ")
        if block.more:
            yield from self.hang(Text(block.more), "   ")

    def _bullets(self, block: Bullets) -> Lines:
        if block.title:
            yield from self.wrap(Text(block.title), self.width)
        for item in block.items:
            yield from self.hang(Text(item), " * " if self.ascii_only else " • ")

    def _card(self, block: Card) -> Lines:
        head = Text(block.title, style=STRONG)
        yield from self.wrap(Text.assemble(head, "  ", self.mark(block.mark)) if block.mark else head, self.width)
        for name, text in block.facts:
            yield from self.hang(Text.assemble((f"{name}: ", STRONG), text), "  ")

    def _ladder(self, block: Ladder) -> Lines:
        step, arrow = ("|", "=>") if self.ascii_only else ("│", "▶")
        title = max(len(rung.title) for rung in block.rungs) + 1
        label = max(len(rung.label) for rung in block.rungs)
        widths = (3, min(title, self.width - label - 6), label)
        for rung in block.rungs:
            style = ACCENT if rung.proven else STRONG if rung.possible else PLAIN
            cells = (f"{arrow if rung.label else step:>3}", f"{rung.title} ", rung.label)
            yield from self.beside([Text(cell, style=style) for cell in cells], widths, " ")

    def _overview(self, block: Overview) -> Lines:
        wide = self.width >= WIDE
        rows = [self._condition(row, block.headings, wide) for row in block.rows]
        heads = ["", block.headings[0], "0 1 2 3", *block.headings[1:]][: len(rows[0])]
        table = [[Text(head, style=STRONG) for head in heads], *rows]
        rest = [max(row[column].cell_len for row in table) for column in range(3, len(heads))]
        title = max(row[1].cell_len for row in table)
        widths = (2, min(title, self.width - 13 - sum(rest) - 2 * len(rest)), 7, *rest)
        for row in table:
            yield from self.beside(row, widths, "  ")
        yield Text()
        yield from self.wrap(Text(block.legend), self.width)

    def _condition(self, row: ConditionRow, headings: Sequence[str], wide: bool) -> list[Text]:
        picture = Text(bar(row.range, ascii_only=self.ascii_only), style=COLOURS[row.whole.name])
        marks = [self.mark(mark) for mark in row.phases]
        name = Text(row.title)
        if wide:
            return [Text(f"{row.number:>2}"), name, picture, *marks]
        for head, mark in zip(headings[1:], marks, strict=True):
            if mark.plain:
                name = Text.assemble(name, "\n", f"{head}: ", mark)
        return [Text(f"{row.number:>2}"), name, picture]

    def mark(self, mark: Mark) -> Text:
        """A status: symbol, word and colour together."""
        return Text(f"{self.symbols[mark.name]} {mark.word}", style=COLOURS[mark.name]) if mark.word else Text()

    def _ballot(self, block: Ballot) -> Lines:
        box = "[ ]" if self.ascii_only else BOX
        *names, unknown = block.headings[1:]
        for row in block.rows:
            yield from self.wrap(Text(f"{row.number}  {row.question} [{row.id}]", style=STRONG), self.width)
            for name, text in zip(names, row.levels, strict=True):
                yield from self.hang(Text(f"{name}: {text}"), f"  {box} ")
            yield from self.hang(Text(unknown), f"  {box} ")

    def _statuses(self, block: StatusTable) -> Lines:
        """A bar for each assessment, under it the status; what moved at the end where there is room."""
        heads = (Text(head, style=STRONG) for head in (*block.headings, block.moved))
        table = [[Text(), *heads]]
        for row in block.rows:
            cells = (self._status(each) for each in row.cells)
            table.append([Text(f"{row.number:>2}"), Text(row.title), *cells, Text(row.moved)])
        widths = [max(_longest(row[column]) for row in table) for column in range(len(table[0]))]
        if not block.moved or sum(widths) - widths[1] + SHORTEST_TITLE + 2 * len(widths) > self.width:
            widths.pop()
        widths[1] = min(widths[1], self.width - sum(widths) + widths[1] - 2 * len(widths) + 2)
        for line in table:
            yield from self.beside(line[: len(widths)], widths, "  ")

    def _status(self, cell: StatusCell) -> Text:
        picture = bar(cell.range, ascii_only=self.ascii_only)
        return Text.assemble((picture, COLOURS[cell.mark.name]), "\n", self.mark(cell.mark))

    def _spread(self, block: VoteSpread) -> Lines:
        """The hands of each group as bars in a line, and under it the level that follows."""
        yield from self.wrap(Text(block.title, style=STRONG), self.width)
        most = max(sum(row.hands) for row in block.rows)
        for row in block.rows:
            yield from self.hang(Text.assemble((row.who, STRONG), ": ", row.level), "  ")
            yield from self.hang(Text("   ".join(self._bars(block.headings[1:-1], row.hands, most))), "    ")
        for note in block.notes:
            yield from self.hang(Text(note), "  ")

    def _bars(self, names: Sequence[str], hands: Sequence[int], most: int) -> Iterator[str]:
        piece = BAR_PIECES[self.ascii_only]
        for name, count in zip(names, hands, strict=True):
            length = -(-count * MOST_PIECES // max(most, MOST_PIECES))
            yield " ".join(part for part in (name, piece * length, str(count)) if part)

    def _grid(self, block: Grid) -> Lines:
        line, bars = ("-", "|") if self.ascii_only else ("─", "│")
        corners = [tuple("+++")] * 3 if self.ascii_only else [tuple("┌┬┐"), tuple("├┼┤"), tuple("└┴┘")]
        widths = self._grid_widths(block)
        top, between, bottom = (
            Text(left + middle.join(line * (width + 2) for width in widths) + right) for left, middle, right in corners
        )
        yield top
        yield from self._row([Text(name, style=STRONG) for name in block.columns], widths, bars)
        for row in block.rows:
            yield between
            yield from self._row([Text(cell) for cell in row], widths, bars)
        yield bottom

    def _row(self, cells: Sequence[Text], widths: Sequence[int], bars: str) -> Lines:
        for line in self.beside(cells, widths, f" {bars} "):
            yield Text.assemble(f"{bars} ", line, f" {bars}")

    def _grid_widths(self, block: Grid) -> list[int]:
        """Each column gets what its heading needs, and its share of the rest."""
        needed = [max(map(len, name.split()), default=1) for name in block.columns]
        spare = max(0, self.width - 1 - sum(width + 3 for width in needed))
        widths = [width + spare * share // sum(block.shares) for width, share in zip(needed, block.shares, strict=True)]
        widest = block.shares.index(max(block.shares))
        widths[widest] += spare - sum(widths) + sum(needed)
        return widths

    def beside(self, cells: Sequence[Text], widths: Sequence[int], between: str) -> Lines:
        """Cells next to each other, each wrapped in its column."""
        wrapped = [self.wrap(cell, width) for cell, width in zip(cells, widths, strict=True)]
        for parts in zip_longest(*wrapped, fillvalue=Text()):
            line = Text()
            for index, (part, width) in enumerate(zip(parts, widths, strict=True)):
                line.append(between if index else "")
                line.append_text(part).append(" " * (width - part.cell_len))
            yield line

    def hang(self, text: Text, first: str) -> Lines:
        """Text with `first` before its first line, and the other lines under its start."""
        for index, line in enumerate(self.wrap(text, self.width - len(first))):
            yield Text.assemble(" " * len(first) if index else first, line)

    def wrap(self, text: Text, width: int) -> Sequence[Text]:
        """Lines of at most `width` columns."""
        if text.cell_len <= width and "\n" not in text.plain:
            return [text]
        return list(text.wrap(self.console, width, overflow="fold"))


def _longest(text: Text) -> int:
    """The columns that the longest line of a text takes."""
    return max((line.cell_len for line in text.split()), default=0)
