"""What a log of a fault says: versions, options and places in the code; nothing that a file or a person said."""

import platform
import sys
import traceback
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version

from lea_check import __version__
from lea_check.cli.command_table import COMMANDS

LIBRARIES = ("typer", "rich", "pydantic", "pyyaml", "jinja2", "filelock", "python-docx", "typst")


def fault_log(error: BaseException, arguments: Sequence[str]) -> Iterator[str]:
    """The lines of the log. The text of an error may hold what a file says, so only its kind is named."""
    yield f"lea-check {__version__}, Python {platform.python_version()}, {platform.platform()}"
    yield ", ".join(f"{name} {_version(name)}" for name in LIBRARIES)
    yield f"encodings: {sys.getfilesystemencoding()}, {sys.stdout.encoding}"
    yield f"options: {' '.join(options(arguments))}"
    while True:
        yield ""
        yield from _where(error)
        cause = error.__cause__ or error.__context__
        if cause is None:
            return
        error = cause


def options(arguments: Sequence[str]) -> Iterator[str]:
    """The command and the names of the options; what was given with them stays out."""
    for argument in arguments:
        if argument.startswith("-"):
            yield argument.partition("=")[0]
        else:
            yield argument if argument in COMMANDS else "..."


def _where(error: BaseException) -> Iterator[str]:
    yield f"{type(error).__module__}.{type(error).__qualname__}"
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {frame.filename}:{frame.lineno} {frame.name}"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "-"
