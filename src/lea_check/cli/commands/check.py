"""`lea-check check`: only validation, every problem with file, line and column."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from lea_check.batch.find import BatchInputs
from lea_check.cli.checking import Checking, check_content, check_files
from lea_check.cli.errors import EXIT_BAD_INPUT, EXIT_DONE, MOST_PROBLEMS, Failure, report_problems, say, tell
from lea_check.cli.options import CheckFormat, Exclude, FilesFrom, Null, RegionId
from lea_check.cli.output.results import usable_format, write_result
from lea_check.cli.paths import select_files
from lea_check.cli.refusals import known_region
from lea_check.cli.session import Session
from lea_check.files.text.source import STDIN
from lea_check.report.annotations import annotation
from lea_check.report.documents.assessment import to_json
from lea_check.report.documents.check import CheckedDocument, check_document
from lea_check.report.formats import CHECK_FORMATS
from lea_check.report.problem_lines import warning_line
from lea_check.report.style.sanitize import sanitize
from lea_check.words import Words

Paths = Annotated[list[str] | None, typer.Argument(metavar="[PATH...]", help="check-paths")]
Content = Annotated[str | None, typer.Option("--content", metavar="DIR", help="content")]


MOST_NAMED = 5
"""So many files that are something else are named."""


@dataclass(frozen=True, kw_only=True)
class CheckSettings:
    """What was asked of `check`."""

    inputs: BatchInputs
    content: str | None
    format: str
    region: str | None


def check_command(
    ctx: typer.Context,
    paths: Paths = None,
    files_from: FilesFrom = None,
    null: Null = False,
    exclude: Exclude = None,
    content: Content = None,
    output_format: CheckFormat = None,
    region: RegionId = None,
) -> int:
    """Check proposals, catalogues and own content; one line for each problem."""
    session: Session = ctx.obj
    if not (paths or files_from or content):
        raise Failure("missing-argument", name=f"{session.words.label('metavar', 'FILE')}...")
    if (paths or ()).count(STDIN) > 1:
        raise Failure("stdin-twice")
    inputs = BatchInputs(())
    if paths or files_from or null:
        inputs = select_files(paths or (), files_from=files_from, null=null, exclude=exclude)
    return run_check(
        CheckSettings(
            inputs=inputs,
            content=content,
            format=usable_format(output_format or _usual_format(), CHECK_FORMATS),
            region=known_region(region, session) if inputs.files else None,
        ),
        session,
    )


def run_check(settings: CheckSettings, session: Session) -> int:
    """Check all that was given. Returns the exit code. Raises Failure."""
    found = _check(settings, session)
    named = [*settings.inputs.named, *filter(None, [settings.content])]
    _DELIVER[settings.format](found, named, session)
    return EXIT_BAD_INPUT if any(each.problems for each in found.files) else EXIT_DONE


def _usual_format() -> str:
    """A workflow of GitHub shows problems beside the lines that they are about."""
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def _check(settings: CheckSettings, session: Session) -> Checking:
    inputs = settings.inputs
    found = Checking(others=[*inputs.others])
    if inputs.files or inputs.problems:  # what is wrong with the content is told once, not with each file
        found = check_files(inputs, session.catalogue, session.languages, settings.region)
    if settings.content is not None:
        if not Path(settings.content).is_dir():
            raise Failure("data-absent", name=settings.content)
        found.content += check_content(settings.content)
    return found


def _as_text(found: Checking, named: Sequence[str], session: Session) -> None:
    words = session.words
    for each in found.files:
        report_problems(each.problems, words)
        for warning in each.warnings[:MOST_PROBLEMS]:
            tell(warning_line(warning, words))
        if not each.problems and each.file in named:
            write_result(f"{sanitize(words('cli.ok', name=each.file))}\n", None, session, machine=False)
    _tell_rest(found, session)


def _as_json(found: Checking, _: Sequence[str], session: Session) -> None:
    document = check_document(found.files, found.others, session.catalogue.version, session.words)
    write_result(to_json(document), None, session, machine=True)


def _for_github(found: Checking, _: Sequence[str], session: Session) -> None:
    lines = [line for each in found.files for line in _annotations(each, session)]
    write_result("".join(f"{line}\n" for line in lines), None, session, machine=True)
    _tell_rest(found, session)


def _annotations(checked: CheckedDocument, session: Session) -> list[str]:
    words = session.words
    errors = [annotation(each, "error", words, _in_workspace) for each in checked.problems[:MOST_PROBLEMS]]
    return errors + [annotation(each, "warning", words, _in_workspace) for each in checked.warnings[:MOST_PROBLEMS]]


def _in_workspace(file: str) -> str:
    """A path from the top of the repository, which is how GitHub knows its files."""
    top = os.environ.get("GITHUB_WORKSPACE")
    path = Path(file).absolute()
    return path.relative_to(top).as_posix() if top and path.is_relative_to(top) else Path(file).as_posix()


def _tell_rest(found: Checking, session: Session) -> None:
    """A line on all that was checked, where that is more than one; and one on files that are something else."""
    wrong = sum(1 for each in found.checked if each.problems)
    if len(found.checked) > 1:
        say(session.words("check.checked", count=len(found.checked), wrong=wrong))
    if found.others:
        say(session.words("check.others", count=len(found.others), names=_names(found.others, session.words)))


def _names(files: Sequence[str], words: Words) -> str:
    names = ", ".join(files[:MOST_NAMED])
    more = len(files) - MOST_NAMED
    return words("batch.and-more", names=names, count=more) if more > 0 else names


_DELIVER: dict[str, Callable[[Checking, Sequence[str], Session], None]] = {
    "text": _as_text,
    "json": _as_json,
    "github": _for_github,
}
