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
from hypothesis import given
from hypothesis import strategies as st

from lea_check.files.content.catalogue import load_catalogue
from lea_check.files.writing.draft_file import DraftFile
from tests.support.cli import Cli
from tests.support.examples import examples
from tests.support.processes import environment
from tests.support.proposals import proposal_text

from .asked import hands
from .conftest import Count, answers
from .exports import write_csv

ENOUGH = "[mass.enough-participants]"
TWO = f"{ENOUGH}\n2\n2\n3\n"
CATALOGUE = load_catalogue()
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
    assert "2 ■■ 2" in found.out
    assert "niets geschreven" in found.err
    assert "--yes" in found.err
    assert plan.read_bytes() == before


def test_without_a_proposal_it_shows_the_count(cli: Cli, export: Path) -> None:
    found = cli("tally", export, "--lang", "nl")
    assert found.code == 0
    assert "2 ■■ 2" in found.out
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
        "# van ons\r\nname: Plan # kort\r\nformat: lea-check/proposal/1\r\ngoals: [upskilling]\r\n"
        "target_groups: [workers]\r\nanswers:\r\n  mass:\r\n    # samen geteld\r\n    costs-shared: 1\r\n"
        "    enough-participants: {level: 1, evidence: brief, note: later}\r\n"
    )
    plan.write_bytes(text.encode())
    found = cli("tally", export, plan, "--yes", "--lang", "nl")
    assert plan.read_bytes().decode() == text.replace("{level: 1,", "{votes: [0, 0, 2, 1, 0],").replace(
        "{votes: [0, 0, 2, 1, 0], evidence: brief, note: later}",
        "{evidence: brief, note: later, votes: [0, 0, 2, 1, 0]}",
    )
    assert "In het voorstel staat nu: 1 voornemen" in found.out
    assert cli("check", plan).code == 0


def test_the_same_export_twice_changes_nothing(count: Count, plan: Path, export: Path) -> None:
    count(export)
    before = plan.read_bytes()
    assert "Dit staat al zo in het voorstel" in count(export).out
    assert plan.read_bytes() == before


def test_earlier_votes_become_the_first_round_only_when_asked(count: Count, plan: Path, export: Path) -> None:
    earlier = "  mass:\n    enough-participants: {votes: [3, 0, 0, 0], evidence: lijst}"
    whole(plan, earlier)
    assert "stemmen 3 0 0 0 0" in count(export).out
    assert answers(plan)["mass"]["enough-participants"] == {"votes": hands(2, 2, 3), "evidence": "lijst"}
    whole(plan, earlier)
    assert "eerste ronde" in count(export, "--second-round").out
    found = answers(plan)["mass"]["enough-participants"]
    assert found == {"votes": hands(2, 2, 3), "before": [3, 0, 0, 0], "evidence": "lijst"}


def test_a_first_round_that_was_kept_stays(count: Count, plan: Path, export: Path) -> None:
    whole(plan, "  mass:\n    enough-participants: {votes: [3, 0, 0, 0], before: [1, 1, 1, 0]}")
    count(export)
    assert answers(plan)["mass"]["enough-participants"] == {"votes": hands(2, 2, 3), "before": [1, 1, 1, 0]}


def test_an_answer_for_the_whole_condition_becomes_a_note(cli: Cli, count: Count, plan: Path, export: Path) -> None:
    whole(plan, "  mass: {level: 1, evidence: lijst}")
    assert "één antwoord voor de hele voorwaarde" in " ".join(count(export).out.split())
    found = answers(plan)["mass"]
    assert found["enough-participants"] == {"votes": hands(2, 2, 3), "evidence": "lijst"}
    assert "lijst" in found["costs-shared"]["note"]
    assert cli("check", plan).code == 0


def test_a_quick_form_counts_for_the_whole_condition(count: Count, plan: Path, tmp_path: Path) -> None:
    count(write_csv(tmp_path / "a.csv", [["Massa? [mass]", "Vraag? [demand]"], [1, 3]]))
    assert answers(plan) == {"mass": {"votes": hands(1)}, "demand": {"votes": hands(3)}}


def test_a_column_for_the_whole_condition_gives_way_to_its_questions(count: Count, plan: Path, tmp_path: Path) -> None:
    out = count(write_csv(tmp_path / "a.csv", [["[mass]", ENOUGH], [1, 3]])).out
    assert answers(plan) == {"mass": {"enough-participants": {"votes": hands(3)}}}
    assert "staan er ook apart in" in " ".join(out.split())


def test_answers_by_question_are_not_replaced_by_the_whole(count: Count, plan: Path, tmp_path: Path) -> None:
    whole(plan, "  mass:\n    costs-shared: {level: 2, evidence: begroting}")
    found = count(write_csv(tmp_path / "a.csv", [["[mass]"], [1]]))
    assert answers(plan) == {"mass": {"costs-shared": {"level": 2, "evidence": "begroting"}}}
    assert "al apart beantwoord" in " ".join(found.out.split())
    assert "geen stemmen" in found.err


