"""Writing results: to standard output, or to a file that appears whole or not at all."""

import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from lea_check.cli import streams
from lea_check.cli.choices import one_of
from lea_check.cli.errors import Failure, not_written, say
from lea_check.cli.session import Session
from lea_check.cli.streams import ReaderGone
from lea_check.files.writing.atomic import replace_file
from lea_check.interview.keys import yes_or_no
from lea_check.report.formats import FILE_SCREEN, Format, Rendered, Screen, to_bytes
from lea_check.report.style.encoding import encoded
from lea_check.report.style.sanitize import sanitize
from lea_check.words import Words

STDOUT = streams.STDOUT


def chosen_format(
    asked: str | None, output: str | None, formats: Mapping[str, Format], default: str = "terminal"
) -> str:
    """The format asked for, else the one that the name of the output ends in. Raises Failure."""
    to_screen = output is None or output == STDOUT
    name = usable_format(asked or (default if to_screen else _named(output or "", formats)), formats)
    if to_screen and formats[name].binary and sys.stdout.isatty():
        raise Failure("binary-output")
    return name


def _named(output: str, formats: Mapping[str, Format]) -> str:
    suffix = Path(output).suffix.lower()
    found = next((name for name, each in formats.items() if suffix in each.suffixes), None)
    if found is None:
        endings = ", ".join(each.suffixes[0] for each in formats.values())
        raise Failure("format-unknown", name=output, endings=endings, known=", ".join(formats))
    return found


def usable_format(name: str, formats: Mapping[str, Format]) -> str:
    """The name of a format that exists and whose library is there. Raises Failure."""
    one_of("format", name, formats)
    needs = formats[name].needs
    if needs and not all(map(find_spec, needs.modules)):
        raise Failure("extra", format=name, extra=needs.extra)
    return name


def screen_for(session: Session, output: str | None) -> Screen:
    """What the output can show: the screen, or a file that anyone may open."""
    if output in (None, STDOUT):
        return session.screen
    return FILE_SCREEN


def write_result(result: Rendered, output: str | None, session: Session, *, machine: bool) -> None:
    """Write a result to a file, or to standard output for None and "-". Raises Failure.

    A machine format is always UTF-8; text for people on a screen is in what the screen knows.
    """
    if output is None or output == STDOUT:
        _print(result, machine=machine)
    elif _may_write(output, session):
        put_file(output, to_bytes(result))


def put_file(name: str, data: bytes) -> None:
    """Put a result at a path. Raises Failure."""
    if Path(name).is_dir():
        raise Failure("output-folder", name=name)
    try:
        replace_file(name, data)
    except (OSError, ValueError) as error:
        raise not_written(name, error) from error


def _may_write(output: str, session: Session) -> bool:
    if not Path(output).exists() or not sys.stdin.isatty() or not sys.stderr.isatty():
        return True
    if agrees(session.words("cli.overwrite", name=output), session.words):
        return True
    raise Failure("kept", name=output)


def agrees(question: str, words: Words) -> bool:
    """Whether the user says yes; Enter alone, and the end of the input, are no. Anything else hears what is right."""
    while True:
        print(sanitize(f"lea-check: {question}"), end=" ", file=sys.stderr, flush=True)
        line = sys.stdin.readline()
        said = yes_or_no(line, words)
        if said or not line.strip():
            return said == "yes"
        say(words("yes-no.wrong"))


def _print(result: Rendered, *, machine: bool) -> None:
    encoding = "utf-8" if machine else sys.stdout.encoding or "utf-8"
    try:
        sys.stdout.buffer.write(result if isinstance(result, bytes) else encoded(result, encoding))
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        raise ReaderGone from error
    except OSError as error:
        raise not_written(STDOUT, error) from error
