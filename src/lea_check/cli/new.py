"""`lea-check new`: a commented proposal to fill in by hand."""

from pathlib import Path

import typer

from ..report.blank import blank_proposal
from .arguments import shared_options
from .errors import Failure, say
from .options import Data, Lang, NewFile
from .output import STDOUT, write_result
from .session import Session
from .yaml_name import yaml_name


def new_command(ctx: typer.Context, file: NewFile, _lang: Lang = None, _data: Data = None) -> None:
    """Write a proposal to fill in; an existing file is never touched."""
    session: Session = ctx.obj
    if file != STDOUT:
        file = yaml_name(file)
        if Path(file).exists():
            raise Failure("exists", name=file)
    text = blank_proposal(session.words("new.file") if file == STDOUT else file, session.catalogue, session.words)
    write_result(text, file, session, machine=True)
    if file != STDOUT:
        say(session.words("cli.new-written", name=file, options=shared_options(session.arguments)))
