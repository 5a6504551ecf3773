"""Nothing is written before it was shown and agreed to, and what was in the proposal stays."""

import csv
import io
import json
import re
import sys
from pathlib import Path
from typing import Any

import pexpect
import pytest
import yaml

from lea_check.files.writing.draft_file import DraftFile
from tests.support.cli import Cli
from tests.support.processes import environment
from tests.support.proposals import proposal_text

from .asked import CATALOGUE, TOP, A, B, hands
from .conftest import Count, answers
from .exports import write_csv

ENOUGH = f"[{A.id}]"
NAME = A.id.split(".")[1]
TWO = f"{ENOUGH}\n2\n2\n3\n"
IDS = [f"{condition.id}.{question.id}" for condition in CATALOGUE.conditions for question in condition.questions]


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "a.csv"
    path.write_text(TWO, encoding="utf-8")
    return path


def whole(plan: Path, text: str) -> None:
    plan.write_text(proposal_text(answers=text), encoding="utf-8")


def test_in_a_script_without_yes_it_shows_and_writes_nothing(cli: Cli, plan: Path, export: Path) -> None:
    before = plan.read_bytes()
    found = cli("tally", export, plan, "--lang", "nl")
    assert found.code == 0
    assert "ja ■■■ 3" in found.out
    assert "niets geschreven" in found.err
    assert "--yes" in found.err
    assert plan.read_bytes() == before


def test_without_a_proposal_it_shows_the_count(cli: Cli, export: Path) -> None:
    found = cli("tally", export, "--lang", "nl")
    assert found.code == 0
    assert "ja ■■■ 3" in found.out
    assert "lea-check tally" in found.err


@pytest.mark.parametrize(
    ("typed", "written"), [(["1"], True), (["2"], False), (["ja"], True), (["misschien", "1"], True), (["\x04"], False)]
)
def test_in_a_terminal_it_asks(plan: Path, export: Path, typed: list[str], written: bool) -> None:
    child = asking(export, plan)
    for number, line in enumerate(typed):
        if number:
            child.expect(r"\(1 ja, 2 nee\) $")
        child.send(line if line == "\x04" else f"{line}\n")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert bool(answers(plan)) == written


def test_comments_order_evidence_and_notes_stay(cli: Cli, tmp_path: Path, export: Path) -> None:
    plan = tmp_path / "plan.yaml"
    text = (
        "# van ons\r\nname: Plan # kort\r\nformat: lea-check/proposal/2\r\ngoals: [upskilling]\r\n"
        "target_groups: [workers]\r\nanswers:\r\n  mass:\r\n    # samen geteld\r\n    {other}: 1\r\n"
        "    {asked}: {{level: 1, evidence: brief, note: later}}\r\n"
    ).format(other=B.id.split(".")[1], asked=NAME)
    plan.write_bytes(text.encode())
    found = cli("tally", export, plan, "--yes", "--lang", "nl")
    written = plan.read_bytes().decode()
    assert written.startswith(text[: text.index(f"    {NAME}")])
    assert answers(plan)["mass"][NAME] == {
        "votes": hands(2, 2, 3), "evidence": "brief", "note": "later",
        "before": {"level": 1, "evidence": "brief", "note": "later"},
    }  # fmt: skip
    assert "In het voorstel staat nu: deels" in found.out
    assert cli("check", plan).code == 0


def test_the_same_export_twice_changes_nothing(count: Count, plan: Path, export: Path) -> None:
    count(export)
    before = plan.read_bytes()
    assert "Dit staat al zo in het voorstel" in count(export).out
    assert plan.read_bytes() == before


