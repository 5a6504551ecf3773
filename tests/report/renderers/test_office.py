"""Reports to edit, to print and to calculate with: whole, the same each time, and nothing in them acts."""

import io
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from tests.support.cli import Cli
from tests.support.facts import letters
from tests.support.hostile_texts import HOSTILE, hostile_proposal
from tests.support.office_text import make, parts, text_of_pdf, text_of_word
from tests.support.paths import ROOT

from lea_check.report.blocks import Card, Grid, Paragraph, Report, Section
from lea_check.report.formats import FILE_SCREEN, draw
from lea_check.report.renderers.word.tables import MOST_FILL
from lea_check.report.style.colours import PAPER, STATUS, lighter
from lea_check.report.style.sanitize import sanitize

VOTES = ROOT / "examples" / "jongeren-aan-het-werk.yaml"
OFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice (soffice) is not installed")
each_paper = pytest.mark.parametrize("name", ["docx", "pdf"])
each_language = pytest.mark.parametrize("lang", ["nl", "en"])
TEXT = {"docx": text_of_word, "pdf": text_of_pdf}
LONG_WORD = "a" * 10_000
MARKUP = ("#let x = 1", "$x^2$", "\\", "*b* _i_ `c`", "@ref <label>", "// note", "#panic()", "= Kop", "\u202eom\u202c")
"""What typst, Word or a spreadsheet would act on, were it not text."""


def report(cli: Cli, folder: Path, name: str, file: Path = VOTES, lang: str = "nl") -> bytes:
    return make(cli, folder, name, "assess", file, "--lang", lang)


def titles(cli: Cli, lang: str) -> list[str]:
    """The sections of the report, as Markdown has them."""
    return re.findall(r"^## (.*)$", cli("assess", VOTES, "-f", "md", "--lang", lang).out, re.M)


@each_language
def test_word_has_real_headings_lists_and_tables_whose_heading_is_repeated(cli: Cli, tmp_path: Path, lang: str) -> None:
    document = docx.Document(io.BytesIO(report(cli, tmp_path, "docx", lang=lang)))
    headings = [each.text for each in document.paragraphs if each.style.name == "Heading 1"]
    assert headings == titles(cli, lang)
    assert [each for each in document.paragraphs if each.style.name == "List Bullet"]
    assert len(document.tables) > 20
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
            assert [cell.text for cell in row.cells][2:] == ["", ""]
            assert row.height is not None


def test_word_makes_no_row_high_because_nobody_named_evidence(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    text = "format: lea-check/proposal/1\nname: x\ngoals: [upskilling]\ntarget_groups: [workers]\nanswers: {mass: 1}\n"
    file.write_text(text, encoding="utf-8")
    document = docx.Document(io.BytesIO(report(cli, tmp_path, "docx", file)))
    answers = [table for table in document.tables if [cell.text for cell in table.rows[0].cells][-1] == "Bewijs"]
    assert answers
    assert all(row.height is None for table in answers for row in table.rows)


def test_the_protocol_has_lines_to_write_on(cli: Cli, tmp_path: Path) -> None:
    made = docx.Document(io.BytesIO(make(cli, tmp_path, "docx", "protocol", "--lang", "nl")))
    assert sum(each.style.name == "Writing line" for each in made.paragraphs) == 3 * 13
    assert len(pypdf.PdfReader(io.BytesIO(make(cli, tmp_path, "pdf", "protocol", "--lang", "nl"))).pages) > 2


@each_language
def test_a_pdf_is_tagged_and_has_a_title_a_language_bookmarks_and_alternative_text(
    cli: Cli, tmp_path: Path, lang: str
) -> None:
    pdf = pypdf.PdfReader(io.BytesIO(report(cli, tmp_path, "pdf", lang=lang)))
    root = pdf.trailer["/Root"]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"], pdf.metadata.title) == (
        lang, True, "Jongeren aan het werk in Lelystad",
    )  # fmt: skip
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert [each.title for each in pdf.outline if not isinstance(each, list)] == titles(cli, lang)
    kinds, alternatives = tags(root["/StructTreeRoot"])
    assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/L", "/LI", "/Figure", "/Link"} <= set(kinds)
    assert len(alternatives) == kinds.count("/Figure") > 10
    assert all(round(float(page.mediabox.height)) == 842 for page in pdf.pages)


