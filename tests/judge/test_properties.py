"""What must hold for every proposal, whatever the answers (product contract, section 4)."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from lea_check.batch.rows import row_of
from lea_check.judge.assess import assess, outline
from lea_check.judge.likeness import ranked, who_shows
from lea_check.judge.ranking import rank_of
from lea_check.model.assessment import Assessment, Label, Match, Message, QuestionResult
from lea_check.model.vocabulary import VERDICTS
from lea_check.report.documents.assessment import assessment_document, to_json
from lea_check.words import load_words
from tests.support.strategies import CATALOGUE, QUESTIONS, all_at, of_levels, proposal_data, read

level_sets = st.fixed_dictionaries(dict.fromkeys(QUESTIONS, st.integers(0, 3) | st.just("unknown")))
ENGLISH = load_words("en")


def judged(answers: dict[tuple[str, str], Any]) -> Assessment:
    return assess(of_levels(answers), CATALOGUE)


def rank(verdict: str) -> int:
    return [*VERDICTS].index(verdict)  # type: ignore[arg-type]


def questions_of(result: Assessment) -> dict[tuple[str, str], QuestionResult]:
    return {(each.condition, each.id): each for condition in result.conditions for each in condition.questions}


@given(proposal_data)
def test_what_is_proven_is_never_better_than_what_is_possible(data: dict[str, Any]) -> None:
    result = assess(read(data), CATALOGUE)
    assert rank(result.verdict.proven) <= rank(result.verdict.possible)
    for condition in result.conditions:
        for found in [condition.range, *condition.phases.values(), *(each.range for each in condition.questions)]:
            assert found is None or 0 <= found.low <= found.high <= 3


@given(level_sets, st.sampled_from(QUESTIONS), st.integers(0, 3))
def test_answering_an_open_question_only_narrows_what_is_possible(
    answers: dict[tuple[str, str], Any], question: tuple[str, str], level: int
) -> None:
    before, after = judged(answers | {question: "unknown"}), judged(answers | {question: level})
    for one, other in zip(before.conditions, after.conditions, strict=True):
        assert one.range and other.range
        assert one.range.low <= other.range.low <= other.range.high <= one.range.high
    assert rank(before.verdict.proven) <= rank(after.verdict.proven)
    assert rank(after.verdict.possible) <= rank(before.verdict.possible)


@given(level_sets, st.sampled_from(QUESTIONS), st.integers(0, 2))
def test_raising_a_level_never_lowers_a_verdict(
    answers: dict[tuple[str, str], Any], question: tuple[str, str], level: int
) -> None:
    before, after = judged(answers | {question: level}), judged(answers | {question: level + 1})
    assert rank(before.verdict.proven) <= rank(after.verdict.proven)
    assert rank(before.verdict.possible) <= rank(after.verdict.possible)


@given(level_sets)
def test_the_way_up_reaches_its_verdict_and_nothing_less_does(answers: dict[tuple[str, str], Any]) -> None:
    before = judged(answers)
    way = before.way_up
    if before.verdict.proven == VERDICTS[-1]:
        assert way is None
        return
    assert way is not None
    lifted = {(lift.condition, lift.question): lift.to for lift in way.lift}
    assert judged(answers | lifted).verdict.proven == way.to
    assert rank(way.to) > rank(before.verdict.proven)
    for left_out, level in lifted.items():
        less = {question: each for question, each in lifted.items() if question != left_out}
        assert judged(answers | less).verdict.proven == before.verdict.proven
        one_short = {left_out: level - 1}
        assert judged(answers | lifted | one_short).verdict.proven == before.verdict.proven


@given(level_sets)
def test_the_way_up_says_do_only_where_finding_out_cannot_be_enough(answers: dict[tuple[str, str], Any]) -> None:
    result = judged(answers)
    found = questions_of(result)
    for lift in result.way_up.lift if result.way_up else ():
        levels = found[lift.condition, lift.question].range
        assert levels and levels.low == lift.start < lift.to
        assert (lift.how == "find-out") == (levels.high >= lift.to)


def test_finding_out_is_enough_where_the_high_end_is_just_what_is_asked() -> None:
    apart = {"votes": {"company": [0, 0, 3, 0], "education": [3, 0, 0, 0]}}
    lower = {"votes": {"company": [0, 3, 0, 0], "education": [0, 0, 0, 3]}}
    for answer, ends in ((apart, (0, 2)), (lower, (1, 3))):
        found = judged(dict.fromkeys(QUESTIONS, 2) | {("mass", "costs-shared"): answer})
        assert found.way_up == (VERDICTS[-1], (("mass", "costs-shared", ends[0], 2, "find-out"),))
    short = judged(dict.fromkeys(QUESTIONS, 2) | {("mass", "costs-shared"): 1})
    assert short.way_up == (VERDICTS[-1], (("mass", "costs-shared", 1, 2, "do"),))


@given(level_sets)
def test_fragile_is_each_question_that_lowers_the_verdict_when_it_drops_one_level(
    answers: dict[tuple[str, str], Any],
) -> None:
    before = judged(answers)
    expected = {
        question
        for question, level in answers.items()
        if level not in (0, "unknown")
        and rank(judged(answers | {question: level - 1}).verdict.proven) < rank(before.verdict.proven)
    }
    assert {(each.condition, each.question) for each in before.fragile} == expected


@given(proposal_data)
def test_open_questions_are_those_with_a_range_and_decisive_ones_come_first(data: dict[str, Any]) -> None:
    result = assess(read(data), CATALOGUE)
    open_ = {key for key, each in questions_of(result).items() if each.range and each.range.low < each.range.high}
    assert {(each.condition, each.question) for each in result.open_questions} == open_
    decisive = [each.decisive for each in result.open_questions]
    assert decisive == sorted(decisive, reverse=True)
    in_way = {(lift.condition, lift.question) for lift in (result.way_up.lift if result.way_up else ())}
    assert {(each.condition, each.question) for each in result.open_questions if each.decisive} == open_ & in_way


@given(proposal_data)
def test_every_gap_gets_advice_and_nothing_else_does(data: dict[str, Any]) -> None:
    result = assess(read(data), CATALOGUE)
    gaps = {key for key, each in questions_of(result).items() if each.range and each.range.low < 2}
    told = [(step.condition, step.question) for step in result.next_steps if step.condition]
    assert set(told) == gaps
    assert len(told) == len(gaps)
    phases = [step.phase for step in result.next_steps]
    assert phases == sorted(phases, key=["start", "structural"].index)


@given(proposal_data)
def test_coverage_counts_known_answers_of_the_questions_that_apply(data: dict[str, Any]) -> None:
    result = assess(read(data), CATALOGUE)
    apply = [each for each in questions_of(result).values() if each.range]
    known = [each for each in apply if each.open_why not in ("unknown", "unanswered")]
    assert (result.coverage.answered, result.coverage.of) == (len(known), len(apply))


@given(proposal_data)
def test_the_same_input_gives_the_same_bytes(data: dict[str, Any]) -> None:
    one, other = (to_json(assessment_document(assess(read(data), CATALOGUE), CATALOGUE, ENGLISH)) for _ in range(2))
    assert one == other


@given(st.integers(0, 3))
def test_one_weak_question_is_never_averaged_away(level: int) -> None:
    for question in QUESTIONS:
        result = assess(of_levels(dict.fromkeys(QUESTIONS, 3) | {question: level}), CATALOGUE)
        condition = next(each for each in result.conditions if each.id == question[0])
        assert condition.range
        assert condition.range.low == level


def test_the_four_verdicts_are_where_the_method_puts_them() -> None:
    phase = {
        (condition.id, question.id): question.phase
        for condition in CATALOGUE.conditions
        for question in condition.questions
    }

    def proven(start: int, structural: int) -> str:
        levels = {key: start if each == "start" else structural for key, each in phase.items()}
        return assess(of_levels(levels), CATALOGUE).verdict.proven

    assert [proven(0, 3), proven(1, 3), proven(2, 1), proven(2, 2)] == list(VERDICTS)
    assert proven(3, 0) == "feasible-to-start"
    assert assess(all_at("unknown"), CATALOGUE).verdict == ("not-yet", "feasible-and-durable")


@given(proposal_data)
def test_what_a_batch_works_out_is_what_the_whole_assessment_says(data: dict[str, Any]) -> None:
    proposal = read(data)
    row, found = row_of(outline(proposal, CATALOGUE)), assess(proposal, CATALOGUE)
    assert (row.merit, row.name, row.file) == rank_of(found)
    assert (row.type, row.proven, row.possible) == (found.type.id, *found.verdict)
    assert (row.answered, row.of) == (found.coverage.answered, found.coverage.of)
    assert row.first_gap == next((step.condition for step in found.next_steps if step.condition), "")
    assert row.example == next((example.initiative for example in found.examples if example.alike), "")
    lifted = {lift.condition for lift in found.way_up.lift} if found.way_up else set()
    assert [each.holds_back for each in row.conditions] == [each.id in lifted for each in CATALOGUE.conditions]
    assert [each.levels for each in row.conditions] == [condition.range for condition in found.conditions]


def test_a_phase_without_questions_left_is_not_ready_and_a_warning_says_which() -> None:
    for phase, verdict in (("start", "not-yet"), ("structural", "feasible-to-start")):
        away = {
            (condition.id, question.id): {"not_applicable": "hoort er niet bij"} if question.phase == phase else 3
            for condition in CATALOGUE.conditions
            for question in condition.questions
        }
        found = assess(of_levels(away), CATALOGUE)
        assert found.verdict == (verdict, verdict)
        assert found.warnings == (Message("warning.empty-phase", {"label": Label("phase", phase)}),)
        assert found.way_up is None


def test_where_nobody_was_strong_one_who_lived_through_it_shows_how() -> None:
    plan = read({"format": "lea-check/proposal/1", "name": "x", "goals": ["upskilling"], "target_groups": ["workers"]})
    matches = ranked(plan, None, CATALOGUE.initiatives)
    for condition in CATALOGUE.condition_by_id:
        bare = [_without(match, condition, "strength") for match in matches]
        for given_, role in ((matches, "strength"), (bare, "challenge")):
            able = [each.initiative.id for each in given_ if role in _roles(each, condition)]
            assert who_shows(condition, given_) == (able[0] if able else None)


def _roles(match: Match, condition: str) -> set[str]:
    return {lesson.role for lesson in match.initiative.conditions.get(condition, ())}


def _without(match: Match, condition: str, role: str) -> Match:
    kept = tuple(each for each in match.initiative.conditions.get(condition, ()) if each.role != role)
    lessons = {**match.initiative.conditions, condition: kept}
    return match._replace(initiative=match.initiative.model_copy(update={"conditions": lessons}))