@pytest.mark.parametrize(
    ("earlier", "said"),
    [
        (2, "ja"),
        ("unknown", "weten we niet"),
        ({"not_applicable": "te klein"}, "te klein"),
        ({"votes": [1, 2, 0], "note": "lijst"}, "stemmen 1 2 0 0"),
        ({"votes": {"company": [1, 2, 0], "uwv": [0, 1, 0, 3]}}, "stemmen 1 3 0 3"),
    ],
)
def test_what_an_answer_replaces_stays_as_before_and_is_shown(
    cli: Cli, plan: Path, export: Path, earlier: Any, said: str
) -> None:
    whole(plan, f"  mass:\n    {NAME}: {json.dumps(earlier)}")
    out = " ".join(cli("tally", export, plan, "--yes", "--lang", "nl").out.split())
    assert re.search(f"In het voorstel staat nu: [^.]*{said}", out)
    found = answers(plan)["mass"][NAME]
    assert found["votes"] == hands(2, 2, 3)
    assert found["before"] == earlier
    assert cli("check", plan).code == 0


def test_what_was_replaced_before_stays_behind_what_is_replaced_now(count: Count, plan: Path, export: Path) -> None:
    whole(plan, f"  mass:\n    {NAME}: {{votes: [3, 0, 0], before: [{{votes: [1, 1, 1]}}, unknown]}}")
    count(export)
    assert answers(plan)["mass"][NAME]["before"] == [{"votes": [3, 0, 0]}, {"votes": [1, 1, 1]}, "unknown"]


def test_an_answer_to_the_overall_question_stays_beside_the_questions(
    cli: Cli, count: Count, plan: Path, export: Path
) -> None:
    whole(plan, "  mass: {level: 1, evidence: lijst}")
    count(export)
    assert answers(plan)["mass"] == {
        "overall": {"level": 1, "evidence": "lijst"}, NAME: {"votes": hands(2, 2, 3)},
    }  # fmt: skip
    assert cli("check", plan).code == 0


def test_a_quick_form_counts_for_the_overall_questions(count: Count, plan: Path, tmp_path: Path) -> None:
    count(write_csv(tmp_path / "a.csv", [["Massa? [mass]", "Vraag? [demand]"], [1, 3]]))
    assert answers(plan) == {"mass": {"votes": hands(1)}, "demand": {"votes": hands(3)}}


def test_a_form_may_ask_the_overall_question_and_its_questions(count: Count, plan: Path, tmp_path: Path) -> None:
    count(write_csv(tmp_path / "a.csv", [["[mass]", ENOUGH], [1, 3]]))
    assert answers(plan) == {"mass": {"overall": {"votes": hands(1)}, NAME: {"votes": hands(3)}}}


def test_a_quick_form_after_the_full_questions_loses_nothing(count: Count, plan: Path, tmp_path: Path) -> None:
    there = {"level": 2, "evidence": "begroting"}
    whole(plan, f"  mass:\n    {NAME}: {json.dumps(there)}")
    count(write_csv(tmp_path / "a.csv", [["[mass]"], [1]]))
    assert answers(plan) == {"mass": {NAME: there, "overall": {"votes": hands(1)}}}


def test_the_votes_name_the_version_of_the_questions_that_they_answer(
    cli: Cli, count: Count, plan: Path, export: Path
) -> None:
    count(export)
    assert yaml.safe_load(plan.read_text(encoding="utf-8"))["content"] == CATALOGUE.version
    assert "content" not in cli("check", plan, "--lang", "en").err


@pytest.mark.parametrize(("other", "kept"), [("", False), (f"\n    {B.id.split('.')[1]}: 2", True)])
def test_an_older_version_stays_while_an_answer_to_a_changed_question_is_left(
    count: Count, plan: Path, export: Path, other: str, kept: bool
) -> None:
    answers_there = f"  mass:\n    {NAME}: 1{other}"
    plan.write_text(proposal_text(answers=answers_there, content='"2025.1"'), encoding="utf-8")
    count(export)
    assert ("2025.1" in plan.read_text(encoding="utf-8")) == kept


