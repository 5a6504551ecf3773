"""What people remark comes along as notes, without names and without telling who wrote what."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.cli import Cli
from tests.support.proposals import proposal_text

from .asked import A, hands
from .conftest import Count, answers
from .exports import write_csv

CONDITION, QUESTION = A.id.split(".")
HEADING = f"[{A.id}]"


def notes(plan: Path) -> str:
    return str(yaml.safe_load(plan.read_text(encoding="utf-8")).get("notes", ""))


@pytest.mark.parametrize(
    "heading",
    [
        "Wat wilt u verder kwijt?",
        "Wat wilt u verder kwijt? [remarks]",
        "Opmerkingen",
        "Remarks",
        "Heeft u nog aanmerkingen?",
    ],
)
def test_remarks_on_all_of_it_become_notes_in_no_order_of_people(
    count: Count, plan: Path, tmp_path: Path, heading: str
) -> None:
    rows = [
        [HEADING, heading],
        [2, "Te weinig gevraagd naar veiligheid"],
        [2, "geen"],
        [0, "Begin klein"],
        ["", "Goed"],
    ]
    out = count(write_csv(tmp_path / "a.csv", rows)).out
    assert notes(plan).splitlines()[1:] == ["- Begin klein", "- Goed", "- Te weinig gevraagd naar veiligheid"]
    assert out.index("Wat mensen opmerkten") < out.index("Begin klein") < out.index("Wat niet gebruikt is")


def test_a_remark_on_a_question_becomes_a_note_there(cli: Cli, count: Count, plan: Path, tmp_path: Path) -> None:
    plan.write_text(proposal_text(answers=f"  {CONDITION}:\n    {QUESTION}: {{note: eerst bellen}}"), encoding="utf-8")
    count(write_csv(tmp_path / "a.csv", [[A.code, f"{A.code}[comment]"], [2, "hangt af van het rooster"]]))
    assert answers(plan)[CONDITION][QUESTION] == {
        "note": "eerst bellen; hangt af van het rooster", "votes": hands(2),
    }  # fmt: skip
    assert cli("check", plan).code == 0


def test_remarks_hold_no_names_addresses_or_numbers(count: Count, plan: Path, tmp_path: Path) -> None:
    rows: list[list[Any]] = [["Naam", "E-mail", HEADING, "Opmerkingen"]]
    rows += [["Fatima de Vries", "f@b.nl", 2, "Bel Fatima op 06-12345678, of mail f@b.nl. De Vries."]]
    rows += [["Jan", "j@b.nl", 2, "de rest is goed"]]
    out = count(write_csv(tmp_path / "a.csv", rows)).out
    assert notes(plan).splitlines()[1:] == ["- Bel … op …, of mail … De ….", "- de rest is goed"]
    for name in ("Fatima", "Vries", "12345678", "b.nl"):
        assert name not in out.replace(str(tmp_path), "") + plan.read_text(encoding="utf-8")


def test_the_same_remarks_are_not_added_twice_and_earlier_notes_stay(count: Count, plan: Path, tmp_path: Path) -> None:
    plan.write_text(proposal_text() + "notes: van ons\n", encoding="utf-8")
    path = write_csv(tmp_path / "a.csv", [[HEADING, "Opmerkingen"], [2, "Begin klein"]])
    count(path)
    first = plan.read_bytes()
    assert notes(plan).splitlines() == ["van ons", "Opmerkingen uit het formulier:", "- Begin klein"]
    count(path)
    assert plan.read_bytes() == first


def test_a_map_leaves_remarks_out(count: Count, plan: Path, tmp_path: Path) -> None:
    (tmp_path / "map.yaml").write_text("Opmerkingen: ignore\n", encoding="utf-8")
    rows = [[HEADING, "Opmerkingen"], [2, "Begin klein"]]
    count(write_csv(tmp_path / "a.csv", rows), "--map", tmp_path / "map.yaml")
    assert notes(plan) == ""
    (tmp_path / "map.yaml").write_text("Kleur: remarks\n", encoding="utf-8")
    count(
        write_csv(tmp_path / "a.csv", [[HEADING, "Kleur"], [2, "rood, en dat zegt veel"]]),
        "--map",
        tmp_path / "map.yaml",
    )
    assert notes(plan).endswith("- rood, en dat zegt veel")
