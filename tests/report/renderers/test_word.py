"""Word documents: real headings, lists and tables, in styles that a designer can change."""

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn

from lea_check.report.blocks import (
    Grid,
    Overview,
    Questionnaire,
    Report,
    Section,
    StatusTable,
    TickQuestion,
    VoteRow,
    VoteSpread,
)
from lea_check.report.renderers.word import TEMPLATES, TITLE
from lea_check.report.style.colours import PAPER, STATUS, lighter
from tests.support.cli import Cli
from tests.support.colours import contrast
from tests.support.office_text import drawn_as, make, parts, report, titles
from tests.support.paper import on_pages

each_language = pytest.mark.parametrize("lang", ["nl", "en"])


@each_language
def test_word_has_real_headings_lists_and_tables_whose_heading_is_repeated(cli: Cli, tmp_path: Path, lang: str) -> None:
    document = docx.Document(io.BytesIO(report(cli, tmp_path, "docx", lang=lang)))
    headings = [each.text for each in document.paragraphs if each.style.name == "Heading 1"]
    assert headings == titles(cli, lang)
    assert [each for each in document.paragraphs if each.style.name == "List Bullet"]
    assert len(document.tables) > 20
    assert all(table.style.name == "Report table" for table in document.tables)
    for table in document.tables:
        assert table._tbl.tr_lst[0].trPr.find(qn("w:tblHeader")) is not None
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in table._tbl.tr_lst)


@each_language
def test_word_knows_its_language_title_and_paper_and_nothing_of_who_made_it(
    cli: Cli, tmp_path: Path, lang: str
) -> None:
    data = report(cli, tmp_path, "docx", lang=lang)
    document = docx.Document(io.BytesIO(data))
    tag = {"nl": "nl-NL", "en": "en-GB"}[lang]
    assert f'w:lang w:val="{tag}"'.encode() in parts(data)["word/styles.xml"]
    core = document.core_properties
    assert (core.title, core.language, core.author) == ("Jongeren aan het werk in Lelystad", tag, "")
    assert not re.search(rb"python-docx|created|modified|thumbnail", b"".join(parts(data).values()))
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert b'w:instr="PAGE"' in b"".join(data for name, data in parts(data).items() if "footer" in name)


def test_word_leaves_room_for_who_and_when(cli: Cli, tmp_path: Path) -> None:
    document = docx.Document(io.BytesIO(report(cli, tmp_path, "docx")))
    plans = [table for table in document.tables if [cell.text for cell in table.rows[0].cells][-1] == "Wanneer"]
    assert plans
    for table in plans:
        for row in table.rows[1:]:
            assert len(row.cells) == 4
            assert row.height is not None
    assert any([cell.text for cell in row.cells][2:] == ["", ""] for table in plans for row in table.rows)


