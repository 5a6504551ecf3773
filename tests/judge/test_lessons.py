"""Who met this very gap: for every question and every kind of proposal, a lesson that speaks to the question."""

import itertools
import json
import re
import runpy
from collections.abc import Mapping
from typing import Any

import pytest

from lea_check import Catalogue, Proposal, assess, load_catalogue, proposal_from
from lea_check.judge.initiatives.lessons import NEAR, experience, gap_of, lesson_for, lessons_on
from lea_check.judge.initiatives.likeness import ranked
from lea_check.model.assessment import Match
from lea_check.model.catalogue import Lesson
from lea_check.report.sections.lessons import first_sentence
from tests.support.cli import Cli
from tests.support.paths import ROOT

CATALOGUE = load_catalogue()
TYPICAL: Mapping[str, Proposal] = runpy.run_path(str(ROOT / "docs" / "make_knowledge.py"))["typical"](CATALOGUE)

# As people fill them in: a plan of each type, with all of its profile.
PROFILES: Mapping[str, Mapping[str, Any]] = {
    "company-platform": {
        "goals": ["recruit-and-keep-staff", "labour-mobility"],
        "target_groups": ["workers", "unemployed"],
        "sectors": ["logistics"],
        "initiator": "employers",
        "form": "network",
        "scale": "regional",
    },
    "knowledge-centre-plus": {
        "goals": ["applied-research", "learning-by-doing"],
        "target_groups": ["students-hbo", "researchers"],
        "education_levels": ["hbo"],
        "sectors": ["energy"],
        "initiator": "education",
        "form": "centre",
        "scale": "regional",
    },
    "education-concept": {
        "goals": ["practice-based-learning", "renew-education"],
        "target_groups": ["students-mbo"],
        "education_levels": ["mbo-3", "mbo-4"],
        "sectors": ["technology"],
        "initiator": "education",
        "form": "programme",
        "scale": "local",
    },
}
QUESTIONS = list(CATALOGUE.question_by_key)


def plan(kind: str, weak: str) -> Proposal:
    """A plan of a type in which every answer is a yes but one."""
    answers: dict[str, dict[str, int]] = {}
    for key in QUESTIONS:
        condition, question = key.split(".")
        answers.setdefault(condition, {})[question] = 0 if key == weak else 2
    head = {"format": "lea-check/proposal/2", "content": CATALOGUE.version, "name": "x", "networks": ["y"]}
    return proposal_from({**head, **PROFILES[kind], "answers": answers}, CATALOGUE)


@pytest.mark.parametrize("kind", PROFILES)
@pytest.mark.parametrize("weak", QUESTIONS)
def test_the_lesson_at_a_gap_names_the_question(weak: str, kind: str) -> None:
    found = assess(plan(kind, weak), CATALOGUE)
    [step] = found.first_steps
    for lesson in (found.lessons[weak], step.lesson):
        assert lesson
        assert (lesson.about, weak in lesson.lesson.questions) == ("question", True)


@pytest.mark.parametrize("kind", TYPICAL)
@pytest.mark.parametrize("key", QUESTIONS)
def test_no_lesson_that_is_nearly_as_alike_would_show_it_better(kind: str, key: str) -> None:
    matches = ranked(TYPICAL[kind], CATALOGUE.initiatives)
    by_id = {match.initiative.id: match for match in matches}
    named = [(by_id[initiative.id], lesson) for initiative, lesson in lessons_on(key, CATALOGUE.initiatives)]
    told = [each for each in named if each[1].role != "exception"]
    best = max(match.similarity for match, _ in told)
    near = [(match, lesson) for match, lesson in told if match.similarity >= round(best - NEAR, 3)]
    order = ("strength", "challenge", "mentioned")
    wanted = min(near, key=lambda each: (order.index(each[1].role), -each[0].similarity, each[0].initiative.id))
    found = lesson_for(key, matches)
    assert found
    assert (found.initiative, found.lesson) == (wanted[0].initiative.id, wanted[1])
    assert found.alike == (wanted[0].similarity >= 0.3)


def test_a_likeness_that_is_just_near_enough_counts_as_near() -> None:
    bare = CATALOGUE.initiatives[0]
    lessons = {
        role: Lesson(role=role, questions=("mass.costs-shared",), lesson={"nl": "x"}, source="4.3")
        for role in ("mentioned", "strength")
    }
    near, far = (
        Match(bare.model_copy(update={"id": name, "conditions": {"mass": (lessons[role],)}}), likeness, shares=True)
        for name, role, likeness in (("b", "strength", 0.35), ("a", "mentioned", 0.45))
    )
    found = lesson_for("mass.costs-shared", [far, near])
    assert found
    assert found.initiative == "b"


