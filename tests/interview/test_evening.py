"""An evening as a facilitator leads it: what is asked once, what Enter does, and how one goes back and goes on."""

from pathlib import Path

import pytest

from lea_check.interview.hands import because
from lea_check.judge.votes import range_of_votes
from lea_check.model.proposal import Votes
from lea_check.words import load_words
from tests.support.conversations import piped
from tests.support.proposals import proposal, proposal_text
from tests.support.terminal import Screen

CORE = "[{name: ROC, kind: school}, {name: Firma A, kind: company}]"
PROFILE = ["Plan", "", "2", *[""] * 4, "3", "10", "", ""]
"""To the partners."""


def one_line(text: str) -> str:
    return " ".join(text.split())


def answers(folder: Path, condition: str = "mass") -> object:
    return proposal(folder).get("answers", {}).get(condition)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    (tmp_path / "plan.yaml").write_text(proposal_text(partners=CORE, networks="[]"), encoding="utf-8")
    return tmp_path


def said(folder: Path, *lines: str, options: tuple[str, ...] = ("--only", "mass")) -> str:
    found = piped(folder, "plan.yaml", *options, "--lang", "nl", lines=[*lines])
    assert found.returncode == 0, found.stderr
    return one_line(found.stdout)


def test_after_a_yes_it_asks_once_what_shows_it(plan: Path) -> None:
    out = said(plan, "2", "Telling van april", "1", "2", ":h", "", "", "")
    assert out.count("Waaruit blijkt dat (Enter = nog niets)") == 3, "asked again after help"
    assert answers(plan) == {
        "enough-participants": {"level": 2, "evidence": "Telling van april"},
        "costs-shared": 1,
        "joint-voice": 2,
    }
    assert "Waaruit blijkt dat" not in said(plan, "", "", "", "", "", "", "", options=("--only", "mass", "--redo"))


def test_back_and_stop_at_what_shows_a_yes_keep_the_answer(plan: Path) -> None:
    out = said(plan, "2", ":<", "1", "2", ":q")
    assert out.count("1/3") == 2
    assert answers(plan) == {"enough-participants": {"level": 1, "before": 2}, "costs-shared": 2}


def test_what_the_quick_look_named_is_proposed_where_it_belongs_and_nowhere_else(plan: Path) -> None:
    said(plan, "1", "", "", "2", "Brief", "q", options=("--quick",))
    out = said(plan, "2", "", "2", "", "2", "", "q", options=("--only", "demand"))
    assert out.count("Waaruit blijkt dat [Brief] (Enter = laat zo)") == 2
    found = answers(plan, "demand")
    assert isinstance(found, dict)
    assert found.pop("regular-tuning") == 2
    assert found == {
        "overall": {"level": 2, "evidence": "Brief"},
        "need-voiced": {"level": 2, "evidence": "Brief"},
        "gain-named": {"level": 2, "evidence": "Brief"},
    }


def test_going_back_shows_each_question_in_turn(plan: Path) -> None:
    out = said(plan, "0", "1", "<", "<", "1", "", "0", "")
    assert [out.count(f"{number}/3") for number in (1, 2, 3)] == [2, 3, 2]
    assert answers(plan) == {"enough-participants": {"level": 1, "before": 0}, "costs-shared": 1, "joint-voice": 0}


def test_the_evening_is_asked_once_and_a_dutch_day_is_a_day(plan: Path) -> None:
    out = said(plan, "1", "veel", "18", "26-11-2026", "0", "q", options=())
    assert "Met hoeveel mensen bent u hier?" in out
    assert (proposal(plan)["present"], str(proposal(plan)["date"])) == (18, "2026-11-26")
    assert "Met hoeveel mensen" not in said(plan, "q", options=())


def test_the_profile_is_for_the_day_before_and_is_not_asked_again(tmp_path: Path) -> None:
    out = said(tmp_path, *PROFILE, "ROC", "3", "1", "", "", "1", "", options=("--profile",))
    assert "Op de dag zelf: lea-check interview plan.yaml --lang nl --quick" in out
    assert "answers" not in proposal(tmp_path)
    assert "date" not in proposal(tmp_path)
    on_the_day = said(tmp_path, "1", "", "", "q", options=("--quick",))
    assert "Dit lijkt het type" in on_the_day
    assert "13/14" not in on_the_day
    assert "1/10" in on_the_day