def test_word_makes_no_row_high_because_nobody_named_evidence(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    text = "format: lea-check/proposal/2\nname: x\ngoals: [upskilling]\ntarget_groups: [workers]\nanswers: {mass: 1}\n"
    file.write_text(text, encoding="utf-8")
    document = docx.Document(io.BytesIO(report(cli, tmp_path, "docx", file)))
    answers = [
        table for table in document.tables if [cell.text for cell in table.rows[0].cells][-1] == "Waaruit het blijkt"
    ]
    assert answers
    assert all(row.height is None for table in answers for row in table.rows)


def test_the_protocol_has_lines_to_write_on(cli: Cli, tmp_path: Path) -> None:
    made = docx.Document(io.BytesIO(make(cli, tmp_path, "docx", "protocol", "--lang", "nl")))
    assert sum(each.style.name == "Writing line" for each in made.paragraphs) == 3 * 13


def test_word_shows_a_range_in_the_colour_of_its_status(cli: Cli, tmp_path: Path) -> None:
    tables = docx.Document(io.BytesIO(report(cli, tmp_path, "docx"))).tables
    table = next(each for each in tables if each.rows[0].cells[0].text == "Voorwaarde")
    rows = {row.cells[0].text: [cell.paragraphs[0].style.name for cell in row.cells[1:5]] for row in table.rows}
    assert rows["5 Subsidie en startkapitaal"] == ["Level open", "Level open possible", "Level open possible", "Cell"]
    assert rows["3 Massa"] == ["Cell", "Level partial", "Cell", "Cell"]


def test_word_shows_more_votes_darker() -> None:
    rows = (VoteRow("Zaal", (0, 1, 4, 7, 12), "x"), VoteRow("Onderwijs", (0, 0, 0, 0, 0), "x"))
    votes = VoteSpread("Vraag", ("Wie", "0", "1", "2", "3", "?", "Uitkomst"), rows, ())
    made = drawn(Section("votes", "Stemmen", (votes,)))
    styles = [[cell.paragraphs[0].style.name for cell in row.cells[1:6]] for row in made.tables[0].rows[1:]]
    assert styles[0] == ["Cell figure", "Votes 1", "Votes 2", "Votes 3", "Votes 4"]
    assert styles[1] == ["Cell figure"] * 5


def drawn(*sections: Section, paper: bool = False) -> Any:
    report = Report("nl", "Titel", "Regel", sections, kind="Soort", paper=paper)
    return docx.Document(io.BytesIO(drawn_as("docx", report)))


@pytest.mark.parametrize("paper", [False, True])
def test_a_table_is_as_wide_as_the_text(paper: bool) -> None:
    grid = Grid(("a" * 30, "b", "c"), (("1", "2", "3"),), (0, 3, 1))
    overview = Overview(("Wat", "beginnen", "blijven"), ("nee", "deels", "ja", "ja!"), (), "x")
    question = TickQuestion(1, "Vraag", "a.b", "", ("a", "b", "c"), "")
    asked = Questionnaire(("nee", "deels", "ja", "weet niet"), (question,))
    standings = StatusTable(("Wat", "A", "B"), (), "anders")
    made = drawn(Section("a", "b", (grid, overview, asked, standings)), paper=paper)
    section = made.sections[0]
    width = section.page_width - section.left_margin - section.right_margin
    assert len(made.tables) == 4
    for table in made.tables:
        assert sum(column.width for column in table.columns) == pytest.approx(width, rel=0.001)
        assert [cell.width for cell in table.rows[0].cells] == [column.width for column in table.columns]


def test_word_starts_a_page_after_a_part_that_may_be_used_alone() -> None:
    made = docx.Document(io.BytesIO(on_pages("docx")))
    assert [each.text for each in made.paragraphs if each.paragraph_format.page_break_before] == ["Lang"]


each_template = pytest.mark.parametrize("name", ["report", "form"])


def opened(name: str) -> Any:
    return docx.Document(str(TEMPLATES / f"{name}.docx"))


@each_template
def test_a_template_shows_all_its_styles_to_who_opens_it_and_says_of_nobody_who_made_it(name: str) -> None:
    template = opened(name)
    cells = [cell for table in template.tables for row in table.rows for cell in row.cells]
    paragraphs = [*template.paragraphs, *(each for cell in cells for each in cell.paragraphs)]
    shown = {each.style.name for each in paragraphs} | {run.style.name for each in paragraphs for run in each.runs}
    shown |= {table.style.name for table in template.tables} | {"Footer", "No List", "Normal Table"}
    assert {style.name for style in template.styles} == shown
    core = template.core_properties
    assert (core.author, core.last_modified_by, core.created, core.comments) == ("", "", None, "")
    assert template.sections[0].footer.paragraphs[0].runs[0].text == TITLE


def test_both_templates_have_the_same_styles() -> None:
    report, form = ({style.name for style in opened(name).styles} for name in ("report", "form"))
    assert report == form


def test_statuses_have_the_colours_that_they_have_in_other_formats() -> None:
    styles = opened("report").styles
    for name, colour in STATUS.items():
        for style in (f"Status {name}", f"Symbol {name}"):
            assert str(inherited(styles[style], lambda each: each.font.color.rgb)).lower() == colour
        if name != "none":
            assert fill(styles[f"Level {name}"]) == colour
            assert fill(styles[f"Level {name} possible"]) == lighter(colour, 0.25)


@each_template
def test_all_text_in_word_can_be_read(name: str) -> None:
    template = opened(name)
    texts = [each for each in template.styles if each.type == WD_STYLE_TYPE.PARAGRAPH]
    pairs = [(inherited(each, lambda style: style.font.color.rgb), fill(each) or PAPER["paper"]) for each in texts]
    marks = [each for each in template.styles if each.type == WD_STYLE_TYPE.CHARACTER and each.font.color.rgb]
    pairs += [(each.font.color.rgb, PAPER["paper"]) for each in marks]
    assert len(pairs) > 40
    assert [pair for pair in pairs if contrast(str(pair[0]), pair[1]) < 4.5] == []


def inherited(style: Any, ask: Callable[[Any], Any]) -> Any:
    """What a style says, or else the one that it is based on."""
    while style is not None:
        if (found := ask(style)) is not None:
            return found
        style = style.base_style
    return None


def fill(style: Any) -> str | None:
    """The colour behind a paragraph in a style."""
    found = inherited(style, lambda each: each.element.find(f"{qn('w:pPr')}/{qn('w:shd')}"))
    return None if found is None else found.get(qn("w:fill"))
