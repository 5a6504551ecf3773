"""One line of a batch: what the table says of a proposal."""

from typing import Any, NamedTuple

from ..judge.ranking import rank_key
from ..model.assessment import Assessment, Range
from ..model.vocabulary import Verdict


class Row(NamedTuple):
    """One assessed proposal: what the table says of it. Ids, not words; `order` sorts the best first.

    `ranges`: the levels (0-3) of each condition in the order of the content, None where it does not apply.
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
    ranges: tuple[Range | None, ...]
    document: Any = None


def row_of(found: Assessment) -> Row:
    """What the table says of an assessment (product contract, section 5)."""
    applies = [each for each in found.conditions if each.range]
    known = [each.proven for each in applies if each.proven == each.possible]
    gaps = [step.condition for step in found.next_steps if step.condition]
    alike = [each.initiative for each in found.examples if each.alike]
    return Row(
        order=rank_key(found),
        file=found.proposal.file or "",
        name=found.proposal.name,
        type=found.type.id,
        proven=found.verdict.proven,
        possible=found.verdict.possible,
        firm=found.verdict.firm,
        met=known.count("met"),
        partial=known.count("partial"),
        missing=known.count("missing"),
        open=len(applies) - len(known),
        answered=found.coverage.answered,
        of=found.coverage.of,
        first_gap=next(iter(gaps), ""),
        example=next(iter(alike), ""),
        weak=tuple(dict.fromkeys(lift.condition for lift in found.way_up.lift)) if found.way_up else (),
        ranges=tuple(each.range for each in found.conditions),
    )
