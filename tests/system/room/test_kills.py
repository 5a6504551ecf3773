"""An evening that is killed while phones vote: every closed count is in a whole file, and phones go on."""

import random
import re
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPException
from itertools import count
from pathlib import Path
from threading import Event, Thread
from typing import Any

import yaml
from hypothesis import settings

from lea_check import load_catalogue, load_proposal
from lea_check.files.writing.draft_file import lock_of
from lea_check.room.addresses import Endpoint
from tests.support.evening import Evening, evening, free_place
from tests.support.examples import tries_all
from tests.support.phone import Phone

BASE = """format: lea-check/proposal/2
name: x
goals: [upskilling]
target_groups: [workers]
region: lelystad
present: 6
date: 2026-05-20
partners: [{name: ROC}]
answers: {demand: {regular-tuning: 0}}
"""
CATALOGUE = load_catalogue()
KILLS = min(50, settings().max_examples) if tries_all() else 10
PHONES = 6
BARS = re.compile(r"   nee +(?:■* )?(\d+)\n   deels +(?:■* )?(\d+)\n   ja +(?:■* )?(\d+)\n +\? +(?:■* )?(\d+)\n→")
KEPT = "r = tweede ronde"


class Voter(Thread):
    """Somebody with a phone who answers whatever is asked, changes it, and waits when nobody is there."""

    def __init__(self, phone: Phone, number: int, over: Event) -> None:
        super().__init__(daemon=True)
        self.phone = phone
        self.chance = random.Random(number)
        self.over = over

    def run(self) -> None:
        while not self.over.wait(self.chance.uniform(0.0, 0.03)):
            with suppress(OSError, HTTPException):
                if self.phone.get().ballot:
                    self.phone.vote(self.chance.randrange(4))


@contextmanager
def voting(phones: list[Phone]) -> Iterator[None]:
    over = Event()
    voters = [Voter(phone, number, over) for number, phone in enumerate(phones)]
    for voter in voters:
        voter.start()
    yield
    over.set()
    for voter in voters:
        voter.join()


def votes_in(path: Path) -> list[list[int]]:
    """The counts in the file, in the order of the questions."""
    answers: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))["answers"]
    found = [
        answers.get(condition.id, {}).get(question.id)
        for condition in CATALOGUE.conditions
        for question in condition.questions
    ]
    return [each["votes"] for each in found if isinstance(each, dict)]


def killed(room: Evening, dice: random.Random) -> str:
    """Closes a few questions, types ahead, and kills it; all that it said."""
    room.type("")
    for _ in range(dice.randrange(3)):
        room.until("Enter = sluiten")
        room.type("")
        while KEPT not in room.until(":\n"):  # nobody answered yet
            time.sleep(dice.uniform(0.0, 0.05))
            room.type("")
        room.type("", "")  # on, and nothing yet that shows a yes
    for _ in range(dice.randrange(1, 30)):
        room.type("")
        time.sleep(dice.uniform(0.0, 0.02))
    room.process.send_signal(signal.SIGKILL)
    return room.said + room.process.communicate()[0]


def one_round(path: Path, place: Endpoint, dice: random.Random) -> tuple[str, int]:
    """The code of the room, and how many counts were closed before it was killed."""
    path.write_text(BASE, encoding="utf-8")
    with evening(path.parent, place, path.name, measured=False) as room:
        said = killed(room, dice)
    load_proposal(path, CATALOGUE)
    closed, kept = [list(map(int, found)) for found in BARS.findall(said)], votes_in(path)
    confirmed = said.count(KEPT)
    assert kept[:confirmed] == closed[:confirmed]
    assert len(kept) >= confirmed
    assert all(0 < sum(votes) <= PHONES for votes in kept), kept
    return room.code, confirmed


def test_a_kill_while_phones_vote_loses_no_closed_count_and_no_phone(tmp_path: Path) -> None:
    path, place, dice, total = tmp_path / "plan.yaml", free_place(), random.Random(1), 0
    path.write_text(BASE, encoding="utf-8")
    with evening(tmp_path, place, path.name, measured=False) as room:
        phones = [room.phone() for _ in range(PHONES)]
        room.process.kill()
        room.process.wait()
    assert lock_of(str(path)).exists()
    with voting(phones):
        for number in range(KILLS):
            code, confirmed = one_round(path, place, dice)
            assert code == room.code, f"round {number}"
            total += confirmed
    assert total >= KILLS
    with evening(tmp_path, place, path.name, measured=False) as again:
        assert {phone.get().heading for phone in phones} == {"Wacht op de volgende vraag"}
        again.type("")
        again.until("Enter = sluiten")
        for phone, choice in zip(phones, count(), strict=False):
            phone.vote(choice % 4)
        again.type("")
        again.until(KEPT)
    assert votes_in(path)[-1] == [2, 2, 1, 1]
