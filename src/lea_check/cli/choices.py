"""A choice from names that must exist, with the nearest name as a hint."""

from collections.abc import Iterable

from lea_check.cli.errors import EXIT_DONE, EXIT_REQUIRE, Failure, say
from lea_check.cli.session import Session
from lea_check.files.problems import unknown
from lea_check.model.vocabulary import VERDICTS, Verdict
from lea_check.words import party_id

MOST_PARTIES = 6


def one_of(what: str, given: str, known: Iterable[str]) -> None:
    """Raises Failure if `given` is not one of the known names."""
    names = list(known)
    if given not in names:
        message = unknown((), what, given, names).message
        failure = Failure("choice")
        failure.message = message
        raise failure


def known_region(given: str | None, session: Session) -> None:
    """Raises Failure for a region that the content does not have."""
    if given is not None:
        one_of("region", given, session.catalogue.region_by_id)


def known_verdict(given: str | None) -> Verdict | None:
    """The verdict that `--require` names. Raises Failure."""
    if given is not None:
        one_of("verdict", given, VERDICTS)
    return next((each for each in VERDICTS if each == given), None)


def is_below(proven: Verdict, required: Verdict | None) -> bool:
    """Whether a verdict is lower than the required one, if there is one."""
    return required is not None and VERDICTS.index(proven) < VERDICTS.index(required)


def require_code(found: Iterable[tuple[str, Verdict]], required: Verdict | None, session: Session) -> int:
    """The exit code after `--require`; names each proposal, given with its proven verdict, that stays below it."""
    low = [(name, verdict) for name, verdict in found if is_below(verdict, required)]
    for name, verdict in low:
        say(session.words("cli.require", name=name, verdict=session.words(f"verdict.{verdict}")))
    return EXIT_REQUIRE if low else EXIT_DONE


def known_parties(given: str | None, session: Session) -> tuple[str, ...]:
    """The ids of two to six parties by their names, with commas between; none for None. Raises Failure."""
    if given is None:
        return ()
    names = [each for each in given.split(",") if each.strip()]
    ids = [party_id(each, session.all_words) for each in names]
    if not 2 <= len(set(ids)) == len(ids) <= MOST_PARTIES:
        raise Failure("interview-parties", given=given, known=", ".join(session.words.labels("party")))
    return tuple(ids)
