"""The order of several proposals (product contract, section 5, batch)."""

from typing import Any

from ..model.assessment import Assessment, VerdictResult
from ..model.vocabulary import VERDICTS


def rank_key(*, enough: bool, verdict: VerdictResult, met: int, name: str, file: str) -> tuple[Any, ...]:
    """Sorts the best first: covered at least half, then proven, number met, possible; then by name and file."""
    return not enough, -VERDICTS.index(verdict.proven), -met, -VERDICTS.index(verdict.possible), name, file


def rank_of(assessment: Assessment) -> tuple[Any, ...]:
    """The rank key of a whole assessment."""
    return rank_key(
        enough=assessment.coverage.enough,
        verdict=assessment.verdict,
        met=sum(1 for each in assessment.conditions if each.proven == each.possible == "met"),
        name=assessment.proposal.name,
        file=assessment.proposal.file or "",
    )
