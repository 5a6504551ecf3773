"""`--open`: shows a page in the browser, for someone at a terminal."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from lea_check.cli.errors import Failure, not_written, say
from lea_check.cli.output import STDOUT, put_file, write_result
from lea_check.cli.session import Session
from lea_check.report.formats import Rendered, to_bytes

Open = Annotated[bool, typer.Option("--open", help="open")]

PAGE = "html"


def may_open(asked: bool, name: str) -> None:
    """Raises Failure where `--open` is asked in a script, or for a format that is no page."""
    if not asked:
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Failure("open-script")
    if name != PAGE:
        raise Failure("open-format", format=name)


def deliver(result: Rendered, output: str | None, session: Session, *, machine: bool, opening: bool) -> None:
    """Write a result, and show it in the browser if that is asked. Raises Failure.

    Without a place to write to, a page that is shown goes to a file of its own among the temporary files.
    """
    if not opening:
        write_result(result, output, session, machine=machine)
        return
    import webbrowser

    name = output
    if name is None or name == STDOUT:
        name = _own_file(result)
    else:
        write_result(result, name, session, machine=machine)
    say(session.words("cli.opened", name=name))
    if not webbrowser.open(Path(name).resolve().as_uri()):
        raise Failure("open-browser", name=name)


def _own_file(result: Rendered) -> str:
    import tempfile

    try:
        handle, name = tempfile.mkstemp(prefix="lea-check-", suffix=f".{PAGE}")
        os.close(handle)
    except OSError as error:
        raise not_written(tempfile.gettempdir(), error) from error
    put_file(name, to_bytes(result))
    return name
