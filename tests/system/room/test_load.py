"""More at once than a room brings."""

import resource
from collections.abc import Iterator

import pytest

from lea_check.room.connections import most_connections
from lea_check.room.phones import Phones
from tests.room.test_hostile import OTHERS, from_elsewhere
from tests.support.phone import Phone, raw, until_closed
from tests.support.room import ballot


@pytest.fixture
def many_files() -> Iterator[None]:
    """Lets this process have as many connections as a test opens."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 8192), hard))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


@from_elsewhere
@pytest.mark.parametrize("sent", [b"", b"GET / HT"], ids=["idle", "half"])
@pytest.mark.usefixtures("many_files")
def test_a_thousand_connections_from_one_phone_do_not_keep_others_out(phones: Phones, sent: bytes) -> None:
    inside = Phone(phones.place, OTHERS[1])
    inside.join(phones.link)
    phones.open(ballot())
    flood = [raw(phones.place, sent, OTHERS[0]) for _ in range(1000)]
    for choice in (0, 1, 2):
        inside.vote(choice)
        assert Phone(phones.place, OTHERS[0]).get().status == 200, "its neighbours behind the same address wait"
    late = Phone(phones.place, OTHERS[1])
    late.join(phones.link)
    late.vote(0)
    for connection in flood[: 1000 - most_connections()]:
        assert until_closed(connection) == b""
    for connection in flood:
        connection.close()
    assert phones.close().room == (1, 0, 1, 0)
