"""`lea-check interview`: ask the questions, save after each answer, end with the report."""

import contextlib
import select
import signal
import sys
from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path
from types import FrameType
from typing import Annotated, cast

import typer

from ..files.draft_file import BusyError, DraftFile
from ..interview.course import Course, Mode, begin
from ..interview.prompts import Prompts
from ..interview.room import Room
from ..interview.saving import FORMAT, CannotSaveError, FileSaver, read_draft
from ..interview.terminal import Terminal
from ..model.assessment import Assessment
from ..report.formats import render
from .choices import known_parties, one_of
from .errors import EXIT_BAD_INPUT, EXIT_DONE, EXIT_INTERRUPTED, Failure, not_written
from .options import Catalogues, Data, Lang, Only, Parties, Quick, condition_option
from .session import Session

File = Annotated[str | None, typer.Argument(metavar="[FILE]", help="interview-file")]
Redo = Annotated[bool, typer.Option("--redo", help="redo")]
Group = Annotated[bool, typer.Option("--group", help="group")]
PartiesOn = Annotated[list[str] | None, condition_option("--parties-on", help="parties-on")]
WithReport = Annotated[bool, typer.Option("--report", help="report")]


def interview_command(
    ctx: typer.Context,
    file: File = None,
    quick: Quick = False,
    only: Only = None,
    redo: Redo = False,
    group: Group = False,
    parties: Parties = None,
    parties_on: PartiesOn = None,
    report: WithReport = False,
    _lang: Lang = None,
    _data: Data = None,
    _catalogue: Catalogues = None,
) -> int:
    """Ask the questions in a terminal."""
    session: Session = ctx.obj
    for condition in [*(only or ()), *(parties_on or ())]:
        one_of("condition", condition, session.catalogue.condition_by_id)
    if file is not None and not file.endswith((".yaml", ".yml")):
        raise Failure("interview-yaml", name=file)
    mode = Mode(
        quick=quick,
        only=tuple(only or ()),
        redo=redo,
        group=group or parties is not None,
        parties=known_parties(parties, session),
        parties_on=tuple(parties_on or ()),
    )
    return run_interview(file, mode, session, with_report=report)


def run_interview(file: str | None, mode: Mode, session: Session, *, with_report: bool) -> int:
    """Hold the interview; the exit code says how it ended."""
    _needs_input()
    data = read_draft(file, session.catalogue) if file and Path(file).exists() else {"format": FORMAT}
    prompts = Prompts(Terminal(session.screen), session.catalogue, session.words)
    saver = FileSaver(_draft(file), prompts)
    room = Room(prompts, saver)
    try:
        with _stops():
            return _hold(room, begin(data, mode, session.catalogue), session, with_report=with_report)
    finally:
        saver.close()


def _hold(room: Room, course: Course, session: Session, *, with_report: bool) -> int:
    def report(found: Assessment) -> str:
        return str(render("terminal", found, session.catalogue, session.words, session.screen))

    code = EXIT_DONE
    try:
        room.welcome(course)
        going: Course | None = course
        while going is not None:
            done = room.hold(going)
            if done is None:
                break
            going = room.end(done, report if with_report else None)
        else:
            return EXIT_DONE
    except EOFError:
        room.terminal.line("")
    except KeyboardInterrupt:
        code = EXIT_INTERRUPTED
    except CannotSaveError:
        code = EXIT_BAD_INPUT
    with contextlib.suppress(OSError, ValueError):  # the screen may be gone
        room.farewell()
    return code


def _draft(file: str | None) -> DraftFile | None:
    try:
        return DraftFile(file) if file else None
    except BusyError as error:
        raise Failure("interview-busy", name=str(file)) from error
    except OSError as error:
        raise not_written(str(file), error) from error


def _needs_input() -> None:
    """Say what to use instead, where nobody can type and nothing was piped in."""
    if sys.stdin is None or (not sys.stdin.isatty() and _is_at_end(cast(BufferedReader, sys.stdin.buffer))):
        raise Failure("interview-no-input")


def _is_at_end(stream: BufferedReader) -> bool:
    """Whether a pipe or file has nothing and never will. One that may still get input is not waited for."""
    try:
        ready = select.select([stream], [], [], 0)[0]
    except (OSError, ValueError):  # Windows waits for sockets only
        return False
    return bool(ready) and not stream.peek(1)


@contextlib.contextmanager
def _stops() -> Iterator[None]:
    """A closed window and a request to end stop the interview as Ctrl-C does."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.signal(number, stop) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
