"""`lea-check initiatives`: who did it before; all of them, some of them, or the most alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any

import typer

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
from lea_check.cli.output.knowledge_view import KnowledgeView, show
from lea_check.cli.refusals import one_of
from lea_check.cli.session import Session
from lea_check.files.content.reading import load_protocol
from lea_check.files.proposals import load_proposal
from lea_check.judge.assess import assess
from lea_check.judge.initiatives.likeness import ranked
from lea_check.judge.initiatives.selection import Pick, Wanted, chosen, varied
from lea_check.model.catalogue import Initiative
from lea_check.model.vocabulary import LESSON_ROLES as ROLES
from lea_check.report.documents import knowledge as documents
from lea_check.report.initiative_search import found
from lea_check.report.sections import initiatives as sections
from lea_check.report.sections.initiative import initiative_report


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


@dataclass(frozen=True, kw_only=True)
class InitiativesSettings:
    """Which initiatives to show, and how.

    `name`: one of them, whole. `wanted` and `find`: only some. `like`: a proposal that they are to be ranked for.
    `matrix`: who showed what. `vary`: so many that differ most. `limit`: no more than so many.
    """

    name: str | None
    wanted: Wanted
    find: str | None
    like: str | None
    matrix: bool
    vary: int | None
    limit: int | None


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
    wanted = Wanted(types or (), groups or (), _sectors(sectors or (), session), conditions or (), roles or ())
    settings = InitiativesSettings(
        name=name, wanted=wanted, find=find, like=like, matrix=matrix, vary=vary, limit=limit
    )
    show(_view(settings, session), output_format, output, session)


def _sectors(given: Sequence[str], session: Session) -> list[str]:
    """The ids of sectors; also by their name in the language of the user."""
    return [session.words.id_of("sectors", name) or name for name in given]


def _view(settings: InitiativesSettings, session: Session) -> KnowledgeView:
    """What was asked for. Raises Failure for two ways at once."""
    ways = (settings.name is not None, settings.like is not None, settings.matrix, settings.vary is not None)
    some = any(settings.wanted) or settings.find is not None
    if sum(ways) > 1 or (settings.name is not None and some):
        raise Failure("initiatives-one-way")
    if settings.name is not None:
        return _one(settings.name, session)
    initiatives = _some(settings, session)
    if settings.like is not None:
        return _matches(settings.like, initiatives, settings.limit, session)
    if settings.vary is not None:
        return _varied(varied(initiatives, settings.vary)[: settings.limit], session)
    return _list(initiatives[: settings.limit], session, matrix=settings.matrix)


def _one(name: str, session: Session) -> KnowledgeView:
    catalogue = session.catalogue
    one_of("initiative", name, catalogue.initiative_by_id)
    initiative = catalogue.initiative_by_id[name]
    protocol = load_protocol(session.data) if initiative.interview else None
    return KnowledgeView(
        partial(initiative_report, initiative, catalogue, session.words, protocol),
        partial(documents.initiatives_document, [initiative]),
    )


def _matches(file: str, initiatives: Sequence[Initiative], limit: int | None, session: Session) -> KnowledgeView:
    """Initiatives ranked for a proposal, the most alike first."""
    catalogue, words = session.catalogue, session.words
    proposal = load_proposal(file, catalogue)
    matches = ranked(proposal, initiatives)[:limit]
    shows = {example.initiative: example.shows for example in assess(proposal, catalogue).examples}
    return KnowledgeView(
        partial(sections.matches_report, matches, shows, proposal, catalogue, words),
        partial(documents.matches_document, matches, shows, proposal, catalogue, words),
    )


def _varied(picks: Sequence[Pick], session: Session) -> KnowledgeView:
    return KnowledgeView(
        partial(sections.varied_report, picks, session.catalogue, session.words),
        partial(documents.varied_document, picks),
    )


def _list(initiatives: Sequence[Initiative], session: Session, *, matrix: bool) -> KnowledgeView:
    catalogue, words = session.catalogue, session.words
    if matrix:
        report = partial(sections.matrix_report, initiatives, catalogue, words)
        return KnowledgeView(report, partial(documents.matrix_document, catalogue, initiatives))
    report = partial(sections.list_report, initiatives, catalogue, words)
    return KnowledgeView(report, partial(documents.initiatives_document, initiatives))


def _some(settings: InitiativesSettings, session: Session) -> Sequence[Initiative]:
    """The initiatives that are wanted. Raises Failure for what the content does not have."""
    catalogue, wanted = session.catalogue, settings.wanted
    for what, names, known in (
        ("type", wanted.types, catalogue.type_by_id),
        ("target group", wanted.groups, catalogue.group_by_id),
        ("sector", wanted.sectors, catalogue.sectors),
        ("condition", wanted.conditions, catalogue.condition_by_id),
        ("role", wanted.roles, ROLES),
    ):
        for name in names:
            one_of(what, name, known)
    some = chosen(catalogue.initiatives, wanted)
    return found(some, settings.find, catalogue, session.words) if settings.find is not None else some
