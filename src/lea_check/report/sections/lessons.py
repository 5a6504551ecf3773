"""What the initiatives teach about a condition: who shows it, who found it hard, and where that is written."""

from collections.abc import Iterator

from lea_check.model.catalogue import Catalogue, Condition
from lea_check.model.vocabulary import LESSON_ROLES, LessonRole
from lea_check.report.blocks import Block, Card, Paragraph, Report, Section
from lea_check.report.sections.origin import named
from lea_check.words import Words


def lesson_cards(condition: str, catalogue: Catalogue, words: Words) -> Iterator[Card]:
    """What all initiatives teach about one condition, strengths first."""
    for role in LESSON_ROLES:
        facts = tuple(
            (named(initiative, words), f"{words.say(lesson.lesson)} [{words.source(lesson.source)}]")
            for initiative in catalogue.initiatives
            for lesson in initiative.conditions.get(condition, ())
            if lesson.role == role
        )
        if facts:
            yield Card(words.label("lesson_role", role).capitalize(), None, facts)


def taught_report(catalogue: Catalogue, words: Words) -> Report:
    """What all initiatives teach, condition by condition."""
    sections = tuple(
        Section("", _title(each, words), (*_about(each, catalogue, words),)) for each in catalogue.conditions
    )
    return Report(words.lang, words("catalogue.taught"), words("catalogue.taught-more"), sections)


def _title(condition: Condition, words: Words) -> str:
    return f"{condition.number} {words.say(condition.title)} [{condition.id}]"


def _about(condition: Condition, catalogue: Catalogue, words: Words) -> Iterator[Block]:
    yield Paragraph(f"{words.say(condition.why)} [{words.source(condition.source)}]")
    for role in ("strength", "challenge"):
        yield Paragraph(words(f"catalogue.who-{role}", names=words.all_of(_who(condition.id, role, catalogue, words))))
    yield from lesson_cards(condition.id, catalogue, words)


def _who(condition: str, role: LessonRole, catalogue: Catalogue, words: Words) -> list[str]:
    return [
        named(each, words)
        for each in catalogue.initiatives
        if any(lesson.role == role for lesson in each.conditions.get(condition, ()))
    ]
