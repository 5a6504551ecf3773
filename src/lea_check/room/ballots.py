"""Who is in the room and what they voted, in memory only. No token, no order and no single vote leaves this module."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from threading import Condition

from lea_check.ballot_box import CHOICES, NOBODY, SMALL, Ballot, BallotCounts, Count, Turnout, add, count_by_party

MOST_PHONES = 1000
"""More than fit in any workshop: it only keeps a program that makes up phones from filling the memory."""


class Admission(Enum):
    """What becomes of a phone that wants to take part."""

    IN = "in"
    LOCKED = "locked"
    FULL = "full"


@dataclass(frozen=True)
class Poll:
    """The phones, and the votes on one opening of a ballot.

    `phones`: the party of each by its token, "" where it named none; `votes`: the choice of each that voted, 0 to 3;
    `key`: of this opening, so that a vote for another one is told apart; `key` is empty while no ballot is open.
    """

    phones: Mapping[str, str] = field(default_factory=dict)
    votes: Mapping[str, int] = field(default_factory=dict)
    ballot: Ballot | None = None
    key: str = ""
    locked: bool = False

    def entry(self, token: str) -> Admission:
        """Whether a phone may take part. One that does already may go on, whatever was locked since."""
        if token in self.phones:
            return Admission.IN
        if self.locked:
            return Admission.LOCKED
        return Admission.FULL if len(self.phones) >= MOST_PHONES else Admission.IN

    def joined(self, token: str, party: str) -> "Poll":
        """With this phone, which names its party once."""
        if token in self.phones or self.entry(token) is not Admission.IN:
            return self
        return replace(self, phones={**self.phones, token: party})

    def takes(self, token: str, key: str, choice: int) -> bool:
        """Whether this phone can vote so now."""
        return token in self.phones and bool(key) and key == self.key and 0 <= choice < CHOICES

    def voted(self, token: str, key: str, choice: int) -> "Poll":
        """With this vote, in place of an earlier one of the same phone."""
        return replace(self, votes={**self.votes, token: choice}) if self.takes(token, key, choice) else self

    def opened(self, ballot: Ballot, key: str) -> "Poll":
        """With a ballot on which nobody voted yet."""
        return replace(self, votes={}, ballot=ballot, key=key)

    def closed(self) -> "Poll":
        """Without votes: what is kept of them are counts."""
        return replace(self, votes={}, key="")

    def turnout(self) -> Turnout:
        """How many of the phones voted."""
        return Turnout(len(self.votes), len(self.phones))

    def counts(self, parties: Sequence[str], *, keep_small: bool) -> BallotCounts:
        """The counts that may be kept, parties in the order given."""
        found: dict[str, Count] = dict.fromkeys((*parties, ""), NOBODY)
        for token, choice in self.votes.items():
            found[self.phones[token]] = add([found[self.phones[token]], _one(choice)])
        if parties and self.ballot and self.ballot.apart:
            return count_by_party(found, keep_small=keep_small)
        return BallotCounts(add(found.values()))


def _one(choice: int) -> Count:
    no, partly, yes, unknown = (int(choice == each) for each in range(CHOICES))
    return no, partly, yes, unknown


class Ballots:
    """The poll of a room, shared between the server's thread and the conversation's.

    `parties`: who are counted apart, none for the room as one; `keep_small`: also where few of a party voted.
    """

    def __init__(self, parties: Sequence[str] = (), *, keep_small: bool = False) -> None:
        self.parties = tuple(parties)
        self.keeps_small = keep_small
        self._changed = Condition()
        self._poll = Poll()
        self._shown: BallotCounts | None = None

    @property
    def poll(self) -> Poll:
        """How it is at this moment."""
        return self._poll

    @property
    def shown(self) -> BallotCounts | None:
        """The counts of the ballot that was closed last; None while one is open."""
        return self._shown

    def join(self, token: str, party: str) -> Admission:
        """Let a phone take part, and say what came of it."""
        with self._changed:
            entry = self._poll.entry(token)
            self._become(self._poll.joined(token, party if party in self.parties else ""))
            return entry

    def vote(self, token: str, key: str, choice: int) -> bool:
        """Whether the vote counts: the phone takes part, and this ballot is still open."""
        with self._changed:
            taken = self._poll.takes(token, key, choice)
            self._become(self._poll.voted(token, key, choice))
            return taken

    def open(self, ballot: Ballot) -> None:
        """Open a ballot, in place of one that was open."""
        with self._changed:
            self._shown = None
            # A key that cannot be guessed: after a restart no phone can vote on a ballot that it does not see.
            self._become(self._poll.opened(ballot, secrets.token_hex(6)))

    def close(self, typed: BallotCounts | None = None) -> BallotCounts:
        """The counts of the ballot, which takes no votes from here on. `typed`: counts that take the place of votes."""
        with self._changed:
            if typed is not None:
                self._shown = typed
            elif self._poll.key:
                self._shown = self._poll.counts(self.parties, keep_small=self.keeps_small)
            self._become(self._poll.closed())
            return self._shown or BallotCounts()

    def cancel(self) -> None:
        """End the vote, and show nothing of it."""
        with self._changed:
            self._shown = None
            self._become(self._poll.closed())

    def small_parties(self) -> tuple[str, ...]:
        """The parties for which fewer phones take part than are counted apart, in the order given."""
        named = [*self._poll.phones.values()]
        return tuple(party for party in self.parties if named.count(party) < SMALL)

    def join_small(self) -> None:
        """Count small parties with others from here on."""
        self.keeps_small = False

    def lock(self, *, locked: bool = True) -> None:
        """Keep new phones out, or let them in again."""
        with self._changed:
            self._become(replace(self._poll, locked=locked))

    def wait_for_phones(self, count: int, seconds: float) -> bool:
        """Whether so many phones take part, at once or within these seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: len(self._poll.phones) >= count, timeout=seconds)

    def _become(self, poll: Poll) -> None:
        self._poll = poll
        self._changed.notify_all()
