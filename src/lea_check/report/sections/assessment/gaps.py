"""Gap by gap: what stands now, what is next and how, who met this gap, and what else is weak or open in it."""

from collections.abc import Iterator

from lea_check.judge.initiatives.lessons import gap_of
from lea_check.model.assessment import ConditionResult, QuestionResult
from lea_check.model.vocabulary import YES
from lea_check.report.blocks import Block, Card, Paragraph
from lea_check.report.sections.assessment.findings import Findings
from lea_check.report.sections.lessons import how_many, told_by

Fact = tuple[str, str]


def gaps(found: Findings) -> Iterator[Block]:
    """A card for each condition that is not in place."""
    gaps = ((each, gap_of(each, found.lifts)) for each in found.assessment.conditions)
    cards = [_card(found, result, gap) for result, gap in gaps if gap]
    if not cards:
        yield Paragraph(found.words("report.gaps-none"))
    yield from cards


def _card(found: Findings, result: ConditionResult, told: QuestionResult) -> Card:
    facts = [*_standing(found, told), *_met(found, told), *_beside(found, result, told)]
    return Card(found.title(result.id), found.mark(result.range), tuple(facts))


def _standing(found: Findings, told: QuestionResult) -> Iterator[Fact]:
    """What stands now, what is next, and how; of what is open, whom to ask."""
    words, question = found.words, found.question(told.key)
    yield words("report.question"), words.say(question.question)
    low, high = told.low or 0, told.high or 0
    if low < high:
        yield words("report.now"), found.stands(told)
        yield words("report.find-out"), words("gap.ask", whom=words.label("ask", question.ask))
    else:
        yield words("report.now"), f"{words(f'level.{low}')}: {words.say(question.levels[low])}"
    if high < YES:
        yield words("report.then"), f"{words(f'level.{low + 1}')}: {words.say(question.levels[low + 1])}"
    yield words("report.advice"), words.say(question.finish if low and question.finish else question.advice)


def _met(found: Findings, told: QuestionResult) -> Iterator[Fact]:
    """Who met this gap, and how many of the initiatives had it."""
    words, assessment = found.words, found.assessment
    yield words("report.met"), told_by(assessment.lessons.get(told.key), found.catalogue, words)
    if found.catalogue.initiatives:
        yield words("report.experience"), how_many(assessment.experience[told.key], found.catalogue, words)


def _beside(found: Findings, result: ConditionResult, told: QuestionResult) -> Iterator[Fact]:
    """What else is weak or open in the same condition, in a line each."""
    others = [each for each in result.questions if each.range and not each.yes and each != told]
    for key, chosen in (
        ("weak", [each for each in others if not each.why]),
        ("open", [each for each in others if each.why]),
    ):
        if chosen:
            named = (f"{found.short(each.key)} ({found.stands(each)})" for each in chosen)
            yield found.words(f"gap.also-{key}"), "; ".join(named)
    step = next(step for step in found.catalogue.steps.steps if step.id == found.question(told.key).step)
    yield found.words("report.step"), f"{step.id} {found.words.say(step.title)}"
