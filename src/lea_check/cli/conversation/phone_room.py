"""A room for `interview --phones`: opened, shown on the terminal, and waited for until a first phone is there."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lea_check.cli.errors import Failure
from lea_check.cli.session import Session
from lea_check.interview.prompts import BACK, HELP, Prompts, Reply
from lea_check.interview.terminal import Terminal
from lea_check.report.blocks import Paragraph

if TYPE_CHECKING:
    from lea_check.room.phones import Phones

FIRST_PHONE = 60.0
"""Seconds after which the program says what may be wrong."""

NO_PHONE = ("none", "apart", "mobile", "windows", "hands")
"""What is said then, the likeliest first."""

LOOKS = 240
"""How often it is seen meanwhile whether somebody typed."""


@dataclass(frozen=True)
class PhoneSettings:
    """How the room is opened; `code`: that of an earlier start, with which its phones go on."""

    parties: tuple[str, ...] = ()
    keep_small: bool = False
    address: str | None = None
    port: int | None = None
    code: str | None = None


def going_on(settings: PhoneSettings, left: str | None) -> PhoneSettings:
    """The same room again, with the code that was `left` by a program that was cut off, if nobody asked for another."""
    from lea_check.room.codes import as_code

    return settings if settings.code or left is None else replace(settings, code=as_code(left))


@contextlib.contextmanager
def opened_room(settings: PhoneSettings, session: Session) -> Iterator["Phones"]:
    """The room, which listens until the end. Raises Failure where it cannot be opened."""
    try:
        from lea_check.room.addresses import NoRoom
        from lea_check.room.phones import Phones, RoomSettings
    except ImportError as error:
        raise Failure("extra", format="--phones", extra="room") from error
    asked = RoomSettings(
        parties=settings.parties,
        keep_small=settings.keep_small,
        address=settings.address,
        port=settings.port,
        code=settings.code,
    )
    try:
        room = Phones({each.lang: each for each in session.all_words}, asked)
    except NoRoom as error:
        raise Failure.of(error.message) from error
    with room:
        yield room


def let_in(room: "Phones", prompts: Prompts, session: Session) -> bool:
    """Wait for the phones, and settle how small parties are counted; whether the questions can begin."""
    show_door(room, prompts, session)
    if not wait_for_all(prompts, "start"):
        return False
    small = room.small_parties()
    parties = prompts.words.all_of(prompts.words.label("party", each) for each in small)
    if small and room.keeps_small:
        prompts.say("interview.phones.recognised", parties=parties)
        if not prompts.yes():
            room.join_small()
    elif small and room.turnout().of:
        prompts.say("interview.phones.small", parties=parties)
    return True


def show_door(room: "Phones", prompts: Prompts, session: Session) -> None:
    """How phones come in, and a wait for the first, which any key ends; without one what may be wrong."""
    terminal = prompts.terminal
    terminal.heading(prompts.words("interview.phones.title"))
    terminal.raw("\n".join([*room.qr(colour=session.screen.colour), ""]))
    prompts.say("interview.phones.join", address=room.place.origin)
    terminal.show(Paragraph(prompts.words("interview.phones.code", code=room.spoken_code), "strong"))
    terminal.line("")
    prompts.say("interview.phones.projector", page=room.projector)
    prompts.say("interview.phones.waiting")
    came = _first_phone(room, prompts.terminal)
    for said in ("first",) if came else NO_PHONE if came is False else ():
        prompts.say(f"interview.phones.{said}")


def _first_phone(room: "Phones", terminal: Terminal) -> bool | None:
    """Whether a phone came within a minute; None when somebody types who does not want to wait."""
    for _ in range(LOOKS):
        if room.wait_for_phones(seconds=FIRST_PHONE / LOOKS):
            return True
        if terminal.has_key():
            return None
    return False


def wait_for_all(prompts: Prompts, key: str) -> bool:
    """Enter goes on; whether one does. Raises EOFError at the end of the input."""
    asked = prompts.words(f"interview.phones.{key}")
    while (reply := prompts.until(asked, _is_enter, prompts.words("interview.phones.wrong-start"))) in (HELP, BACK):
        prompts.say("interview.phones.wrong-start")
    return reply.kind == "value"


def _is_enter(line: str) -> Reply | None:
    return None if line else Reply("value")
