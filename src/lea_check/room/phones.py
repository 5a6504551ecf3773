"""Phones as a ballot box: what the conversation knows of the room that answers on them."""

from collections.abc import Mapping
from dataclasses import dataclass
from time import monotonic
from types import TracebackType
from typing import Self

from lea_check.ballot_box import Ballot, BallotCounts, OpenRoom, Turnout
from lea_check.room.addresses import NoRoom, is_ours, listen
from lea_check.room.app import RoomSite
from lea_check.room.ballots import Ballots
from lea_check.room.code_check import CodeCheck
from lea_check.room.codes import SIGNS, as_code, new_code, new_key, spaced
from lea_check.room.qr import qr_lines
from lea_check.room.reception import Reception
from lea_check.room.server import RoomServer
from lea_check.words import Words


@dataclass(frozen=True, kw_only=True)
class RoomSettings:
    """How a room is opened.

    `parties`: who are counted apart; none: the room as one. `keep_small`: parties are told apart however few voted.
    `address`, `port`: where to listen, else the likeliest address of this computer and the first free port of ours.
    `code`: that of an earlier start, with which its phones go on; else a new one.
    """

    parties: tuple[str, ...] = ()
    keep_small: bool = False
    address: str | None = None
    port: int | None = None
    code: str | None = None


class Phones(OpenRoom):
    """A room that answers on its phones, from the moment that this is made until `stop`.

    `words`: of each language that phones may choose, that of the room first. Raises NoRoom where it cannot be opened.
    """

    def __init__(self, words: Mapping[str, Words], settings: RoomSettings) -> None:
        self.code = _code(settings.code)
        listening, self.place = listen(settings.address, settings.port)
        self.fault: Exception | None = None
        self._ballots = Ballots(settings.parties, keep_small=settings.keep_small)
        reception = Reception(self._ballots, CodeCheck(self.code, monotonic), tuple(words))
        self._site = RoomSite(reception, words, self.place, code=self.code, key=new_key())
        self._server = RoomServer(self._site.app(self._noted), listening)

    @property
    def link(self) -> str:
        """What the QR code holds. It changes with each start; the address and the code do not."""
        return self._site.link

    @property
    def projector(self) -> str:
        """The page for the projector, which only this computer can open."""
        return f"{self.place.origin}/projector"

    @property
    def spoken_code(self) -> str:
        """The code as it is read aloud."""
        return spaced(self.code)

    def qr(self, *, colour: bool) -> list[str]:
        """The QR code in lines for the terminal."""
        return qr_lines(self.link, colour=colour)

    def open(self, ballot: Ballot) -> None:
        """Show a ballot on all phones."""
        self._ballots.open(ballot)

    def turnout(self) -> Turnout:
        """How many of the phones voted."""
        return self._ballots.poll.turnout()

    def close(self, typed: BallotCounts | None = None) -> BallotCounts:
        """End the vote, and show the counts on the projector: those of the phones, or those that were typed."""
        return self._ballots.close(typed)

    def cancel(self) -> None:
        """End the vote without counts, and show nothing of it."""
        self._ballots.cancel()

    def small_parties(self) -> tuple[str, ...]:
        """The parties for which fewer phones take part than are counted apart."""
        return self._ballots.small_parties()

    @property
    def keeps_small(self) -> bool:
        """Whether parties are told apart however few of them vote."""
        return self._ballots.keeps_small

    def join_small(self) -> None:
        """Count small parties with others from here on."""
        self._ballots.join_small()

    def lock(self, *, locked: bool = True) -> None:
        """Keep new phones out; those that take part go on. `locked=False` lets new ones in again."""
        self._ballots.lock(locked=locked)

    @property
    def locked(self) -> bool:
        """Whether new phones are kept out."""
        return self._ballots.poll.locked

    def wait_for_phones(self, count: int = 1, *, seconds: float) -> bool:
        """Whether so many phones take part, at once or within these seconds."""
        return self._ballots.wait_for_phones(count, seconds)

    def is_reachable(self) -> bool:
        """Whether this computer still has the address; not when it went to another network, or lost it."""
        return is_ours(self.place.address)

    def stop(self) -> None:
        """Stop listening."""
        self._server.stop()

    def __enter__(self) -> Self:
        """The same room, which is stopped at the end."""
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """Stop listening, however it ended."""
        self.stop()

    def _noted(self, error: Exception) -> None:
        self.fault = self.fault or error


def _code(given: str | None) -> str:
    if given is None:
        return new_code()
    code = as_code(given)
    if code is None:
        raise NoRoom("code", given=given[:40], signs=" ".join(SIGNS))
    return code
