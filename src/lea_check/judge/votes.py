"""From a show of hands to a range of levels."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..model.assessment import Range
from ..model.proposal import Hands, Votes


class Hearing(NamedTuple):
    """What votes say: a range (None when they come to "unknown"), and whether room or parties disagree."""

    range: Range | None
    divided: bool = False
    medians: Mapping[str, int] = {}


def hear(votes: Votes) -> Hearing:
    """The range that votes leave open, and why it is wider than one level.

    The smallest range that holds the median of all hands; when the room is divided, the quartiles; and
    when parties are apart, the lowest and the highest party median.
    """
    pooled = votes.pooled()
    if _unknown(pooled):
        return Hearing(None)
    divided, medians = is_divided(pooled), apart_medians(votes)
    ends = [median(pooled), *(quartiles(pooled) if divided else ()), *medians.values()]
    return Hearing(Range(min(ends), max(ends)), divided, medians)


def votes_range(votes: Votes) -> Range | None:
    """The range that votes leave open, or None when they come to "unknown"."""
    return hear(votes).range


def median(hands: Hands) -> int:
    """The lower median: of n sorted votes number ⌈n/2⌉. There must be a vote."""
    return _vote_number(hands, (sum(hands[:4]) + 1) // 2)


def quartiles(hands: Hands) -> tuple[int, int]:
    """Of n sorted votes numbers ⌈n/4⌉ and ⌈3n/4⌉. There must be a vote."""
    n = sum(hands[:4])
    return _vote_number(hands, (n + 3) // 4), _vote_number(hands, (3 * n + 3) // 4)


def is_divided(hands: Hands) -> bool:
    """At least a third at 0 and at least a third at 2 or 3 (after the RAND/UCLA rule for disagreement)."""
    n = sum(hands[:4])
    return n > 0 and 3 * hands[0] >= n and 3 * (hands[2] + hands[3]) >= n


def apart_medians(votes: Votes) -> dict[str, int]:
    """The party medians where two of them are 2 or more apart, else nothing. Parties without votes are left out."""
    medians = {party: median(hands) for party, hands in votes.parties.items() if sum(hands[:4])}
    return medians if medians and max(medians.values()) - min(medians.values()) >= 2 else {}


def _unknown(hands: Hands) -> bool:
    cast = sum(hands[:4])
    unsure = sum(hands[4:])
    return cast == 0 or unsure > cast


def _vote_number(hands: Sequence[int], number: int) -> int:
    passed = 0
    for level in range(4):
        passed += hands[level]
        if passed >= number:
            return level
    raise ValueError(f"vote number {number} of {passed}")
