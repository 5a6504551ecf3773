"""The questions on paper and in other programs: each once, whole, and with the id by which `tally` finds it back."""

import csv
import html
import io
import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from lea_check.model.catalogue import Catalogue
from tests.support.cli import Cli
from tests.support.paths import ROOT

EXCHANGE = ROOT / "examples" / "docent-in-bedrijf.yaml"


def ids(catalogue: Catalogue) -> list[str]:
    return [f"{condition.id}.{each.id}" for condition in catalogue.conditions for each in condition.questions]


def ids_on_paper(text: str) -> list[str]:
    return re.findall(r"\\\[([a-z.-]+)\\\]", text)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_handout_asks_every_question_with_its_levels_in_full(cli: Cli, catalogue: Catalogue, language: str) -> None:
    out = cli("form", "--lang", language).out
    assert ids_on_paper(out) == ids(catalogue)
    for condition in catalogue.conditions:
        for question in condition.questions:
            assert all(level[language] in out for level in question.levels)
    assert out.count("☐") == 4 * len(ids(catalogue))


def test_a_quick_handout_asks_ten_questions(cli: Cli, catalogue: Catalogue) -> None:
    out = cli("form", "--quick", "--lang", "nl").out
    assert ids_on_paper(out) == [condition.id for condition in catalogue.conditions]
    assert all(condition.overall.levels[2]["nl"] in out for condition in catalogue.conditions)


def test_parties_are_asked_for_first(cli: Cli) -> None:
    out = cli("form", "--quick", "--parties", "company,education,bakkers", "--lang", "nl").out
    assert ids_on_paper(out)[0] == "party"
    assert "☐ bedrijven" in out
    assert "☐ bakkers" in out


def test_a_form_for_a_proposal_names_it_and_leaves_out_what_does_not_count(cli: Cli) -> None:
    out = cli("form", EXCHANGE, "--lang", "nl").out
    assert out.startswith("# Docent in bedrijf\n")
    assert "mass.enough-participants" not in out


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_form_as_text_asks_every_question_as_the_handout_does(cli: Cli, tmp_path: Path, language: str) -> None:
    assert cli("form", "-o", tmp_path / "f.txt", "--lang", language).code == 0
    text = (tmp_path / "f.txt").read_text(encoding="utf-8")
    paper = cli("form", "--lang", language).out
    assert re.findall(r"\[([a-z.-]+)\]", text) == ids_on_paper(paper)
    assert text.count("☐") == paper.count("☐")


def test_the_csv_is_one_row_of_headings(cli: Cli, catalogue: Catalogue) -> None:
    rows = list(csv.reader(io.StringIO(cli("form", "-f", "csv", "--parties", "a,b", "--lang", "nl").out)))
    assert len(rows) == 1
    found = [re.search(r"\[(.*)\]$", heading) for heading in rows[0]]
    assert [each and each[1] for each in found] == ["party", *ids(catalogue)]


@pytest.mark.parametrize("options", [(), ("--quick",), ("--parties", "company,education")])
def test_pyxform_takes_the_xlsform(cli: Cli, catalogue: Catalogue, tmp_path: Path, options: tuple[str, ...]) -> None:
    from pyxform.xls2xform import convert

    path = tmp_path / "form.xlsx"
    assert cli("form", *options, "-o", path, "--lang", "nl").code == 0
    made = convert(path, validate=False, pretty_print=False)
    assert made.warnings == []
    for language in ("Nederlands (nl)", "English (en)"):
        assert f'lang="{language}"' in made.xform
    names = re.findall(r'<select1[^>]* ref="/data/([^"]+)"', made.xform)
    expected = [each.id for each in catalogue.conditions] if "--quick" in options else ids(catalogue)
    assert [name.split("/")[-1] for name in names if name != "party"] == expected
    assert ("party" in names) == ("--parties" in options)


def test_the_same_questions_give_the_same_xlsform(cli: Cli, tmp_path: Path) -> None:
    for name in ("one.xlsx", "two.xlsx"):
        cli("form", "-o", tmp_path / name)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


@pytest.mark.parametrize(
    ("language", "named"), [("nl", "bedrijven,onderwijs,overheid"), ("en", "company,education,government")]
)
def test_the_parties_that_help_names_are_known_ones_in_the_language_of_the_user(
    cli: Cli, language: str, named: str
) -> None:
    helps = "".join(cli(name, "--help", "--lang", language).out for name in ("interview", "form"))
    guide = (ROOT / "docs" / {"nl": "gids.md", "en": "guide.md"}[language]).read_text(encoding="utf-8")
    refusal = cli("form", "--parties", "x", "--lang", language).err
    shown = re.findall(r"[a-z]+(?:,[a-z]+)+(?=[ .;\n])", helps + refusal) + re.findall(r"--parties (\S+)", guide)
    assert named in shown
    known = ["company", "education", "government"]
    for each in {*shown}:
        ids = ",".join(known[: each.count(",") + 1])
        assert cli("form", "--parties", each).out == cli("form", "--parties", ids).out
    assert language == "en" or all(named.startswith(each) for each in shown)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--only", "mas"), "bedoelde u `mass`?"),
        (("--parties", "company"), "twee tot zes"),
        (("-f", "xls"), "geen formaat"),
        (("absent.yaml",), "niet gevonden"),
        (("-o", "form.odt"), "eindigt op .md, .txt, .html, .docx, .pdf, .csv, .xlsx"),
    ],
)
def test_what_cannot_be_made_says_so_in_one_line(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    found = cli("form", *arguments, "--lang", "nl")
    assert found.code == 2
    assert len(found.err.splitlines()) == 1
    assert said in found.err
    assert list(tmp_path.iterdir()) == []


def test_a_missing_extra_is_named_with_how_to_install_it(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lea_check.cli.output.find_spec", lambda _name: None)
    found = cli("form", "-o", tmp_path / "form.xlsx", "--lang", "nl")
    assert found.code == 2
    assert 'pip install "lea-check[office]"' in found.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("options", [(), ("--quick", "--parties", "company,education")])
def test_paper_holds_what_the_handout_as_text_holds(
    cli: Cli, catalogue: Catalogue, tmp_path: Path, options: tuple[str, ...]
) -> None:
    page = cli("form", "-f", "html", "--lang", "nl", *options).out
    assert re.findall(r'class="id">\[([a-z.-]+)\]', page) == [
        each for each in ids_on_paper(cli("form", "--lang", "nl", *options).out) if each != "party"
    ]
    asked = catalogue.conditions if "--quick" in options else ()
    assert all(level["nl"] in html.unescape(page) for each in asked for level in each.overall.levels)
    assert page.count('class="box"') == 4 * (10 if "--quick" in options else len(ids(catalogue)))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_quick_form_is_one_page_of_paper(cli: Cli, tmp_path: Path, language: str) -> None:
    path = tmp_path / "form.pdf"
    parties = "company,education,government,research,students,other"
    assert cli("form", "--quick", "--parties", parties, "--lang", language, "-o", path).code == 0
    assert len(PdfReader(path).pages) == 1
