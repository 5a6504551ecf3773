"""What a user can mend, and how it is told: one line a problem on standard error, and an exit code."""

import contextlib
import sys
from collections.abc import Iterable

from lea_check.files.problems import Problem
from lea_check.model.message import Message, Param
from lea_check.report.problem_lines import problem_line
from lea_check.report.style.sanitize import sanitize
from lea_check.words import Words

EXIT_DONE = 0
EXIT_REQUIRE = 1
EXIT_BAD_INPUT = 2
EXIT_FAULT = 3
EXIT_INTERRUPTED = 130

MOST_PROBLEMS = 50


class Failure(Exception):
    """Something that the user can mend; ends the program with one line and exit code 2.

    `key`: that of the line among the words under `cli`. `params`: what is filled in.
    """

    def __init__(self, key: str, **params: Param) -> None:
        self.message = Message(f"cli.{key}", params)
        super().__init__(key)

    @classmethod
    def of(cls, message: Message) -> "Failure":
        """The failure that a message tells of, which has its words elsewhere."""
        failure = cls(message.key)
        failure.message = message
        return failure


class ReaderGone(Exception):
    """Whoever reads standard output has had enough, as in `| head`: nothing is wrong, and nobody listens."""


def say(text: str) -> None:
    """A message of the program itself, on standard error."""
    tell(f"lea-check: {text}")


def tell(line: str) -> None:
    """A line on standard error. Where that is closed or full nobody can be told, and the work goes on."""
    with contextlib.suppress(OSError, ValueError):
        print(_folded(sanitize(line)), file=sys.stderr, flush=True)


def _folded(line: str) -> str:
    """A line as a screen shows it, on which a terminal would break off words; for anything else it stays one line."""
    if not sys.stderr.isatty():
        return line
    import shutil
    import textwrap

    width = shutil.get_terminal_size().columns
    return textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False) if width else line


def report_problems(problems: Iterable[Problem], words: Words) -> None:
    """One line a problem, `FILE:LINE:COLUMN: message`; of each file the first fifty."""
    by_file: dict[str, list[Problem]] = {}
    for problem in problems:
        by_file.setdefault(problem.file, []).append(problem)
    for file, of_file in by_file.items():
        for problem in of_file[:MOST_PROBLEMS]:
            tell(problem_line(problem, words))
        if len(of_file) > MOST_PROBLEMS:
            tell(f"{file}: {words('problem.more', count=len(of_file) - MOST_PROBLEMS)}")
