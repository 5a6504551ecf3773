"""All answers of a proposal, with what shows them."""

from collections.abc import Iterator

from lea_check.model.assessment import ConditionResult, QuestionResult
from lea_check.model.proposal import Answer
from lea_check.report.blocks import Block, Grid, Paragraph
from lea_check.report.sections.assessment.findings import Findings
from lea_check.report.sections.votes import spread
from lea_check.words import Words


def answers(found: Findings) -> Iterator[Block]:
    """A table of answers for each condition, and the notes of the proposal."""
    words = found.words
    columns = tuple(words(f"report.{name}") for name in ("question", "answer", "evidence"))
    for result in found.assessment.conditions:
        yield Paragraph(found.title(result.id), "heading")
        rows = tuple(_rows(found, result))
        if rows:
            yield Grid(columns, rows, (5, 4, 4))
        without = sum(each.kind == "unanswered" for each in result.questions)
        if without:
            yield Paragraph(words("report.without-answer", count=without))
    if found.assessment.proposal.notes:
        yield Paragraph(words("report.notes"), "heading")
        yield Paragraph(found.assessment.proposal.notes)


def _rows(found: Findings, result: ConditionResult) -> Iterator[tuple[str, str, str]]:
    """The answer to the overall question first, then each answer of its own."""
    words = found.words
    overall = result.overall
    if overall.kind != "unanswered":
        asked = found.catalogue.condition_by_id[result.id].overall.question
        yield f"{words.say(asked)} ({words('report.overall')})", said(overall, words), _beside(overall, words)
    for each in result.questions:
        if not each.whole and (each.kind != "unanswered" or each.note or each.evidence or each.before):
            yield found.ask(each.key), _answer(found, each), _remarks(found, each)


def _answer(found: Findings, result: QuestionResult) -> str:
    words = found.words
    parts = [found.stands(result)]
    if result.votes:
        parts.append(words("report.votes", spread=spread(result.votes, words)))
    if result.divided and result.why != "divided":
        parts.append(words("open.divided"))
    if result.parties and result.why != "parties-apart":
        parts.append(words("open.parties-apart"))
    return "; ".join(parts)


def _remarks(found: Findings, result: QuestionResult) -> str:
    words = found.words
    parts = [result.evidence] if result.evidence else []
    parts += [f"{words('report.note')}: {result.note}"] if result.note else []
    parts += [words("report.before", answer=said(each, words)) for each in result.before]
    return ". ".join(parts)


def _beside(answer: Answer, words: Words) -> str:
    parts = [answer.evidence] if answer.evidence else []
    parts += [f"{words('report.note')}: {answer.note}"] if answer.note else []
    parts += [words("report.before", answer=said(each, words)) for each in answer.before]
    return ". ".join(parts)


def said(answer: Answer, words: Words) -> str:
    """An answer in a few words: its level, its votes, or why not."""
    if answer.votes:
        return words("report.votes", spread=spread(answer.votes, words))
    if answer.level is not None:
        return words(f"level.{answer.level}")
    if answer.kind == "not-applicable":
        return words("report.not-applicable", reason=answer.reason or "")
    return words(f"open.{answer.kind}")
