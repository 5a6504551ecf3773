"""Who has done it before: how much initiatives are like a proposal, and which of them show how.

Similarity is Gower's (Biometrics 27, 1971): the mean of the likeness per field, over the fields that
both sides fill in. Sets are compared by Jaccard, the ordered scale by distance, the rest by equality.
"""

from collections.abc import Iterable, Mapping, Sequence

from lea_check.model.assessment import ConditionResult, Example, Label, Match, Message
from lea_check.model.catalogue import Catalogue, Initiative, Text
from lea_check.model.profile import NAMES, SETS, Profile, profile_of
from lea_check.model.proposal import Proposal
from lea_check.model.vocabulary import SCALES

ALIKE_FLOOR = 0.3
"""Under this similarity an initiative is not shown as alike: then nothing is like the proposal."""

MOST_ALIKE = 3


def similarity(one: Profile, other: Profile) -> float:
    """How alike two profiles are, 0-1. Fields that one of them leaves out do not count."""
    alike, fields = 0.0, 0
    for mine, theirs in zip(one.sets, other.sets, strict=True):
        if mine and theirs:
            fields += 1
            if not mine.isdisjoint(theirs):
                both = len(mine & theirs)
                alike += both / (len(mine) + len(theirs) - both)
    for name, their_name in zip(one.names, other.names, strict=True):
        if name and their_name:
            fields += 1
            alike += name == their_name
    if one.scale is not None and other.scale is not None:
        fields += 1
        alike += 1 - abs(one.scale - other.scale) / (len(SCALES) - 1)
    return round(alike / fields, 3) if fields else 0.0


def ranked(proposal: Proposal, kind: str | None, initiatives: Iterable[Initiative]) -> tuple[Match, ...]:
    """The initiatives, the most alike first; ties by id."""
    mine = profile_of(proposal, kind)
    matches = [Match(initiative, similarity(mine, initiative.profile)) for initiative in initiatives]
    return tuple(sorted(matches, key=lambda match: (-match.similarity, match.initiative.id)))


def who_shows(condition: str, matches: Sequence[Match]) -> str | None:
    """The initiative that shows how: a strength first, then a challenge lived through, the most alike first."""
    for role in ("strength", "challenge"):
        for match in matches:
            if any(lesson.role == role for lesson in match.initiative.conditions.get(condition, ())):
                return match.initiative.id
    return None


def most_alike(matches: Sequence[Match]) -> tuple[Match, ...]:
    """Of all initiatives, the most alike first: the three that are shown as alike, or fewer."""
    return tuple(match for match in matches[:MOST_ALIKE] if match.similarity >= ALIKE_FLOOR)


def examples(
    proposal: Proposal,
    kind: str,
    gaps: Iterable[ConditionResult],
    matches: Sequence[Match],
    catalogue: Catalogue,
) -> tuple[Example, ...]:
    """The three most alike, then those that are there because they show how to mend a gap."""
    shows: dict[str, list[str]] = {}
    for gap in gaps:
        shower = who_shows(gap.id, matches)
        if shower:
            shows.setdefault(shower, []).append(gap.id)
    alike = most_alike(matches)
    rest = [match for match in matches[len(alike) :] if match.initiative.id in shows]
    return tuple(
        Example(
            match.initiative.id,
            match.similarity,
            place < len(alike),
            reasons(proposal, kind, match.initiative, catalogue),
            tuple(shows.get(match.initiative.id, ())),
        )
        for place, match in enumerate([*alike, *rest])
    )


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
