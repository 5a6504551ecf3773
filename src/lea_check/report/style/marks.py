"""The status of a range of levels, as a mark: symbol, colour and word together."""

from lea_check.model.assessment import Range, status_of
from lea_check.report.blocks import Mark, MarkName
from lea_check.words import Words


def mark_of(levels: Range | None, words: Words) -> Mark:
    """The mark of a range, in words."""
    name = mark_name(levels)
    return Mark(name, words(f"status.{name}"))


def mark_name(levels: Range | None) -> MarkName:
    """Open where what is proven and what is possible differ; none where nothing applies."""
    if levels is None:
        return "none"
    proven, possible = status_of(levels.low), status_of(levels.high)
    return proven if proven == possible else "open"