def test_a_second_column_for_a_question_is_named_and_not_used(count: Count, plan: Path, tmp_path: Path) -> None:
    out = count(write_csv(tmp_path / "a.csv", [[ENOUGH, f"weer {ENOUGH}"], [1, 3]])).out
    assert answers(plan)["mass"]["enough-participants"]["votes"] == hands(1)
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
    assert set(answers(plan)["mass"]["enough-participants"]["votes"]) == {"red-x", "b"}


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_it_shows_on_a_screen_of_few_letters(cli: Cli, plan: Path, export: Path, encoding: str) -> None:
    found = cli("tally", export, plan, "--lang", "nl", encoding=encoding, COLUMNS="60")
    assert found.code == 0
    assert max(map(len, found.out.splitlines())) <= 60


respondents = st.lists(
    st.dictionaries(st.sampled_from(IDS), st.sampled_from(["0", "1", "2", "3", "unknown"]), max_size=6),
    min_size=1,
    max_size=12,
)


@examples(0.5)
@given(people=respondents, parties=st.lists(st.sampled_from(["company", "education", "uwv"]), min_size=12, max_size=12))
def test_filled_in_forms_give_the_votes_that_typing_them_in_gives(
    tmp_path_factory: pytest.TempPathFactory, people: list[dict[str, str]], parties: list[str]
) -> None:
    from lea_check.cli.app import run

    folder = tmp_path_factory.mktemp("tally")
    plan, path = folder / "plan.yaml", folder / "a.csv"
    plan.write_text(proposal_text(), encoding="utf-8")
    rows = [[party, *(person.get(id, "") for id in IDS)] for party, person in zip(parties, people, strict=False)]
    write_csv(path, [["Partij [party]", *(f"Vraag [{id}]" for id in IDS)], *rows])
    filled = [(party, person) for party, person in zip(parties, people, strict=False) if person]
    code = run(["tally", str(path), str(plan), "--yes", "--keep-small", "--lang", "en"])
    assert code == (0 if filled else 2)
    assert answers(plan) == typed_in(filled)


def typed_in(people: list[tuple[str, dict[str, str]]]) -> dict[str, Any]:
    """What the room would type in: hands by question, and by party where there are two."""
    several = len({party for party, _ in people}) > 1
    found: dict[str, Any] = {}
    for id in IDS:
        hands: dict[str, list[int]] = {}
        for party, person in people:
            if id in person:
                counts = hands.setdefault(party, [0] * 5)
                counts[["0", "1", "2", "3", "unknown"].index(person[id])] += 1
        if hands:
            condition, question = id.split(".")
            votes = hands if several else next(iter(hands.values()))
            found.setdefault(condition, {})[question] = {"votes": votes}
    return found


def test_a_filled_form_of_every_kind_gives_the_same_votes(cli: Cli, plan: Path, tmp_path: Path) -> None:
    headings = next(csv.reader(io.StringIO(cli("form", "-f", "csv", "--lang", "nl").out)))
    assert len(headings) == len(IDS)
    rows = [[str((row + column) % 4) for column in range(len(IDS))] for row in range(3)]
    found = cli("tally", write_csv(tmp_path / "a.csv", [headings, *rows]), plan, "--yes")
    assert found.code == 0
    given_ids = [f"{condition}.{question}" for condition, group in answers(plan).items() for question in group]
    assert given_ids == IDS
    for column, id in enumerate(IDS):
        condition, question = id.split(".")
        expected = [0] * 5
        for row in rows:
            expected[int(row[column])] += 1
        assert answers(plan)[condition][question] == {"votes": expected}


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
    assert answers(tmp_path / second) == {"mass": {"enough-participants": {"votes": hands(2, 2, 3)}}}


def test_what_stood_in_the_proposal_is_shown_in_every_form(cli: Cli, plan: Path, export: Path) -> None:
    for there, said in (
        ("2", "2 deels geregeld"),
        ("unknown", "weten we niet"),
        ("{not_applicable: te klein}", "te klein"),
        ("{votes: {company: [1, 2, 0, 0], uwv: [0, 1, 0, 0, 3]}}", "stemmen 1 3 0 0 3"),
    ):
        whole(plan, f"  mass:\n    enough-participants: {there}")
        out = " ".join(cli("tally", export, plan, "--lang", "nl").out.split())
        assert re.search(f"In het voorstel staat nu: [^.]*{said}", out), there


def test_a_proposal_in_json_that_is_open_in_an_interview_is_left_alone(cli: Cli, export: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    plan.write_text(json.dumps(yaml.safe_load(proposal_text())), encoding="utf-8")
    before = plan.read_bytes()
    draft = DraftFile(str(plan))
    try:
        assert cli("tally", export, plan, "--yes", "--lang", "nl").code == 2
    finally:
        draft.close()
    assert plan.read_bytes() == before
