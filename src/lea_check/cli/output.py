"""Writing results: to standard output, or to a file that appears whole or not at all."""

import contextlib
import os
import sys
import tempfile
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from ..report.formats import Format, Screen
from .choices import one_of
from .errors import EXIT_DONE, Failure
from .session import Session

STDOUT = "-"
FILE_WIDTH = 80


def chosen_format(asked: str | None, output: str | None, formats: Mapping[str, Format]) -> str:
    """The format asked for, else the one that the name of the output ends in. Raises Failure."""
    if asked is not None:
        one_of("format", asked, formats)
        return asked
    if output is None or output == STDOUT:
        return "terminal"
    suffix = Path(output).suffix.lower()
    found = next((name for name, each in formats.items() if suffix in each.suffixes), None)
    if found is None:
        raise Failure("format-unknown", name=output)
    return found


def screen_for(session: Session, output: str | None) -> Screen:
    """What the output can show: the screen, or a file that anyone may open."""
    if output in (None, STDOUT):
        return session.screen
    return Screen(width=FILE_WIDTH, colour=False, ascii_only=False)


def write_text(text: str, output: str | None, session: Session, *, machine: bool) -> None:
    """Write a result to a file, or to standard output for None and "-". Raises Failure.

    A machine format is always UTF-8; text for people on a screen is in what the screen knows.
    """
    if output is None or output == STDOUT:
        _print(text, machine=machine)
    elif _may_write(output, session):
        replace_file(output, text.encode())


def replace_file(name: str, data: bytes) -> None:
    """Put `data` at `name` in one go: a reader sees the old file or the new one. Raises Failure."""
    target = Path(name).resolve()  # a link stays a link
    if target.is_dir():
        raise Failure("output-folder", name=name)
    try:
        if target.exists() and not target.is_file():  # a device or a pipe is written to, not replaced
            target.write_bytes(data)
            return
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".lea-check-")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            _keep_mode(target, temporary)
            os.replace(temporary, target)  # noqa: PTH105 - the text's own name, not a path object, is replaced
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(temporary)  # noqa: PTH108
            raise
    except (OSError, ValueError) as error:
        raise Failure("not-written", name=name, detail=getattr(error, "strerror", None) or str(error)) from error


def _keep_mode(target: Path, temporary: str) -> None:
    """The new file is as readable as the old one, or as any new file would be."""
    mask = os.umask(0)
    os.umask(mask)
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~mask
    with contextlib.suppress(OSError):
        Path(temporary).chmod(mode)


def _may_write(output: str, session: Session) -> bool:
    if not Path(output).exists() or not sys.stdin.isatty() or not sys.stderr.isatty():
        return True
    words = session.words
    print(f"lea-check: {words('cli.overwrite', name=output)} ", end="", file=sys.stderr, flush=True)
    if sys.stdin.readline().strip() == "1":
        return True
    raise Failure("kept", name=output)


def _print(text: str, *, machine: bool) -> None:
    encoding = "utf-8" if machine else sys.stdout.encoding or "utf-8"
    try:
        sys.stdout.buffer.write(_encoded(text, encoding))
        sys.stdout.buffer.flush()
    except BrokenPipeError:  # the reader had enough, as in `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(EXIT_DONE)
    except OSError as error:
        raise Failure("not-written", name=STDOUT, detail=error.strerror or str(error)) from error


def _encoded(text: str, encoding: str) -> bytes:
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return b"".join(_letter(letter, encoding) for letter in text)


def _letter(letter: str, encoding: str) -> bytes:
    """A letter the screen does not know, as its base letter ("é" as "e"), or else a question mark."""
    for form in (letter, _ASCII.get(letter) or unicodedata.normalize("NFKD", letter)[0]):
        with contextlib.suppress(UnicodeEncodeError):
            return form.encode(encoding)
    return b"?"


_ASCII = dict(zip("‘’“”–—·×•", "''\"\"---x*", strict=True)) | {"…": "...", "§": "par.", "←": "<-"}
