"""How questions and conditions stand: an answer is a range, a condition as strong as its weakest question."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import fields, replace
from functools import lru_cache, partial

from lea_check.judge.applicability import Gist, Given, out_by_hand
from lea_check.judge.votes import ANYTHING, VoteReading, range_of_votes
from lea_check.model.assessment import ConditionResult, QuestionResult, Range, Standing, range_of
from lea_check.model.catalogue import Catalogue, Condition, Criterion, Text
from lea_check.model.message import Message
from lea_check.model.proposal import UNANSWERED, Answer, Proposal
from lea_check.model.vocabulary import HIGHEST_LEVEL, LEVELS, OVERALL, PHASES, YES, OpenReason, Phase

EXACTLY = tuple(VoteReading(range_of(level, level)) for level in (*LEVELS, HIGHEST_LEVEL))
OPEN: Mapping[OpenReason, VoteReading] = {
    why: VoteReading(ANYTHING, why) for why in ("left-out", "not-asked", "unknown", "unanswered")
}
RUNS = Message("reason.runs")
_STANDING = tuple(field.name for field in fields(Standing))


def standings(proposal: Proposal, catalogue: Catalogue, *, shown: bool) -> tuple[Standing, ...]:
    """How each question stands for a proposal. `shown`: an answer without evidence is no more than a no at worst."""
    given, runs = _all_given(proposal, catalogue), proposal.runs
    out = out_by_hand(given)
    return tuple([_standing(each, out, runs, shown) for each in given])


def ranges(standing: Iterable[Standing]) -> tuple[Range | None, ...]:
    """The range of each condition, in the order of the content; None where it does not apply."""
    found = dict[str, list[Range | None]]()
    for each in standing:
        found.setdefault(each.condition, []).append(each.range)
    return tuple(map(lowest, found.values()))


def condition_results(
    standing: Iterable[Standing], proposal: Proposal, catalogue: Catalogue
) -> tuple[ConditionResult, ...]:
    """How each condition stands, with what was given to its questions: `standing` of the same proposal."""
    results = dict[str, list[QuestionResult]]()
    for each, (_, answer, *_) in zip(standing, _all_given(proposal, catalogue), strict=True):
        own = proposal.answers.get(each.condition, {}).get(each.id, UNANSWERED)
        results.setdefault(each.condition, []).append(_question_result(each, own, answer))
    return tuple(_condition_result(each, proposal, results[each.id]) for each in catalogue.conditions)


def lowest(found: Iterable[Range | None]) -> Range | None:
    """The range of the weakest: the lowest low and the lowest high. None where nothing applies."""
    left = [each for each in found if each]
    if not left:
        return None
    return range_of(min([each.low for each in left]), min([each.high for each in left]))


def lifted_by(condition: Condition, proposal: Proposal) -> Mapping[str, Text]:
    """The questions that an exception takes out for this proposal, and why."""
    return {
        question: exception.reason
        for exception in condition.exceptions
        if exception.holds(partial(getattr, proposal))
        for question in exception.questions
    }


def _all_given(proposal: Proposal, catalogue: Catalogue) -> list[Given]:
    return [each for condition in catalogue.conditions for each in _given(condition, proposal)]


def _given(condition: Condition, proposal: Proposal) -> list[Given]:
    """What was answered to each question of a condition, itself or by the answer to the overall question."""
    answers = proposal.answers.get(condition.id, {})
    lifted = lifted_by(condition, proposal) if condition.exceptions else {}
    overall = answers.get(OVERALL, UNANSWERED)
    if overall.kind == "unanswered" and not lifted:  # nearly always
        return [(each, answers.get(each.id, UNANSWERED), False, True, None) for each in condition.criteria]
    return [
        (each, *_beside(overall, answers.get(each.id, UNANSWERED), each, condition), lifted.get(each.id))
        for each in condition.criteria
    ]


def _beside(overall: Answer, own: Answer, question: Criterion, condition: Condition) -> tuple[Answer, bool, bool]:
    """What counts beside an answer to the overall question, which stands for the questions that it covers."""
    if own.kind != "unanswered" or overall.kind == "unanswered":
        return own, False, True
    if overall.kind == "not-applicable" or question.id in condition.overall.covers:
        return overall, True, True
    return own, False, False


def _standing(given: Given, out: Container[str], runs: bool, shown: bool) -> Standing:
    question, answer, whole, asked, lifted = given
    kind, level, votes, reason, evidence, _, _ = answer
    gist = kind, level, whole, asked, bool(evidence)
    is_out = question.key in out
    if votes is None and lifted is None and not is_out:
        return _by_gist(question, gist, runs, shown)
    answered = range_of_votes(votes, question.ask) if votes else _reading(gist)
    read = _with_evidence(answered, evident=bool(evidence), shown=shown)
    return _stands(question, gist, read, lifted or (reason if is_out else None) or _runs(question, read, runs))


@lru_cache(10_000)  # of those that differ there are few
def _by_gist(question: Criterion, gist: Gist, runs: bool, shown: bool) -> Standing:
    read = _with_evidence(_reading(gist), evident=gist[-1], shown=shown)
    return _stands(question, gist, read, _runs(question, read, runs))


def _reading(gist: Gist) -> VoteReading:
    """The range that an answer without votes leaves open."""
    kind, level, _, asked, _ = gist
    if kind == "not-applicable":
        return OPEN["left-out"]
    if not asked:
        return OPEN["not-asked"]
    if level is None:
        return OPEN["unanswered" if kind == "unanswered" else "unknown"]
    return EXACTLY[level]


def _runs(question: Criterion, read: VoteReading, runs: bool) -> Message | None:
    """Why a start question that nobody answered does not count: what runs has started."""
    return RUNS if runs and question.phase == "start" and read.why in OPEN else None


def _stands(question: Criterion, gist: Gist, read: VoteReading, reason: str | Text | Message | None) -> Standing:
    kind, _, whole, _, evident = gist
    if reason is not None:
        read = replace(read, why=None, divided=False, parties={}, silent=())
    return Standing(
        *question, kind, whole, evident, kind in ("level", "votes") and read.why != "unknown",
        None if reason else read.range, reason,
        read.why, read.divided, read.parties, read.silent, read.room, read.said,
    )  # fmt: skip


def _with_evidence(read: VoteReading, *, evident: bool, shown: bool) -> VoteReading:
    """A settled yes with evidence is one that is shown; where only that counts, an answer without it may be a no."""
    if read.why == "unknown":
        return read
    if evident:
        return replace(read, range=EXACTLY[HIGHEST_LEVEL].range) if read.range == EXACTLY[YES].range else read
    if not shown or not read.range.high:
        return read
    return replace(read, range=range_of(0, read.range.high), why=read.why or "not-shown")


def _question_result(standing: Standing, own: Answer, counts: Answer) -> QuestionResult:
    same = {name: getattr(standing, name) for name in _STANDING}
    return QuestionResult(
        **same, evidence=counts.evidence, note=own.note or counts.note, votes=counts.votes, before=own.before
    )


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
