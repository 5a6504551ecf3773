"""A batch in three lines."""

from collections import Counter
from collections.abc import Iterator

from lea_check.batch.results import BatchResults
from lea_check.batch.rows import held_back, verdict_text
from lea_check.model.catalogue import Catalogue
from lea_check.model.vocabulary import VERDICTS
from lea_check.words import Words

MOST_CONDITIONS = 3
"""So many of those that hold proposals back are named."""


def summary(results: BatchResults, seconds: float, catalogue: Catalogue, words: Words) -> Iterator[str]:
    """How many were judged and how long it took, how many stand at each verdict, and what holds most of them back."""
    took = f"{seconds:.1f}".replace(".", words("report.decimal"))
    yield words("batch.summary", count=len(results.rows), bad=len(results.problems), seconds=took)
    counts = Counter(row.proven for row in results.rows)
    verdicts = [f"{verdict_text(verdict, words)} {counts[verdict]}" for verdict in VERDICTS if counts[verdict]]
    if verdicts:
        yield " · ".join(verdicts)
    conditions = _hold_back(results, catalogue, words)
    if conditions:
        yield words("batch.weak", conditions=conditions)


def _hold_back(results: BatchResults, catalogue: Catalogue, words: Words) -> str:
    counts = held_back(results.rows, len(catalogue.conditions))
    titles = [words.say(condition.title) for condition in catalogue.conditions]
    most = sorted(zip(titles, counts, strict=True), key=lambda held: -held[1])[:MOST_CONDITIONS]
    return "; ".join(f"{title} ({count})" for title, count in most if count)
