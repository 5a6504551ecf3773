"""One boundary that turns whatever went wrong into words and an exit code."""

import os
import sys
from collections.abc import Callable, Sequence
from mmap import mmap

from lea_check.cli.arguments import option_value
from lea_check.cli.ending.signals import handled, stop_requested
from lea_check.cli.errors import (
    EXIT_BAD_INPUT,
    EXIT_DONE,
    EXIT_FAULT,
    EXIT_INTERRUPTED,
    Failure,
    ReaderGone,
    report_problems,
    say,
)
from lea_check.cli.output.results import abandon_output, open_streams
from lea_check.cli.refusals import usage_line
from lea_check.cli.session import Session
from lea_check.cli.typer_adapter import UsageError
from lea_check.files.problems import InputError, system_reason
from lea_check.words import FALLBACK, Words, choose_language, load_words

NEEDED = 64 << 20
"""Bytes of address space without which nothing is begun: code in Rust ends the program where they run out."""

SPARE = 4 << 20
"""Bytes of address space that are given back when memory runs out, so that there is room to say so."""


class Boundary:
    """Around one run of the program.

    `start` makes the session, `run` does the work in it and gives the exit code, None for done. What goes wrong
    before there is a session is told in our own words, whatever is wrong with the user's. Raises OSError where there is
    too little memory to begin.
    """

    def __init__(
        self, arguments: Sequence[str], start: Callable[[], Session], run: Callable[[Session], int | None]
    ) -> None:
        self._arguments = arguments
        self._start, self._run = start, run
        self._session: Session | None = None
        mmap(-1, NEEDED).close()
        self._spare = mmap(-1, SPARE)

    def code(self) -> int:
        """The exit code, when all is done and told."""
        open_streams()
        try:
            with handled():
                return self._unless_stopped()
        except ReaderGone:
            abandon_output()
            return EXIT_DONE
        except KeyboardInterrupt:
            abandon_output()
            say(self._words("cli.interrupted"))
            return EXIT_INTERRUPTED
        except (MemoryError, SystemError):  # what C code runs out of memory with may be either
            self._spare.close()
            say(self._words("cli.no-memory"))
            return EXIT_BAD_INPUT
        except Exception as error:
            say(_fault(error, self._arguments, self._words))
            return EXIT_FAULT

    @property
    def _words(self) -> Words:
        if self._session is not None:
            return self._session.words
        return load_words(choose_language(option_value(self._arguments, "--lang")) or FALLBACK)

    def _unless_stopped(self) -> int:
        """The exit code. Raises KeyboardInterrupt for a failure that came of a stop."""
        try:
            code = self._told()
        except Exception as error:
            if stop_requested():
                raise KeyboardInterrupt from error
            raise
        if code == EXIT_BAD_INPUT and stop_requested():
            raise KeyboardInterrupt
        return code

    def _told(self) -> int:
        """The exit code, with what the user can mend told."""
        try:
            self._session = self._start()
            code = self._run(self._session) or EXIT_DONE
            sys.stdout.flush()
        except InputError as error:
            if stop_requested():
                raise
            report_problems(error.problems, self._words)
        except Failure as error:
            say(self._words.message(error.message))
        except UsageError as error:
            say(usage_line(error, self._words))
        except BrokenPipeError as error:
            raise ReaderGone from error
        except OSError as error:
            reason = system_reason(error)
            if reason is None:
                raise
            say(self._words("cli.refused", detail=reason))
        else:
            return code
        abandon_output()
        return EXIT_BAD_INPUT


def _fault(error: Exception, arguments: Sequence[str], words: Words) -> str:
    import tempfile

    from lea_check.cli.ending.fault_log import fault_log

    try:
        handle, name = tempfile.mkstemp(prefix="lea-check-", suffix=".log")
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as log:
            log.writelines(f"{line}\n" for line in fault_log(error, arguments))
    except OSError:
        return words("cli.fault-no-log", detail=type(error).__name__)
    return words("cli.fault", log=name)
