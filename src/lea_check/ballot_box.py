"""A vote of the room on one question: what is asked, and the counts that come of it.

Where a count comes from, whoever asks knows only as a `BallotBox`: hands that somebody counts and types, or phones.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from lea_check.model.catalogue import Text
from lea_check.model.vocabulary import Ask
from lea_check.words import OTHER_PARTY

CHOICES = 4
"""No, partly, yes, and "we do not know", in this order; the first three are levels 0 to 2."""

SMALL = 5
"""A party of which fewer voted is joined with others, so that nobody's answer can be read off."""

Count = tuple[int, int, int, int]
"""How many said no, partly, yes, and "we do not know"."""

NOBODY: Count = (0, 0, 0, 0)


@dataclass(frozen=True, kw_only=True)
class Ballot:
    """One question as a room votes on it.

    `id`: of the question; `label`: where it stands in the evening, such as 7/29; `levels`: the texts of levels 0, 1 and
    2; `core`: the names of the core parties, where the question speaks of them; `apart`: whether parties are counted
    apart; `again`: whether it is a second round.
    """

    id: str
    label: str
    question: Text
    levels: Sequence[Text]
    explanation: Text | None = None
    core: tuple[str, ...] = ()
    ask: Ask = "ourselves"
    apart: bool = True
    again: bool = False


class Turnout(NamedTuple):
    """How many voted so far, of how many who could."""

    voted: int
    of: int


@dataclass(frozen=True)
class BallotCounts:
    """What came of a vote: of the room, and of each party where parties are counted apart (else empty)."""

    room: Count = NOBODY
    parties: Mapping[str, Count] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """How many voted."""
        return sum(self.room)

    def too_many(self, present: int | None) -> int:
        """How many more votes there are than people present; 0 where nobody said how many there are."""
        return max(0, self.total - present) if present is not None else 0


class BallotBox(Protocol):
    """Where votes come from. A ballot that is opened while another is open takes its place."""

    def open(self, ballot: Ballot) -> None:
        """Let the room vote; what was given for an earlier round of the same question does not count in this one."""

    def turnout(self) -> Turnout:
        """How far the vote is."""

    def close(self, typed: BallotCounts | None = None) -> BallotCounts:
        """End the vote: from here on none is taken, and all that were confirmed are counted.

        `typed`: what somebody counted and typed, which takes the place of all other votes.
        """


class OpenRoom(BallotBox, Protocol):
    """A ballot box that people reach from their phones, which may be kept to who is there, and may be cut off."""

    @property
    def locked(self) -> bool:
        """Whether new phones are kept out."""

    def lock(self, *, locked: bool = True) -> None:
        """Keep new phones out; those that take part go on. `locked=False` lets new ones in again."""

    def cancel(self) -> None:
        """End the vote without counts: what was answered is forgotten."""

    def is_reachable(self) -> bool:
        """Whether phones can still reach it."""


def count_by_party(votes: Mapping[str, Count], *, keep_small: bool = False) -> BallotCounts:
    """The counts that may be kept of the votes by party ("" for those who named none).

    Parties of fewer than `SMALL` voters are joined as others, with those who named none; where these too are fewer, or
    where one party is left, only the room's counts remain. `keep_small`: every party that voted is kept.
    """
    least = 1 if keep_small else SMALL
    room = add(votes.values())
    apart = {party: count for party, count in votes.items() if party not in ("", OTHER_PARTY) and sum(count) >= least}
    rest = add(count for party, count in votes.items() if party not in apart)
    if sum(rest):
        apart[OTHER_PARTY] = rest
    too_few = 0 < sum(rest) < least
    return BallotCounts(room) if too_few or len(apart) < 2 else BallotCounts(room, apart)


def add(counts: Iterable[Count]) -> Count:
    """Counts together."""
    no, partly, yes, unknown = (sum(column) for column in zip(NOBODY, *counts, strict=True))
    return no, partly, yes, unknown
