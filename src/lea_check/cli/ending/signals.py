"""Ctrl-C, a request to end and a closed window: handled where the program can tell of them, else they wait."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

STOPS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]


_received: list[int] = []
"""Stops so far. Compiled code may swallow what the handler raises, and fail in another way."""


def stop_requested() -> bool:
    """Whether a stop was received, so that whatever failed after it failed of that."""
    return bool(_received)


def block() -> None:
    """Let every stop wait until `handled`. Windows cannot."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)


@contextmanager
def handled() -> Iterator[None]:
    """Each stop raises KeyboardInterrupt in here; one that the caller had switched off stays off, as for `nohup`."""
    _received.clear()
    hook, sys.unraisablehook = sys.unraisablehook, _quiet(sys.unraisablehook)
    before = {number: signal.getsignal(number) for number in STOPS}
    for number, handler in before.items():
        if handler != signal.SIG_IGN:
            signal.signal(number, _stop)
    masked = signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS) if hasattr(signal, "pthread_sigmask") else None
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
    _received.append(number)
    raise KeyboardInterrupt
