"""What is not settled: open questions, parties that differ, and how much is known."""

from collections.abc import Sequence

from lea_check.judge.verdict import Bounds, left_of, verdict
from lea_check.judge.votes import room_range
from lea_check.model.assessment import (
    ConditionResult,
    Coverage,
    Disagreement,
    KnownCount,
    OpenQuestion,
    QuestionRef,
    QuestionResult,
)
from lea_check.model.catalogue import Catalogue
from lea_check.model.proposal import Proposal


def open_questions(questions: Sequence[QuestionResult], *, runs: bool) -> tuple[OpenQuestion, ...]:
    """The questions whose level is not settled: decisive ones first, then the core, the start, and the rest."""
    decisive = _decisive([each for each in questions if each.range], runs=runs)
    found = [
        OpenQuestion(each.condition, each.id, each.why, each.key in decisive, each.core, each.ask)
        for each in sorted(questions, key=lambda each: (not each.core, each.phase != "start"))
        if each.why
    ]
    return tuple(sorted(found, key=lambda each: not each.decisive))


def _decisive(questions: Sequence[QuestionResult], *, runs: bool) -> set[str]:
    """The questions of which settling one alone, at its low or at its high end, changes the headline."""
    left = left_of(questions)
    now = verdict(left, runs=runs).headline
    known: dict[Bounds, bool] = {}  # equal questions decide equally
    for place, each in enumerate(left):
        if each not in known:
            settled = ([*left[:place], each._replace(low=end, high=end), *left[place + 1 :]] for end in each[2:])
            known[each] = each.low < each.high and any(verdict(way, runs=runs).headline != now for way in settled)
    return {question.key for question, each in zip(questions, left, strict=True) if known[each]}


def disagreements(questions: Sequence[QuestionResult]) -> tuple[Disagreement, ...]:
    """The questions on which parties are apart."""
    return tuple(Disagreement(each.condition, each.id, each.parties) for each in questions if each.parties)


def coverage(conditions: Sequence[ConditionResult], *, runs: bool) -> Coverage:
    """How many of the questions that are left have a known answer, and how many answers name evidence."""
    left = [each for condition in conditions for each in condition.questions if each.range]
    known = [each for each in left if each.known]
    start = _known_of([each for each in left if each.phase == "start"])
    spoken_of = _known_of([each for each in left if each.phase == "structural"]) if runs else start
    own = sum(1 for each in known if each.evidence and not each.whole)
    return Coverage(
        answered=len(known),
        of=len(left),
        start=start,
        whole=sum(1 for each in conditions if _is_known(each)),
        shown=own + len({each.condition for each in known if each.evidence and each.whole}),
        enough=spoken_of.of > 0 and 2 * spoken_of.answered >= spoken_of.of,
    )


def changed(proposal: Proposal, questions: Sequence[QuestionResult], catalogue: Catalogue) -> tuple[QuestionRef, ...]:
    """The answered questions of which the meaning changed since the version that the proposal answers."""
    answered = proposal.content
    if answered is None:
        return ()
    return tuple(
        QuestionRef(each.condition, each.id)
        for each in questions
        if each.kind != "unanswered" and newer(catalogue.question_by_key[each.key].since, answered)
    )


def newer(version: str, other: str) -> bool:
    """Whether a content version such as "2026.3" is later than another."""
    return _parts(version) > _parts(other)


def _parts(version: str) -> list[int]:
    return [int(part) if part.isdecimal() else 0 for part in version.partition("+")[0].split(".")]


def _known_of(questions: Sequence[QuestionResult]) -> KnownCount:
    return KnownCount(sum(1 for each in questions if each.known), len(questions))


def _is_known(condition: ConditionResult) -> bool:
    """Whether the overall question of a condition has a known answer."""
    overall = condition.overall
    if overall.votes:
        return room_range(overall.votes.pooled()) is not None
    return overall.kind == "level"
