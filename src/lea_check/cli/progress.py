"""A line on standard error that counts, for work that takes long."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from lea_check.report.style.sanitize import sanitize
from lea_check.words import Words

EVERY = 0.2
"""Seconds between two pictures of the line."""

Show = Callable[[int, int], None]
"""Is told how many proposals are done, and how many of them have problems."""


@contextmanager
def progress(total: Callable[[], int], words: Words) -> Iterator[Show]:
    """How far a batch is, how fast it goes and what is left. Nothing where nobody looks: no terminal.

    `total`: counts all proposals, which takes a while, and is done only where that is shown.
    """
    if not sys.stderr.isatty():
        yield lambda _done, _problems: None
        return
    with _line(total(), words) as show:
        yield show


@contextmanager
def _line(total: int, words: Words) -> Iterator[Show]:
    from rich.console import Console
    from rich.progress import Progress, ProgressColumn, Task
    from rich.text import Text

    class Counts(ProgressColumn):
        def render(self, task: Task) -> Text:
            said = words(
                "batch.progress",
                number=round(task.completed),
                total=total,
                rate=round(task.speed or 0),
                left=round(task.time_remaining or 0),
                problems=task.fields["problems"],
            )
            return Text(sanitize(said), no_wrap=True, overflow="ellipsis")

    console = Console(file=sys.stderr, color_system=None, highlight=False)
    # Refreshed by hand: a thread that draws could be in the midst of a line when workers are forked.
    line = Progress(Counts(), console=console, auto_refresh=False, transient=True, redirect_stdout=False)
    counted = line.add_task("", total=total, problems=0)
    shown = time.perf_counter()

    def show(done: int, problems: int) -> None:
        nonlocal shown
        line.update(counted, completed=done, problems=problems)
        if time.perf_counter() - shown >= EVERY:
            shown = time.perf_counter()
            line.start()
            line.refresh()

    try:
        yield show
    finally:
        line.stop()
