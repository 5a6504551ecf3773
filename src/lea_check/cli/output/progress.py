"""A line on a terminal that counts, for work that takes long. Loaded only where somebody looks."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress, ProgressColumn, Task
from rich.text import Text

from lea_check.report.style.sanitize import sanitize
from lea_check.words import Words

EVERY = 0.2
"""Seconds between two pictures of the line."""

WIDTH, HEIGHT = 80, 25
"""Of a terminal that does not say how large it is."""

Show = Callable[[int, int], None]
"""Is told how many proposals are done, and how many of them have problems."""


class ProgressWords(ProgressColumn):
    """How far a batch is, how fast it goes and what is left, in words."""

    def __init__(self, words: Words) -> None:
        self._words = words
        super().__init__()

    def render(self, task: Task) -> Text:
        """The line, which is cut off where the screen ends."""
        said = self._words(
            "batch.progress",
            number=round(task.completed),
            total=round(task.total or 0),
            rate=round(task.speed or 0),
            left=round(task.time_remaining or 0),
            problems=task.fields["problems"],
        )
        return Text(sanitize(said), no_wrap=True, overflow="ellipsis")


@contextmanager
def progress(total: int, words: Words) -> Iterator[Show]:
    """Shows how far a batch of so many proposals is, on standard error; the line is gone in the end."""
    width, height = _size()
    console = Console(file=sys.stderr, width=width, height=height, color_system=None, highlight=False)
    # Refreshed by hand: a thread that draws could be in the midst of a line when workers are forked.
    line = Progress(ProgressWords(words), console=console, auto_refresh=False, transient=True, redirect_stdout=False)
    counted = line.add_task("", total=total, problems=0)
    shown = time.perf_counter()

    def show(done: int, problems: int) -> None:
        nonlocal shown
        line.update(counted, completed=done, problems=problems)
        if time.perf_counter() - shown >= EVERY:
            shown = time.perf_counter()
            console.size = _size()
            line.start()
            line.refresh()

    try:
        yield show
    finally:
        line.stop()


def _size() -> tuple[int, int]:
    """The columns and lines of the terminal itself.

    What the environment says of them, which Rich would take, may be no number or another terminal's. A line that is
    wider than its own is broken, and only the last piece of it is gone when it is drawn anew.
    """
    try:
        width, height = os.get_terminal_size(sys.stderr.fileno())
    except (OSError, ValueError):
        return WIDTH, HEIGHT
    return width or WIDTH, height or HEIGHT
