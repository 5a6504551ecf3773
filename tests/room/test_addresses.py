"""Where a room listens, and what is said when it cannot."""

import errno
import socket
from collections.abc import Iterator

import pytest

from lea_check.room import addresses
from lea_check.room.addresses import PORTS, Endpoint, NoRoom, is_ours, listen, own_addresses
from lea_check.words import load_words


@pytest.fixture
def taken() -> Iterator[Endpoint]:
    bound, place = listen("127.0.0.1", 0)
    yield place
    bound.close()


def said(error: NoRoom) -> str:
    both = [load_words(lang).message(error.message) for lang in ("nl", "en")]
    assert both[0] != both[1]
    return both[0]


def test_a_port_that_is_taken_is_a_line_with_another_port(taken: Endpoint) -> None:
    with pytest.raises(NoRoom) as refused:
        listen(taken.address, taken.port)
    assert f"poort {taken.port} op 127.0.0.1 is bezet" in said(refused.value)
    assert f"--port {taken.port + 1}" in said(refused.value)


def test_without_a_port_the_first_that_is_free_is_taken_and_each_in_turn() -> None:
    found = []
    try:
        for _ in range(3):
            found.append(listen("127.0.0.1", None))
        ports = [place.port for _, place in found]
        assert ports == sorted(set(ports))
        assert set(ports) <= set(PORTS)
    finally:
        for bound, _ in found:
            bound.close()


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("192.0.2.123", "192.0.2.123 is geen adres van deze computer"),
        ("2001:db8::1", "2001:db8::1 is geen adres van deze computer"),
        ("localhost", "`localhost` is geen adres"),
        ("999.1.1.1", "`999.1.1.1` is geen adres"),
        ("0.0.0.0", "op `0.0.0.0` zou iedereen meeluisteren"),
        ("::", "op `::` zou iedereen meeluisteren"),
        ("224.0.0.1", "kies één adres"),
    ],
)
def test_an_address_that_cannot_be_used_is_a_line_that_names_one_that_can(address: str, told: str) -> None:
    with pytest.raises(NoRoom) as refused:
        listen(address, None)
    assert told in said(refused.value)
    assert any(each in said(refused.value) for each in own_addresses() or ["127.0.0.1"])


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.EACCES, "poort 80 mag op deze computer niet"),
        (errno.ENETDOWN, "kan ik niet luisteren"),
        (errno.EMFILE, "kan ik niet luisteren"),
    ],
)
def test_what_else_the_system_refuses_is_a_line_too(monkeypatch: pytest.MonkeyPatch, number: int, told: str) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(addresses, "_bound", refuse)
    with pytest.raises(NoRoom) as refused:
        listen("127.0.0.1", 80)
    assert told in said(refused.value)
    assert "--port 8028" in said(refused.value)


def test_on_no_network_it_says_where_to_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "_named_addresses", lambda: iter(["127.0.0.1", "169.254.3.4"]))
    monkeypatch.setattr(addresses, "_routed_address", lambda: None)
    with pytest.raises(NoRoom) as refused:
        listen(None, None)
    assert "wifi" in said(refused.value)


@pytest.mark.parametrize(
    ("cards", "routed", "found"),
    [
        (["10.0.0.4", "192.168.1.5"], "192.168.1.5", ("192.168.1.5", "10.0.0.4")),
        (["192.168.1.5"], "10.8.0.2", ("192.168.1.5",)),  # the route goes through a tunnel
        (["127.0.0.1"], "192.168.1.5", ("192.168.1.5",)),
        (["8.8.4.4", "192.168.1.5"], None, ("192.168.1.5", "8.8.4.4")),
        (["192.168.1.5", "192.168.1.5"], "192.168.1.5", ("192.168.1.5",)),
    ],
)
def test_the_likeliest_address_comes_first(
    monkeypatch: pytest.MonkeyPatch, cards: list[str], routed: str | None, found: tuple[str, ...]
) -> None:
    monkeypatch.setattr(addresses, "_named_addresses", lambda: iter(cards))
    monkeypatch.setattr(addresses, "_routed_address", lambda: routed)
    assert own_addresses() == found


def test_the_addresses_of_this_computer_can_all_be_listened_on() -> None:
    for address in own_addresses():
        bound, place = listen(address, 0)
        bound.close()
        assert place.address == address


def test_windows_knows_its_addresses_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = [(socket.AF_INET, 1, 6, "", ("192.168.137.1", 0)), (socket.AF_INET, 1, 6, "", ("127.0.0.1", 0))]
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setattr("socket.getaddrinfo", lambda *_: answer)
    monkeypatch.setattr(addresses, "_routed_address", lambda: None)
    assert own_addresses() == ("192.168.137.1",)


def test_an_address_that_went_away_is_noticed() -> None:
    assert is_ours("127.0.0.1")
    assert not is_ours("192.0.2.123")


def test_a_place_is_written_as_browsers_write_it() -> None:
    assert Endpoint("192.168.1.5", 8028).origin == "http://192.168.1.5:8028"
    assert Endpoint("192.168.1.5", 80).origin == "http://192.168.1.5"
    assert Endpoint("fd00::5", 8028).origin == "http://[fd00::5]:8028"
