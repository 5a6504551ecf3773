"""How fast proposals are read with all checks, beside `yaml.load(…, CSafeLoader)` without any.

    python bench/reader.py

Rounds are interleaved; the table shows medians of processor time.
"""

import sys
from statistics import median
from time import process_time

import yaml
from proposals import proposal_text

from lea_check.files.text.documents import document_of

ROUNDS, COUNT = 9, 200
LEAST = 2.5


def main() -> int:
    """Measure, print the table, and say with the exit code whether the reader is fast enough."""
    data = [proposal_text(number).encode() for number in range(COUNT)]
    plain: list[float] = []
    ours: list[float] = []
    for _ in range(ROUNDS):
        start = process_time()
        for each in data:
            yaml.load(each, Loader=yaml.CSafeLoader)
        middle = process_time()
        for each in data:
            document_of("plan.yaml", each)
        plain.append(middle - start)
        ours.append(process_time() - middle)
    ratio = median(one / other for one, other in zip(plain, ours, strict=True))
    print("| CSafeLoader ms | with all checks ms | times as fast | at least |")
    print("|---|---|---|---|")
    print(f"| {_each(plain):.2f} | {_each(ours):.2f} | {ratio:.2f} | {LEAST} |")
    return int(ratio < LEAST)


def _each(times: list[float]) -> float:
    return 1000 * median(times) / COUNT


if __name__ == "__main__":
    sys.exit(main())