def test_one_that_did_not_need_it_is_told_of_only_where_nobody_else_names_the_question() -> None:
    small, other = (CATALOGUE.initiative_by_id[name] for name in ("hybride-docent", "care-academy-veluwe"))
    near, far = Match(small, 0.9, shares=True), Match(other, 0.1, shares=True)
    found, alone = (lesson_for("mass.enough-participants", each) for each in ([near, far], [near]))
    assert found
    assert alone
    assert [found.role, alone.role] == ["strength", "exception"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_first_sentence_of_a_lesson_can_stand_alone(language: str) -> None:
    leaning = {
        "nl": ("Dat ", "Dit ", "Daar", "Zij ", "Ze ", "Het wil", "Ook dat", "En ", "Maar "),
        "en": ("That ", "They ", "It also", "And ", "But ", "Their "),
    }
    for initiative in CATALOGUE.initiatives:
        for lesson in itertools.chain(*initiative.conditions.values()):
            first = first_sentence(lesson.lesson[language])
            assert not first.startswith(leaning[language]), first
            assert 20 < len(first) < 200, first
            assert first.endswith("."), first


def test_a_known_gap_is_told_of_before_one_that_is_open(catalogue: Catalogue) -> None:
    answers = {"mass": {"enough-participants": 2, "costs-shared": "unknown", "joint-voice": 1}}
    mapping = {"format": "lea-check/proposal/2", "name": "x", **PROFILES["company-platform"], "answers": answers}
    found = assess(proposal_from(mapping, catalogue), catalogue)
    [mass] = [each for each in found.conditions if each.id == "mass"]
    told = gap_of(mass, ())
    assert told
    assert told.key == "mass.joint-voice"
    assert told.key in found.lessons
    assert told.key in found.experience


def test_the_counts_beside_a_gap_are_those_of_the_coding(catalogue: Catalogue) -> None:
    for key in QUESTIONS:
        levels = [each.coding[key].level for each in catalogue.initiatives if key in each.coding]
        counted = experience(key, catalogue)
        assert (counted.had, counted.partly_or_not) == (levels.count(2), levels.count(1) + levels.count(0))
        assert counted.unknown == 10 - len(levels)


def test_likeness_is_told_to_people_in_words_and_to_programs_as_a_number(cli: Cli) -> None:
    file = ROOT / "examples" / "zorgacademie-flevoland.yaml"
    for arguments in (("initiatives", "--like", file), ("initiatives", "--vary", 4), ("assess", file, "--full")):
        shown = cli(*arguments, "--lang", "en").out
        assert not re.search(r"(?<![\d.])0[.,]\d", shown)
    [first, *_, last] = json.loads(cli("initiatives", "--like", file, "-f", "json").out)["matches"]
    assert first["similarity"] > last["similarity"]
    shown = cli("initiatives", "--like", file, "--lang", "en").out
    alike, other = shown.split("These are quite another kind of collaboration")
    assert "1. Care Academy Veluwe" in alike
    assert "10. " in other


def test_a_ranking_says_of_which_gaps_each_tells(cli: Cli) -> None:
    file = ROOT / "examples" / "docent-in-bedrijf.yaml"
    found = json.loads(cli("initiatives", "--like", file, "-f", "json").out)["matches"]
    [hybrid] = [each["shows"] for each in found if each["initiative"] == "hybride-docent"]
    assert {"condition": "flexibility", "question": "timetables", "role": "mentioned"} in hybrid
    assert "timetable (mentioned)" in cli("initiatives", "--like", file, "--lang", "en").out


def test_a_question_is_shown_with_all_who_tell_of_it_those_that_show_how_first(cli: Cli) -> None:
    shown = cli("conditions", "flexibility.rhythm-of-practice", "--lang", "nl").out
    assert shown.index("Leerhotel Het Klooster (sterk punt)") < shown.index("ATC Amersfoort (sterk punt)")
    assert "RDM" not in shown
    joint = cli("conditions", "mass.joint-voice", "--lang", "nl").out
    assert joint.index("Luchtvaartcollege Schiphol (sterk punt)") < joint.index("ATC Amersfoort (lastig punt)")
