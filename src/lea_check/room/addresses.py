"""Where a room can be reached: the addresses of this computer, best first, and a socket on one. Nothing is sent."""

import contextlib
import errno
import socket
import struct
import sys
from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import NamedTuple

from lea_check.files.problems import system_reason
from lea_check.model.message import Message, Param

FIRST_PORT = 8028
PORTS = range(FIRST_PORT, FIRST_PORT + 10)
"""Tried in turn when nobody named a port."""

BACKLOG = 128

_INNER = ("docker", "br-", "veth", "virbr", "vmnet", "vbox", "tun", "tap", "utun", "wg", "ppp", "lxc", "podman")
"""Names of networks within this computer, or through it to elsewhere: no phone is on them."""

_GET_ADDRESS = 0x8915 if sys.platform == "linux" else 0xC0206921  # SIOCGIFADDR


class NoRoom(Exception):
    """The room cannot be opened; `message` says why and what to do, in the words files."""

    def __init__(self, key: str, **params: Param) -> None:
        self.message = Message(f"room.refused.{key}", params)
        super().__init__(key)


class Endpoint(NamedTuple):
    """Where the room listens."""

    address: str
    port: int

    @property
    def authority(self) -> str:
        """As it stands in a link and in a request."""
        host = f"[{self.address}]" if ":" in self.address else self.address
        return host if self.port == 80 else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """What a browser says of a page that came from here."""
        return f"http://{self.authority}"


def own_addresses() -> tuple[str, ...]:
    """The addresses at which phones on the same network may reach this computer, the likeliest first."""
    routed = _routed_address()
    # Where cards were found, a route by none of them leads through a tunnel, on which there are no phones.
    found = list(filter(_is_reachable, _named_addresses())) or list(filter(_is_reachable, [routed] if routed else []))
    return tuple(sorted(dict.fromkeys(found), key=lambda each: (each != routed, not ip_address(each).is_private)))


def _is_reachable(address: str) -> bool:
    found = ip_address(address)
    return not (found.is_loopback or found.is_link_local or found.is_unspecified or found.is_multicast)


def _routed_address() -> str | None:
    """The address that this computer would go out with. Nothing is sent: this way of connecting only looks it up."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address for documentation, which belongs to nobody
        except OSError:
            return None
        return str(probe.getsockname()[0])


def _named_addresses() -> Iterator[str]:
    """The addresses of the network cards, without those of networks that no phone is on."""
    if sys.platform == "win32":
        yield from _addresses_by_name()
        return
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        for _, card in socket.if_nameindex():
            if not card.startswith(_INNER):
                yield from _address_of(asking, card)


def _addresses_by_name() -> Iterator[str]:
    """Windows knows all addresses by the name of the computer, without asking the network."""
    try:
        found = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
    except OSError:
        return
    yield from (str(each[4][0]) for each in found)


def _address_of(asking: socket.socket, card: str) -> Iterator[str]:
    import fcntl

    try:
        told = fcntl.ioctl(asking.fileno(), _GET_ADDRESS, struct.pack("256s", card.encode()[:15]))
    except OSError:  # a card without an address
        return
    yield socket.inet_ntoa(told[20:24])


def listen(address: str | None, port: int | None) -> tuple[socket.socket, Endpoint]:
    """A socket on one address and port of this computer, and where that is. Raises NoRoom.

    Without an address it is the likeliest one, without a port the first of `PORTS` that is free.
    """
    chosen = _checked(address) if address is not None else _likeliest()
    *others, last = [port] if port is not None else PORTS
    for each in others:
        with contextlib.suppress(OSError):
            return _at(chosen, each)
    try:
        return _at(chosen, last)
    except OSError as error:
        raise _refusal(error, str(chosen), last) from error


def _at(address: IPv4Address | IPv6Address, port: int) -> tuple[socket.socket, Endpoint]:
    bound = _bound(address, port)
    return bound, Endpoint(str(address), bound.getsockname()[1])


def is_ours(address: str) -> bool:
    """Whether this computer still has the address; not after it went to another network."""
    try:
        with _bound(ip_address(address), 0):
            return True
    except OSError:
        return False


def _likeliest() -> IPv4Address | IPv6Address:
    found = own_addresses()
    if not found:
        raise NoRoom("no-network")
    return ip_address(found[0])


def _checked(address: str) -> IPv4Address | IPv6Address:
    try:
        found = ip_address(address.strip())
    except ValueError as error:
        raise NoRoom("no-address", given=address, known=_known()) from error
    if found.is_unspecified or found.is_multicast:
        raise NoRoom("one-address", given=address, known=_known())
    return found


def _known() -> str:
    return ", ".join(own_addresses()) or "127.0.0.1"


def _bound(address: IPv4Address | IPv6Address, port: int) -> socket.socket:
    bound = socket.socket(socket.AF_INET if address.version == 4 else socket.AF_INET6, socket.SOCK_STREAM)
    try:
        # On Windows reuse would let two programs share a port; elsewhere it only skips the wait after a restart.
        exclusive = getattr(socket, "SO_EXCLUSIVEADDRUSE", None)
        bound.setsockopt(socket.SOL_SOCKET, exclusive or socket.SO_REUSEADDR, 1)
        bound.bind((str(address), port))
        bound.listen(BACKLOG)
    except BaseException:
        bound.close()
        raise
    return bound


_REASONS = {
    errno.EADDRINUSE: "taken",
    errno.EADDRNOTAVAIL: "not-ours",
    errno.EACCES: "denied",
    errno.EPERM: "denied",
    errno.EAFNOSUPPORT: "not-ours",
    errno.EINVAL: "not-ours",
}


def _refusal(error: OSError, address: str, port: int) -> NoRoom:
    key = _REASONS.get(error.errno or 0, "other")
    detail = system_reason(error) or error.strerror or ""
    after = port + 1 if FIRST_PORT <= port < 65535 else FIRST_PORT
    return NoRoom(key, address=address, port=str(port), next=str(after), known=_known(), detail=detail)
