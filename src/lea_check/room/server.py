"""The server of a room: a thread beside the conversation, on one socket, which keeps no log."""

import asyncio
import logging
import socket
import threading
from collections.abc import Mapping
from typing import Any

import uvicorn
from starlette.types import ASGIApp

from lea_check.room.addresses import BACKLOG
from lea_check.room.connections import SECONDS, Connections, bounded_protocol, most_connections

LARGEST_HEAD = 8192
"""Bytes of the first line and headers of a request."""


class RoomServer:
    """Serves an application from the moment it is made until `stop`."""

    def __init__(self, app: ASGIApp, listening: socket.socket, *, seconds: float = SECONDS) -> None:
        _silence()
        config = uvicorn.Config(
            app,
            http=bounded_protocol(Connections(most_connections(), seconds)),
            ws="none",
            lifespan="off",
            interface="asgi3",
            log_config=None,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            date_header=False,
            backlog=BACKLOG,
            timeout_graceful_shutdown=1,
            h11_max_incomplete_event_size=LARGEST_HEAD,
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._run, args=(listening,), name="room", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Close all connections, and wait until nothing listens any more."""
        self._server.should_exit = True
        self._thread.join(timeout=5)

    def _run(self, listening: socket.socket) -> None:
        asyncio.run(self._serve(listening))

    async def _serve(self, listening: socket.socket) -> None:
        # A connection that breaks is no news for the screen on which the conversation is held.
        asyncio.get_running_loop().set_exception_handler(_ignore)
        await self._server.serve([listening])


def _ignore(_loop: asyncio.AbstractEventLoop, _context: Mapping[str, Any]) -> None:
    return


def _silence() -> None:
    """What uvicorn has to say of requests would stand in the middle of the conversation."""
    logger = logging.getLogger("uvicorn")
    logger.propagate = False
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
