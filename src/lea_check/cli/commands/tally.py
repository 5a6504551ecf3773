"""`lea-check tally`: what people filled in through a form, as votes in a proposal."""

import contextlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from lea_check.cli.arguments import shared_options
from lea_check.cli.errors import Failure, not_written, say
from lea_check.cli.options import Data, Lang
from lea_check.cli.output import STDOUT, agrees, write_result
from lea_check.cli.session import Session
from lea_check.cli.yaml_name import yaml_name
from lea_check.files.text.suggestions import near_file
from lea_check.report.formats import draw

if TYPE_CHECKING:
    from lea_check.files.responses import Table
    from lea_check.tally.update import Plan
    from lea_check.tally.votes import Tally

Responses = Annotated[str, typer.Argument(metavar="RESPONSES", help="responses")]
Into = Annotated[str | None, typer.Argument(metavar="[FILE]", help="tally-file")]
PartyColumn = Annotated[str | None, typer.Option("--party-column", metavar="HEADING", help="party-column")]
KeepSmall = Annotated[bool, typer.Option("--keep-small", help="keep-small")]
ColumnMap = Annotated[str | None, typer.Option("--map", metavar="PATH", help="map")]
SecondRound = Annotated[bool, typer.Option("--second-round", help="second-round")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="yes")]
Beside = Annotated[str | None, typer.Option("--output", "-o", metavar="PATH", help="tally-output")]


class Settings(NamedTuple):
    """What to count, how, and where the votes go."""

    responses: str
    file: str | None
    output: str | None
    party_column: str | None
    keep_small: bool
    map: str | None
    second_round: bool
    yes: bool

    @property
    def target(self) -> str | None:
        """The file to write."""
        return self.output or self.file


def tally_command(
    ctx: typer.Context,
    responses: Responses,
    file: Into = None,
    party_column: PartyColumn = None,
    keep_small: KeepSmall = False,
    columns: ColumnMap = None,
    second_round: SecondRound = False,
    output: Beside = None,
    yes: Yes = False,
    _lang: Lang = None,
    _data: Data = None,
) -> None:
    """Count a form export and put the votes in a proposal."""
    if file is None and (output or yes):
        raise Failure("tally-file")
    file = _existing(file) if file is not None else None
    settings = Settings(responses, file, output, party_column, keep_small, columns, second_round, yes)
    run_tally(settings, ctx.obj)


def _existing(file: str) -> str:
    """The name of a proposal that is there; where need be completed, as `new` does. Raises Failure."""
    if Path(file).exists():
        return file
    name = yaml_name(file)
    if Path(name).exists():
        return name
    near = near_file(name)
    raise Failure("tally-near", name=name, near=near) if near else Failure("tally-absent", name=name)


def run_tally(settings: Settings, session: Session) -> None:
    """Count, show what that comes to, and write it if that is wanted."""
    from lea_check.drafts.reading import read_draft
    from lea_check.files.responses import read_responses
    from lea_check.tally.update import plan

    before = read_draft(settings.file, session.catalogue) if settings.file else {}
    table = read_responses(settings.responses)
    found = _count(table, settings, session)
    planned = plan(before, found, session.catalogue, session.words, second_round=settings.second_round)
    _show(table, found, planned, settings, session)
    if _is_wanted(settings, planned, session):
        _write(settings, before, planned, session)


def _count(table: "Table", settings: Settings, session: Session) -> "Tally":
    from lea_check.tally.column_map import chosen_columns, usable
    from lea_check.tally.columns import Known, Questions, find_columns, respondent_columns
    from lea_check.tally.respondents import Recognising
    from lea_check.tally.vocabulary import anonymous, readers, vocabulary
    from lea_check.tally.votes import tally
    from lea_check.words import party_id

    words = session.all_words
    known = Known(Questions(session.catalogue), vocabulary(words))
    chosen = chosen_columns(settings.map, settings.party_column, settings.responses, table.headings, known)
    columns = find_columns(table.headings, known, chosen)
    recognising = Recognising(
        keys=respondent_columns(table.headings, known.vocabulary),
        anonymous=anonymous(words),
        party_id=lambda name: party_id(name, words),
        keep_small=settings.keep_small,
    )
    found = tally(table, columns, readers(columns, known.questions, words), recognising)
    return usable(found, settings.responses)


def _show(table: "Table", found: "Tally", planned: "Plan", settings: Settings, session: Session) -> None:
    from lea_check.tally.summary import Summary

    report = Summary(table, found, planned, session.catalogue, session.words).report(settings.responses)
    text = draw("terminal", report, session.screen)
    if settings.output == STDOUT:
        typer.echo(text, err=True)
    else:
        write_result(text, None, session, machine=False)


def _is_wanted(settings: Settings, planned: "Plan", session: Session) -> bool:
    words = session.words
    if settings.target is None:
        say(words("tally.no-file", responses=settings.responses))
    elif not planned.changes:
        say(words("tally.nothing-new"))
    elif settings.yes:
        return True
    elif not sys.stdin.isatty() or not sys.stderr.isatty():
        say(words("tally.not-written"))
    elif agrees(words("tally.ask", name=settings.target), words):
        return True
    else:
        say(words("tally.declined"))
    return False


def _write(settings: Settings, before: Any, planned: "Plan", session: Session) -> None:
    from lea_check.files.text.names import is_json_name
    from lea_check.files.writing.draft_file import rewritten

    file, target = str(settings.file), str(settings.target)
    if settings.output is None:
        _update(file, before, planned, session)
    else:
        alike = target == STDOUT or is_json_name(file) == is_json_name(target)
        text = rewritten(Path(file).read_bytes() if alike else b"", planned.data, file if alike else target)
        write_result(text.decode("utf-8-sig"), target, session, machine=True)
    if target != STDOUT:
        options = shared_options(session.arguments)
        say(session.words("tally.written", name=target, count=len(planned.changes), options=options))


def _update(file: str, before: Any, planned: "Plan", session: Session) -> None:
    """Change the proposal, unless it changed since it was read."""
    from lea_check.drafts.reading import read_draft
    from lea_check.files.writing.draft_file import BusyError, ChangedOutsideError, DraftFile

    try:
        with contextlib.closing(DraftFile(file)) as draft:
            same = read_draft(file, session.catalogue) == before
            if same:
                draft.save(planned.data)
    except BusyError as error:
        raise Failure("interview-busy", name=file) from error
    except ChangedOutsideError:
        same = False
    except OSError as error:
        raise not_written(file, error) from error
    if not same:
        raise Failure("tally-changed", name=file)
