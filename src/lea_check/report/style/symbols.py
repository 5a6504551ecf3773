"""The status of a range of levels as a mark, its symbol, and the bar of a range; with a form for ASCII screens."""

from collections.abc import Mapping
from itertools import pairwise

from lea_check.model.assessment import Range, status_of
from lea_check.report.blocks import Mark, MarkName, Span
from lea_check.words import Words

SYMBOLS: Mapping[MarkName, str] = {"met": "●", "partial": "◐", "missing": "○", "open": "?", "none": "–"}
ASCII_SYMBOLS: Mapping[MarkName, str] = {"met": "#", "partial": "+", "missing": "o", "open": "?", "none": "-"}

BOX = "☐"
"""To tick on paper."""

BAR_PIECES: Mapping[bool, str] = {False: "■", True: "#"}
"""What a count of hands is drawn with, by whether only ASCII is known."""

BAR_WIDTH = 7

_BAR = ("■", "━", "·")
_ASCII_BAR = ("#", "=", ".")


def mark_of(levels: Range | None, words: Words) -> Mark:
    """The mark of a range, in words."""
    name = mark_name(levels)
    return Mark(name, words(f"status.{name}"))


def span_of(levels: Range | None, words: Words) -> Span | None:
    """A range with its words."""
    return Span(levels, words.levels(levels.low, levels.high)) if levels else None


def mark_name(levels: Range | None) -> MarkName:
    """Open where what is proven and what is possible differ; none where nothing applies."""
    if levels is None:
        return "none"
    proven, possible = status_of(levels.low), status_of(levels.high)
    return proven if proven == possible else "open"


def bar(levels: Range | None, *, ascii_only: bool = False) -> str:
    """Four places for level 0 to 3; those inside the range are filled and joined."""
    full, joint, empty = _ASCII_BAR if ascii_only else _BAR
    if levels is None:
        return " ".join(empty * 4)
    inside = [levels.low <= level <= levels.high for level in range(4)]
    cells = [full if here else empty for here in inside]
    joints = [joint if here and there else " " for here, there in pairwise(inside)]
    return cells[0] + "".join(joint + cell for joint, cell in zip(joints, cells[1:], strict=True))
