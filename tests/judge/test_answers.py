"""What counts: whole answers, what was left out, what runs, and what can be shown (docs/method.md)."""

from typing import Any

import pytest

from lea_check.judge.assess import assess
from lea_check.model.assessment import Assessment, QuestionResult, Range
from tests.support.strategies import CATALOGUE, QUESTIONS, all_at, data_of, of_levels, read

OUT = {"not_applicable": "hoort er niet bij"}
SHOWN = {"level": 2, "evidence": "een brief"}
START = [key for key in QUESTIONS if CATALOGUE.question_by_key[".".join(key)].phase == "start"]
LAST = [key for key in QUESTIONS if key not in START]
CORE = [key for key in START if CATALOGUE.question_by_key[".".join(key)].core]
PROFILE = {"goals": ["renew-education"], "target_groups": ["students-mbo"]}


def judged(answers: dict[str, Any], **profile: Any) -> Assessment:
    return assess(read(data_of(PROFILE | profile, answers)), CATALOGUE)


def of(result: Assessment, key: tuple[str, str]) -> QuestionResult:
    return next(each for each in result.questions if each.key == ".".join(key))


def test_an_overall_yes_is_a_yes_to_what_it_covers_and_to_nothing_else() -> None:
    result = judged({"demand": 2})
    assert of(result, ("demand", "need-voiced")).range == Range(2, 2)
    tuning = of(result, ("demand", "regular-tuning"))
    assert (tuning.range, tuning.why, tuning.whole) == (Range(0, 3), "not-asked", False)


def test_ten_quick_answers_prove_nothing_that_nobody_asked() -> None:
    result = judged(dict.fromkeys(CATALOGUE.condition_by_id, SHOWN))
    covered = sum(len(condition.overall.covers) for condition in CATALOGUE.conditions)
    assert (result.coverage.answered, result.coverage.of, result.coverage.whole) == (covered, len(QUESTIONS), 10)
    assert result.coverage.shown == 10
    assert result.verdict.proven == "feasible-if"
    assert result.verdict.possible == "feasible-and-durable"


def test_an_answer_of_its_own_goes_before_the_overall_one() -> None:
    result = judged({"demand": {"overall": SHOWN, "need-voiced": 0}})
    assert of(result, ("demand", "need-voiced")).range == Range(0, 0)
    assert of(result, ("demand", "gain-named")).range == Range(3, 3)


def test_evidence_beside_a_question_without_an_answer_does_not_count_and_stays() -> None:
    result = judged({"demand": {"overall": 2, "need-voiced": {"evidence": "een brief"}}})
    assert of(result, ("demand", "need-voiced")).range == Range(2, 2)
    assert result.coverage.shown == 0
    alone = judged({"demand": {"need-voiced": {"evidence": "een brief"}}})
    found = of(alone, ("demand", "need-voiced"))
    assert (found.range, found.why, found.evidence) == (Range(0, 3), "unanswered", "een brief")


def test_what_was_answered_before_never_counts() -> None:
    result = judged({"demand": {"need-voiced": {"level": 0, "before": [{"level": 2, "evidence": "oud"}, 3]}}})
    found = of(result, ("demand", "need-voiced"))
    assert found.range == Range(0, 0)
    assert [each.level for each in found.before] == [2, 3]


def test_a_three_is_read_as_the_yes_that_it_is() -> None:
    assert of(judged({"demand": {"need-voiced": 3}}), ("demand", "need-voiced")).range == Range(2, 2)


def test_a_core_question_cannot_be_left_out_by_hand() -> None:
    result = assess(of_levels(dict.fromkeys(QUESTIONS, SHOWN) | {CORE[0]: OUT}), CATALOGUE)
    found = of(result, CORE[0])
    assert (found.range, found.why, found.kind) == (Range(0, 3), "left-out", "not-applicable")
    assert result.verdict.headline == "not-established"
    assert any(each.key == "warning.core-left-out" for each in result.warnings)
    assert result.counts["start"].left_out == 0


