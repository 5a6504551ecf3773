"""The interview as a facilitator meets it: in a real pseudo-terminal, and through a pipe for scripts."""

import re
import shlex
import sys
from pathlib import Path

import pytest
import yaml

from lea_check import load_catalogue
from lea_check.files.content.paths import bundled_data
from tests.support.cli import Cli
from tests.support.conversations import piped
from tests.support.proposals import proposal
from tests.support.terminal import Screen

TOOL = [sys.executable, "-m", "lea_check", "interview"]
PROFILE = ["Proefschool", "Samen leren.", "1", "5 2", "1", "5", "1", "3", "12 1", "3 10", "7 8", "zorg, Eigen vak"]
PARTNERS = ["De Molen", "1", "1", ""]
REST = ["Kring", "1", "18", ""]
START = ["Plan", *[""] * 6, "1", "1", *[""] * 4, "1", "", "", ""]
"""A profile, the evening and no core."""
BASE = "format: lea-check/proposal/2\nname: x\ngoals: [upskilling]\ntarget_groups: [workers]\npartners: [{name: ROC}]\n"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_whole_interview_at_60_columns(tmp_path: Path, language: str) -> None:
    screen = Screen(tmp_path, "plan.yaml", "--lang", language)
    screen.answer(*PROFILE, *PARTNERS, *REST)
    screen.answer(*["2", ""] * 29)
    screen.answer("")
    assert screen.end() == 0
    text = screen.plain
    assert "29/29" in text
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
    assert found["answers"]["mass"] == {"enough-participants": 2, "costs-shared": 2, "joint-voice": 2}


@pytest.mark.parametrize("coding", ["cp1252", "ascii"])
def test_a_screen_that_knows_few_letters_is_no_problem(tmp_path: Path, coding: str) -> None:
    screen = Screen(tmp_path, "plan.yaml", "--lang", "nl", PYTHONIOENCODING=coding, coding=coding)
    screen.answer("Prœf" if coding == "cp1252" else "Proef", *[""] * 6, "1", "1", *[""] * 4, "1", "", "", "", "2", ":q")
    assert screen.end() == 0
    assert "lea-check interview plan.yaml" in screen.plain


def test_every_key_works_as_a_key_and_as_a_word_in_both_languages(tmp_path: Path) -> None:
    asked = ["h", "help", "uitleg", "2", "", "<", "1", "terug", "", "2", "", "?", "back", "", "x", "omdat"]
    keys = [*asked, "+", "brief", "later", "q"]
    found = piped(tmp_path, "plan.yaml", "--lang", "nl", lines=[*START, *keys])
    assert found.returncode == 0, found.stderr
    assert found.stdout.count("De kern: dat zijn de partijen") == 3
    answers = proposal(tmp_path)["answers"]
    assert answers["demand"] == {
        "need-voiced": {"level": 1, "before": 2},
        "gain-named": 2,
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
        "veel",
        "0",
        "",
        "gisteren",
        "",
        "",
        "4",
        "-1",
        "2",
        "q",
    ]
    found = piped(tmp_path, "plan.yaml", "--lang", "nl", lines=lines)
    assert found.stdout.count("Typ een nummer van 1 tot en met") >= 2
    assert "Typ 0, 1 of 2" in found.stdout
    assert proposal(tmp_path)["answers"] == {"demand": {"need-voiced": 2}}


@pytest.mark.parametrize(("language", "said"), [("nl", "Typ 1, of h voor uitleg."), ("en", "Type 1, or h for an")])
def test_a_typo_where_there_is_one_choice_asks_for_that_one(tmp_path: Path, language: str, said: str) -> None:
    own = yaml.safe_load((bundled_data() / "regions.yaml").read_text(encoding="utf-8"))
    own["regions"][0]["priorities"] = own["regions"][0]["priorities"][:1]
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "regions.yaml").write_text(yaml.safe_dump(own), encoding="utf-8")
    lines = ["Plan", "", "1", "9", ":q"]
    found = piped(tmp_path, "plan.yaml", "--lang", language, "--data", "own", lines=lines)
    assert said in found.stdout or f"{said} " in found.stdout.replace("1 or more", "1")


