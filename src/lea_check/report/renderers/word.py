"""A report as a Word document that people can go on working in: real headings, lists and tables, A4.

How it looks stands in two documents that Word opens, `templates/report.docx` and `templates/form.docx` (to be filled in
by hand). Of them this module only knows the names of the styles.
"""

import io
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple, assert_never

import docx
from docx.document import Document
from docx.enum.table import WD_ALIGN_VERTICAL, WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length, Mm, Pt, Twips
from docx.styles import BabelFish
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from lea_check.model.vocabulary import HIGHEST_LEVEL
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
    Overview,
    Paragraph,
    PlanLine,
    PlanStep,
    Questionnaire,
    Report,
    Rung,
    Section,
    Span,
    StatusCell,
    StatusRow,
    StatusTable,
    TickOne,
    TickQuestion,
    VoteRow,
    VoteSpread,
    VotingCards,
    WritingRoom,
)
from lea_check.report.style.sanitize import shortened
from lea_check.report.style.symbols import BAR_PIECES, BOX, SYMBOLS, bar

TEMPLATES = Path(__file__).with_name("templates")
LANGUAGES = {"nl": "nl-NL", "en": "en-GB"}
TONES = {"plain": "Normal", "strong": "Lead", "warning": "Warning", "heading": "Heading 2"}
SHADES = 4
"""How many styles there are for a number of votes, from few to many."""

TITLE = "Title"
"""What stands at the foot of a template where the title of the report will stand."""

MOST_TITLE = 255
"""A property of a document is at most so long."""

MADE = (1980, 1, 1, 0, 0, 0)
"""The date of every part in the file, so that the same report gives the same bytes."""


class StyledText(NamedTuple):
    """A paragraph before it is written: its style, and its parts with a style of their own where they have one."""

    style: str
    parts: tuple[tuple[str, str | None], ...] = ()


CellText = tuple[StyledText, ...]
"""The paragraphs of a cell of a table."""


class WordColumn(NamedTuple):
    """A column of a table: its heading, and its width; without one it gets what the others leave."""

    head: CellText
    width: Length | None = None


def render_word(report: Report) -> bytes:
    """The report as a .docx file."""
    document = _opened("form.docx" if report.paper else "report.docx")
    _describe(document, LANGUAGES.get(report.lang, report.lang), report.title)
    if report.kind:
        _add(document, _text("Kind", report.kind))
    _add(document, _text("Title", report.title))
    _add(document, _text("Subtitle", report.subtitle))
    new_page = False
    for section in report.sections:
        document.add_heading(section.title, level=1).paragraph_format.page_break_before = new_page or None
        _add_blocks(document, section, report.room)
        new_page = section.break_after
    return _packed(document)


def _opened(name: str) -> Document:
    """A template without the text that shows what its styles look like."""
    document = docx.Document(str(TEMPLATES / name))
    document.element.body.clear_content()
    for style in document.styles:
        # Where LibreOffice saved it, it is "Heading 1"; python-docx looks for "heading 1", as Word writes it.
        style.name = BabelFish.ui2internal(style.name)
    return document


def _describe(document: Document, lang: str, title: str) -> None:
    """Title and language, and nothing of who made the template or when."""
    properties = document.core_properties
    for child in [*properties._element]:
        properties._element.remove(child)
    properties.title, properties.language = shortened(title, MOST_TITLE), lang
    for each in document.styles.element.iter(qn("w:lang")):
        each.set(qn("w:val"), lang)
    first = document.sections[0].footer.paragraphs[0].runs[0]
    first.text = first.text.replace(TITLE, shortened(title, 70))


