"""Options and arguments that several commands take. Their help is a key of the words files, put in words later."""

from collections.abc import Callable, Iterable
from typing import Annotated

import typer

from ..model.vocabulary import VERDICTS
from ..report.formats import BATCH_FORMATS, FORMATS, LIST_FORMATS, REPORT_FORMATS
from .session import Session

SCHEMA_NAMES = ("proposal", "assessment", "conditions", "initiatives")


def _among(names: Iterable[str]) -> Callable[[str], list[str]]:
    def complete(incomplete: str) -> list[str]:
        return [name for name in names if name.startswith(incomplete)]

    return complete


def conditions(ctx: typer.Context, incomplete: str) -> list[str]:
    """Conditions that begin as what was typed, for completion."""
    session: Session = ctx.obj
    return _among(session.catalogue.condition_by_id)(incomplete)


def _regions(ctx: typer.Context, incomplete: str) -> list[str]:
    session: Session = ctx.obj
    return _among(session.catalogue.region_by_id)(incomplete)


def _entries(ctx: typer.Context, incomplete: str) -> list[str]:
    catalogue = ctx.obj.catalogue
    known = {"conditions": catalogue.condition_by_id, "initiatives": catalogue.initiative_by_id}
    return _among(known[ctx.info_name or ""])(incomplete)


Files = Annotated[list[str], typer.Argument(metavar="FILE...", help="files")]
Paths = Annotated[list[str] | None, typer.Argument(metavar="[PATH...]", help="paths")]
BatchFormat = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help=f"format|{', '.join(BATCH_FORMATS)}",
        autocompletion=_among(BATCH_FORMATS),
    ),
]
ReportFormats = Annotated[
    str,
    typer.Option(
        "--report-format",
        metavar="FORMAT",
        help=f"report-format|{', '.join(REPORT_FORMATS)}",
        autocompletion=_among(REPORT_FORMATS),
    ),
]
Lang = Annotated[str | None, typer.Option("--lang", metavar="nl|en", help="lang", autocompletion=_among(("nl", "en")))]
Data = Annotated[str | None, typer.Option("--data", metavar="DIR", help="data")]
RegionId = Annotated[str | None, typer.Option("--region", metavar="ID", help="region", autocompletion=_regions)]
Output = Annotated[str | None, typer.Option("--output", "-o", metavar="PATH", help="output")]
ReportFormat = Annotated[
    str | None,
    typer.Option(
        "--format", "-f", metavar="FORMAT", help=f"format|{', '.join(FORMATS)}", autocompletion=_among(FORMATS)
    ),
]
ListFormat = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help=f"format|{', '.join(LIST_FORMATS)}",
        autocompletion=_among(LIST_FORMATS),
    ),
]
Require = Annotated[
    str | None,
    typer.Option(
        "--require", metavar="VERDICT", help=f"require|{', '.join(VERDICTS)}", autocompletion=_among(VERDICTS)
    ),
]
NewFile = Annotated[str, typer.Argument(metavar="FILE", help="new-file")]
SchemaName = Annotated[
    str,
    typer.Argument(metavar="FORMAT", help=f"schema|{', '.join(SCHEMA_NAMES)}", autocompletion=_among(SCHEMA_NAMES)),
]
EntryId = Annotated[str | None, typer.Argument(metavar="[ID]", help="id", autocompletion=_entries)]
