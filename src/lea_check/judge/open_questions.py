"""What is not settled: open questions, parties that differ, and how much is known."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from lea_check.judge.verdict import Left, is_decisive
from lea_check.judge.votes import room_range
from lea_check.model.assessment import Coverage, Disagreement, KnownCount, OpenQuestion, QuestionRef, Standing
from lea_check.model.catalogue import Catalogue
from lea_check.model.proposal import Answer, Proposal
from lea_check.model.vocabulary import OVERALL, Phase


def open_questions(questions: Iterable[Standing], left: Left, *, runs: bool) -> tuple[OpenQuestion, ...]:
    """The questions whose level is not settled: decisive ones first, then the core, the start, and the rest."""
    unsettled = [(each, each.why) for each in questions if each.why]
    found = [
        OpenQuestion(each.condition, each.id, why, is_decisive(each, left, runs=runs), each.core, each.ask)
        for each, why in sorted(unsettled, key=lambda each: (not each[0].core, each[0].phase != "start"))
    ]
    return tuple(sorted(found, key=lambda each: not each.decisive))


def disagreements(questions: Sequence[Standing]) -> tuple[Disagreement, ...]:
    """The questions on which parties are apart."""
    return tuple(Disagreement(each.condition, each.id, each.parties) for each in questions if each.parties)


def coverage(questions: Sequence[Standing], proposal: Proposal) -> Coverage:
    """How many of the questions that are left have a known answer, and how many answers name evidence."""
    left = [each for each in questions if each.range]
    known = [each for each in left if each.known]
    start, structural = _known_of(known, left, "start"), _known_of(known, left, "structural")
    spoken_of = structural if proposal.runs else start
    return Coverage(
        answered=len(known),
        of=len(left),
        start=start,
        whole=sum([1 for given in proposal.answers.values() if OVERALL in given and _is_known(given[OVERALL])]),
        shown=len({each.condition if each.whole else each.key for each in known if each.evident}),
        enough=spoken_of.of > 0 and 2 * spoken_of.answered >= spoken_of.of,
    )


def changed(proposal: Proposal, questions: Sequence[Standing], catalogue: Catalogue) -> tuple[QuestionRef, ...]:
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


@lru_cache  # a question is compared for each proposal
def _parts(version: str) -> tuple[int, ...]:
    return tuple(int(part) if part.isdecimal() else 0 for part in version.partition("+")[0].split("."))


def _known_of(known: Sequence[Standing], left: Sequence[Standing], phase: Phase) -> KnownCount:
    return KnownCount(
        len([1 for each in known if each.phase == phase]), len([1 for each in left if each.phase == phase])
    )


def _is_known(overall: Answer) -> bool:
    """Whether an overall question has a known answer."""
    if overall.votes:
        return room_range(overall.votes.pooled()) is not None
    return overall.kind == "level"
