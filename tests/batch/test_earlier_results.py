"""A folder in which an earlier batch left its results: these are no proposals, and no mistake of anybody."""

import json
import os
from pathlib import Path

import pytest

from tests.support.cli import Cli
from tests.support.proposals import proposal_text


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("v2").mkdir()
    for name in ("een", "twee"):
        Path(f"v2/{name}.yaml").write_text(proposal_text(name=name), encoding="utf-8")


def test_what_an_earlier_batch_wrote_is_left_out_with_one_calm_line(cli: Cli) -> None:
    asked = ("batch", "v2", "-o", "v2/ov.json", "--reports", "v2/out", "--report-format", "json", "--lang", "nl")
    first = cli(*asked)
    before = Path("v2/ov.json").read_bytes()
    again = cli(*asked)
    assert (first.code, again.code) == (0, 0)
    assert Path("v2/ov.json").read_bytes() == before
    told = "lea-check: 3 bestanden zijn geen voorstel (lea-check/assessment/2, lea-check/batch/2) en zijn overgeslagen"
    assert again.err.splitlines()[0] == told
    assert again.err.splitlines()[1] == "lea-check: het overzicht staat in v2/ov.json"
    assert again.err.splitlines()[2].startswith("lea-check: Beoordeeld: 2 · met fouten: 0 · ")


def test_a_report_is_not_written_over_a_proposal_and_may_be_over_an_earlier_one(cli: Cli) -> None:
    text = json.dumps(
        {"format": "lea-check/proposal/1", "name": "E", "goals": ["upskilling"], "target_groups": ["workers"]}
    )
    Path("v2/een.yaml").unlink()
    Path("v2/een.json").write_text(text, encoding="utf-8")
    asked = ("batch", "v2", "--reports", "v2", "--report-format", "json", "--lang", "nl")
    found = cli(*asked)
    assert found.code == 2
    assert "`v2/een.json` wordt gelezen en kan niet ook de uitvoer zijn" in found.err.replace(os.sep, "/")
    assert Path("v2/een.json").read_text(encoding="utf-8") == text
    Path("v2/een.json").unlink()
    assert [cli(*asked).code for _ in range(2)] == [0, 0]


def test_one_file_that_is_no_proposal_is_one_file(cli: Cli) -> None:
    cli("assess", "v2/een.yaml", "-o", "v2/oordeel.json")
    assert "1 file is not a proposal (lea-check/assessment/2) and was left out" in cli("batch", "v2").err


def test_a_result_too_large_for_a_proposal_is_left_out_too(cli: Cli) -> None:
    large = {"format": "lea-check/batch/1", "assessments": ["x" * 1024] * 1100, "problems": []}
    Path("v2/ov.json").write_text(json.dumps(large, indent=2), encoding="utf-8")
    Path("v2/eigen.yaml").write_text("# van ons\nformat: lea-check/initiatives/1\n" + "#" * 1_100_000, encoding="utf-8")
    found = cli("batch", "v2", "--lang", "nl")
    assert found.code == 0
    assert "2 bestanden zijn geen voorstel (lea-check/batch/1, lea-check/initiatives/1)" in found.err


def test_a_proposal_that_is_too_large_is_still_told(cli: Cli) -> None:
    Path("v2/groot.yaml").write_text(proposal_text() + "#" * 1_100_000, encoding="utf-8")
    found = cli("batch", "v2", "--lang", "nl")
    assert (found.code, found.err.count("te groot")) == (2, 1)


@pytest.mark.parametrize("name", ["oordeel.json", "lijst.txt"])
def test_a_result_that_is_named_itself_is_refused(name: str, cli: Cli) -> None:
    cli("assess", "v2/een.yaml", "-o", "oordeel.json")
    Path("lijst.txt").write_text("oordeel.json\n", encoding="utf-8")
    asked = ["--files-from", name] if name == "lijst.txt" else [name]
    found = cli("batch", "v2", *asked, "--lang", "nl")
    assert found.code == 2
    assert "oordeel.json:2:13: dit is een bewaard oordeel (lea-check/assessment/2), geen voorstel" in found.err


def test_a_folder_with_nothing_but_results_holds_no_proposals(cli: Cli) -> None:
    cli("batch", "v2", "--reports", "out", "--report-format", "json")
    found = cli("batch", "out", "-f", "csv", "--lang", "nl")
    assert (found.code, found.out) == (2, "")
    assert "geen voorstellen gevonden" in found.err


def test_several_processes_leave_the_same_out(cli: Cli) -> None:
    cli("batch", "v2", "--reports", "v2/out", "--report-format", "json")
    one, two = (cli("batch", "v2", "-f", "csv", "--jobs", jobs) for jobs in "12")
    assert (one.code, one.out) == (two.code, two.out)
    assert one.err.splitlines()[0] == two.err.splitlines()[0]
    assert "2 files are not proposals" in one.err
