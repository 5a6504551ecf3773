"""The code of a room, the key in its link, and what a phone carries to be known again."""

import re
import secrets
from collections.abc import Sequence
from typing import NamedTuple

SIGNS = "CDFGHJKMNPQRTWXY34679"
"""No signs that look alike (0 O, 1 I L, 2 Z, 5 S, 8 B, U V), and no vowels, so that no code is a word."""

CODE_LENGTH = 6
KEY_LENGTH = 12
"""Twice as long as a code, so that trying keys leads nowhere: 10^15 of them."""


def new_code() -> str:
    """A code for a room: short enough to type, one of 86 million."""
    return _random(CODE_LENGTH)


def new_key() -> str:
    """What stands in the link of a room instead of the code."""
    return _random(KEY_LENGTH)


def is_key(text: str) -> bool:
    """Whether a text looks like what stands in the link of some room."""
    return len(text) == KEY_LENGTH and set(text) <= set(SIGNS)


def _random(length: int) -> str:
    return "".join(secrets.choice(SIGNS) for _ in range(length))


def as_code(typed: str) -> str | None:
    """What somebody typed as a code, in capitals and without spaces or hyphens; None for what can be no code."""
    code = re.sub(r"[\s.-]", "", typed[:40]).upper()
    return code if len(code) == CODE_LENGTH and set(code) <= set(SIGNS) else None


def spaced(code: str) -> str:
    """A code as it is read aloud, in two halves."""
    return f"{code[: CODE_LENGTH // 2]} {code[CODE_LENGTH // 2 :]}"


NO_PARTY = "none"
"""Stands in a pass for a phone whose owner would rather not name a party."""


class Pass(NamedTuple):
    """What a phone carries in a cookie, so that it is known again after sleep, and let in again after a restart.

    `code`: of the room, "" before it was given; `token`: random, the phone's own; `party`: its number among the room's,
    `NO_PARTY`, or "" before it was asked; `lang`: what its owner reads.
    """

    code: str
    token: str
    party: str
    lang: str

    @property
    def text(self) -> str:
        """The pass as the value of a cookie."""
        return ".".join(self)

    def party_of(self, parties: Sequence[str]) -> str:
        """The party as the room knows it, "" for none."""
        return parties[int(self.party)] if self.party.isdigit() and int(self.party) < len(parties) else ""

    def has_chosen(self, parties: Sequence[str]) -> bool:
        """Whether its owner said for whom, in a room with these parties."""
        return self.party == NO_PARTY or self.party_of(parties) != ""


_PASS = re.compile(rf"([{SIGNS}]{{{CODE_LENGTH}}}|)\.([0-9a-f]{{32}})\.({NO_PARTY}|[0-9]{{1,2}}|)\.([a-z]{{2}})")


def new_pass(lang: str) -> Pass:
    """A pass for a phone that comes for the first time."""
    return Pass("", secrets.token_hex(16), "", lang)


def read_pass(cookie: str | None, languages: Sequence[str]) -> Pass | None:
    """The pass in a cookie; None where it holds none that we gave."""
    found = _PASS.fullmatch(cookie or "")
    known = Pass(*found.groups()) if found else None
    return known if known and known.lang in languages else None
