"""Which of the three types a proposal looks like: goals first, target groups second (study, 3.1 and 3.2)."""

from collections.abc import Mapping, Sequence

from lea_check.model.assessment import TypeResult
from lea_check.model.catalogue import Catalogue, CollaborationType
from lea_check.model.message import Message
from lea_check.model.proposal import Proposal

GOAL_SHARE = 0.75
"""Weight of the goals in a score; the rest is for the target groups. The study puts goals first."""

MIXED_LEAD = 0.15
"""Under this lead of the best score over the next, a proposal is called mixed."""


def classify(proposal: Proposal, catalogue: Catalogue) -> TypeResult:
    """The type of a proposal, with scores 0-1 and the reasons. A type that the proposal names itself wins."""
    goals, groups = proposal.goals, proposal.target_groups
    scores = type_scores(goals, groups, catalogue)
    best, second = [*scores.values(), 0.0][:2]
    chosen = proposal.type is not None
    kind = proposal.type or next(iter(scores))
    return TypeResult(
        id=kind,
        mixed=not chosen and round(best - second, 6) < MIXED_LEAD,
        chosen=chosen,
        scores=scores,
        reasons=_reasons(kind, proposal, catalogue),
    )


def type_of(proposal: Proposal, catalogue: Catalogue) -> str:
    """The type that a proposal names itself, or else the one with the best score."""
    return proposal.type or next(iter(type_scores(proposal.goals, proposal.target_groups, catalogue)))


def type_scores(goals: Sequence[str], groups: Sequence[str], catalogue: Catalogue) -> dict[str, float]:
    """A score 0-1 for each type, best first; ties in the order of the content."""
    by_goal, by_group = _goal_shares(goals, catalogue), _group_shares(groups, catalogue)
    scores = {kind: round(GOAL_SHARE * goal + (1 - GOAL_SHARE) * by_group[kind], 3) for kind, goal in by_goal.items()}
    return dict(sorted(scores.items(), key=lambda item: -item[1]))


def _goal_shares(goals: Sequence[str], catalogue: Catalogue) -> dict[str, float]:
    # The first goal weighs 1, the second 1/2, the third 1/3: order counts, and later goals still do.
    shares = dict.fromkeys(catalogue.type_by_id, 0.0)
    total = sum(1 / place for place in range(1, len(goals) + 1))
    for place, goal in enumerate(goals, 1):
        shares[catalogue.goal_by_id[goal].type] += 1 / place / total
    return shares


def _group_shares(groups: Sequence[str], catalogue: Catalogue) -> dict[str, float]:
    shares = dict.fromkeys(catalogue.type_by_id, 0.0)
    for group in groups:
        for kind, share in catalogue.shares_by_group[group].items():
            shares[kind] += share / len(groups)
    return shares


def _reasons(kind: str, proposal: Proposal, catalogue: Catalogue) -> tuple[Message, ...]:
    titles = {"type": catalogue.type_by_id[kind].title}
    own, other = _split_goals(kind, proposal.goals, catalogue)
    groups, strange = _split_groups(catalogue.type_by_id[kind], proposal.target_groups, catalogue)
    reasons = [
        Message("type.chosen", titles) if proposal.type else None,
        Message("type.goals", titles | {"goals": own}) if own else None,
        Message("type.other-goals", {"goals": other}) if other else None,
        Message("type.groups", titles | {"groups": groups}) if groups else None,
        Message("type.other-groups", titles | {"groups": strange}) if strange else None,
    ]
    return tuple(reason for reason in reasons if reason)


def _split_goals(
    kind: str, goals: Sequence[str], catalogue: Catalogue
) -> tuple[tuple[Mapping[str, str], ...], tuple[Mapping[str, str], ...]]:
    known = [catalogue.goal_by_id[goal] for goal in goals]
    return (
        tuple(goal.title for goal in known if goal.type == kind),
        tuple(goal.title for goal in known if goal.type != kind),
    )


def _split_groups(
    kind: CollaborationType, groups: Sequence[str], catalogue: Catalogue
) -> tuple[tuple[Mapping[str, str], ...], tuple[Mapping[str, str], ...]]:
    """The target groups that go with a type, and those that do not."""
    known = [catalogue.group_by_id[group] for group in groups]
    return (
        tuple(group.title for group in known if kind.pull(group.id)),
        tuple(group.title for group in known if not kind.pull(group.id)),
    )
