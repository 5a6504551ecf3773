"""How fast `import` makes 1,500 proposals of a table, beside a script that only writes each row as YAML.

    python bench/intake.py

Rounds are interleaved; the table shows medians.
"""

import csv
import io
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

import yaml

from lea_check import load_catalogue
from lea_check.cli.app import run

ROUNDS, ROWS = 3, 1_500
MOST = 5.0


def main() -> int:
    """Measure, print the table, and say with the exit code whether `import` is fast enough."""
    plain: list[float] = []
    ours: list[float] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        table = folder / "table.csv"
        table.write_text(_table(), encoding="utf-8")
        for each in range(ROUNDS):
            start = perf_counter()
            _write_plain(table, folder / f"plain-{each}")
            middle = perf_counter()
            if run(["import", str(table), "-o", str(folder / f"ours-{each}")]):
                return 1
            plain.append(middle - start)
            ours.append(perf_counter() - middle)
    ratio = median(one / other for one, other in zip(ours, plain, strict=True))
    print("| plain script s | import s | ratio | at most |", file=sys.stderr)
    print("|---|---|---|---|", file=sys.stderr)
    print(f"| {median(plain):.2f} | {median(ours):.2f} | {ratio:.2f} | {MOST} |", file=sys.stderr)
    return int(ratio > MOST)


def _table() -> str:
    questions = [*load_catalogue().question_by_key]
    rows = [
        [f"R-{number}", f"Plan {number}", "upskilling", "workers", *("yes" for _ in questions)]
        for number in range(ROWS)
    ]
    text = io.StringIO()
    csv.writer(text).writerows([["reference", "name", "goals", "target_groups", *questions], *rows])
    return text.getvalue()


def _write_plain(table: Path, folder: Path) -> None:
    folder.mkdir()
    with table.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            text = yaml.dump(row, Dumper=yaml.CSafeDumper, sort_keys=False)
            (folder / f"{row['reference']}.yaml").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
