"""`lea-check check`: only validation, every problem with file, line and column."""

import typer

from ..files.problems import InputError
from ..files.proposals import load_proposal
from ..report.inert import inert
from .choices import known_region
from .errors import EXIT_BAD_INPUT, EXIT_DONE, report_problems
from .options import Catalogues, Data, Files, Lang, RegionId
from .session import Session


def check_command(
    ctx: typer.Context,
    files: Files,
    region: RegionId = None,
    _lang: Lang = None,
    _data: Data = None,
    _catalogue: Catalogues = None,
) -> int:
    """Check proposals; a line for each file that is right, and one for each problem."""
    session: Session = ctx.obj
    catalogue = session.catalogue
    known_region(region, session)
    code = EXIT_DONE
    for file in files:
        try:
            load_proposal(file, catalogue, region=region)
        except InputError as error:
            report_problems(error.problems, session.words)
            code = EXIT_BAD_INPUT
        else:
            typer.echo(session.words("cli.ok", name=inert(file)))
    return code
