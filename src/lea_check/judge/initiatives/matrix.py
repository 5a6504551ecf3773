"""Conditions by initiatives: who shows each, and who found it hard."""

from collections.abc import Iterable, Sequence

from lea_check.model.catalogue import Catalogue, Initiative
from lea_check.model.vocabulary import LessonRole


def with_role(chosen: Iterable[Initiative], condition: str, role: LessonRole) -> list[Initiative]:
    """The initiatives that have a lesson about a condition in a role."""
    return [each for each in chosen if role in roles_of(each, condition)]


def roles_of(initiative: Initiative, condition: str) -> list[LessonRole]:
    """The roles in which an initiative teaches about a condition, each once, in the order of its lessons."""
    return list(dict.fromkeys(lesson.role for lesson in initiative.conditions.get(condition, ())))


def hardest(chosen: Sequence[Initiative], catalogue: Catalogue) -> list[tuple[str, list[Initiative]]]:
    """Conditions with those that found them hard, the most first; in the order of the content where it is the same."""
    found = [(each.id, with_role(chosen, each.id, "challenge")) for each in catalogue.conditions]
    return sorted((each for each in found if each[1]), key=lambda each: -len(each[1]))
