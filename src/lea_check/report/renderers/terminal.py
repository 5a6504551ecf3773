"""A report on the screen, from 60 columns up: in colour, without, and in ASCII.

Of the 256 standard colours only these five have a contrast of 4.5:1 on white as well as on black
(WCAG 2.2, 1.4.3). Colour never carries meaning alone.
"""

import io
import re
from collections.abc import Iterable, Iterator, Sequence

from rich.box import ASCII2, SQUARE
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.style import Style
from rich.table import Table
from rich.text import Text

from lea_check.report.blocks import (
    Actions,
    Block,
    Bullets,
    Card,
    ConditionRow,
    FormBlock,
    Grid,
    Ladder,
    Mark,
    MarkName,
    Overview,
    Paragraph,
    PlanLine,
    Questionnaire,
    Report,
    StatusCell,
    StatusTable,
    TickOne,
    VoteSpread,
    VotingCards,
    WritingRoom,
)
from lea_check.report.style.symbols import ASCII_SYMBOLS, BAR_PIECES, BAR_WIDTH, BOX, SYMBOLS, bar

WIDE = 76
"""From this width on, the phases of a condition stand in columns; below, under each other."""

LEAST_WIDTH = 20
MAX_WIDTH = 110
"""Longer lines are hard to read."""
HEIGHT = 25
"""Nothing is as high as the screen; Rich would take it, and the width with it, for numbers in the environment."""

MOST_PIECES = 24
"""The hands of one group are drawn with at most about so many pieces."""

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

_RESET = "\x1b[0m"
_FILLING = re.compile(r" *((?:\x1b\[[\d;]*m)?)(?: |\x1b\[[\d;]*m)*$")
"""Spaces at the end of a line, by which Rich fills it up, with the first code among them."""

Parts = Iterator[RenderableType]


def render_terminal(report: Report, *, width: int, colour: bool, ascii_only: bool) -> str:
    """The report as text for a screen of `width` columns, with colour codes or without any."""
    drawing = Drawing.for_screen(width=width, colour=colour, ascii_only=ascii_only)
    return drawing.text(*drawing.report(report))


