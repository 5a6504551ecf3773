"""Nothing that a person typed is ever lost: each answer is on disk before the next question appears."""

import os
import shlex
import signal
import subprocess
from pathlib import Path

import pytest
import yaml

from lea_check import load_catalogue
from tests.support.conversations import piped
from tests.support.proposals import proposal
from tests.support.terminal import Screen


def test_hand_written_comments_order_and_line_ends_stay(tmp_path: Path) -> None:
    text = (
        "# van ons\r\nname: Plan # kort\r\nformat: lea-check/proposal/2\r\ngoals: [upskilling]\r\n"
        "target_groups:\r\n  - workers   # allemaal\r\nnotes: blijft\r\ndate: 2026-05-20\r\n"
        "answers:\r\n  mass:\r\n    # samen geteld\r\n    costs-shared: 1\r\n"
    )
    (tmp_path / "plan.yaml").write_bytes(text.encode())
    found = piped(tmp_path, "plan.yaml", "--lang", "nl", lines=["", "2", "", "q"])
    assert found.returncode == 0
    new = (tmp_path / "plan.yaml").read_bytes().decode()
    assert new == text + "  demand:\r\n    need-voiced: 2\r\ncontent: '2026.3'\r\n"


def test_resume_goes_on_at_the_first_open_question_and_back_reaches_earlier_ones(tmp_path: Path) -> None:
    piped(
        tmp_path,
        "plan.yaml",
        "--lang",
        "nl",
        lines=["Plan", *[""] * 6, "1", "1", *[""] * 4, "1", "", "", "", "2", "", "q"],
    )
    found = piped(tmp_path, "plan.yaml", "--lang", "nl", lines=["<", "1", "q"])
    assert "Verder waar u was: plan.yaml" in found.stdout
    assert "2/29" in found.stdout.split("1/29")[0]
    assert proposal(tmp_path)["answers"]["demand"]["need-voiced"] == {"level": 1, "before": 2}


def test_a_wrong_file_is_explained_and_left_as_it_is(tmp_path: Path) -> None:
    for text in ("format: lea-check/proposal/2\nname: x\ncolour: red\n", "- a\n- b\n", "name: [\n"):
        (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")
        found = piped(tmp_path, "plan.yaml", "--lang", "nl", lines=["x"])
        assert found.returncode == 2
        assert found.stderr.startswith("plan.yaml:")
        assert (tmp_path / "plan.yaml").read_text(encoding="utf-8") == text


def test_without_a_file_it_proposes_a_free_name(tmp_path: Path) -> None:
    (tmp_path / "bakkers-co.yaml").write_text("mijn: werk\n", encoding="utf-8")
    found = piped(tmp_path, "--lang", "nl", lines=["Bakkers & Co", "", ":q"])
    assert "bakkers-co-2.yaml" in found.stdout
    assert proposal(tmp_path, "bakkers-co-2.yaml")["name"] == "Bakkers & Co"
    assert (tmp_path / "bakkers-co.yaml").read_text(encoding="utf-8") == "mijn: werk\n"


def test_accents_stay_letters_in_the_name_of_the_file_and_in_sectors(tmp_path: Path) -> None:
    lines = ["Coöperatie Groén", "", *[""] * 7, "1", "1", "", "Industriële automatisering, coöperatie", ":q"]
    piped(tmp_path, "--lang", "nl", lines=lines)
    assert proposal(tmp_path, "cooperatie-groen.yaml")["sectors"] == ["industriele-automatisering", "cooperatie"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("elders", "elders.yaml"),
        ("Mijn.YAML", "Mijn.YAML"),
        ("plan.yml", "plan.yml"),
        ("versie 2.0", "versie 2.0.yaml"),
        ("plan.docx\nplan.txt\n:h\nplan", "plan.yaml"),
        ("map/\nmap/plan", "map/plan.yaml"),
    ],
)
def test_a_file_is_given_a_name_that_the_command_to_go_on_takes(tmp_path: Path, typed: str, kept: str) -> None:
    (tmp_path / "map").mkdir()
    found = piped(tmp_path, "--lang", "nl", lines=["Plan", *typed.split("\n"), ":q"])
    told = found.stdout.splitlines()[-1].removeprefix("Verder gaan: lea-check ")
    assert proposal(tmp_path, kept)["name"] == "Plan"
    again = piped(tmp_path, *shlex.split(told)[1:], lines=["Wat", ":q"])
    assert (again.returncode, again.stderr) == (0, "")
    assert proposal(tmp_path, kept)["summary"] == "Wat"


