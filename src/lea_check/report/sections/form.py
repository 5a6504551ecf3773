"""The questions as a form that people fill in themselves: on paper, or through another program; and cards to vote with.

Every question carries its id in brackets, by which `tally` finds it back.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from lea_check.judge.rollup import lifted_by
from lea_check.model.catalogue import Catalogue, Condition, Overall, Question, Text
from lea_check.model.proposal import Proposal
from lea_check.model.vocabulary import LEVELS, PARTY, REMARKS
from lea_check.report.blocks import (
    Block,
    MarkName,
    Paragraph,
    Questionnaire,
    Report,
    Section,
    TickOne,
    TickQuestion,
    VotingCards,
    WritingRoom,
)
from lea_check.words import Words

REMARK_LINES = {True: 2, False: 6}
"""Room for remarks, by whether it is a quick form, which is one page."""

LETTERS = "ABCDEFGH"
"""By which office form programs know the choices of a question in a document."""


class FormItem(NamedTuple):
    """A question on a form; its id is that of a condition, or of a condition and a question with a dot between.

    `names_core`: it speaks of the core, whose names then stand with it.
    """

    id: str
    condition: Condition
    question: Text
    explanation: Text | None
    levels: tuple[Text, ...]
    names_core: bool


class BlankForm(NamedTuple):
    """What is asked: of whom (`parties`, none: everyone alike), about which proposal, and where it is handed in."""

    items: tuple[FormItem, ...]
    parties: tuple[str, ...] = ()
    name: str | None = None
    date: str | None = None
    summary: str | None = None
    core: tuple[str, ...] = ()
    hand_in: str | None = None
    quick: bool = False


def make_form(
    catalogue: Catalogue,
    *,
    quick: bool = False,
    only: Sequence[str] = (),
    parties: Sequence[str] = (),
    proposal: Proposal | None = None,
) -> BlankForm:
    """A form with all questions, or with the overall question of each condition; `only`: of some conditions.

    What an exception takes out for the proposal is not asked.
    """
    asked = [condition for condition in catalogue.conditions if not only or condition.id in only]
    out = {f"{each.id}.{name}" for each in asked for name in (lifted_by(each, proposal) if proposal else ())}
    items = tuple(
        item
        for condition in asked
        for item in ([_overall(condition)] if quick else _questions(condition))
        if item.id not in out
    )
    form = BlankForm(items, tuple(parties), quick=quick)
    if proposal is None:
        return form
    core = tuple(partner.name for partner in proposal.core)
    return form._replace(name=proposal.name, date=proposal.date, summary=proposal.summary, core=core)


def _questions(condition: Condition) -> Iterator[FormItem]:
    for each in condition.questions:
        yield _item(f"{condition.id}.{each.id}", condition, each)


def _overall(condition: Condition) -> FormItem:
    return _item(condition.id, condition, condition.overall)


def _item(id: str, condition: Condition, asked: Question | Overall) -> FormItem:
    return FormItem(id, condition, asked.question, asked.explanation, asked.levels, asked.names_core)


def form_report(form: BlankForm, words: Words) -> Report:
    """The form as a handout, with boxes to tick, in the language of `words`."""
    sections = _quick_section(form, words) if form.quick else _sections(form, words)
    return Report(words.lang, form.name or words("handout.title"), words("handout.how"), tuple(sections), paper=True)


def _quick_section(form: BlankForm, words: Words) -> Iterator[Section]:
    """All in one part, to stay on one page."""
    asked = _questionnaire(form, [*enumerate(form.items, 1)], words)
    yield Section("form", words("handout.about"), (*_intro(form, words), asked, *_end(form, words)))


def _sections(form: BlankForm, words: Words) -> Iterator[Section]:
    yield Section("form", words("handout.about"), tuple(_intro(form, words)))
    for condition, group in groupby(enumerate(form.items, 1), lambda each: each[1].condition):
        heading = f"{condition.number} {words.say(condition.title)}"
        yield Section(condition.id, heading, (_questionnaire(form, [*group], words),))
    yield Section(REMARKS, words("handout.last"), tuple(_end(form, words)))


def _intro(form: BlankForm, words: Words) -> Iterator[Block]:
    facts = [words("handout.date", date=form.date)] if form.date else []
    facts += [words("handout.core", core=", ".join(form.core))] if form.core else []
    if form.summary or facts:
        yield Paragraph(" ".join(filter(None, [form.summary, *facts])))
    asked = f"{words('handout.party')} [{PARTY}]"
    labels = tuple(words.label("party", party) for party in form.parties)
    yield TickOne(asked, labels) if labels else WritingRoom(asked, 1)


def _end(form: BlankForm, words: Words) -> Iterator[Block]:
    yield WritingRoom(f"{words('handout.remarks')} [{REMARKS}]", REMARK_LINES[form.quick])
    if form.hand_in:
        yield Paragraph(words("handout.return", where=form.hand_in), "strong")


def _questionnaire(form: BlankForm, numbered: Sequence[tuple[int, FormItem]], words: Words) -> Questionnaire:
    questions = tuple(
        TickQuestion(
            number,
            words.say(item.question),
            item.id,
            _core(form, item, words),
            tuple(words.say(level) for level in item.levels),
            words.say(item.explanation) if item.explanation and not form.quick else "",
        )
        for number, item in numbered
    )
    return Questionnaire((*(words(f"level.{level}") for level in LEVELS), words("open.unknown")), questions)


def _core(form: BlankForm, item: FormItem, words: Words) -> str:
    return words("handout.core", core=", ".join(form.core)) if form.core and item.names_core else ""


def plain_report(form: BlankForm, words: Words) -> Report:
    """The form as numbered questions with lettered choices, a line each, for programs that take over a document."""
    asked = [
        ([f"{words('handout.party')} [{PARTY}]"], [words.label("party", party) for party in form.parties]),
        *((_plain_question(form, item, words), choices(item, words)) for item in form.items),
        ([f"{words('handout.remarks')} [{REMARKS}]"], []),
    ]
    blocks = tuple(Paragraph(line) for number, each in enumerate(asked, 1) for line in _plain(number, *each))
    section = Section("form", words("handout.about"), blocks)
    return Report(words.lang, form.name or words("handout.title"), words("handout.how"), (section,), paper=True)


def _plain(number: int, question: Sequence[str], options: Sequence[str]) -> Iterator[str]:
    """The question with what explains it, and its choices."""
    asked, *explanation = question
    yield f"{number}. {asked}"
    yield from explanation
    yield from (f"{letter}. {option}" for letter, option in zip(LETTERS, options, strict=False))


def _plain_question(form: BlankForm, item: FormItem, words: Words) -> list[str]:
    explanation = words.say(item.explanation) if item.explanation else ""
    explained = " ".join(filter(None, [_core(form, item, words), explanation]))
    return [f"{words.say(item.question)} [{item.id}]", *([explained] if explained else [])]


def choices(item: FormItem, words: Words) -> list[str]:
    """The answers to choose from in another program: the word of each level with its text, and "we do not know"."""
    levels = [f"{words(f'level.{level}')}: {words.say(text)}" for level, text in enumerate(item.levels)]
    return [*levels, words("open.unknown")]


def form_headings(form: BlankForm, words: Words) -> list[str]:
    """A row of headings, for other programs in which a form can be made."""
    asked = [f"{words.say(item.question)} [{item.id}]" for item in form.items]
    return [f"{words('handout.party')} [{PARTY}]", *asked, f"{words('handout.remarks')} [{REMARKS}]"]


def cards_report(words: Words) -> Report:
    """A sheet of cards to cut out: no, partly, yes, and "we do not know"."""
    marks: tuple[MarkName, ...] = ("missing", "partial", "met", "open")
    names = (*(words(f"level.{level}") for level in LEVELS), words("open.unknown"))
    cards = VotingCards(tuple(zip(marks, names, strict=True)))
    section = Section("cards", words("handout.cards"), (cards,))
    return Report(words.lang, words("handout.cards-title"), words("handout.cards-how"), (section,), paper=True)
