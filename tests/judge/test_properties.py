"""What must hold for every proposal, whatever the answers (docs/method.md)."""

from collections.abc import Mapping
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from lea_check.judge.assess import assess, outline
from lea_check.judge.rollup import ranges
from lea_check.model.assessment import Assessment, QuestionResult, Verdict
from lea_check.model.vocabulary import HEADLINES, PHASES, RUNGS, Phase
from lea_check.report.documents.assessment import assessment_document, to_json
from lea_check.words import load_words
from tests.support.strategies import CATALOGUE, QUESTIONS, all_at, answers, of_levels, proposal_data, read

Key = tuple[str, str]
ASKED = {
    (condition.id, question.id): question for condition in CATALOGUE.conditions for question in condition.questions
}
PHASE_OF: dict[Key, Phase] = {key: question.phase for key, question in ASKED.items()}
CORE = {key for key, question in ASKED.items() if question.core}
SHOWN = {"level": 2, "evidence": "een brief"}
level_sets = st.fixed_dictionaries(dict.fromkeys(QUESTIONS, st.integers(0, 2) | st.just("unknown") | st.just(SHOWN)))
stages = st.sampled_from(["idea", "running"])
ENGLISH = load_words("en")


def judged(found: Mapping[Key, Any], stage: str = "idea", *, shown: bool = False) -> Assessment:
    return assess(of_levels(found, stage=stage), CATALOGUE, shown=shown)


def rank(rung: str) -> int:
    return [*RUNGS].index(rung)  # type: ignore[arg-type]


def questions_of(result: Assessment) -> dict[Key, QuestionResult]:
    return {(each.condition, each.id): each for each in result.questions}


def left(result: Assessment) -> list[QuestionResult]:
    return [each for each in result.questions if each.range]


@given(proposal_data)
def test_what_is_proven_is_never_better_than_what_is_possible(data: dict[str, Any]) -> None:
    result = assess(read(data), CATALOGUE)
    assert rank(result.verdict.proven) <= rank(result.verdict.possible)
    for condition in result.conditions:
        for found in [condition.range, *condition.phases.values(), *(each.range for each in condition.questions)]:
            assert found is None or 0 <= found.low <= found.high <= 3


@given(level_sets, st.sampled_from(QUESTIONS), answers)
def test_answering_an_open_question_of_a_plan_only_narrows_the_rungs(
    found: dict[Key, Any], question: Key, answer: Any
) -> None:
    if isinstance(answer, dict) and "not_applicable" in answer:
        return
    before, after = judged(found | {question: "unknown"}), judged(found | {question: answer})
    assert rank(before.verdict.proven) <= rank(after.verdict.proven)
    assert rank(after.verdict.possible) <= rank(before.verdict.possible)


@given(level_sets, st.sampled_from(QUESTIONS), st.integers(0, 1), stages, st.booleans())
def test_raising_a_level_never_lowers_a_rung(
    found: dict[Key, Any], question: Key, level: int, stage: str, shown: bool
) -> None:
    before = judged(found | {question: level}, stage, shown=shown)
    after = judged(found | {question: level + 1}, stage, shown=shown)
    assert rank(before.verdict.proven) <= rank(after.verdict.proven)
    assert rank(before.verdict.possible) <= rank(after.verdict.possible)


@given(level_sets, st.sampled_from(QUESTIONS), st.integers(0, 2) | st.just({"votes": [1, 1, 4]}), stages, st.booleans())
def test_evidence_never_lowers_a_rung(
    found: dict[Key, Any], question: Key, answer: Any, stage: str, shown: bool
) -> None:
    bare = answer if isinstance(answer, dict) else {"level": answer}
    before = judged(found | {question: bare}, stage, shown=shown)
    after = judged(found | {question: {**bare, "evidence": "een brief"}}, stage, shown=shown)
    assert rank(before.verdict.proven) <= rank(after.verdict.proven)
    assert rank(before.verdict.possible) <= rank(after.verdict.possible)


@given(level_sets, stages)
def test_what_only_evidence_can_show_is_never_more_than_what_is_said(found: dict[Key, Any], stage: str) -> None:
    said, shown = judged(found, stage), judged(found, stage, shown=True)
    assert rank(shown.verdict.proven) <= rank(said.verdict.proven)
    assert (shown.coverage.answered, shown.coverage.of) == (said.coverage.answered, said.coverage.of)
    assert shown.verdict.shown


