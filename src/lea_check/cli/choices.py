"""A choice from names that must exist, with the nearest name as a hint."""

from collections.abc import Iterable

from ..files.problems import unknown
from .errors import Failure


def one_of(what: str, given: str, known: Iterable[str]) -> None:
    """Raises Failure if `given` is not one of the known names."""
    names = list(known)
    if given not in names:
        message = unknown((), what, given, names).message
        failure = Failure("choice")
        failure.message = message
        raise failure
