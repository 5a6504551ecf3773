"""All answers of a proposal, with what shows them."""

from collections.abc import Iterator

from ..model.assessment import ConditionResult, QuestionResult
from ..model.proposal import Hands, Votes
from .blocks import Block, Grid, Paragraph
from .findings import Findings
from .inert import inert
from .symbols import HANDS


def answers_blocks(found: Findings) -> list[Block]:
    """A table of answers for each condition, and the notes of the proposal."""
    words = found.words
    columns = tuple(words(f"report.{name}") for name in ("question", "answer", "evidence"))
    blocks: list[Block] = []
    for result in found.assessment.conditions:
        number = found.catalogue.condition_by_id[result.id].number
        blocks.append(Paragraph(f"{number} {found.title(result.id)}", "heading"))
        rows = tuple(_rows(found, result))
        if rows:
            blocks.append(Grid(columns, rows, (5, 4, 4)))
        without = sum(each.kind == "unanswered" for each in result.questions)
        if without:
            blocks.append(Paragraph(words("report.without-answer", count=found.count(without))))
    if found.assessment.proposal.notes:
        blocks += [
            Paragraph(words("report.notes"), "heading"),
            Paragraph(inert(found.assessment.proposal.notes)),
        ]
    return blocks


def _rows(found: Findings, result: ConditionResult) -> Iterator[tuple[str, str, str]]:
    first = result.questions[0]
    if first.whole and first.kind != "unanswered":
        yield _row(found, first, found.words("report.whole-condition"))
        return
    for each in result.questions:
        if each.kind != "unanswered" or each.note:
            yield _row(found, each, found.ask(result.id, each.id))


def _row(found: Findings, result: QuestionResult, question: str) -> tuple[str, str, str]:
    shown = [inert(result.evidence)] if result.evidence else []
    if result.not_shown:
        shown.append(f"({found.words('report.not-shown')})")
    if result.note:
        shown.append(f"{found.words('report.note')}: {inert(result.note)}")
    return question, _answer(found, result), ". ".join(shown)


def _answer(found: Findings, result: QuestionResult) -> str:
    words = found.words
    if result.range is None:
        return words("report.not-applicable", reason=found.reason(result.reason))
    if result.kind == "unanswered":
        return words("report.unanswered")
    parts = [_levels(found, result)]
    if result.votes:
        parts.append(words("report.votes", spread=_spread(found, result.votes)))
    if result.before:
        parts.append(words("report.votes-before", spread=_spread(found, result.before)))
    if result.divided:
        parts.append(words("open.divided"))
    if result.medians:
        parts.append(words("open.parties-apart"))
    return "; ".join(parts)


def _levels(found: Findings, result: QuestionResult) -> str:
    levels = result.range
    if levels is None or result.open_why in ("unknown", "unanswered"):
        return found.words("report.unknown")
    return found.words.levels(levels.low, levels.high)


def _spread(found: Findings, votes: Votes) -> str:
    if votes.parties:
        names = {party: inert(found.words.label("party", party)) for party in votes.parties}
        return " / ".join(f"{names[party]} {_hands(hands)}" for party, hands in votes.parties.items())
    return _hands(votes.room)


def _hands(hands: Hands) -> str:
    return " ".join(f"{name}×{count}" for name, count in zip(HANDS, hands, strict=False) if count) or "–"
