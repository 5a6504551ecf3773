"""Codes that people read, type and guess."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lea_check.room.code_check import EACH, TOGETHER, CodeCheck, client_of
from lea_check.room.codes import NO_PARTY, SIGNS, Pass, as_code, new_code, new_pass, read_pass, spaced

LANGUAGES = ("nl", "en")


def test_a_code_has_six_signs_none_of_which_looks_like_another() -> None:
    codes = {new_code() for _ in range(500)}
    assert all(re.fullmatch(rf"[{SIGNS}]{{6}}", code) for code in codes)
    assert not set("0O1IL2Z5S8BUVAE") & set(SIGNS)
    assert len(codes) > 490, "codes repeat"
    assert len(set(SIGNS)) ** 6 > 80_000_000
    assert len(set(SIGNS)) ** 12 > 10**15


@given(st.text(SIGNS, min_size=6, max_size=6))
def test_a_code_is_understood_however_it_is_typed(code: str) -> None:
    for typed in (code, code.lower(), spaced(code), f" {code[:2]}-{code[2:]} \n", f"{code[:3]}.{code[3:]}"):
        assert as_code(typed) == code


@given(st.text())
def test_what_is_no_code_is_refused_without_a_try(typed: str) -> None:
    found = as_code(typed)
    assert found is None or re.fullmatch(rf"[{SIGNS}]{{6}}", found)


@given(st.integers(0, 99), st.sampled_from(LANGUAGES))
def test_a_pass_is_read_back_as_it_was_given(party: int, lang: str) -> None:
    for each in (new_pass(lang), new_pass(lang)._replace(code=new_code(), party=str(party))):
        assert read_pass(each.text, LANGUAGES) == each
        assert re.fullmatch(r"[\w.]+", each.text), "not fit for a cookie"


@given(st.text() | st.from_regex(r"[A-Z3-9]{6}\.[0-9a-f]{32}\.[a-z0-9]{0,4}\.[a-z]{2}", fullmatch=True))
def test_a_pass_that_somebody_made_up_is_none_or_one_of_ours(cookie: str) -> None:
    found = read_pass(cookie, LANGUAGES)
    assert found is None or (found.text == cookie and found.lang in LANGUAGES)


def test_a_party_is_what_the_room_offers() -> None:
    parties = ("company", "education")
    known = Pass("", "", "1", "nl")
    assert known.party_of(parties) == "education"
    assert known.has_chosen(parties)
    for party, chosen in (("2", False), ("", False), (NO_PARTY, True)):
        other = known._replace(party=party)
        assert (other.party_of(parties), other.has_chosen(parties)) == ("", chosen)


class Time:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


CODE, WRONG = "CDFGHJ", "CDFGHK"


def test_after_too_many_wrong_codes_the_right_one_waits_too_and_then_is_taken() -> None:
    clock = Time()
    door = CodeCheck(CODE, clock)
    assert [door.check(WRONG, "192.0.2.1") for _ in range(int(EACH.most))] == [False] * int(EACH.most)
    assert door.check(WRONG, "192.0.2.1") is None
    assert door.check(CODE, "192.0.2.1") is None, "who tries codes learns which one is right"
    assert door.check(CODE, "192.0.2.2") is True, "another phone is kept out"
    clock.now += 1 / EACH.per_second
    assert door.check(CODE, "192.0.2.1") is True


def test_a_right_code_costs_nothing_so_a_whole_room_comes_in_by_one_address() -> None:
    door = CodeCheck(CODE, Time())
    assert all(door.check(CODE, "192.0.2.1") for _ in range(1000))


def test_many_addresses_together_are_slowed_down_too() -> None:
    clock = Time()
    door = CodeCheck(CODE, clock)
    tried = [door.check(WRONG, f"192.0.2.{number % 250}") for number in range(1000)]
    assert tried.count(False) == TOGETHER.most
    clock.now += 3600
    assert tried[-1] is None
    assert door.check(WRONG, "192.0.2.1") is False


def test_in_three_hours_one_address_tries_next_to_none_of_all_codes() -> None:
    clock = Time()
    door = CodeCheck(CODE, clock)
    tried = 0
    for _ in range(3 * 3600):
        clock.now += 1
        tried += sum(door.check(WRONG, "192.0.2.1") is False for _ in range(3))
    assert 0 < tried < len(SIGNS) ** 6 / 10_000


def test_an_address_is_kept_as_long_as_it_has_wrong_codes_and_never_as_it_is() -> None:
    clock = Time()
    door = CodeCheck(CODE, clock)
    for number in range(40):
        door.check(WRONG, f"192.0.2.{number}")
    assert "192.0.2" not in repr(vars(door))
    clock.now += 3600
    door.check(WRONG, "192.0.2.99")
    assert len(vars(door)["_buckets"]) == 2


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.1", "192.0.2.2", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("2001:db8::1", "2001:db8::ffff:2", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("fe80::1%eth0", "fe80::1", True),
        ("", "", True),
    ],
)
def test_a_client_is_an_address_or_a_household(one: str, other: str, same: bool) -> None:
    assert (client_of(one) == client_of(other)) is same
