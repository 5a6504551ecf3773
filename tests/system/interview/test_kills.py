"""An interview that is killed at any moment: every answer that the next question confirmed is in a whole file."""

import os
import random
import select
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO

import yaml
from hypothesis import settings

from lea_check import load_catalogue, load_proposal
from tests.support.examples import tries_all
from tests.support.processes import unmeasured

BASE = "format: lea-check/proposal/2\nname: x\ngoals: [upskilling]\ntarget_groups: [workers]\nregion: lelystad\n"
COMMAND = [sys.executable, "-m", "lea_check", "interview", "--lang", "nl"]
CATALOGUE = load_catalogue()
ASKED = f"/{sum(len(condition.questions) for condition in CATALOGUE.conditions)}  ".encode()
YES = b"2\n\n"
"""A yes, and nothing yet that shows it."""
ROUNDS = settings().max_examples if tries_all() else 10


def read(stream: IO[bytes], *, wait: float | None = None) -> bytes:
    """What there is to read, as soon as there is something; nothing after so many seconds, or at the end."""
    ready = select.select([stream], [], [], wait)[0]
    return os.read(stream.fileno(), 65536) if ready else b""


def one_round(path: Path, dice: random.Random) -> int:
    """Answer, and kill; the number of answers that were confirmed."""
    path.write_text(BASE + "answers: {demand: {regular-tuning: 0}}\n", encoding="utf-8")
    process = subprocess.Popen(
        [*COMMAND, path.name], cwd=path.parent, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=unmeasured(),
        bufsize=0,
    )  # fmt: skip
    assert process.stdin
    assert process.stdout
    said = b""
    for number in range(1, dice.randrange(2, 10)):
        while said.count(ASKED) < number:
            more = read(process.stdout)
            assert more, said
            said += more
        process.stdin.write(YES)
    for _ in range(dice.randrange(10)):  # answers that nobody waits for
        process.stdin.write(YES)
        said += read(process.stdout, wait=dice.uniform(0.0, 0.03))
    process.send_signal(signal.SIGKILL)
    said += process.communicate()[0]
    return said.count(ASKED) - 1


def test_a_kill_at_any_moment_leaves_every_confirmed_answer_in_a_whole_file(tmp_path: Path) -> None:
    dice, total = random.Random(1), 0
    for number in range(ROUNDS):
        path = tmp_path / f"plan-{number}.yaml"
        confirmed = one_round(path, dice)
        load_proposal(path, CATALOGUE)
        answers = yaml.safe_load(path.read_text(encoding="utf-8"))["answers"]
        kept = sum(level == 2 for condition in answers.values() for level in condition.values())
        assert kept >= confirmed, f"round {number}"
        total += confirmed
    assert total >= ROUNDS
