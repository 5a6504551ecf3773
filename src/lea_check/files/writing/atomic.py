"""A file that appears whole or not at all."""

import contextlib
import os
import signal
import tempfile
import time
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

PATIENCE = 3.0
"""Seconds for which a refusal may pass."""
PAUSE = 0.05

Stops = Collection[int]
"""Numbers of signals."""


def replace_file(name: str, data: bytes | Iterable[bytes], *, to_disk: bool = True) -> None:
    """Put `data`, or its parts, at `name` in one go: a reader sees the old file or the new one.

    `to_disk`: it must survive a power cut too, which takes the time of many files that can be made again.
    A link stays a link, and a device or a pipe is written to. Raises OSError, or ValueError for a name
    that cannot be one.
    """
    target, parts = target_of(name), [data] if isinstance(data, bytes) else data
    if target.exists() and not target.is_file():
        with target.open("wb") as stream:
            stream.writelines(parts)
        return
    with undisturbed() as before:
        _replace(target, parts, before, to_disk=to_disk)


def target_of(name: str) -> Path:
    """Where a name leads to. Raises OSError for a link that leads in a circle, whatever version of Python this is."""
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        Path(name).stat()
    return Path(name).resolve()


def _replace(target: Path, parts: Iterable[bytes], before: Stops, *, to_disk: bool) -> None:
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".lea-check-")
    try:
        with os.fdopen(handle, "wb") as stream:
            with _disturbed(before):  # parts may take long to make
                stream.writelines(parts)
            stream.flush()
            if to_disk:
                os.fsync(stream.fileno())
        _keep_access(target, temporary)
        _put_in_place(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise
    if to_disk:
        _flush_folder(target.parent)


def _put_in_place(temporary: str, target: Path) -> None:
    """Windows refuses for a moment while a virus scanner or a sync client has the file; then it is tried again."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            Path(temporary).replace(target)
        except PermissionError:
            if time.monotonic() >= until:
                raise
            time.sleep(PAUSE)
        else:
            return


def _flush_folder(folder: Path) -> None:
    """The new name too must survive a power cut. Not every system can promise that of a folder."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextlib.contextmanager
def undisturbed() -> Iterator[Stops]:
    """Ctrl-C and its like wait for a moment, so that no temporary file is left behind. Windows cannot.

    Gives those that waited before.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield ()
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM, signal.SIGHUP))
    try:
        yield before
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextlib.contextmanager
def _disturbed(before: Stops) -> Iterator[None]:
    """Within `undisturbed`: no more wait than did before it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    now = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    try:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, now)


def _keep_access(target: Path, temporary: str) -> None:
    """The new file is for the same people as the old one, or as any new file would be."""
    mask = os.umask(0)
    os.umask(mask)
    before = target.stat() if target.exists() else None
    if before and hasattr(os, "chown"):
        # One at a time: a file may be given to another group of one's own, while only root gives it to another owner.
        for owner, group in ((-1, before.st_gid), (before.st_uid, -1)):
            with contextlib.suppress(OSError):
                os.chown(temporary, owner, group)
    with contextlib.suppress(OSError):
        Path(temporary).chmod(before.st_mode & 0o777 if before else 0o666 & ~mask)
