"""The status of a range of levels, as a mark: symbol, colour and word together."""

from ..model.assessment import Range, status_of
from ..words import Words
from .blocks import Mark


def mark_of(levels: Range | None, words: Words) -> Mark:
    """Open where what is proven and what is possible differ; none where nothing applies."""
    if levels is None:
        return Mark("none", words("status.none"))
    proven, possible = status_of(levels.low), status_of(levels.high)
    name = proven if proven == possible else "open"
    return Mark(name, words(f"status.{name}"))
