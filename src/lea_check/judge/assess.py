"""The whole judgement of one proposal."""

from collections.abc import Sequence

from lea_check.judge.classify import classify, type_of
from lea_check.judge.likeness import examples, ranked
from lea_check.judge.next_steps import next_steps
from lea_check.judge.open_questions import coverage, disagreements, open_questions
from lea_check.judge.rollup import condition_result, phase_result
from lea_check.judge.verdict import fragile, verdict, way_up
from lea_check.model.assessment import (
    Assessment,
    ConditionResult,
    Label,
    Message,
    Outline,
    PhaseResult,
    QuestionResult,
    RegionResult,
)
from lea_check.model.catalogue import Catalogue
from lea_check.model.proposal import Proposal
from lea_check.model.vocabulary import PHASES, Phase


def assess(proposal: Proposal, catalogue: Catalogue) -> Assessment:
    """Judge a proposal on the conditions (product contract, section 4). The same input gives the same output.

    The proposal must have been read with this catalogue, so that all its ids are known.

    >>> from lea_check import assess, load_catalogue, load_proposal
    >>> catalogue = load_catalogue()
    >>> result = assess(load_proposal("proposal.yaml", catalogue), catalogue)
    >>> result.verdict.proven, result.way_up.to
    ('feasible-if', 'feasible-to-start')
    """
    return complete(outline(proposal, catalogue), catalogue)


def outline(proposal: Proposal, catalogue: Catalogue) -> Outline:
    """What the rank of a proposal rests on: all that a batch needs to know of it, in a fifth of the time."""
    conditions = tuple(condition_result(condition, proposal) for condition in catalogue.conditions)
    phases: dict[Phase, PhaseResult] = {phase: phase_result(phase, conditions) for phase in PHASES}
    kind = type_of(proposal, catalogue)
    return Outline(
        proposal=proposal,
        type=kind,
        verdict=verdict(phases),
        coverage=coverage(conditions),
        phases=phases,
        conditions=conditions,
        way_up=way_up(phases, _questions(conditions)),
        matches=ranked(proposal, kind, catalogue.initiatives),
    )


def complete(known: Outline, catalogue: Catalogue) -> Assessment:
    """The whole assessment: all that follows from an outline made with this catalogue."""
    proposal, conditions, way = known.proposal, known.conditions, known.way_up
    questions = _questions(conditions)
    weak = [condition for condition in conditions if condition.proven not in (None, "met")]
    like = examples(proposal, known.type, weak, known.matches, catalogue)
    shown_by = {condition: example.initiative for example in like for condition in example.shows}
    return Assessment(
        proposal=proposal,
        content=catalogue.version,
        type=classify(proposal, catalogue),
        verdict=known.verdict,
        coverage=known.coverage,
        phases=known.phases,
        conditions=conditions,
        way_up=way,
        fragile=fragile(known.verdict.proven, questions),
        open_questions=open_questions(questions, way),
        disagreements=disagreements(questions),
        next_steps=next_steps(proposal, conditions, shown_by, catalogue),
        examples=like,
        region=region_result(proposal, catalogue),
        warnings=_warnings(proposal, conditions, catalogue),
    )


def _questions(conditions: Sequence[ConditionResult]) -> list[QuestionResult]:
    return [question for condition in conditions for question in condition.questions]


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


def _warnings(proposal: Proposal, conditions: Sequence[ConditionResult], catalogue: Catalogue) -> tuple[Message, ...]:
    return (
        *_empty_phases(conditions),
        *_foreign_priorities(proposal, catalogue),
        *(Message("warning.content", gap.model_dump()) for gap in catalogue.gaps),
    )


def _empty_phases(conditions: Sequence[ConditionResult]) -> list[Message]:
    return [
        Message("warning.empty-phase", {"label": Label("phase", phase)})
        for phase in PHASES
        if not any(phase in condition.phases for condition in conditions)
    ]


def _foreign_priorities(proposal: Proposal, catalogue: Catalogue) -> list[Message]:
    region = catalogue.region_by_id.get(proposal.region or "")
    if region is None:
        return [Message("warning.no-region")] if proposal.priorities else []
    known = {priority.id for priority in region.priorities}
    return [
        Message("warning.priority", {"priority": priority, "region": region.name})
        for priority in proposal.priorities
        if priority not in known
    ]