def test_a_name_can_be_anything_where_keys_take_a_colon(tmp_path: Path) -> None:
    found = piped(tmp_path, "plan.yaml", "--lang", "en", lines=["q", "q", "?", "?", ":q"])
    assert found.returncode == 0
    assert (proposal(tmp_path)["name"], proposal(tmp_path)["summary"]) == ("q", "?")


def test_quick_asks_ten_questions_and_offers_to_deepen_the_weakest(tmp_path: Path) -> None:
    levels = ["2", "", "2", "", "1", "2", "", "2", "", "0", "2", "", "1", "2", "", "2", ""]
    lines = [*START, *levels, "", "1", "2", "", "2", "", "1", "2", "", "q"]
    found = piped(tmp_path, "plan.yaml", "--quick", "--lang", "nl", lines=lines)
    assert found.returncode == 0, found.stderr
    assert "10/10" in found.stdout
    assert "snelle blik" in found.stdout.lower()
    assert "Snelle blik: deels" in found.stdout
    answers = proposal(tmp_path)["answers"]
    assert answers["demand"] == 2
    assert answers["mass"] == {"overall": 1, "enough-participants": 2, "costs-shared": 2, "joint-voice": 1}
    assert answers["platform"] == {"overall": 0, "formal-form": 2}


def test_only_asks_some_conditions_and_redo_asks_again_with_the_earlier_answer(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(BASE, encoding="utf-8")
    found = piped(tmp_path, "plan.yaml", "--only", "mass", "--lang", "nl", lines=["1", "2", "", "0", ""])
    assert found.returncode == 0
    mass = {"enough-participants": 1, "costs-shared": 2, "joint-voice": 0}
    assert proposal(tmp_path)["answers"] == {"mass": mass}
    again = piped(
        tmp_path, "plan.yaml", "--only", "mass", "--redo", "--lang", "nl", lines=["", "", "", "", "1", "", ""]
    )
    assert "Antwoord [1] (Enter = laat zo):" in again.stdout
    assert proposal(tmp_path)["answers"] == {"mass": mass | {"costs-shared": {"level": 1, "before": 2}}}
    assert piped(tmp_path, "plan.yaml", "--only", "mas", lines=["1"]).returncode == 2


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("plan.yaml --quick --lang nl", "plan.yaml --quick --lang nl"),
        ("--lang=nl -- plan.yaml", "plan.yaml --lang=nl"),
        ("--lang nl --parties 'wij zelf,school'", 'plan.yaml --lang nl --parties "wij zelf,school"'),
    ],
)
def test_how_to_go_on_is_told_with_the_options_that_were_given(tmp_path: Path, typed: str, told: str) -> None:
    lines = ["plan", *([] if "plan.yaml" in typed else [""]), ":q"]
    found = piped(tmp_path, *shlex.split(typed), lines=lines)
    assert found.stdout.splitlines()[-1] == f"Verder gaan: lea-check interview {told}"


def test_a_command_to_copy_stands_on_one_line_however_narrow_the_screen(tmp_path: Path) -> None:
    name = "ons mooie plan voor het mbo in Lelystad en omstreken.yaml"
    found = piped(tmp_path, name, "--quick", "--lang", "nl", lines=["plan", ":q"], COLUMNS="60")
    assert found.stdout.splitlines()[-1] == f'Verder gaan: lea-check interview "{name}" --quick --lang nl'


def test_after_a_quick_look_one_goes_on_with_the_conditions_that_were_gone_into(tmp_path: Path) -> None:
    levels = ["2", "", "2", "", "1", "2", "", "2", "", "0", "2", "", "1", "2", "", "2", ""]
    lines = [*START, *levels, "", "1", "2", "", "q"]
    found = piped(tmp_path, "plan.yaml", "--lang", "nl", "--quick", lines=lines)
    told = found.stdout.splitlines()[-1].removeprefix("Verder gaan: lea-check interview ")
    assert told == "plan.yaml --lang nl --only platform --only mass --only business-case"
    again = piped(tmp_path, *told.split(), lines=["q"])
    assert "2/8  Zijn de kosten verdeeld" in again.stdout


