"""A whole conversation with phones: the program as it is started, and phones as they come in over the network."""

import signal
import socket
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.cli import call
from tests.support.evening import PLAN, evening
from tests.support.phone import Phone, raw
from tests.support.proposals import proposal
from tests.support.terminal import Screen

BASE = "format: lea-check/proposal/2\nname: x\npresent: 2\ngoals: [upskilling]\ntarget_groups: [workers]\n"
BASE += "partners: [{name: ROC}]\ndate: 2026-05-20\n"


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
        room.type("", "")
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
        room.type("", "", "")
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


def test_a_file_that_is_named_on_the_way_keeps_the_code_too(tmp_path: Path) -> None:
    with evening(tmp_path, None, "--quick") as room:
        room.phone()
        room.type("", "Plan", "")
        room.until("Wat gaat er gebeuren")
        room.process.kill()
        room.process.wait()
    assert (tmp_path / "plan.yaml").is_file()
    with evening(tmp_path, room.place, "plan.yaml", "--quick") as again:
        assert again.code == room.code


def test_help_and_a_note_while_the_room_votes_lose_no_vote_and_show_none(folder: Path) -> None:
    with evening(folder) as room:
        phone = room.phone()
        room.type("")
        room.until("Enter = sluiten")
        phone.vote(2)
        room.type("h")
        room.until("1 van 1 telefoons, Enter = sluiten")
        assert "1 van 1 antwoordden" in phone.get("/projector").text
        room.type("+", "Convenant", "")
        room.until("1 van 1 telefoons, Enter = sluiten")
        room.type("")
        room.until("tweede ronde")
        assert answer(folder) == {"votes": [0, 0, 1, 0], "evidence": "Convenant"}


@pytest.mark.parametrize(("keys", "next_prompt"), [("?", "sluiten"), ("<", "Datum"), ("x geen", "sluiten")])
def test_a_vote_that_is_broken_off_shows_no_count(folder: Path, keys: str, next_prompt: str) -> None:
    with evening(folder) as room:
        phone = room.phone()
        room.type("")
        room.until("Enter = sluiten")
        phone.vote(0)
        room.type(*keys.split())
        room.until(next_prompt)
        assert 'class="count"' not in phone.get("/projector").body


def test_the_room_is_locked_and_left_at_its_door_and_after_a_vote_as_anywhere_else(folder: Path) -> None:
    with evening(folder) as room:
        phone = room.phone()
        room.type("l")
        room.until("op slot")
        late = Phone(room.place)
        assert late.post("/code", code=room.code).heading == "De zaal is op slot"
        room.type("l")
        room.until("kunnen er weer bij")
        room.type("")
        room.until("Enter = sluiten")
        phone.vote(0)
        room.type("", "l")
        room.until("op slot")
        assert late.get().heading == "De zaal is op slot"
    with evening(folder) as room:
        room.phone()
        room.type("q")
        assert room.end() == 0
        assert "answers" not in room.said


def test_counts_that_were_mistyped_cost_no_vote(folder: Path) -> None:
    with evening(folder) as room:
        phone = room.phone()
        room.type("")
        room.until("Enter = sluiten")
        phone.vote(1)
        room.type("11 0 0", "2")
        room.until("11 antwoorden, en 2 mensen")
        room.until("1 van 1 telefoons, Enter = sluiten")
        room.type("")
        room.until("tweede ronde")
        assert answer(folder) == {"votes": [0, 1, 0, 0]}


@pytest.mark.parametrize("keep", ["1", "2"])
def test_to_keep_small_parties_is_asked_first_and_says_who_can_be_recognised(folder: Path, keep: str) -> None:
    with evening(folder, None, *PLAN, "--parties", "company,education", "--keep-small") as room:
        phones = [room.phone(0), room.phone(1)]
        room.type("")
        said = room.until("2  Nee")
        assert "te herkennen: bedrijven en onderwijs" in " ".join(said.split())
        room.type(keep)
        room.until("Enter = sluiten")
        for phone in phones:
            phone.vote(2)
        room.type("")
        room.until("tweede ronde")
        apart = {"company": [0, 0, 1, 0], "education": [0, 0, 1, 0]}
        assert answer(folder) == {"votes": apart if keep == "1" else [0, 0, 2, 0]}


