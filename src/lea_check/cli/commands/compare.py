"""`lea-check compare`: alternatives, or one proposal over time, side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

import typer

from lea_check.cli.errors import Failure
from lea_check.cli.options import CompareFormat, Files, Open, Output, RegionId, Require, Shown
from lea_check.cli.output.report_request import ReportRequest, Stand, report_request
from lea_check.cli.session import Session
from lea_check.files.assessments import assessment_from, is_assessment
from lea_check.files.problems import InputError
from lea_check.files.proposals import proposal_of
from lea_check.files.text.documents import read_document
from lea_check.judge.assess import assess
from lea_check.judge.compare import compare
from lea_check.model.assessment_document import AssessmentJson
from lea_check.model.catalogue import Catalogue
from lea_check.model.comparison import Comparison
from lea_check.report.documents.assessment import assessment_document, to_json
from lea_check.report.formats import COMPARE_FORMATS, Rendered, draw
from lea_check.words import Words

OverTime = Annotated[bool, typer.Option("--over-time", help="over-time")]


@dataclass(frozen=True)
class CompareSettings:
    """What was asked of `compare`."""

    files: Sequence[str]
    over_time: bool
    report: ReportRequest


def compare_command(
    ctx: typer.Context,
    files: Files,
    over_time: OverTime = False,
    output_format: CompareFormat = None,
    output: Output = None,
    require: Require = None,
    shown: Shown = False,
    opening: Open = False,
    region: RegionId = None,
) -> int:
    """Show proposals, or assessments that were saved as JSON, side by side."""
    session: Session = ctx.obj
    report = report_request(
        session,
        COMPARE_FORMATS,
        asked=output_format,
        output=output,
        opening=opening,
        region=region,
        require=require,
        shown=shown,
    )
    if len(files) < 2:
        raise Failure("compare-one")
    return run_compare(CompareSettings(files, over_time, report), session)


def run_compare(settings: CompareSettings, session: Session) -> int:
    """Compare the files and write what moved. Returns the exit code. Raises Failure, and InputError."""
    documents = read_all(settings.files, session, region=settings.report.region, shown=settings.report.shown)
    if settings.over_time:
        _refuse_undated(settings.files, documents)
    comparison = compare(documents, over_time=settings.over_time)
    settings.report.deliver(_render(comparison, settings.report, session), session, "comparison")
    heads = ((document["proposal"], document["verdict"]) for document in comparison.assessments)
    stands = (
        Stand(
            proposal["file"] or proposal["name"],
            verdict["headline"],
            verdict["proven"],
            verdict["possible"],
            verdict["running"],
        )
        for proposal, verdict in heads
    )
    return settings.report.code(stands, session)


def _refuse_undated(files: Sequence[str], documents: Sequence[AssessmentJson]) -> None:
    for file, document in zip(files, documents, strict=True):
        if not document["proposal"]["date"]:
            raise Failure("compare-date", name=file)


def read_all(
    files: Sequence[str], session: Session, *, region: str | None, shown: bool = False
) -> list[AssessmentJson]:
    """The assessment of each file. Raises InputError with the problems of all files."""
    catalogue = session.catalogue  # what is wrong with that is told once, not with each file
    documents: list[AssessmentJson] = []
    errors: list[InputError] = []
    for file in files:
        try:
            documents.append(_read(file, catalogue, session.words, region=region, shown=shown))
        except InputError as error:
            errors.append(error)
    if errors:
        raise InputError(problem for error in errors for problem in error.problems)
    return documents


def _read(file: str, catalogue: Catalogue, words: Words, *, region: str | None, shown: bool) -> AssessmentJson:
    """A saved assessment as it stands; of a proposal the assessment that follows now."""
    document = read_document(file)
    if is_assessment(document):
        return assessment_from(document)
    proposal = proposal_of(document, catalogue, region=region)
    return assessment_document(assess(proposal, catalogue, shown=shown), catalogue, words)


def _render(comparison: Comparison, request: ReportRequest, session: Session) -> Rendered:
    if request.format == "json":
        from lea_check.report.documents.comparison import comparison_document

        return to_json(comparison_document(comparison, session.catalogue, session.words))
    from lea_check.report.sections.comparison import comparison_report

    report = comparison_report(comparison, session.catalogue, session.words)
    return draw(request.format, report, request.screen(session))
