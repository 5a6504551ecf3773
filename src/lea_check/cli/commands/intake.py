"""`lea-check import`: a proposal of each row of a table."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lea_check.cli.errors import EXIT_BAD_INPUT, EXIT_DONE, Failure, report_problems, say
from lea_check.cli.output.results import STDOUT, agrees, can_ask, not_written, usable_format, write_result
from lea_check.cli.session import Session
from lea_check.report.formats import BATCH_FORMATS, draw

if TYPE_CHECKING:
    from lea_check.intake.rows import Intake, TakenRow

Table = Annotated[str, typer.Argument(metavar="SHEET", help="import-sheet")]
Folder = Annotated[str | None, typer.Option("--output", "-o", metavar="DIR", help="import-output")]
ColumnMap = Annotated[str | None, typer.Option("--map", metavar="PATH", help="import-map")]
Template = Annotated[bool, typer.Option("--template", help="import-template")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="import-yes")]

MOST_NAMED = 5
"""So many files that are not in the table are named; the others are counted."""

TEMPLATE_FORMATS = {name: BATCH_FORMATS[name] for name in ("xlsx", "csv")}


def import_command(
    ctx: typer.Context,
    table: Table,
    output: Folder = None,
    columns: ColumnMap = None,
    template: Template = False,
    yes: Yes = False,
) -> int:
    """Write a proposal of each row of a table, or an empty table."""
    session: Session = ctx.obj
    if template:
        if output is not None:
            raise Failure("unexpected", name="-o")
        return write_template(table, session, replace=yes)
    if output is None:
        raise Failure("import-folder", name=table)
    return run_import(table, Path(output), columns, yes, session)


def write_template(name: str, session: Session, *, replace: bool) -> int:
    """Write an empty table to fill in, in the format that its name ends in. Raises Failure.

    Without `replace` one that is there is never touched: somebody may have filled it in.
    """
    from lea_check.intake.template import csv_template, workbook_template

    form = usable_format(Path(name).suffix.lower().removeprefix(".") or "xlsx", TEMPLATE_FORMATS)
    make = workbook_template if form == "xlsx" else csv_template
    target = name if Path(name).suffix else f"{name}.{form}"
    if not replace and target != STDOUT and Path(target).exists():
        raise Failure("exists", name=target)
    write_result(make(session.catalogue, session.words), target, session, machine=True)
    say(session.words("intake.template-written", name=target))
    return EXIT_DONE


def run_import(table: str, folder: Path, columns: str | None, yes: bool, session: Session) -> int:
    """Write a proposal of each row, and say what was taken. Returns the exit code. Raises Failure and InputError."""
    from lea_check.intake.summary import intake_report

    taken = _take(table, columns, session)
    texts = {folder / row.file: _text(row) for row in taken.rows}
    changed = _to_write(texts)
    _refuse_overwriting([path for path in changed if path.exists()], yes, session)
    _write(folder, changed)
    write_result(draw("terminal", intake_report(taken, session.words), session.screen), None, session, machine=False)
    problems = [*taken.problems, *(problem for row in taken.rows for problem in row.problems)]
    report_problems(problems, session.words)
    say(session.words("intake.written", folder=str(folder), count=len(changed), same=len(texts) - len(changed)))
    others = sorted(path.name for path in folder.glob("*.yaml") if path not in texts)
    if others:  # of a row that went, or got another reference: they would be judged with the rest
        names = ", ".join(others[:MOST_NAMED])
        say(session.words("intake.others", folder=str(folder), count=len(others), names=names))
    return EXIT_BAD_INPUT if problems else EXIT_DONE


def _take(table: str, columns: str | None, session: Session) -> "Intake":
    from lea_check.files.responses import read_responses
    from lea_check.intake.cells import Cells
    from lea_check.intake.columns import IntakeHeadings, read_map
    from lea_check.intake.rows import take

    catalogue, words = session.catalogue, session.all_words
    chosen = read_map(columns, catalogue) if columns else None
    return take(read_responses(table), IntakeHeadings(catalogue, words, chosen), Cells(catalogue, words), catalogue)


def _text(row: "TakenRow") -> bytes:
    from lea_check.files.writing.plain_yaml import plain_yaml

    return plain_yaml(row.data).encode()


def _to_write(texts: Mapping[Path, bytes]) -> Mapping[Path, bytes]:
    """Without the files that hold the same already."""
    return {path: text for path, text in texts.items() if not (path.is_file() and path.read_bytes() == text)}


def _refuse_overwriting(existing: Sequence[Path], yes: bool, session: Session) -> None:
    """Raises Failure where files that somebody may have worked on would be replaced, and nobody agreed to that."""
    if not existing or yes:
        return
    names = session.words("intake.existing", name=existing[0].name, count=len(existing))
    if not can_ask() or not agrees(names, session.words):
        raise Failure("import-kept", name=existing[0].name, count=len(existing))


def _write(folder: Path, texts: Mapping[Path, bytes]) -> None:
    """Raises Failure."""
    from lea_check.files.writing.atomic import replace_file

    path = folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, text in texts.items():
            replace_file(str(path), text, to_disk=False)  # they can be made again
    except OSError as error:
        raise not_written(str(path), error) from error
