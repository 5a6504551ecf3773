"""Recording an existing initiative: by the protocol, in the room of the interview, into an own catalogue."""

import json
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from lea_check import load_catalogue
from tests.support.cli import Cli, Outcome
from tests.support.processes import environment
from tests.support.terminal import Screen

# Name, about education; then the answers to the protocol.
START = ["Bakkersschool Flevoland", "1"]
SAID = {1: "Studenten leren bakken.", 2: "Loopt sinds 2021.", 45: "Begin klein."}
QUESTIONS = 45
# Summary and since follow from the interview and are not asked; then the profile up to the source.
PROFILE = ["Een vereniging", "Twee bakkers", "1", "1", "3", "11 1", "3 10", "", "8 9", "voeding"]
PARTNERS = ["De Molen", "1", "1", ""]
REST = [
    *("Bijdragen van bakkers", "40 studenten; 12 bakkers", "Bakschool, BSF"),
    *("De Molen", "https://bakschool.example", "info@bakschool.example", "2026", "directeur, mei 2026"),
]
# Condition by condition: in which roles, and of each a lesson, the questions it is about and where it was said.
MASS = ["1", "Begin met vijf bakkers.", "1", ""]
BUSINESS_CASE = ["1 2", "Laat elke bakker betalen.", "", "9", "Het geld is op.", "2 1", ""]
LESSONS = ["", "", *MASS, "", "", "", "", *BUSINESS_CASE, "", ""]
CODING = ["ja", "2", "0", *[""] * 27]


ANSWERS = [SAID.get(place, "") for place in range(1, QUESTIONS + 1)]
WHOLE = [*START, *ANSWERS, *PROFILE, *PARTNERS, *REST, *LESSONS, *CODING, "", "2"]


Record = Callable[..., Outcome]


