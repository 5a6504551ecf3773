"""What to do first, and who met it (docs/method.md)."""

from typing import Any

from lea_check.judge.assess import assess
from lea_check.judge.initiatives.lessons import experience, lesson_for
from lea_check.judge.initiatives.likeness import ranked
from lea_check.model.assessment import Assessment, Match
from lea_check.model.catalogue import Lesson
from tests.support.strategies import CATALOGUE, QUESTIONS, all_at, of_levels

SHOWN = {"level": 2, "evidence": "een brief"}
NETWORKS: dict[str, Any] = {"networks": ["BedrijfsKring"]}


def judged(changes: dict[tuple[str, str], Any], **profile: Any) -> Assessment:
    return assess(of_levels(dict.fromkeys(QUESTIONS, SHOWN) | changes, **(NETWORKS | profile)), CATALOGUE)


def told(result: Assessment) -> list[tuple[str | None, str]]:
    return [(step.question, step.how) for step in result.first_steps]


def test_what_the_way_up_lifts_comes_first_and_to_do_before_to_find_out() -> None:
    result = judged(
        {
            ("demand", "need-voiced"): "unknown",
            ("pioneers", "keen-contacts"): 0,
            ("mass", "costs-shared"): 0,
            ("funding", "start-money"): 0,
        }
    )
    assert told(result) == [
        ("start-money", "do"),
        ("need-voiced", "find-out"),
        ("keen-contacts", "do"),
        ("costs-shared", "do"),
    ]


def test_what_is_asked_of_the_same_people_stands_together_at_the_place_of_the_first() -> None:
    names = ["focus.expectations", "flexibility.timetables", "funding.own-share", "flexibility.curriculum-room"]
    open_ = {(name.split(".")[0], name.split(".")[1]): "unknown" for name in names}
    assert [step.ask for step in judged(open_).first_steps] == ["partners", "partners", "school", "school"]


def test_a_step_says_what_stands_now_and_what_is_next() -> None:
    partly = judged({("platform", "coordinating-team"): 1}).first_steps[0]
    question = CATALOGUE.question_by_key["platform.coordinating-team"]
    assert (partly.now, partly.next) == (question.levels[1], question.levels[2])
    assert partly.advice == (question.finish or question.advice)
    no = judged({("platform", "coordinating-team"): 0}).first_steps[0]
    assert (no.now, no.next, no.advice) == (question.levels[0], question.levels[1], question.advice)


def test_to_find_out_says_whom_to_ask_and_the_question_itself() -> None:
    step = judged({("flexibility", "timetables"): "unknown"}).first_steps[0]
    assert (step.how, step.ask, step.now) == ("find-out", "school", None)
    assert step.next == CATALOGUE.question_by_key["flexibility.timetables"].question


def test_existing_networks_come_before_what_lasts_for_a_plan_that_names_none() -> None:
    gap = {("funding", "own-share"): 0, ("mass", "costs-shared"): 0}
    assert told(judged(gap, networks=[])) == [("own-share", "do"), (None, "do"), ("costs-shared", "do")]
    assert told(judged(gap)) == [("own-share", "do"), ("costs-shared", "do")]
    assert told(judged(gap, networks=[], stage="running")) == [("own-share", "do"), ("costs-shared", "do")]


def test_where_nothing_is_left_there_is_no_step() -> None:
    assert assess(all_at(SHOWN), CATALOGUE).first_steps == ()


def tell(*lessons: tuple[str, str, str, tuple[str, ...], float]) -> list[Match]:
    """Initiatives, each with one lesson: its id, a condition, a role, the questions it names, and how alike it is."""
    bare = CATALOGUE.initiatives[0]
    matches = [
        Match(
            bare.model_copy(
                update={
                    "id": name,
                    "conditions": {
                        condition: (
                            Lesson(role=role, questions=questions, lesson={"nl": "x", "en": "x"}, source="4.1"),
                        )
                    },
                }
            ),
            similarity,
            shares=True,
        )
        for name, condition, role, questions, similarity in lessons
    ]
    return sorted(matches, key=lambda match: -match.similarity)


KEY = "mass.costs-shared"


def test_a_lesson_that_names_the_question_goes_before_one_of_its_condition() -> None:
    found = lesson_for(KEY, tell(("a", "mass", "strength", (), 0.9), ("b", "funding", "mentioned", (KEY,), 0.2)))
    assert found
    assert (found.initiative, found.condition, found.about, found.alike) == ("b", "funding", "question", False)


def test_a_role_only_decides_among_those_that_are_nearly_as_alike() -> None:
    near = tell(("a", "mass", "challenge", (KEY,), 0.6), ("b", "mass", "strength", (KEY,), 0.5))
    far = tell(("a", "mass", "challenge", (KEY,), 0.6), ("b", "mass", "strength", (KEY,), 0.49))
    assert [lesson_for(KEY, each).initiative for each in (near, far)] == ["b", "a"]


def test_where_no_lesson_names_the_question_one_on_the_condition_is_given_as_that() -> None:
    found = lesson_for(
        KEY, tell(("a", "mass", "mentioned", (), 0.6), ("b", "mass", "strength", ("mass.joint-voice",), 0.6))
    )
    assert found
    assert (found.initiative, found.about) == ("a", "condition")
    assert lesson_for(KEY, tell(("b", "funding", "strength", (), 0.6))) is None


def test_an_initiative_is_never_its_own_teacher() -> None:
    for initiative in CATALOGUE.initiatives:
        for name in (initiative.name, *initiative.other_names):
            proposal = of_levels({}).model_copy(update={"name": name.upper()})
            assert initiative.id not in [match.initiative.id for match in ranked(proposal, CATALOGUE.initiatives)]


def test_experience_counts_every_initiative_once() -> None:
    for key in CATALOGUE.question_by_key:
        found = experience(key, CATALOGUE)
        assert found.had + found.partly_or_not + found.unknown == len(CATALOGUE.initiatives)
