"""From a show of hands to a range of levels.

A room is settled unless a third stands, or could stand, on either side of a line that decides: after the thirds of the
RAND/UCLA manual (Fitch and others, 2001), with those who do not know once at no and once at yes (bounds, after Manski).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from lea_check.model.assessment import Range, range_of
from lea_check.model.proposal import Hands, Votes
from lea_check.model.vocabulary import HIGHEST_LEVEL, LEVELS, YES, Ask, OpenReason

ANYTHING = range_of(0, HIGHEST_LEVEL)

TO_ASK: Mapping[Ask, tuple[str, ...]] = {
    "employers": ("company", "employers", "employers-association"),
    "school": ("education", "school"),
}
"""The parties whose own word counts for a question that is to be asked of them."""


@dataclass(frozen=True, slots=True)
class VoteReading:
    """The range that votes leave open, and why it is wider than one level, if it is.

    `divided` is about the room. `parties`: the levels of parties that are apart, None for one without one mind.
    `silent`: parties with hands of which nobody knows. `room` and `said`: what all together and each party leave open,
    None where they do not know.
    """

    range: Range
    why: OpenReason | None = None
    divided: bool = False
    parties: Mapping[str, int | None] = field(default_factory=dict)
    silent: tuple[str, ...] = ()
    room: Range | None = None
    said: Mapping[str, Range | None] = field(default_factory=dict)


def range_of_votes(votes: Votes, ask: Ask) -> VoteReading:
    """What the hands of a room, and of the parties in it, leave open on a question that is asked of `ask`."""
    together = _of_room(votes.pooled())
    if not votes.parties:
        return together
    room, why, divided = together.room, together.why, together.divided
    said = {party: _party_range(party, hands, ask) for party, hands in votes.parties.items()}
    parties = {party: found for party, found in said.items() if found}
    silent = tuple(party for party, hands in votes.parties.items() if sum(hands) and not sum(hands[: len(LEVELS)]))
    if len({end for each in parties.values() for end in (each.low, each.high)}) <= 1:
        return VoteReading(room or ANYTHING, why, divided, {}, silent, room, said)
    return VoteReading(
        _hull([room or ANYTHING, *parties.values()]),
        why or "parties-apart",
        divided,
        {party: each.low if each.low == each.high else None for party, each in parties.items()},
        silent,
        room,
        said,
    )


@lru_cache(10_000)  # rooms are small
def _of_room(hands: Hands) -> VoteReading:
    room = room_range(hands)
    if room is None:
        return VoteReading(ANYTHING, "unknown")
    divided = room.low < room.high
    return VoteReading(room, "divided" if divided else None, divided, room=room)


def room_range(hands: Hands) -> Range | None:
    """The range of a room: the hands at either third, or None where it comes to "we do not know"."""
    voted, unsure = hands[: len(LEVELS)], sum(hands[len(LEVELS) :])
    n = sum(voted) + unsure
    if n == 0 or 3 * unsure >= n:
        return None
    third = -(-n // 3)  # rounded up
    return range_of(_vote_number(_at_no(voted, unsure), third), _vote_number(_at_yes(voted, unsure), n + 1 - third))


def median(hands: Sequence[int]) -> int:
    """The lower median: of n sorted votes number ⌈n/2⌉. There must be a vote."""
    return _vote_number(hands, (sum(hands) + 1) // 2)


def _party_range(party: str, hands: Hands, ask: Ask) -> Range | None:
    """What a party says: its median; of the one to ask, with those who do not know at no, and at yes."""
    voted, unsure = hands[: len(LEVELS)], sum(hands[len(LEVELS) :])
    if sum(hands) > 0 and party in TO_ASK.get(ask, ()):
        return range_of(median(_at_no(voted, unsure)), median(_at_yes(voted, unsure)))
    if not sum(voted):
        return None
    level = median(voted)
    return range_of(level, level)


def _at_no(voted: Hands, unsure: int) -> Hands:
    return (voted[0] + unsure, *voted[1:])


def _at_yes(voted: Hands, unsure: int) -> Hands:
    return (*voted[:YES], voted[YES] + unsure)


def _hull(ranges: Sequence[Range]) -> Range:
    return range_of(min(each.low for each in ranges), max(each.high for each in ranges))


def _vote_number(hands: Sequence[int], number: int) -> int:
    passed = 0
    for level, count in enumerate(hands):
        passed += count
        if passed >= number:
            return level
    raise ValueError(f"vote number {number} of {passed}")
