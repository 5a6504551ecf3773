"""`lea-check assess`: the report of one proposal or several."""

from collections.abc import Sequence
from typing import NamedTuple

import typer

from lea_check.cli.browser import PAGE, Open, deliver, may_open
from lea_check.cli.choices import known_region, known_verdict, require_code
from lea_check.cli.errors import EXIT_BAD_INPUT, Failure, report_problems
from lea_check.cli.options import Catalogues, Data, Files, Lang, Output, RegionId, ReportFormat, Require
from lea_check.cli.output import STDOUT, chosen_format, screen_for
from lea_check.cli.session import Session
from lea_check.files.problems import InputError
from lea_check.files.proposals import load_proposal
from lea_check.judge.assess import assess
from lea_check.judge.ranking import rank_of
from lea_check.model.assessment import Assessment
from lea_check.model.vocabulary import Verdict
from lea_check.report.formats import FORMATS, Rendered, render


class Settings(NamedTuple):
    """What was asked of `assess`."""

    files: Sequence[str]
    format: str
    output: str | None
    region: str | None
    require: Verdict | None
    opening: bool = False


def assess_command(
    ctx: typer.Context,
    files: Files,
    output_format: ReportFormat = None,
    output: Output = None,
    require: Require = None,
    opening: Open = False,
    region: RegionId = None,
    _lang: Lang = None,
    _data: Data = None,
    _catalogue: Catalogues = None,
) -> int:
    """Judge proposals and show the reports."""
    session: Session = ctx.obj
    name = chosen_format(output_format, output, FORMATS, default=PAGE if opening else "terminal")
    may_open(opening, name)
    verdict = known_verdict(require)
    known_region(region, session)
    if len(files) > 1 and not FORMATS[name].many:
        raise Failure("one-file", format=name)
    if files.count(STDOUT) > 1:
        raise Failure("stdin-twice")
    return run_assess(Settings(files, name, output, region, verdict, opening), session)


def run_assess(settings: Settings, session: Session) -> int:
    """Assess all files, write what can be assessed, and tell of the rest."""
    catalogue = session.catalogue
    done: list[Assessment] = []
    errors: list[InputError] = []
    for file in settings.files:
        try:
            proposal = load_proposal(file, catalogue, region=settings.region)
        except InputError as error:
            errors.append(error)
            report_problems(error.problems, session.words)
        else:
            done.append(assess(proposal, catalogue))
    result = _render(settings, done, errors, session)
    if result:
        machine = FORMATS[settings.format].machine
        deliver(result, settings.output, session, machine=machine, opening=settings.opening)
    return _exit_code(settings, done, errors, session)


def _render(settings: Settings, done: list[Assessment], errors: list[InputError], session: Session) -> Rendered:
    if settings.format == "json" and len(settings.files) > 1:
        from lea_check.report.documents.assessment import assessment_document, to_json
        from lea_check.report.documents.batch import batch_document, problem_documents

        ranked = sorted(done, key=rank_of)
        documents = [assessment_document(each, session.catalogue, session.words) for each in ranked]
        return to_json(batch_document(documents, problem_documents([each.problems for each in errors], session.words)))
    screen = screen_for(session, settings.output)
    results = [render(settings.format, each, session.catalogue, session.words, screen) for each in done]
    return results[0] if len(results) == 1 else "\n".join(map(str, results))


def _exit_code(settings: Settings, done: list[Assessment], errors: list[InputError], session: Session) -> int:
    if errors:
        return EXIT_BAD_INPUT
    found = ((each.proposal.file or each.proposal.name, each.verdict.proven) for each in done)
    return require_code(found, settings.require, session)
