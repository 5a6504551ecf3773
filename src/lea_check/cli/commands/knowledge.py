"""`lea-check types`, `regions`, `steps` and `protocol`: browse the knowledge."""

from collections.abc import Callable
from functools import partial
from typing import Any

import typer

from lea_check.cli.options import ListFormat, Output
from lea_check.cli.output.knowledge_view import KnowledgeView, show
from lea_check.cli.session import Session
from lea_check.files.content.reading import load_protocol
from lea_check.model.catalogue import Catalogue
from lea_check.report.blocks import Report
from lea_check.report.documents import knowledge as documents
from lea_check.report.sections import knowledge as sections
from lea_check.words import Words


def types_command(ctx: typer.Context, output_format: ListFormat = None, output: Output = None) -> None:
    """Show the types of collaboration."""
    show(_list(sections.types_report, documents.types_document, ctx.obj), output_format, output, ctx.obj)


def regions_command(ctx: typer.Context, output_format: ListFormat = None, output: Output = None) -> None:
    """Show the regions with their priorities."""
    show(_list(sections.regions_report, documents.regions_document, ctx.obj), output_format, output, ctx.obj)


def steps_command(ctx: typer.Context, output_format: ListFormat = None, output: Output = None) -> None:
    """Show the step plan."""
    show(_list(sections.steps_report, documents.steps_document, ctx.obj), output_format, output, ctx.obj)


def protocol_command(ctx: typer.Context, output_format: ListFormat = None, output: Output = None) -> None:
    """Show the questions for interviewing an existing initiative."""
    session: Session = ctx.obj
    protocol = load_protocol(session.data)
    report = partial(sections.protocol_report, protocol, session.words)
    show(KnowledgeView(report, partial(documents.protocol_document, protocol)), output_format, output, session)


def _list(
    report: Callable[[Catalogue, Words], Report], document: Callable[[Catalogue], dict[str, Any]], session: Session
) -> KnowledgeView:
    """What is said of the catalogue of a session."""
    catalogue = session.catalogue
    return KnowledgeView(partial(report, catalogue, session.words), partial(document, catalogue))
