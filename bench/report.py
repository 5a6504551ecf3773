"""How long an HTML report takes, beside a table of 40 rows that Rich renders and exports.

    python bench/report.py

Rounds are interleaved; the table shows medians.
"""

import io
import sys
from statistics import median
from time import perf_counter

from proposals import proposal_text
from rich.console import Console
from rich.table import Table

from lea_check import assess, load_catalogue
from lea_check.files.documents import document_of
from lea_check.files.proposals import proposal_from
from lea_check.report.formats import FILE_SCREEN, render
from lea_check.words import load_words

ROUNDS = 15
LIMIT = 0.1


def main() -> int:
    """Measure, print the table, and say with the exit code whether the ratio is within its limit."""
    catalogue, words = load_catalogue(), load_words("nl")
    found = assess(proposal_from(document_of("plan.yaml", proposal_text(1).encode()), catalogue), catalogue)
    rich: list[float] = []
    ours: list[float] = []
    for number in range(ROUNDS + 1):
        start = perf_counter()
        _rich_table()
        middle = perf_counter()
        render("html", found, catalogue, words, FILE_SCREEN)
        if number:  # the first is to warm up
            rich.append(middle - start)
            ours.append(perf_counter() - middle)
    ratio = median(one / other for one, other in zip(ours, rich, strict=True))
    print("| HTML report ms | table of Rich ms | ratio | at most |\n|---|---|---|---|")
    print(f"| {1000 * median(ours):.1f} | {1000 * median(rich):.1f} | {ratio:.2f} | {LIMIT} |")
    return int(ratio > LIMIT)


def _rich_table() -> None:
    console = Console(record=True, file=io.StringIO(), width=120)
    table = Table("number", "name", "verdict", "possible", "coverage", "gap", title="Plans")
    for number in range(40):
        table.add_row(str(number), f"Plan {number} voor de regio", "Haalbaar, mits", "Klaar", "17/28", "Draagvlak")
    console.print(table)
    console.export_html()


if __name__ == "__main__":
    sys.exit(main())
