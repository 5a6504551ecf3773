"""Options and arguments that several commands take. Their help is a key of the words files, put in words later."""

from typing import Annotated

import typer

from ..model.vocabulary import VERDICTS
from ..report.formats import FORMATS, LIST_FORMATS

Files = Annotated[list[str], typer.Argument(metavar="FILE...", help="files", show_default=False)]
Lang = Annotated[str | None, typer.Option("--lang", metavar="nl|en", help="lang")]
Data = Annotated[str | None, typer.Option("--data", metavar="DIR", help="data")]
RegionId = Annotated[str | None, typer.Option("--region", metavar="ID", help="region")]
Output = Annotated[str | None, typer.Option("--output", "-o", metavar="PATH", help="output")]
ReportFormat = Annotated[
    str | None, typer.Option("--format", "-f", metavar="FORMAT", help=f"format|{', '.join(FORMATS)}")
]
ListFormat = Annotated[
    str | None, typer.Option("--format", "-f", metavar="FORMAT", help=f"format|{', '.join(LIST_FORMATS)}")
]
Require = Annotated[str | None, typer.Option("--require", metavar="VERDICT", help=f"require|{', '.join(VERDICTS)}")]
NewFile = Annotated[str, typer.Argument(metavar="FILE", help="new-file", show_default=False)]
SchemaName = Annotated[
    str,
    typer.Argument(metavar="FORMAT", help="schema|proposal, assessment, conditions, initiatives", show_default=False),
]
EntryId = Annotated[str | None, typer.Argument(metavar="[ID]", help="id", show_default=False)]
