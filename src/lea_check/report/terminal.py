"""A report on the screen, from 60 columns up: in colour, without, and in ASCII.

Of the 256 standard colours only these five have a contrast of 4.5:1 on white as well as on black
(WCAG 2.2, 1.4.3). Colour never carries meaning alone.
"""

import io
from collections.abc import Iterable

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

from .blocks import Block, Bullets, Card, Grid, Ladder, Mark, MarkName, Overview, Paragraph, Report
from .symbols import ASCII_SYMBOLS, SYMBOLS, bar

WIDE = 76
"""From this width on, the phases of a condition stand in columns; below, under each other."""

MAX_WIDTH = 110
"""Longer lines are hard to read."""

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


def render_terminal(report: Report, *, width: int, colour: bool, ascii_only: bool) -> str:
    """The report as text for a screen of `width` columns, with colour codes or without any."""
    stream = io.StringIO()
    console = Console(
        file=stream,
        width=max(20, min(width, MAX_WIDTH)),
        force_terminal=colour,
        color_system="256" if colour else None,
        no_color=not colour,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        safe_box=True,
    )
    console.print(Drawing(console.width, ascii_only).report(report))
    text = stream.getvalue()
    return "\n".join(line.rstrip() for line in text.split("\n")) if not colour else text


class Drawing:
    """Draws the blocks of a report for one width."""

    def __init__(self, width: int, ascii_only: bool) -> None:
        self.width = width
        self.ascii_only = ascii_only
        self.symbols = ASCII_SYMBOLS if ascii_only else SYMBOLS
        self.line = "-" if ascii_only else "─"

    def report(self, report: Report) -> RenderableType:
        """Title, then each section under a line."""
        parts: list[RenderableType] = [Text(report.title, style=STRONG), Text(report.subtitle)]
        for section in report.sections:
            rule = self.line * max(3, self.width - len(section.title) - 4)
            parts += [
                Text(),
                Text.assemble(
                    (f"{self.line}{self.line} {section.title} ", ACCENT),
                    (rule, ACCENT),
                    no_wrap=True,
                    overflow="crop",
                ),
                Text(),
            ]
            parts += self._spaced(section.blocks)
        return Group(*parts)

    def _spaced(self, blocks: Iterable[Block]) -> Iterable[RenderableType]:
        for index, block in enumerate(blocks):
            if index and not (isinstance(block, Paragraph) and block.tone == "plain"):
                yield Text()
            yield self.draw(block)

    def draw(self, block: Block) -> RenderableType:
        """One block."""
        match block:
            case Paragraph(text, tone):
                return Text(text, style=PLAIN if tone == "plain" else STRONG)
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

    def _bullets(self, block: Bullets) -> RenderableType:
        table = Table.grid(padding=(0, 1, 0, 0))
        table.add_column(width=2, justify="right")
        table.add_column(overflow="fold")
        for item in block.items:
            table.add_row(Text("*" if self.ascii_only else "•"), Text(item))
        return Group(Text(block.title), table) if block.title else table

    def _ladder(self, block: Ladder) -> RenderableType:
        table = Table.grid(padding=(0, 1, 0, 0))
        table.add_column(width=3, justify="right")
        table.add_column(overflow="fold")
        table.add_column(overflow="fold")
        step, arrow = ("|", "=>") if self.ascii_only else ("│", "▶")
        for rung in block.rungs:
            style = ACCENT if rung.proven else STRONG if rung.possible else PLAIN
            pointer = arrow if rung.label else step
            table.add_row(Text(pointer, style=style), Text(rung.title, style=style), Text(rung.label, style=style))
        return table

    def _overview(self, block: Overview) -> RenderableType:
        wide = self.width >= WIDE
        table = Table.grid(padding=(0, 2, 0, 0), expand=False)
        table.add_column(justify="right", width=2)
        table.add_column(overflow="fold", ratio=None)
        table.add_column(no_wrap=True, width=7)
        if wide:
            for _ in block.headings[1:]:
                table.add_column(overflow="fold")
        heads = block.headings[1:] if wide else ()
        table.add_row(
            Text(),
            Text(block.headings[0], style=STRONG),
            Text("0 1 2 3", style=STRONG),
            *(Text(head, style=STRONG) for head in heads),
        )
        for row in block.rows:
            picture = Text(bar(row.range, ascii_only=self.ascii_only), style=COLOURS[row.whole.name])
            marks = [self._mark(mark) for mark in row.phases]
            name = Text(row.title)
            if wide:
                table.add_row(Text(str(row.number)), name, picture, *marks)
                continue
            under = [
                Text.assemble("  ", mark, f" {head}")
                for head, mark in zip(block.headings[1:], marks, strict=True)
                if mark.plain
            ]
            table.add_row(Text(str(row.number)), Group(name, *under), picture)
        return Group(table, Text(), Text(block.legend))

    def _mark(self, mark: Mark) -> Text:
        return Text(f"{self.symbols[mark.name]} {mark.word}", style=COLOURS[mark.name]) if mark.word else Text()

    def _card(self, block: Card) -> RenderableType:
        title = Text(block.title, style=STRONG)
        head = Text.assemble(title, "  ", self._mark(block.mark)) if block.mark else title
        lines = [Padding(Text.assemble((f"{name}: ", STRONG), text), (0, 0, 0, 2)) for name, text in block.facts]
        return Group(head, *lines)

    def _grid(self, block: Grid) -> RenderableType:
        table = Table(
            box=box.ASCII if self.ascii_only else box.SQUARE,
            show_lines=True,
            header_style=STRONG,
            expand=True,
            padding=(0, 1),
            border_style=PLAIN,
        )
        for name, share in zip(block.columns, block.shares, strict=True):
            table.add_column(Text(name), ratio=share, overflow="fold", min_width=len(name) + 2)
        for row in block.rows:
            table.add_row(*(Text(cell) for cell in row))
        return table
