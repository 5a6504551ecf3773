"""The ten conditions at a glance: the range of each and its status in each phase, and what does not count."""

from collections import Counter
from collections.abc import Iterator

from lea_check.model.assessment import ConditionResult
from lea_check.model.vocabulary import HIGHEST_LEVEL, PHASES, Phase
from lea_check.report.blocks import Block, ConditionRow, Mark, Overview, Paragraph, Span
from lea_check.report.sections.assessment.findings import Findings
from lea_check.report.style.symbols import span_of

MOST_WARNINGS = 1
"""On a screen with the first part only; the whole report has them all."""


def overview(found: Findings) -> Iterator[Block]:
    """The conditions as ranges, how much is known, and the warnings."""
    words = found.words
    headings = (words("report.condition"), *(words(f"phase.{phase}") for phase in PHASES))
    rows = tuple(_row(found, each) for each in found.assessment.conditions)
    levels = tuple(words(f"level.{level}") for level in range(HIGHEST_LEVEL + 1))
    yield Overview(headings, levels, rows, words("report.legend"))
    yield Paragraph(_known(found))
    yield from _left_out(found)
    yield from _warnings(found)


def _left_out(found: Findings) -> Iterator[Block]:
    """What does not count, and why; where there is little room how much."""
    words = found.words
    if found.brief:
        reasons = Counter(found.reason(each.reason) for each in found.assessment.questions if each.range is None)
        items = [words("report.left-out-count", count=count, reason=reason) for reason, count in reasons.items()]
    else:
        by_reason = found.left_out().items()
        items = [words("report.left-out-item", title=", ".join(each), reason=reason) for reason, each in by_reason]
    if items:
        yield Paragraph(words("report.left-out", items="; ".join(items)))


def _warnings(found: Findings) -> Iterator[Block]:
    words = found.words
    heeded = [words.message(each) for each in found.assessment.warnings if words.heeds(each)]
    shown = heeded[:MOST_WARNINGS] if found.brief else heeded
    for each in shown:
        yield Paragraph(f"{words('warning.label')}: {each}", "warning")
    if len(shown) < len(heeded):
        yield Paragraph(words("minute.more", count=len(heeded) - len(shown)), "warning")


def _row(found: Findings, result: ConditionResult) -> ConditionRow:
    known = found.catalogue.condition_by_id[result.id]
    return ConditionRow(
        known.number,
        found.words.say(known.title),
        result.range,
        found.mark(result.range),
        tuple(_mark(found, result, phase) for phase in PHASES),
        tuple(_span(found, result, phase) for phase in PHASES),
    )


def _mark(found: Findings, result: ConditionResult, phase: Phase) -> Mark:
    if not any(question.phase == phase for question in result.questions):
        return Mark("none", "")
    return found.mark(result.phases.get(phase))


def _span(found: Findings, result: ConditionResult, phase: Phase) -> Span | None:
    return span_of(result.phases.get(phase), found.words)


def _known(found: Findings) -> str:
    """How many questions were answered, and for how many of those that count they speak."""
    words, covered = found.words, found.assessment.coverage
    given = covered.whole + sum(each.known and not each.whole for each in found.assessment.questions if each.range)
    return words("report.known", given=given, answered=covered.answered, of=covered.of, shown=covered.shown)