def _packed(document: Document) -> bytes:
    """The file of a document, in which no date of making stands."""
    made, fixed = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as package:
        for name in parts.namelist():
            package.writestr(zipfile.ZipInfo(name, MADE), parts.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()


def _text(style: str, *parts: str | tuple[str, str]) -> StyledText:
    return StyledText(style, tuple((part, None) if isinstance(part, str) else part for part in parts))


def _add(document: Document, text: StyledText) -> WordParagraph:
    return _write(document.add_paragraph(style=text.style), text)


def _write(paragraph: WordParagraph, text: StyledText) -> WordParagraph:
    for part, style in text.parts:
        paragraph.add_run(part, style)
    return paragraph


def _add_blocks(document: Document, section: Section, room: int) -> None:
    level = 2
    for block in section.blocks:
        if isinstance(block, Paragraph) and block.tone == "heading":
            level = 3
        if room and (isinstance(block, Bullets) or (isinstance(block, Paragraph) and block.tone == "strong")):
            _add_question(document, block, room)
        else:
            _add_block(document, block, section.title, level)


def _add_question(document: Document, block: Bullets | Paragraph, room: int) -> None:
    """A question with lines to write on, on one page."""
    if isinstance(block, Bullets):
        question = _add_bullets(document, block)
    else:
        question = [_add(document, _text(TONES[block.tone], block.text))]
    lines = [_add(document, _text("Writing line")) for _ in range(room)]
    _keep_together([*question, *lines])
    _add(document, _text("After table"))


def _add_block(document: Document, block: Block, title: str, level: int) -> None:
    """A block; `title` names its table, `level` is that of its own heading."""
    match block:
        case Paragraph(text, tone):
            _add(document, _text(TONES[tone], text))
        case Actions():
            _add_block(document, block.lead, title, level)
            _add_actions(document, block)
        case Bullets():
            _add_bullets(document, block)
        case Ladder(rungs):
            _add_ladder(document, rungs)
        case Card():
            _add_card(document, block, level)
        case PlanLine():
            _add_plan(document, block)
        case Overview():
            _add_overview(document, block, title)
        case VoteSpread():
            _add_votes(document, block, level)
        case Grid():
            _add_grid(document, block, title)
        case StatusTable():
            _add_statuses(document, block, title)
        case Questionnaire() | TickOne() | WritingRoom() | VotingCards():
            _add_form_block(document, block)
        case _:
            assert_never(block)


def _add_actions(document: Document, block: Actions) -> None:
    """The first steps as a table to go on in: who and by when may still be empty."""
    what, who, when = block.headings
    columns = [
        WordColumn(_head(""), Twips(340)),
        WordColumn(_head(what)),
        WordColumn(_head(who), Twips(1900)),
        WordColumn(_head(when), Twips(1300)),
    ]
    rows = (
        [_plain(str(number)), _cell("Cell", (f"{row.what}.", "Strong"), f" {row.how}"), _plain(row.who), _plain(row.by)]
        for number, row in enumerate(block.rows, 1)
    )
    _to_fill_in(_add_table(document, block.title, columns, rows))
    _add(document, _text("After table"))


def _plain(text: str) -> CellText:
    return _cell("Cell", text)


def _to_fill_in(table: Table) -> None:
    """Rows in which one can write by hand."""
    for row in [*table.rows][1:]:
        row.height, row.height_rule = Mm(10), WD_ROW_HEIGHT_RULE.AT_LEAST


def _add_bullets(document: Document, block: Bullets) -> list[WordParagraph]:
    title = [_text("Lead", block.title)] if block.title else []
    names = block.symbols or ["Bullet"] * len(block.items)
    items = [_text(f"List {name}", item) for item, name in zip(block.items, names, strict=True)]
    return [_add(document, each) for each in (*title, *items)]


def _add_ladder(document: Document, rungs: Iterable[Rung]) -> None:
    for number, rung in enumerate(rungs):
        style = "Rung proven" if rung.here else "Rung"
        made = _add(document, _text(style, rung.title, *([f"\t{rung.label}"] if rung.label else [])))
        # Word draws paragraphs with the same edges and indents as one: a twentieth of a point keeps them apart.
        made.paragraph_format.left_indent = Twips(number)


def _add_card(document: Document, block: Card, level: int) -> None:
    heading = document.add_heading(block.title, level)
    if block.mark:
        _write(heading, _text("", "   ", *_mark(block.mark)))
    _keep_together([_add(document, _text("Fact", (name, "Strong"), f"\t{text}")) for name, text in block.facts])


def _add_plan(document: Document, block: PlanLine) -> None:
    """The steps along a line at their left, with those that have something to do in the accent."""
    _add(document, _text("Lead", block.title))
    _keep_together([_add(document, _plan_step(step)) for step in block.steps])


def _plan_step(step: PlanStep) -> StyledText:
    todo = [f"\t{step.todo_words}"] if step.todo else []
    return _text("Plan step to do" if step.todo else "Plan step", f"{step.id}\t{step.title}", *todo)


def _keep_together(paragraphs: Sequence[WordParagraph]) -> None:
    _keep_with_next(paragraphs[:-1])


def _keep_with_next(paragraphs: Iterable[WordParagraph]) -> None:
    """Keep each paragraph on one page with the one after it."""
    for each in paragraphs:
        each.paragraph_format.keep_with_next = True


def _add_overview(document: Document, block: Overview, title: str) -> None:
    """The conditions, with the levels of each range as coloured cells and the status in each phase."""
    first, *phases = block.headings
    levels = (WordColumn(_head(level), _for_words(level)) for level in block.levels)
    columns = [WordColumn(_head(first)), *levels, *(WordColumn(_head(phase), Twips(1750)) for phase in phases)]
    _add_table(document, title, columns, map(_condition, block.rows), whole=True)
    _add(document, _text("Note", block.legend))


def _for_words(heading: str) -> Length:
    """A narrow column that its longest word still fits."""
    return Twips(max(620, 250 + 95 * max(map(len, heading.split()), default=0)))


def _condition(row: ConditionRow) -> list[CellText]:
    spans = row.spans or [None] * len(row.phases)
    phases = (_phase(each, span) for each, span in zip(row.phases, spans, strict=True))
    levels = (_level(row, level) for level in range(HIGHEST_LEVEL + 1))
    return [_cell("Cell", f"{row.number} {row.title}"), *levels, *phases]


def _phase(status: Mark, span: Span | None) -> CellText:
    levels = [(f"  {span.text}", "Soft")] if span and span.open else []
    return _cell("Cell", *_mark(status), *levels)


def _level(row: ConditionRow, level: int) -> CellText:
    """A level inside the range, in the colour of the status: full where it is proven, light where it is possible."""
    if row.range is None or not row.range.low <= level <= row.range.high:
        return _cell("Cell")
    return _cell(f"Level {row.whole.name}{'' if level == row.range.low else ' possible'}", BAR_PIECES[False])


def _add_votes(document: Document, block: VoteSpread, level: int) -> None:
    """The votes of each group as numbers, the more votes the darker behind it."""
    document.add_heading(block.title, level)
    who, *names, outcome = block.headings
    most = max(max(row.hands) for row in block.rows)
    counts = (WordColumn(_cell("Cell figure", name), Twips(560)) for name in names)
    columns = [WordColumn(_head(who)), *counts, WordColumn(_head(outcome), Twips(2900))]
    _add_table(document, block.title, columns, (_votes(row, most) for row in block.rows), whole=True)
    for note in block.notes:
        _add(document, _text("Note", note))
    if not block.notes:
        _add(document, _text("After table"))


def _votes(row: VoteRow, most: int) -> list[CellText]:
    counts = (
        _cell(f"Votes {-(-SHADES * count // most)}" if count else "Cell figure", str(count)) for count in row.hands
    )
    return [_cell("Cell", row.who), *counts, _cell("Cell", row.level)]


def _add_grid(document: Document, block: Grid, title: str) -> None:
    """A table of text. Rows are higher where a column is there to be filled in by hand."""
    needed = [Twips(min(2000, max(map(len, name.split()), default=0) * 110 + 190)) for name in block.columns]
    spare = max(0, _text_width(document) - sum(needed))
    widths = (width + spare * share // sum(block.shares) for width, share in zip(needed, block.shares, strict=True))
    columns = [WordColumn(_head(name), Length(width)) for name, width in zip(block.columns, widths, strict=True)]
    table = _add_table(document, title, columns, ([_cell("Cell", each) for each in row] for row in block.rows))
    if block.by_hand:
        _to_fill_in(table)
    _add(document, _text("After table"))


def _add_statuses(document: Document, block: StatusTable, title: str) -> None:
    """Conditions side by side, with the range and the status in each assessment."""
    first, *others = [*block.headings, *([block.moved] if block.moved else [])]
    width = Length(_text_width(document) // (len(others) + 2))
    rows = (_statuses(row, moved=bool(block.moved)) for row in block.rows)
    _add_table(document, title, [WordColumn(_head(first)), *(WordColumn(_head(name), width) for name in others)], rows)
    _add(document, _text("After table"))


def _statuses(row: StatusRow, *, moved: bool) -> list[CellText]:
    last = [_cell("Cell", row.moved)] if moved else []
    return [_cell("Cell", f"{row.number} {row.title}"), *map(_status, row.cells), *last]


def _status(cell: StatusCell) -> CellText:
    picture = _text("Cell", (bar(cell.span.range if cell.span else None), f"Symbol {cell.mark.name}"))
    return (picture, _text("Cell", *_mark(cell.mark)))


def _add_form_block(document: Document, block: FormBlock) -> None:
    match block:
        case Questionnaire():
            _add_questionnaire(document, block)
        case TickOne():
            _add_tick_one(document, block)
        case WritingRoom():
            _add_writing_room(document, block)
        case VotingCards():
            _add_cards(document, block)


def _add_questionnaire(document: Document, block: Questionnaire) -> None:
    """Each question with its choices side by side below it, on one page."""
    for each in block.questions:
        core = [_text("Cell form", each.core)] if each.core else []
        head = [_add(document, text) for text in (_text("Cell form", *_asked(each)), *core)]
        head[0].paragraph_format.space_before = Pt(5)
        _keep_with_next(head)
        _add_choices(document, block.choices, each)
        if each.explanation:
            _keep_with_next(document.tables[-1].rows[0].cells[0].paragraphs)
            _add(document, _text("Cell form", each.explanation))
    _add(document, _text("After table"))


def _asked(question: TickQuestion) -> list[str | tuple[str, str]]:
    """The question, and its code with hyphens at which no line breaks."""
    code = question.id.replace("-", "\u2011")
    return [(f"{question.number} {question.question}", "Strong"), (f" [{code}]", "Soft")]


def _add_choices(document: Document, names: Sequence[str], question: TickQuestion) -> None:
    texts = (*(f" {level}" for level in question.levels), "")
    table = document.add_table(1, len(names))
    table.autofit = False
    last = Twips(1450)
    others = Length((_text_width(document) - last) // (len(names) - 1))
    for column, cell, name, text in zip(table.columns, table.rows[0].cells, names, texts, strict=True):
        column.width = cell.width = others if text else last
        _fill(cell, _cell("Cell form", (BOX, "Symbol soft"), (f" {name}", "Strong"), text))
    _append(table.rows[0]._tr.get_or_add_trPr(), "w:cantSplit")
    _append(table._tbl.tblPr, "w:tblCaption", shortened(question.question, MOST_TITLE))


def _add_tick_one(document: Document, block: TickOne) -> None:
    boxes = (part for option in block.options for part in ("   ", (BOX, "Symbol soft"), f" {option}"))
    _add(document, _text("Cell form", (block.title, "Strong"), *boxes))


def _add_writing_room(document: Document, block: WritingRoom) -> None:
    if block.lines == 1:
        _add(document, _text("Cell form", (block.title, "Strong"), f" {'_' * 60}"))
        return
    title = _add(document, _text("Cell form", (block.title, "Strong")))
    _keep_together([title, *(_add(document, _text("Writing line")) for _ in range(block.lines))])


def _add_cards(document: Document, block: VotingCards) -> None:
    """Four cards on a page, to cut out along the lines of a table."""
    table = document.add_table(len(block.cards) // 2, 2)
    edges = _append(table._tbl.tblPr, "w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        _append(edges, f"w:{side}", "dashed")
    for place, (name, word) in enumerate(block.cards):
        row = table.rows[place // 2]
        row.height, row.height_rule = Mm(104), WD_ROW_HEIGHT_RULE.EXACTLY
        _add_card_to_cut(row.cells[place % 2], SYMBOLS[name], word)


def _add_card_to_cut(cell: _Cell, sign: str, word: str) -> None:
    cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
    for paragraph, text, size in ((cell.paragraphs[0], sign, 80), (cell.add_paragraph(), word, 34)):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        written = paragraph.add_run(text)
        written.font.size, written.font.bold = Pt(size), True


def _cell(style: str, *parts: str | tuple[str, str]) -> CellText:
    return (_text(style, *parts),)


def _head(text: str) -> CellText:
    return _cell("Cell head", text)


def _mark(mark: Mark) -> list[tuple[str, str]]:
    """A status: symbol, word and colour together."""
    if not mark.word:
        return []
    return [(SYMBOLS[mark.name], f"Symbol {mark.name}"), (f" {mark.word}", f"Status {mark.name}")]


def _text_width(document: Document) -> int:
    section = document.sections[0]
    return (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)


def _add_table(
    document: Document,
    title: str,
    columns: Sequence[WordColumn],
    rows: Iterable[Sequence[CellText]],
    *,
    whole: bool = False,
) -> Table:
    """A table as wide as the text, whose heading is repeated on each page and whose rows stay whole.

    `whole`: it stands on one page, if it fits there.
    """
    texts = [[column.head for column in columns], *rows]
    table: Table = document.add_table(len(texts), len(columns), style="Report table")
    table.autofit = False
    _append(table._tbl.tblPr, "w:tblCaption", shortened(title, MOST_TITLE))
    left = Length(_text_width(document) - sum(column.width or 0 for column in columns))
    filled = [left if column.width is None else column.width for column in columns]
    for column, width in zip(table.columns, filled, strict=True):
        column.width = width
    for row, cells in zip(table.rows, texts, strict=True):
        _append(row._tr.get_or_add_trPr(), "w:cantSplit")
        for cell, width, text in zip(row.cells, filled, cells, strict=True):
            cell.width = width
            _fill(cell, text)
    _append(table.rows[0]._tr.get_or_add_trPr(), "w:tblHeader")
    if whole:
        for row in [*table.rows][:-1]:
            _keep_with_next(paragraph for cell in row.cells for paragraph in cell.paragraphs)
    return table


def _fill(cell: _Cell, text: CellText) -> None:
    """Write the paragraphs of a cell, which has an empty one to begin with."""
    first, *others = text
    cell.paragraphs[0].style = first.style
    _write(cell.paragraphs[0], first)
    for each in others:
        _write(cell.add_paragraph(style=each.style), each)


def _append(parent: BaseOxmlElement, tag: str, value: str = "") -> BaseOxmlElement:
    """Add a property that python-docx has no call for: what a table is about, which row is its heading, whole rows."""
    made = OxmlElement(tag)
    if value:
        made.set(qn("w:val"), value)
    parent.append(made)
    return made
