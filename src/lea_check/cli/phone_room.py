"""A room for `interview --phones`: opened, shown on the terminal, and waited for until a first phone is there."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lea_check.cli.errors import Failure
from lea_check.cli.session import Session
from lea_check.interview.prompts import Prompts

if TYPE_CHECKING:
    from lea_check.room.phones import Phones

FIRST_PHONE = 60.0
"""Seconds after which the program says what may be wrong."""

NO_PHONE = ("none", "apart", "mobile", "windows", "hands")
"""What is said then, the likeliest first."""


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


def show_door(room: "Phones", prompts: Prompts, session: Session) -> None:
    """How phones come in, and a wait for the first; without one within a minute what may be wrong."""
    terminal = prompts.terminal
    terminal.heading(prompts.words("interview.phones.title"))
    terminal.raw("\n".join([*room.qr(colour=session.screen.colour), ""]))
    prompts.say("interview.phones.join", address=room.place.origin, code=room.spoken_code)
    prompts.say("interview.phones.projector", page=room.projector)
    prompts.say("interview.phones.waiting")
    if room.wait_for_phones(seconds=FIRST_PHONE):
        prompts.say("interview.phones.first")
    else:
        for reason in NO_PHONE:
            prompts.say(f"interview.phones.{reason}")


def wait_for_all(prompts: Prompts) -> None:
    """Enter starts the questions. Raises EOFError at the end of the input."""
    prompts.terminal.read(prompts.words("interview.phones.start"))
