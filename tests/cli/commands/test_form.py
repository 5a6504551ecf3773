"""The questions on paper and in other programs: each once, whole, and with the id by which `tally` finds it back."""

import csv
import html
import io
import re
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from lea_check.model.catalogue import Catalogue
from tests.support.cli import Cli
from tests.support.paths import ROOT
from tests.support.proposals import proposal_text

NO_BREAK = "\u2011"
NAMES = {
    "nl": "bedrijven onderwijs overheid werkgevers anderen",
    "en": "company education government employers others",
    "ids": "company education government employers other",
}
EXCHANGE = ROOT / "examples" / "docent-in-bedrijf.yaml"


def ids(catalogue: Catalogue) -> list[str]:
    return [f"{condition.id}.{each.id}" for condition in catalogue.conditions for each in condition.questions]


def ids_on_paper(text: str) -> list[str]:
    """The codes on a form, with those of what is asked first and last."""
    return re.findall(r"\\?\[([a-z.-]+)\\?\]", text)


def all_asked(catalogue: Catalogue, *, quick: bool = False) -> list[str]:
    return ["party", *([each.id for each in catalogue.conditions] if quick else ids(catalogue)), "remarks"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_handout_asks_every_question_with_its_levels_in_full(cli: Cli, catalogue: Catalogue, language: str) -> None:
    out = cli("form", "--lang", language).out
    assert ids_on_paper(out) == all_asked(catalogue)
    for condition in catalogue.conditions:
        for question in condition.questions:
            assert all(level[language] in out for level in question.levels)
    assert out.count("☐") == 4 * len(ids(catalogue))


def test_a_quick_handout_asks_ten_questions(cli: Cli, catalogue: Catalogue) -> None:
    out = cli("form", "--quick", "--lang", "nl").out
    assert ids_on_paper(out) == all_asked(catalogue, quick=True)
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
    assert ids_on_paper(text) == ids_on_paper(paper)
    assert text.count("☐") == paper.count("☐")


def test_the_csv_is_one_row_of_headings(cli: Cli, catalogue: Catalogue) -> None:
    rows = list(csv.reader(io.StringIO(cli("form", "-f", "csv", "--parties", "a,b", "--lang", "nl").out)))
    assert len(rows) == 1
    found = [re.search(r"\[(.*)\]$", heading) for heading in rows[0]]
    assert [each and each[1] for each in found] == all_asked(catalogue)


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
    assert made.xform.count('ref="/data/party"') == made.xform.count('ref="/data/remarks"') == 1


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
    ids_of = dict(zip(re.findall(r"[a-z]+", NAMES[language]), re.findall(r"[a-z]+", NAMES["ids"]), strict=True))
    for each in {*shown}:
        ids = ",".join(ids_of[name] for name in each.split(","))
        assert cli("form", "--parties", each).out == cli("form", "--parties", ids).out


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
    monkeypatch.setattr("lea_check.cli.output.results.find_spec", lambda _name: None)
    found = cli("form", "-o", tmp_path / "form.xlsx", "--lang", "nl")
    assert found.code == 2
    assert 'pip install "lea-check[office]"' in found.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("options", [(), ("--quick", "--parties", "company,education")])
def test_paper_holds_what_the_handout_as_text_holds(cli: Cli, catalogue: Catalogue, options: tuple[str, ...]) -> None:
    page = html.unescape(cli("form", "-f", "html", "--lang", "nl", *options).out)
    text = re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
    assert ids_on_paper(re.sub("<[^>]+>", "", text)) == ids_on_paper(cli("form", "--lang", "nl", *options).out)
    quick = "--quick" in options
    asked = [each.overall for each in catalogue.conditions] if quick else []
    assert all(level["nl"] in page for each in asked for level in each.levels)
    assert page.count('class="box"') == 4 * (10 if quick else len(ids(catalogue))) + 2 * quick


def test_levels_stand_before_the_explanation(cli: Cli, catalogue: Catalogue) -> None:
    question = catalogue.conditions[0].questions[0]
    for name in ("md", "terminal", "html"):
        out = " ".join(html.unescape(cli("form", "-f", name, "--lang", "nl").out).split())
        first, last = question.levels[-1]["nl"], question.explanation["nl"].split(".")[0]
        assert out.index(first[:60]) < out.index(last[:60]), name


def test_codes_do_not_break_over_lines(cli: Cli, catalogue: Catalogue, tmp_path: Path) -> None:
    cli("form", "-o", tmp_path / "form.docx")
    cli("form", "-o", tmp_path / "form.pdf")
    word = "\n".join(each.text for each in docx.Document(str(tmp_path / "form.docx")).paragraphs)
    paper = "\n".join(page.extract_text() for page in PdfReader(tmp_path / "form.pdf").pages)
    for each in ids(catalogue):
        assert f"[{each.replace('-', NO_BREAK)}]" in word
        assert f"[{each}]" in paper
    assert "white-space: nowrap" in cli("form", "-f", "html").out


def test_a_code_that_was_copied_from_word_is_known(cli: Cli, plan: Path, tmp_path: Path) -> None:
    heading = f"[mass.enough{NO_BREAK}participants]"
    (tmp_path / "a.csv").write_text(f"{heading}\n2\n", encoding="utf-8")
    assert cli("tally", tmp_path / "a.csv", plan, "--yes").code == 0


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    partners = "[{name: ROC, kind: school}, {name: Garage, kind: company}, {name: Later, role: joining}]"
    path.write_text(proposal_text(name="Zaal 7", date="2026-05-20", partners=partners), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["md", "terminal", "html"])
def test_a_form_for_a_proposal_says_which_when_who_and_where_it_goes(cli: Cli, plan: Path, name: str) -> None:
    found = cli("form", plan, "--return", "balie ROC, vóór 1 juni", "-f", name, "--lang", "nl")
    out = " ".join(re.sub("<[^>]+>", " ", html.unescape(found.out)).replace("\\", "").split())
    for said in (
        "Zaal 7",
        "Plan van 2026-05-20",
        "Kern: ROC, Garage.",
        "Namens wie bent u hier?",
        "Wat wilt u verder kwijt?",
    ):
        assert said in out
    assert "Inleveren: balie ROC, vóór 1 juni" in out
    assert "Later" not in out


def test_the_core_stands_with_the_questions_that_speak_of_it(cli: Cli, catalogue: Catalogue, plan: Path) -> None:
    speaking = [each for condition in catalogue.conditions for each in condition.questions if each.names_core]
    assert speaking
    assert cli("form", plan, "--lang", "nl").out.count("Kern: ROC, Garage.") == len(speaking) + 1
    assert "Kern:" not in cli("form", "--lang", "nl").out


@pytest.mark.parametrize("name", ["md", "terminal", "html", "docx", "pdf"])
def test_cards_hold_the_four_answers_and_no_more(cli: Cli, tmp_path: Path, name: str) -> None:
    path = tmp_path / f"cards.{ {'terminal': 'txt'}.get(name, name) }"
    assert cli("form", "--cards", "-o", path, "--lang", "nl").code == 0
    text = text_of(path)
    for answer in ("nee", "deels", "ja", "weten we niet"):
        assert re.search(rf"(?m)^\W*{answer}\W*$", text), answer
    assert "[" not in text
    if name == "pdf":
        assert len(PdfReader(path).pages) == 1


def text_of(path: Path) -> str:
    if path.suffix == ".pdf":
        return "\n".join(page.extract_text() for page in PdfReader(path).pages)
    if path.suffix == ".docx":
        document = docx.Document(str(path))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return "\n".join([*(each.text for each in document.paragraphs), *cells])
    return re.sub(r"(?s)<style.*?</style>|<[^>]+>", " ", path.read_text(encoding="utf-8"))


def test_a_document_for_office_form_programs_has_numbered_questions_and_lettered_choices(
    cli: Cli, catalogue: Catalogue, plan: Path, tmp_path: Path
) -> None:
    path = tmp_path / "forms.docx"
    assert (
        cli("form", plan, "--layout", "forms", "--parties", "bedrijven,onderwijs", "-o", path, "--lang", "nl").code == 0
    )
    document = docx.Document(str(path))
    assert document.tables == []
    lines = [each.text for each in document.paragraphs]
    numbered = [line for line in lines if re.match(r"\d+\. ", line)]
    assert [re.match(r"(\d+)", line)[1] for line in numbered] == [str(n) for n in range(1, len(numbered) + 1)]
    assert [re.search(r"\[([a-z.-]+)\]$", line)[1] for line in numbered] == all_asked(catalogue)
    assert lines[lines.index(numbered[0]) + 1 :][:2] == ["A. bedrijven", "B. onderwijs"]
    question = catalogue.conditions[0].questions[0]
    assert f"A. nee: {question.levels[0]['nl']}" in lines
    assert sum(line == "D. weten we niet" for line in lines) == len(ids(catalogue))


def test_what_is_chosen_from_such_a_document_is_counted(cli: Cli, plan: Path, tmp_path: Path) -> None:
    out = cli("form", "--layout", "forms", "-f", "md", "--lang", "nl").out.replace("\\", "")
    question, *choices = re.search(
        r"(?m)^\d+\. (.*\[mass\.enough-participants\])\n\n.*\n\n((?:[A-D]\. .*\n\n){4})", out
    ).groups()
    answers = [line for line in choices[0].split("\n") if line]
    (tmp_path / "a.csv").write_text("\n".join(f'"{cell}"' for cell in (question, *answers)), encoding="utf-8")
    assert cli("tally", tmp_path / "a.csv", plan, "--yes", "--strict").code == 0
    assert "enough-participants: {votes: [1, 1, 1, 1]}" in plan.read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "option"), [("csv", "--cards"), ("xlsx", "--cards"), ("csv", "--layout=forms")])
def test_a_table_for_programs_knows_no_cards_or_layout(cli: Cli, name: str, option: str) -> None:
    found = cli("form", option, "-f", name, "--lang", "nl")
    assert (found.code, found.out) == (2, "")
    assert option.split("=", maxsplit=1)[0] in found.err


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_quick_form_is_one_page_of_paper(cli: Cli, plan: Path, tmp_path: Path, language: str) -> None:
    path = tmp_path / "form.pdf"
    parties = "company,education,government,research,students,other"
    options = ("--quick", "--parties", parties, "--return", "balie", "--lang", language)
    assert cli("form", plan, *options, "-o", path).code == 0
    assert len(PdfReader(path).pages) == 1
