"""A batch in a few lines."""

from collections import Counter
from collections.abc import Iterator

from lea_check.batch.results import BatchResults
from lea_check.batch.rows import BatchRow, held_back
from lea_check.files.text.names import plain_name
from lea_check.model.catalogue import Catalogue
from lea_check.model.vocabulary import HEADLINES
from lea_check.report.sentence import rung_name
from lea_check.words import Words

MOST_SHARING = 5
"""So many files of proposals with one reference are named."""

MOST_CONDITIONS = 3
"""So many of those that hold proposals back are named."""


def summary(results: BatchResults, seconds: float, catalogue: Catalogue, words: Words) -> Iterator[str]:
    """How many were judged and how long it took, how many stand where, and what holds most of them back."""
    took = f"{seconds:.1f}".replace(".", words("report.decimal"))
    yield words("batch.summary", count=len(results.rows), bad=len(results.problems), seconds=took)
    yield from headline_counts(results, words)
    for reference, files in _shared_references(results).items():
        yield words("batch.same-reference", reference=reference, names=", ".join(files[:MOST_SHARING]))
    if results.rows:
        yield words("batch.order")
    conditions = _hold_back(results, catalogue, words)
    if conditions:
        yield words("batch.weak", conditions=conditions)


def headline_counts(results: BatchResults, words: Words) -> Iterator[str]:
    """How many proposals have each headline, the highest first; of what runs, which has names of its own, apart."""
    for running in (False, True):
        counts = Counter(row.verdict.headline for row in results.rows if row.verdict.running == running)
        said = " · ".join(
            f"{rung_name(headline, words, running=running)} {counts[headline]}"
            for headline in reversed(HEADLINES)
            if counts[headline]
        )
        if said:
            yield f"{words('batch.block-runs')}: {said}" if running else said


def _hold_back(results: BatchResults, catalogue: Catalogue, words: Words) -> str:
    """The conditions in which most are known to be weak, each with how many are not known."""
    held = held_back(results.rows, len(catalogue.conditions))
    titles = [words.say(condition.title) for condition in catalogue.conditions]
    most = sorted(zip(titles, held, strict=True), key=lambda each: (-each[1].weak, -each[1].unknown))
    return "; ".join(
        words("batch.holds-back", condition=title, weak=each.weak, unknown=each.unknown)
        for title, each in most[:MOST_CONDITIONS]
        if each.weak or each.unknown
    )


def _shared_references(results: BatchResults) -> dict[str, list[str]]:
    """The references that several proposals have, however they are written, with the files of those."""
    by_name: dict[str, list[BatchRow]] = {}
    for row in results.rows:
        if row.reference:
            by_name.setdefault(plain_name(row.reference), []).append(row)
    return {rows[0].reference: [row.file for row in rows] for rows in by_name.values() if len(rows) > 1}
