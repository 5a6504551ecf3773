"""How long the judgement of one proposal takes, beside the time that libyaml takes to parse its file.

    python bench/judge.py

The catalogue is loaded once. Rounds are interleaved; the table shows medians.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

import yaml

from lea_check import assess, load_catalogue, load_proposal

ROUNDS, REPEATS = 15, 20
PROPOSAL = Path(__file__).parent.parent / "examples" / "initiatives" / "rdm-rotterdam.yaml"


def main() -> int:
    """Measure, print the table, and say with the exit code whether judging takes no longer than parsing."""
    catalogue = load_catalogue()
    proposal = load_proposal(PROPOSAL, catalogue)
    text = PROPOSAL.read_text(encoding="utf-8")
    parse: list[float] = []
    judge: list[float] = []
    for _ in range(ROUNDS):
        parse.append(_milliseconds(lambda: yaml.load(text, Loader=yaml.CSafeLoader)))
        judge.append(_milliseconds(lambda: assess(proposal, catalogue)))
    ratio = median(judge) / median(parse)
    print("| judge ms | parse ms | size | ratio | at most |")
    print("|---|---|---|---|---|")
    print(f"| {median(judge):.2f} | {median(parse):.2f} | {len(text)} | {ratio:.2f} | 1.0 |")
    return int(ratio > 1.0)


def _milliseconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    for _ in range(REPEATS):
        work()
    return 1000 * (perf_counter() - start) / REPEATS


if __name__ == "__main__":
    sys.exit(main())
