"""A vote on phones, held from the same terminal: open, answered, and closed with Enter or by typing counts."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from lea_check.ballot_box import Ballot, BallotCounts, Count, OpenRoom
from lea_check.interview.hands import Hands
from lea_check.interview.keys import Key
from lea_check.interview.prompts import HELP, REMARK, Prompts, Reply

TYPED = re.compile(r"[0-9]{1,4}([ ,]+[0-9]{1,4}){2,3}")


class Polling(Hands):
    """Asks the phones of a room, and shows what they say.

    `present`: how many people there are, None where nobody said.
    """

    def __init__(
        self, prompts: Prompts, parties: Sequence[str], ballot: Ballot, room: OpenRoom, present: int | None
    ) -> None:
        super().__init__(prompts, parties, ballot.ask)
        self._ballot = ballot
        self._room = room
        self._present = present
        self._is_open = False

    def _round(self, beside: Mapping[str, Any]) -> Reply:
        """The votes of the phones; whatever else is chosen ends the vote without counting it.

        During help and a note the vote stays open, with what was answered so far.
        """
        if not self._is_open:
            self._room.open(self._ballot)
        reply = self._closing(beside)
        self._is_open = reply in (HELP, REMARK)
        if not isinstance(reply.value, BallotCounts):
            if not self._is_open:
                self._room.cancel()
            return reply
        counts = reply.value
        apart = {party: list(count) for party, count in counts.parties.items()}
        return Reply("value", {"votes": apart or list(counts.room)})

    def _closing(self, beside: Mapping[str, Any]) -> Reply:
        words = self.prompts.words

        def understand(line: str) -> Reply | None:
            if TYPED.fullmatch(line):
                return self._typed(BallotCounts(_count(line)))
            return self._close() if not line else None

        def on_key(key: Key) -> Reply | None:
            return self.prompts.aside(key, beside)

        while True:
            turnout = self._room.turnout()
            prompt = words("interview.phones.prompt", voted=turnout.voted, of=turnout.of)
            reply = self.prompts.until(f"{prompt}:", understand, words("interview.phones.wrong"), on_key=on_key)
            if reply.kind != "value" or reply.value is not None:
                return reply

    def _close(self) -> Reply:
        """The counts; nothing, with a word on what to do, as long as nobody answered."""
        if not self._room.is_reachable():
            self.prompts.say("interview.phones.lost")
            return Reply("value")
        voted = self._room.turnout().voted
        if not voted:
            self.prompts.say("interview.phones.nobody")
            return Reply("value")
        if self._is_doubted(voted):
            self._room.open(self._ballot)
            return Reply("value")
        return Reply("value", self._room.close())

    def _typed(self, counts: BallotCounts) -> Reply:
        """What was typed takes the place of votes, unless it was a slip."""
        return Reply("value", None if self._is_doubted(counts.total) else self._room.close(counts))

    def _is_doubted(self, votes: int) -> bool:
        """Whether there are more votes than people, and that is not right."""
        if self._present is None or votes <= self._present:
            return False
        self.prompts.say("interview.phones.more", total=votes, present=self._present)
        return not self.prompts.yes()


def locking(room: OpenRoom, prompts: Prompts) -> Callable[[], None]:
    """What shuts a room to new phones, or opens it again, and says so."""

    def lock_or_open() -> None:
        room.lock(locked=not room.locked)
        prompts.say(f"interview.phones.{'locked' if room.locked else 'unlocked'}")

    return lock_or_open


def _count(line: str) -> Count:
    no, partly, yes, *unknown = map(int, re.findall("[0-9]+", line))
    return no, partly, yes, unknown[0] if unknown else 0