@given(level_sets)
def test_the_way_up_of_a_plan_is_enough_and_no_more(found: dict[Key, Any]) -> None:
    before = judged(found)
    way = before.way_up
    if before.verdict.proven == RUNGS[-1]:
        assert way is None
        return
    assert way is not None
    lifted = {(lift.condition, lift.question): lift.to for lift in way.lift}
    assert judged(found | lifted).verdict.proven == way.to
    assert rank(way.to) > rank(before.verdict.proven)
    for key, level in lifted.items():
        assert judged(found | lifted | {key: level - 1}).verdict.proven == before.verdict.proven
    order = [QUESTIONS.index(key) for key in lifted]
    assert order == sorted(order)


@given(level_sets)
def test_the_way_up_of_what_runs_is_enough(found: dict[Key, Any]) -> None:
    before = judged(found, "running")
    way = before.way_up
    if way is None:
        assert before.verdict.proven == RUNGS[-1]
        return
    lifted = {(lift.condition, lift.question): lift.to for lift in way.lift}
    assert judged(found | lifted, "running").verdict.proven == way.to
    assert rank(way.to) > rank(before.verdict.proven)


@given(level_sets, stages)
def test_what_follows_the_way_up_is_the_way_up_from_there(found: dict[Key, Any], stage: str) -> None:
    way = judged(found, stage).way_up
    if way is None:
        return
    after = judged(found | {(lift.condition, lift.question): lift.to for lift in way.lift}, stage).way_up
    assert (way.then is None) == (after is None)
    if way.then and after:
        assert (way.then.to, way.then.count) == (after.to, len(after.lift))


@given(level_sets, stages)
def test_the_way_up_says_do_only_where_finding_out_cannot_be_enough(found: dict[Key, Any], stage: str) -> None:
    result = judged(found, stage)
    known = questions_of(result)
    for lift in result.way_up.lift if result.way_up else ():
        levels = known[lift.condition, lift.question].range
        assert levels and levels.low == lift.start < lift.to
        assert (lift.how == "find-out") == (levels.high >= lift.to)


@given(level_sets, stages)
def test_a_question_is_decisive_exactly_when_settling_it_alone_changes_the_headline(
    found: dict[Key, Any], stage: str
) -> None:
    result = judged(found, stage)
    for each in result.open_questions:
        # An open question of these is unknown: settled, it is a no or a yes that is shown.
        settled = [judged(found | {(each.condition, each.question): end}, stage).verdict for end in (0, SHOWN)]
        assert each.decisive == any(verdict.headline != result.verdict.headline for verdict in settled)


@given(proposal_data)
def test_open_questions_are_those_that_are_not_settled_in_their_order(data: dict[str, Any]) -> None:
    result = assess(read(data), CATALOGUE)
    open_ = {key for key, each in questions_of(result).items() if each.range and each.range.low < each.range.high}
    told = [(each.condition, each.question) for each in result.open_questions]
    assert set(told) == open_
    order = [
        (not each.decisive, not each.core, PHASE_OF[key] != "start", QUESTIONS.index(key))
        for each, key in zip(result.open_questions, told, strict=True)
    ]
    assert order == sorted(order)


@given(proposal_data)
def test_not_ready_is_only_read_first_where_it_is_a_known_no(data: dict[str, Any]) -> None:
    result = assess(read(data), CATALOGUE)
    verdict = result.verdict
    only_unknown = verdict.proven == "not-yet" != verdict.possible
    assert verdict.headline == ("not-established" if only_unknown else verdict.proven)
    if verdict.headline == "not-yet" and not verdict.running and any(each.phase == "start" for each in left(result)):
        assert any(each.core and each.high == 0 for each in left(result))


@given(proposal_data)
def test_counts_are_of_every_question_that_is_left(data: dict[str, Any]) -> None:
    result = assess(read(data), CATALOGUE)
    for phase in PHASES:
        own, counted = [each for each in left(result) if each.phase == phase], result.counts[phase]
        assert counted.left == len(own)
        assert counted.yes == sum(each.yes for each in own)
        assert counted.do == sum(each.range.high < 2 for each in own if each.range)


