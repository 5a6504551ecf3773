"""Ctrl-C, a request to end and a closed window: heard where the program can tell of them, else they wait."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

NUMBERS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]


def hold() -> None:
    """Let every stop wait until `heard`. Windows cannot."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, NUMBERS)


@contextmanager
def heard() -> Iterator[None]:
    """Each stop raises KeyboardInterrupt in here; one that the caller had switched off stays off, as for `nohup`."""
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


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
