"""A good file in the place of another: one line that says what it is, and no advice that would take it apart."""

import re
from pathlib import Path

import pytest

from lea_check.files.text.formats import FORMATS
from lea_check.words import load_words
from tests.support.cli import Cli
from tests.support.paths import ROOT
from tests.support.proposals import proposal_text

OWN = """\
format: lea-check/initiatives/2
initiatives: []
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cli: Cli) -> None:
    monkeypatch.chdir(tmp_path)
    Path("plan.yaml").write_text(proposal_text(), encoding="utf-8")
    Path("eigen.yaml").write_text(OWN, encoding="utf-8")
    Path("lijst.yaml").write_text("[a, b]\n", encoding="utf-8")
    cli("assess", "plan.yaml", "-o", "oordeel.json")
    cli("compare", "plan.yaml", "oordeel.json", "-o", "vergelijking.json")
    cli("steps", "-o", "stappen.json")
    Path("eigen").mkdir()
    Path("eigen/regions.yaml").write_text(proposal_text(), encoding="utf-8")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("initiatives --catalogue plan.yaml", "plan.yaml:1:9: dit is een voorstel (lea-check/proposal/2), geen "
         "catalogus met initiatieven; beoordeel het met `lea-check assess`"),
        ("assess eigen.yaml", "eigen.yaml:1:9: dit is een catalogus met initiatieven (lea-check/initiatives/2), geen "
         "voorstel; geef hem mee achter --catalogue"),
        ("assess oordeel.json", "oordeel.json:2:13: dit is een bewaard oordeel (lea-check/assessment/2), geen "
         "voorstel; zet het naast een ander met `lea-check compare`"),
        ("check oordeel.json", "oordeel.json:2:13: dit is een bewaard oordeel (lea-check/assessment/2), geen "
         "voorstel; zet het naast een ander met `lea-check compare`"),
        ("compare plan.yaml vergelijking.json", "vergelijking.json:2:13: dit is een vergelijking "
         "(lea-check/comparison/2), geen voorstel"),
        ("batch stappen.json", "stappen.json:2:13: dit is een stappenplan (lea-check/steps/1), geen voorstel"),
        ("regions --data eigen", "eigen/regions.yaml:1:9: dit is een voorstel (lea-check/proposal/2), geen lijst met "
         "regio's"),
    ],
)  # fmt: skip
def test_a_good_file_of_another_kind_gets_one_line_that_says_what_it_is(typed: str, said: str, cli: Cli) -> None:
    found = cli(*typed.split(), "--lang", "nl")
    problems = [line for line in found.err.splitlines() if not line.startswith("lea-check: ")]
    assert (found.code, problems) == (2, [said])


def test_a_proposal_with_another_format_still_hears_which_one_belongs_there(cli: Cli) -> None:
    Path("plan.yaml").write_text(proposal_text(format="[1]"), encoding="utf-8")
    assert "lea-check/proposal/2" in cli("assess", "plan.yaml").err
    for format in ("lea-check/propsal/2", "lea-check/proposal/3", "lea-check/proposal"):
        Path("plan.yaml").write_text(proposal_text(format=format), encoding="utf-8")

    assert "lea-check/proposal/2" in cli("assess", "plan.yaml").err


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_everything_that_the_program_writes_has_a_name(lang: str) -> None:
    written = {
        each
        for path in (ROOT / "src").rglob("*.py")
        for each in re.findall(r"lea-check/[a-z]+/[0-9]+", path.read_text(encoding="utf-8"))
    }
    words = load_words(lang)
    assert written - {*FORMATS} == set()
    for kind in FORMATS.values():
        assert words.label("kind", kind) != kind or lang == "en"
        assert words(f"kind.{kind}")
