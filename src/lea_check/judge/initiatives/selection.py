"""Which initiatives one asks for: by what they are, or so that they differ as much as possible."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lea_check.judge.initiatives.likeness import similarity
from lea_check.model.catalogue import Initiative
from lea_check.model.profile import Profile


class Wanted(NamedTuple):
    """What initiatives must be. Within a field one of the values is enough; every field that is given must fit.

    `conditions` and `roles` belong together: a lesson in one of the roles, about one of the conditions.
    """

    types: Sequence[str] = ()
    groups: Sequence[str] = ()
    sectors: Sequence[str] = ()
    conditions: Sequence[str] = ()
    roles: Sequence[str] = ()


class Pick(NamedTuple):
    """An initiative of a varied choice; `difference` (0-1) from the nearest one picked before, None for the first."""

    initiative: Initiative
    difference: float | None


def chosen(initiatives: Iterable[Initiative], wanted: Wanted) -> tuple[Initiative, ...]:
    """The initiatives that fit, in the same order."""
    return tuple(each for each in initiatives if _fits(each, wanted))


def varied(initiatives: Sequence[Initiative], count: int) -> tuple[Pick, ...]:
    """At most `count` initiatives that differ most in type, form and target groups; ties by id.

    Greedy max-min (Gonzalez, Theoretical Computer Science 38, 1985): each next one is the initiative whose nearest
    pick lies farthest away. It begins with the one that lies farthest from the first by id.
    """
    rest = sorted(initiatives, key=lambda each: each.id)
    profiles = {each.id: varied_profile(each) for each in rest}
    nearest = {each.id: similarity(profiles[rest[0].id], profiles[each.id]) for each in rest}
    picks: list[Pick] = []
    while rest and len(picks) < count:
        best = min(rest, key=lambda each: nearest[each.id])
        picks.append(Pick(best, round(1 - nearest[best.id], 3) if picks else None))
        rest.remove(best)
        for each in rest:
            like = similarity(profiles[best.id], profiles[each.id])
            nearest[each.id] = max(nearest[each.id], like) if len(picks) > 1 else like
    return tuple(picks)


def varied_profile(initiative: Initiative) -> Profile:
    """What a varied choice differs in: the study chose its ten for variety of form and target group, over types."""
    return Profile((frozenset(initiative.target_groups),), (initiative.type, initiative.form), None)


def _fits(initiative: Initiative, wanted: Wanted) -> bool:
    return (
        (not wanted.types or initiative.type in wanted.types)
        and _shares(initiative.target_groups, wanted.groups)
        and _shares(initiative.sectors, wanted.sectors)
        and ((not wanted.conditions and not wanted.roles) or _teaches(initiative, wanted))
    )


def _shares(values: Sequence[str], wanted: Sequence[str]) -> bool:
    return not wanted or not set(values).isdisjoint(wanted)


def _teaches(initiative: Initiative, wanted: Wanted) -> bool:
    return any(
        not wanted.roles or lesson.role in wanted.roles
        for condition in wanted.conditions or initiative.conditions
        for lesson in initiative.conditions.get(condition, ())
    )
