"""What is answered at which address. No answer holds a token, and nothing is written down."""

from collections.abc import Awaitable, Callable, Mapping
from hmac import compare_digest
from typing import Any
from urllib.parse import parse_qs

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from lea_check.room.addresses import Endpoint
from lea_check.room.codes import Pass, as_code, is_key, new_pass, read_pass, spaced
from lea_check.room.drawing import assets, draw
from lea_check.room.gate import Gate, is_local, small_body
from lea_check.room.projector import PAUSE, bars, projector_view
from lea_check.room.qr import qr_svg
from lea_check.room.reception import PhoneView, Reception, as_named
from lea_check.words import Words

HOURS = 12
NOTES = ("wrong", "busy", "late", "cookies")
LEVELS = ("level.0", "level.1", "level.2", "room.vote.unknown")


class RoomSite:
    """The pages of a room. `words`: by language, that of the room first; `key`: what its link holds."""

    def __init__(
        self, reception: Reception, words: Mapping[str, Words], place: Endpoint, *, code: str, key: str
    ) -> None:
        self._reception = reception
        self._ballots = reception.ballots
        self._words = words
        self._place = place
        self._code = code
        self._key = key
        self._cookie = f"lea-check-{place.port}"

    def app(self, on_fault: Callable[[Exception], None]) -> ASGIApp:
        """The application. `on_fault` hears of what went wrong in it; the phone is asked to try again."""

        async def fault(_request: Request, error: Exception) -> Response:
            on_fault(error)
            return Response("500\n", 500, media_type="text/plain")

        async def gone(_request: Request, _error: Exception) -> Response:
            return Response(status_code=400)

        get, post = ["GET"], ["POST"]
        routes = [
            Route("/", self._page, methods=get),
            Route("/now", self._now, methods=get),
            Route("/code", self._take_code, methods=post),
            Route("/language", self._take_language, methods=post),
            Route("/join", self._take_party, methods=post),
            Route("/vote", self._take_vote, methods=post),
            Route("/projector", _local(self._projector), methods=get),
            Route("/projector/now", _local(self._projector_now), methods=get),
            Route("/projector/qr.svg", _local(self._qr), methods=get),
            *(Route(path, _asset, methods=get) for path in assets()),
            Route("/{key}", self._follow_link, methods=get),
        ]
        handlers: Mapping[Any, Any] = {ClientDisconnect: gone, Exception: fault}
        app = Starlette(routes=routes, exception_handlers=handlers)
        app.router.redirect_slashes = False
        return Gate(app, self._place)

    async def _page(self, request: Request) -> Response:
        known, view = self._look(request)
        asked = request.query_params.get("note", "")
        note = asked if asked in NOTES else ""
        if note == "cookies" and known is not None:
            note = ""
        response = HTMLResponse(self._phone(view, note))
        if known is not None and known.code and view.screen == "code":
            self._give(response, known._replace(code="", party=""))  # of another room: not tried again and again
        return response

    def _phone(self, view: PhoneView, note: str) -> str:
        words = self._words[view.lang]
        return draw(
            "phone.html",
            words,
            view=view,
            note=note,
            parties=self._ballots.parties,
            keeps_small=self._ballots.keeps_small,
            choices=choices(words),
            languages={lang: each("language") for lang, each in self._words.items()},
            code=spaced(self._code) if view.screen in ("join", "vote", "wait") else "",
            named=lambda party: capital(words.label("party", party)),
        )

    async def _now(self, request: Request) -> Response:
        _, view = self._look(request)
        return JSONResponse({"mark": view.mark, "pause": self._reception.pause()})

    async def _take_code(self, request: Request) -> Response:
        code = as_code(await _field(request, "code"))
        right = self._reception.right_code(code, _address(request))
        if not right:
            return _see("wrong" if right is False else "busy")
        return self._let_in(request)

    async def _follow_link(self, request: Request) -> Response:
        key = request.path_params["key"]
        if not compare_digest(key.encode(), self._key.encode()):
            return _see() if is_key(key) else Response("404\n", 404, media_type="text/plain")  # a link of before
        return self._let_in(request)

    def _let_in(self, request: Request) -> Response:
        """A phone that gave the code or scanned the link carries the code from now on."""
        known = self._known(request) or new_pass(self._reception.languages[0])
        if known.code != self._code:
            known = known._replace(code=self._code, party="")
        self._reception.let_in(known.token)
        response = _see("cookies")
        self._give(response, known)
        return response

    async def _take_language(self, request: Request) -> Response:
        lang = await _field(request, "lang")
        known = self._known(request) or new_pass(self._reception.languages[0])
        response = _see()
        if lang in self._words:
            self._give(response, known._replace(lang=lang))
        return response

    async def _take_party(self, request: Request) -> Response:
        known, party = self._known(request), as_named(await _field(request, "party"), self._ballots.parties)
        response = _see()
        if known is not None and party and known.token not in self._ballots.poll.phones:
            known = known._replace(party=party)
            self._reception.view(known, _address(request))
            self._give(response, known)
        return response

    async def _take_vote(self, request: Request) -> Response:
        form = await _form(request)
        known, choice = self._known(request), form.get("choice", "")
        if known is None or choice not in ("0", "1", "2", "3"):
            return _see()
        self._reception.view(known, _address(request))  # a phone from before a restart takes part by this
        return _see() if self._ballots.vote(known.token, form.get("ballot", ""), int(choice)) else _see("late")

    async def _projector(self, _request: Request) -> Response:
        words = self._words[self._reception.languages[0]]
        view = projector_view(self._ballots)
        page = draw(
            "projector.html",
            words,
            view=view,
            bars=bars(view, words),
            choices=choices(words),
            place=self._place,
            code=spaced(self._code),
            next_id=iter(range(1, 1000)).__next__,
        )
        return HTMLResponse(page)

    async def _projector_now(self, _request: Request) -> Response:
        return JSONResponse({"mark": projector_view(self._ballots).mark, "pause": PAUSE})

    async def _qr(self, _request: Request) -> Response:
        return Response(qr_svg(self.link), media_type="image/svg+xml")

    @property
    def link(self) -> str:
        """What the QR code holds: whoever opens it need not type the code."""
        return f"{self._place.origin}/{self._key}"

    def _look(self, request: Request) -> tuple[Pass | None, PhoneView]:
        known = self._known(request)
        return known, self._reception.view(known, _address(request))

    def _known(self, request: Request) -> Pass | None:
        return read_pass(request.cookies.get(self._cookie), self._reception.languages)

    def _give(self, response: Response, known: Pass) -> None:
        response.set_cookie(self._cookie, known.text, max_age=HOURS * 3600, httponly=True, samesite="lax")


def choices(words: Words) -> list[str]:
    """The names of what can be chosen: three levels, and "we do not know"."""
    return [capital(words(key)) for key in LEVELS]


def capital(text: str) -> str:
    """A name as the first word of a line."""
    return text[:1].upper() + text[1:]


def _see(note: str = "") -> Response:
    """Have a phone load its page: so that loading it again sends nothing twice."""
    return RedirectResponse(f"/?note={note}" if note else "/", 303)


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


async def _form(request: Request) -> Mapping[str, str]:
    """The fields of a form, each with the last value that was given."""
    body = (await small_body(request)).decode("ascii", "replace")
    try:
        return {name: values[-1] for name, values in parse_qs(body, max_num_fields=10).items()}
    except ValueError as error:
        raise HTTPException(400) from error


async def _field(request: Request, name: str) -> str:
    return (await _form(request)).get(name, "")


def _local(handler: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    """The same for this computer only; to others it is not there."""

    async def answer(request: Request) -> Response:
        if not is_local(request):
            raise HTTPException(404)
        return await handler(request)

    return answer


async def _asset(request: Request) -> Response:
    found = assets()[request.url.path]
    headers = {"cache-control": "max-age=86400, immutable"}
    return Response(found.content, media_type=found.media_type, headers=headers)
