"""Advice for each gap, at its place in the step plan (study, 2.1 and chapter 5)."""

from collections.abc import Mapping, Sequence

from lea_check.model.assessment import ConditionResult, NextStep, QuestionResult
from lea_check.model.catalogue import Catalogue
from lea_check.model.proposal import Proposal
from lea_check.model.vocabulary import PHASES


def next_steps(
    proposal: Proposal,
    conditions: Sequence[ConditionResult],
    shown_by: Mapping[str, str],
    catalogue: Catalogue,
) -> tuple[NextStep, ...]:
    """What to do next: start before structural, each gap in the order of the content.

    A gap is a question that is not proven to be at level 2 or more. Nothing that is in the way up is
    missed: no verdict asks more than 2, and what the next one asks of `start` comes first here too.
    """
    found = gaps(conditions)
    steps = []
    for phase in PHASES:
        steps += [_advice(gap, shown_by, catalogue) for gap in found if gap.phase == phase]
        networks = catalogue.steps.networks
        if phase == networks.phase and not proposal.networks:
            steps.append(NextStep(phase, networks.step, None, None, networks.advice, None))
    return tuple(steps)


def gaps(conditions: Sequence[ConditionResult]) -> list[QuestionResult]:
    """The questions that are not proven to be at level 2 or more, start before structural."""
    weak = [each for condition in conditions for each in condition.questions if each.range and each.range.low < 2]
    return sorted(weak, key=lambda question: PHASES.index(question.phase))


def _advice(gap: QuestionResult, shown_by: Mapping[str, str], catalogue: Catalogue) -> NextStep:
    condition = catalogue.condition_by_id[gap.condition]
    question = next(question for question in condition.questions if question.id == gap.id)
    return NextStep(gap.phase, question.step, gap.condition, gap.id, question.advice, shown_by.get(gap.condition))
