"""A room on the loopback of this computer, with its server."""

from collections.abc import Iterator

import pytest

from lea_check.room.phones import Phones
from tests.support.room import Open, rooms


@pytest.fixture
def open_room() -> Iterator[Open]:
    """Opens a room: `open_room(parties=("company", "education"))`. All are stopped at the end."""
    with rooms() as open_one:
        yield open_one


@pytest.fixture
def phones(open_room: Open) -> Phones:
    return open_room()
