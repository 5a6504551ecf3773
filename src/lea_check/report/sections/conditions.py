"""The conditions for people: all, one of them whole, and what the initiatives teach about each question."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lea_check.judge.initiatives.lessons import experience, lesson_for, lessons_on
from lea_check.judge.initiatives.likeness import ranked
from lea_check.judge.initiatives.matrix import with_role
from lea_check.model.assessment import Match
from lea_check.model.catalogue import Catalogue, Condition, Question, Text
from lea_check.model.proposal import Proposal
from lea_check.model.vocabulary import LESSON_ROLES
from lea_check.report.blocks import Block, Bullets, Card, Grid, Paragraph, Report, Section
from lea_check.report.sections.lessons import display_name, how_many, told_by
from lea_check.words import Words

Fact = tuple[str, str]


def conditions_report(catalogue: Catalogue, words: Words) -> Report:
    """The conditions: why each matters, and its questions."""
    sections = tuple(
        Section("", f"{condition.number} {_title_and_id(condition, words)}", tuple(_in_short(condition, words)))
        for condition in catalogue.conditions
    )
    title, more = words("knowledge.conditions"), words("knowledge.conditions-more")
    return Report(words.lang, title, more, sections, contents=words("report.contents"))


def _in_short(condition: Condition, words: Words) -> Iterator[Block]:
    yield Paragraph(words.say(condition.why))
    yield Bullets(tuple(words.say(question.question) for question in condition.questions))


def condition_report(condition: Condition, catalogue: Catalogue, words: Words) -> Report:
    """One condition whole: its questions with levels and advice, who tells of each, and how many had it."""
    overall = condition.overall
    questions = (_question_card(each, f"{condition.id}.{each.id}", catalogue, words) for each in condition.questions)
    parts: tuple[tuple[str, tuple[Block, ...]], ...] = (
        ("knowledge.why", (Paragraph(words.say(condition.why)),)),
        ("knowledge.overall", (Card(words.say(overall.question), None, tuple(_levels(overall.levels, words))),)),
        ("knowledge.questions", tuple(questions)),
        ("knowledge.exceptions", tuple(_exceptions(condition, words))),
        ("knowledge.lessons-whole", tuple(_lesson_cards(condition.id, catalogue, words, whole=True))),
    )
    sections = tuple(Section("", words(title), blocks) for title, blocks in parts if blocks)
    title = f"{condition.number} {words.say(condition.title)}"
    return Report(words.lang, title, f"{condition.id} · {words.source(condition.source)}", sections)


def _exceptions(condition: Condition, words: Words) -> Iterator[Block]:
    if condition.exceptions:
        yield Bullets(tuple(f"{words.say(each.reason)} [{words.source(each.source)}]" for each in condition.exceptions))


def _question_card(question: Question, key: str, catalogue: Catalogue, words: Words) -> Card:
    facts = [
        (
            words("knowledge.id"),
            f"{question.id} · {words(f'phase.{question.phase}')} · {words.source(question.source)}",
        ),
        (words("knowledge.explanation"), words.say(question.explanation)),
        *_levels(question.levels, words),
        (words("report.advice"), words.say(question.advice)),
        *_who_tells(key, catalogue, words),
    ]
    return Card(words.say(question.question), None, tuple(facts))


def _levels(levels: Iterable[Text], words: Words) -> Iterator[Fact]:
    return ((f"{level} {words(f'level.{level}')}", words.say(text)) for level, text in enumerate(levels))


def _who_tells(key: str, catalogue: Catalogue, words: Words) -> Iterator[Fact]:
    """The lessons that name a question, those that show how first; and how many of the initiatives had it."""
    told = lessons_on(key, catalogue.initiatives)
    for initiative, lesson in told:
        who = f"{display_name(initiative, words)} ({words.label('lesson_role', lesson.role)})"
        yield who, f"{words.say(lesson.lesson)} [{words.source(lesson.source)}]"
    if not told:
        yield words("report.met"), words("gap.nobody")
    if catalogue.initiatives:
        yield words("report.experience"), how_many(experience(key, catalogue), catalogue, words)


def _lesson_cards(condition: str, catalogue: Catalogue, words: Words, *, whole: bool = False) -> Iterator[Card]:
    """What all initiatives teach about one condition, strengths first. `whole`: only of it as a whole."""
    for role in LESSON_ROLES:
        facts = tuple(
            (display_name(initiative, words), f"{words.say(lesson.lesson)} [{words.source(lesson.source)}]")
            for initiative in catalogue.initiatives
            for lesson in initiative.conditions.get(condition, ())
            if lesson.role == role and not (whole and lesson.questions)
        )
        if facts:
            yield Card(words.label("lesson_role", role).capitalize(), None, facts)


def taught_report(catalogue: Catalogue, words: Words, proposals: Mapping[str, Proposal]) -> Report:
    """What all initiatives teach, condition by condition, and what a proposal of each type (by id) would see."""
    matches = {kind: ranked(each, catalogue.initiatives) for kind, each in proposals.items()}
    sections = tuple(
        Section("", f"{each.number} {_title_and_id(each, words)}", tuple(_about(each, matches, catalogue, words)))
        for each in catalogue.conditions
    )
    return Report(words.lang, words("catalogue.taught"), words("catalogue.taught-more"), sections)


def _about(
    condition: Condition, matches: Mapping[str, Sequence[Match]], catalogue: Catalogue, words: Words
) -> Iterator[Block]:
    yield Paragraph(f"{words.say(condition.why)} [{words.source(condition.source)}]")
    for role in ("strength", "challenge"):
        names = [display_name(each, words) for each in with_role(catalogue.initiatives, condition.id, role)]
        yield Paragraph(words(f"catalogue.who-{role}", names=words.all_of(names)))
    kinds = [words.say(catalogue.type_by_id[kind].title) for kind in matches]
    rows = tuple(_row(each, condition, matches, catalogue, words) for each in condition.questions)
    columns = (words("catalogue.by-question"), *kinds, words("report.experience"))
    yield Grid(columns, rows, tuple(1 for _ in columns))
    yield from _lesson_cards(condition.id, catalogue, words)


def _row(
    question: Question,
    condition: Condition,
    matches: Mapping[str, Sequence[Match]],
    catalogue: Catalogue,
    words: Words,
) -> tuple[str, ...]:
    """A question, and for each type the lesson that a proposal of it would see."""
    key = f"{condition.id}.{question.id}"
    told = (told_by(lesson_for(key, each), catalogue, words, short=True) for each in matches.values())
    counted = experience(key, catalogue)
    numbers = {"had": counted.had, "not": counted.partly_or_not, "silent": counted.unknown}
    return (words.say(question.question), *told, words("catalogue.had-it", **numbers))


def _title_and_id(condition: Condition, words: Words) -> str:
    return f"{words.say(condition.title)} [{condition.id}]"