def test_where_a_name_cannot_be_used_another_one_is_asked_and_the_first_file_is_gone(tmp_path: Path) -> None:
    lines = ["Plan", "geen/map/y", ":<", ":h", "elders", "Wat", ":q"]
    found = piped(tmp_path, "--lang", "nl", lines=lines)
    assert "Bewaren lukt niet" in found.stdout
    assert found.stdout.splitlines()[-1] == "Verder gaan: lea-check interview elders.yaml --lang nl"
    assert [path.name for path in tmp_path.iterdir()] == ["elders.yaml"]
    assert proposal(tmp_path, "elders.yaml")["summary"] == "Wat"


@pytest.mark.parametrize("lines", [["Plan"], ["Plan", ":q"]])
def test_a_name_is_kept_before_it_is_asked_in_which_file(tmp_path: Path, lines: list[str]) -> None:
    found = piped(tmp_path, "--lang", "nl", lines=lines)
    assert found.stdout.splitlines()[-1] == "Verder gaan: lea-check interview plan.yaml --lang nl"
    assert proposal(tmp_path)["name"] == "Plan"


def test_the_first_answer_names_the_version_of_the_questions_and_one_of_before_stays(tmp_path: Path) -> None:
    base = "format: lea-check/proposal/2\nname: x\ngoals: [upskilling]\ntarget_groups: [workers]\n"
    base += "partners: [{name: ROC}]\n"
    (tmp_path / "plan.yaml").write_text(base, encoding="utf-8")
    piped(tmp_path, "plan.yaml", "--only", "mass", "--lang", "nl", lines=["q"])
    assert "content" not in proposal(tmp_path)
    piped(tmp_path, "plan.yaml", "--only", "mass", "--lang", "nl", lines=["1", "q"])
    assert proposal(tmp_path)["content"] == load_catalogue().version
    of_before = base + "content: '2025.1'\nanswers: {demand: {need-voiced: 1}}\n"
    (tmp_path / "plan.yaml").write_text(of_before, encoding="utf-8")
    piped(tmp_path, "plan.yaml", "--only", "mass", "--lang", "nl", lines=["1", "q"])
    assert proposal(tmp_path)["content"] == "2025.1"


@pytest.mark.parametrize("typed", ["Samen ❤️", "👩‍🏫 leren", "می‌خواهم", "Coöperatie  Ž", "क्‍ष"])
def test_letters_and_signs_of_any_script_are_kept_as_they_were_typed(tmp_path: Path, typed: str) -> None:
    piped(tmp_path, "plan.yaml", "--lang", "nl", lines=[typed, ":q"])
    assert proposal(tmp_path)["name"] == typed


def test_the_end_of_the_input_saves_and_stops(tmp_path: Path) -> None:
    found = piped(tmp_path, "plan.yaml", "--lang", "nl", lines=["Plan", "Wat"])
    assert found.returncode == 0
    assert found.stdout.rstrip().endswith("lea-check interview plan.yaml --lang nl")
    assert proposal(tmp_path) == {"format": "lea-check/proposal/2", "name": "Plan", "summary": "Wat"}
    assert [path.name for path in tmp_path.iterdir()] == ["plan.yaml"]


