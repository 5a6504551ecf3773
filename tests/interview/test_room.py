"""The interview as a facilitator meets it: in a real pseudo-terminal, and through a pipe for scripts."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest
import yaml

from conftest import environment, piped, proposal

TOOL = [sys.executable, "-m", "lea_check", "interview"]
PROFILE = ["Proefschool", "Samen leren.", "1", "5 2", "1", "5", "1", "3", "11 1", "3 10", "7 8", "zorg, Eigen vak"]
PARTNERS = ["De Molen", "1", "1", ""]
REST = ["Kring", "1"]


class Screen:
    """A pseudo-terminal on which an interview runs."""

    def __init__(self, folder: Path, *arguments: str, columns: int = 60, **env: str) -> None:
        self.child = pexpect.spawn(
            TOOL[0], [*TOOL[1:], *arguments], cwd=str(folder), dimensions=(40, columns), timeout=20,
            encoding=env.pop("coding", "utf-8"), env=environment(TERM="xterm-256color", **env), echo=True,
        )  # fmt: skip
        self.seen = ""

    def answer(self, *lines: str, prompt: str = r": $") -> None:
        for line in lines:
            self.child.expect(prompt)
            self.seen += self.child.before + self.child.after
            self.child.sendline(line)

    def end(self) -> int:
        self.child.expect(pexpect.EOF)
        self.seen += self.child.before
        self.child.close()
        return int(self.child.exitstatus if self.child.exitstatus is not None else -1)

    @property
    def plain(self) -> str:
        return re.sub(r"\x1b\[[\d;?]*[a-zA-Z]", "", self.seen).replace("\r", "")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_whole_interview_at_60_columns(tmp_path: Path, language: str) -> None:
    screen = Screen(tmp_path, "plan.yaml", "--lang", language)
    screen.answer(*PROFILE, *PARTNERS, *REST)
    screen.answer(*["2"] * 28)
    screen.answer("")
    assert screen.end() == 0
    text = screen.plain
    assert "28/28" in text
    assert "lea-check assess plan.yaml" in text
    assert ("Klaar om te starten én te blijven" if language == "nl" else "Ready to start and to last") in text
    assert max(len(line) for line in text.split("\n")) <= 60
    assert "\x1b[2J" not in screen.seen
    if language == "nl":
        assert not re.search(r"\b(the|Answer|Number|saved|question|condition)\b", text)
    found = proposal(tmp_path)
    assert found["priorities"] == ["small-firms", "mbo-hbo-pathway"]
    assert found["goals"] == ["practice-based-learning", "recruit-and-keep-staff"]
    assert found["sectors"] == (["care", "eigen-vak"] if language == "nl" else ["zorg", "eigen-vak"])
    assert found["partners"] == [{"name": "De Molen", "kind": "company", "role": "core"}]
    assert found["answers"]["mass"] == {"enough-participants": 2, "costs-shared": 2}


@pytest.mark.parametrize("coding", ["cp1252", "ascii"])
def test_a_screen_that_knows_few_letters_is_no_problem(tmp_path: Path, coding: str) -> None:
    screen = Screen(tmp_path, "plan.yaml", "--lang", "nl", PYTHONIOENCODING=coding, coding=coding)
    screen.answer("Prœf" if coding == "cp1252" else "Proef", *[""] * 7, "1", "1", *[""] * 4, "1", "2", ":q")
    assert screen.end() == 0
    assert "lea-check interview plan.yaml" in screen.plain


def test_every_key_works_as_a_key_and_as_a_word_in_both_languages(tmp_path: Path) -> None:
    start = ["Plan", *[""] * 7, "1", "1", *[""] * 4, "1"]
    asked = ["h", "help", "uitleg", "2", "<", "1", "terug", "", "3", "?", "back", "", "x", "omdat"]
    keys = [*asked, "+", "brief", "later", "q"]
    found = piped(tmp_path, "plan.yaml", "--lang", "nl", lines=[*start, *keys])
    assert found.returncode == 0, found.stderr
    assert found.stdout.count("Voorbeeld: vijf garages") == 3
    answers = proposal(tmp_path)["answers"]
    assert answers["demand"] == {
        "need-voiced": 1,
        "gain-named": 3,
        "regular-tuning": "unknown",
    }
    assert answers["pioneers"]["driver"] == {"not_applicable": "omdat"}
    assert answers["pioneers"]["keen-contacts"] == {"evidence": "brief", "note": "later"}
    assert "Waaruit blijkt het" in found.stdout


def test_a_typo_costs_nothing_and_says_what_is_allowed(tmp_path: Path) -> None:
    lines = [
        "",
        "Plan",
        *[""] * 2,
        "0",
        "zes",
        "1",
        *[""] * 4,
        "99",
        "1",
        "1,x",
        "1",
        *[""] * 4,
        "7",
        "1",
        "4",
        "-1",
        "2",
        "q",
    ]
    found = piped(tmp_path, "plan.yaml", "--lang", "nl", lines=lines)
    assert found.stdout.count("Typ een nummer van 1 tot en met") >= 2
    assert "Typ 0, 1, 2 of 3" in found.stdout
    assert proposal(tmp_path)["answers"] == {"demand": {"need-voiced": 2}}


def test_a_name_can_be_anything_where_keys_take_a_colon(tmp_path: Path) -> None:
    found = piped(tmp_path, "plan.yaml", "--lang", "en", lines=["q", "?", ":q"])
    assert found.returncode == 0
    assert (proposal(tmp_path)["name"], proposal(tmp_path)["summary"]) == ("q", "?")


def test_hand_written_comments_order_and_line_ends_stay(tmp_path: Path) -> None:
    text = (
        "# van ons\r\nname: Plan # kort\r\nformat: lea-check/proposal/1\r\ngoals: [upskilling]\r\n"
        "target_groups:\r\n  - workers   # allemaal\r\nnotes: blijft\r\ndate: 2026-05-20\r\n"
        "answers:\r\n  mass:\r\n    # samen geteld\r\n    costs-shared: 1\r\n"
    )
    (tmp_path / "plan.yaml").write_bytes(text.encode())
    found = piped(tmp_path, "plan.yaml", "--lang", "nl", lines=["2", "q"])
    assert found.returncode == 0
    new = (tmp_path / "plan.yaml").read_bytes().decode()
    assert new == text + "  demand:\r\n    need-voiced: 2\r\n"


def test_resume_goes_on_at_the_first_open_question_and_back_reaches_earlier_ones(tmp_path: Path) -> None:
    piped(tmp_path, "plan.yaml", "--lang", "nl", lines=["Plan", *[""] * 7, "1", "1", *[""] * 4, "1", "2", "q"])
    found = piped(tmp_path, "plan.yaml", "--lang", "nl", lines=["<", "3", "q"])
    assert "Verder waar u was: plan.yaml" in found.stdout
    assert "2/28" in found.stdout.split("1/28")[0]
    assert proposal(tmp_path)["answers"]["demand"]["need-voiced"] == 3


def test_a_wrong_file_is_explained_and_left_as_it_is(tmp_path: Path) -> None:
    for text in ("format: lea-check/proposal/1\nname: x\ncolour: red\n", "- a\n- b\n", "name: [\n"):
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


def test_quick_asks_ten_questions_and_offers_to_deepen_the_weakest(tmp_path: Path) -> None:
    start = ["Plan", *[""] * 7, "1", "1", *[""] * 4, "1"]
    lines = [*start, "3", "3", "1", "3", "3", "0", "3", "1", "3", "3", "", "1", "2", "2", "2", "q"]
    found = piped(tmp_path, "plan.yaml", "--quick", "--lang", "nl", lines=lines)
    assert found.returncode == 0, found.stderr
    assert "10/10" in found.stdout
    assert "snelle blik" in found.stdout.lower()
    assert "Snelle blik: 1 voornemen" in found.stdout
    answers = proposal(tmp_path)["answers"]
    assert answers["demand"] == 3
    assert answers["mass"] == {"enough-participants": 2, "costs-shared": 2}


def test_only_asks_some_conditions_and_redo_asks_again_with_the_earlier_answer(tmp_path: Path) -> None:
    base = "format: lea-check/proposal/1\nname: x\ngoals: [upskilling]\ntarget_groups: [workers]\n"
    (tmp_path / "plan.yaml").write_text(base, encoding="utf-8")
    found = piped(tmp_path, "plan.yaml", "--only", "mass", "--lang", "nl", lines=["1", "2", ""])
    assert found.returncode == 0
    assert proposal(tmp_path)["answers"] == {"mass": {"enough-participants": 1, "costs-shared": 2}}
    again = piped(tmp_path, "plan.yaml", "--only", "mass", "--redo", "--lang", "nl", lines=["", "", "", "", "3", ""])
    assert "Antwoord [1]:" in again.stdout
    assert proposal(tmp_path)["answers"] == {"mass": {"enough-participants": 1, "costs-shared": 3}}
    assert piped(tmp_path, "plan.yaml", "--only", "mas", lines=["1"]).returncode == 2


def test_the_review_goes_back_to_one_answer_and_the_report_can_follow(tmp_path: Path) -> None:
    base = "format: lea-check/proposal/1\nname: x\ngoals: [upskilling]\ntarget_groups: [workers]\n"
    (tmp_path / "plan.yaml").write_text(base + "answers: {mass: {costs-shared: 1}}\n", encoding="utf-8")
    lines = ["2", "99", "5", "3", ""]
    found = piped(tmp_path, "plan.yaml", "--only", "mass", "--report", "--lang", "nl", lines=lines)
    assert found.returncode == 0, found.stderr
    assert proposal(tmp_path)["answers"]["mass"]["costs-shared"] == 3
    assert "Hoe dit oordeel ontstaat" in found.stdout


def test_nobody_to_type_is_told_what_to_use_instead(tmp_path: Path) -> None:
    found = piped(tmp_path, "plan.yaml", "--lang", "nl", lines=[])
    assert found.returncode == 2
    assert "lea-check new" in found.stderr
    assert not (tmp_path / "plan.yaml").exists()
    assert piped(tmp_path, "plan.json", "--lang", "nl", lines=["x"]).returncode == 2


def test_the_end_of_the_input_saves_and_stops(tmp_path: Path) -> None:
    found = piped(tmp_path, "plan.yaml", "--lang", "nl", lines=["Plan", "Wat"])
    assert found.returncode == 0
    assert found.stdout.rstrip().endswith("lea-check interview plan.yaml")
    assert proposal(tmp_path) == {"format": "lea-check/proposal/1", "name": "Plan", "summary": "Wat"}
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
    other = "format: lea-check/proposal/1\nname: Ander\n"
    (tmp_path / "plan.yaml").write_text(other, encoding="utf-8")
    screen.answer("Samenvatting", way, ":q")
    assert screen.end() == 0
    assert (tmp_path / "plan.yaml").read_text(encoding="utf-8") == other
    beside = tmp_path / "plan-2.yaml"
    assert beside.exists() == (way == "2")
    assert proposal(tmp_path, "plan-2.yaml" if way == "2" else "plan.yaml")["name"] == name


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_stop_from_outside_leaves_what_was_answered(tmp_path: Path, number: int) -> None:
    screen = Screen(tmp_path, "plan.yaml", "--lang", "nl")
    screen.answer("Plan")
    screen.child.expect("2/1")
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
        (small / "plan.yaml").write_text("format: lea-check/proposal/1\nname: Plan\n", encoding="utf-8")
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


def test_a_kill_at_any_moment_leaves_every_confirmed_answer_in_a_whole_file(tmp_path: Path) -> None:
    script = Path(__file__).with_name("killed.py")
    found = subprocess.run(
        [sys.executable, script, tmp_path, "100"],
        capture_output=True, text=True, check=False, env=environment(), timeout=300,
    )  # fmt: skip
    assert found.returncode == 0, found.stdout + found.stderr


def test_another_type_than_it_looks_like_is_kept_and_the_right_one_is_not_written(tmp_path: Path) -> None:
    start = ["Plan", *[""] * 7, "1", "1", *[""] * 4]
    piped(tmp_path, "plan.yaml", "--lang", "nl", lines=[*start, "2", ":q"])
    assert proposal(tmp_path)["type"] == "knowledge-centre-plus"
    piped(tmp_path, "plan.yaml", "--lang", "nl", lines=[":<", "1", ":q"])
    assert "type" not in proposal(tmp_path)


def test_votes_of_an_earlier_evening_are_kept_with_enter(tmp_path: Path) -> None:
    text = "format: lea-check/proposal/1\nname: x\ngoals: [upskilling]\ntarget_groups: [workers]\n"
    text += "answers:\n  mass:\n    enough-participants: {votes: [0, 3, 4, 0]}\n    costs-shared: 2\n"
    (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")
    lines = ["", "", "", "", "", ""]
    found = piped(tmp_path, "plan.yaml", "--only", "mass", "--redo", "--lang", "nl", lines=lines)
    assert "Antwoord [stemmen]:" in found.stdout
    assert (tmp_path / "plan.yaml").read_text(encoding="utf-8") == text


def test_a_folder_that_cannot_be_written_is_told_before_the_first_question(tmp_path: Path) -> None:
    found = piped(tmp_path, "absent/plan.yaml", "--lang", "nl", lines=["Plan"])
    assert found.returncode == 2
    assert len(found.stderr.splitlines()) == 1
    assert "absent/plan.yaml" in found.stderr
    assert found.stdout == ""
