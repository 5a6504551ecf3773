"""What others on the network may try: it is refused, dropped or slowed down, and the room goes on."""

import asyncio
import resource
import socket
from contextlib import suppress
from typing import Any

import pytest

from lea_check.room.addresses import Endpoint, listen
from lea_check.room.code_check import EACH
from lea_check.room.codes import SIGNS
from lea_check.room.connections import MOST_CONNECTIONS, most_connections
from lea_check.room.gate import HEADERS, MOST_BYTES
from lea_check.room.phones import Phones
from lea_check.room.server import LARGEST_HEAD, RoomServer
from tests.support.phone import Phone, raw, until_closed
from tests.support.room import Open, ballot

OTHERS = ("127.0.0.2", "127.0.0.3")


def has_other_addresses() -> bool:
    """Whether this computer lets us come from another address of its loopback, as Linux does."""
    with socket.socket() as probe, suppress(OSError):
        probe.bind((OTHERS[0], 0))
        return True
    return False


from_elsewhere = pytest.mark.skipif(not has_other_addresses(), reason="the loopback has one address here")


def request(place: Endpoint, *lines: str, body: bytes = b"") -> bytes:
    """Sends these lines as they are, and gives all that comes back."""
    return until_closed(raw(place, "\r\n".join([*lines, "", ""]).encode("latin-1") + body))


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1]) if answer else 0


@pytest.mark.parametrize(
    "hosts", [["evil.example"], [], ["127.0.0.1"], ["localhost:{port}"], ["{own}", "evil.example"], ["{own}@evil"]]
)
def test_only_its_own_address_is_answered_so_that_no_other_name_leads_here(phones: Phones, hosts: list[str]) -> None:
    place = phones.place
    lines = [f"host: {host.format(own=place.authority, port=place.port)}" for host in hosts]
    assert status(request(place, "GET / HTTP/1.1", *lines)) in (400, 421)
    assert status(request(place, "GET / HTTP/1.1", f"host: {place.authority}")) == 200


@pytest.mark.parametrize("origins", [["http://evil.example"], [], ["null"], ["http://127.0.0.1:1"], ["https://{own}"]])
def test_a_page_from_elsewhere_cannot_vote(phones: Phones, origins: list[str]) -> None:
    phone = Phone(phones.place)
    phone.join(phones.link)
    phones.open(ballot())
    body = f"ballot={phone.get().ballot}&choice=2".encode()
    headers = {"origin": origins[0].format(own=phones.place.authority)} if origins else {}
    assert phone.send("POST", "/vote", body, **headers).status == 403
    assert phones.turnout() == (0, 1)
    assert phone.send("POST", "/vote", body, origin=phones.place.origin).status == 303
    assert phones.turnout() == (1, 1)


def test_a_body_of_more_than_a_kilobyte_is_refused_whatever_is_said_of_its_length(phones: Phones) -> None:
    place = phones.place
    head = ["POST /code HTTP/1.1", f"host: {place.authority}", f"origin: {place.origin}"]
    large = b"code=" + b"C" * MOST_BYTES
    for length in (f"{len(large)}", "9" * 5000, "1e3", "²"):
        assert status(request(place, *head, f"content-length: {length}", body=large)) in (400, 413)
    parts = b"".join(b"100\r\n" + b"C" * 256 + b"\r\n" for _ in range(5)) + b"0\r\n\r\n"
    assert status(request(place, *head, "transfer-encoding: chunked", body=parts)) == 413
    fits = b"code=" + b"C" * (MOST_BYTES - 5)
    assert status(request(place, *head, f"content-length: {len(fits)}", body=fits)) == 303


def test_a_form_with_a_hundred_fields_is_refused(phones: Phones) -> None:
    phone = Phone(phones.place)
    assert phone.post("/code", **{f"field{number}": "" for number in range(9)}, code="x").status == 200
    body = "&".join(f"f{number}=1" for number in range(100)).encode()
    assert phone.send("POST", "/code", body, origin=phones.place.origin).status == 400


