"""`lea-check compare`: alternatives, or one proposal over time, side by side."""

from collections.abc import Sequence
from typing import Annotated

import typer

from lea_check.cli.browser import PAGE, Open, deliver, may_open
from lea_check.cli.choices import known_region, known_verdict, require_code
from lea_check.cli.errors import Failure
from lea_check.cli.options import Catalogues, CompareFormat, Data, Files, Lang, Output, RegionId, Require
from lea_check.cli.output import STDOUT, chosen_format, screen_for
from lea_check.cli.session import Session
from lea_check.files.assessments import assessment_from, is_assessment
from lea_check.files.problems import InputError
from lea_check.files.proposals import proposal_from
from lea_check.files.text.documents import read_document
from lea_check.judge.assess import assess
from lea_check.judge.compare import compare
from lea_check.model.assessment_document import AssessmentJson
from lea_check.model.comparison import Comparison
from lea_check.report.documents.assessment import assessment_document, to_json
from lea_check.report.formats import COMPARE_FORMATS, Rendered, draw

OverTime = Annotated[bool, typer.Option("--over-time", help="over-time")]


def compare_command(
    ctx: typer.Context,
    files: Files,
    over_time: OverTime = False,
    output_format: CompareFormat = None,
    output: Output = None,
    require: Require = None,
    opening: Open = False,
    region: RegionId = None,
    _lang: Lang = None,
    _data: Data = None,
    _catalogue: Catalogues = None,
) -> int:
    """Show proposals, or assessments that were saved as JSON, side by side."""
    session: Session = ctx.obj
    name = chosen_format(output_format, output, COMPARE_FORMATS, default=PAGE if opening else "terminal")
    may_open(opening, name)
    required = known_verdict(require)
    known_region(region, session)
    if len(files) < 2:
        raise Failure("compare-one")
    if files.count(STDOUT) > 1:
        raise Failure("stdin-twice")
    found = read_all(files, session, region=region)
    undated = next((file for file, each in zip(files, found, strict=True) if not each["proposal"]["date"]), None)
    if over_time and undated is not None:
        raise Failure("compare-date", name=undated)
    comparison = compare(found, over_time=over_time)
    result = _render(name, comparison, session, output)
    deliver(result, output, session, machine=COMPARE_FORMATS[name].machine, opening=opening)
    named = [(each["proposal"]["file"] or each["proposal"]["name"], each) for each in comparison.assessments]
    return require_code(((name, each["verdict"]["proven"]) for name, each in named), required, session)


def read_all(files: Sequence[str], session: Session, *, region: str | None) -> list[AssessmentJson]:
    """The assessment of each file. Raises InputError with the problems of all files."""
    found: list[AssessmentJson] = []
    errors: list[InputError] = []
    for file in files:
        try:
            found.append(_read(file, session, region=region))
        except InputError as error:
            errors.append(error)
    if errors:
        raise InputError(problem for error in errors for problem in error.problems)
    return found


def _read(file: str, session: Session, *, region: str | None) -> AssessmentJson:
    """A saved assessment as it stands; of a proposal the assessment that follows now."""
    document = read_document(file)
    if is_assessment(document):
        return assessment_from(document)
    proposal = proposal_from(document, session.catalogue, region=region)
    return assessment_document(assess(proposal, session.catalogue), session.catalogue, session.words)


def _render(name: str, comparison: Comparison, session: Session, output: str | None) -> Rendered:
    if name == "json":
        from lea_check.report.documents.comparison import comparison_document

        return to_json(comparison_document(comparison, session.catalogue, session.words))
    from lea_check.report.sections.comparison import comparison_report

    report = comparison_report(comparison, session.catalogue, session.words)
    return draw(name, report, screen_for(session, output))
