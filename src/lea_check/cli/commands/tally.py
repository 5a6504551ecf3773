"""`lea-check tally`: what people filled in through a form, as votes in a proposal."""

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from lea_check.cli.arguments import shared_options
from lea_check.cli.errors import EXIT_BAD_INPUT, EXIT_DONE, Failure, say
from lea_check.cli.options import whole_number
from lea_check.cli.output.results import STDOUT, agrees, can_ask, not_written, write_result
from lea_check.cli.paths import yaml_name
from lea_check.cli.refusals import one_of
from lea_check.cli.session import Session
from lea_check.files.text.suggestions import near_file
from lea_check.report.formats import TALLY_FORMATS, draw

if TYPE_CHECKING:
    from lea_check.tally.count import Said, Tally
    from lea_check.tally.outcome.summary import Summary
    from lea_check.tally.outcome.update import Plan

Responses = Annotated[str, typer.Argument(metavar="RESPONSES", help="responses")]
Into = Annotated[str | None, typer.Argument(metavar="[FILE]", help="tally-file")]
PartyColumn = Annotated[str | None, typer.Option("--party-column", metavar="HEADING", help="party-column")]
KeepSmall = Annotated[bool, typer.Option("--keep-small", help="keep-small")]
ColumnMap = Annotated[str | None, typer.Option("--map", metavar="PATH", help="map")]
SheetName = Annotated[str | None, typer.Option("--sheet", metavar="NAME", help="sheet")]
HeaderRow = Annotated[int | None, whole_number("--header-row", metavar="NUMBER", help="header-row")]
CompleteOnly = Annotated[bool, typer.Option("--complete-only", help="complete-only")]
Strict = Annotated[bool, typer.Option("--strict", help="strict")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="yes")]
TallyFormat = Annotated[
    str, typer.Option("--format", "-f", metavar="FORMAT", help=f"format|{', '.join(TALLY_FORMATS)}")
]
Beside = Annotated[str | None, typer.Option("--output", "-o", metavar="PATH", help="tally-output")]


class TallySettings(NamedTuple):
    """What to count, how, and where the votes go."""

    responses: str
    said: "Said"
    file: str | None
    output: str | None
    strict: bool
    yes: bool
    format: str

    @property
    def target(self) -> str | None:
        """The file to write."""
        return self.output or self.file


class TallyOutcome(NamedTuple):
    """What was counted, what it makes of the proposal that was there before, and how that is said."""

    found: "Tally"
    before: Any
    planned: "Plan"
    summary: "Summary"


def tally_command(
    ctx: typer.Context,
    responses: Responses,
    file: Into = None,
    party_column: PartyColumn = None,
    keep_small: KeepSmall = False,
    columns: ColumnMap = None,
    sheet: SheetName = None,
    header_row: HeaderRow = None,
    complete_only: CompleteOnly = False,
    strict: Strict = False,
    output_format: TallyFormat = "terminal",
    output: Beside = None,
    yes: Yes = False,
) -> int:
    """Count a form export and put the votes in a proposal."""
    from lea_check.tally.count import Said
    from lea_check.tally.reading.table import Asked

    one_of("format", output_format, TALLY_FORMATS)
    if file is None and (output or yes):
        raise Failure("tally-file")
    if output == STDOUT and output_format == "json":
        raise Failure("tally-twice")
    file = _existing(file) if file is not None else None
    said = Said(Asked(sheet, header_row), columns, party_column, keep_small, complete_only)
    return run_tally(TallySettings(responses, said, file, output, strict, yes, output_format), ctx.obj)


def _existing(file: str) -> str:
    """The name of a proposal that is there; where need be completed, as `new` does. Raises Failure."""
    if Path(file).exists():
        return file
    name = yaml_name(file)
    if Path(name).exists():
        return name
    near = near_file(name)
    raise Failure("tally-near", name=name, near=near) if near else Failure("tally-absent", name=name)


