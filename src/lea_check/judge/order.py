"""The order of several proposals: it tells how much is still open, not how good a plan is."""

from typing import NamedTuple

from lea_check.model.vocabulary import HEADLINES, Headline

RANKED: tuple[Headline, ...] = ("feasible-and-durable", "feasible-to-start", "feasible-if")
"""Headlines that get a rank. The others stand below, in one block."""


class Place(NamedTuple):
    """Sorts proposals, the least open first; equals are equal.

    What runs stands apart; then those with a rank before those without; then by headline, and by the questions to start
    and to last that are not yet a yes (to do, to find out and left out together).
    """

    runs: bool
    unranked: bool
    headline: int
    start: int
    structural: int


def place_of(headline: Headline, *, runs: bool, start_open: int, structural_open: int) -> Place:
    """The place of a proposal among others."""
    ranked = headline in RANKED
    by_headline = -HEADLINES.index(headline) if ranked else 0
    return Place(runs, not ranked, by_headline, start_open, structural_open)