def test_who_the_core_are_is_asked_before_the_first_question_on_them_and_once(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(proposal_text(networks="[]"), encoding="utf-8")
    out = said(tmp_path, "2", ":h", "ROC, Firma A", "1", "q")
    assert "dat zijn de partijen zonder wie het niet kan" in out
    assert proposal(tmp_path)["partners"] == [{"name": "ROC", "role": "core"}, {"name": "Firma A", "role": "core"}]
    assert "Zonder welke partijen" not in said(tmp_path, "q")


def test_redo_goes_on_where_it_was(plan: Path) -> None:
    said(plan, "1", "1", "1", "")
    out = said(plan, "", "", "", "0", "q", options=("--redo", "--only", "mass"))
    told = out.rpartition("lea-check interview plan.yaml ")[2].strip()
    assert told == "--redo --only mass --lang nl --from mass.costs-shared"
    again = said(plan, "q", options=tuple(told.removesuffix(" --lang nl").split()))
    assert "2/3" in again
    assert "1/3" not in again
    assert piped(plan, "plan.yaml", "--redo", "--from", "mass.cost-shared", lines=["q"]).returncode == 2


def test_another_region_is_a_choice_that_is_no_region(tmp_path: Path) -> None:
    out = said(tmp_path, "Plan", "", "h", "2", ":q", options=())
    assert "Voor de uitkomst maakt het niet uit." in out
    assert "De regio telt niet mee" in out
    assert "4/14 Hoe ver is het?" in out
    assert "region" not in proposal(tmp_path)


@pytest.mark.parametrize("key", ["q", "<", "?", "stop", "terug"])
def test_a_lone_key_where_text_is_asked_is_asked_about_and_taken_the_second_time(tmp_path: Path, key: str) -> None:
    out = said(tmp_path, key, "Plan", ":q", options=())
    assert f"Typ dan :{key}" in out
    assert proposal(tmp_path)["name"] == "Plan"
    said(tmp_path, key, key, ":q", options=())
    assert proposal(tmp_path)["summary"] == key


def test_a_text_is_edited_in_the_line_with_the_earlier_one_as_a_start(plan: Path) -> None:
    (plan / "plan.yaml").write_text(
        proposal_text(partners=CORE, answers="  mass:\n    enough-participants: {level: 1, evidence: telling}"), "utf-8"
    )
    screen = Screen(plan, "plan.yaml", "--only", "mass", "--lang", "nl", columns=70)
    screen.answer("<")
    screen.answer("+")
    screen.child.expect(r"laat zo\): telling")
    screen.child.sendline("\x1b[D\x1b[D\x1b[D\x1b[D\x1b[D\x1b[D\x1b[Dde \x05 van mei")  # arrows, and to the end
    screen.answer("")
    screen.answer("q")
    assert screen.end() == 0
    assert answers(plan) == {"enough-participants": {"level": 1, "evidence": "de telling van mei"}}


def test_an_edited_text_of_which_nothing_is_left_goes(plan: Path) -> None:
    (plan / "plan.yaml").write_text(proposal_text(partners=CORE, summary="Wat"), encoding="utf-8")
    screen = Screen(plan, "plan.yaml", "--redo", "--lang", "nl", columns=70)
    screen.child.expect(r"laat zo\): Proef")
    screen.child.sendline("")
    screen.child.expect(r"laat zo\): Wat")
    screen.child.sendline("\x15")
    screen.answer("q")
    assert screen.end() == 0
    assert (proposal(plan)["name"], "summary" in proposal(plan)) == ("Proef", False)


@pytest.mark.parametrize(
    "hands", [(0, 0, 9, 0), (8, 2, 6, 0), (2, 2, 14, 0), (3, 12, 3, 0), (1, 0, 0, 2), (0, 3, 3, 1)]
)
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_why_hands_come_to_an_outcome_is_said_with_their_numbers(hands: tuple[int, ...], lang: str) -> None:
    read, words = range_of_votes(Votes(hands, {}), "partners"), load_words(lang)
    told = because(hands, read, words)
    assert str(sum(hands)) in told
    if read.why is None and sum(map(bool, hands)) > 1:
        assert words(f"level.{read.range.low}") in told


def test_hands_are_beside_the_number_present_and_what_is_odd_is_asked_about_once(plan: Path) -> None:
    lines = ["18", "26-11-2026", "8 2 6", "", "9 1 6 0", "", "2 2 14 0", "", "q"]
    out = said(plan, *lines, options=("--only", "mass", "--group"))
    assert out.count("Samen 16 handen.") == 2
    assert out.count("Er zijn 18 mensen, en 16 handen.") == 1
    assert "Samen 18 handen." in out
    assert out.count("Drie aantallen: dan zei niemand ‘weten we niet’.") == 1


def test_enter_leaves_hands_that_were_counted(plan: Path) -> None:
    group = ("--only", "mass", "--group")
    said(plan, "18", "26-11-2026", "8 2 8 0", "q", options=group)
    out = said(plan, "<", "", "q", options=group)
    assert "weten we niet (Enter = laat zo)" in out
    assert answers(plan) == {"enough-participants": {"votes": [8, 2, 8, 0]}}


def test_with_parties_the_room_hears_once_that_hands_are_seen(plan: Path) -> None:
    options = ("--only", "mass", "--parties", "company,education")
    out = said(plan, "9", "26-11-2026", "1 2 1", "0 0 5", "", "1 2 1", "0 0 5", "", "q", options=options)
    assert out.count("iedereen ziet wie een hand opsteekt") == 1


def test_the_word_of_a_level_is_the_level(plan: Path) -> None:
    said(plan, "Deels", "nee", "ja", "", "")
    assert answers(plan) == {"enough-participants": 1, "costs-shared": 0, "joint-voice": 2}


def test_who_counted_hands_before_is_told_how_to_count_again(plan: Path) -> None:
    said(plan, "9", "26-11-2026", "1 2 6 0", "", "", "q", options=("--only", "mass", "--group"))
    out = said(plan, "q")
    assert "typ: lea-check interview plan.yaml --only mass --lang nl --group" in out
