"""`lea-check initiatives`: who did it before; all of them, some of them, or the most alike."""

from collections.abc import Sequence
from functools import partial
from typing import Annotated, Any

import typer

from lea_check.cli.commands.knowledge import show
from lea_check.cli.errors import Failure
from lea_check.cli.options import (
    InitiativeId,
    ListFormat,
    Output,
    completing,
    condition_option,
    ids_of,
    whole_number,
)
from lea_check.cli.refusals import one_of
from lea_check.cli.session import Session
from lea_check.files.content.reading import load_protocol
from lea_check.files.proposals import load_proposal
from lea_check.judge.likeness import ranked
from lea_check.judge.selection import Wanted, chosen, varied
from lea_check.model.catalogue import Initiative
from lea_check.model.vocabulary import LESSON_ROLES as ROLES
from lea_check.report.documents import knowledge as knowledge_json
from lea_check.report.initiative_search import found
from lea_check.report.sections import initiatives, knowledge


def _choice_option(name: str, metavar: str, help: str, field: str) -> Any:
    return typer.Option(name, metavar=metavar, help=help, autocompletion=ids_of(field))


Types = Annotated[list[str] | None, _choice_option("--type", "TYPE", "by-type", "type_by_id")]
Groups = Annotated[list[str] | None, _choice_option("--target-group", "GROUP", "by-group", "group_by_id")]
Sectors = Annotated[list[str] | None, _choice_option("--sector", "SECTOR", "by-sector", "sectors")]
Conditions = Annotated[list[str] | None, condition_option("--condition", help="by-condition")]
Roles = Annotated[
    list[str] | None,
    typer.Option("--role", metavar="ROLE", help=f"by-role|{', '.join(ROLES)}", autocompletion=completing(ROLES)),
]
Find = Annotated[str | None, typer.Option("--find", metavar="WORDS", help="find")]
Like = Annotated[str | None, typer.Option("--like", metavar="FILE", help="like")]
Matrix = Annotated[bool, typer.Option("--matrix", help="matrix")]
Vary = Annotated[int | None, whole_number("--vary", help="vary")]
Limit = Annotated[int | None, whole_number("--limit", help="limit")]


def initiatives_command(
    ctx: typer.Context,
    name: InitiativeId = None,
    types: Types = None,
    groups: Groups = None,
    sectors: Sectors = None,
    conditions: Conditions = None,
    roles: Roles = None,
    find: Find = None,
    like: Like = None,
    matrix: Matrix = False,
    vary: Vary = None,
    limit: Limit = None,
    output_format: ListFormat = None,
    output: Output = None,
) -> None:
    """Show initiatives, or one of them whole."""
    session: Session = ctx.obj
    put = partial(show, session, output_format, output)
    if sum((name is not None, like is not None, matrix, vary is not None)) > 1:
        raise Failure("initiatives-one-way")
    wanted = Wanted(types or (), groups or (), _sectors(sectors or (), session), conditions or (), roles or ())
    if name is not None:
        if any(wanted) or find is not None:
            raise Failure("initiatives-one-way")
        _show_one(name, session, put)
        return
    some = _some(wanted, find, session)
    if like is not None:
        _show_like(like, some, limit, session, put)
    elif vary is not None:
        picks = varied(some, vary)[:limit]
        put(
            partial(initiatives.varied_report, picks, session.catalogue, session.words),
            partial(knowledge_json.varied_document, picks),
        )
    else:
        report = initiatives.matrix_report if matrix else initiatives.list_report
        document = partial(knowledge_json.matrix_document, session.catalogue) if matrix else None
        put(
            partial(report, some[:limit], session.catalogue, session.words),
            partial(document or knowledge_json.initiatives_document, some[:limit]),
        )


def _show_one(name: str, session: Session, put: Any) -> None:
    one_of("initiative", name, session.catalogue.initiative_by_id)
    only = session.catalogue.initiative_by_id[name]
    protocol = load_protocol(session.data) if only.interview else None
    put(
        partial(knowledge.initiative_report, only, session.catalogue, session.words, protocol),
        partial(knowledge_json.initiatives_document, [only]),
    )


def _show_like(file: str, some: Sequence[Initiative], limit: int | None, session: Session, put: Any) -> None:
    catalogue, words = session.catalogue, session.words
    proposal = load_proposal(file, catalogue)
    kind = proposal.type
    matches = ranked(proposal, some)[:limit]
    put(
        partial(initiatives.matches_report, matches, proposal, kind, catalogue, words),
        partial(knowledge_json.matches_document, matches, proposal, kind, catalogue, words),
    )


def _some(wanted: Wanted, find: str | None, session: Session) -> Sequence[Initiative]:
    catalogue = session.catalogue
    for what, given, known in (
        ("type", wanted.types, catalogue.type_by_id),
        ("target group", wanted.groups, catalogue.group_by_id),
        ("sector", wanted.sectors, catalogue.sectors),
        ("condition", wanted.conditions, catalogue.condition_by_id),
        ("role", wanted.roles, ROLES),
    ):
        for each in given:
            one_of(what, each, known)
    some = chosen(catalogue.initiatives, wanted)
    return found(some, find, catalogue, session.words) if find is not None else some


def _sectors(given: Sequence[str], session: Session) -> list[str]:
    """The ids of sectors; also by their name in the language of the user."""
    return [session.words.id_of("sectors", each) or each for each in given]
