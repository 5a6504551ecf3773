"""The order of the questions: any sequence of answers reaches the end, and nothing is asked twice."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lea_check import Catalogue, load_catalogue
from lea_check.interview.flow import (
    TYPE,
    InterviewState,
    Mode,
    Step,
    answered,
    back,
    begin,
    count,
    next_step,
    reviewed,
    steps,
    value_of,
    visit,
)

CATALOGUE = load_catalogue()
START = {"format": "lea-check/proposal/2"}
LEVELS: list[dict[str, Any]] = [
    *({"level": level} for level in (0, 1, 2, "unknown")),
    {"not_applicable": "hoeft niet"},
    {"level": 2, "evidence": "brief"},
]
FORM = ["programme", "people-exchange"]
VALUES: dict[str, list[Any]] = {
    "name": ["Plan"],
    "summary": [None, "Wat wij doen"],
    "region": [None, "lelystad"],
    "priorities": [[], ["small-firms"]],
    "stage": [None, "idea"],
    "initiator": [None, "joint"],
    "form": [None, *FORM],
    "scale": [None, "small", "regional"],
    "goals": [["upskilling"], ["renew-education", "upskilling"]],
    "target_groups": [["workers"], ["students-mbo"]],
    "education_levels": [[], ["mbo-3"]],
    "sectors": [[], ["care"]],
    "networks": [[], ["Kring"]],
    "type": [None, "knowledge-centre-plus"],
    "present": [None, 18],
    "date": [None, "2026-11-26"],
}
PARTNER = {"kind": ["company", "school"], "role": ["core", "joining"]}


def choices(step: Step) -> list[Any]:
    if step.kind == "level":
        return LEVELS
    if step.kind == "core":
        return [[], ["Bakker", "School"]]
    if step.kind == "partner":
        return [None, "Bakker"] if step.path[1] in (0, 1) else [None]
    return PARTNER[str(step.path[2])] if step.field == "partners" else VALUES[step.field]


def walk(data: st.DataObject, mode: Mode, *, backs: bool) -> tuple[InterviewState, list[Step]]:
    """An interview with answers drawn at random; the steps that were asked, in order."""
    state, asked, moves = begin(START, mode, CATALOGUE), [], 0
    while (step := next_step(state, CATALOGUE)) is not None:
        asked.append(step)
        assert len(asked) < 300
        if backs and moves < 12 and data.draw(st.integers(0, 5)) == 0:
            moves += 1
            state = back(state, CATALOGUE)
            continue
        state = answered(state, step, data.draw(st.sampled_from(choices(step))), CATALOGUE)
    return state, asked


modes = st.sampled_from([Mode(), Mode(quick=True), Mode(only=("mass", "focus")), Mode(redo=True)])


@given(st.data(), modes)
def test_without_going_back_no_question_is_asked_twice(data: st.DataObject, mode: Mode) -> None:
    _, asked = walk(data, mode, backs=False)
    assert len(asked) == len(set(asked))


@given(st.data(), modes)
def test_any_walk_back_and_forth_reaches_the_end_with_all_answered(data: st.DataObject, mode: Mode) -> None:
    state, _ = walk(data, mode, backs=True)
    for step in steps(state, CATALOGUE):
        assert step in state.answered_steps or step.field == "partners"
        if step.required and step != TYPE:
            assert value_of(step, state.data) is not None


@given(st.data(), modes)
def test_going_back_and_giving_the_same_answer_changes_nothing(data: st.DataObject, mode: Mode) -> None:
    state, _ = walk(data, mode, backs=False)
    before = json.dumps(state.data, sort_keys=True)
    for _ in range(data.draw(st.integers(1, 10))):
        state = back(state, CATALOGUE)
        step = next_step(state, CATALOGUE)
        assert step
        value = value_of(step, state.data)
        if step.kind == "level":
            value = value if isinstance(value, dict) else {"level": value}
        same = answered(state, step, value, CATALOGUE)
        assert json.dumps(same.data, sort_keys=True) == before
        onward = next_step(same, CATALOGUE)
        at = state.answered_steps.index(step)
        assert onward is None or state.answered_steps.index(onward) > at  # each that one went back over, in turn


@given(st.data(), modes)
def test_a_resumed_interview_asks_only_what_was_open(data: st.DataObject, mode: Mode) -> None:
    state = begin(START, mode._replace(redo=False), CATALOGUE)
    for _ in range(data.draw(st.integers(18, 30))):
        step = next_step(state, CATALOGUE)
        if step is None:
            break
        state = answered(state, step, data.draw(st.sampled_from(choices(step))), CATALOGUE)
    resumed = begin(state.data, state.mode, CATALOGUE)
    step, expected = next_step(resumed, CATALOGUE), next_step(state, CATALOGUE)
    if state.data.get("answers"):
        assert step == expected


def full(**changes: Any) -> InterviewState:
    """A profile that is filled in, without answers."""
    data = {**START, "name": "x", "goals": ["upskilling"], "target_groups": ["workers"], **changes}
    state = begin(data, Mode(), CATALOGUE)
    while (step := next_step(state, CATALOGUE)) is not None and step.kind != "level":
        state = answered(state, step, [] if step.kind in ("choices", "words") else None, CATALOGUE)
    return state


def test_a_changed_goal_asks_the_type_again() -> None:
    state = full()
    state = visit(state, next(step for step in steps(state, CATALOGUE) if step.field == "goals"))
    step = next_step(state, CATALOGUE)
    assert step
    after = next_step(answered(state, step, ["renew-education"], CATALOGUE), CATALOGUE)
    assert after
    assert after.field == "type"


def test_a_changed_region_drops_its_priorities_and_asks_them_again() -> None:
    state = full(region="lelystad", priorities=["small-firms"])
    region = next(step for step in steps(state, CATALOGUE) if step.field == "region")
    gone = answered(state, region, None, CATALOGUE)
    assert "priorities" not in gone.data
    again = next_step(answered(gone, region, "lelystad", CATALOGUE), CATALOGUE)
    assert again
    assert again.field == "priorities"


def test_the_number_of_questions_stays_the_same_when_a_region_adds_its_priorities() -> None:
    state = full()
    region = next(step for step in steps(state, CATALOGUE) if step.field == "region")
    there = answered(state, region, "lelystad", CATALOGUE)
    priorities = next(step for step in steps(there, CATALOGUE) if step.field == "priorities")
    assert count(state, region, CATALOGUE) == count(there, priorities, CATALOGUE) == (3, 14)


def test_the_count_stands_still_but_for_what_an_exception_takes_out() -> None:
    total = sum(len(condition.questions) for condition in CATALOGUE.conditions)
    state = full()
    first = next_step(state, CATALOGUE)
    assert first
    assert count(state, first, CATALOGUE) == (1, total)
    after = answered(state, first, {"not_applicable": "nee"}, CATALOGUE)
    second = next_step(after, CATALOGUE)
    assert second
    assert count(after, second, CATALOGUE) == (2, total)
    assert count(after, first, CATALOGUE) == (1, total)
    exchange = full(form="people-exchange", scale="small")
    assert not [step for step in steps(exchange, CATALOGUE) if step.question == "enough-participants"]
    step = next_step(exchange, CATALOGUE)
    assert step
    assert count(exchange, step, CATALOGUE) == (1, total - 1)


WHOLES = [
    "unknown",
    1,
    {"level": 1, "evidence": "lijst"},
    {"level": 2, "note": None, "evidence": None},
    {"not_applicable": "klein", "note": "zie brief"},
    {"votes": {"company": [1, 0, 2], "wij": [0, 0, 0, 3]}, "before": [{"votes": [4, 0, 0]}, 2]},
]


@pytest.mark.parametrize("whole", WHOLES)
def test_a_quick_answer_stays_whole_beside_the_questions_of_its_condition(whole: Any) -> None:
    state = begin({**full().data, "answers": {"mass": whole}}, Mode(redo=True), CATALOGUE)
    step = next(step for step in steps(state, CATALOGUE) if step.condition == "mass")
    after = answered(state, step, {"level": 2}, CATALOGUE)
    assert after.data["answers"]["mass"] == {"overall": whole, step.question: 2}


@pytest.mark.parametrize("old", [2, {"level": 0, "evidence": "lijst"}, {"votes": [1, 2, 3], "note": "x"}])
def test_answers_to_questions_stay_beside_a_quick_answer(old: Any) -> None:
    state = begin({**full().data, "answers": {"mass": {"costs-shared": old}}}, Mode(quick=True), CATALOGUE)
    step = next(step for step in steps(state, CATALOGUE) if step.condition == "mass")
    after = answered(state, step, {"level": 1}, CATALOGUE)
    assert after.data["answers"]["mass"] == {"costs-shared": old, "overall": 1}


@pytest.mark.parametrize("whole", [{"not_applicable": "nee"}, "unknown", 2])
def test_a_whole_condition_is_asked_in_full_unless_it_does_not_apply(whole: object, catalogue: Catalogue) -> None:
    state = full(answers={"mass": whole})
    asked = [step for step in steps(state, catalogue) if step.condition == "mass"]
    assert len(asked) == (0 if isinstance(whole, dict) else len(catalogue.condition_by_id["mass"].questions))


def test_the_review_lists_what_was_answered() -> None:
    state = full(region="lelystad")
    assert [step.field for step in reviewed(state, CATALOGUE)] == ["name", "region", "goals", "target_groups"]


def test_a_remark_that_is_emptied_leaves_no_answer_behind() -> None:
    state = full(answers={"mass": {"costs-shared": {"note": "later"}}})
    step = next(step for step in steps(state, CATALOGUE) if step.question == "costs-shared")
    assert answered(state, step, {}, CATALOGUE).data["answers"] == {"mass": {}}


@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [
        (2, {"level": 1}, {"level": 1, "before": 2}),
        ({"level": 2, "evidence": "brief"}, {"level": 2, "evidence": "brief"}, {"level": 2, "evidence": "brief"}),
        ({"level": 1, "before": 0}, {"level": "unknown"}, {"level": "unknown", "before": [1, 0]}),
        (
            {"votes": [1, 2, 3], "note": "twee bleven weg"},
            {"votes": [0, 0, 6], "note": "twee bleven weg"},
            {"votes": [0, 0, 6], "note": "twee bleven weg", "before": {"votes": [1, 2, 3], "note": "twee bleven weg"}},
        ),
        ({"evidence": "brief"}, {"level": 2, "evidence": "brief"}, {"level": 2, "evidence": "brief"}),
    ],
)
def test_what_an_answer_replaces_stays_as_before_where_it_stood(old: Any, new: Any, kept: Any) -> None:
    state = full(answers={"mass": {"costs-shared": old}})
    step = next(step for step in steps(state, CATALOGUE) if step.question == "costs-shared")
    assert answered(state, step, new, CATALOGUE).data["answers"] == {"mass": {"costs-shared": kept}}
