"""Documents in another program than that which they are made for."""

import io
import json
import shutil
import subprocess
from pathlib import Path

import docx
import pypdf
import pytest

from lea_check.report.renderers.word import TEMPLATES
from tests.support.cli import Cli
from tests.support.facts import letters
from tests.support.first_page import EXAMPLES, off_the_first_page
from tests.support.hostile_texts import hostile_with_markup
from tests.support.office_text import VOTES, report, text_of_word, titles
from tests.support.paper import APART, on_pages, parts_on
from tests.support.paths import ROOT

WRITER, CALC = shutil.which("lowriter"), shutil.which("localc")
needs_writer = pytest.mark.skipif(WRITER is None, reason="LibreOffice Writer (lowriter) is not installed")
needs_calc = pytest.mark.skipif(CALC is None, reason="LibreOffice Calc (localc) is not installed")


@needs_writer
def test_writer_opens_the_documents(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "hostile.json").write_text(hostile_with_markup(), encoding="utf-8")
    for file, name in ((VOTES, "report.docx"), (tmp_path / "hostile.json", "hostile.docx")):
        assert cli("assess", file, "-o", tmp_path / name, "--lang", "nl").code == 0
    convert(WRITER, "pdf", tmp_path, *(tmp_path / name for name in ("report.docx", "hostile.docx")))
    made, hostile = (text(tmp_path / f"{name}.pdf") for name in ("report", "hostile"))
    for title in titles(cli, "nl"):
        assert letters(title) in letters(made)
    assert "alert(1)" in hostile


@needs_calc
def test_calc_opens_a_workbook(cli: Cli, tmp_path: Path) -> None:
    assert cli("batch", ROOT / "examples", "-o", tmp_path / "batch.xlsx", "--lang", "nl").code == 0
    convert(CALC, "pdf", tmp_path, tmp_path / "batch.xlsx")
    assert "Personeelsnetwerk mkb Lelystad" in text(tmp_path / "batch.pdf")


@needs_writer
def test_a_part_that_may_be_used_alone_has_a_page_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "pages.docx").write_bytes(on_pages("docx"))
    convert(WRITER, "pdf", tmp_path, tmp_path / "pages.docx")
    assert parts_on([page.extract_text() for page in pypdf.PdfReader(tmp_path / "pages.pdf").pages]) == APART


def text(pdf: Path) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages)


@needs_writer
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_quick_form_and_cards_are_one_page_in_word(cli: Cli, tmp_path: Path, lang: str) -> None:
    plan = ROOT / "examples" / "techniekroute-luchthaven.yaml"
    parties = "company,education,government"
    quick = ("form", plan, "--quick", "--parties", parties, "--return", "x")
    for command, name in ((quick, "a.docx"), (("form", "--cards"), "b.docx")):
        assert cli(*command, "-o", tmp_path / name, "--lang", lang).code == 0
    convert(WRITER, "pdf", tmp_path, tmp_path / "a.docx", tmp_path / "b.docx")
    assert [len(pypdf.PdfReader(tmp_path / f"{name}.pdf").pages) for name in "ab"] == [1, 1]


@needs_writer
def test_a_template_that_was_saved_by_a_word_processor_gives_the_same_report(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = report(cli, tmp_path, "docx")
    changed = tmp_path / "changed"
    convert(WRITER, "docx:MS Word 2007 XML", changed, *TEMPLATES.glob("*.docx"))
    monkeypatch.setattr("lea_check.report.renderers.word.TEMPLATES", changed)
    made = report(cli, tmp_path, "docx")
    assert made != plain
    assert text_of_word(made) == text_of_word(plain)
    before, after = (docx.Document(io.BytesIO(each)) for each in (plain, made))
    assert [each.style.name for each in after.paragraphs] == [each.style.name for each in before.paragraphs]
    assert after.sections[0].footer.paragraphs[0].text.startswith("Jongeren aan het werk in Lelystad")
    assert after.core_properties.created is None


def convert(program: str | None, form: str, folder: Path, *files: Path) -> None:
    """Let a part of LibreOffice write files in another form, under the same names, in a folder."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [str(program), profile, "--headless", "--convert-to", form, "--outdir", str(folder), *map(str, files)],
        check=True, capture_output=True, timeout=600,
    )  # fmt: skip


@needs_writer
def test_one_minute_is_one_page_of_each_example(cli: Cli, tmp_path: Path) -> None:
    made = [(path, lang, f"{path.stem}-{lang}") for path in EXAMPLES for lang in ("nl", "en")]
    for path, lang, name in made:
        assert cli("assess", path, "-o", tmp_path / f"{name}.docx", "--lang", lang).code == 0
    convert(WRITER, "pdf", tmp_path, *(tmp_path / f"{name}.docx" for _, _, name in made))
    for path, lang, name in made:
        pages = [page.extract_text() for page in pypdf.PdfReader(tmp_path / f"{name}.pdf").pages]
        document = json.loads(cli("assess", path, "-f", "json", "--lang", lang).out)
        assert off_the_first_page(pages, document, lang) == [], name
