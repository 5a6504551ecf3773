"""One boundary that turns what went wrong into one line a problem and an exit code."""

import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Sequence

from lea_check.cli.arguments import option_value
from lea_check.cli.signals import asked, heard
from lea_check.cli.streams import STDOUT, ReaderGone, abandon_output, open_streams
from lea_check.cli.usage_errors import UsageError, usage_line
from lea_check.files.problems import InputError, Problem, system_reason
from lea_check.model.assessment import Label, Message, Param
from lea_check.report.problem_lines import problem_line
from lea_check.report.style.sanitize import sanitize
from lea_check.words import FALLBACK, Words, choose_language, load_words

EXIT_DONE = 0
EXIT_REQUIRE = 1
EXIT_BAD_INPUT = 2
EXIT_FAULT = 3
EXIT_INTERRUPTED = 130

MOST_PROBLEMS = 50


class Failure(Exception):
    """Something that the user can mend; ends the program with one line and exit code 2."""

    def __init__(self, key: str, **params: Param) -> None:
        self.message = Message(f"cli.{key}", params)
        super().__init__(key)


def not_written(name: str, error: Exception) -> Failure:
    """The failure to tell of an output that could not be written; "-" is standard output."""
    where = Label("cli", "output") if name == STDOUT else name
    return Failure("not-written", name=where, detail=_detail(error))


def _detail(error: Exception) -> Param:
    return system_reason(error) or getattr(error, "strerror", None) or str(error)


def guard(arguments: Sequence[str], run: Callable[[], int | None]) -> int:
    """Run, and turn every way to fail into words and an exit code."""
    open_streams()
    try:
        with heard():
            return _unless_stopped(lambda: _run(arguments, run))
    except ReaderGone:
        abandon_output()
        return EXIT_DONE
    except KeyboardInterrupt:
        abandon_output()
        say(_words(arguments)("cli.interrupted"))
        return EXIT_INTERRUPTED
    except MemoryError:
        say(_words(arguments)("cli.no-memory"))
        return EXIT_BAD_INPUT
    except Exception as error:
        say(_fault(error, arguments, _words(arguments)))
        return EXIT_FAULT


def _unless_stopped(run: Callable[[], int]) -> int:
    """The exit code. Raises KeyboardInterrupt for a failure that came of a stop."""
    try:
        code = run()
    except Exception as error:
        if asked():
            raise KeyboardInterrupt from error
        raise
    if code == EXIT_BAD_INPUT and asked():
        raise KeyboardInterrupt
    return code


def _run(arguments: Sequence[str], run: Callable[[], int | None]) -> int:
    try:
        code = run() or EXIT_DONE
        sys.stdout.flush()
    except InputError as error:
        if asked():
            raise
        report_problems(error.problems, _words(arguments))
    except Failure as error:
        say(_words(arguments).message(error.message))
    except UsageError as error:
        say(usage_line(error, _words(arguments)))
    except BrokenPipeError as error:
        raise ReaderGone from error
    except OSError as error:
        reason = system_reason(error)
        if reason is None:
            raise
        say(_words(arguments)("cli.refused", detail=reason))
    else:
        return code
    abandon_output()
    return EXIT_BAD_INPUT


def say(text: str) -> None:
    """A message of the program itself, on standard error."""
    tell(f"lea-check: {text}")


def tell(line: str) -> None:
    """A line on standard error. Where that is closed or full nobody can be told, and the work goes on."""
    with contextlib.suppress(OSError, ValueError):
        print(sanitize(line), file=sys.stderr, flush=True)


def report_problems(problems: Iterable[Problem], words: Words) -> None:
    """One line a problem, `FILE:LINE:COLUMN: message`; of each file the first fifty."""
    by_file: dict[str, list[Problem]] = {}
    for problem in problems:
        by_file.setdefault(problem.file, []).append(problem)
    for file, found in by_file.items():
        for problem in found[:MOST_PROBLEMS]:
            tell(problem_line(problem, words))
        if len(found) > MOST_PROBLEMS:
            tell(f"{file}: {words('problem.more', count=len(found) - MOST_PROBLEMS)}")


def _words(arguments: Sequence[str]) -> Words:
    # Whatever is wrong with the user's own words, ours can tell of it.
    return load_words(choose_language(option_value(arguments, "--lang")) or FALLBACK)


def _fault(error: Exception, arguments: Sequence[str], words: Words) -> str:
    import tempfile

    from lea_check.cli.fault_log import fault_log

    try:
        handle, name = tempfile.mkstemp(prefix="lea-check-", suffix=".log")
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as log:
            log.writelines(f"{line}\n" for line in fault_log(error, arguments))
    except OSError:
        return words("cli.fault-no-log", detail=type(error).__name__)
    return words("cli.fault", log=name)
