"""`lea-check check`: only validation, every problem with file, line and column."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from lea_check.cli.errors import EXIT_BAD_INPUT, EXIT_DONE, Failure, report_problems
from lea_check.cli.options import RegionId
from lea_check.cli.output import write_result
from lea_check.cli.refusals import known_region
from lea_check.cli.session import Session
from lea_check.files.content.folder import own_languages
from lea_check.files.content.own_catalogues import CATALOGUE, read_own
from lea_check.files.content.reading import content_problems
from lea_check.files.problems import InputError, Problem
from lea_check.files.proposals import proposal_of
from lea_check.files.text.documents import CATALOGUE_LIMITS, Document, read_document
from lea_check.files.text.source import STDIN
from lea_check.model.catalogue import Catalogue
from lea_check.report.style.sanitize import sanitize
from lea_check.words import load_words

Files = Annotated[list[str] | None, typer.Argument(metavar="[FILE...]", help="check-files")]
Content = Annotated[str | None, typer.Option("--content", metavar="DIR", help="content")]


@dataclass(frozen=True)
class CheckSettings:
    """What was asked of `check`."""

    files: Sequence[str]
    content: str | None
    region: str | None


def check_command(ctx: typer.Context, files: Files = None, content: Content = None, region: RegionId = None) -> int:
    """Check proposals, catalogues and own content; a line for each that is right, and one for each problem."""
    session: Session = ctx.obj
    if not files and content is None:
        raise Failure("missing-argument", name=f"{session.words.label('metavar', 'FILE')}...")
    return run_check(CheckSettings(files or (), content, region), session)


def run_check(settings: CheckSettings, session: Session) -> int:
    """Check all that was given. Returns the exit code. Raises Failure."""
    right = [_check_content(settings.content, session)] if settings.content is not None else []
    if settings.files:
        catalogue = session.catalogue  # what is wrong with that is told once, not with each file
        region = known_region(settings.region, session)
        right += [_check_file(file, catalogue, region, session) for file in settings.files]
    return EXIT_DONE if all(right) else EXIT_BAD_INPUT


def _check_file(file: str, catalogue: Catalogue, region: str | None, session: Session) -> bool:
    try:
        document = _read(file)
        if _is_catalogue(document):
            read_own(document, catalogue, session.languages)
        else:
            proposal_of(document, catalogue, region=region)
    except InputError as error:
        return _told(file, error.problems, session)
    return _told(file, (), session)


def _read(file: str) -> Document:
    """A proposal; or, where that is too large for one, a catalogue."""
    try:
        return read_document(file)
    except InputError as error:
        if file == STDIN or error.problems[0].reason != "too-large":
            raise
        document = read_document(file, CATALOGUE_LIMITS)
        if _is_catalogue(document):
            return document
        raise


def _is_catalogue(document: Document) -> bool:
    return isinstance(document.data, dict) and str(document.data.get("format")).startswith(CATALOGUE)


def _check_content(name: str, session: Session) -> bool:
    folder = Path(name)
    if not folder.is_dir():
        raise Failure("data-absent", name=name)
    return _told(name, [*content_problems(folder), *_words_problems(folder)], session)


def _words_problems(folder: Path) -> Iterator[Problem]:
    for language in own_languages(folder):
        try:
            load_words(language, folder)
        except InputError as error:
            yield from error.problems


def _told(name: str, problems: Sequence[Problem], session: Session) -> bool:
    report_problems(problems, session.words)
    if not problems:
        write_result(f"{sanitize(session.words('cli.ok', name=name))}\n", None, session, machine=False)
    return not problems
