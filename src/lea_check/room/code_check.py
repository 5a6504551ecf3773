"""Wrong codes are slowed down, without keeping out a room that reaches this computer by one address."""

import secrets
from collections.abc import Callable
from hashlib import blake2b
from hmac import compare_digest
from ipaddress import IPv6Address, ip_address
from typing import NamedTuple


class Allowance(NamedTuple):
    """How many wrong codes are taken at once, and how many more each second."""

    most: float
    per_second: float


EACH = Allowance(60, 0.5)
"""For one address: behind it may be a whole room, of which some mistype. In three hours it tries one code in 15,000."""

TOGETHER = Allowance(200, 2)
"""For all addresses together."""


class Bucket(NamedTuple):
    """How many wrong codes are still taken, as of a moment of the clock."""

    left: float
    at: float

    def filled(self, allowance: Allowance, now: float) -> "Bucket":
        """The same at a later moment."""
        return Bucket(min(allowance.most, self.left + allowance.per_second * (now - self.at)), now)


ALL = b""


class CodeCheck:
    """Compares codes, and stops comparing for a moment when too many were wrong. Used by one thread.

    Who is made to wait cannot tell a right code from a wrong one. The key in the link of a room is not held to this, so
    whoever scans the link is let in while somebody else tries codes from the same address. Addresses are kept only as
    long as they have wrong codes to their name, and only as a number that cannot be turned back.
    """

    def __init__(self, code: str, clock: Callable[[], float]) -> None:
        self._code = code
        self._clock = clock
        self._secret = secrets.token_bytes(16)
        self._buckets: dict[bytes, Bucket] = {}

    def check(self, code: str, address: str) -> bool | None:
        """Whether the code is right; None where this address, or all together, must wait first."""
        now, who = self._clock(), self._anonymous(address)
        own, together = self._bucket(who, EACH, now), self._bucket(ALL, TOGETHER, now)
        if min(own.left, together.left) < 1:
            return None
        if compare_digest(code.encode(), self._code.encode()):
            return True
        self._forget(now)
        self._buckets |= {who: own._replace(left=own.left - 1), ALL: together._replace(left=together.left - 1)}
        return False

    def _bucket(self, who: bytes, allowance: Allowance, now: float) -> Bucket:
        return self._buckets.get(who, Bucket(allowance.most, now)).filled(allowance, now)

    def _forget(self, now: float) -> None:
        """Those who have all their tries back."""
        kept = {who: bucket for who, bucket in self._buckets.items() if bucket.filled(EACH, now).left < EACH.most}
        self._buckets = kept | {who: bucket for who, bucket in self._buckets.items() if who == ALL}

    def _anonymous(self, address: str) -> bytes:
        return blake2b(client_of(address).encode(), key=self._secret, digest_size=16).digest()


def client_of(address: str) -> str:
    """What counts as one client: an address, or the network of one household among those of version 6."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return str(found)
    return str(found.ipv4_mapped or IPv6Address(int(found) >> 64 << 64))
