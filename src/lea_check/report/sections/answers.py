"""All answers of a proposal, with what shows them."""

from collections.abc import Iterator

from lea_check.model.assessment import ConditionResult, QuestionResult
from lea_check.report.blocks import Block, Grid, Paragraph
from lea_check.report.sections.assessment_texts import Findings
from lea_check.report.sections.votes import spread


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
            Paragraph(found.assessment.proposal.notes),
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
    shown = [result.evidence] if result.evidence else []
    if result.not_shown:
        shown.append(f"({found.words('report.not-shown')})")
    if result.note:
        shown.append(f"{found.words('report.note')}: {result.note}")
    return question, _answer(found, result), ". ".join(shown)


def _answer(found: Findings, result: QuestionResult) -> str:
    words = found.words
    if result.range is None:
        return words("report.not-applicable", reason=found.reason(result.reason))
    if result.kind == "unanswered":
        return words("report.unanswered")
    parts = [_levels(found, result)]
    if result.votes:
        parts.append(words("report.votes", spread=spread(result.votes, words)))
    if result.before:
        parts.append(words("report.votes-before", spread=spread(result.before, words)))
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
