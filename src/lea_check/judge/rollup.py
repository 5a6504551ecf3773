"""How questions and conditions stand: an answer is a range, a condition as strong as its weakest question."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from lea_check.judge.applicability import Given, out_by_hand
from lea_check.judge.votes import ANYTHING, VoteReading, range_of_votes
from lea_check.model.assessment import ConditionResult, QuestionResult, Range
from lea_check.model.catalogue import Catalogue, Condition, Text
from lea_check.model.message import Message
from lea_check.model.proposal import UNANSWERED, Answer, Proposal
from lea_check.model.vocabulary import HIGHEST_LEVEL, LEVELS, OVERALL, PHASES, YES, Ask, OpenReason, Phase

EXACTLY = tuple(VoteReading(Range(level, level)) for level in (*LEVELS, HIGHEST_LEVEL))
OPEN: Mapping[OpenReason, VoteReading] = {
    why: VoteReading(ANYTHING, why) for why in ("left-out", "not-asked", "unknown", "unanswered")
}
RUNS = Message("reason.runs")


def condition_results(proposal: Proposal, catalogue: Catalogue, *, shown: bool) -> tuple[ConditionResult, ...]:
    """How each condition stands for a proposal. `shown`: an answer without evidence is no more than a no at worst."""
    given = [each for condition in catalogue.conditions for each in _given(condition, proposal)]
    out = out_by_hand(given)
    runs, results = proposal.runs, dict[str, list[QuestionResult]]()
    for each in given:
        result = _question_result(each, runs=runs, out=each.key in out, shown=shown)
        results.setdefault(each.condition, []).append(result)
    return tuple(_condition_result(each, proposal, results.get(each.id, ())) for each in catalogue.conditions)


def lowest(ranges: Iterable[Range | None]) -> Range | None:
    """The range of the weakest: the lowest low and the lowest high. None where nothing applies."""
    low = high = HIGHEST_LEVEL + 1
    for each in ranges:
        if each:
            low, high = min(low, each.low), min(high, each.high)
    return Range(low, high) if low <= HIGHEST_LEVEL else None


def lifted_by(condition: Condition, proposal: Proposal) -> Mapping[str, Text]:
    """The questions that an exception takes out for this proposal, and why."""
    return {
        question: exception.reason
        for exception in condition.exceptions
        if exception.holds(partial(getattr, proposal))
        for question in exception.questions
    }


def _given(condition: Condition, proposal: Proposal) -> Iterable[Given]:
    """What was answered to each question of a condition, itself or by the answer to the overall question."""
    answers = proposal.answers.get(condition.id, {})
    overall = answers.get(OVERALL, UNANSWERED)
    lifted = lifted_by(condition, proposal)
    for question in condition.questions:
        own = answers.get(question.id, UNANSWERED)
        stands_for = question.id in condition.overall.covers or overall.kind == "not-applicable"
        whole = own.kind == "unanswered" and overall.kind != "unanswered"
        yield Given(
            condition.id, question, own, overall if whole and stands_for else own,
            whole=whole and stands_for, asked=not whole or stands_for, lifted=lifted.get(question.id),
        )  # fmt: skip


def _question_result(given: Given, *, runs: bool, out: bool, shown: bool) -> QuestionResult:
    question, answer = given.question, given.answer
    read = _reading(given, shown=shown)
    reason: str | Text | Message | None = given.lifted or (answer.reason if out else None)
    if reason is None and runs and question.phase == "start" and read.why in OPEN:
        reason = RUNS
    return QuestionResult(
        condition=given.condition,
        id=question.id,
        phase=question.phase,
        core=question.core,
        ask=question.ask,
        kind=answer.kind,
        whole=given.whole,
        range=None if reason else read.range,
        reason=reason,
        why=None if reason else read.why,
        evidence=answer.evidence,
        note=given.own.note or answer.note,
        votes=answer.votes,
        before=given.own.before,
        divided=not reason and read.divided,
        parties={} if reason else read.parties,
        silent=() if reason else read.silent,
        room=read.room,
        said=read.said,
    )


def _reading(given: Given, *, shown: bool) -> VoteReading:
    """The range that an answer leaves open."""
    answer = given.answer
    if answer.kind == "not-applicable":
        return OPEN["left-out"]
    if not given.asked:
        return OPEN["not-asked"]
    if answer.level is None and not answer.votes:
        return OPEN["unanswered" if answer.kind == "unanswered" else "unknown"]
    return _with_evidence(_known(answer, given.question.ask), answer, shown=shown)


def _known(answer: Answer, ask: Ask) -> VoteReading:
    return range_of_votes(answer.votes, ask) if answer.votes else EXACTLY[answer.level or 0]


def _with_evidence(read: VoteReading, answer: Answer, *, shown: bool) -> VoteReading:
    """A settled yes with evidence is one that is shown; where only that counts, an answer without it may be a no."""
    if read.why == "unknown":
        return read
    if answer.evidence:
        if read is EXACTLY[YES]:
            return EXACTLY[HIGHEST_LEVEL]
        return replace(read, range=EXACTLY[HIGHEST_LEVEL].range) if read.range == EXACTLY[YES].range else read
    if not shown or not read.range.high:
        return read
    return replace(read, range=Range(0, read.range.high), why=read.why or "not-shown")


def _condition_result(condition: Condition, proposal: Proposal, results: Sequence[QuestionResult]) -> ConditionResult:
    questions = tuple(results)
    found = {phase: lowest(each.range for each in questions if each.phase == phase) for phase in PHASES}
    phases: Mapping[Phase, Range] = {phase: each for phase, each in found.items() if each}
    return ConditionResult(
        id=condition.id,
        range=lowest(phases.values()),
        reason=None if phases else next(question.reason for question in questions),
        phases=phases,
        questions=questions,
        overall=proposal.answers.get(condition.id, {}).get(OVERALL, UNANSWERED),
    )
