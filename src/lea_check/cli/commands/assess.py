"""`lea-check assess`: the report of one proposal or several."""

from collections.abc import Sequence
from dataclasses import dataclass

import typer

from lea_check.cli.errors import EXIT_BAD_INPUT, Failure, report_problems
from lea_check.cli.options import Files, Open, Output, RegionId, ReportFormat, Require
from lea_check.cli.report_request import ReportRequest, report_request
from lea_check.cli.session import Session
from lea_check.files.problems import InputError
from lea_check.files.proposals import load_proposal
from lea_check.judge.assess import assess
from lea_check.model.assessment import Assessment
from lea_check.report.formats import FORMATS, Rendered, render


@dataclass(frozen=True)
class AssessSettings:
    """What was asked of `assess`."""

    files: Sequence[str]
    report: ReportRequest


@dataclass(frozen=True)
class JudgedFiles:
    """The assessments of files, and what is wrong with the others."""

    assessments: Sequence[Assessment]
    errors: Sequence[InputError]


def assess_command(
    ctx: typer.Context,
    files: Files,
    output_format: ReportFormat = None,
    output: Output = None,
    require: Require = None,
    opening: Open = False,
    region: RegionId = None,
) -> int:
    """Judge proposals and show the reports."""
    session: Session = ctx.obj
    report = report_request(
        session, FORMATS, output_format=output_format, output=output, opening=opening, region=region, require=require
    )
    if len(files) > 1 and not FORMATS[report.format].many:
        raise Failure("one-file", format=report.format)
    return run_assess(AssessSettings(files, report), session)


def run_assess(settings: AssessSettings, session: Session) -> int:
    """Assess all files, write what can be assessed, and tell of the rest. Returns the exit code."""
    judged = _judge(settings, session)
    result = _render(settings, judged, session)
    if result:
        settings.report.deliver(result, session)
    if judged.errors:
        return EXIT_BAD_INPUT
    proposals = ((known.proposal.file or known.proposal.name, known.verdict.proven) for known in judged.assessments)
    return settings.report.code(proposals, session)


def _judge(settings: AssessSettings, session: Session) -> JudgedFiles:
    catalogue = session.catalogue  # what is wrong with that is told once, not with each file
    assessments: list[Assessment] = []
    errors: list[InputError] = []
    for file in settings.files:
        try:
            proposal = load_proposal(file, catalogue, region=settings.report.region)
        except InputError as error:
            errors.append(error)
            report_problems(error.problems, session.words)
        else:
            assessments.append(assess(proposal, catalogue))
    return JudgedFiles(assessments, errors)


def _render(settings: AssessSettings, judged: JudgedFiles, session: Session) -> Rendered:
    name, catalogue, words = settings.report.format, session.catalogue, session.words
    if name == "json" and len(settings.files) > 1:
        from lea_check.report.documents.batch import several_to_json

        return several_to_json(judged.assessments, judged.errors, catalogue, words)
    screen = settings.report.screen(session)
    results = [render(name, assessment, catalogue, words, screen) for assessment in judged.assessments]
    return results[0] if len(results) == 1 else "\n".join(map(str, results))
