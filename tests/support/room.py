"""Rooms on the loopback of this computer, with their servers, and ballots for them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from lea_check.ballot_box import Ballot
from lea_check.room.phones import Phones, RoomSettings
from lea_check.words import load_words

Open = Callable[..., Phones]


@contextmanager
def rooms() -> Iterator[Open]:
    """Opens rooms: `open_room(parties=("company", "education"))`. At the end all are stopped, and none had a fault."""
    opened: list[Phones] = []
    words = {lang: load_words(lang) for lang in ("nl", "en")}

    def open_one(**settings: object) -> Phones:
        asked = RoomSettings(**{"address": "127.0.0.1", "port": 0} | settings)  # type: ignore[arg-type]
        opened.append(Phones(words, asked))
        return opened[-1]

    yield open_one
    for phones in opened:
        phones.stop()
        assert phones.fault is None, phones.fault


def ballot(name: str = "network.core-players", **changed: object) -> Ballot:
    """A ballot in two languages."""
    told = {
        "label": "7/29",
        "question": {"nl": "Doet de kern mee?", "en": "Does the core join?"},
        "levels": tuple({"nl": f"niveau {nl}", "en": f"level {en}"} for nl, en in LEVELS),
        "explanation": {"nl": "Een ja van wie daarover gaat.", "en": "A yes of those who decide."},
        "core": ("ROC", "Luchthaven"),
    }
    return Ballot(id=name, **(told | changed))  # type: ignore[arg-type]


LEVELS = (("een", "one"), ("twee", "two"), ("drie", "three"))
