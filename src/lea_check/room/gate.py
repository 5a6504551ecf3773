"""What every request must pass: sent to this room, by a page of this room, and small; and what every answer carries."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lea_check.room.addresses import Endpoint

MOST_BYTES = 1024
"""Of a body: a vote takes fifty."""

POLICY = "; ".join([
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'",
    "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
])  # fmt: skip

HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-resource-policy": "same-origin",
    # A page that hides where it comes from would send no origin with a form either.
    "referrer-policy": "same-origin",
    # One request a connection: nothing is held open between two looks of a phone.
    "connection": "close",
}


class Gate:
    """Around the application: refuses what does not belong here, and puts our headers on every answer."""

    def __init__(self, app: ASGIApp, place: Endpoint) -> None:
        self._app = app
        self._place = place

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                headers.setdefault("cache-control", "no-store")
            await send(message)

        status = self._refusal(Headers(scope=scope), scope["method"])
        app = PlainTextResponse(f"{status}\n", status) if status else self._app
        await app(scope, receive, send_guarded)

    def _refusal(self, headers: Headers, method: str) -> int | None:
        """Why a request is not answered, as a status of HTTP."""
        if headers.getlist("host") != [self._place.authority]:
            return 421
        if method == "POST" and headers.getlist("origin") != [self._place.origin]:
            return 403
        return None if _is_small(headers.get("content-length", "0")) else 413


def _is_small(length: str) -> bool:
    return length.isascii() and length.isdigit() and len(length) <= len(str(MOST_BYTES)) and int(length) <= MOST_BYTES


async def small_body(request: Request) -> bytes:
    """The body of a request. Raises HTTPException where it is too large, whatever it said of its length."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            raise HTTPException(413)
    return body


def is_local(request: Request) -> bool:
    """Whether a request comes from this computer itself: from its loopback, or from the address that it listens on.

    Nobody else can hold a conversation from that address: what is sent to it never leaves this computer.
    """
    from ipaddress import ip_address

    client = request.client.host if request.client else ""
    here = (request.scope.get("server") or ("",))[0]
    try:
        return ip_address(client).is_loopback or client == here
    except ValueError:
        return False
