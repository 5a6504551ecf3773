"""Who has done it before: how much initiatives are like a proposal, and which of them show how.

Similarity is Gower's (Biometrics 27, 1971): the mean of the likeness per field, over the fields that
both sides fill in. Sets are compared by Jaccard, the ordered scale by distance, the rest by equality.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ..model.assessment import ConditionResult, Example, Label, Message
from ..model.catalogue import Catalogue, Initiative, Text
from ..model.proposal import Proposal
from ..model.vocabulary import SCALES

ALIKE_FLOOR = 0.3
"""Under this similarity an initiative is not shown as alike: then nothing is like the proposal."""

MOST_ALIKE = 3

SETS = ("goals", "target_groups", "education_levels", "sectors")
NAMES = ("type", "initiator", "form")
FIELDS = ("type", *SETS, "initiator", "form", "scale")


class Profile(NamedTuple):
    """The fields on which likeness rests. None or empty: not filled in."""

    type: str | None
    goals: frozenset[str]
    target_groups: frozenset[str]
    education_levels: frozenset[str]
    sectors: frozenset[str]
    initiator: str | None
    form: str | None
    scale: str | None


class Match(NamedTuple):
    """An initiative with its similarity (0-1) to a proposal."""

    initiative: Initiative
    similarity: float


def profile_of(source: Proposal | Initiative, kind: str | None) -> Profile:
    """The fields of a proposal or an initiative that likeness rests on."""
    return Profile(
        kind,
        frozenset(source.goals),
        frozenset(source.target_groups),
        frozenset(source.education_levels),
        frozenset(source.sectors),
        source.initiator,
        source.form,
        source.scale,
    )


def similarity(one: Profile, other: Profile, fields: Sequence[str] = FIELDS) -> float:
    """How alike two profiles are in `fields`, 0-1. Fields that one of them leaves out do not count."""
    parts = [
        _likeness(field, mine, theirs)
        for field, mine, theirs in zip(FIELDS, one, other, strict=True)
        if mine and theirs and field in fields
    ]
    return round(sum(parts) / len(parts), 3) if parts else 0.0


def ranked(proposal: Proposal, kind: str | None, initiatives: Iterable[Initiative]) -> tuple[Match, ...]:
    """The initiatives, the most alike first; ties by id."""
    mine = profile_of(proposal, kind)
    matches = [
        Match(initiative, similarity(mine, profile_of(initiative, initiative.type))) for initiative in initiatives
    ]
    return tuple(sorted(matches, key=lambda match: (-match.similarity, match.initiative.id)))


def who_shows(condition: str, matches: Sequence[Match]) -> str | None:
    """The initiative that shows how: a strength first, then a challenge lived through, the most alike first."""
    for role in ("strength", "challenge"):
        for match in matches:
            if any(lesson.role == role for lesson in match.initiative.conditions.get(condition, ())):
                return match.initiative.id
    return None


def examples(
    proposal: Proposal, kind: str | None, gaps: Iterable[ConditionResult], catalogue: Catalogue
) -> tuple[Example, ...]:
    """The three most alike, then those that are there because they show how to mend a gap."""
    matches = ranked(proposal, kind, catalogue.initiatives)
    shows: dict[str, list[str]] = {}
    for gap in gaps:
        shower = who_shows(gap.id, matches)
        if shower:
            shows.setdefault(shower, []).append(gap.id)
    alike = [match for match in matches[:MOST_ALIKE] if match.similarity >= ALIKE_FLOOR]
    rest = [match for match in matches if match.initiative.id in shows and match not in alike]
    return tuple(
        Example(
            match.initiative.id,
            match.similarity,
            match in alike,
            reasons(proposal, kind, match.initiative, catalogue),
            tuple(shows.get(match.initiative.id, ())),
        )
        for match in [*alike, *rest]
    )


def reasons(proposal: Proposal, kind: str | None, initiative: Initiative, catalogue: Catalogue) -> tuple[Message, ...]:
    """In what a proposal and an initiative are alike."""
    mine, theirs = profile_of(proposal, kind), profile_of(initiative, initiative.type)
    found = []
    if kind and mine.type == theirs.type:
        found.append(Message("alike.type", {"type": catalogue.type_by_id[kind].title}))
    titles: Mapping[str, Mapping[str, Text]] = {
        "goals": {goal.id: goal.title for goal in catalogue.types.goals},
        "target_groups": {group.id: group.title for group in catalogue.types.target_groups},
    }
    for field in SETS:
        shared = [item for item in getattr(initiative, field) if item in getattr(mine, field)]
        if shared:
            found.append(Message(f"alike.{field}", {"items": _named(field, shared, titles)}))
    for field in ("initiator", "form", "scale"):
        if getattr(mine, field) and getattr(mine, field) == getattr(theirs, field):
            found.append(Message(f"alike.{field}", {"label": Label(field, getattr(mine, field))}))
    return tuple(found)


def _named(field: str, ids: Sequence[str], titles: Mapping[str, Mapping[str, Text]]) -> tuple[Text | Label, ...]:
    if field in titles:
        return tuple(titles[field][item] for item in ids)
    return tuple(Label(field, item) for item in ids)


def _likeness(field: str, mine: str | frozenset[str], theirs: str | frozenset[str]) -> float:
    if isinstance(mine, frozenset) and isinstance(theirs, frozenset):
        return len(mine & theirs) / len(mine | theirs)
    if field == "scale":
        steps = abs(SCALES.index(mine) - SCALES.index(theirs))
        return 1 - steps / (len(SCALES) - 1)
    return float(mine == theirs)
