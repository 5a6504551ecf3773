"""Nobody is known: no answer, file, screen or count tells who voted what, or in which order."""

import re
from itertools import permutations
from pathlib import Path

import pytest

from lea_check.ballot_box import BallotCounts
from lea_check.room.phones import Phones
from tests.support.evening import evening
from tests.support.phone import Answer, Phone
from tests.support.room import Open, ballot

PLAN = """format: lea-check/proposal/2
name: x
date: 2026-05-20
present: 12
goals: [upskilling]
target_groups: [workers]
partners: [{name: ROC}]
"""
PAGES = ("/", "/now", "/projector", "/projector/now", "/room.js", "/room.css", "/x")


def everything(phone: Phone) -> list[Answer]:
    return [phone.send("GET", path) for path in PAGES]


def test_no_page_holds_a_token_an_address_or_what_another_phone_voted(
    open_room: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for name in ("TMPDIR", "HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.chdir(tmp_path)
    phones = open_room(parties=("company", "education"))
    there = [Phone(phones.place) for _ in range(6)]
    answers: list[Answer] = []
    for number, phone in enumerate(there):
        answers.append(phone.join(phones.link, party=number % 2))
    for name in ("a", "b"):
        phones.open(ballot(name))
        for number, phone in enumerate(there):
            answers.append(phone.vote(number % 4))
            answers += everything(phone)
        phones.close()
        answers += everything(there[0])
    phones.stop()
    tokens = {re.findall(r"[0-9a-f]{32}", value)[0] for phone in there for value in phone.cookies.values()}
    assert len(tokens) == 6
    told = [answer.body + repr({**answer.headers, "set-cookie": ""}) for answer in answers]
    assert not [text for text in told for token in tokens if token in text]
    assert not [answer for answer in answers if re.search(r"[0-9a-f]{16,}", answer.body.replace("immutable", ""))]
    assert not [answer for answer in answers if "127.0.0.1" in answer.body.replace(phones.place.authority, "")]
    assert capfd.readouterr() == ("", "")
    assert list(tmp_path.rglob("*")) == []


def test_no_file_of_a_whole_evening_holds_a_token_an_address_or_an_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not while a question is open, not after it closed, not after a kill, and not at the end."""
    for name in ("TMPDIR", "HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    options = ("plan.yaml", "--only", "mass", "--parties", "company,education")
    kept: list[bytes] = []
    with evening(tmp_path, None, *options) as room:
        there = [room.phone(number % 2) for number in range(12)]
        room.type("")
        room.until("Enter = sluiten")
        for number, phone in enumerate(there):
            phone.vote(number % 4)
            kept += contents(tmp_path)
        room.type("")
        room.until("tweede ronde")
        kept += contents(tmp_path)
        room.process.kill()
        room.process.wait()
        kept += contents(tmp_path)
    with evening(tmp_path, room.place, *options) as again:
        there[0].get()
        again.type("", "q")
        assert again.end() == 0
    kept += contents(tmp_path)
    tokens = {re.findall(r"[0-9a-f]{32}", value)[0] for phone in there for value in phone.cookies.values()}
    assert len(tokens) == len(there)
    assert not [text for text in kept for token in tokens if token.encode() in text]
    assert not [text for text in kept if b"127.0.0.1" in text or str(room.place.port).encode() in text]
    assert {path.name for path in tmp_path.rglob("*")} == {"plan.yaml"}
    votes = b"{votes: {company: [3, 0, 3, 0], education: [0, 3, 0, 3]}}"
    assert votes in (tmp_path / "plan.yaml").read_bytes(), "counts, and nothing besides"


def contents(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file()]


def test_while_a_question_is_open_a_phone_sees_its_own_answer_only(phones: Phones) -> None:
    one, other = Phone(phones.place), Phone(phones.place)
    for phone in (one, other):
        phone.join(phones.link)
    phones.open(ballot())
    before = (one.get().body, one.now())
    for choice in range(4):
        other.vote(choice)
    assert (one.get().body, one.now()) == before


def test_the_order_of_votes_is_in_nothing_that_comes_out(open_room: Open) -> None:
    phones = open_room(parties=("company", "education"), keep_small=True)
    there = [Phone(phones.place) for _ in range(3)]
    for number, phone in enumerate(there):
        phone.join(phones.link, party=number % 2)
    seen = set()
    for order in permutations(range(3)):
        phones.open(ballot())
        for number in order:
            there[number].vote(number)
        found = phones.close()
        assert list(found.parties) == ["company", "education"]
        seen.add((repr(found), there[0].get("/projector").body))
    assert len(seen) == 1


def test_after_closing_nothing_is_left_but_counts(phones: Phones) -> None:
    phone = Phone(phones.place)
    phone.join(phones.link)
    phones.open(ballot())
    phone.vote(2)
    assert phones.close() == BallotCounts((0, 0, 1, 0))
    assert not phones._ballots.poll.votes


def test_the_room_keeps_no_address(phones: Phones) -> None:
    Phone(phones.place, "127.0.0.1").join(phones.link)
    kept = repr([vars(phones._ballots), vars(phones._site._reception), vars(phones._site._reception._door)])
    assert "127.0.0.1" not in kept