def test_at_most_a_third_of_a_phase_can_be_left_out_the_first_in_order() -> None:
    result = assess(of_levels(dict.fromkeys(QUESTIONS, SHOWN) | dict.fromkeys(LAST, OUT)), CATALOGUE)
    gone = [key for key in LAST if of(result, key).range is None]
    assert gone == LAST[: len(LAST) // 3]
    assert {of(result, key).why for key in LAST if key not in gone} == {"left-out"}
    assert result.counts["structural"].left_out == len(gone)
    assert result.verdict.proven == "feasible-to-start"
    warned = next(each for each in result.warnings if each.key == "warning.too-many-left-out")
    assert warned.params["count"] == len(LAST) - len(gone)


def test_too_early_as_a_reason_proves_no_durability() -> None:
    early = {key: {"not_applicable": "te vroeg"} for key in LAST}
    result = assess(of_levels(dict.fromkeys(START, SHOWN) | early), CATALOGUE)
    assert (result.verdict.proven, result.verdict.possible) == ("feasible-to-start", "feasible-and-durable")


def test_a_network_that_leaves_out_what_is_of_schools_keeps_its_headline() -> None:
    school = [key for key in QUESTIONS if key[0] in ("flexibility", "professionalisation")]
    result = assess(of_levels(dict.fromkeys(QUESTIONS, SHOWN) | dict.fromkeys(school, OUT)), CATALOGUE)
    assert result.verdict.headline == "feasible-and-durable"
    assert [result.counts[phase].left_out for phase in ("start", "structural")] == [4, 3]


def test_a_condition_that_does_not_apply_takes_out_all_its_questions_without_an_answer() -> None:
    result = judged({"flexibility": {"overall": OUT, "timetables": 1}})
    assert of(result, ("flexibility", "timetables")).range == Range(1, 1)
    assert of(result, ("flexibility", "curriculum-room")).range is None


def test_an_exception_lifts_its_question_whatever_was_answered_and_is_no_leaving_out() -> None:
    result = judged({"mass": 0}, form="people-exchange", scale="small")
    found = of(result, ("mass", "enough-participants"))
    assert found.range is None
    assert found.kind == "level"
    assert of(result, ("mass", "costs-shared")).range == Range(0, 0)
    assert result.counts["structural"].left_out == 0
    assert judged({"mass": 0}, form="people-exchange", scale="local").questions[5].range == Range(0, 0)


@pytest.mark.parametrize("silence", [None, "unknown", OUT, {"votes": [0, 0, 1, 4]}])
def test_what_runs_is_not_asked_whether_it_can_begin(silence: Any) -> None:
    answers = dict.fromkeys(START, silence) | dict.fromkeys(LAST, SHOWN)
    result = assess(of_levels(answers, stage="structural"), CATALOGUE)
    assert result.verdict.headline == "feasible-and-durable"
    assert all(of(result, key).range is None for key in START)
    assert result.coverage.start.of == 0
    assert result.coverage.enough


def test_a_known_no_counts_also_in_what_runs() -> None:
    answers = dict.fromkeys(LAST, SHOWN) | {CORE[0]: 0}
    assert assess(of_levels(answers, stage="running"), CATALOGUE).verdict.headline == "not-yet"


@pytest.mark.parametrize(("standing", "headline"), [(7, "not-yet"), (8, "feasible-to-start")])
def test_what_runs_stands_on_half_of_what_lasts(standing: int, headline: str) -> None:
    answers = dict.fromkeys(START, SHOWN) | dict.fromkeys(LAST[:standing], 1) | dict.fromkeys(LAST[standing:], 0)
    result = assess(of_levels(answers, stage="running"), CATALOGUE)
    assert result.verdict.headline == headline
    if headline == "not-yet":
        assert result.way_up
        assert [(lift.question, lift.to) for lift in result.way_up.lift] == [(LAST[standing][1], 1)]


def test_what_runs_and_was_asked_nothing_is_not_established() -> None:
    result = assess(all_at(None, stage="running"), CATALOGUE)
    assert result.verdict.headline == "not-established"
    assert not result.coverage.enough


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (2, (0, 2, "not-shown")),
        (1, (0, 1, "not-shown")),
        (0, (0, 0, None)),
        (SHOWN, (3, 3, None)),
        ({"level": 1, "evidence": "een brief"}, (1, 1, None)),
        ("unknown", (0, 3, "unknown")),
        ({"votes": [1, 4, 4]}, (0, 2, "divided")),
    ],
)
def test_without_evidence_an_outsider_could_find_a_no(answer: Any, expected: tuple[int, int, str | None]) -> None:
    proposal = of_levels({("demand", "need-voiced"): answer})
    found = assess(proposal, CATALOGUE, shown=True).questions[0]
    assert found.range
    assert (found.range.low, found.range.high, found.why) == expected
    assert found.known == assess(proposal, CATALOGUE).questions[0].known


