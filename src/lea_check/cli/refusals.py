"""What the command line refuses, and in the user's words what would be right."""

from collections.abc import Iterable

from lea_check.cli.errors import Failure
from lea_check.cli.session import Session
from lea_check.cli.typer_adapter import usage_problem
from lea_check.files.problems import unknown
from lea_check.model.vocabulary import RUNGS, Rung
from lea_check.words import Words, party_id

MOST_PARTIES = 6


def one_of(what: str, given: str, known: Iterable[str]) -> None:
    """Raises Failure, with the nearest name as a hint, if `given` is not one of the known names."""
    names = list(known)
    if given not in names:
        raise Failure.of(unknown((), what, given, names).message)


def known_region(given: str | None, session: Session) -> str | None:
    """The region that `--region` names. Raises Failure for one that the content does not have."""
    if given is not None:
        one_of("region", given, session.catalogue.region_by_id)
    return given


def known_conditions(given: Iterable[str] | None, session: Session) -> tuple[str, ...]:
    """The conditions that an option names, each by its id. Raises Failure for one that the content does not have."""
    names = tuple(given or ())
    for name in names:
        one_of("condition", name, session.catalogue.condition_by_id)
    return names


def known_rung(given: str | None) -> Rung | None:
    """The rung that `--require` names. Raises Failure."""
    if given is not None:
        one_of("verdict", given, RUNGS)
    return next((rung for rung in RUNGS if rung == given), None)


def known_parties(given: str | None, session: Session) -> tuple[str, ...]:
    """The ids of two to six parties by their names, with commas between; none for None. Raises Failure."""
    if given is None:
        return ()
    names = [name for name in given.split(",") if name.strip()]
    ids = [party_id(name, session.all_words) for name in names]
    if not 2 <= len(set(ids)) == len(ids) <= MOST_PARTIES:
        raise Failure("interview-parties", given=given, known=", ".join(session.words.labels("party")))
    return tuple(ids)


def usage_line(error: Exception, words: Words) -> str:
    """What is wrong with a command line, which Typer found, and which help to ask for."""
    problem = usage_problem(error)
    key, params = problem.key, dict(problem.params)
    near = f"--{words.meant('option', params.get('given', '').lstrip('-'))}"
    if key.startswith("unknown-option") and near in problem.options:
        key, params["near"] = "unknown-option-near", near
    said = words(f"cli.{key}", **params)
    return f"{said}{' ' if said.endswith('?') else '; '}{words('cli.help', command=problem.command)}"
