"""`lea-check form`: the questions to fill in by hand or through another program, and cards to vote with."""

from typing import Annotated

import typer

from lea_check.cli.errors import Failure
from lea_check.cli.options import FormFormat, Only, Output, Parties, Quick, one_of_names
from lea_check.cli.output.results import chosen_format, screen_for, write_result
from lea_check.cli.refusals import known_conditions, known_parties, one_of
from lea_check.cli.session import Session
from lea_check.files.proposals import load_proposal
from lea_check.report.formats import FORM_FORMATS, Rendered, draw
from lea_check.report.sections.form import (
    BlankForm,
    cards_report,
    form_headings,
    form_report,
    make_form,
    plain_report,
)

LAYOUTS = {"paper": form_report, "forms": plain_report}
"""A form to print, and one that an office form program takes over."""

About = Annotated[str | None, typer.Argument(metavar="[FILE]", help="form-file")]
HandIn = Annotated[str | None, typer.Option("--return", metavar="TEXT", help="return")]
Layout = Annotated[str, one_of_names("--layout", metavar="LAYOUT", help="layout", among=LAYOUTS)]
Cards = Annotated[bool, typer.Option("--cards", help="cards")]


def form_command(
    ctx: typer.Context,
    file: About = None,
    quick: Quick = False,
    only: Only = None,
    parties: Parties = None,
    hand_in: HandIn = None,
    layout: Layout = "paper",
    cards: Cards = False,
    output_format: FormFormat = None,
    output: Output = None,
) -> None:
    """Write the questions as a form."""
    session: Session = ctx.obj
    one_of("layout", layout, LAYOUTS)
    name = chosen_format(output_format, output, FORM_FORMATS, default="md")
    _refuse_for_tables(name, layout, cards=cards)
    if cards:
        made = draw(name, cards_report(session.words), screen_for(session, output))
    else:
        form = make_form(
            session.catalogue,
            quick=quick,
            only=known_conditions(only, session),
            parties=known_parties(parties, session),
            proposal=load_proposal(file, session.catalogue) if file else None,
        )
        made = _render(name, form._replace(hand_in=hand_in), layout, session, output)
    write_result(made, output, session, machine=FORM_FORMATS[name].machine, what="cards" if cards else "form")


def _refuse_for_tables(name: str, layout: str, *, cards: bool) -> None:
    """Raises Failure for what a table for programs does not know."""
    if name in ("csv", "xlsx") and (cards or layout != "paper"):
        raise Failure("form-table", format=name, option="--cards" if cards else "--layout")


def _render(name: str, form: BlankForm, layout: str, session: Session, output: str | None) -> Rendered:
    if name == "csv":
        from lea_check.report.renderers.csv import render_csv

        return render_csv([form_headings(form, session.words)])
    if name == "xlsx":
        from lea_check.report.renderers.xlsform import xlsform

        return xlsform(form, session.all_words, version=session.catalogue.version)
    return draw(name, LAYOUTS[layout](form, session.words), screen_for(session, output))
