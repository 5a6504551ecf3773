"""The order of a batch: the best first, then by name and file. What is better than what: `judge.ranking`."""

from operator import attrgetter

from lea_check.batch.rows import Row

KEYS = ("merit", "name", "file")
"""What is sorted by; the first counts most."""


def sort_rows(rows: list[Row]) -> None:
    """Put rows in order, where they stand: of a million there is no room for a copy."""
    for key in reversed(KEYS):  # one key at a time, as one of all takes memory
        rows.sort(key=attrgetter(key))
