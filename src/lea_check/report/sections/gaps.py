"""Gap by gap: what stands now, what is next and how, who met this gap, and what else is weak or open in it."""

from collections.abc import Iterator

from lea_check.model.assessment import ConditionResult, LessonFound, QuestionResult
from lea_check.model.vocabulary import YES
from lea_check.report.blocks import Block, Card, Paragraph
from lea_check.report.sections.findings import Findings
from lea_check.report.sections.knowledge import display_name

Fact = tuple[str, str]


def gaps(found: Findings) -> Iterator[Block]:
    """A card for each condition that is not in place."""
    cards = [_card(found, each) for each in found.assessment.conditions if each.low is not None and each.low < YES]
    if not cards:
        yield Paragraph(found.words("report.gaps-none"))
    yield from cards


def _card(found: Findings, result: ConditionResult) -> Card:
    told = _told(found, result)
    facts = [*_standing(found, told), *_met(found, told), *_beside(found, result, told)]
    return Card(found.title(result.id), found.mark(result.range), tuple(facts))


def _told(found: Findings, result: ConditionResult) -> QuestionResult:
    """The question on the way up, else the weakest one that is known, else the weakest."""
    weak = [each for each in result.questions if each.range and not each.yes]
    on_way = [each for each in weak if each.key in found.lifts]
    known = [each for each in weak if not each.why]
    return min(on_way or known or weak, key=lambda each: (each.low, each.high))


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
    words = found.words
    lesson = found.assessment.lessons.get(told.key)
    yield words("report.met"), _lesson(found, lesson) if lesson else words("gap.nobody")
    counted = found.assessment.experience.get(told.key)
    if counted and counted.had + counted.partly_or_not:
        numbers = {"had": counted.had, "not": counted.partly_or_not, "silent": counted.unknown}
        yield words("report.experience"), words("gap.experience", of=len(found.catalogue.initiatives), **numbers)


def _lesson(found: Findings, lesson: LessonFound) -> str:
    words, initiative = found.words, found.catalogue.initiative_by_id[lesson.initiative]
    said = f"{words.say(lesson.lesson.lesson)} [{words.source(lesson.lesson.source)}]"
    name = display_name(initiative, words)
    if lesson.about == "condition":
        return words("gap.condition", name=name, lesson=said)
    told = words(f"gap.{lesson.role}", name=name, lesson=said)
    return told if lesson.alike else f"{words('gap.other-kind')} {told}"


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
