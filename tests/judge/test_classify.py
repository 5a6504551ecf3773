"""Which type a proposal looks like: goals first, in their order, then target groups (docs/method.md)."""

import pytest
from hypothesis import given

from lea_check import Catalogue
from lea_check.judge.classify import GOAL_SHARE, MIXED_LEAD, classify, type_scores
from lea_check.model.proposal import Proposal
from tests.support.strategies import CATALOGUE, some

GOALS = {kind: [each.id for each in CATALOGUE.types.goals if each.type == kind] for kind in CATALOGUE.type_by_id}
KINDS = [*GOALS]
COMPANY, CENTRE, CONCEPT = KINDS


def goals(*kinds: str) -> list[str]:
    """Goals of these types, in this order."""
    left = {kind: iter(names) for kind, names in GOALS.items()}
    return [next(left[kind]) for kind in kinds]


# What counts: a goal by its place, a group of figure 2 twice one that other sections add, and a shared one in parts.
SCORES = [
    ([COMPANY], ["unemployed"], (1, 0, 0)),
    ([COMPANY, CENTRE], ["unemployed"], (0.75, 0.25, 0)),
    ([CENTRE, COMPANY, CONCEPT], ["unemployed"], (0.455, 0.409, 0.136)),
    ([COMPANY], ["workers"], (0.875, 0.125, 0)),
    ([COMPANY], ["students-mbo"], (0.812, 0.062, 0.125)),
    ([CONCEPT], ["pupils-vo", "researchers"], (0.042, 0.125, 0.833)),
    ([CONCEPT, CONCEPT, COMPANY], ["teachers-mbo", "workers"], (0.199, 0.062, 0.739)),
]


@pytest.mark.parametrize(("kinds", "groups", "expected"), SCORES)
def test_scores_count_goals_by_place_and_share_groups(
    kinds: list[str], groups: list[str], expected: tuple[float, ...]
) -> None:
    found = type_scores(goals(*kinds), groups, CATALOGUE)
    assert tuple(found[kind] for kind in KINDS) == expected
    assert [*found] == sorted(KINDS, key=lambda kind: (-found[kind], KINDS.index(kind)))


@given(some(CATALOGUE.goal_by_id, 1), some(CATALOGUE.group_by_id, 1))
def test_a_proposal_is_mixed_where_the_lead_is_small(wanted: list[str], groups: list[str]) -> None:
    found = classify(Proposal(name="x", goals=wanted, target_groups=groups), CATALOGUE)
    first, second, _ = found.scores.values()
    assert found.mixed == (round(1000 * (first - second)) < 1000 * MIXED_LEAD)
    assert 0 <= min(found.scores.values()) <= max(found.scores.values()) <= 1


@pytest.mark.parametrize(
    ("kinds", "group", "lead", "mixed"),
    [
        ((COMPANY, CENTRE, CENTRE, COMPANY), "workers", 150, False),
        ((COMPANY, CENTRE, CENTRE, COMPANY), "teachers-vo", 150, False),
        ((CENTRE, COMPANY, COMPANY), "teachers-vo", 68, True),
    ],
)
def test_a_lead_that_is_just_enough_is_not_mixed(kinds: list[str], group: str, lead: int, mixed: bool) -> None:
    found = classify(Proposal(name="x", goals=goals(*kinds), target_groups=(group,)), CATALOGUE)
    first, second, _ = found.scores.values()
    assert (round(1000 * (first - second)), found.mixed) == (lead, mixed)


def own_types(**changed: object) -> Catalogue:
    """The bundled content with other types."""
    return type(CATALOGUE).model_construct(**(dict(CATALOGUE) | {"types": CATALOGUE.types.model_copy(update=changed)}))


def test_with_one_type_in_the_content_nothing_is_mixed() -> None:
    proposal = Proposal(name="x", goals=goals(COMPANY), target_groups=("workers",))
    found = classify(proposal, own_types(types=CATALOGUE.types.types[:1]))
    assert (found.id, found.mixed, found.scores) == (COMPANY, False, {COMPANY: 1.0})


def test_a_group_that_goes_with_no_type_counts_for_none() -> None:
    bare = [kind.model_copy(update={"target_groups": (), "also": ()}) for kind in CATALOGUE.types.types]
    found = type_scores(goals(CENTRE, CENTRE), ["workers"], own_types(types=tuple(bare)))
    assert found == {CENTRE: 0.75, COMPANY: 0.0, CONCEPT: 0.0}


def test_the_study_puts_goals_first() -> None:
    assert GOAL_SHARE > 1 - GOAL_SHARE
    for goal, group in ((COMPANY, "pupils-vo"), (CENTRE, "unemployed"), (CONCEPT, "unemployed")):
        assert next(iter(type_scores(goals(goal), [group], CATALOGUE))) == goal


def test_the_reasons_name_what_there_is_and_nothing_else() -> None:
    plan = Proposal(name="x", goals=goals(CENTRE), target_groups=("researchers",))
    told = {
        kind: [each.key for each in classify(plan.model_copy(update={"type": kind}), CATALOGUE).reasons]
        for kind in KINDS
    }
    assert told == {
        COMPANY: ["type.chosen", "type.other-goals", "type.other-groups"],
        CENTRE: ["type.chosen", "type.goals", "type.groups"],
        CONCEPT: ["type.chosen", "type.other-goals", "type.other-groups"],
    }
    assert [each.key for each in classify(plan, CATALOGUE).reasons] == ["type.goals", "type.groups"]
