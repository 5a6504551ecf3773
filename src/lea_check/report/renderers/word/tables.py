"""The tables of a Word document, one for each kind of block that is a table."""

from collections.abc import Iterable, Sequence

from lea_check.report.blocks import (
    Ballot,
    BallotRow,
    ConditionRow,
    Grid,
    HandsRow,
    Mark,
    Overview,
    Span,
    Spread,
    Standing,
    Standings,
    StandingsRow,
)
from lea_check.report.renderers.word.parts import (
    TEXT_WIDTH,
    Element,
    cell,
    element,
    mark,
    paragraph,
    run,
    symbol,
    table,
)
from lea_check.report.style.colours import PAPER, STATUS, lighter
from lea_check.report.style.symbols import BOX, bar

ROOM = 680
"""The least height of a row in which something is to be filled in by hand: 12 mm."""

MOST_FILL = 0.55
"""The most of the accent that may stand behind the ink of a number."""


def overview_table(block: Overview, title: str) -> Element:
    """The conditions, with the levels of each range as filled cells and the status in each phase."""
    phases = block.headings[1:]
    widths = _filled([0, *[380] * 4, *[1750] * len(phases)])
    heads = [_head(block.headings[0]), *(_figure(str(level)) for level in range(4)), *map(_head, phases)]
    return table(title, widths, heads, map(_condition, block.rows), whole=True)


def _condition(row: ConditionRow) -> list[Element]:
    spans = row.spans or [None] * len(row.phases)
    phases = (_phase(each, span) for each, span in zip(row.phases, spans, strict=True))
    return [_text(f"{row.number} {row.title}"), *(_level(row, level) for level in range(4)), *phases]


def _phase(status: Mark, span: Span | None) -> Element:
    levels = [run(f"  {_figures(span)}", "Soft")] if span else []
    return cell(paragraph("Cell", *mark(*status), *levels))


def _figures(span: Span) -> str:
    low, high = span.range
    return str(low) if low == high else f"{low}–{high}"


def _level(row: ConditionRow, level: int) -> Element:
    """A level inside the range, in the colour of the status: full where it is proven, light where it is possible."""
    if row.range is None or not row.range.low <= level <= row.range.high:
        return _text("")
    colour = STATUS[row.whole.name]
    if level == row.range.low:
        return _figure(str(level), fill=colour, style="OnColour")
    return _figure(str(level), fill=lighter(colour, 0.25))


def grid_table(block: Grid, title: str) -> Element:
    """A table of text. Rows are higher where a column is there to be filled in by hand."""
    needed = [min(2000, max(map(len, name.split()), default=0) * 110 + 190) for name in block.columns]
    spare = max(0, TEXT_WIDTH - sum(needed))
    widths = [width + spare * share // sum(block.shares) for width, share in zip(needed, block.shares, strict=True)]
    made = table(title, _filled(widths), map(_head, block.columns), ([*map(_text, row)] for row in block.rows))
    if block.by_hand:
        for row in made.tr_lst[1:]:
            row.trPr.append(element("w:trHeight", {"w:val": str(ROOM), "w:hRule": "atLeast"}))
    return made


def spread_table(block: Spread) -> Element:
    """The hands of each group as numbers, the more hands the darker behind it."""
    who, *names, level = block.headings
    most = max(max(row.hands) for row in block.rows)
    heads = [_head(who), *map(_figure, names), _head(level)]
    widths = _filled([0, *[560] * len(names), 2900])
    return table(block.title, widths, heads, (_hands(row, most) for row in block.rows), whole=True)


def _hands(row: HandsRow, most: int) -> list[Element]:
    counts = (
        _figure(str(count), fill=lighter(PAPER["accent"], MOST_FILL * count / most) if count else None)
        for count in row.hands
    )
    return [_text(row.who), *counts, _text(row.level)]


def standings_table(block: Standings, title: str) -> Element:
    """Conditions side by side, with the range and the status in each assessment."""
    heads = [*block.headings, *([block.moved] if block.moved else [])]
    widths = _filled([0, *[TEXT_WIDTH // (len(heads) + 1)] * (len(heads) - 1)])
    return table(title, widths, map(_head, heads), (_standings(row, moved=bool(block.moved)) for row in block.rows))


def _standings(row: StandingsRow, *, moved: bool) -> list[Element]:
    return [_text(f"{row.number} {row.title}"), *map(_standing, row.standings), *([_text(row.moved)] if moved else [])]


def _standing(standing: Standing) -> Element:
    name, word = standing.mark
    picture = paragraph("Cell", symbol(bar(standing.range), f"Status{name.capitalize()}"))
    return cell(picture, paragraph("Cell", *mark(name, word)))


def ballot_table(block: Ballot, title: str) -> Element:
    """Questions with a box to tick at each level."""
    widths = _filled([0, *[1750] * (len(block.headings) - 2), 900])
    heads = (cell(paragraph("CellForm", run(name, "Strong"))) for name in block.headings)
    return table(title, widths, heads, map(_ballot_row, block.rows))


def _ballot_row(row: BallotRow) -> list[Element]:
    question = [paragraph("CellForm", run(f"{row.number} {row.question}", "Strong"), run(f" [{row.id}]", "Soft"))]
    if row.explanation:
        question.append(paragraph("CellForm", run(row.explanation)))
    boxes = (cell(paragraph("CellForm", symbol(BOX, "Soft"), run(f" {text}"))) for text in (*row.levels, ""))
    return [cell(*question), *boxes]


def _filled(widths: Iterable[int]) -> Sequence[int]:
    """Column widths in which the narrowest gets what is left of the width of the text."""
    filled = [*widths]
    filled[filled.index(min(filled))] += TEXT_WIDTH - sum(filled)
    return filled


def _head(text: str) -> Element:
    return cell(paragraph("CellHead", run(text)))


def _text(text: str) -> Element:
    return cell(paragraph("Cell", *([run(text)] if text else [])))


def _figure(text: str, fill: str | None = None, style: str | None = None) -> Element:
    return cell(paragraph("CellFigure", run(text, style)), fill=fill)
