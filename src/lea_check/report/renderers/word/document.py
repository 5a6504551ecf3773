"""A report as a Word document that people can go on working in: real headings, lists and tables, A4."""

from collections.abc import Iterator
from typing import assert_never

from lea_check.report.blocks import (
    Ballot,
    Block,
    Bullets,
    Card,
    Grid,
    Ladder,
    Line,
    Overview,
    Paragraph,
    Report,
    Rung,
    Section,
    Spread,
    Standings,
)
from lea_check.report.renderers.word.parts import (
    Element,
    bullet,
    element,
    keep_with_next,
    mark,
    new_document,
    packed,
    paragraph,
    run,
    tab,
)
from lea_check.report.renderers.word.tables import (
    ballot_table,
    grid_table,
    overview_table,
    spread_table,
    standings_table,
)

TONES = {"plain": "Normal", "strong": "Lead", "warning": "Warning", "heading": "Heading2"}


def render_word(report: Report) -> bytes:
    """The report as a .docx file."""
    document = new_document(report.lang, report.title, paper=report.paper)
    end = document.element.body.sectPr
    for each in _report(report):
        end.addprevious(each)
    return packed(document)


def _report(report: Report) -> Iterator[Element]:
    if report.kind:
        yield paragraph("Kind", run(report.kind))
    yield paragraph("Title", run(report.title))
    yield paragraph("Subtitle", run(report.subtitle))
    for section in report.sections:
        yield paragraph("Heading1", run(section.title))
        yield from _blocks(section, report.room)


def _blocks(section: Section, room: int) -> Iterator[Element]:
    heading = "Heading2"
    for block in section.in_order:
        if isinstance(block, Paragraph) and block.tone == "heading":
            heading = "Heading3"
        drawn = _draw(block, section.title, heading)
        if room and (isinstance(block, Bullets) or (isinstance(block, Paragraph) and block.tone == "strong")):
            yield from _with_room([*drawn], room)
        else:
            yield from drawn


def _with_room(question: list[Element], room: int) -> Iterator[Element]:
    """A question with lines to write on, on one page."""
    lines = [paragraph("WritingLine") for _ in range(room)]
    for each in (*question, *lines[:-1]):
        keep_with_next(each)
    yield from (*question, *lines, paragraph("AfterTable"))


def _draw(block: Block, title: str, heading: str) -> Iterator[Element]:
    """A block; `title` names its table, `heading` is the style of its own heading."""
    match block:
        case Paragraph(text, tone):
            yield paragraph(TONES[tone], run(text))
        case Bullets():
            yield from _bullets(block)
        case Ladder(rungs):
            yield from (_rung(rung, number) for number, rung in enumerate(rungs))
        case Card():
            yield from _card(block, heading)
        case Line():
            yield from _line(block)
        case Overview(legend=legend):
            yield overview_table(block, title)
            yield paragraph("Note", run(legend))
        case Spread(title=question, notes=notes):
            yield paragraph(heading, run(question))
            yield spread_table(block)
            yield from ((paragraph("Note", run(note)) for note in notes) if notes else [paragraph("AfterTable")])
        case Grid() | Standings() | Ballot():
            yield _table(block, title)
            yield paragraph("AfterTable")
        case _:
            assert_never(block)


def _table(block: Grid | Standings | Ballot, title: str) -> Element:
    match block:
        case Grid():
            return grid_table(block, title)
        case Standings():
            return standings_table(block, title)
        case Ballot():
            return ballot_table(block, title)


def _bullets(block: Bullets) -> Iterator[Element]:
    if block.title:
        yield paragraph("Lead", run(block.title))
    for item, name in zip(block.items, block.symbols or [None] * len(block.items), strict=True):
        yield bullet(item, name)


def _rung(rung: Rung, number: int) -> Element:
    style = "RungProven" if rung.proven else "RungPossible" if rung.possible else "Rung"
    made = paragraph(style, run(rung.title), *([tab(), run(rung.label)] if rung.label else []))
    # Paragraphs with the same edges and indents grow together into one: a twentieth of a point keeps them apart.
    made.pPr.append(element("w:ind", {"w:left": str(number)}))
    return made


def _card(block: Card, heading: str) -> Iterator[Element]:
    status = [run("   "), *mark(*block.mark)] if block.mark else []
    yield paragraph(heading, run(block.title), *status)
    for number, (name, text) in enumerate(block.facts, 1):
        yield paragraph("Fact", run(name, "Strong"), tab(), run(text), keep=number < len(block.facts))


def _line(block: Line) -> Iterator[Element]:
    """The steps along a line at their left, with those that have something to do in the accent."""
    yield paragraph("Lead", run(block.title))
    for number, stop in enumerate(block.stops, 1):
        said = [tab(), run(stop.said)] if stop.steps else []
        style = "StopHere" if stop.steps else "Stop"
        yield paragraph(style, run(stop.id), tab(), run(stop.title), *said, keep=number < len(block.stops))