@pytest.fixture
def record(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Record:
    """A recording that is answered through a pipe."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, lines: list[str]) -> Outcome:
        return cli("record", *arguments, "--lang", "nl", stdin="".join(f"{line}\n" for line in lines).encode())

    return run


def kept(folder: Path, name: str = "own.yaml") -> dict[str, Any]:
    return yaml.safe_load((folder / name).read_text(encoding="utf-8"))


def test_a_recording_becomes_an_entry_that_is_valid_and_shows_everywhere(
    record: Record, tmp_path: Path, cli: Cli
) -> None:
    found = record("own.yaml", lines=WHOLE)
    assert found.code == 0, found.err + found.out[-2000:]
    document = kept(tmp_path)
    assert "drafts" not in document
    jsonschema.Draft7Validator(json.loads(cli("schema", "initiatives").out)).validate(document)
    [entry] = load_catalogue(catalogues=[tmp_path / "own.yaml"]).initiatives[10:]
    assert (entry.id, entry.type, entry.since) == (
        "bakkersschool-flevoland",
        "education-concept",
        {"nl": "Loopt sinds 2021."},
    )
    assert entry.sectors == ("food",)
    assert entry.figures == ({"nl": "40 studenten"}, {"nl": "12 bakkers"})
    assert (entry.ask_for, entry.website, entry.as_of) == (("De Molen",), "https://bakschool.example", 2026)
    assert entry.address == "info@bakschool.example"
    assert entry.conditions["mass"][0].questions == ("mass.enough-participants",)
    about = [each.questions for each in entry.conditions["business-case"]]
    assert about == [(), ("business-case.long-commitment", "business-case.own-income")]
    assert {key: (each.level, each.source) for key, each in entry.coding.items()} == {
        "demand.need-voiced": (2, "directeur, mei 2026"),
        "demand.gain-named": (0, "directeur, mei 2026"),
    }
    shown = cli("conditions", "mass", "--catalogue", tmp_path / "own.yaml", "--lang", "nl").out
    assert "Begin met vijf bakkers. [interview, vraag 10]" in " ".join(shown.split())


def test_what_was_said_is_kept_whole_so_that_a_lesson_can_be_traced(record: Record, tmp_path: Path) -> None:
    lines = [*START, "Een school.", ":+", "zij lachte: veel", *ANSWERS[1:], *WHOLE[2 + QUESTIONS :]]
    record("own.yaml", lines=lines)
    [entry] = kept(tmp_path)["initiatives"]
    assert entry["interview"] == {
        "what": {"answer": "Een school.", "phase": "Loopt sinds 2021.", "note": "zij lachte: veel"},
        "tips": {"answer": "Begin klein."},
    }
    lessons = entry["conditions"]["business-case"]
    assert [(each["role"], each["source"]) for each in lessons] == [
        ("strength", "interview, vraag 9"),
        ("challenge", "interview, vraag 11"),
    ]


def test_what_the_interview_told_is_not_asked_again(record: Record, tmp_path: Path) -> None:
    found = record("own.yaml", lines=WHOLE)
    [entry] = kept(tmp_path)["initiatives"]
    assert (entry["summary"], entry["since"]) == ({"nl": "Studenten leren bakken."}, {"nl": "Loopt sinds 2021."})
    assert "in twee zinnen" not in found.out
    assert "Sinds wanneer bestaat het" not in found.out
    assert "Hoe is het georganiseerd" in found.out


def test_without_lessons_or_coding_it_is_asked_of_each_condition_whether_it_came_up(
    record: Record, tmp_path: Path
) -> None:
    lines = [*START, *ANSWERS, *PROFILE, *PARTNERS, *REST, *[""] * 10, "nee", "", "2"]
    found = record("own.yaml", lines=lines)
    [entry] = kept(tmp_path)["initiatives"]
    assert (entry["conditions"], "coding" in entry) == ({}, False)
    assert " ".join(found.out.split()).count("kwam dat ter sprake, en hoe?") == 10


def test_a_code_is_given_with_the_levels_of_a_proposal_and_what_is_not_known_is_left_out(
    record: Record, tmp_path: Path
) -> None:
    coding = ["ja", "3", "1", "?", "0", *[""] * 26]
    found = record("own.yaml", lines=[*START, *ANSWERS, *PROFILE, *PARTNERS, *REST, *[""] * 10, *coding, "", "2"])
    shown = " ".join(found.out.split())
    assert "Typ 0, 1 of 2. Is het niet bekend?" in shown
    assert "lea-check assess VOORSTEL --catalogue own.yaml --lang nl" in shown
    [entry] = kept(tmp_path)["initiatives"]
    assert {key: each["level"] for key, each in entry["coding"].items()} == {
        "demand.need-voiced": 1,
        "demand.regular-tuning": 0,
    }


def test_what_was_said_is_shown_again_where_it_is_to_be_chosen_and_no_question_comes_twice(record: Record) -> None:
    said = {**SAID, 3: "Meer bakkers", 5: "De Molen en het ROC", 9: "mbo-studenten", 12: "voeding", 13: "mbo 3"}
    answers = [said.get(place, "") for place in range(1, QUESTIONS + 1)]
    shown = record("own.yaml", lines=[*START, *answers, *WHOLE[2 + QUESTIONS :]]).out
    for text in ("Meer bakkers", "De Molen en het ROC", "mbo-studenten", "voeding", "mbo 3"):
        assert f"Gezegd is: {text}" in shown, text
    asked = re.findall(r"^(?:·|\d+(?:/13|\.\d)) +(\S.+?)\n\n", shown, re.DOTALL | re.MULTILINE)
    partners = [each for each in asked if "Noem ze" in each]
    assert len(partners) == 2
    again = [each for each in set(asked) if asked.count(each) > 1 and each not in partners]
    assert (len(asked) > 80, again) == (True, [])


def test_stopped_at_any_place_it_goes_on_there_and_ends_the_same(record: Record, tmp_path: Path) -> None:
    record("whole.yaml", lines=WHOLE)
    for stop in (3, 50, 66, 72, 86, 92):
        name = f"stop-{stop}.yaml"
        first = record(name, lines=WHOLE[:stop])
        assert first.code == 0
        assert f"lea-check record {name}" in first.out
        assert load_catalogue(catalogues=[tmp_path / name]).initiatives[-1].id == "veluwe-portaal"
        skipped = next(place for place in range(stop, 0, -1) if WHOLE[place - 1])
        after = record(name, lines=["1", *WHOLE[skipped:]])
        assert kept(tmp_path, name) == kept(tmp_path, "whole.yaml"), after.out[-3000:]


def test_back_changes_an_answer_and_the_review_one_of_any_place(record: Record, tmp_path: Path) -> None:
    lines = ["Fout", ":<", "Bakkersschool", "1", "Een", ":<", "Een school", *ANSWERS[1:]]
    tail = WHOLE[2 + QUESTIONS : -2]
    found = record("own.yaml", lines=[*lines, *tail, "1", "Bakschool", "", "2"])
    assert found.code == 0
    [entry] = kept(tmp_path)["initiatives"]
    assert (entry["name"], entry["id"]) == ("Bakschool", "bakschool")
    assert entry["interview"]["what"]["answer"] == "Een school"


def test_several_initiatives_in_one_file_get_ids_of_their_own_and_comments_stay(record: Record, tmp_path: Path) -> None:
    record("own.yaml", lines=[*WHOLE[:-1], "1", *WHOLE])
    assert [each["id"] for each in kept(tmp_path)["initiatives"]] == [
        "bakkersschool-flevoland",
        "bakkersschool-flevoland-2",
    ]
    path = tmp_path / "own.yaml"
    text = path.read_text(encoding="utf-8").replace("    type:", "    # door ons gekozen\n    type:", 1)
    path.write_text(f"# van ons\n{text}", encoding="utf-8")
    record("own.yaml", lines=["Technasium", *WHOLE[1:]])
    assert kept(tmp_path)["initiatives"][2]["id"] == "technasium-2"
    again = path.read_text(encoding="utf-8")
    assert again.startswith("# van ons\n")
    assert "    # door ons gekozen\n    type:" in again


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("format: lea-check/initiatives/1\ninitiatives: 7\n", "own.yaml:2:14"),
        ("format: lea-check/initiatives/1\ninitiatives: []\ndrafts:\n  - {name: X, goals: [renew]}\n", "own.yaml:4:23"),
        ("format: lea-check/proposal/2\n", "own.yaml:1:9"),
    ],
)
def test_a_file_that_is_not_understood_is_left_as_it_is(record: Record, tmp_path: Path, text: str, named: str) -> None:
    (tmp_path / "own.yaml").write_text(text, encoding="utf-8")
    found = record("own.yaml", lines=["x"])
    assert found.code == 2
    assert named in found.err
    assert (tmp_path / "own.yaml").read_text(encoding="utf-8") == text


@pytest.mark.parametrize("language", ["nl", "en"])
def test_it_reads_well_in_a_room_of_60_columns(tmp_path: Path, language: str) -> None:
    screen = Screen(tmp_path, "own.yaml", "--lang", language, command="record")
    screen.answer(*WHOLE)
    assert screen.end() == 0
    lines = [line for line in screen.plain.split("\n") if ": lea-check " not in line]  # which stands on one, to copy
    assert max(map(len, lines)) <= 60
    if language == "nl":
        assert not any(f" {word} " in screen.plain for word in ("the", "Answer", "question", "Record"))


def test_every_answer_is_on_disk_before_the_next_question_whatever_ends_it(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "lea_check", "record", "own.yaml", "--lang", "nl"],
        cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8",
        env=environment(PYTHONIOENCODING="utf-8"),
    )  # fmt: skip
    assert process.stdin
    assert process.stdout
    process.stdin.write("Bakkersschool\n2\nEen school\n")
    process.stdin.flush()
    assert any("1.1" in line for line in process.stdout)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    [draft] = kept(tmp_path)["drafts"]
    assert draft["interview"]["what"] == {"answer": "Een school"}


def test_without_a_file_the_name_of_one_is_asked(record: Record, tmp_path: Path) -> None:
    found = record(lines=["Bakkersschool", ""])
    assert found.code == 0
    assert kept(tmp_path, "initiatieven.yaml")["drafts"][0]["name"] == "Bakkersschool"


def test_where_nobody_can_type_it_says_what_to_use(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "lea_check", "record", "own.yaml", "--lang", "nl"]
    found = subprocess.run(
        command, cwd=tmp_path, stdin=subprocess.DEVNULL, capture_output=True, text=True, env=environment(), check=False
    )
    assert found.returncode == 2
    assert "lea-check protocol" in found.stderr
    assert not (tmp_path / "own.yaml").exists()


@pytest.mark.parametrize("key", ["h", "<"])
def test_help_or_back_at_what_to_go_on_with_asks_that_again(record: Record, tmp_path: Path, key: str) -> None:
    record("own.yaml", lines=["Bakkersschool", "1", "Een school", ":q"])
    found = record("own.yaml", lines=[key, "1", "Loopt", ":q"])
    assert found.out.count("Bakkersschool") == 2
    assert "Hoe heet" not in found.out
    assert kept(tmp_path)["drafts"][0]["interview"]["what"] == {"answer": "Een school", "phase": "Loopt"}


@pytest.mark.parametrize(("way", "file"), [("1", "own.yaml"), ("2", "own-2.yaml")])
def test_a_file_that_another_program_changed_is_read_again_or_kept_beside(tmp_path: Path, way: str, file: str) -> None:
    screen = Screen(tmp_path, "own.yaml", "--lang", "nl", command="record")
    screen.answer("Bakkersschool", "2")
    screen.child.expect("1/13")
    path = tmp_path / "own.yaml"
    changed = "# van een ander\n" + path.read_text(encoding="utf-8")
    path.write_text(changed, encoding="utf-8")
    screen.answer("Een school", way, "Loopt", ":q")
    assert screen.end() == 0
    said = kept(tmp_path, file)["drafts"][0]["interview"]["what"]
    assert said == ({"answer": "Loopt"} if way == "1" else {"answer": "Een school", "phase": "Loopt"})
    assert path.read_text(encoding="utf-8").startswith("# van een ander\n")