class Drawing:
    """Draws a report with what Rich has for lines, lists and tables. Text stays text: none of it is markup."""

    def __init__(self, console: Console, ascii_only: bool) -> None:
        self.console = console
        self.width = console.width
        self.ascii_only = ascii_only
        self.symbols = ASCII_SYMBOLS if ascii_only else SYMBOLS

    @classmethod
    def for_screen(cls, *, width: int, colour: bool, ascii_only: bool, most: int = MAX_WIDTH) -> "Drawing":
        """A drawing for a screen of `width` columns, of which it uses `most`; with colour codes or without any."""
        console = Console(
            file=io.StringIO(),
            width=max(LEAST_WIDTH, min(width, most)),
            height=HEIGHT,
            force_terminal=colour,
            color_system="256" if colour else None,
            legacy_windows=False,
            markup=False,
            emoji=False,
            highlight=False,
        )
        return cls(console, ascii_only)

    def text(self, *parts: RenderableType) -> str:
        """The parts under each other as text, with colour codes if the screen has colours."""
        with self.console.capture() as captured:
            for part in parts:
                self.console.print(part)
        return "".join(f"{_without_filling(line)}\n" for line in captured.get().splitlines())

    def report(self, report: Report) -> Parts:
        """Title, then each section under a line."""
        yield Text(report.title, style=STRONG)
        if report.subtitle:
            yield Text(report.subtitle)
        for section in report.sections:
            yield from ("", self.heading(section.title), "")
            yield from self._spaced(section.blocks)

    def heading(self, title: str) -> RenderableType:
        """A title in a line over the whole width; one that is too long for it has the line below."""
        text, sign = Text(title, style=ACCENT), "-" if self.ascii_only else "─"
        if text.cell_len + len(sign) >= self.width:
            return Group(text, Rule(characters=sign, style=ACCENT))
        return Rule(text, characters=sign, style=ACCENT, align="left")

    def _spaced(self, blocks: Iterable[Block]) -> Parts:
        """Blocks with an empty line between them, but for a paragraph that goes on with the one before."""
        before: Block | None = None
        for block in blocks:
            goes_on = (
                isinstance(block, Paragraph)
                and block.tone in ("plain", "warning")
                and isinstance(before, Paragraph | Overview)
            )
            yield from () if before is None or goes_on else ("",)
            yield self.draw(block)
            before = block

    def draw(self, block: Block) -> RenderableType:
        """One block."""
        match block:
            case Paragraph(text, tone):
                return Text(text, style=PLAIN if tone == "plain" else STRONG)
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
            case Questionnaire() | TickOne() | WritingRoom() | VotingCards():
                return self._form_block(block)
            case PlanLine():
                return self._bullets(block.used)

    def _actions(self, block: Actions) -> RenderableType:
        """The first steps: what, how, and who by when, each on a line of its own."""
        lines = []
        for number, row in enumerate(block.rows, 1):
            who = " · ".join(filter(None, (row.who, row.by))) or block.nobody
            lines.append((f" {number} ", Text("\n".join(filter(None, (row.what, row.how, who))))))
        return Group(Text(block.title, style=STRONG), self.hang(lines))

    def _bullets(self, block: Bullets) -> RenderableType:
        listed = self.hang((" * " if self.ascii_only else " • ", Text(item)) for item in block.items)
        return Group(Text(block.title), listed) if block.title else listed

    def hang(self, lines: Iterable[tuple[str, Text]]) -> Table:
        """Texts, each with a sign before its first line and its other lines under its start."""
        table = Table.grid()
        table.add_column(no_wrap=True)
        table.add_column(overflow="fold")
        for sign, text in lines:
            table.add_row(Text(sign), text)
        return table

    def _card(self, block: Card) -> RenderableType:
        head = Text(block.title, style=STRONG)
        facts = (Text.assemble((f"{name}: ", STRONG), text) for name, text in block.facts)
        return Group(Text.assemble(head, "  ", self.mark(block.mark)) if block.mark else head, _indented(*facts))

    def _ladder(self, block: Ladder) -> Table:
        step, arrow, back = ("|", "=>", "<=") if self.ascii_only else ("│", "▶", "◀")
        table = Table.grid(padding=(0, 1))
        table.add_column(width=3, justify="right")
        table.add_column(overflow="fold")
        table.add_column(overflow="fold")
        for rung in block.rungs:
            style = ACCENT if rung.here else PLAIN
            label = f"{back} {rung.label}" if rung.label else ""
            table.add_row(*map(Text, (arrow if rung.here else step, rung.title, label)), style=style)
        return table

    def _overview(self, block: Overview) -> RenderableType:
        wide = self.width >= WIDE
        table = columns()
        table.add_column(justify="right", no_wrap=True)
        table.add_column(Text(block.headings[0]), overflow="fold")
        table.add_column(Text(_ends(block.ends)), no_wrap=True)
        for heading in block.headings[1:] if wide else ():
            table.add_column(Text(heading), no_wrap=True)
        for row in block.rows:
            table.add_row(*self._condition(row, block.headings, wide))
        return Group(table, "", Text(block.legend))

    def _condition(self, row: ConditionRow, headings: Sequence[str], wide: bool) -> list[Text]:
        picture = Text(bar(row.range, ascii_only=self.ascii_only), style=COLOURS[row.whole.name])
        marks = [self.mark(mark) for mark in row.phases]
        name = Text(row.title)
        if wide:
            return [Text(str(row.number)), name, picture, *marks]
        for head, mark in zip(headings[1:], marks, strict=True):
            if mark.plain:
                name = Text.assemble(name, "\n", f"{head}: ", mark)
        return [Text(str(row.number)), name, picture]

    def mark(self, mark: Mark) -> Text:
        """A status: symbol, word and colour together."""
        return Text(f"{self.symbols[mark.name]} {mark.word}", style=COLOURS[mark.name]) if mark.word else Text()

    def _form_block(self, block: FormBlock) -> RenderableType:
        match block:
            case Questionnaire():
                return Group(*self._questionnaire(block))
            case TickOne(title, options):
                return Group(Text(title), self._boxes(options))
            case WritingRoom():
                return Group(*self._room(block))
            case VotingCards(cards):
                return Group(*(Text(f"  {self.symbols[mark]}  {name}", style=STRONG) for mark, name in cards))

    def _questionnaire(self, block: Questionnaire) -> Parts:
        for each in block.questions:
            yield Text(f"{each.number}  {each.question} [{each.id}]", style=STRONG)
            if each.core:
                yield Text(each.core)
            levels = (*(f": {level}" for level in each.levels), "")
            yield self._boxes(f"{name}{text}" for name, text in zip(block.choices, levels, strict=True))
            if each.explanation:
                yield Text(each.explanation)

    def _boxes(self, options: Iterable[str]) -> Table:
        box = "  [ ] " if self.ascii_only else f"  {BOX} "
        return self.hang((box, Text(option)) for option in options)

    def _room(self, block: WritingRoom) -> Parts:
        yield Text(block.title)
        yield from [Text("_" * self.width)] * block.lines

    def _statuses(self, block: StatusTable) -> Table:
        """A bar for each assessment, under it the status; what moved at the end where there is room."""
        table = self._status_columns(block, moved=bool(block.moved))
        if self.console.measure(table).minimum > self.width:
            return self._status_columns(block, moved=False)
        return table

    def _status_columns(self, block: StatusTable, *, moved: bool) -> Table:
        table = columns()
        table.add_column(justify="right", no_wrap=True)
        table.add_column(Text(block.headings[0]), overflow="fold")
        for heading in (*block.headings[1:], *([block.moved] if moved else ())):
            table.add_column(Text(heading), overflow="fold")
        for row in block.rows:
            last = [Text(row.moved)] if moved else []
            table.add_row(Text(str(row.number)), Text(row.title), *map(self._status, row.cells), *last)
        return table

    def _status(self, cell: StatusCell) -> Text:
        picture = bar(cell.span.range if cell.span else None, ascii_only=self.ascii_only)
        return Text.assemble((picture, COLOURS[cell.mark.name]), "\n", self.mark(cell.mark))

    def _spread(self, block: VoteSpread) -> RenderableType:
        """The hands of each group as bars in a line, and under it the level that follows."""
        most = max(sum(row.hands) for row in block.rows)
        parts: list[RenderableType] = [Text(block.title, style=STRONG)]
        for row in block.rows:
            parts.append(_indented(Text.assemble((row.who, STRONG), ": ", row.level)))
            parts.append(_indented(Text("   ".join(self._bars(block.headings[1:-1], row.hands, most))), by=4))
        return Group(*parts, _indented(*map(Text, block.notes)))

    def _bars(self, names: Sequence[str], hands: Sequence[int], most: int) -> Iterator[str]:
        piece = BAR_PIECES[self.ascii_only]
        for name, count in zip(names, hands, strict=True):
            length = -(-count * MOST_PIECES // max(most, MOST_PIECES))
            yield " ".join(part for part in (name, piece * length, str(count)) if part)

    def _grid(self, block: Grid) -> Table:
        table = Table(box=ASCII2 if self.ascii_only else SQUARE, show_lines=True, expand=True, header_style=STRONG)
        for name, share in zip(block.columns, block.shares, strict=True):
            longest = max((Text(word).cell_len for word in name.split()), default=1)
            table.add_column(Text(name), overflow="fold", ratio=share or None, min_width=longest)
        for row in block.rows:
            table.add_row(*map(Text, row))
        return table


def _ends(ends: tuple[str, str]) -> str:
    """Words above both ends of a bar; where they are too long for it they stand side by side."""
    no, yes = ends
    return f"{no} {yes:>{max(0, BAR_WIDTH - len(no) - 1)}}"


def _without_filling(line: str) -> str:
    """A line without the spaces at its end; what ends the style of the words before them stays."""
    if _RESET not in line:
        return line.rstrip()
    return _FILLING.sub(lambda found: _RESET if found[1] == _RESET else "", line, count=1)


def _indented(*texts: Text, by: int = 2) -> Padding:
    return Padding(Group(*texts), (0, 0, 0, by))


def columns() -> Table:
    """Columns without lines between them."""
    return Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style=STRONG)
