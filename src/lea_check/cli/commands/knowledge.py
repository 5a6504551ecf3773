"""`lea-check conditions`, `types`, `regions`, `steps` and `protocol`: browse the knowledge."""

from collections.abc import Callable
from functools import partial
from typing import Any

import typer

from lea_check.cli.errors import Failure
from lea_check.cli.options import ConditionId, ListFormat, Output
from lea_check.cli.output import chosen_format, screen_for, write_result
from lea_check.cli.refusals import one_of
from lea_check.cli.session import Session
from lea_check.files.content.reading import load_protocol
from lea_check.model.catalogue import Catalogue, Condition
from lea_check.report.blocks import Report
from lea_check.report.documents import knowledge as knowledge_json
from lea_check.report.documents.assessment import to_json
from lea_check.report.formats import LIST_FORMATS, draw
from lea_check.report.sections import knowledge


def conditions_command(
    ctx: typer.Context,
    name: ConditionId = None,
    output_format: ListFormat = None,
    output: Output = None,
) -> None:
    """Show the conditions, or one of them whole."""
    catalogue, words = ctx.obj.catalogue, ctx.obj.words
    chosen = catalogue.conditions
    report = knowledge.conditions_report
    if name is not None:
        chosen = (_named(name, catalogue),)
        report = partial(knowledge.condition_report, chosen[0])
    document = partial(knowledge_json.conditions_document, catalogue, chosen)
    show(ctx.obj, output_format, output, partial(report, catalogue, words), document)


def _named(name: str, catalogue: Catalogue) -> Condition:
    """A condition by its id or number; by the id of a question its condition with that question. Raises Failure."""
    whole = {str(each.number): each for each in catalogue.conditions} | dict(catalogue.condition_by_id)
    if name in whole:
        return whole[name]
    asked = {
        f"{each.id}.{question.id}": each.model_copy(update={"questions": (question,)})
        for each in catalogue.conditions
        for question in each.questions
    }
    alike = [full for full in asked if full.endswith(f".{name}")]
    full = alike[0] if len(alike) == 1 else name
    if full not in asked:
        _refuse(name, alike, [*asked], catalogue)
    return asked[full]


def _refuse(name: str, alike: list[str], questions: list[str], catalogue: Catalogue) -> None:
    """Raises Failure, with what may be meant."""
    if name.isdecimal():
        numbers = ", ".join(str(each.number) for each in catalogue.conditions)
        raise Failure("condition-number", given=name, known=numbers)
    condition, _, question = name.partition(".")
    within = [full for full in questions if question and full.startswith(f"{condition}.")]
    if alike:
        raise Failure("question-of-several", given=name, known=", ".join(alike))
    one_of("question" if within else "condition", name, within or catalogue.condition_by_id)


def types_command(
    ctx: typer.Context,
    output_format: ListFormat = None,
    output: Output = None,
) -> None:
    """Show the types of collaboration."""
    _show_list(ctx.obj, output_format, output, knowledge.types_report, knowledge_json.types_document)


def regions_command(
    ctx: typer.Context,
    output_format: ListFormat = None,
    output: Output = None,
) -> None:
    """Show the regions with their priorities."""
    _show_list(ctx.obj, output_format, output, knowledge.regions_report, knowledge_json.regions_document)


def steps_command(
    ctx: typer.Context,
    output_format: ListFormat = None,
    output: Output = None,
) -> None:
    """Show the step plan."""
    _show_list(ctx.obj, output_format, output, knowledge.steps_report, knowledge_json.steps_document)


def protocol_command(
    ctx: typer.Context,
    output_format: ListFormat = None,
    output: Output = None,
) -> None:
    """Show the questions for interviewing an existing initiative."""
    session: Session = ctx.obj
    protocol = load_protocol(session.data)
    show(
        session,
        output_format,
        output,
        partial(knowledge.protocol_report, protocol, session.words),
        partial(knowledge_json.protocol_document, protocol),
    )


def _show_list(
    session: Session,
    output_format: str | None,
    output: str | None,
    report: Callable[[Any, Any], Report],
    document: Callable[[Any], dict[str, Any]],
) -> None:
    catalogue = session.catalogue
    show(session, output_format, output, partial(report, catalogue, session.words), partial(document, catalogue))


def show(
    session: Session,
    output_format: str | None,
    output: str | None,
    report: Callable[[], Report],
    document: Callable[[], dict[str, Any]],
) -> None:
    """Write a report for people, or a document for scripts, in the format that was asked for."""
    name = chosen_format(output_format, output, LIST_FORMATS)
    text = to_json(document()) if name == "json" else draw(name, report(), screen_for(session, output))
    write_result(text, output, session, machine=LIST_FORMATS[name].machine)
