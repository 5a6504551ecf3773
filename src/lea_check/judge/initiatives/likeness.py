"""Who has done it before: how much initiatives are like a proposal, and in what.

Similarity is Gower's (Biometrics 27, 1971): the mean of the likeness per field, over the fields that
both sides fill in. Sets are compared by Jaccard, the ordered scale by distance, the rest by equality.
"""

from collections.abc import Iterable, Mapping, Sequence

from lea_check.model.assessment import Example, Match, Shown
from lea_check.model.catalogue import Catalogue, Initiative, Text
from lea_check.model.message import Label, Message
from lea_check.model.profile import NAMES, SETS, Profile, folded, profile_of
from lea_check.model.proposal import Proposal
from lea_check.model.vocabulary import SCALES

ALIKE_FLOOR = 0.3
"""Under this similarity an initiative is not shown as alike: then nothing is like the proposal."""

MOST_ALIKE = 3


def similarity(one: Profile, other: Profile) -> float:
    """How alike two profiles are, 0-1. Fields that one of them leaves out do not count."""
    alike, fields = 0.0, 0
    for mine, theirs in zip(one.sets, other.sets, strict=False):
        if mine and theirs:
            fields += 1
            both = len(mine & theirs)
            alike += both / (len(mine) + len(theirs) - both)
    for name, their_name in zip(one.names, other.names, strict=False):
        if name and their_name:
            fields += 1
            alike += name == their_name
    if one.scale is not None and other.scale is not None:
        fields += 1
        alike += 1 - abs(one.scale - other.scale) / (len(SCALES) - 1)
    return round(alike / fields, 3) if fields else 0.0


def ranked(proposal: Proposal, initiatives: Iterable[Initiative]) -> tuple[Match, ...]:
    """The initiatives, the most alike first; ties by id. One of the proposal's own name is no example for it.

    The type counts only where the proposal chose it itself: else it follows from the goals, which count already.
    """
    mine = profile_of(proposal, proposal.type)
    matches = [
        Match(each, similarity(mine, each.profile), _shares(mine, each.profile))
        for each in _others(proposal, initiatives)
    ]
    return tuple(sorted(matches, key=lambda match: (-match.similarity, match.initiative.id)))


def most_alike(matches: Iterable[Match]) -> tuple[Match, ...]:
    """The three that are shown as alike, or fewer: each shares a goal or a target group, none is under the floor."""
    return tuple(match for match in matches if match.shares and is_alike(match))[:MOST_ALIKE]


def closest(proposal: Proposal, initiatives: Iterable[Initiative]) -> str | None:
    """The id of the first that is shown as alike, without a look at those that share nothing."""
    mine = profile_of(proposal, proposal.type)
    shared = [each for each in _others(proposal, initiatives) if _shares(mine, each.profile)]
    found = [(similarity(mine, each.profile), each.id) for each in shared]
    return min([(-alike, key) for alike, key in found if alike >= ALIKE_FLOOR], default=(0, None))[1]


def is_alike(match: Match) -> bool:
    """Whether an initiative is not quite another kind of collaboration."""
    return match.similarity >= ALIKE_FLOOR


def examples(
    proposal: Proposal, shows: Mapping[str, Sequence[Shown]], matches: Sequence[Match], catalogue: Catalogue
) -> tuple[Example, ...]:
    """The three most alike, then those that are there for what they show (by initiative id)."""
    alike = most_alike(matches)
    rest = [match for match in matches if match not in alike and match.initiative.id in shows]
    return tuple(
        Example(
            match.initiative.id,
            match.similarity,
            match in alike,
            reasons(proposal, proposal.type, match.initiative, catalogue),
            tuple(shows.get(match.initiative.id, ())),
        )
        for match in (*alike, *rest)
    )


def _others(proposal: Proposal, initiatives: Iterable[Initiative]) -> list[Initiative]:
    name = folded(proposal.name)
    return [each for each in initiatives if name not in each.folded_names]


def _shares(one: Profile, other: Profile) -> bool:
    """Whether two have a goal or a target group in common."""
    goals, groups, *_ = one.sets
    return not (goals.isdisjoint(other.sets[0]) and groups.isdisjoint(other.sets[1]))


def reasons(proposal: Proposal, kind: str | None, initiative: Initiative, catalogue: Catalogue) -> tuple[Message, ...]:
    """In what a proposal and an initiative are alike."""
    sets = profile_of(proposal, kind).sets
    found = []
    if kind and kind == initiative.type:
        found.append(Message("alike.type", {"type": catalogue.type_by_id[kind].title}))
    titles: Mapping[str, Mapping[str, Text]] = {
        "goals": {goal.id: goal.title for goal in catalogue.types.goals},
        "target_groups": {group.id: group.title for group in catalogue.types.target_groups},
    }
    for field, own in zip(SETS, sets, strict=True):
        shared = [item for item in getattr(initiative, field) if item in own]
        if shared:
            found.append(Message(f"alike.{field}", {"items": _named(field, shared, titles)}))
    for field in (*NAMES, "scale"):
        value = getattr(proposal, field)
        if value and value == getattr(initiative, field):
            found.append(Message(f"alike.{field}", {"label": Label(field, value)}))
    return tuple(found)


def _named(field: str, ids: Sequence[str], titles: Mapping[str, Mapping[str, Text]]) -> tuple[Text | Label, ...]:
    if field in titles:
        return tuple(titles[field][item] for item in ids)
    return tuple(Label(field, item) for item in ids)
