"""A phone as the server of a room sees it: requests over a socket, and a cookie that it keeps."""

import json
import re
import socket
from collections.abc import Mapping
from html import unescape
from http.client import HTTPConnection
from typing import NamedTuple
from urllib.parse import urlencode

from lea_check.room.addresses import Endpoint


class Answer(NamedTuple):
    status: int
    headers: Mapping[str, str]
    body: str

    @property
    def text(self) -> str:
        """What people read on the page, without the marks of HTML."""
        shown = re.sub(r"(?s)<head>.*?</head>|<[^>]*>", " ", self.body)
        return " ".join(unescape(shown).split())

    @property
    def heading(self) -> str:
        found = re.search(r"<h1[^>]*>([^<]*)</h1>", self.body)
        return unescape(found[1]) if found else ""

    @property
    def ballot(self) -> str:
        """The ballot that the page is for."""
        found = re.search(r'name="ballot" value="([^"]*)"', self.body)
        return found[1] if found else ""


class Phone:
    """`source`: the address that it comes from; each of 127.0.0.0/8 is one of this computer on Linux."""

    def __init__(self, place: Endpoint, source: str = "") -> None:
        self.place = place
        self.source = source
        self.cookies: dict[str, str] = {}

    def send(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
        """One request, as it stands."""
        connection = HTTPConnection(self.place.address, self.place.port, timeout=20, source_address=(self.source, 0))
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.cookies:
            sent["cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        try:
            connection.request(method, path, body, sent)
            answer = connection.getresponse()
            given = dict(answer.getheaders())
            for name, value in re.findall(r"([\w-]+)=([^;]*)", given.get("set-cookie", ""))[:1]:
                self.cookies[name] = value
            return Answer(answer.status, given, answer.read().decode())
        finally:
            connection.close()

    def get(self, path: str = "/") -> Answer:
        """A page, after what it leads to."""
        answer = self.send("GET", path)
        return self.get(answer.headers["location"]) if answer.status == 303 else answer

    def post(self, path: str, **fields: object) -> Answer:
        """A form as a browser sends it, and the page that it leads to."""
        form = {"origin": self.place.origin, "content-type": "application/x-www-form-urlencoded"}
        answer = self.send("POST", path, urlencode(fields).encode(), **form)
        return self.get(answer.headers["location"]) if answer.status == 303 else answer

    def now(self) -> str:
        """What tells whether the page is still what it should be."""
        return str(json.loads(self.get("/now").body)["mark"])

    def join(self, link: str, party: object = "none") -> Answer:
        """Follow the link of a QR code, and name a party."""
        self.get(link.removeprefix(self.place.origin))
        return self.post("/join", party=party)

    def vote(self, choice: int) -> Answer:
        """Choose on the page as it is now."""
        return self.post("/vote", ballot=self.get().ballot, choice=choice)


def raw(place: Endpoint, data: bytes = b"", source: str = "") -> socket.socket:
    """A connection that sent these bytes and no more."""
    found = socket.create_connection((place.address, place.port), timeout=20, source_address=(source, 0))
    found.sendall(data)
    return found


def until_closed(connection: socket.socket) -> bytes:
    """What came over a connection until the server ended it."""
    found = b""
    try:
        while part := connection.recv(65536):
            found += part
    except ConnectionResetError:
        pass
    connection.close()
    return found
