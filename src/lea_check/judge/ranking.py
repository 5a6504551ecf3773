"""The order of several proposals (product contract, section 5, batch)."""

from functools import cache
from typing import Any

from lea_check.model.assessment import Assessment, VerdictResult
from lea_check.model.vocabulary import VERDICTS


@cache  # a key is held of every proposal of a batch; there are only a few hundred different ones
def merit(*, enough: bool, verdict: VerdictResult, met: int) -> tuple[bool, int, int, int]:
    """Sorts the best first: covered at least half, then proven, number of conditions met, possible."""
    return not enough, -VERDICTS.index(verdict.proven), -met, -VERDICTS.index(verdict.possible)


def rank_of(assessment: Assessment) -> tuple[Any, ...]:
    """Sorts assessments: by merit, then by name and file."""
    met = sum(1 for each in assessment.conditions if each.proven == each.possible == "met")
    found = merit(enough=assessment.coverage.enough, verdict=assessment.verdict, met=met)
    return found, assessment.proposal.name, assessment.proposal.file or ""
