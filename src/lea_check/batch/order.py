"""The order of a batch: the least open first, then by name and file; and the ranks. The rule is `judge.order`'s."""

from collections.abc import Iterable, Iterator
from operator import attrgetter

from lea_check.batch.rows import BatchRow

KEYS = ("place", "name", "file")
"""What is sorted by; the first counts most."""


Ranked = tuple[int | None, BatchRow]
"""A row with its rank, None for one without."""


BLOCKS = ("ranked", "unranked", "runs")
"""The parts of the order, from the top."""


def block_of(ranked: Ranked) -> str:
    """The part of the order that a row stands in."""
    rank, row = ranked
    return "runs" if row.verdict.running else "unranked" if rank is None else "ranked"


def sort_rows(rows: list[BatchRow]) -> None:
    """Put rows in order, where they stand: of a million there is no room for a copy."""
    for key in reversed(KEYS):  # one key at a time, as one of all takes memory
        rows.sort(key=attrgetter(key))


def ranked(rows: Iterable[BatchRow]) -> Iterator[Ranked]:
    """Rows in order, each with its rank: equals share one (1, 1, 3), what runs has its own, some have none."""
    rank, number, before = 0, 0, None
    for row in rows:
        place = row.place
        if before is None or place.runs != before.runs:
            rank, number = 0, 0
        number += 1
        rank = rank if place == before and rank else number
        before = place
        yield (None if place.unranked else rank), row
