"""How questions, conditions and phases stand: an answer is a range, a condition as strong as its weakest question."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from ..model.assessment import ConditionResult, PhaseResult, QuestionResult, Range
from ..model.catalogue import Condition, Question, Text
from ..model.proposal import UNANSWERED, Answer, Proposal
from ..model.vocabulary import HIGHEST_LEVEL, PHASES, OpenReason, Phase, Readiness
from .votes import apart_medians, is_divided, votes_range

ANYTHING = Range(0, HIGHEST_LEVEL)
EXACTLY = tuple(Range(level, level) for level in range(HIGHEST_LEVEL + 1))


def condition_result(condition: Condition, proposal: Proposal) -> ConditionResult:
    """How one condition stands for a proposal: each question, each phase, and the whole."""
    lifted = lifted_by(condition, proposal)
    given = proposal.answers.get(condition.id, {})
    whole = isinstance(given, Answer)
    questions = tuple(
        question_result(condition, question, answer, whole=whole, lifted=lifted)
        for question in condition.questions
        for answer in [given if isinstance(given, Answer) else given.get(question.id, UNANSWERED)]
    )
    return ConditionResult(
        id=condition.id,
        range=lowest(question.range for question in questions),
        reason=_reason(questions),
        phases=_phase_ranges(questions),
        questions=questions,
    )


def lifted_by(condition: Condition, proposal: Proposal) -> Text | None:
    """Why an exception takes the condition out for this proposal, or None."""
    for exception in condition.exceptions:
        if exception.holds(partial(getattr, proposal)):
            return exception.reason
    return None


def question_result(
    condition: Condition, question: Question, answer: Answer, *, whole: bool, lifted: Text | None
) -> QuestionResult:
    """How one question stands: its range of levels, or why it does not apply."""
    out = lifted or answer.reason
    found = None if out else _found(answer)
    divided, medians = (False, {}) if found is None or answer.votes is None else _split(answer)
    return QuestionResult(
        condition=condition.id,
        id=question.id,
        phase=question.phase,
        kind="not-applicable" if out else answer.kind,
        whole=whole,
        range=None if out else found or ANYTHING,
        reason=out,
        evidence=answer.evidence,
        note=answer.note,
        votes=answer.votes,
        before=answer.before,
        divided=divided,
        medians=medians,
        open_why=None if out else _open_why(answer, found, divided=divided),
    )


def lowest(ranges: Iterable[Range | None]) -> Range | None:
    """The range of the weakest: the lowest low and the lowest high. None where nothing applies."""
    known = [found for found in ranges if found]
    if not known:
        return None
    return Range(min(found.low for found in known), min(found.high for found in known))


def phase_result(phase: Phase, conditions: Sequence[ConditionResult]) -> PhaseResult:
    """How ready a phase is. A phase without questions left is not ready."""
    found = lowest(condition.phases.get(phase) for condition in conditions)
    if found is None:
        return PhaseResult("not-ready", "not-ready")
    return PhaseResult(readiness(found.low), readiness(found.high))


def readiness(level: int) -> Readiness:
    """What the weakest level of a phase (0-3) makes of it."""
    if level == 0:
        return "not-ready"
    return "conditional" if level == 1 else "ready"


def _found(answer: Answer) -> Range | None:
    if answer.level is not None:
        return EXACTLY[answer.level]
    return votes_range(answer.votes) if answer.votes else None


def _split(answer: Answer) -> tuple[bool, Mapping[str, int]]:
    votes = answer.votes
    return (is_divided(votes.pooled()), apart_medians(votes)) if votes else (False, {})


def _open_why(answer: Answer, found: Range | None, *, divided: bool) -> OpenReason | None:
    if found is None:
        return "unanswered" if answer.kind == "unanswered" else "unknown"
    if found.low == found.high:
        return None
    return "divided" if divided else "parties-apart"


def _reason(questions: Sequence[QuestionResult]) -> str | Text | None:
    if any(question.range for question in questions):
        return None
    return next(question.reason for question in questions)


def _phase_ranges(questions: Sequence[QuestionResult]) -> Mapping[Phase, Range]:
    ranges = {phase: lowest(question.range for question in questions if question.phase == phase) for phase in PHASES}
    return {phase: found for phase, found in ranges.items() if found}
