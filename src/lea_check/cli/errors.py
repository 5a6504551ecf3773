"""One boundary that turns what went wrong into one line a problem and an exit code."""

import os
import sys
import traceback
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import typer

from ..files.problems import InputError, Problem
from ..model.assessment import Message, Param
from ..report.inert import inert
from ..report.problems import problem_line
from ..words import FALLBACK, Words, choose_language, load_words
from .arguments import option_value

EXIT_DONE = 0
EXIT_REQUIRE = 1
EXIT_BAD_INPUT = 2
EXIT_FAULT = 3
EXIT_INTERRUPTED = 130

MOST_PROBLEMS = 50

UsageError: type[Exception] = typer.BadParameter.__mro__[1]  # Typer keeps its Click to itself


class Failure(Exception):
    """Something that the user can mend; ends the program with one line and exit code 2."""

    def __init__(self, key: str, **params: Param) -> None:
        self.message = Message(f"cli.{key}", params)
        super().__init__(key)


def not_written(name: str, error: Exception) -> Failure:
    """The failure to tell of an output that could not be written."""
    return Failure("not-written", name=name, detail=getattr(error, "strerror", None) or str(error))


def guard(arguments: Sequence[str], run: Callable[[], int | None]) -> int:
    """Run, and turn every way to fail into words and an exit code."""
    try:
        return _run(arguments, run)
    except Exception as error:
        say(_fault(error, _words(arguments)))
        return EXIT_FAULT


def _run(arguments: Sequence[str], run: Callable[[], int | None]) -> int:
    try:
        return run() or EXIT_DONE
    except InputError as error:
        report_problems(error.problems, _words(arguments))
    except Failure as error:
        say(_words(arguments).message(error.message))
    except UsageError as error:
        say(_usage(error, _words(arguments)))
    except KeyboardInterrupt:
        say(_words(arguments)("cli.interrupted"))
        return EXIT_INTERRUPTED
    return EXIT_BAD_INPUT


def say(text: str) -> None:
    """A message of the program itself, on standard error."""
    typer.echo(f"lea-check: {inert(text)}", err=True)


def report_problems(problems: Iterable[Problem], words: Words) -> None:
    """One line a problem, `FILE:LINE:COLUMN: message`; of each file the first fifty."""
    by_file: dict[str, list[Problem]] = {}
    for problem in problems:
        by_file.setdefault(problem.file, []).append(problem)
    for file, found in by_file.items():
        for problem in found[:MOST_PROBLEMS]:
            typer.echo(problem_line(problem, words), err=True)
        if len(found) > MOST_PROBLEMS:
            typer.echo(f"{inert(file)}: {words('problem.more', count=len(found) - MOST_PROBLEMS)}", err=True)


def _words(arguments: Sequence[str]) -> Words:
    # Whatever is wrong with the user's own words, ours can tell of it.
    return load_words(choose_language(option_value(arguments, "--lang")) or FALLBACK)


def _usage(error: Any, words: Words) -> str:
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "lea-check"
    said = _usage_text(error, words)
    return f"{said}{' ' if said.endswith('?') else '; '}{words('cli.help', command=path)}"


def _usage_text(error: Any, words: Words) -> str:
    kind = type(error).__name__
    if kind == "MissingParameter":
        return words("cli.missing-argument", name=error.param.metavar or error.param.name)
    if kind == "NoSuchOption":
        near = next(iter(error.possibilities or ()), None)
        key = "cli.unknown-option-near" if near else "cli.unknown-option"
        return words(key, given=error.option_name, near=near or "")
    if kind == "BadOptionUsage":
        return words("cli.missing-value", name=error.option_name)
    return words("cli.bad-usage", detail=error.format_message())


def _fault(error: Exception, words: Words) -> str:
    try:
        import tempfile

        handle, name = tempfile.mkstemp(prefix="lea-check-", suffix=".log")
        os.close(handle)
        Path(name).write_text(f"{sys.argv}\n{traceback.format_exc()}", encoding="utf-8", errors="backslashreplace")
    except OSError:
        return words("cli.fault-no-log", detail=f"{type(error).__name__}: {error}")
    return words("cli.fault", log=name)
