"""The way up, what rests on somebody's word, and what is still open."""

from collections.abc import Iterator

from lea_check.model.assessment import Disagreement
from lea_check.model.vocabulary import RUNGS
from lea_check.report.blocks import Block, Bullets, Paragraph
from lea_check.report.sections.assessment.findings import Findings
from lea_check.report.sections.votes import parties_differ
from lea_check.report.sentence import rung_name


def way_up(found: Findings) -> Iterator[Block]:
    """What must rise for the next rung, to find out apart from to do, and what follows."""
    words, verdict, way = found.words, found.assessment.verdict, found.assessment.way_up
    if way is None:
        yield Paragraph(words("report.way-up-top" if verdict.proven == RUNGS[-1] else "report.way-up-blocked"))
        return
    yield Paragraph(words("report.way-up-to", rung=rung_name(way.to, words, running=verdict.running)))
    for how in ("do", "find-out"):
        lifts = [each for each in way.lift if each.how == how]
        items = tuple(
            words("report.lift", question=found.ask(each.key), to=words(f"level.{each.to}")) for each in lifts
        )
        if items:
            yield Bullets(items, words(f"report.{how}"))
    if way.then:
        yield Paragraph(
            words("report.then-up", rung=rung_name(way.then.to, words, running=verdict.running), count=way.then.count)
        )


def on_word(found: Findings) -> Iterator[Block]:
    """Each yes that nothing is named for, and what would show it."""
    words = found.words
    items = tuple(
        words("report.shown-by", question=found.ask(each.key), shown=words.say(found.question(each.key).shown_by))
        for each in found.assessment.on_word
    )
    if items:
        yield Bullets(items, words("report.on-word-about"))


def open_questions(found: Findings) -> Iterator[Block]:
    """What is not settled, what decides first; and where parties are apart."""
    words, blocks = found.words, list[Block]()
    for decisive in (True, False):
        items = tuple(
            f"{found.ask(f'{each.condition}.{each.question}')} ({words(f'open.{each.why}')})"
            for each in found.assessment.open_questions
            if each.decisive == decisive
        )
        if items:
            title = words("report.decisive" if decisive else "report.other" if blocks else "report.open-rest")
            blocks.append(Bullets(items, title[0].upper() + title[1:]))
    apart = tuple(_apart(found, each) for each in found.assessment.disagreements)
    if apart:
        blocks.append(Bullets(apart, words("open.parties-apart").capitalize()))
    yield from blocks or [Paragraph(words("report.open-none"))]


def _apart(found: Findings, each: Disagreement) -> str:
    """Which parties differ on a question, and where each stands."""
    votes = found.results[each.key].votes
    return f"{found.ask(each.key)} {parties_differ(each.parties, votes, found.words)}"
