"""A room that answers: joining, voting, changing, and coming back, as phones do it over a socket."""

import pytest

from lea_check.ballot_box import BallotCounts
from lea_check.room.phones import Phones
from tests.support.phone import Phone
from tests.support.room import Open, ballot


def test_who_types_the_code_takes_part_and_is_counted(phones: Phones) -> None:
    phone = Phone(phones.place)
    assert phone.get().heading == "Doe mee met uw telefoon"
    assert phone.post("/code", code=phones.spoken_code.lower()).heading == "U kunt meedoen"
    assert phones.turnout() == (0, 0), "a phone counts from the moment that its owner says so"
    assert phone.post("/join", party="none").heading == "Wacht op de volgende vraag"
    phones.open(ballot())
    page = phone.get()
    assert page.heading == "Doet de kern mee?"
    for shown in ("7/29", "Kern: ROC en Luchthaven", "niveau een", "niveau drie", "Weten we niet", "Een ja van wie"):
        assert shown in page.text
    assert "Uw antwoord: " in phone.vote(2).text
    assert phones.turnout() == (1, 1)
    assert phones.close() == BallotCounts((0, 0, 1, 0))
    assert phone.get().heading == "Wacht op de volgende vraag"


def test_who_scans_the_link_needs_no_code_and_names_a_party_once(open_room: Open) -> None:
    phones = open_room(parties=("company", "education"), keep_small=True)
    first, second = Phone(phones.place), Phone(phones.place)
    page = first.get(phones.link.removeprefix(phones.place.origin))
    assert "Namens wie bent u hier? " in page.text
    assert "Bedrijven Onderwijs Dat zeg ik liever niet" in page.text
    assert "tellen we bij anderen" not in page.text, "that would not be true here"
    assert "dan is uw antwoord te herkennen" in page.text
    first.post("/join", party=1)
    first.post("/join", party=0)
    second.join(phones.link, party="none")
    phones.open(ballot())
    first.vote(0)
    second.vote(3)
    assert phones.close().parties == {"education": (1, 0, 0, 0), "other": (0, 0, 0, 1)}


def test_an_answer_can_be_changed_until_the_question_closes_and_counts_once(phones: Phones) -> None:
    phone = Phone(phones.place)
    phone.join(phones.link)
    phones.open(ballot())
    for choice in (0, 2, 2, 1):
        page = phone.vote(choice)
        assert f'value="{choice}" aria-pressed="true"' in page.body
        assert page.body.count('name="choice"') == 4
    late = phone.get().ballot
    assert phones.close() == BallotCounts((0, 1, 0, 0))
    assert "net gesloten" in phone.post("/vote", ballot=late, choice=2).text
    assert phones.close() == BallotCounts((0, 1, 0, 0))


def test_a_phone_that_slept_is_back_at_the_open_question_with_its_answer(phones: Phones) -> None:
    phone = Phone(phones.place)
    phone.join(phones.link)
    phones.open(ballot("a"))
    before = phone.now()
    phone.vote(1)
    phones.close()
    phones.open(ballot("b", question={"nl": "En dit?", "en": "And this?"}))
    assert phone.now() != before
    assert phone.get().heading == "En dit?"
    phone.vote(2)
    assert phone.now() == phone.now()
    assert 'value="2" aria-pressed="true"' in phone.get().body


def test_a_second_round_says_so_and_begins_without_answers(phones: Phones) -> None:
    phone = Phone(phones.place)
    phone.join(phones.link)
    phones.open(ballot())
    phone.vote(1)
    phones.close()
    phones.open(ballot(again=True))
    assert "tweede ronde" in phone.get().text
    assert "U hebt nog niet geantwoord" in phone.get().text
    assert phones.close().total == 0


def test_scanning_again_is_the_same_phone(phones: Phones) -> None:
    phone = Phone(phones.place)
    for _ in range(3):
        phone.join(phones.link)
    phone.post("/code", code=phones.code)
    assert phones.turnout().of == 1


def test_its_owner_chooses_the_language_at_any_moment(phones: Phones) -> None:
    phone = Phone(phones.place)
    assert phone.post("/language", lang="en").heading == "Take part with your phone"
    assert phone.join(phones.link).heading == "Wait for the next question"
    phones.open(ballot())
    assert phone.get().heading == "Does the core join?"
    phone.vote(2)
    page = phone.post("/language", lang="nl")
    assert page.heading == "Doet de kern mee?"
    assert 'value="2" aria-pressed="true"' in page.body
    assert phone.post("/language", lang="../x").heading == "Doet de kern mee?"


