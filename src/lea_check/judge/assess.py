"""The whole judgement of one proposal."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from lea_check.judge.classify import classify, type_of
from lea_check.judge.first_steps import first_steps
from lea_check.judge.initiatives.lessons import experience, gap_of, lesson_for
from lea_check.judge.initiatives.likeness import closest, examples, ranked
from lea_check.judge.known_ids import refuse_unknown_ids
from lea_check.judge.open_questions import changed, coverage, disagreements, open_questions
from lea_check.judge.rollup import condition_results, standings
from lea_check.judge.verdict import counts, left_of, on_word, phase_results, verdict, way_up
from lea_check.judge.warnings import warnings
from lea_check.model.assessment import (
    Assessment,
    ConditionResult,
    LessonFound,
    Outline,
    RegionResult,
    Shown,
    WayUp,
)
from lea_check.model.catalogue import Catalogue
from lea_check.model.proposal import Proposal
from lea_check.model.vocabulary import PHASES


def assess(proposal: Proposal, catalogue: Catalogue, *, shown: bool = False) -> Assessment:
    """Judge a proposal on the conditions. The same input gives the same output.

    proposal: read or made with this catalogue; raises ValueError where it has ids that are not in it.
    shown: count only what evidence is named for; an answer without it may be a no (docs/method.md).

    >>> from lea_check import assess, load_catalogue, load_proposal
    >>> catalogue = load_catalogue()
    >>> result = assess(load_proposal("proposal.yaml", catalogue), catalogue)
    >>> result.verdict.headline, result.way_up.to
    ('feasible-if', 'feasible-to-start')
    """
    refuse_unknown_ids(proposal, catalogue)
    return complete(outline(proposal, catalogue, shown=shown), catalogue)


def outline(proposal: Proposal, catalogue: Catalogue, *, shown: bool = False) -> Outline:
    """What a line of a batch rests on: all that it needs to know of a proposal, in a fraction of the time."""
    runs, questions = proposal.runs, standings(proposal, catalogue, shown=shown)
    left = left_of(questions)
    return Outline(
        proposal=proposal,
        type=type_of(proposal, catalogue),
        verdict=verdict(left, runs=runs, shown=shown),
        coverage=coverage(questions, proposal),
        counts={phase: counts(questions, left, phase) for phase in PHASES},
        questions=questions,
        way_up=way_up(questions, left, runs=runs),
        open_questions=open_questions(questions, left, runs=runs),
        closest=closest(proposal, catalogue.initiatives),
    )


def complete(known: Outline, catalogue: Catalogue) -> Assessment:
    """The whole assessment: all that follows from an outline made with this catalogue."""
    proposal, questions = known.proposal, known.questions
    conditions = condition_results(questions, proposal, catalogue)
    matches = ranked(proposal, catalogue.initiatives)

    @cache
    def lesson_of(key: str) -> LessonFound | None:
        return lesson_for(key, matches)

    gaps = list(dict.fromkeys(_gaps(known.way_up, conditions)))
    lessons = {key: lesson for key in gaps if (lesson := lesson_of(key))}
    return Assessment(
        proposal=proposal,
        content=catalogue.version,
        type=classify(proposal, catalogue),
        verdict=known.verdict,
        coverage=known.coverage,
        counts=known.counts,
        phases=phase_results(left_of(questions), runs=proposal.runs),
        conditions=conditions,
        way_up=known.way_up,
        on_word=on_word(questions, known.verdict),
        open_questions=known.open_questions,
        disagreements=disagreements(questions),
        first_steps=first_steps(proposal, questions, known.way_up, lesson_of, catalogue),
        plan=proposal.plan,
        examples=examples(proposal, _shows(lessons), matches, catalogue),
        region=region_result(proposal, catalogue),
        warnings=tuple(warnings(proposal, questions, catalogue)),
        lessons=lessons,
        experience={key: experience(key, catalogue) for key in gaps},
        changed=changed(proposal, questions, catalogue),
    )


def region_result(proposal: Proposal, catalogue: Catalogue) -> RegionResult | None:
    """Which priorities of its region the proposal serves. None without a region."""
    region = catalogue.region_by_id.get(proposal.region or "")
    if region is None:
        return None
    ids = [priority.id for priority in region.priorities]
    return RegionResult(
        region.id,
        tuple(item for item in ids if item in proposal.priorities),
        tuple(item for item in ids if item not in proposal.priorities),
    )


def _gaps(way: WayUp | None, conditions: Sequence[ConditionResult]) -> Iterator[str]:
    """The questions on the way up, and the one of each condition that is told of as its gap."""
    lifted = [lift.key for lift in way.lift] if way else []
    yield from lifted
    for condition in conditions:
        gap = gap_of(condition, lifted)
        if gap:
            yield gap.key


def _shows(lessons: Mapping[str, LessonFound]) -> dict[str, list[Shown]]:
    """What each initiative is there for."""
    shows: dict[str, list[Shown]] = {}
    for key, lesson in lessons.items():
        condition, question = key.split(".")
        shows.setdefault(lesson.initiative, []).append(Shown(condition, question, lesson.role))
    return shows
