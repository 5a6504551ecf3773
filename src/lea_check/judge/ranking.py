"""The order of several proposals (product contract, section 5, batch)."""

from typing import Any

from ..model.assessment import Assessment, Outline
from ..model.vocabulary import VERDICTS


def rank_key(assessment: Assessment | Outline) -> tuple[Any, ...]:
    """Sorts the best first: covered at least half, then proven, number met, possible; then by name and file."""
    met = sum(1 for each in assessment.conditions if each.proven == each.possible == "met")
    return (
        not assessment.coverage.enough,
        -VERDICTS.index(assessment.verdict.proven),
        -met,
        -VERDICTS.index(assessment.verdict.possible),
        assessment.proposal.name,
        assessment.proposal.file or "",
    )
