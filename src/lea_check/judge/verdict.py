"""The verdict, the way up to the next one, and what it leans on."""

from collections.abc import Mapping, Sequence

from lea_check.judge.rollup import readiness
from lea_check.model.assessment import Lift, PhaseResult, QuestionRef, QuestionResult, Range, VerdictResult, WayUp
from lea_check.model.vocabulary import PHASES, READINESS, VERDICTS, Phase, Readiness, Verdict

Needs = Mapping[Phase, int]

NEEDS: Mapping[Verdict, Needs] = {
    "not-yet": {},
    "feasible-if": {"start": 1},
    "feasible-to-start": {"start": 2},
    "feasible-and-durable": {"start": 2, "structural": 2},
}
"""The level (0-3) that every question of a phase must have for a verdict."""


def verdict(phases: Mapping[Phase, PhaseResult]) -> VerdictResult:
    """The verdict that now holds and the one that could still be."""
    return VerdictResult(
        _verdict(phases["start"].proven, phases["structural"].proven),
        _verdict(phases["start"].possible, phases["structural"].possible),
    )


def way_up(phases: Mapping[Phase, PhaseResult], questions: Sequence[QuestionResult]) -> WayUp | None:
    """What must rise for the next verdict: none at the top, nor where a phase has no questions left."""
    following = VERDICTS[VERDICTS.index(verdict(phases).proven) + 1 :]
    present = {question.phase for question in questions if question.range}
    if not following or not present.issuperset(NEEDS[following[0]]):
        return None
    needs = NEEDS[following[0]]
    lift = tuple(
        _lift(question, question.range, needs[question.phase])
        for question in questions
        if question.range and question.range.low < needs.get(question.phase, 0)
    )
    return WayUp(_reached(phases, needs), lift)


def _lift(question: QuestionResult, found: Range, need: int) -> Lift:
    return Lift(question.condition, question.id, found.low, need, "find-out" if found.high >= need else "do")


def fragile(proven: Verdict, questions: Sequence[QuestionResult]) -> tuple[QuestionRef, ...]:
    """The questions that would lower the proven verdict if they were one level lower."""
    needs = NEEDS[proven]
    return tuple(
        QuestionRef(question.condition, question.id)
        for question in questions
        if question.range and question.range.low == needs.get(question.phase)
    )


def _reached(phases: Mapping[Phase, PhaseResult], needs: Needs) -> Verdict:
    start, structural = (
        max(phases[phase].proven, readiness(needs.get(phase, 0)), key=READINESS.index) for phase in PHASES
    )
    return _verdict(start, structural)


def _verdict(start: Readiness, structural: Readiness) -> Verdict:
    if start == "not-ready":
        return "not-yet"
    if start == "conditional":
        return "feasible-if"
    return "feasible-and-durable" if structural == "ready" else "feasible-to-start"
