"""The fields of a proposal or an initiative on which likeness rests."""

from typing import NamedTuple

from lea_check.model.vocabulary import SCALES

SETS = ("goals", "target_groups", "education_levels", "sectors")
NAMES = ("initiator", "form")


class Profile(NamedTuple):
    """None or empty: not filled in. `sets` are those of SETS, `names` the type and those of NAMES, in that order.

    `scale` is its place in SCALES, the smallest first.
    """

    sets: tuple[frozenset[str], ...]
    names: tuple[str | None, ...]
    scale: int | None


def profile_of(source: object, kind: str | None) -> Profile:
    """The profile of a proposal or an initiative of type `kind`."""
    scale = getattr(source, "scale", None)
    return Profile(
        tuple(frozenset(getattr(source, field)) for field in SETS),
        (kind, *(getattr(source, field) for field in NAMES)),
        SCALES.index(scale) if scale else None,
    )


def folded(name: str) -> str:
    """A name however it is written."""
    return name.casefold().strip()
