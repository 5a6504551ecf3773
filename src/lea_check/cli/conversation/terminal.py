"""What all conversations in a terminal need: someone who can type, a file of their own, and an orderly end."""

import contextlib
import select
import sys
from collections.abc import Callable, Iterator
from io import BufferedReader
from typing import Protocol, TypeVar, cast

from lea_check.cli.errors import EXIT_BAD_INPUT, EXIT_DONE, EXIT_INTERRUPTED, Failure
from lea_check.cli.output.results import not_written
from lea_check.files.writing.atomic import undisturbed
from lea_check.files.writing.draft_file import BusyError, DraftFile
from lea_check.files.writing.rendering import Layout
from lea_check.interview.saving import CannotSaveError
from lea_check.interview.terminal import Terminal


class Closable(Protocol):
    """Something that holds a file until it is closed."""

    def close(self) -> None:
        """Let others have the file."""


Saver = TypeVar("Saver", bound=Closable)


def run(talk: Callable[[], bool], farewell: Callable[[], None], terminal: Terminal) -> int:
    """Run a conversation until it is done, or someone stops; the exit code says how it ended.

    `talk`: asks all questions, and gives whether all was asked. `farewell`: what is said when it was not.
    """
    code = EXIT_DONE
    try:
        if talk():
            return EXIT_DONE
    except EOFError:
        terminal.line("")
    except KeyboardInterrupt:
        code = EXIT_INTERRUPTED
    except CannotSaveError:
        code = EXIT_BAD_INPUT
    with contextlib.suppress(OSError, ValueError):  # the screen may be gone
        farewell()
    return code


def open_draft(file: str | None, layout: Layout | None = None) -> DraftFile | None:
    """The file to keep a conversation in; None without one. Raises Failure."""
    try:
        return DraftFile(file, layout) if file else None
    except BusyError as error:
        raise Failure("interview-busy", name=str(file)) from error
    except OSError as error:
        raise not_written(str(file), error) from error


@contextlib.contextmanager
def saver_opened(take: Callable[[], Saver]) -> Iterator[Saver]:
    """The saver of a conversation, which is closed whatever happens.

    `take`: opens the saver. A stop waits while its file is locked, and while it is given back.
    """
    saver = None
    try:
        with undisturbed():
            saver = take()
        yield saver
    finally:
        if saver is not None:
            with undisturbed():
                saver.close()


def needs_input(failure: str) -> None:
    """Say what to use instead, where nobody can type and nothing was piped in. Raises Failure."""
    if sys.stdin is None or (not sys.stdin.isatty() and _is_at_end(cast(BufferedReader, sys.stdin.buffer))):
        raise Failure(failure)


def _is_at_end(stream: BufferedReader) -> bool:
    """Whether a pipe or file has nothing and never will. One that may still get input is not waited for."""
    try:
        ready = select.select([stream], [], [], 0)[0]
    except (OSError, ValueError):  # Windows waits for sockets only
        return False
    return bool(ready) and not stream.peek(1)
