"""How knowledge is shown: as a report for people or as a document for scripts, of which one is made."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lea_check.cli.output.results import chosen_format, screen_for, write_result
from lea_check.cli.session import Session
from lea_check.report.blocks import Report
from lea_check.report.documents.assessment import to_json
from lea_check.report.formats import LIST_FORMATS, draw


@dataclass(frozen=True)
class KnowledgeView:
    """Something of the knowledge to show. `report` and `document` make it, for people and for scripts."""

    report: Callable[[], Report]
    document: Callable[[], dict[str, Any]]


def show(view: KnowledgeView, output_format: str | None, output: str | None, session: Session) -> None:
    """Write a view in the format that was asked for. Raises Failure."""
    name = chosen_format(output_format, output, LIST_FORMATS)
    text = to_json(view.document()) if name == "json" else draw(name, view.report(), screen_for(session, output))
    write_result(text, output, session, machine=LIST_FORMATS[name].machine, what="overview")