def test_a_file_of_the_first_format_keeps_what_it_answered_as_before(count: Count, plan: Path, export: Path) -> None:
    old = f"  mass:\n    {NAME}: {{level: 2, evidence: brief}}"
    plan.write_text(proposal_text(answers=old).replace("proposal/2", "proposal/1"), encoding="utf-8")
    count(export)
    found = answers(plan)["mass"][NAME]
    assert found["votes"] == hands(2, 2, 3)
    assert found["evidence"] == "brief"
    assert found["before"] == 2
    assert "lea-check/proposal/2" in plan.read_text(encoding="utf-8")


def test_a_second_column_for_a_question_is_named_and_not_used(count: Count, plan: Path, tmp_path: Path) -> None:
    out = count(write_csv(tmp_path / "a.csv", [[ENOUGH, f"weer {ENOUGH}"], [1, 3]])).out
    assert answers(plan)["mass"][NAME]["votes"] == hands(1)
    assert f"‘weer {ENOUGH}’: er is al een kolom" in " ".join(out.split())


def test_an_output_leaves_the_proposal_as_it_was(cli: Cli, plan: Path, export: Path, tmp_path: Path) -> None:
    plan.write_text("# van ons\n" + plan.read_text(encoding="utf-8"), encoding="utf-8")
    before = plan.read_bytes()
    assert cli("tally", export, plan, "-o", tmp_path / "nieuw.yaml", "--yes").code == 0
    assert plan.read_bytes() == before
    assert (tmp_path / "nieuw.yaml").read_text(encoding="utf-8").startswith("# van ons\n")
    assert answers(tmp_path / "nieuw.yaml")["mass"]
    found = cli("tally", export, plan, "-o", "-", "--yes", "--lang", "nl")
    assert yaml.safe_load(found.out) == yaml.safe_load((tmp_path / "nieuw.yaml").read_text(encoding="utf-8"))
    assert "Antwoorden uit" in found.err


@pytest.mark.parametrize("name", ["plan.json", "PLAN.JSON", "Plan.Json"])
def test_a_proposal_in_json_stays_json(cli: Cli, export: Path, tmp_path: Path, name: str) -> None:
    plan = tmp_path / name
    plan.write_text(json.dumps(yaml.safe_load(proposal_text(name='"é \\x85"'))), encoding="utf-8")
    assert cli("tally", export, plan, "--yes").code == 0
    found = json.loads(plan.read_text(encoding="utf-8"))
    assert found["answers"]["mass"]
    assert found["name"] == "é \x85"
    assert cli("assess", plan).code == 0


@pytest.mark.parametrize("name", ["new.json", "NEW.JSON"])
def test_an_output_in_json_is_json_however_its_ending_is_written(
    cli: Cli, plan: Path, export: Path, tmp_path: Path, name: str
) -> None:
    assert cli("tally", export, plan, "-o", tmp_path / name, "--yes").code == 0
    assert json.loads((tmp_path / name).read_text(encoding="utf-8"))["answers"]["mass"]
    assert cli("check", tmp_path / name).code == 0


def test_text_of_others_never_acts(count: Count, plan: Path, tmp_path: Path) -> None:
    rows = [["\u202e[/]:warning:", ENOUGH, "Partij [party]"], ["x", "[bold]\u202emisschien", "[red]\u202ex: {"]]
    rows += [["x", "2", "[red]\u202ex: {"]] * 5 + [["x", "2", "b"]] * 5
    out = count(write_csv(tmp_path / "a.csv", rows)).out
    assert "\u202e" not in out
    assert "[/]:warning:" in out
    assert set(answers(plan)["mass"][NAME]["votes"]) == {"red-x", "b"}


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_it_shows_on_a_screen_of_few_letters(cli: Cli, plan: Path, export: Path, encoding: str) -> None:
    found = cli("tally", export, plan, "--lang", "nl", encoding=encoding, COLUMNS="60")
    assert found.code == 0
    assert max(map(len, found.out.splitlines())) <= 60


