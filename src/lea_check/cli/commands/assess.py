"""`lea-check assess`: the report of one proposal or several."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

import typer

from lea_check.cli.errors import EXIT_BAD_INPUT, Failure, report_problems
from lea_check.cli.options import Files, NoNames, Open, Output, RegionId, ReportFormat, Require, Shown
from lea_check.cli.output.report_request import ReportRequest, report_request, stand_of
from lea_check.cli.refusals import one_of
from lea_check.cli.session import Session
from lea_check.files.problems import InputError
from lea_check.files.proposals import load_proposal
from lea_check.judge.assess import assess
from lea_check.model.assessment import Assessment
from lea_check.model.catalogue import Catalogue
from lea_check.model.proposal import LEVEL_ANSWERS, UNKNOWN, Answer
from lea_check.report.formats import ASSESS_FORMATS, CALENDAR, Rendered, render_report

If = Annotated[list[str] | None, typer.Option("--if", metavar="QUESTION=LEVEL", help="if")]
TO_TRY = {"unknown": UNKNOWN, **{str(level): answer for level, answer in enumerate(LEVEL_ANSWERS)}}
Full = Annotated[bool, typer.Option("--full", help="full")]


@dataclass(frozen=True)
class AssessSettings:
    """What was asked of `assess`.

    `changes`: answers to try, by condition and question. `full`: the whole report, on a screen too. `no_names`:
    leave out who does what, and notes.
    """

    files: Sequence[str]
    report: ReportRequest
    changes: Mapping[tuple[str, str], Answer]
    full: bool
    no_names: bool


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
    shown: Shown = False,
    tried: If = None,
    full: Full = False,
    no_names: NoNames = False,
    opening: Open = False,
    region: RegionId = None,
) -> int:
    """Judge proposals and show the reports."""
    session: Session = ctx.obj
    report = report_request(
        session,
        ASSESS_FORMATS,
        asked=output_format,
        output=output,
        opening=opening,
        region=region,
        require=require,
        shown=shown,
    )
    if len(files) > 1 and not ASSESS_FORMATS[report.format].many:
        raise Failure("one-file", format=report.format)
    changes = answers_to_try(tried or (), session.catalogue)
    return run_assess(AssessSettings(files, report, changes, full=full, no_names=no_names), session)


def run_assess(settings: AssessSettings, session: Session) -> int:
    """Assess all files, write what can be assessed, and tell of the rest. Returns the exit code."""
    judged = _judge(settings, session)
    if settings.report.format == CALENDAR:
        _refuse_undated(judged.assessments)
    result = _render(settings, judged, session)
    if result:
        settings.report.deliver(result, session, "calendar" if settings.report.format == CALENDAR else "report")
    if judged.errors:
        return EXIT_BAD_INPUT
    stands = (stand_of(known.proposal.file or known.proposal.name, known.verdict) for known in judged.assessments)
    return settings.report.code(stands, session)


def _refuse_undated(assessments: Sequence[Assessment]) -> None:
    """Raises Failure for a plan without a day to put in a calendar."""
    for found in assessments:
        if not any(promise.by for promise in found.plan):
            raise Failure("calendar-empty", name=found.proposal.file or found.proposal.name)


def answers_to_try(given: Sequence[str], catalogue: Catalogue) -> dict[tuple[str, str], Answer]:
    """Answers as they are typed: `focus.boundaries=2`. Raises Failure."""
    changes: dict[tuple[str, str], Answer] = {}
    for change in given:
        key, _, answer = change.strip().partition("=")
        if answer not in TO_TRY:
            raise Failure("if", given=change)
        one_of("question-id", key, catalogue.question_by_key)
        condition, question = key.split(".")
        changes[condition, question] = TO_TRY[answer]
    return changes


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
            changed = (proposal.without_names() if settings.no_names else proposal).with_answers(settings.changes)
            assessments.append(assess(changed, catalogue, shown=settings.report.shown))
    return JudgedFiles(assessments, errors)


def _render(settings: AssessSettings, judged: JudgedFiles, session: Session) -> Rendered:
    name, catalogue, words = settings.report.format, session.catalogue, session.words
    if name == "json" and len(settings.files) > 1:
        from lea_check.report.documents.batch import several_to_json

        return several_to_json(judged.assessments, judged.errors, catalogue, words)
    screen = settings.report.screen(session)._replace(full=settings.full or settings.report.output is not None)
    results = [render_report(name, assessment, catalogue, words, screen) for assessment in judged.assessments]
    return results[0] if len(results) == 1 else "\n".join(map(str, results))
