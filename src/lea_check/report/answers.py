"""All answers of a proposal, with what shows them."""

from ..model.assessment import ConditionResult, QuestionResult
from ..model.proposal import Hands, Votes
from .blocks import Block, Grid, Paragraph
from .findings import Findings
from .inert import inert


def answers_blocks(found: Findings) -> list[Block]:
    """A table of answers for each condition, and the notes of the proposal."""
    words = found.words
    columns = tuple(words(f"report.{name}") for name in ("question", "answer", "evidence"))
    blocks: list[Block] = []
    for result in found.assessment.conditions:
        number = found.catalogue.condition_by_id[result.id].number
        blocks.append(Paragraph(f"{number} {found.title(result.id)}", "strong"))
        blocks.append(Grid(columns, tuple(_row(found, each) for each in _told(result)), (5, 4, 4)))
    if found.assessment.proposal.notes:
        blocks += [Paragraph(words("report.notes"), "strong"), Paragraph(inert(found.assessment.proposal.notes))]
    return blocks


def _told(result: ConditionResult) -> tuple[QuestionResult, ...]:
    return result.questions


def _row(found: Findings, result: QuestionResult) -> tuple[str, ...]:
    shown = [inert(result.evidence)] if result.evidence else []
    if result.not_shown:
        shown.append(f"({found.words('report.not-shown')})")
    if result.note:
        shown.append(f"{found.words('report.note')}: {inert(result.note)}")
    return found.ask(result.condition, result.id), _answer(found, result), ". ".join(shown)


def _answer(found: Findings, result: QuestionResult) -> str:
    words = found.words
    if result.range is None:
        return words("report.not-applicable", reason=found.reason(result.reason))
    if result.kind == "unanswered":
        return words("report.unanswered")
    parts = [_levels(found, result)]
    if result.votes:
        parts.append(words("report.votes", spread=_spread(result.votes)))
    if result.before:
        parts.append(words("report.votes-before", spread=_spread(result.before)))
    if result.divided:
        parts.append(words("open.divided"))
    if result.medians:
        parts.append(words("open.parties-apart"))
    if result.whole:
        parts.append(words("report.whole"))
    return "; ".join(parts)


def _levels(found: Findings, result: QuestionResult) -> str:
    levels = result.range
    if levels is None or result.open_why in ("unknown", "unanswered"):
        return found.words("report.unknown")
    if levels.low == levels.high:
        return f"{levels.low} {found.words(f'level.{levels.low}')}"
    return found.words("report.range", low=levels.low, high=levels.high)


def _spread(votes: Votes) -> str:
    if votes.parties:
        return " / ".join(f"{inert(party)} {_hands(hands)}" for party, hands in votes.parties.items())
    return _hands(votes.room)


def _hands(hands: Hands) -> str:
    names = ("0", "1", "2", "3", "?")
    return " ".join(f"{name}×{count}" for name, count in zip(names, hands, strict=False) if count) or "–"