def test_a_yes_on_somebodys_word_is_named_where_the_headline_rests_on_it() -> None:
    result = assess(all_at(2), CATALOGUE)
    assert len(result.on_word) == len(QUESTIONS)
    lacking = assess(of_levels(dict.fromkeys(QUESTIONS, 2) | {LAST[0]: 0}), CATALOGUE)
    assert [(each.condition, each.question) for each in lacking.on_word] == START
    assert assess(all_at(SHOWN), CATALOGUE).on_word == ()


def test_no_open_question_is_decisive_where_a_core_question_is_a_known_no() -> None:
    result = assess(of_levels(dict.fromkeys(CORE, 0)), CATALOGUE)
    assert result.open_questions
    assert not any(each.decisive for each in result.open_questions)


def test_too_little_is_known_until_half_of_the_phase_that_is_spoken_of_is() -> None:
    assert not assess(of_levels(dict.fromkeys(START[:6], 2)), CATALOGUE).coverage.enough
    assert assess(of_levels(dict.fromkeys(START[:7], 2)), CATALOGUE).coverage.enough
    assert not assess(of_levels(dict.fromkeys(START, 2), stage="running"), CATALOGUE).coverage.enough


@pytest.mark.parametrize(
    ("partners", "keys"),
    [
        ([{"name": "A", "kind": "company"}], ["core-of-one"]),
        ([{"name": "A", "kind": "school"}, {"name": "B", "kind": "government"}], ["core-without-employer"]),
        ([{"name": "A", "kind": "company"}, {"name": "B", "kind": "government"}], []),
        ([{"name": "A", "kind": "company", "role": "joining"}], []),
    ],
)
def test_a_core_that_cannot_carry_it_is_a_warning(partners: list[dict[str, str]], keys: list[str]) -> None:
    result = judged({}, partners=partners)
    assert [each.key for each in result.warnings] == [f"warning.{key}" for key in keys]


def test_a_core_without_a_school_is_a_warning_where_education_levels_are_named() -> None:
    core = [{"name": "A", "kind": "company"}, {"name": "B", "kind": "government"}]
    result = judged({}, partners=core, education_levels=["mbo-4"])
    assert [each.key for each in result.warnings] == ["warning.core-without-school"]


@pytest.mark.parametrize(
    ("known", "unknown", "decisive"),
    [(7, 1, True), (6, 2, True), (6, 1, False), (8, 1, False)],
    ids=["enough-if-it-is-a-yes", "too-few-if-it-is-a-no", "too-few-anyway", "enough-anyway"],
)
def test_in_what_runs_that_decides_which_may_bring_half_of_what_lasts_or_take_it_away(
    known: int, unknown: int, decisive: bool
) -> None:
    """Of fifteen questions of what lasts eight must be partly at least."""
    answers = dict.fromkeys(START, 2) | dict.fromkeys(LAST, 0) | dict.fromkeys(LAST[:known], 2)
    answers |= dict.fromkeys(LAST[known : known + unknown], "unknown")
    result = assess(of_levels(answers, stage="running"), CATALOGUE)
    assert [each.decisive for each in result.open_questions] == [decisive] * unknown


def test_as_many_that_last_partly_as_fully_are_conditional() -> None:
    answers = dict.fromkeys(START, 2) | {LAST[0]: OUT} | dict.fromkeys(LAST[1:8], 1) | dict.fromkeys(LAST[8:], 2)
    assert assess(of_levels(answers), CATALOGUE).phases["structural"].proven == "conditional"


def test_what_runs_and_lacks_a_core_need_not_stand_on_more_of_what_lasts_than_it_does() -> None:
    answers = dict.fromkeys(START, 2) | {CORE[0]: 0} | dict.fromkeys(LAST[:9], 2) | dict.fromkeys(LAST[9:], 0)
    way = assess(of_levels(answers, stage="running"), CATALOGUE).way_up
    assert way
    assert [(lift.condition, lift.question) for lift in way.lift] == [CORE[0]]


def test_on_a_question_that_does_not_count_nobody_is_divided_or_apart() -> None:
    votes = {"votes": {"company": [4, 0, 4], "school": [0, 0, 5], "government": [0, 0, 0, 3]}}
    asked = judged({"mass": {"enough-participants": votes}})
    found = of(asked, ("mass", "enough-participants"))
    assert (found.divided, bool(found.parties), found.silent) == (True, True, ("government",))
    small = judged({"mass": {"enough-participants": votes}}, form="people-exchange", scale="small")
    lifted = of(small, ("mass", "enough-participants"))
    assert (lifted.range, lifted.divided, lifted.parties, lifted.silent) == (None, False, {}, ())
    assert small.disagreements == ()
