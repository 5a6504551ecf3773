"""A line on standard error that counts, for work that takes long."""

import os
import sys
import time
from collections.abc import Sequence

from lea_check.batch.find import count_proposals
from lea_check.report.style.sanitize import sanitize, shortened
from lea_check.words import Words

EVERY = 0.2
WIDTH = 78
"""A line that is longer than the screen is wide could not be taken away."""


class Progress:
    """How far a batch is, how fast it goes and what is left. Nothing where nobody looks: no terminal."""

    def __init__(self, files: Sequence[str], words: Words) -> None:
        self._words = words
        self._shows = sys.stderr.isatty()
        self._width = _width() if self._shows else WIDTH
        self._total = count_proposals(files) if self._shows else 0
        self._began = self._last = time.perf_counter()

    def show(self, done: int, problems: int) -> None:
        """Tell how many proposals are done, and how many of them have problems."""
        now = time.perf_counter()
        if not self._shows or now - self._last < EVERY:
            return
        self._last = now
        rate = done / (now - self._began)
        left = max(0, self._total - done) / rate
        said = self._words(
            "batch.progress", number=done, total=self._total, rate=round(rate), left=round(left), problems=problems
        )
        self._write(f"\r{shortened(sanitize(said), self._width):<{self._width}}")

    def wipe(self) -> None:
        """Take the line away, for what comes next."""
        if self._shows:
            self._write(f"\r{'':<{self._width}}\r")

    def _write(self, text: str) -> None:
        sys.stderr.write(text)
        sys.stderr.flush()


def _width() -> int:
    try:
        columns = os.get_terminal_size(sys.stderr.fileno()).columns
    except OSError:
        return WIDTH
    return min(WIDTH, columns - 1) if columns > 1 else WIDTH
