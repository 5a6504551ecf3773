"""One line of a batch: what the table says of a proposal."""

from typing import Any, NamedTuple

from ..judge.likeness import most_alike
from ..judge.ranking import rank_key
from ..judge.steps import gaps
from ..model.assessment import Outline, Range
from ..model.vocabulary import Verdict

NO_RANGE = 255


class Row(NamedTuple):
    """One assessed proposal: what the table says of it. Ids, not words; `order` sorts the best first.

    `ranges`: a byte for each condition in the order of the content, as a row is kept of every proposal; see `levels`.
    `document` is its JSON on one line, where that was asked for.
    """

    order: tuple[Any, ...]
    file: str
    name: str
    type: str
    proven: Verdict
    possible: Verdict
    firm: bool
    met: int
    partial: int
    missing: int
    open: int
    answered: int
    of: int
    first_gap: str
    example: str
    weak: tuple[str, ...]
    ranges: bytes
    document: Any = ""

    @property
    def levels(self) -> tuple[Range | None, ...]:
        """The range of levels (0-3) of each condition, None where it does not apply."""
        return tuple(None if each == NO_RANGE else Range(*divmod(each, 4)) for each in self.ranges)


def row_of(found: Outline) -> Row:
    """What the table says of a proposal (product contract, section 5)."""
    applies = [each for each in found.conditions if each.range]
    known = [each.proven for each in applies if each.proven == each.possible]
    weak, alike = gaps(found.conditions), most_alike(found.matches)
    return Row(
        order=rank_key(found),
        file=found.proposal.file or "",
        name=found.proposal.name,
        type=found.type,
        proven=found.verdict.proven,
        possible=found.verdict.possible,
        firm=found.verdict.firm,
        met=known.count("met"),
        partial=known.count("partial"),
        missing=known.count("missing"),
        open=len(applies) - len(known),
        answered=found.coverage.answered,
        of=found.coverage.of,
        first_gap=weak[0].condition if weak else "",
        example=alike[0].initiative.id if alike else "",
        weak=tuple(dict.fromkeys(lift.condition for lift in found.way_up.lift)) if found.way_up else (),
        ranges=bytes(4 * each.range.low + each.range.high if each.range else NO_RANGE for each in found.conditions),
    )
