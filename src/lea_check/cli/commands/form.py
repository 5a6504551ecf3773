"""`lea-check form`: the questions to fill in by hand or through another program."""

from typing import Annotated

import typer

from lea_check.cli.options import FormFormat, Only, Output, Parties, Quick
from lea_check.cli.output import chosen_format, screen_for, write_result
from lea_check.cli.refusals import known_conditions, known_parties
from lea_check.cli.session import Session
from lea_check.files.proposals import load_proposal
from lea_check.report.formats import FORM_FORMATS, Rendered, draw
from lea_check.report.sections.form import Form, form_headings, form_report, make_form

About = Annotated[str | None, typer.Argument(metavar="[FILE]", help="form-file")]


def form_command(
    ctx: typer.Context,
    file: About = None,
    quick: Quick = False,
    only: Only = None,
    parties: Parties = None,
    output_format: FormFormat = None,
    output: Output = None,
) -> None:
    """Write the questions as a form."""
    session: Session = ctx.obj
    name = chosen_format(output_format, output, FORM_FORMATS, default="md")
    form = make_form(
        session.catalogue,
        quick=quick,
        only=known_conditions(only, session),
        parties=known_parties(parties, session),
        proposal=load_proposal(file, session.catalogue) if file else None,
    )
    rendered = _render(name, form, session, output)
    write_result(rendered, output, session, machine=FORM_FORMATS[name].machine, what="form")


def _render(name: str, form: Form, session: Session, output: str | None) -> Rendered:
    if name == "csv":
        from lea_check.report.renderers.csv import render_csv

        return render_csv([form_headings(form, session.words)])
    if name == "xlsform":
        from lea_check.report.renderers.xlsform import xlsform

        return xlsform(form, session.all_words, version=session.catalogue.version)
    return draw(name, form_report(form, session.words), screen_for(session, output))
