"""How long a batch takes and how much memory, as ratios to a plain script over the same files in the same run.

    python bench/batch.py [PYTHON] [--jsonschema COMMAND]

PYTHON: the interpreter of an environment with lea-check installed from a wheel (default: this one). COMMAND: a
`check-jsonschema`, which then checks the same files once. Rounds are interleaved, so that a busy machine slows all of
them alike; a ratio is the median of the ratios of each round.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

from proposals import write_proposals

SMALL, LARGE = 2_000, 20_000
ROUNDS = {SMALL: 5, LARGE: 5}
HERE = Path(__file__).parent


class Case(NamedTuple):
    """A batch of some files in some processes, and the share of the plain script's time that it may take."""

    proposals: int
    jobs: int
    limit: float


CASES = (Case(SMALL, 1, 0.65), Case(SMALL, 2, 0.43), Case(LARGE, 2, 0.33))
MEMORY_LIMIT, MEMORY_RATIO = 80, 1.3
JSONSCHEMA_RATIO = 1 / 20
REPORTS, REPORTS_RATIO = 1_500, 0.1


class Run(NamedTuple):
    """Seconds that a command took, and the most memory that one process of it had, in MB."""

    seconds: float
    peak: float


def main(python: str, jsonschema: str | None) -> int:
    """Measure, print the tables, and say with the exit code whether all is within its limits."""
    tool = str(Path(python).parent / "lea-check")
    with tempfile.TemporaryDirectory() as name:
        folders = {count: Path(name) / str(count) for count in ROUNDS}
        for count, folder in folders.items():
            write_proposals(folder, count)
        out = str(Path(name) / "out.csv")
        runs = _measure(python, tool, folders, out)
        right = [_time_table(runs), _memory_table(runs), _reports_table(tool, Path(name))]
        if jsonschema:
            right.append(_jsonschema_table(jsonschema, tool, folders[SMALL], runs))
    return int(not all(right))


def _measure(python: str, tool: str, folders: dict[int, Path], out: str) -> dict[tuple[int, int], list[Run]]:
    """Runs by number of files and of processes; 0 processes is the plain script."""
    runs: dict[tuple[int, int], list[Run]] = {}
    for count, folder in folders.items():
        commands = {(count, 0): [python, str(HERE / "plain_script.py"), str(folder), out]}
        for case in CASES:
            if case.proposals == count:
                commands[count, case.jobs] = _batch(tool, folder, case.jobs, out)
        for number in range(ROUNDS[count] + (count == SMALL)):
            for key, command in commands.items():
                run = _run(command)
                if number or count != SMALL:  # the first is to warm up
                    runs.setdefault(key, []).append(run)
    return runs


def _batch(tool: str, folder: Path, jobs: int, out: str) -> list[str]:
    return [tool, "batch", str(folder), "--jobs", str(jobs), "-o", out, "--lang", "nl"]


def _run(command: list[str]) -> Run:
    start = perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command} ended with {process.returncode}")
    return Run(seconds, usage.ru_maxrss / 1024)


def _time_table(runs: dict[tuple[int, int], list[Run]]) -> bool:
    print("| proposals | processes | s | plain script s | ratio | at most |\n|---|---|---|---|---|---|")
    right = True
    for case in CASES:
        ours, plain = runs[case.proposals, case.jobs], runs[case.proposals, 0]
        ratio = median(one.seconds / other.seconds for one, other in zip(ours, plain, strict=True))
        right = right and ratio <= case.limit
        print(
            f"| {case.proposals} | {case.jobs} | {median(run.seconds for run in ours):.2f} "
            f"| {median(run.seconds for run in plain):.2f} | {ratio:.2f} | {case.limit} |"
        )
    return right


def _memory_table(runs: dict[tuple[int, int], list[Run]]) -> bool:
    small, large = (median(run.peak for run in runs[count, 2]) for count in ROUNDS)
    print("\n| MB a process, 2,000 | 20,000 | at most | ratio | at most |\n|---|---|---|---|---|")
    print(f"| {small:.0f} | {large:.0f} | {MEMORY_LIMIT} | {large / small:.2f} | {MEMORY_RATIO} |")
    return large <= MEMORY_LIMIT and large / small <= MEMORY_RATIO


def _reports_table(tool: str, folder: Path) -> bool:
    """A report of each proposal, and the same again when nothing has changed."""
    write_proposals(folder / "reported", REPORTS)
    command = [*_batch(tool, folder / "reported", 2, str(folder / "out.csv")), "--reports", str(folder / "reports")]
    first, *again = (_run(command).seconds for _ in range(4))
    ratio = median(again) / first
    print("\n| reports of 1,500 s | again, nothing changed s | ratio | at most |\n|---|---|---|---|")
    print(f"| {first:.1f} | {median(again):.1f} | {ratio:.2f} | {REPORTS_RATIO} |")
    return ratio <= REPORTS_RATIO


def _jsonschema_table(command: str, tool: str, folder: Path, runs: dict[tuple[int, int], list[Run]]) -> bool:
    schema = folder / "proposal.schema.json"
    subprocess.run([tool, "schema", "proposal", "-o", str(schema)], check=True)
    files = [str(path) for path in sorted(folder.rglob("*.yaml"))]
    other = _run([command, "--schemafile", str(schema), *files]).seconds
    ours = median(run.seconds for run in runs[SMALL, 1])
    print("\n| batch s | check-jsonschema s | ratio | at most |\n|---|---|---|---|")
    print(f"| {ours:.2f} | {other:.1f} | {ours / other:.3f} | {JSONSCHEMA_RATIO} |")
    return ours / other <= JSONSCHEMA_RATIO


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("python", nargs="?", default=sys.executable)
    parser.add_argument("--jsonschema", metavar="COMMAND")
    given = parser.parse_args()
    sys.exit(main(given.python, given.jsonschema))
