"""Open connections: none lasts long, and when there are too many, whoever holds the most loses the oldest."""

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol

from lea_check.room.code_check import client_of

MOST_CONNECTIONS = 512
SECONDS = 10.0
"""For a request and its answer, on the worst network that a phone still works on."""

_FILES_FOR_OTHERS = 64


class Connections:
    """Those that are open, by client. A connection carries one request, so all of them are short.

    A client that opens a thousand drives out its own oldest. Behind one address that is fair as well: an honest request
    is over in a moment, so those that wait without one go first.
    """

    def __init__(self, most: int, seconds: float) -> None:
        self._most = most
        self._seconds = seconds
        self._open: dict[str, dict[asyncio.Transport, asyncio.TimerHandle]] = {}

    def count(self) -> int:
        """How many are open."""
        return sum(map(len, self._open.values()))

    def add(self, transport: asyncio.Transport, client: str) -> None:
        """Count a connection, with a limit to how long it may take."""
        if self.count() >= self._most:
            self._drop_one()
        timer = asyncio.get_running_loop().call_later(self._seconds, transport.abort)
        self._open.setdefault(client, {})[transport] = timer

    def remove(self, transport: asyncio.Transport, client: str) -> None:
        """A connection that is closed. Nothing happens where it was dropped before."""
        timer = self._open.get(client, {}).pop(transport, None)
        if timer is not None:
            timer.cancel()
        if not self._open.get(client, True):
            del self._open[client]

    def _drop_one(self) -> None:
        client = max(self._open, key=lambda each: len(self._open[each]))
        oldest = next(iter(self._open[client]))
        self.remove(oldest, client)
        oldest.abort()


def most_connections() -> int:
    """How many connections may be open: fewer where the system allows a program few files."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return MOST_CONNECTIONS
    allowed = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    # As many again may have been accepted before any of them is counted.
    return max(16, min(MOST_CONNECTIONS, (allowed - _FILES_FOR_OTHERS) // 2))


def bounded_protocol(connections: Connections) -> type[H11Protocol]:
    """HTTP as uvicorn speaks it, on connections that are counted."""

    class BoundedProtocol(H11Protocol):
        client_name = ""

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            super().connection_made(transport)
            self.client_name = client_of(self.client[0] if self.client else "")
            connections.add(transport, self.client_name)

        def connection_lost(self, exc: Exception | None) -> None:
            connections.remove(self.transport, self.client_name)
            super().connection_lost(exc)

    return BoundedProtocol