def test_the_whole_report_is_asked_for_in_the_same_language_with_the_same_content(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(BASE, encoding="utf-8")
    (tmp_path / "own").mkdir()
    given = ["plan.yaml", "--only", "mass", "--lang", "nl", "--data", "own"]
    found = piped(tmp_path, *given, lines=["1", "2", "", "0", ""])
    assert "Het hele rapport: lea-check assess plan.yaml --lang nl --data own\n" in found.stdout


def test_the_review_goes_back_to_one_answer_and_the_report_can_follow(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(BASE + "answers: {mass: {costs-shared: 1}}\n", encoding="utf-8")
    lines = ["2", "", "0", "99", "5", "2", "", ""]
    found = piped(tmp_path, "plan.yaml", "--only", "mass", "--report", "--lang", "nl", lines=lines)
    assert found.returncode == 0, found.stderr
    assert proposal(tmp_path)["answers"]["mass"]["costs-shared"] == {"level": 2, "before": 1}
    assert "Bron: verkenning voor de Lokale Educatieve Agenda" in found.stdout
    assert "5  kosten verdeeld: deels" in found.stdout  # one number before an answer: the one to type


def test_nobody_to_type_is_told_what_to_use_instead(tmp_path: Path) -> None:
    found = piped(tmp_path, "plan.yaml", "--lang", "nl", lines=[])
    assert found.returncode == 2
    assert "wacht op antwoorden van een toetsenbord, maar hier komt niets binnen" in found.stderr
    assert "lea-check new" in found.stderr
    assert not (tmp_path / "plan.yaml").exists()
    assert piped(tmp_path, "plan.json", "--lang", "nl", lines=["x"]).returncode == 2


def test_another_type_than_it_looks_like_is_kept_and_the_right_one_is_not_written(tmp_path: Path) -> None:
    start = ["Plan", *[""] * 6, "1", "1", *[""] * 4]
    piped(tmp_path, "plan.yaml", "--lang", "nl", lines=[*start, "2", ":q"])
    assert proposal(tmp_path)["type"] == "knowledge-centre-plus"
    piped(tmp_path, "plan.yaml", "--lang", "nl", lines=[":<", "1", ":q"])
    assert "type" not in proposal(tmp_path)


def test_votes_of_an_earlier_evening_are_kept_with_enter(tmp_path: Path) -> None:
    text = BASE + "answers:\n  mass:\n    enough-participants: {votes: [0, 3, 4, 0]}\n    costs-shared: 2\n"
    (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")
    lines = ["", "", "", "", "", ""]
    found = piped(tmp_path, "plan.yaml", "--only", "mass", "--redo", "--lang", "nl", lines=lines)
    assert "Antwoord [stemmen] (Enter = laat zo):" in found.stdout
    assert (tmp_path / "plan.yaml").read_text(encoding="utf-8") == text


def test_help_at_any_part_of_a_partner_explains_and_asks_again(tmp_path: Path) -> None:
    asked = [*PROFILE, ":h", "De Molen", "h", "1", ":h", "1", "", *REST, ":q"]
    found = piped(tmp_path, "plan.yaml", "--lang", "nl", lines=asked)
    assert found.returncode == 0, found.stderr
    assert proposal(tmp_path)["partners"] == [{"name": "De Molen", "kind": "company", "role": "core"}]
    assert found.stdout.count("Typ één naam; daarna kiest u de soort en de rol.") == 1
    assert found.stdout.count("Typ het nummer van uw keuze.") == 2


def test_back_goes_one_question_back_within_a_partner_and_each_part_is_kept_at_once(tmp_path: Path) -> None:
    asked = [*PROFILE, "De Molen", "2", "<", "1", "2", ":<", "<", "3", ":q"]
    found = piped(tmp_path, "plan.yaml", "--lang", "nl", lines=asked)
    assert found.returncode == 0, found.stderr
    assert proposal(tmp_path)["partners"] == [{"name": "De Molen", "kind": "school", "role": "joining"}]
    piped(tmp_path, "plan.yaml", "--lang", "nl", lines=["De Bron", "q"])
    assert proposal(tmp_path)["partners"][1] == {"name": "De Bron"}


def test_a_partner_chosen_from_all_answers_is_asked_in_full_and_one_without_a_name_goes(tmp_path: Path) -> None:
    base = "format: lea-check/proposal/2\nname: x\ngoals: [upskilling]\ntarget_groups: [workers]\n"
    base += "partners: [{name: A, kind: school}, {name: B}]\nanswers:\n"
    levels = "".join(f"  {each}: 2\n" for each in load_catalogue().condition_by_id)
    (tmp_path / "plan.yaml").write_text(base + levels, encoding="utf-8")
    lines = ["4", "Aa", "", "2", "5", "-", "", "2"]
    found = piped(tmp_path, "plan.yaml", "--lang", "nl", "--quick", lines=lines)
    assert found.returncode == 0, found.stderr
    assert "5  Partner: B" in found.stdout
    assert proposal(tmp_path)["partners"] == [{"name": "Aa", "kind": "school", "role": "joining"}]


def test_help_at_yes_or_no_explains_and_asks_again(tmp_path: Path) -> None:
    asked = [*PROFILE, *PARTNERS, *REST, *["1"] * 10, "", *[""] * 5, "h", "1", ":q"]
    found = piped(tmp_path, "plan.yaml", "--quick", "--lang", "nl", lines=asked)
    assert "1/" in found.stdout.partition("Typ het nummer van uw keuze.")[2]


def test_a_file_with_tabs_is_gone_on_with_and_keeps_them(tmp_path: Path) -> None:
    text = "format: \tlea-check/proposal/2\nname: 'x\ty'\t# kort\n"
    path = tmp_path / "plan.yaml"
    path.write_text(text, encoding="utf-8")
    found = piped(tmp_path, "plan.yaml", "--lang", "nl", lines=["Wat"])
    assert (found.returncode, found.stderr) == (0, "")
    assert path.read_text(encoding="utf-8") == f"{text}summary: Wat\n"


def test_the_core_is_named_under_a_question_that_speaks_of_it_and_under_no_other(tmp_path: Path) -> None:
    base = "format: lea-check/proposal/2\nname: x\ngoals: [upskilling]\ntarget_groups: [workers]\n"
    partners = "partners: [{name: De Molen, role: core}, {name: ROC, role: core}, {name: Kring, role: joining}]\n"
    (tmp_path / "plan.yaml").write_text(base + partners, encoding="utf-8")
    for condition, times in (("demand", 2), ("mass", 1)):
        found = piped(tmp_path, "plan.yaml", "--only", condition, "--lang", "nl", lines=["2", "", "2", "", "2", "", ""])
        assert found.stdout.count("Kern: De Molen en ROC\n") == times


KNOWLEDGE_CENTRE = "goals: [applied-research]\ntarget_groups: [students-hbo, researchers, workers]\n"
EXCHANGE = "goals: [teacher-development]\ntarget_groups: [teachers-vo]\nform: people-exchange\nscale: small\n"


@pytest.mark.parametrize(
    ("profile", "told"),
    [
        (
            KNOWLEDGE_CENTRE,
            "Care Academy Veluwe laat zien hoe (genoeg deelnemers). Samen hadden de instellingen genoeg deelnemers om "
            "een bijscholing op maat te laten maken. Een heel ander soort samenwerking, met dezelfde vraag.",
        ),
        (
            EXCHANGE,
            "Veluwe Portaal laat zien hoe (kosten verdeeld). Leden betalen elk jaar een bedrag naar hun grootte.",
        ),
    ],
)
def test_a_condition_is_introduced_by_who_met_its_first_question_that_applies(
    cli: Cli, tmp_path: Path, profile: str, told: str
) -> None:
    path = tmp_path / "plan.yaml"
    head = 'format: lea-check/proposal/2\nname: x\ncontent: "2026.3"\ndate: 2026-05-20\npresent: 3\n'
    head += "partners: [{name: ROC}]\n"
    path.write_text(f"{head}{profile}answers: {{focus: 1}}\n", encoding="utf-8")
    shown = cli("interview", path, "--only", "mass", "--lang", "nl", stdin=b"").out
    assert told in " ".join(shown.split())
