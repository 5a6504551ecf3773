"""From a show of hands to a range of levels."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lea_check.model.assessment import Range
from lea_check.model.proposal import Hands, Votes
from lea_check.model.vocabulary import HIGHEST_LEVEL, OpenReason


class Hearing(NamedTuple):
    """The range of levels that an answer leaves open, and why it is wider than one level, if it is.

    `divided` is about the room; `medians` are those of parties that are apart.
    """

    range: Range
    why: OpenReason | None = None
    divided: bool = False
    medians: Mapping[str, int] = {}


ANYTHING = Range(0, HIGHEST_LEVEL)
UNKNOWN = Hearing(ANYTHING, "unknown")


def hear(votes: Votes) -> Hearing:
    """The smallest range that holds the median of all hands, or anything when they come to "unknown".

    When the room is divided it holds the quartiles too; and when parties are apart, the lowest and the
    highest party median.
    """
    pooled = votes.pooled()
    if _unknown(pooled):
        return UNKNOWN
    divided, medians = is_divided(pooled), apart_medians(votes)
    ends = [median(pooled), *(quartiles(pooled) if divided else ()), *medians.values()]
    found = Range(min(ends), max(ends))
    if found.low == found.high:
        return Hearing(found)
    return Hearing(found, "divided" if divided else "parties-apart", divided, medians)


def votes_range(votes: Votes) -> Range | None:
    """The range that votes leave open, or None when they come to "unknown"."""
    heard = hear(votes)
    return None if heard is UNKNOWN else heard.range


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
