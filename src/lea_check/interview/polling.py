"""A vote on phones, held from the same terminal: open, answered, and closed with Enter or by typing counts."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from lea_check.ballot_box import Ballot, BallotCounts, Count, OpenRoom
from lea_check.interview.hands import Hands
from lea_check.interview.keys import Key
from lea_check.interview.prompts import Prompts, Reply

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

    def _round(self, beside: Mapping[str, Any]) -> Reply:
        """The votes of the phones; whatever else is chosen ends the vote without counting it."""
        self._room.open(self._ballot)
        reply = self._closing(beside)
        while reply.kind == "value" and isinstance(reply.value, BallotCounts) and self._is_doubted(reply.value):
            self._room.open(self._ballot)
            reply = self._closing(beside)
        if reply.kind != "value" or not isinstance(reply.value, BallotCounts):
            self._room.close()
            return reply
        counts = reply.value
        apart = {party: list(count) for party, count in counts.parties.items()}
        return Reply("value", {"votes": apart or list(counts.room)})

    def _closing(self, beside: Mapping[str, Any]) -> Reply:
        words = self.prompts.words

        def understand(line: str) -> Reply | None:
            if TYPED.fullmatch(line):
                return Reply("value", self._room.close(BallotCounts(_count(line))))
            return self._close() if not line else None

        def on_key(key: Key) -> Reply | None:
            if key == "lock":
                return Reply("again")
            return self.prompts.aside(key, beside)

        while True:
            turnout = self._room.turnout()
            prompt = words("interview.phones.prompt", voted=turnout.voted, of=turnout.of)
            reply = self.prompts.until(f"{prompt}:", understand, words("interview.phones.wrong"), on_key=on_key)
            if reply.kind == "again":
                self._room.lock(locked=not self._room.locked)
                self.prompts.say(f"interview.phones.{'locked' if self._room.locked else 'unlocked'}")
            elif reply.kind != "value" or reply.value is not None:
                return reply

    def _close(self) -> Reply:
        """The counts; nothing, with a word on what to do, as long as nobody answered."""
        if not self._room.is_reachable():
            self.prompts.say("interview.phones.lost")
            return Reply("value")
        if not self._room.turnout().voted:
            self.prompts.say("interview.phones.nobody")
            return Reply("value")
        return Reply("value", self._room.close())

    def _is_doubted(self, counts: BallotCounts) -> bool:
        """Whether there are more votes than people, and the room votes anew because of it."""
        if not counts.too_many(self._present):
            return False
        self.prompts.say("interview.phones.more", total=counts.total, present=self._present or 0)
        return not self.prompts.yes()


def _count(line: str) -> Count:
    no, partly, yes, *unknown = map(int, re.findall("[0-9]+", line))
    return no, partly, yes, unknown[0] if unknown else 0
