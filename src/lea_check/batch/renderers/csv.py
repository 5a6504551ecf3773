"""Proposals in the order of a batch as CSV, for spreadsheets and scripts."""

from collections.abc import Iterator, Mapping
from heapq import merge
from itertools import chain

from lea_check.batch.results import BatchResults
from lea_check.batch.rows import COLUMNS, Value, failed_values, values
from lea_check.report.renderers.csv import csv_parts
from lea_check.words import Words


def csv_table(results: BatchResults, words: Words, *, excel: bool = False) -> Iterator[bytes]:
    """All rows as CSV with a heading, part by part. `excel`: as Dutch Excel opens it, with all letters right.

    Files that could not be judged stand at the end, or in the order of the files.
    """
    lines = ([cells[column] for column in COLUMNS] for cells in all_cells(results, words))
    return csv_parts(chain([COLUMNS], lines), excel=excel)


def all_cells(results: BatchResults, words: Words) -> Iterator[Mapping[str, Value]]:
    """What stands in the columns of each row, also of files that could not be judged."""
    judged = (values(rank, row) for rank, row in results.ranked())
    failed = (failed_values(row) for row in results.failed(words))
    if results.by_file:
        return merge(judged, failed, key=lambda cells: str(cells["file"]))
    return chain(judged, failed)