def tags(node: Any) -> tuple[list[str], list[str]]:
    """The kinds of all tags, and the alternative texts of figures."""
    kinds, texts, left = list[str](), list[str](), [node]
    while left:
        here = left.pop().get_object()
        if isinstance(here, list):
            left += here
        elif isinstance(here, dict):
            if "/S" in here:
                kinds.append(here["/S"])
                texts += [here["/Alt"]] if here["/S"] == "/Figure" and here.get("/Alt") else []
            left += [here["/K"]] if "/K" in here and not isinstance(here["/K"], int) else []
    return kinds, texts


@pytest.mark.parametrize("command", ["conditions", "initiatives", "types", "regions", "steps", "form", "compare"])
@each_paper
def test_all_that_is_for_people_comes_on_paper_too(cli: Cli, tmp_path: Path, name: str, command: str) -> None:
    files = [VOTES, ROOT / "examples" / "zorgacademie-flevoland.yaml"] if command == "compare" else []
    said = letters(TEXT[name](make(cli, tmp_path, name, command, *files, "--lang", "nl")))
    lines = re.findall(r"^#+ (.*?)(?: · .*)?$", cli(command, *files, "-f", "md", "--lang", "nl").out, re.M)
    assert lines
    assert not [line for line in lines if letters(line) not in said]


@each_paper
def test_the_same_report_gives_the_same_bytes(cli: Cli, tmp_path: Path, name: str) -> None:
    assert report(cli, tmp_path, name) == report(cli, tmp_path, name)


def hostile_with_markup() -> str:
    document = json.loads(hostile_proposal())
    document["notes"] += " ".join(MARKUP)
    document["summary"] += " ".join(MARKUP)
    document["answers"]["demand"]["need-voiced"]["evidence"] += " ".join(MARKUP)
    # Programs that read documents take minutes to break the long word into lines everywhere; a test of its own has it.
    return json.dumps(document).replace(LONG_WORD, LONG_WORD[:200])


@each_paper
def test_a_word_longer_than_a_page_is_broken_and_none_of_it_is_lost(name: str) -> None:
    blocks = (Paragraph(LONG_WORD), Grid(("a", "b"), (("x", LONG_WORD),), (1, 1)))
    said = TEXT[name](bytes(draw(name, Report("nl", "x", "y", (Section("a", "b", blocks),)), FILE_SCREEN)))
    assert said.count("a") == 2 * len(LONG_WORD) + (1 if name == "docx" else repeated_headings(said))


def repeated_headings(said: str) -> int:
    return len(re.findall(r"^a b$", said, re.M))


