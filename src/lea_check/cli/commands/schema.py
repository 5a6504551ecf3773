"""`lea-check schema`: the JSON Schema of a file format."""

import typer

from lea_check.cli.options import OutputAsIs, SchemaName
from lea_check.cli.output.results import write_result
from lea_check.cli.refusals import one_of
from lea_check.cli.session import Session
from lea_check.report.documents.assessment import to_json
from lea_check.report.documents.schemas import SCHEMAS


def schema_command(ctx: typer.Context, name: SchemaName, output: OutputAsIs = None) -> None:
    """Write a JSON Schema."""
    session: Session = ctx.obj
    one_of("format", name, SCHEMAS)
    write_result(to_json(SCHEMAS[name](session.catalogue, session.words)), output, session, machine=True, what="schema")
