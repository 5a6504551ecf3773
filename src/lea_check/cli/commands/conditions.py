"""`lea-check conditions`: the ten conditions with their questions, or one of them."""

from functools import partial

import typer

from lea_check.cli.errors import Failure
from lea_check.cli.options import ConditionId, ListFormat, Output
from lea_check.cli.output.knowledge_view import KnowledgeView, show
from lea_check.cli.refusals import one_of
from lea_check.cli.session import Session
from lea_check.model.catalogue import Catalogue, Condition
from lea_check.report.documents.knowledge import conditions_document
from lea_check.report.sections.conditions import condition_report, conditions_report


def conditions_command(
    ctx: typer.Context, name: ConditionId = None, output_format: ListFormat = None, output: Output = None
) -> None:
    """Show the conditions, or one of them whole."""
    session: Session = ctx.obj
    catalogue, words = session.catalogue, session.words
    if name is None:
        report, conditions = partial(conditions_report, catalogue, words), catalogue.conditions
    else:
        condition = _named(name, catalogue)
        report, conditions = partial(condition_report, condition, catalogue, words), (condition,)
    view = KnowledgeView(report, partial(conditions_document, catalogue, conditions))
    show(view, output_format, output, session)


def _named(name: str, catalogue: Catalogue) -> Condition:
    """A condition by its id or number; by the id of a question its condition with that question. Raises Failure."""
    numbered = {str(condition.number): condition for condition in catalogue.conditions}
    whole = numbered | dict(catalogue.condition_by_id)
    if name in whole:
        return whole[name]
    of_one = {
        f"{condition.id}.{question.id}": condition.model_copy(update={"questions": (question,)})
        for condition in catalogue.conditions
        for question in condition.questions
    }
    alike = [full for full in of_one if full.endswith(f".{name}")]
    full = alike[0] if len(alike) == 1 else name
    if full not in of_one:
        _refuse(name, alike, [*of_one], catalogue)
    return of_one[full]


def _refuse(name: str, alike: list[str], questions: list[str], catalogue: Catalogue) -> None:
    """Raises Failure, with what may be meant."""
    if name.isdecimal():
        numbers = ", ".join(str(condition.number) for condition in catalogue.conditions)
        raise Failure("condition-number", given=name, known=numbers)
    condition, _, question = name.partition(".")
    within = [full for full in questions if question and full.startswith(f"{condition}.")]
    if alike:
        raise Failure("question-of-several", given=name, known=", ".join(alike))
    one_of("question" if within else "condition", name, within or catalogue.condition_by_id)
