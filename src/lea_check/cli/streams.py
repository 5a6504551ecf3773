"""Standard streams that may be closed, full, or read by nobody, and that may know few letters."""

import codecs
import contextlib
import os
import sys

from lea_check.report.style.encoding import NEAREST, nearest

STDOUT = "-"
"""The name by which standard output is asked for, as standard input is."""


class ReaderGone(Exception):
    """Whoever reads standard output has had enough, as in `| head`: nothing is wrong, and nobody listens."""


def open_streams() -> None:
    """Three streams to work with, whatever the program was started with; none trips over a letter it lacks."""
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115 - it stays open
    if sys.stdout is None:
        sys.stdout = _unwritable()
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - it stays open
    codecs.register_error(NEAREST, nearest)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors=NEAREST)  # type: ignore[union-attr]


def _unwritable() -> "codecs.StreamReaderWriter | object":
    # So that a result for a closed stream is told of like any other that cannot be written.
    return os.fdopen(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")


def abandon_output() -> None:
    """Drop what standard output did not take, so that the end of the program does not try again."""
    with contextlib.suppress(OSError, ValueError):
        stdout = sys.stdout.fileno()
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stdout)
        os.close(nothing)
