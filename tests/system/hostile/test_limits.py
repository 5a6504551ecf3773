"""Hostile files take little memory, and an end comes to each."""

import json
import subprocess
import sys
from pathlib import Path

from tests.support.hostile_files import hostile_inputs
from tests.support.processes import unmeasured

LIMITED = """
import json, resource, subprocess, sys
def limit(): resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
def check(name):
    command = [sys.executable, "-m", "lea_check", "check", name]
    return subprocess.run(command, capture_output=True, preexec_fn=limit).returncode
codes = {name: check(name) for name in sys.argv[1:]}
print(json.dumps([codes, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss]))
"""
# A process of its own, since the most memory is that of any child there ever was. What takes a minute of the processor
# does not end: all take less than one second.
MOST_MEMORY = 200 * 1024

LONG = {
    "wrong records": "  - {id: a}\n" * 15_000,
    "records that are none": "  - 1\n" * 40_000,
    "double keys": "  - {id: a, id: a}\n" * 20_000,
    "unknown ids": "  - {id: a, type: x, goals: [y], target_groups: [z]}\n" * 8_000,
    "texts in no language": "  - {id: a, since: {xx: y}}\n" * 15_000,
    "one long record": f"  - {{id: a, goals: [{'x, ' * 150_000}]}}\n",
}


def checked(folder: Path, *names: str) -> tuple[dict[str, int], int]:
    """The exit code of each check, and the most memory that one took, in KiB."""
    found = subprocess.run(
        [sys.executable, "-c", LIMITED, *names], capture_output=True, text=True, cwd=folder, check=True,
        env=unmeasured(),
    )  # fmt: skip
    codes, used = json.loads(found.stdout)
    return codes, used


def test_no_hostile_file_takes_much_memory_or_never_ends(tmp_path: Path) -> None:
    largest = sorted(hostile_inputs(), key=lambda each: -len(each.data))[:40]
    for each in largest:
        (tmp_path / each.name).write_bytes(each.data)
    codes, used = checked(tmp_path, *(each.name for each in largest))
    assert {name: code for name, code in codes.items() if code not in (0, 2)} == {}
    assert used < MOST_MEMORY


def test_a_long_list_of_wrong_records_takes_little_memory_and_ends(tmp_path: Path) -> None:
    for name, records in LONG.items():
        (tmp_path / f"{name}.yaml").write_text(f"format: lea-check/initiatives/2\ninitiatives:\n{records}", "utf-8")
    codes, used = checked(tmp_path, *(f"{name}.yaml" for name in LONG))
    assert set(codes.values()) == {2}, codes
    assert used < MOST_MEMORY
