"""A room on the loopback of this computer, with its server."""

from collections.abc import Callable, Iterator

import pytest

from lea_check.ballot_box import Ballot
from lea_check.room.phones import Phones, RoomSettings
from lea_check.words import load_words

Open = Callable[..., Phones]


@pytest.fixture
def open_room() -> Iterator[Open]:
    """Opens a room: `open_room(parties=("company", "education"))`. All are stopped at the end."""
    opened: list[Phones] = []
    words = {lang: load_words(lang) for lang in ("nl", "en")}

    def open_one(**settings: object) -> Phones:
        opened.append(Phones(words, RoomSettings(**{"address": "127.0.0.1", "port": 0} | settings)))  # type: ignore[arg-type]
        return opened[-1]

    yield open_one
    for phones in opened:
        phones.stop()
        assert phones.fault is None, phones.fault


@pytest.fixture
def phones(open_room: Open) -> Phones:
    return open_room()


def ballot(name: str = "network.core-players", **changed: object) -> Ballot:
    """A ballot in two languages."""
    told = {
        "label": "7/29",
        "question": {"nl": "Doet de kern mee?", "en": "Does the core join?"},
        "levels": tuple({"nl": f"niveau {level}", "en": f"level {level}"} for level in ("een", "twee", "drie")),
        "explanation": {"nl": "Een ja van wie daarover gaat.", "en": "A yes of those who decide."},
        "core": ("ROC", "Luchthaven"),
    }
    return Ballot(id=name, **(told | changed))  # type: ignore[arg-type]