@given(proposal_data)
def test_at_most_a_third_of_a_phase_is_left_out_by_hand_and_never_the_core(data: dict[str, Any]) -> None:
    result = assess(read(data), CATALOGUE)
    for phase in PHASES:
        assert result.counts[phase].left_out <= sum(each == phase for each in PHASE_OF.values()) // 3 or (
            result.verdict.running and phase == "start"
        )
    if not result.verdict.running:
        assert all(each.range for each in result.questions if each.core)


@given(proposal_data)
def test_at_most_five_first_steps_and_those_of_the_way_up_first(data: dict[str, Any]) -> None:
    result = assess(read(data), CATALOGUE)
    steps = result.first_steps
    assert len(steps) <= 5
    weak = {key for key, each in questions_of(result).items() if each.range and each.range.low < 2}
    told = [(step.condition, step.question) for step in steps if step.condition]
    assert len(set(told)) == len(told)
    assert set(told) <= weak
    on_way = {(lift.condition, lift.question) for lift in (result.way_up.lift if result.way_up else ())}
    assert set(told[: len(on_way)]) <= on_way or len(on_way) < len(told)
    assert all((key in on_way) for key in told[: min(len(on_way), len(told))])


@given(level_sets, st.sampled_from(QUESTIONS), stages)
def test_leaving_an_answer_out_never_ranks_a_plan_above_the_same_with_a_no(
    found: dict[Key, Any], question: Key, stage: str
) -> None:
    if stage != "idea":
        return  # what runs is ranked apart: unknown can help there, and docs/method.md says so
    for silence in ("unknown", {"not_applicable": "hoort er niet bij"}):
        silent, no = judged(found | {question: silence}), judged(found | {question: 0})
        if silent.verdict.headline in ("not-established", "not-yet"):
            continue
        assert no.verdict.headline in ("not-yet", "not-established") or open_of(silent) >= open_of(no)


def open_of(result: Assessment) -> tuple[int, ...]:
    """What the order of a batch rests on: smaller stands higher."""
    counts = [result.counts[phase] for phase in PHASES]
    return (-HEADLINES.index(result.verdict.headline), *(each.do + each.find_out + each.left_out for each in counts))


@given(proposal_data)
def test_the_same_input_gives_the_same_bytes(data: dict[str, Any]) -> None:
    one, other = (to_json(assessment_document(assess(read(data), CATALOGUE), CATALOGUE, ENGLISH)) for _ in range(2))
    assert one == other


@given(proposal_data)
def test_what_a_batch_works_out_is_what_the_whole_assessment_says(data: dict[str, Any]) -> None:
    proposal = read(data)
    short, whole = outline(proposal, CATALOGUE), assess(proposal, CATALOGUE)
    for name in ("verdict", "coverage", "counts", "way_up", "open_questions"):
        assert getattr(short, name) == getattr(whole, name)
    assert short.type == whole.type.id
    assert short.closest == next((each.initiative for each in whole.examples if each.alike), None)
    assert [(each.key, each.range) for each in short.questions] == [(each.key, each.range) for each in whole.questions]
    assert ranges(short.questions) == tuple(each.range for each in whole.conditions)


def test_one_weak_question_is_never_averaged_away() -> None:
    for level in (0, 1):
        for question in QUESTIONS:
            result = judged(dict.fromkeys(QUESTIONS, SHOWN) | {question: level})
            condition = next(each for each in result.conditions if each.id == question[0])
            assert condition.low == level


def test_the_rungs_are_where_the_method_puts_them() -> None:
    def headline(core: Any, start: Any, structural: Any) -> str:
        levels = {
            key: core if key in CORE else start if phase == "start" else structural for key, phase in PHASE_OF.items()
        }
        return judged(levels).verdict.headline

    assert [headline(0, 2, 2), headline(1, 0, 2), headline(2, 2, 1), headline(2, 2, 2)] == list(RUNGS)
    assert headline("unknown", 2, 2) == "not-established"
    assert headline(2, "unknown", 2) == "feasible-if"
    assert headline(2, 2, 0) == "feasible-to-start"


def test_nothing_known_is_not_established_and_never_a_no() -> None:
    expected = Verdict("not-established", "not-yet", "feasible-and-durable", running=False, shown=False)
    assert assess(all_at("unknown"), CATALOGUE).verdict == expected
