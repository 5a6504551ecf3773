"""`lea-check schema`: the JSON Schema of a file format."""

import typer

from ..report.assessment_json import to_json
from ..report.schemas import SCHEMAS
from .choices import one_of
from .options import Data, Lang, OutputAsIs, SchemaName
from .output import write_result
from .session import Session


def schema_command(
    ctx: typer.Context, name: SchemaName, output: OutputAsIs = None, _lang: Lang = None, _data: Data = None
) -> None:
    """Write a JSON Schema."""
    session: Session = ctx.obj
    one_of("format", name, SCHEMAS)
    write_result(to_json(SCHEMAS[name](session.catalogue)), output, session, machine=True)
