"""How long a report takes: a page once warm beside a table of Rich, and formats from the shell beside JSON.

    python bench/report.py [PYTHON]

PYTHON is of an environment with an installed wheel. Rounds are interleaved; the table shows medians.
"""

import io
import subprocess
import sys
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from lea_check import Catalogue, assess, load_catalogue, load_proposal
from lea_check.report.formats import FILE_SCREEN, render_report
from lea_check.words import Words, load_words

ROUNDS = 15
PROPOSAL = Path(__file__).parent.parent / "examples" / "techniekroute-luchthaven.yaml"


class Case(NamedTuple):
    """What is measured, what it is compared with, and the ratio that it may take."""

    name: str
    work: Callable[[], object]
    base_name: str
    base: Callable[[], object]
    limit: float


def main(python: str) -> int:
    """Measure, print the table, and say with the exit code whether all ratios are within their limits."""
    print("| report | ms | compared with | ms | ratio | at most |")
    print("|---|---|---|---|---|---|")
    over = 0
    for case in (_warm(), _shell(python)):
        spent, base = _medians(case.work, case.base)
        over += spent / base > case.limit
        print(f"| {case.name} | {spent:.1f} | {case.base_name} | {base:.1f} | {spent / base:.2f} | {case.limit} |")
    return int(over > 0)


def _warm() -> Case:
    catalogue, words = load_catalogue(), load_words("nl")
    found = assess(load_proposal(PROPOSAL, catalogue), catalogue)
    return Case(
        "HTML, once warm", lambda: render_report("html", found, catalogue, words, FILE_SCREEN),
        "Rich: 40 questions with level and advice, exported", lambda: _rich_table(catalogue, words), 0.1,
    )  # fmt: skip


def _rich_table(catalogue: Catalogue, words: Words) -> str:
    """A table of 40 rows with a part of what the report says, as Rich would export it."""
    table = Table("Nr", "Voorwaarde", "Vraag", "Nu", "Doen")
    asked = cycle((condition, question) for condition in catalogue.conditions for question in condition.questions)
    for condition, question in islice(asked, 40):
        texts = (condition.title, question.question, question.levels[1], question.advice)
        table.add_row(str(condition.number), *map(words.say, texts))
    console = Console(file=io.StringIO(), width=100, record=True)
    console.print(table)
    return console.export_html()


def _shell(python: str) -> Case:
    tool = [str(Path(python).parent / "lea-check"), "assess", str(PROPOSAL), "--lang", "nl", "-f"]

    def run(name: str) -> object:
        return subprocess.run([*tool, name], check=True, capture_output=True)

    return Case("`assess -f html`", lambda: run("html"), "`assess -f json`", lambda: run("json"), 1.4)


def _medians(*works: Callable[[], object]) -> list[float]:
    """Median milliseconds of each, over interleaved rounds after one to warm up."""
    taken: list[list[float]] = [[] for _ in works]
    for number in range(ROUNDS + 1):
        for work, times in zip(works, taken, strict=True):
            start = perf_counter()
            work()
            if number:
                times.append(1000 * (perf_counter() - start))
    return [median(times) for times in taken]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else sys.executable))
