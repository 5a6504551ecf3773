"""`lea-check new`: a commented proposal to fill in by hand."""

from pathlib import Path

import typer

from lea_check.cli.arguments import shared_options
from lea_check.cli.errors import Failure, say
from lea_check.cli.options import NewFile
from lea_check.cli.output.results import STDOUT, write_result
from lea_check.cli.paths import yaml_name
from lea_check.cli.session import Session
from lea_check.report.proposal_template import blank_proposal


def new_command(ctx: typer.Context, file: NewFile) -> None:
    """Write a proposal to fill in; an existing file is never touched."""
    session: Session = ctx.obj
    if file != STDOUT:
        file = yaml_name(file)
        if Path(file).exists():
            raise Failure("exists", name=file)
    named = session.words("new.file") if file == STDOUT else file
    options = shared_options(session.arguments)
    text = blank_proposal(named, session.catalogue, session.words, options)
    write_result(text, file, session, machine=True)
    if file != STDOUT:
        say(session.words("cli.new-written", name=file, options=options))
