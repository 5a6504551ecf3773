"""Lets phones in, and says what each of them sees."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from lea_check.ballot_box import Ballot
from lea_check.room.ballots import MOST_PHONES, Admission, Ballots
from lea_check.room.code_check import CodeCheck
from lea_check.room.codes import NO_PARTY, Pass

PhoneScreen = Literal["code", "busy", "join", "locked", "full", "vote", "wait"]

FASTEST = 1000
EACH_PHONE = 10


_SCREENS: Mapping[Admission, PhoneScreen] = {Admission.IN: "wait", Admission.LOCKED: "locked", Admission.FULL: "full"}


@dataclass(frozen=True, kw_only=True)
class PhoneView:
    """What a phone sees.

    `ballot` and its `key` are there while one is open, `choice` (0 to 3) when this phone voted on it.
    """

    screen: PhoneScreen
    lang: str
    ballot: Ballot | None = None
    key: str = ""
    choice: int | None = None
    party: str = ""

    @property
    def mark(self) -> str:
        """Changes whenever the phone should see something else. Names no phone."""
        return "-".join(each for each in (self.screen, self.lang, self.key, f"{self.choice}") if each)


class Reception:
    """Where phones come in. `languages`: those of the pages, that of the room first."""

    def __init__(self, ballots: Ballots, door: CodeCheck, languages: Sequence[str]) -> None:
        self.ballots = ballots
        self.languages = tuple(languages)
        self._door = door
        self._let_in: dict[str, None] = {}

    def view(self, known: Pass | None, address: str) -> PhoneView:
        """What a phone with this pass sees. One that the room does not know yet takes part from here on, if it may."""
        lang = known.lang if known else self.languages[0]
        entered = self._enter(known, address) if known else "code"
        if known is None or entered != "wait":
            return PhoneView(screen=entered, lang=lang)
        poll = self.ballots.poll
        party = poll.phones[known.token]
        if not poll.key:
            return PhoneView(screen="wait", lang=lang, party=party)
        choice = poll.votes.get(known.token)
        return PhoneView(screen="vote", lang=lang, ballot=poll.ballot, key=poll.key, choice=choice, party=party)

    def right_code(self, code: str | None, address: str) -> bool | None:
        """Whether somebody typed the code of the room; None for who must wait before trying again."""
        return self._is_right(code or "", address)

    def let_in(self, token: str) -> None:
        """Remember a phone that gave the code or scanned the link, so that the code is not compared again."""
        if len(self._let_in) >= MOST_PHONES:
            del self._let_in[next(iter(self._let_in))]
        self._let_in[token] = None

    def pause(self) -> int:
        """After how many milliseconds a phone looks again: the more phones there are, the longer."""
        return max(FASTEST, EACH_PHONE * self.ballots.poll.turnout().of)

    def _enter(self, known: Pass, address: str) -> PhoneScreen:
        if known.token in self.ballots.poll.phones:
            return "wait"
        right = known.token in self._let_in or self._is_right(known.code, address)
        if not right:
            return "busy" if right is None else "code"
        return self._admit(known)

    def _is_right(self, code: str, address: str) -> bool | None:
        return self._door.check(code, address) if code else False

    def _admit(self, known: Pass) -> PhoneScreen:
        """A phone that gave the code: new, or from before a restart."""
        entry = self.ballots.poll.entry(known.token)
        parties = self.ballots.parties
        if entry is Admission.IN and not known.has_chosen(parties):
            return "join"
        if entry is Admission.IN:
            entry = self.ballots.join(known.token, known.party_of(parties))
        return _SCREENS[entry]


def as_named(party: str, parties: Sequence[str]) -> str:
    """The party of a pass for what somebody chose on the page; "" for what was not offered."""
    offered = [NO_PARTY, *map(str, range(len(parties)))]
    return party if party in offered else ""
