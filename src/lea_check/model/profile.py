"""The fields of a proposal or an initiative on which likeness rests."""

from typing import NamedTuple

SETS = ("goals", "target_groups", "education_levels", "sectors")
NAMES = ("initiator", "form")


class Profile(NamedTuple):
    """None or empty: not filled in. `sets` are those of SETS, `names` those of NAMES, in that order."""

    type: str | None
    sets: tuple[frozenset[str], ...]
    names: tuple[str | None, ...]
    scale: str | None


def profile_of(source: object, kind: str | None) -> Profile:
    """The profile of a proposal or an initiative of type `kind`."""
    return Profile(
        kind,
        tuple(frozenset(getattr(source, field)) for field in SETS),
        tuple(getattr(source, field) for field in NAMES),
        getattr(source, "scale", None),
    )
