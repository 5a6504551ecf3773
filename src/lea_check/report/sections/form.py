"""The questions as a form that people fill in themselves: on paper, or through another program.

Every question carries its id in brackets, by which `tally` finds it back.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from lea_check.judge.rollup import lifted_by
from lea_check.model.catalogue import Catalogue, Condition, Text
from lea_check.model.proposal import Proposal
from lea_check.model.vocabulary import LEVELS
from lea_check.report.blocks import BallotRow, Block, Paragraph, QuestionBoxes, Report, Section
from lea_check.report.style.symbols import BOX
from lea_check.words import Words

WIDE_SPACE = "\u2003"
PARTY = "party"
"""The id of the question for whom one is there."""


class Item(NamedTuple):
    """A question on a form; its id is that of a condition, or of a condition and a question with a dot between."""

    id: str
    condition: Condition
    question: Text
    explanation: Text | None
    levels: tuple[Text, ...]


class Form(NamedTuple):
    """What is asked: of whom (`parties`, none: everyone alike), and about which proposal, if one is named."""

    items: tuple[Item, ...]
    parties: tuple[str, ...] = ()
    name: str | None = None
    summary: str | None = None


def make_form(
    catalogue: Catalogue,
    *,
    quick: bool = False,
    only: Sequence[str] = (),
    parties: Sequence[str] = (),
    proposal: Proposal | None = None,
) -> Form:
    """A form with all questions, or with the overall question of each condition; `only`: of some conditions.

    What an exception takes out for the proposal is not asked.
    """
    asked = [condition for condition in catalogue.conditions if not only or condition.id in only]
    out = {f"{each.id}.{name}" for each in asked for name in (lifted_by(each, proposal) if proposal else ())}
    items = tuple(
        item
        for condition in asked
        for item in ([_overall(condition)] if quick else _items(condition))
        if item.id not in out
    )
    form = Form(items, tuple(parties))
    return form._replace(name=proposal.name, summary=proposal.summary) if proposal else form


def form_report(form: Form, words: Words) -> Report:
    """The form as a handout, with boxes to tick, in the language of `words`."""
    title = form.name or words("handout.title")
    numbered = list(enumerate(form.items, 1))
    intro = tuple(_intro(form, words))
    if any(item.explanation for item in form.items):
        sections = [Section("form", words("handout.about"), intro)] if intro else []
        for condition, group in groupby(numbered, lambda each: each[1].condition):
            heading = f"{condition.number} {words.say(condition.title)}"
            sections.append(Section(condition.id, heading, (_ballot([*group], words),)))
    else:
        sections = [Section("form", words("handout.about"), (*intro, _ballot(numbered, words)))]
    return Report(words.lang, title, words("handout.how"), tuple(sections), paper=True)


def form_headings(form: Form, words: Words) -> list[str]:
    """A row of headings, for other programs in which a form can be made."""
    party = [f"{words('handout.party')} [{PARTY}]"] if form.parties else []
    return [*party, *(f"{words.say(item.question)} [{item.id}]" for item in form.items)]


def _items(condition: Condition) -> Iterator[Item]:
    for each in condition.questions:
        yield Item(f"{condition.id}.{each.id}", condition, each.question, each.explanation, each.levels)


def _overall(condition: Condition) -> Item:
    return Item(condition.id, condition, condition.overall.question, None, condition.overall.levels)


def _intro(form: Form, words: Words) -> Iterator[Block]:
    if form.summary:
        yield Paragraph(form.summary)
    if form.parties:
        names = (f"{BOX} {words.label('party', party)}" for party in form.parties)
        yield Paragraph(WIDE_SPACE.join([f"{words('handout.party')} [{PARTY}]", *names]))


def _ballot(numbered: Sequence[tuple[int, Item]], words: Words) -> QuestionBoxes:
    rows = tuple(
        BallotRow(
            number,
            words.say(item.question),
            item.id,
            words.say(item.explanation) if item.explanation else "",
            tuple(words.say(level) for level in item.levels),
        )
        for number, item in numbered
    )
    levels = (f"{level} {words(f'level.{level}')}" for level in LEVELS)
    return QuestionBoxes((words("report.question"), *levels, words("open.unknown")), rows)
