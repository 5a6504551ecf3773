"""How questions, conditions and phases stand: an answer is a range, a condition as strong as its weakest question."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from lea_check.judge.votes import ANYTHING, UNKNOWN, Hearing, hear
from lea_check.model.assessment import ConditionResult, PhaseResult, QuestionResult, Range
from lea_check.model.catalogue import Condition, Question, Text
from lea_check.model.proposal import UNANSWERED, Answer, Proposal
from lea_check.model.vocabulary import HIGHEST_LEVEL, PHASES, AnswerKind, Phase, Readiness

NOTHING = Hearing(ANYTHING)
UNANSWERED_HEARING = Hearing(ANYTHING, "unanswered")
EXACTLY = tuple(Hearing(Range(level, level)) for level in range(HIGHEST_LEVEL + 1))


def condition_result(condition: Condition, proposal: Proposal) -> ConditionResult:
    """How one condition stands for a proposal: each question, each phase, and the whole."""
    lifted = lifted_by(condition, proposal)
    given = proposal.answers.get(condition.id, {})
    whole = isinstance(given, Answer)
    questions = []
    for question in condition.questions:
        answer = given if isinstance(given, Answer) else given.get(question.id, UNANSWERED)
        questions.append(question_result(condition, question, answer, whole=whole, lifted=lifted))
    phases = _phase_ranges(questions)
    return ConditionResult(
        id=condition.id,
        range=lowest(phases.values()),
        reason=None if phases else next(question.reason for question in questions),
        phases=phases,
        questions=tuple(questions),
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
    heard = NOTHING if out else _heard(answer)
    kind: AnswerKind = "not-applicable" if out else answer.kind
    return QuestionResult(  # by place, which a batch notices
        condition.id,
        question.id,
        question.phase,
        kind,
        whole,
        None if out else heard.range,
        out,
        answer.evidence,
        answer.note,
        answer.votes,
        answer.before,
        heard.divided,
        heard.medians,
        heard.why,
    )


def lowest(ranges: Iterable[Range | None]) -> Range | None:
    """The range of the weakest: the lowest low and the lowest high. None where nothing applies."""
    found: Range | None = None
    for each in ranges:
        found = _lower(found, each) if each else found
    return found


def phase_result(phase: Phase, conditions: Sequence[ConditionResult]) -> PhaseResult:
    """How ready a phase is. A phase without questions left is not ready."""
    found = lowest([condition.phases.get(phase) for condition in conditions])
    if found is None:
        return PhaseResult("not-ready", "not-ready")
    return PhaseResult(readiness(found.low), readiness(found.high))


def readiness(level: int) -> Readiness:
    """What the weakest level of a phase (0-3) makes of it."""
    if level == 0:
        return "not-ready"
    return "conditional" if level == 1 else "ready"


def _heard(answer: Answer) -> Hearing:
    if answer.level is not None:
        return EXACTLY[answer.level]
    if answer.votes:
        return hear(answer.votes)
    return UNANSWERED_HEARING if answer.kind == "unanswered" else UNKNOWN


def _phase_ranges(questions: Sequence[QuestionResult]) -> Mapping[Phase, Range]:
    found: dict[Phase, Range] = {}
    for question in questions:
        if question.range:
            found[question.phase] = _lower(found.get(question.phase), question.range)
    return {phase: found[phase] for phase in PHASES if phase in found}


def _lower(one: Range | None, other: Range) -> Range:
    if one is None or one == other:
        return other
    return Range(min(one.low, other.low), min(one.high, other.high))
