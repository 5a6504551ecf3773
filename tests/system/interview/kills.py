"""Kill interviews with SIGKILL at random moments: every answer that was confirmed must be in a whole file.

python kills.py FOLDER ROUNDS
"""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import yaml

from lea_check import load_catalogue, load_proposal

BASE = "format: lea-check/proposal/2\nname: x\ngoals: [upskilling]\ntarget_groups: [workers]\nregion: lelystad\n"
COMMAND = [sys.executable, "-m", "lea_check", "interview"]


def one_round(path: Path, dice: random.Random) -> int:
    """Answer until killed; returns how many answers were confirmed by the next question."""
    path.write_text(BASE + "answers: {demand: {regular-tuning: 0}}\n", encoding="utf-8")
    process = subprocess.Popen(
        [*COMMAND, str(path), "--lang", "nl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
    )
    assert process.stdin
    assert process.stdout
    os.set_blocking(process.stdout.fileno(), False)
    asked = b""
    while b"1/29" not in asked:
        assert process.poll() is None
        asked += process.stdout.read(65536) or b""
    deadline = time.perf_counter() + dice.uniform(0.0, 0.12)
    sent = 0
    while time.perf_counter() < deadline and sent < 25:
        process.stdin.write(b"2\n")
        sent += 1
        until = min(deadline, time.perf_counter() + 0.03)
        while time.perf_counter() < until:
            asked += process.stdout.read(65536) or b""
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdin.close()
    while more := process.stdout.read(65536):
        asked += more
    process.stdout.close()
    return asked.count(b"/29  ") - 1


def main(folder: Path, rounds: int) -> int:
    """Run the rounds; the exit code says whether all was kept."""
    dice, total, catalogue = random.Random(1), 0, load_catalogue()
    for number in range(rounds):
        path = folder / f"plan-{number}.yaml"
        confirmed = one_round(path, dice)
        load_proposal(path, catalogue)
        answers = yaml.safe_load(path.read_text(encoding="utf-8"))["answers"]
        kept = sum(level == 2 for condition in answers.values() for level in condition.values())
        if kept < confirmed:
            print(f"round {number}: {confirmed} confirmed, {kept} kept")
            return 1
        total += confirmed
    print(f"{total} answers confirmed in {rounds} rounds")
    return 0 if total else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2])))