def test_endless_headers_end(phones: Phones) -> None:
    connection = raw(phones.place, b"GET / HTTP/1.1\r\n")
    with suppress(OSError):
        for _ in range(2 * LARGEST_HEAD // 100):
            connection.sendall(b"x: " + b"a" * 95 + b"\r\n")
    assert status(until_closed(connection)) in (0, 400, 431)
    assert Phone(phones.place).get().status == 200


@pytest.mark.parametrize(
    "sent",
    [b"", b"GET / HTTP/1.1\r\nhost: ", b"POST / HTTP/1.1\r\nhost: OWN\r\ncontent-length: 9\r\n\r\nc"],
    ids=["nothing", "half a head", "half a body"],
)
def test_a_connection_that_does_not_go_on_is_dropped(sent: bytes) -> None:
    listening, place = listen("127.0.0.1", 0)

    async def app(_scope: Any, receive: Any, send: Any) -> None:
        while (await receive()).get("more_body"):
            pass

    server = RoomServer(app, listening, seconds=0.3)
    try:
        assert until_closed(raw(place, sent.replace(b"OWN", place.authority.encode()))) == b""
    finally:
        server.stop()


@pytest.fixture
def crowded(monkeypatch: pytest.MonkeyPatch, open_room: Open) -> Phones:
    """A room that keeps no more than a few connections open."""
    monkeypatch.setattr("lea_check.room.server.most_connections", lambda: 16)
    return open_room()


@from_elsewhere
@pytest.mark.parametrize("sent", [b"", b"GET / HT"], ids=["idle", "half"])
def test_many_connections_of_one_phone_do_not_keep_others_out(crowded: Phones, sent: bytes) -> None:
    inside, neighbour = Phone(crowded.place, OTHERS[1]), Phone(crowded.place, OTHERS[0])
    inside.join(crowded.link)
    crowded.open(ballot())
    flood = [raw(crowded.place, sent, OTHERS[0]) for _ in range(50)]
    assert inside.vote(2).status == 200
    assert neighbour.join(crowded.link).heading == "Doet de kern mee?", "behind the same address nobody gets in"
    assert neighbour.vote(0).status == 200
    assert until_closed(flood[0]) == b"", "the oldest is kept"
    for connection in flood:
        connection.close()
    assert crowded.close().room == (1, 0, 1, 0)


def test_fewer_connections_are_kept_where_a_program_may_have_few_files(monkeypatch: pytest.MonkeyPatch) -> None:
    for files, most in ((20_000, MOST_CONNECTIONS), (1024, 480), (256, 96), (20, 16)):
        monkeypatch.setattr(resource, "getrlimit", lambda _kind, files=files: (files, files))
        assert most_connections() == most


@from_elsewhere
def test_who_tries_codes_is_slowed_down_and_the_rest_of_the_room_comes_in(phones: Phones) -> None:
    thief, other, neighbour = (Phone(phones.place, each) for each in (*OTHERS, OTHERS[0]))
    wrong = SIGNS[:6] if phones.code != SIGNS[:6] else SIGNS[6:12]
    told = [thief.post("/code", code=wrong).text for _ in range(int(EACH.most) + 5)]
    assert "klopt niet" in told[0]
    assert "te veel verkeerde codes" in told[-1]
    assert "te veel verkeerde codes" in thief.post("/code", code=phones.code).text, "the right code gives itself away"
    assert other.post("/code", code=phones.code).heading == "U kunt meedoen"
    assert neighbour.join(phones.link).heading == "Wacht op de volgende vraag"


def test_codes_in_a_cookie_are_tries_like_any_other(phones: Phones) -> None:
    thief = Phone(phones.place)
    name = f"lea-check-{phones.place.port}"
    screens = set()
    for number in range(int(EACH.most) + 5):
        code = "".join(SIGNS[number // 21**place % 21] for place in range(6))
        thief.cookies = {name: f"{code}.{number:032x}.none.nl"}
        screens.add(thief.now().partition("-")[0])
    assert screens == {"code", "busy"}
    assert phones.turnout().of == 0


def test_a_cookie_of_another_room_is_tried_once(phones: Phones) -> None:
    phone = Phone(phones.place)
    wrong = SIGNS[:6] if phones.code != SIGNS[:6] else SIGNS[6:12]
    phone.cookies = {f"lea-check-{phones.place.port}": f"{wrong}.{'0' * 32}.none.nl"}
    for _ in range(int(EACH.most) * 2):
        assert phone.get().heading == "Doe mee met uw telefoon"
    assert phone.post("/code", code=phones.code).heading == "U kunt meedoen", "the party of another room was kept"


GARBAGE = [
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(500),  # a browser that tries https first
    b"\x00" * 100,
    b"GET / HTTP/9.9\r\n\r\n",
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    b"GET / HTTP/1.1\r\nhost: a\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n",
    b"GET http://evil.example/ HTTP/1.1\r\nhost: evil.example\r\n\r\n",
    b"GET /%00%ff%2e%2e/ HTTP/1.1\r\nhost: a\r\n\r\n",
    b"POST /code HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
]


def test_garbage_is_answered_with_nothing_worth_and_nothing_is_said_on_the_screen(
    phones: Phones, capfd: pytest.CaptureFixture[str]
) -> None:
    for sent in GARBAGE:
        assert status(until_closed(raw(phones.place, sent))) in (0, 400, 413, 421)
    connection = raw(phones.place, b"GET / HTTP/1.1\r\n")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
    connection.close()
    assert Phone(phones.place).get().status == 200
    assert capfd.readouterr() == ("", "")


def test_what_is_not_there_is_not_found_and_nothing_takes_what_it_should_not(phones: Phones) -> None:
    phone = Phone(phones.place)
    for path in ("/x", "/room.py", "/../pyproject.toml", "/pages/vote.html", "/%2e%2e/", "/cdfghjkmnpqr", "//evil/"):
        assert phone.send("GET", path).status == 404, path
    for method, path in (("POST", "/"), ("PUT", "/vote"), ("DELETE", "/"), ("POST", "/now"), ("TRACE", "/")):
        assert phone.send(method, path, origin=phones.place.origin).status == 405, path
    assert phone.send("HEAD", "/").body == ""


@pytest.mark.parametrize("path", ["/", "/now", "/room.css", "/room.js", "/icon.svg", "/x", "/projector", "/vote"])
def test_every_answer_says_that_nothing_comes_from_elsewhere_and_nothing_is_kept(phones: Phones, path: str) -> None:
    headers = Phone(phones.place).send("GET", path).headers
    assert HEADERS.items() <= headers.items()
    assert "'unsafe" not in headers["content-security-policy"]
    kept = "max-age=86400, immutable" if "." in path else "no-store"
    assert headers["cache-control"] == kept
    assert not {"server", "date", "access-control-allow-origin"} & {*headers}


def test_the_cookie_is_out_of_reach_of_scripts_and_pages_from_elsewhere(phones: Phones) -> None:
    given = Phone(phones.place).send("GET", phones.link.removeprefix(phones.place.origin)).headers["set-cookie"]
    assert {"httponly", "samesite=lax", "path=/"} <= {part.strip().lower() for part in given.split(";")}


def answer_to(phones: Phones, path: str, client: str, here: str, **headers: str) -> int:
    """The status that a request from this address would get, at this address of ours."""
    found: list[int] = []
    sent = {"host": phones.place.authority} | headers
    scope = {
        "type": "http", "http_version": "1.1", "method": "GET", "path": path, "raw_path": path.encode(),
        "query_string": b"", "root_path": "", "scheme": "http", "client": (client, 4000), "server": (here, 8028),
        "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in sent.items()],
    }  # fmt: skip

    async def receive() -> dict[str, object]:
        return {"type": "http.request"}

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            found.append(message["status"])

    asyncio.run(phones._site.app(lambda error: None)(scope, receive, send))  # type: ignore[arg-type]
    return found[0]


@pytest.mark.parametrize("path", ["/projector", "/projector/now", "/projector/qr.svg"])
def test_the_projector_answers_this_computer_only(phones: Phones, path: str) -> None:
    assert answer_to(phones, path, "127.0.0.1", "127.0.0.1") == 200
    assert answer_to(phones, path, "192.0.2.7", "192.0.2.7") == 200
    assert answer_to(phones, path, "::1", "::1") == 200
    for other in ("192.0.2.8", "::ffff:192.0.2.8", "2001:db8::1", "", "localhost"):
        assert answer_to(phones, path, other, "192.0.2.7") == 404, other
    assert answer_to(phones, path, "192.0.2.8", "192.0.2.7", x_forwarded_for="127.0.0.1", forwarded="for=::1") == 404


def test_a_fault_in_a_page_is_kept_for_the_log_and_the_room_goes_on(open_room: Open) -> None:
    phones = open_room()
    phone = Phone(phones.place)
    phone.join(phones.link)
    phones.open(ballot(levels=()))
    assert phone.get().status == 500
    assert phones.fault is not None
    phones.fault = None
    phones.open(ballot())
    assert phone.vote(2).status == 200


def test_after_stopping_nothing_listens_and_the_port_is_free(open_room: Open) -> None:
    phones = open_room()
    waiting = raw(phones.place)
    phones.stop()
    assert until_closed(waiting) == b""
    with pytest.raises(ConnectionRefusedError):
        raw(phones.place)
    again = open_room(port=phones.place.port)
    assert Phone(again.place).get().status == 200
