"""Reports to edit and to print: whole, the same each time, and nothing in them acts."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lea_check.report.blocks import Card, Grid, Paragraph, Report, Section
from lea_check.report.style.sanitize import sanitize
from tests.support.cli import Cli
from tests.support.facts import letters
from tests.support.hostile_texts import HOSTILE, LONG_WORD, MARKUP, hostile_with_markup
from tests.support.office_text import VOTES, drawn_as, make, report, text_of_pdf, text_of_word
from tests.support.paths import ROOT

each_paper = pytest.mark.parametrize("name", ["docx", "pdf"])
TEXT = {"docx": text_of_word, "pdf": text_of_pdf}


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


@each_paper
def test_a_word_longer_than_a_page_is_broken_and_none_of_it_is_lost(name: str) -> None:
    blocks = (Paragraph(LONG_WORD), Grid(("a", "b"), (("x", LONG_WORD),), (1, 1)))
    said = TEXT[name](drawn_as(name, Report("nl", "x", "y", (Section("a", "b", blocks),))))
    assert said.count("a") == 2 * len(LONG_WORD) + (1 if name == "docx" else repeated_headings(said))


def repeated_headings(said: str) -> int:
    return len(re.findall(r"^a b$", said, re.M))


@each_paper
def test_hostile_text_comes_out_as_text(cli: Cli, tmp_path: Path, name: str) -> None:
    file = tmp_path / "hostile.json"
    file.write_text(hostile_with_markup(), encoding="utf-8")
    said = letters(TEXT[name](report(cli, tmp_path, name, file)))
    for text in (*HOSTILE, *MARKUP):
        assert letters(sanitize(text))[:200] in said
    assert "\u202e" not in said


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_any_text_can_be_put_on_paper(text: str) -> None:
    blocks = (Paragraph(sanitize(text)), Card(sanitize(text), None, ((sanitize(text), sanitize(text)),)))
    grid = Grid(("a", sanitize(text)), ((sanitize(text), ""),), (1, 1))
    made = Report("nl", sanitize(text) or "x", sanitize(text), (Section("a", sanitize(text), (*blocks, grid)),))
    assert drawn_as("pdf", made).startswith(b"%PDF")
    assert letters(sanitize(text)) in letters(text_of_word(drawn_as("docx", made)))


@pytest.mark.parametrize(
    ("command", "suffix", "extra"),
    [("assess", "docx", "office"), ("assess", "ics", "office"), ("assess", "pdf", "pdf"), ("batch", "xlsx", "office")],
)
def test_a_missing_extra_is_one_line_that_names_how_to_install_it(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, command: str, suffix: str, extra: str
) -> None:
    monkeypatch.setattr("lea_check.cli.output.results.find_spec", lambda _name: None)
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
    made = sorted(out.glob(f"*.{name}"))
    assert len(made) == len(examples)
    assert all("In één minuut" in TEXT[name](path.read_bytes()) for path in made)


Propose = Callable[..., Path]


def test_a_format_that_is_no_report_is_refused_with_what_would_be_right(cli: Cli, propose: Propose) -> None:
    for arguments in (("assess", propose(), "-f", "xlsx"), ("batch", propose(), "-f", "docx")):
        found = cli(*arguments, "--lang", "nl")
        assert (found.code, len(found.err.splitlines())) == (2, 1)
