"""Options and arguments that several commands take. Their help is a key of the words files, put in words later."""

from collections.abc import Callable, Iterable
from typing import Annotated, Any

import typer

from lea_check.cli.errors import Failure
from lea_check.cli.session import Session
from lea_check.model.vocabulary import RUNGS
from lea_check.report.formats import (
    ASSESS_FORMATS,
    BATCH_FORMATS,
    CHECK_FORMATS,
    COMPARE_FORMATS,
    FORM_FORMATS,
    LIST_FORMATS,
    REPORT_FORMATS,
)

# Not taken from `report.schemas`, which takes long to load for the help of other commands.
SCHEMA_NAMES = (
    "proposal",
    "assessment",
    "batch",
    "comparison",
    "check",
    "conditions",
    "initiatives",
    "types",
    "regions",
    "steps",
)


def completing(names: Iterable[str]) -> Callable[[str], list[str]]:
    """Completion by some names."""

    def complete(incomplete: str) -> list[str]:
        return [name for name in names if name.startswith(incomplete)]

    return complete


def _of_session(field: str) -> Callable[[typer.Context, str], list[str]]:
    def complete(ctx: typer.Context, incomplete: str) -> list[str]:
        return completing(getattr(ctx.obj, field))(incomplete)

    return complete


def ids_of(field: str) -> Callable[[typer.Context, str], list[str]]:
    """Completion by the ids in a field of the catalogue, such as `region_by_id`."""

    def complete(ctx: typer.Context, incomplete: str) -> list[str]:
        session: Session = ctx.obj
        return completing(getattr(session.catalogue, field))(incomplete)

    return complete


def _conditions(ctx: typer.Context, incomplete: str) -> list[str]:
    """Completion by the ids of conditions; behind the dot by those of questions."""
    session: Session = ctx.obj
    conditions = session.catalogue.condition_by_id
    questions = [f"{name}.{question.id}" for name, condition in conditions.items() for question in condition.questions]
    return completing(questions if "." in incomplete else conditions)(incomplete)


def one_of_names(*names: str, metavar: str, help: str, among: Iterable[str]) -> Any:
    """An option that takes one of some names, which its help lists and the shell completes."""
    known = [*among]
    return typer.Option(*names, metavar=metavar, help=f"{help}|{', '.join(known)}", autocompletion=completing(known))


def _format_among(formats: Iterable[str]) -> Any:
    return one_of_names("--format", "-f", metavar="FORMAT", help="format", among=formats)


def whole_number(name: str, *, metavar: str = "N", help: str) -> Any:
    """An option that takes a whole number of 1 or more."""

    def parse(given: str) -> int:
        if not (given.isascii() and given.isdecimal() and int(given)):
            raise Failure("number", name=name, least="1")
        return int(given)

    return typer.Option(name, metavar=metavar, help=help, parser=parse)


def shared_options(
    lang: Annotated[
        str | None, typer.Option("--lang", metavar="LANG", help="lang", autocompletion=_of_session("languages"))
    ] = None,
    data: Annotated[str | None, typer.Option("--data", metavar="DIR", help="data")] = None,
    catalogue: Annotated[list[str] | None, typer.Option("--catalogue", metavar="FILE", help="catalogue")] = None,
) -> tuple[str | None, str | None, list[str] | None]:
    """The options that commands share. Their values are those of the session, which was made before any command."""
    return lang, data, catalogue


def condition_option(name: str, *, help: str) -> Any:
    """An option that takes the id of a condition."""
    return typer.Option(name, metavar="CONDITION", help=help, autocompletion=ids_of("condition_by_id"))


Files = Annotated[list[str], typer.Argument(metavar="FILE...", help="files")]
Paths = Annotated[list[str] | None, typer.Argument(metavar="[PATH...]", help="paths")]
FilesFrom = Annotated[str | None, typer.Option("--files-from", metavar="FILE", help="files-from")]
Null = Annotated[bool, typer.Option("--null", help="null")]
Exclude = Annotated[list[str] | None, typer.Option("--exclude", metavar="GLOB", help="exclude")]
BatchFormat = Annotated[str | None, _format_among(BATCH_FORMATS)]
CheckFormat = Annotated[str | None, _format_among(CHECK_FORMATS)]
CompareFormat = Annotated[str | None, _format_among(COMPARE_FORMATS)]
FormFormat = Annotated[str | None, _format_among(FORM_FORMATS)]
ReportFormat = Annotated[str | None, _format_among(ASSESS_FORMATS)]
ListFormat = Annotated[str | None, _format_among(LIST_FORMATS)]
FileReportFormat = Annotated[
    str, one_of_names("--report-format", metavar="FORMAT", help="report-format", among=REPORT_FORMATS)
]
Require = Annotated[str | None, one_of_names("--require", metavar="RUNG", help="require", among=RUNGS)]
RegionId = Annotated[
    str | None, typer.Option("--region", metavar="ID", help="region", autocompletion=ids_of("region_by_id"))
]
Output = Annotated[str | None, typer.Option("--output", "-o", metavar="PATH", help="output")]
Open = Annotated[bool, typer.Option("--open", help="open")]
Shown = Annotated[bool, typer.Option("--shown", help="shown")]
NoNames = Annotated[bool, typer.Option("--no-names", help="no-names")]
OutputAsIs = Annotated[str | None, typer.Option("--output", "-o", metavar="PATH", help="output-as-is")]
NewFile = Annotated[str, typer.Argument(metavar="FILE", help="new-file")]
SchemaName = Annotated[
    str,
    typer.Argument(metavar="FORMAT", help=f"schema|{', '.join(SCHEMA_NAMES)}", autocompletion=completing(SCHEMA_NAMES)),
]
ConditionId = Annotated[str | None, typer.Argument(metavar="[ID]", help="condition-id", autocompletion=_conditions)]
InitiativeId = Annotated[
    str | None, typer.Argument(metavar="[ID]", help="id", autocompletion=ids_of("initiative_by_id"))
]
Quick = Annotated[bool, typer.Option("--quick", help="quick")]
Only = Annotated[list[str] | None, condition_option("--only", help="only")]
Parties = Annotated[str | None, typer.Option("--parties", metavar="A,B,C", help="parties")]