def test_who_is_in_a_small_party_is_joined_and_the_room_hears_it_once(folder: Path) -> None:
    with evening(folder, None, *PLAN, "--parties", "company,education,government") as room:
        phones = [room.phone(0) for _ in range(5)] + [room.phone(1) for _ in range(3)] + [room.phone(2), room.phone()]
        room.type("")
        said = " ".join(room.until("Enter = sluiten").split())
        assert "Minder dan vijf telefoons: onderwijs en overheid." in said
        for phone in phones:
            phone.vote(2)
        room.type("", "1")
        room.until("tweede ronde")
        assert answer(folder) == {"votes": {"company": [0, 0, 5, 0], "other": [0, 0, 5, 0]}}
        for page in (phones[0].get("/projector"), phones[9].get()):
            assert "onderwijs" not in page.text


def test_when_the_network_is_gone_it_says_so_and_hands_are_typed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lea_check.cli.conversation.phone_room.FIRST_PHONE", 0.01)
    monkeypatch.setattr("lea_check.room.phones.is_ours", lambda address: False)
    monkeypatch.chdir(folder)
    typed = b"\n\n0 1 1 0\nq\n"
    found = call("interview", *PLAN, "--phones", "--address", "127.0.0.1", "--lang", "nl", stdin=typed)
    assert found.code == 0
    assert "De telefoons kunnen deze computer niet meer bereiken" in " ".join(found.out.split())
    assert answer(folder) == {"votes": [0, 1, 1, 0]}


def test_who_stops_is_told_how_to_go_on_with_the_same_phones(folder: Path) -> None:
    with evening(folder) as room:
        phone = room.phone()
        room.type("", "q")
        code = room.code.replace(" ", "")
        assert f"--code {code}" in room.until("Verder gaan")
        assert room.end() == 0
    with evening(folder, room.place, *PLAN, "--code", code) as again:
        assert phone.get().heading == "Wacht op de volgende vraag"
        again.type("", "q")
        assert again.until("Verder gaan").count("--code") == 1
        assert again.end() == 0


def test_without_a_phone_it_says_what_may_be_wrong_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lea_check.cli.conversation.phone_room.FIRST_PHONE", 0.01)
    found = call("interview", "--phones", "--try", "--address", "127.0.0.1", "--lang", "nl", stdin=b"\n")
    assert found.code == 0
    said = " ".join(found.out.split())
    told = [said.index(reason) for reason in ("houdt apparaten", "mobiele data", "Windows vroeg", "met handen")]
    assert told == sorted(told)


def test_whoever_does_not_want_to_wait_for_a_phone_presses_enter(folder: Path) -> None:
    screen = Screen(folder, *PLAN, "--phones", "--address", "127.0.0.1", "--lang", "nl")
    screen.child.expect("wacht")
    screen.child.sendline("")
    screen.asked("Enter = sluiten: $")
    screen.child.sendline("q")
    assert screen.end() == 0
    assert "Dit kan er aan de hand zijn" not in screen.plain


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


def test_a_laptop_that_slept_goes_on_with_its_phones_and_their_votes(folder: Path) -> None:
    with evening(folder) as room:
        phones = [room.phone(), room.phone()]
        room.type("")
        room.until("Enter = sluiten")
        phones[0].vote(2)
        room.process.send_signal(signal.SIGSTOP)
        asleep = raw(room.place, b"GET /now HTTP/1.1\r\n")
        asleep.close()
        room.process.send_signal(signal.SIGCONT)
        assert 'value="2" aria-pressed="true"' in phones[0].get().body
        phones[1].vote(1)
        room.type("")
        room.until("tweede ronde")
        assert answer(folder) == {"votes": [0, 1, 1, 0]}


def test_a_port_that_is_taken_is_a_line_that_names_another_and_leaves_nothing(folder: Path) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as other:
        port = str(other.getsockname()[1])
        found = call(
            "interview", str(folder / "plan.yaml"), "--phones", "--address", "127.0.0.1", "--port", port,
            "--lang", "nl", stdin=b"\n",
        )  # fmt: skip
    assert found.code == 2
    assert found.err.count("\n") == 1
    assert "bezet" in found.err
    assert "--port" in found.err
    assert not [*folder.glob(".plan*")]
