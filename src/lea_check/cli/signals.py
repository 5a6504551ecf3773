"""Ctrl-C, a request to end and a closed window: heard where the program can tell of them, else they wait."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

NUMBERS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]


_asked: list[int] = []
"""Stops so far. Compiled code may swallow what the handler raises, and fail in another way."""


def asked() -> bool:
    """Whether a stop was asked for, so that whatever failed after it failed of that."""
    return bool(_asked)


def hold() -> None:
    """Let every stop wait until `heard`. Windows cannot."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, NUMBERS)


@contextmanager
def heard() -> Iterator[None]:
    """Each stop raises KeyboardInterrupt in here; one that the caller had switched off stays off, as for `nohup`."""
    _asked.clear()
    hook, sys.unraisablehook = sys.unraisablehook, _quiet(sys.unraisablehook)
    before = {number: signal.getsignal(number) for number in NUMBERS}
    for number, handler in before.items():
        if handler != signal.SIG_IGN:
            signal.signal(number, _stop)
    masked = signal.pthread_sigmask(signal.SIG_UNBLOCK, NUMBERS) if hasattr(signal, "pthread_sigmask") else None
    try:
        yield
    finally:
        if masked is not None:
            signal.pthread_sigmask(signal.SIG_SETMASK, masked)
        for number, handler in before.items():
            signal.signal(number, handler)
        sys.unraisablehook = hook


def _quiet(hook: Callable[[Any], Any]) -> Callable[[Any], None]:
    def tell(unraisable: Any) -> None:
        if not issubclass(unraisable.exc_type, KeyboardInterrupt):
            hook(unraisable)

    return tell


def _stop(number: int, _frame: FrameType | None) -> None:
    _asked.append(number)
    raise KeyboardInterrupt
