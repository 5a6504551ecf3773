"""One line of a batch: what the table says of a proposal."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from lea_check.judge.likeness import most_alike
from lea_check.judge.next_steps import gaps
from lea_check.judge.ranking import merit
from lea_check.model.assessment import Outline, Range, VerdictResult
from lea_check.model.vocabulary import Verdict

NO_RANGE, HOLDS_BACK = 16, 32
"""Flags in the byte of a condition, beside its lowest and highest level (two bits each)."""


class Row(NamedTuple):
    """One assessed proposal: what the table says of it. Ids, not words.

    A row is kept of every proposal, so it holds no more than it must: `standing` is a byte for each condition in the
    order of the content (see `levels` and `holds`). `enough`: at least half is covered.
    `document` is its JSON on one line, where that was asked for.
    """

    file: str
    name: str
    type: str
    proven: Verdict
    possible: Verdict
    met: int
    partial: int
    missing: int
    open: int
    answered: int
    of: int
    enough: bool
    first_gap: str
    example: str
    standing: bytes
    document: Any = ""

    @property
    def firm(self) -> bool:
        """Nothing that is still open can change the verdict."""
        return self.proven == self.possible

    @property
    def merit(self) -> tuple[bool, int, int, int]:
        """Sorts the best first."""
        return merit(enough=self.enough, verdict=VerdictResult(self.proven, self.possible), met=self.met)

    @property
    def levels(self) -> tuple[Range | None, ...]:
        """The range of levels (0-3) of each condition, None where it does not apply."""
        return tuple(None if each & NO_RANGE else Range(*divmod(each % NO_RANGE, 4)) for each in self.standing)

    @property
    def holds(self) -> tuple[bool, ...]:
        """Of each condition, whether it keeps the next verdict away."""
        return tuple(bool(each & HOLDS_BACK) for each in self.standing)


def row_of(found: Outline) -> Row:
    """What the table says of a proposal (product contract, section 5)."""
    statuses = [(each.proven, each.possible) for each in found.conditions if each.range]
    known = [proven for proven, possible in statuses if proven == possible]
    weak, alike = gaps(found.conditions), most_alike(found.matches)
    return Row(
        file=found.proposal.file or "",
        name=found.proposal.name,
        type=found.type,
        proven=found.verdict.proven,
        possible=found.verdict.possible,
        met=known.count("met"),
        partial=known.count("partial"),
        missing=known.count("missing"),
        open=len(statuses) - len(known),
        answered=found.coverage.answered,
        of=found.coverage.of,
        enough=found.coverage.enough,
        first_gap=weak[0].condition if weak else "",
        example=alike[0].initiative.id if alike else "",
        standing=_standing(found),
    )


def _standing(found: Outline) -> bytes:
    held = {lift.condition for lift in found.way_up.lift} if found.way_up else set()
    return bytes(
        (4 * each.range.low + each.range.high if each.range else NO_RANGE) + HOLDS_BACK * (each.id in held)
        for each in found.conditions
    )


def held_back(rows: Sequence[Row]) -> tuple[int, ...]:
    """Of each condition, how many proposals it keeps from their next verdict. Empty without rows."""
    counts = Counter(place for row in rows for place, holds in enumerate(row.holds) if holds)
    return tuple(counts[place] for place in range(len(rows[0].standing))) if rows else ()