@each_paper
def test_hostile_text_comes_out_as_text(cli: Cli, tmp_path: Path, name: str) -> None:
    file = tmp_path / "hostile.json"
    file.write_text(hostile_with_markup(), encoding="utf-8")
    said = letters(TEXT[name](report(cli, tmp_path, name, file)))
    for text in (*HOSTILE, *MARKUP):
        shown = (
            sanitize(text).replace("🎉", "\\U0001f389").replace("🤝", "\\U0001f91d")
            if name == "pdf"
            else sanitize(text)
        )
        assert letters(shown)[:200] in said
    assert "\u202e" not in said


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (WCAG 2.2, 1.4.3)."""

    def light(colour: str) -> float:
        parts = [int(colour[start : start + 2], 16) / 255 for start in (0, 2, 4)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def test_all_text_on_paper_can_be_read() -> None:
    ink, soft, accent = PAPER["ink"], PAPER["soft"], PAPER["accent"]
    pairs = [(accent, PAPER["tint"]), (soft, lighter(PAPER["line"], 0.35)), (ink, lighter(accent, MOST_FILL))]
    pairs += [(colour, PAPER["paper"]) for colour in (ink, soft, accent, *STATUS.values())]
    pairs += [(ink, lighter(colour, 0.25)) for colour in STATUS.values()]
    pairs += [(colour, lighter(colour, 0.15)) for colour in STATUS.values()]
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=80))
def test_any_text_can_be_put_on_paper(text: str) -> None:
    blocks = (Paragraph(sanitize(text)), Card(sanitize(text), None, ((sanitize(text), sanitize(text)),)))
    grid = Grid(("a", sanitize(text)), ((sanitize(text), ""),), (1, 1))
    made = Report("nl", sanitize(text) or "x", sanitize(text), (Section("a", sanitize(text), (*blocks, grid)),))
    assert bytes(draw("pdf", made, FILE_SCREEN)).startswith(b"%PDF")
    assert letters(sanitize(text)) in letters(text_of_word(bytes(draw("docx", made, FILE_SCREEN))))


@pytest.mark.parametrize(
    ("command", "suffix", "extra"),
    [("assess", "docx", "office"), ("assess", "pdf", "pdf"), ("batch", "xlsx", "office")],
)
def test_a_missing_extra_is_one_line_that_names_how_to_install_it(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, command: str, suffix: str, extra: str
) -> None:
    monkeypatch.setattr("lea_check.cli.output.find_spec", lambda _name: None)
    found = cli(command, VOTES, "-o", tmp_path / f"report.{suffix}", "--lang", "nl")
    assert (found.code, len(found.err.splitlines())) == (2, 1)
    assert f'pip install "lea-check[{extra}]"' in found.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["docx", "pdf", "xlsx"])
def test_a_place_that_cannot_be_written_keeps_what_is_there(cli: Cli, tmp_path: Path, name: str) -> None:
    (tmp_path / f"folder.{name}").mkdir()
    command = "batch" if name == "xlsx" else "assess"
    for where in (f"folder.{name}", f"absent/report.{name}"):
        found = cli(command, VOTES, "-o", tmp_path / where, "--lang", "nl")
        assert found.code == 2
        assert where in found.err
    assert [path.name for path in tmp_path.rglob("*")] == [f"folder.{name}"]


def test_a_pipe_gets_the_bytes_of_a_document(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "lea_check", "assess", str(VOTES), "--lang", "nl", "-f"]
    for name, start in (("docx", b"PK"), ("pdf", b"%PDF")):
        assert subprocess.run([*command, name], capture_output=True, check=True).stdout.startswith(start)


@each_paper
def test_a_batch_writes_a_document_of_each(cli: Cli, tmp_path: Path, name: str) -> None:
    out = tmp_path / "out"
    examples = [*sorted((ROOT / "examples").glob("t*.yaml")), VOTES]
    assert cli("batch", *examples, "--reports", out, "--report-format", name, "--lang", "nl").code == 0
    assert sorted(path.name for path in out.iterdir()) == sorted(f"{path.stem}.{name}" for path in examples)
    assert "Oordeel" in TEXT[name]((out / f"{VOTES.stem}.{name}").read_bytes())


@needs_office
def test_libreoffice_opens_the_documents(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "hostile.json").write_text(hostile_with_markup(), encoding="utf-8")
    for command, file, name in (
        ("assess", VOTES, "report.docx"), ("assess", tmp_path / "hostile.json", "hostile.docx"),
        ("batch", ROOT / "examples", "batch.xlsx"),
    ):  # fmt: skip
        assert cli(command, file, "-o", tmp_path / name, "--lang", "nl").code == 0
    report, hostile, batch = converted(tmp_path, "report.docx", "hostile.docx", "batch.xlsx")
    for title in titles(cli, "nl"):
        assert letters(title) in letters(report)
    assert "alert(1)" in hostile
    assert "Personeelsnetwerk mkb Lelystad" in batch


def converted(folder: Path, *names: str) -> list[str]:
    """The text of the PDF that LibreOffice makes of each file."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, names)],
        cwd=folder, check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    made = (pypdf.PdfReader((folder / name).with_suffix(".pdf")) for name in names)
    return ["\n".join(page.extract_text() for page in pdf.pages) for pdf in made]


Propose = Callable[..., Path]


def test_a_format_that_is_no_report_is_refused_with_what_would_be_right(cli: Cli, propose: Propose) -> None:
    for arguments in (("assess", propose(), "-f", "xlsx"), ("batch", propose(), "-f", "docx")):
        found = cli(*arguments, "--lang", "nl")
        assert (found.code, len(found.err.splitlines())) == (2, 1)