@pytest.mark.parametrize("quick", [False, True])
def test_a_form_that_is_filled_in_gives_the_votes_for_every_question(
    cli: Cli, plan: Path, tmp_path: Path, quick: bool
) -> None:
    options = ("--quick",) if quick else ()
    headings = next(csv.reader(io.StringIO(cli("form", *options, "-f", "csv", "--lang", "nl").out)))
    asked = [each.id for each in CATALOGUE.conditions] if quick else IDS
    columns = [heading for heading in headings if re.search(r"\[([a-z.-]+)\]$", heading)[1] in asked]
    rows = [[str((row + column) % (TOP + 1)) for column in range(len(columns))] for row in range(3)]
    found = cli("tally", write_csv(tmp_path / "a.csv", [columns, *rows]), plan, "--yes")
    assert found.code == 0
    for column, id in enumerate(asked):
        condition, _, question = id.partition(".")
        given = answers(plan)[condition]
        assert (given[question] if question else given) == {"votes": hands(*(int(row[column]) for row in rows))}


def test_no_english_on_a_dutch_screen(cli: Cli, plan: Path, export: Path) -> None:
    found = cli("tally", export, plan, "--lang", "nl")
    assert not re.search(r"\b(the|people|question|column|votes)\b", found.out + found.err)


@pytest.mark.parametrize("name", ["plan.yaml", "plan.json"])
def test_a_proposal_that_is_open_elsewhere_is_left_alone(cli: Cli, tmp_path: Path, export: Path, name: str) -> None:
    plan = tmp_path / name
    plan.write_text(json.dumps(yaml.safe_load(proposal_text())), encoding="utf-8")
    draft = DraftFile(str(plan))
    try:
        before = plan.read_bytes()
        found = cli("tally", export, plan, "--yes", "--lang", "nl")
    finally:
        draft.close()
    assert found.code == 2
    assert "interview" in found.err
    assert plan.read_bytes() == before


@pytest.mark.parametrize("name", ["plan.yaml", "plan.json"])
def test_a_proposal_that_changed_while_it_asked_is_left_alone(tmp_path: Path, export: Path, name: str) -> None:
    plan = tmp_path / name
    plan.write_text(json.dumps(yaml.safe_load(proposal_text())), encoding="utf-8")
    child = asking(export, plan)
    other = json.dumps(yaml.safe_load(proposal_text(notes="van een ander")))
    plan.write_text(other, encoding="utf-8")
    child.send("1\n")
    child.expect("intussen veranderd")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 2
    assert plan.read_text(encoding="utf-8") == other


def test_an_output_that_is_there_is_asked_about_in_json_too(plan: Path, export: Path, tmp_path: Path) -> None:
    there = tmp_path / "new.json"
    there.write_text("{}", encoding="utf-8")
    child = asking(export, plan, "-o", there.name)
    child.send("1\n")
    child.expect(r"new.json.*\(1 ja, 2 nee\) $")
    child.send("2\n")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 2
    assert there.read_text(encoding="utf-8") == "{}"


def asking(export: Path, plan: Path, *options: str) -> "pexpect.spawn[str]":
    """A tally in a terminal, up to its question."""
    child = pexpect.spawn(
        sys.executable, ["-m", "lea_check", "tally", export.name, plan.name, "--lang", "nl", *options],
        cwd=str(plan.parent), timeout=120, encoding="utf-8", env=environment(TERM="xterm-256color"),
    )  # fmt: skip
    child.expect(r"\(1 ja, 2 nee\) $")
    return child


@pytest.mark.parametrize(("first", "second"), [("plan.json", "nieuw.yaml"), ("plan.yaml", "nieuw.json")])
def test_an_output_may_have_another_format(cli: Cli, tmp_path: Path, export: Path, first: str, second: str) -> None:
    text = proposal_text() if first.endswith("yaml") else json.dumps(yaml.safe_load(proposal_text()))
    (tmp_path / first).write_text(text, encoding="utf-8")
    assert cli("tally", export, tmp_path / first, "-o", tmp_path / second, "--yes").code == 0
    assert cli("check", tmp_path / second).code == 0
    assert answers(tmp_path / second) == {"mass": {NAME: {"votes": hands(2, 2, 3)}}}
