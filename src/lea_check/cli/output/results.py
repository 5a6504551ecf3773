"""Where results go: to standard output, to a file that appears whole or not at all, or to the browser.

Standard streams may be closed, full, or read by nobody, and may know few letters.
"""

import codecs
import contextlib
import os
import sys
from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path

from lea_check.cli.errors import Failure, ReaderGone, say
from lea_check.cli.refusals import one_of
from lea_check.cli.session import Session
from lea_check.files.problems import system_reason
from lea_check.files.writing.atomic import replace_file
from lea_check.model.message import Label, Param
from lea_check.report.formats import FILE_SCREEN, Format, Result, Screen, parts_of
from lea_check.report.style.encoding import NEAREST, encoded, nearest
from lea_check.report.style.sanitize import sanitize
from lea_check.words import Words, yes_or_no

STDOUT = "-"
"""The name by which standard output is asked for, as standard input is."""

PAGE = "html"
"""The format that a browser shows."""


def open_streams() -> None:
    """Three streams to work with, whatever the program was started with; none trips over a letter it lacks."""
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115 - it stays open
    if sys.stdout is None:
        sys.stdout = _unwritable()
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - it stays open
    codecs.register_error(NEAREST, nearest)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors=NEAREST)  # type: ignore[union-attr]


def _unwritable() -> "codecs.StreamReaderWriter | object":
    # So that a result for a closed stream is told of like any other that cannot be written.
    return os.fdopen(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")


def abandon_output() -> None:
    """Drop what standard output did not take, so that the end of the program does not try again."""
    with contextlib.suppress(OSError, ValueError):
        stdout = sys.stdout.fileno()
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stdout)
        os.close(nothing)


def chosen_format(
    asked: str | None, output: str | None, formats: Mapping[str, Format], default: str = "terminal"
) -> str:
    """The format asked for, else the one that the name of the output ends in. Raises Failure."""
    to_screen = output is None or output == STDOUT
    name = usable_format(asked or (default if to_screen else _format_of(output or "", formats)), formats)
    if to_screen and formats[name].binary and sys.stdout.isatty():
        raise Failure("binary-output")
    return name


def _format_of(output: str, formats: Mapping[str, Format]) -> str:
    suffix = Path(output).suffix.lower()
    name = next((name for name, form in formats.items() if suffix in form.suffixes), None)
    if name is None:
        endings = ", ".join(form.suffixes[0] for form in formats.values())
        raise Failure("format-unknown", name=output, endings=endings, known=", ".join(formats))
    return name


def usable_format(name: str, formats: Mapping[str, Format]) -> str:
    """The name of a format that exists and whose library is there. Raises Failure."""
    one_of("format", name, formats)
    needs = formats[name].needs
    if needs and not all(map(find_spec, needs.modules)):
        raise Failure("extra", format=name, extra=needs.extra)
    return name


def may_open(asked: bool, name: str) -> None:
    """Raises Failure where `--open` is asked in a script, or for a format that is no page."""
    if not asked:
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Failure("open-script")
    if name != PAGE:
        raise Failure("open-format", format=name)


def partial_name(output: str | None) -> str | None:
    """Where part of a result goes, that a whole one at `output` is not lost for it; a screen shows that it is part."""
    if output is None or output == STDOUT:
        return output
    return str(Path(output).with_stem(f"{Path(output).stem}-partial"))


def screen_for(session: Session, output: str | None) -> Screen:
    """What the output can show: the screen, or a file that anyone may open."""
    if output in (None, STDOUT):
        return session.screen
    return FILE_SCREEN


def write_result(
    result: Result, output: str | None, session: Session, *, machine: bool, what: str | None = None
) -> None:
    """Write a result to a file, or to standard output for None and "-". Raises Failure.

    `what`: the key, under `cli.what`, of what is told to be in the file; None where the command has a line of its own.

    A machine format is always UTF-8; text for people on a screen is in what the screen knows.
    """
    if output is None or output == STDOUT:
        _print(result, machine=machine)
    elif _may_write(output, session):
        put_file(output, parts_of(result))
        if what:
            say(session.words("cli.written", what=session.words(f"cli.what.{what}"), name=output))


def show_page(result: Result, output: str | None, session: Session) -> None:
    """Show a page in the browser, from the file that it is written to. Raises Failure.

    Without a name for that it is a file of its own among the temporary files.
    """
    import webbrowser

    name = output
    if name is None or name == STDOUT:
        name = _own_file(result)
    else:
        write_result(result, name, session, machine=True)
    say(session.words("cli.opened", name=name))
    if not webbrowser.open(Path(name).resolve().as_uri()):
        raise Failure("open-browser", name=name)


def _own_file(result: Result) -> str:
    import tempfile

    try:
        handle, name = tempfile.mkstemp(prefix="lea-check-", suffix=f".{PAGE}")
        os.close(handle)
    except OSError as error:
        raise not_written(tempfile.gettempdir(), error) from error
    put_file(name, parts_of(result))
    return name


def put_file(name: str, data: bytes | Iterable[bytes]) -> None:
    """Put a result, or the parts of one, at a path. Raises Failure."""
    if Path(name).is_dir():
        raise Failure("output-folder", name=name)
    try:
        replace_file(name, data)
    except (OSError, ValueError) as error:
        raise not_written(name, error) from error


def not_written(name: str, error: Exception) -> Failure:
    """The failure to tell of an output that could not be written; "-" is standard output."""
    where = Label("cli", "output") if name == STDOUT else name
    return Failure("not-written", name=where, detail=_detail(error))


def _detail(error: Exception) -> Param:
    return system_reason(error) or getattr(error, "strerror", None) or str(error)


def _may_write(output: str, session: Session) -> bool:
    if not Path(output).exists() or not can_ask():
        return True
    if agrees(session.words("cli.overwrite", name=output), session.words):
        return True
    raise Failure("kept", name=output)


def can_ask() -> bool:
    """Whether there is somebody to ask, on a terminal."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def agrees(question: str, words: Words) -> bool:
    """Whether the user says yes; Enter alone, and the end of the input, are no. Anything else hears what is right."""
    while True:
        print(sanitize(f"lea-check: {question}"), end=" ", file=sys.stderr, flush=True)
        line = sys.stdin.readline()
        said = yes_or_no(line, words)
        if said or not line.strip():
            return said == "yes"
        say(words("yes-no.wrong"))


def _print(result: Result, *, machine: bool) -> None:
    encoding = "utf-8" if machine else sys.stdout.encoding or "utf-8"
    try:
        sys.stdout.buffer.writelines([encoded(result, encoding)] if isinstance(result, str) else parts_of(result))
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        raise ReaderGone from error
    except OSError as error:
        raise not_written(STDOUT, error) from error
