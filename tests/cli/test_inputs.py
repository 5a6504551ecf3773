"""What is read is never written over: a script has nobody to ask, and what people typed would be lost."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.cli import Cli
from tests.support.processes import environment
from tests.support.proposals import proposal_text

OWN = "format: lea-check/initiatives/1\ninitiatives: []\n"
RESPONSES = "[mass],[demand]\n2,3\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("plan.yaml", "okt.yaml", "v2/een.json", "v2/een.yaml"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(proposal_text(), encoding="utf-8")
    Path("eigen.yaml").write_text(OWN, encoding="utf-8")
    Path("antwoorden.csv").write_text(RESPONSES, encoding="utf-8")
    Path("kolommen.yaml").write_text("Hoe?: mass\n", encoding="utf-8")
    Path("lijst.txt").write_text("plan.yaml\n", encoding="utf-8")
    Path("eigen").mkdir()
    Path("eigen/steps.yaml").write_text("format: lea-check/steps/1\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("assess plan.yaml -f md", "plan.yaml"),
        ("assess okt.yaml ./plan.yaml -f json", "plan.yaml"),
        ("compare okt.yaml plan.yaml -f md", "okt.yaml"),
        ("batch plan.yaml -f json", "plan.yaml"),
        ("batch v2 -f json", "v2/een.yaml"),
        ("batch --files-from lijst.txt -f csv", "lijst.txt"),
        ("batch --files-from lijst.txt -f csv", "plan.yaml"),
        ("form plan.yaml -f csv", "plan.yaml"),
        ("initiatives --like plan.yaml -f json", "plan.yaml"),
        ("initiatives --catalogue eigen.yaml -f json", "eigen.yaml"),
        ("conditions --catalogue eigen.yaml -f json", "eigen.yaml"),
        ("assess plan.yaml -f md --catalogue eigen.yaml", "eigen.yaml"),
        ("steps --data eigen -f json", "eigen/steps.yaml"),
        ("tally antwoorden.csv plan.yaml --yes", "antwoorden.csv"),
        ("tally antwoorden.csv plan.yaml --yes --map kolommen.yaml", "kolommen.yaml"),
    ],
)
def test_a_file_that_is_read_is_not_written_over(typed: str, read: str, cli: Cli) -> None:
    before = Path(read).read_bytes()
    found = cli(*typed.split(), "-o", read, "--lang", "nl")
    assert (found.code, found.out) == (2, "")
    assert found.err == f"lea-check: `{read}` wordt gelezen en kan niet ook de uitvoer zijn; kies een andere naam\n"
    assert Path(read).read_bytes() == before


def test_it_is_the_same_file_under_another_name(cli: Cli) -> None:
    Path("link.yaml").symlink_to("plan.yaml")
    os.link("plan.yaml", "hard.yaml")
    for name in ("link.yaml", "hard.yaml", str(Path("plan.yaml").resolve())):
        assert cli("assess", "plan.yaml", "-f", "md", "-o", name).code == 2
        assert cli("assess", name, "-f", "md", "-o", "plan.yaml").code == 2
    assert Path("plan.yaml").read_text(encoding="utf-8") == proposal_text()


def test_what_standard_input_is_read_from_is_not_written_over() -> None:
    command = [sys.executable, "-m", "lea_check", "assess", "-", "-f", "md", "-o", "plan.yaml"]
    with Path("plan.yaml").open("rb") as given:
        found = subprocess.run(command, stdin=given, capture_output=True, check=False, env=environment())
    assert found.returncode == 2
    assert b"plan.yaml" in found.stderr
    assert Path("plan.yaml").read_text(encoding="utf-8") == proposal_text()


def test_other_outputs_are_still_replaced_in_a_script(cli: Cli) -> None:
    for _ in range(2):
        assert cli("assess", "plan.yaml", "-f", "md", "-o", "rapport.md").code == 0
        assert cli("batch", "plan.yaml", "-f", "csv", "-o", "v2/lijst.csv").code == 0


def test_votes_still_go_into_the_proposal_that_is_read(cli: Cli) -> None:
    for output in ([], ["-o", "plan.yaml"]):
        Path("plan.yaml").write_text(proposal_text(), encoding="utf-8")
        assert cli("tally", "antwoorden.csv", "plan.yaml", "--yes", *output).code == 0
        assert "votes" in Path("plan.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "typed",
    [
        "check - -",
        "check plan.yaml - eigen.yaml -",
        "assess - - -f json",
        "compare - plan.yaml -",
        "batch - --files-from -",
        "batch --files-from -",
        "assess - --catalogue -",
    ],
)
def test_standard_input_is_read_once(typed: str, cli: Cli) -> None:
    given = "plan.yaml\n-\n" if typed == "batch --files-from -" else proposal_text()
    found = cli(*typed.split(), "--lang", "en", stdin=given.encode())
    assert (found.code, found.out) == (2, "")
    assert found.err == "lea-check: `-` can be given once: standard input can be read only once\n"


def test_a_batch_takes_what_is_named_twice_once(cli: Cli) -> None:
    found = cli("batch", "-", "plan.yaml", "-", "plan.yaml", "-f", "csv", stdin=proposal_text(name="ingetypt").encode())
    assert found.code == 0
    assert [line.split(",")[1] for line in found.out.splitlines()[1:]] == ["plan.yaml", "'-"]