def test_a_locked_room_keeps_new_phones_out_and_the_others_in(phones: Phones) -> None:
    inside, outside = Phone(phones.place), Phone(phones.place)
    inside.join(phones.link)
    phones.lock()
    assert outside.join(phones.link).heading == "De zaal is op slot"
    phones.open(ballot())
    inside.vote(2)
    outside.post("/vote", ballot=inside.get().ballot, choice=0)
    assert (phones.locked, phones.turnout()) == (True, (1, 1))
    phones.lock(locked=False)
    assert outside.join(phones.link).heading == "Doet de kern mee?"
    assert phones.close() == BallotCounts((0, 0, 1, 0))


def test_after_a_restart_with_the_same_code_phones_go_on_without_doing_anything(open_room: Open) -> None:
    before = open_room(parties=("company", "education"), keep_small=True)
    there = [Phone(before.place) for _ in range(3)]
    for number, phone in enumerate(there):
        phone.join(before.link, party=number % 2)
    before.open(ballot("a"))
    page = there[0].get().ballot
    there[0].vote(0)
    before.stop()
    after = open_room(
        parties=("company", "education"), keep_small=True, port=before.place.port, code=before.spoken_code
    )
    assert (after.code, after.place) == (before.code, before.place)
    after.open(ballot("a"))
    assert "net gesloten" in there[0].post("/vote", ballot=page, choice=0).text, "a vote on a ballot it does not see"
    for phone in there:
        phone.vote(1)
        phone.vote(2)
    assert after.turnout() == (3, 3)
    assert after.close().parties == {"company": (0, 0, 2, 0), "education": (0, 0, 1, 0)}


def test_after_a_restart_with_another_code_phones_are_asked_for_it(open_room: Open) -> None:
    before = open_room()
    phone = Phone(before.place)
    phone.join(before.link)
    before.stop()
    after = open_room(port=before.place.port)
    assert phone.now().startswith("code")
    assert phone.get().heading == "Doe mee met uw telefoon"
    old = before.link.removeprefix(before.place.origin)
    assert phone.get(old).heading == "Doe mee met uw telefoon", "a link of before lets in, or leads nowhere"
    phone.post("/code", code=after.code)
    phone.post("/join", party="none")
    assert after.turnout().of == 1


def test_a_phone_that_keeps_no_cookies_is_told_so(phones: Phones) -> None:
    phone = Phone(phones.place)
    answer = phone.send("GET", phones.link.removeprefix(phones.place.origin))
    phone.cookies.clear()
    assert "Zet cookies aan" in phone.get(answer.headers["location"]).text


def test_the_first_phone_is_noticed(phones: Phones) -> None:
    assert not phones.wait_for_phones(seconds=0)
    Phone(phones.place).join(phones.link)
    assert phones.wait_for_phones(seconds=20)


def test_hands_that_are_typed_take_the_place_of_votes_and_are_what_the_projector_shows(phones: Phones) -> None:
    phone = Phone(phones.place)
    phone.join(phones.link)
    phones.open(ballot())
    phone.vote(0)
    phones.close(BallotCounts((5, 2, 31, 1)))
    assert phone.get().heading == "Wacht op de volgende vraag"
    assert ">31</text>" in phone.get("/projector").body


def test_the_projector_shows_how_many_voted_and_only_after_closing_what(phones: Phones) -> None:
    phone = Phone(phones.place)
    door = phone.get("/projector")
    assert phones.spoken_code in door.text
    assert phones.place.authority in door.text
    before = phone.get("/projector/now").body
    phone.join(phones.link)
    phones.open(ballot())
    phone.vote(2)
    page = phone.get("/projector")
    assert "1 van 1 antwoordden" in page.text
    assert "niveau drie" in page.text
    assert "svg" not in page.body.replace("/projector/qr.svg", "").replace("/icon.svg", "")
    assert phone.get("/projector/now").body != before
    phones.close()
    assert 'class="count"' in phone.get("/projector").body
    picture = phone.send("GET", "/projector/qr.svg")
    assert (picture.status, picture.headers["content-type"]) == (200, "image/svg+xml")
    phones.open(ballot())
    phones.lock()
    locked = phone.get("/projector").text
    assert phones.spoken_code not in locked
    assert "De zaal is op slot" in locked


def test_text_of_others_stays_text_on_every_page(phones: Phones) -> None:
    evil = "<script>alert(1)</script>\"'\u202e{{7*7}}"
    phone = Phone(phones.place)
    phone.join(phones.link)
    both = {"nl": evil, "en": evil}
    phones.open(ballot(question=both, levels=(both, both, both), explanation=both, core=(evil,), label=evil))
    pages = [phone.get().body, phone.get("/projector").body]
    phones.close()
    for page in (*pages, phone.get("/projector").body):
        assert "<script>alert" not in page
        assert "\u202e" not in page
        assert "{{7*7}}" in page


@pytest.mark.parametrize("language", ["nl", "en"])
def test_without_a_script_there_is_a_way_to_look_for_the_next_question(phones: Phones, language: str) -> None:
    phone = Phone(phones.place)
    phone.post("/language", lang=language)
    phone.join(phones.link)
    assert '<a class="look" href="/">' in phone.get().body
