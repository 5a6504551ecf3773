"""How alike a proposal and an initiative are (docs/method.md): the mean over what both say."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from lea_check.judge.classify import type_of
from lea_check.judge.initiatives.likeness import ALIKE_FLOOR, MOST_ALIKE, most_alike, ranked, reasons, similarity
from lea_check.model.catalogue import Initiative
from lea_check.model.profile import profile_of
from lea_check.model.vocabulary import SCALES
from tests.support.strategies import CATALOGUE, profiles, read

SETS = ("goals", "target_groups", "education_levels", "sectors")
kinds = st.sampled_from([None, *CATALOGUE.type_by_id])
names = st.sampled_from(["x", *(each.name for each in CATALOGUE.initiatives[:3]), "stichting technasium "])
plans = st.builds(
    lambda name, profile: read({"format": "lea-check/proposal/2", "name": name, **profile}), names, profiles
)


def others(plan: Any) -> list[Initiative]:
    """The initiatives that do not have the name of the proposal, or had it."""
    name = plan.name.strip().casefold()
    return [
        each
        for each in CATALOGUE.initiatives
        if name not in {other.casefold() for other in (each.name, *each.other_names)}
    ]


def gower(plan: Any, other: Initiative) -> float:
    parts = [
        len({*getattr(plan, field)} & {*getattr(other, field)})
        / len({*getattr(plan, field)} | {*getattr(other, field)})
        for field in SETS
        if getattr(plan, field) and getattr(other, field)
    ]
    for mine, theirs in ((plan.type, other.type), (plan.initiator, other.initiator), (plan.form, other.form)):
        parts += [1.0 if mine == theirs else 0.0] if mine else []
    if plan.scale:
        parts.append(1 - abs(SCALES.index(plan.scale) - SCALES.index(other.scale)) / 3)
    return sum(parts) / len(parts)


@given(plans)
def test_likeness_is_the_mean_over_the_fields_that_both_fill_in(plan: Any) -> None:
    found = ranked(plan, CATALOGUE.initiatives)
    for match in found:
        assert abs(match.similarity - gower(plan, match.initiative)) <= 0.00051
    assert [*found] == sorted(found, key=lambda each: (-each.similarity, each.initiative.id))
    assert {each.initiative.id for each in found} == {each.id for each in others(plan)}


@given(plans)
def test_the_type_counts_only_where_the_proposal_chose_it(plan: Any) -> None:
    without = plan.model_copy(update={"type": None})
    guessed = type_of(without, CATALOGUE)
    for match in ranked(without, CATALOGUE.initiatives):
        assert match.similarity == similarity(profile_of(without, None), match.initiative.profile)
    chosen = without.model_copy(update={"type": guessed})
    assert [each.similarity for each in ranked(chosen, CATALOGUE.initiatives)] != [
        each.similarity for each in ranked(without, CATALOGUE.initiatives)
    ]


@given(plans, kinds, st.sampled_from(CATALOGUE.initiatives))
def test_likeness_goes_both_ways(plan: Any, kind: str | None, other: Initiative) -> None:
    mine = profile_of(plan, kind)
    assert similarity(mine, other.profile) == similarity(other.profile, mine)
    assert similarity(mine, mine) == 1.0


def test_where_nothing_can_be_compared_nothing_is_alike() -> None:
    empty = SimpleNamespace(**dict.fromkeys(SETS, ()), initiator=None, form=None, scale=None)
    nothing, something = profile_of(empty, None), CATALOGUE.initiatives[0].profile
    assert similarity(nothing, nothing) == similarity(nothing, something) == similarity(something, nothing) == 0.0


@given(plans)
def test_at_most_three_are_alike_that_share_a_goal_or_a_group_and_none_under_the_floor(plan: Any) -> None:
    found = ranked(plan, CATALOGUE.initiatives)
    sharing = [
        each
        for each in found
        if {*plan.goals} & {*each.initiative.goals} or {*plan.target_groups} & {*each.initiative.target_groups}
    ]
    assert [*most_alike(found)] == [each for each in sharing if each.similarity >= ALIKE_FLOOR][:3]
    assert MOST_ALIKE == 3
    exact = [replace(each, similarity=ALIKE_FLOOR) for each in found]
    assert [*most_alike(exact)] == [each for each in exact if each.shares][:3]


@given(plans, kinds, st.sampled_from(CATALOGUE.initiatives))
def test_there_is_a_reason_for_each_field_that_is_shared(plan: Any, kind: str | None, other: Initiative) -> None:
    told = {reason.key.removeprefix("alike.") for reason in reasons(plan, kind, other, CATALOGUE)}
    shared = {field for field in SETS if {*getattr(plan, field)} & {*getattr(other, field)}}
    shared |= {field for field in ("initiator", "form", "scale") if getattr(plan, field) == getattr(other, field)}
    assert told == shared | ({"type"} if kind == other.type else set())