def test_a_second_interview_on_one_file_is_refused(tmp_path: Path) -> None:
    first = Screen(tmp_path, "plan.yaml", "--lang", "nl")
    first.answer("Plan")
    first.child.expect("2/1")
    second = piped(tmp_path, "plan.yaml", "--lang", "nl", lines=["Ander"])
    assert second.returncode == 2
    assert "plan.yaml" in second.stderr
    first.answer(":q")
    assert first.end() == 0
    assert proposal(tmp_path)["name"] == "Plan"


@pytest.mark.parametrize(("way", "name"), [("1", "Ander"), ("2", "Plan")])
def test_a_file_that_was_changed_outside_is_never_overwritten(tmp_path: Path, way: str, name: str) -> None:
    screen = Screen(tmp_path, "plan.yaml", "--lang", "nl")
    screen.answer("Plan")
    screen.child.expect("2/1")
    other = "format: lea-check/proposal/2\nname: Ander\n"
    (tmp_path / "plan.yaml").write_text(other, encoding="utf-8")
    screen.answer("Samenvatting", way, ":q")
    assert screen.end() == 0
    assert (tmp_path / "plan.yaml").read_text(encoding="utf-8") == other
    beside = tmp_path / "plan-2.yaml"
    assert beside.exists() == (way == "2")
    assert proposal(tmp_path, "plan-2.yaml" if way == "2" else "plan.yaml")["name"] == name


def test_after_reading_the_file_again_the_answer_that_was_dropped_is_asked_again(tmp_path: Path) -> None:
    screen = Screen(tmp_path, "plan.yaml", "--lang", "nl")
    screen.answer("Plan")
    screen.child.expect("2/1")
    (tmp_path / "plan.yaml").write_text("format: lea-check/proposal/2\nname: Ander\n", encoding="utf-8")
    screen.answer("Weg", "1")
    screen.child.expect("2/1")
    screen.answer("Samenvatting", ":q")
    assert screen.end() == 0
    assert proposal(tmp_path) == {"format": "lea-check/proposal/2", "name": "Ander", "summary": "Samenvatting"}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_stop_from_outside_leaves_what_was_answered(tmp_path: Path, number: int) -> None:
    screen = Screen(tmp_path, "plan.yaml", "--lang", "nl", measured=False)
    screen.answer("Plan")
    screen.asked()
    os.kill(screen.child.pid, number)
    assert screen.end() == 130
    assert "lea-check interview plan.yaml" in screen.plain
    assert proposal(tmp_path)["name"] == "Plan"


def test_a_full_disk_offers_another_place_and_loses_nothing(tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", small], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("no right to mount a small disk")
    try:
        (small / "plan.yaml").write_text("format: lea-check/proposal/2\nname: Plan\n", encoding="utf-8")
        with (small / "ballast").open("wb", buffering=0) as ballast:
            while True:
                try:
                    ballast.write(b"x" * 4096)
                except OSError:
                    break
        before = (small / "plan.yaml").read_bytes()
        elsewhere = tmp_path / "elders.yaml"
        found = piped(small, "plan.yaml", "--lang", "nl", lines=["Wat", "1", "2", str(elsewhere), ":q"])
        assert "Bewaren lukt niet" in found.stdout
        assert (small / "plan.yaml").read_bytes() == before
        assert yaml.safe_load(elsewhere.read_text(encoding="utf-8"))["summary"] == "Wat"
        assert "elders.yaml" in found.stdout[-200:].replace("\n", "")
        stopped = piped(small, "plan.yaml", "--lang", "nl", lines=["Wat", "3"])
        assert stopped.returncode == 2
    finally:
        subprocess.run(["umount", small], check=True)


def test_a_folder_that_cannot_be_written_is_told_before_the_first_question(tmp_path: Path) -> None:
    found = piped(tmp_path, "absent/plan.yaml", "--lang", "nl", lines=["Plan"])
    assert found.returncode == 2
    assert len(found.stderr.splitlines()) == 1
    assert "absent/plan.yaml" in found.stderr
    assert found.stdout == ""
