"""A whole conversation with phones: the program as it is started, and phones as they come in over the network."""

import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from lea_check.room.addresses import Endpoint
from tests.support.cli import call
from tests.support.phone import Phone
from tests.support.proposals import proposal

BASE = "format: lea-check/proposal/2\nname: x\npresent: 2\ngoals: [upskilling]\ntarget_groups: [workers]\n"


class Evening:
    """An interview that is under way: what it says, and what is typed."""

    def __init__(self, folder: Path, place: Endpoint | None = None) -> None:
        self.place = place or _free_place()
        arguments = ["interview", "plan.yaml", "--phones", "--only", "mass", "--lang", "nl"]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "lea_check", *arguments, "--address", "127.0.0.1", "--port", str(self.place.port)],
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        self.said = ""
        self.code = re.search(r"typ: (\S+ ?\S+)\n", self.until("typ: "))[1].strip()  # type: ignore[index]

    def until(self, text: str) -> str:
        """What it says up to the line with this text."""
        assert self.process.stdout
        new = ""
        while text not in new:
            line = self.process.stdout.readline()
            assert line, self.said + new
            new += line
        self.said += new
        return new

    def type(self, *lines: str) -> None:
        assert self.process.stdin
        self.process.stdin.writelines(f"{line}\n" for line in lines)
        self.process.stdin.flush()

    def phone(self, party: object = "none") -> Phone:
        phone = Phone(self.place)
        phone.post("/code", code=self.code)
        phone.post("/join", party=party)
        return phone

    def end(self) -> int:
        self.process.communicate(timeout=30)
        return self.process.returncode


def _free_place() -> Endpoint:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return Endpoint("127.0.0.1", probe.getsockname()[1])


@contextmanager
def evening(folder: Path, place: Endpoint | None = None) -> Iterator[Evening]:
    found = Evening(folder, place)
    try:
        yield found
    finally:
        found.process.kill()
        with found.process, suppress(OSError):  # its pipes are closed, one of which may be broken
            found.process.communicate()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plan.yaml").write_text(BASE, encoding="utf-8")
    return tmp_path


def answer(folder: Path, question: str = "enough-participants") -> dict[str, object]:
    found: dict[str, object] = proposal(folder)["answers"]["mass"][question]
    return found


def test_what_phones_answer_is_in_the_file_before_the_next_question_opens(folder: Path) -> None:
    with evening(folder) as room:
        phones = [room.phone(), room.phone()]
        room.until("eerste telefoon")
        room.type("")
        room.until("Enter = sluiten")
        for phone in phones:
            assert "Zijn er dit jaar" in phone.get().text
            phone.vote(2)
        room.type("")
        room.until("tweede ronde")
        assert answer(folder) == {"votes": [0, 0, 2, 0]}
        room.type("")
        room.until("Enter = sluiten")
        assert phones[0].get().text != "Wacht op de volgende vraag"
        assert room.end() == 0


def test_counts_that_are_typed_take_the_place_of_phones(folder: Path) -> None:
    with evening(folder) as room:
        room.phone()
        room.type("")
        room.until("Enter = sluiten")
        room.type("0 1 1 0")
        room.until("tweede ronde")
        assert answer(folder) == {"votes": [0, 1, 1, 0]}
        assert room.end() == 0


def test_a_vote_without_votes_stays_open_and_a_locked_room_lets_nobody_in(folder: Path) -> None:
    with evening(folder) as room:
        room.phone()
        room.type("", "", "l")
        room.until("Nog niemand antwoordde")
        room.until("op slot")
        late = Phone(room.place)
        assert late.post("/code", code=room.code).heading == "De zaal is op slot"
        room.type("q")
        assert room.end() == 0
        assert "answers" not in proposal(folder)


def test_more_answers_than_people_are_asked_about_and_voted_on_anew(folder: Path) -> None:
    with evening(folder) as room:
        phones = [room.phone() for _ in range(3)]
        room.type("")
        room.until("Enter = sluiten")
        for phone in phones:
            phone.vote(1)
        room.type("", "2")
        room.until("3 antwoorden, en 2 mensen")
        room.until("Enter = sluiten")
        for phone in phones[:2]:
            phone.vote(0)
        room.type("")
        room.until("tweede ronde")
        assert answer(folder) == {"votes": [2, 0, 0, 0]}


def test_a_second_round_asks_the_phones_again_and_keeps_the_first(folder: Path) -> None:
    with evening(folder) as room:
        phone = room.phone()
        room.type("")
        room.until("Enter = sluiten")
        phone.vote(0)
        room.type("", "r")
        room.until("Enter = sluiten")
        assert "tweede ronde" in phone.get().text
        phone.vote(2)
        room.type("")
        room.until("tweede ronde")
        assert answer(folder) == {"votes": [0, 0, 1, 0], "before": {"votes": [1, 0, 0, 0]}}


def test_after_a_kill_the_same_code_lets_the_same_phones_go_on(folder: Path) -> None:
    with evening(folder) as room:
        phone = room.phone()
        room.type("")
        room.until("Enter = sluiten")
        phone.vote(2)
        room.type("", "")
        room.until("tweede ronde")
        room.until("Enter = sluiten")
        room.process.kill()
        room.process.wait()
        code = room.code
    assert answer(folder) == {"votes": [0, 0, 1, 0]}
    with evening(folder, room.place) as again:
        assert again.code == code
        assert phone.get().heading == "Wacht op de volgende vraag", "it need not join anew"
        assert again.end() == 0
    with evening(folder, room.place) as later:
        assert later.code != code, "an evening that ended well keeps no code"


def test_without_a_phone_it_says_what_may_be_wrong_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lea_check.cli.phone_room.FIRST_PHONE", 0.01)
    found = call("interview", "--phones", "--try", "--address", "127.0.0.1", "--lang", "nl", stdin=b"\n")
    assert found.code == 0
    said = " ".join(found.out.split())
    told = [said.index(reason) for reason in ("houdt apparaten", "mobiele data", "Windows vroeg", "met handen")]
    assert told == sorted(told)


@pytest.mark.parametrize("option", [["--try"], ["--code", "ABC234"], ["--address", "127.0.0.1"], ["--port", "9000"]])
def test_what_is_for_phones_is_refused_without_them(option: list[str]) -> None:
    found = call("interview", "plan.yaml", *option, "--lang", "nl")
    assert found.code == 2
    assert f"{option[0]} hoort bij --phones" in found.err


def test_an_address_that_is_not_of_this_computer_is_a_line_with_those_that_are(folder: Path) -> None:
    found = call("interview", str(folder / "plan.yaml"), "--phones", "--address", "192.0.2.1", stdin=b"\n")
    assert found.code == 2
    assert "192.0.2.1" in found.err
    assert not [*folder.glob(".plan*")]
