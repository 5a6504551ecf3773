"""A terminal that remembers what it was told to do."""

from typing import Any

import pyte


class Watched(pyte.Screen):
    """A screen that remembers what it was told to do besides showing letters."""

    def __init__(self) -> None:
        self.done: set[str] = set()
        super().__init__(100, 50)
        self.done.clear()

    def linefeed(self) -> None:
        """A new line moves and scrolls, as it should."""
        before = set(self.done)
        super().linefeed()
        self.done = before


def _watch(name: str) -> Any:
    plain = getattr(pyte.Screen, name)

    def told(self: Watched, *arguments: Any, **named: Any) -> Any:
        self.done.add(f"{name} {arguments}" if name in ("select_graphic_rendition", "set_mode", "reset_mode") else name)
        return plain(self, *arguments, **named)

    return told


SHOWING = {"draw", "linefeed", "carriage_return", "reset"}
for event in pyte.Stream.events - SHOWING:
    setattr(Watched, event, _watch(event))


def acts(text: str) -> set[str]:
    """What a terminal is told to do by a text."""
    screen = Watched()
    pyte.Stream(screen).feed(text)
    return screen.done