def run_tally(settings: TallySettings, session: Session) -> int:
    """Count, show what that comes to, and write it if that is wanted."""
    outcome = _count(settings, session)
    if _keeps_too_small(settings, outcome, session):
        settings = settings._replace(said=settings.said._replace(keep_small=False))
        outcome = _count(settings, session)
    if settings.format == "terminal":
        _show(outcome, settings, session)
    missed = outcome.summary.not_understood() if settings.strict else 0
    if missed:
        say(session.words("tally.strict", count=missed))
    wanted = not missed and _is_wanted(settings, outcome.planned, session)
    if wanted:
        _write(settings, outcome, session)
    if settings.format == "json":
        _show_document(outcome, settings.target if wanted else None, session)
    return EXIT_BAD_INPUT if missed else EXIT_DONE


def _count(settings: TallySettings, session: Session) -> TallyOutcome:
    from lea_check.drafts.reading import read_draft
    from lea_check.files.responses import read_responses
    from lea_check.tally.count import count
    from lea_check.tally.outcome.summary import Summary
    from lea_check.tally.outcome.update import plan

    before = read_draft(settings.file, session.catalogue) if settings.file else {}
    found = count(read_responses(settings.responses), settings.said, session.catalogue, session.all_words)
    planned = plan(before, found, session.catalogue, session.words)
    return TallyOutcome(found, before, planned, Summary(found, planned, session.catalogue, session.words))


def _keeps_too_small(settings: TallySettings, outcome: TallyOutcome, session: Session) -> bool:
    """Whether the user, who is told who can be recognised, would rather not keep them apart after all."""
    small = [party for party in outcome.found.people.parties if party.is_small and party.counts_as == party.id]
    if not small or settings.yes or settings.target is None or not can_ask():
        return False
    words = session.words
    named = words.all_of(map(outcome.summary.party, small))
    return not agrees(words("tally.ask-small", parties=named), words)


def _show(outcome: TallyOutcome, settings: TallySettings, session: Session) -> None:
    text = draw("terminal", outcome.summary.report(settings.responses), session.screen)
    if settings.output == STDOUT:
        typer.echo(text, err=True)
    else:
        write_result(text, None, session, machine=False)


def _show_document(outcome: TallyOutcome, written: str | None, session: Session) -> None:
    from lea_check.report.documents.assessment import to_json
    from lea_check.tally.outcome.document import tally_document

    document = tally_document(outcome.found, outcome.planned, outcome.summary, written)
    write_result(to_json(document), None, session, machine=True)


def _is_wanted(settings: TallySettings, planned: "Plan", session: Session) -> bool:
    words = session.words
    if settings.target is None:
        say(words("tally.no-file", responses=settings.responses))
    elif not planned.changes and not planned.remarks:
        say(words("tally.nothing-new"))
    elif settings.yes:
        return True
    elif not can_ask():
        say(words("tally.not-written"))
    elif agrees(words("tally.ask", name=settings.target), words):
        return True
    else:
        say(words("tally.declined"))
    return False


def _write(settings: TallySettings, outcome: TallyOutcome, session: Session) -> None:
    target = str(settings.target)
    if settings.output is None:
        _update(target, outcome, session)
    else:
        write_result(_beside(settings, outcome), target, session, machine=True)
    if target != STDOUT:
        count = len(outcome.planned.changes)
        options = shared_options(session.arguments)
        say(session.words("tally.written", name=target, count=count, options=options))


def _beside(settings: TallySettings, outcome: TallyOutcome) -> str:
    """The proposal for another file, in the format of that file; in the same format as it was written."""
    from lea_check.files.text.names import is_json_name
    from lea_check.files.writing.draft_file import rewritten

    file, target = str(settings.file), str(settings.target)
    alike = target == STDOUT or is_json_name(file) == is_json_name(target)
    text = rewritten(Path(file).read_bytes() if alike else b"", outcome.planned.data, file if alike else target)
    return text.decode("utf-8-sig")


def _update(file: str, outcome: TallyOutcome, session: Session) -> None:
    """Change the proposal, unless it changed since it was read."""
    from lea_check.drafts.reading import read_draft
    from lea_check.files.writing.draft_file import BusyError, ChangedOutsideError, DraftFile

    try:
        with contextlib.closing(DraftFile(file)) as draft:
            same = read_draft(file, session.catalogue) == outcome.before
            if same:
                draft.save(outcome.planned.data)
    except BusyError as error:
        raise Failure("interview-busy", name=file) from error
    except ChangedOutsideError:
        same = False
    except OSError as error:
        raise not_written(file, error) from error
    if not same:
        raise Failure("tally-changed", name=file)
