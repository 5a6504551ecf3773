"""From hands to a range (docs/method.md, "Votes")."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lea_check.files.content.catalogue import load_catalogue
from lea_check.judge.assess import assess
from lea_check.judge.votes import median, range_of_votes, room_range
from lea_check.model.assessment import QuestionResult, Range
from lea_check.model.proposal import Votes
from tests.support.strategies import of_levels

ROOM = [
    ([0, 0, 9], (2, 2), "all see a yes"),
    ([1, 0, 4], (2, 2), "less than a third stands under the line"),
    ([1, 1, 4], (1, 2), "exactly a third stands under it"),
    ([5, 0, 5], (0, 2), "half and half"),
    ([2, 2, 2], (0, 2), "a third at each level"),
    ([1, 0, 0], (0, 0), "one hand is a room too"),
    ([1, 0, 1], (0, 2), "two hands that differ"),
    ([0, 0, 7, 2], (2, 2), "two of nine do not know: with them at no, a third still sees a yes"),
    ([0, 1, 6, 2], (1, 2), "the two could be no: a third may stand under the line"),
    ([0, 0, 6, 3], None, "a third does not know"),
    ([0, 0, 0, 0], None, "nobody voted"),
    ([0, 0, 0], None, "nobody voted, of three heaps"),
]


@pytest.mark.parametrize(("room", "expected", "why"), ROOM, ids=[row[2] for row in ROOM])
def test_a_show_of_hands(room: list[int], expected: tuple[int, int] | None, why: str) -> None:
    found = room_range(tuple(room))
    assert (found and (found.low, found.high)) == expected


def of_parties(ask: str = "partners", **parties: tuple[int, ...]) -> QuestionResult:
    """How the first question that is asked of these people stands, where parties voted so."""
    key = next(key for key, each in load_catalogue().question_by_key.items() if each.ask == ask)
    condition, question = key.split(".")
    plain = {name: list(hands) for name, hands in parties.items()}
    result = assess(of_levels({(condition, question): {"votes": plain}}), load_catalogue())
    return next(each for each in result.questions if each.key == key)


def test_parties_of_one_mind_leave_the_range_of_the_room() -> None:
    found = of_parties(company=(0, 0, 4), education=(0, 1, 5))
    assert (found.range, found.parties, found.why) == (Range(2, 2), {}, None)


def test_a_small_party_is_not_outvoted() -> None:
    found = of_parties(company=(2, 1, 0), education=(0, 0, 9))
    assert (found.range, found.why, dict(found.parties)) == (
        Range(0, 2),
        "parties-apart",
        {"company": 0, "education": 2},
    )


def test_a_room_that_is_divided_says_so_before_its_parties_do() -> None:
    found = of_parties(company=(0, 1, 4), education=(3, 2, 0))
    assert (found.range, found.why, found.divided) == (Range(0, 2), "divided", True)


def test_a_party_in_which_nobody_knows_is_left_out_and_named() -> None:
    found = of_parties(company=(0, 0, 9), government=(0, 0, 0, 2))
    assert (found.range, dict(found.parties), found.silent) == (Range(2, 2), {}, ("government",))


def test_the_party_to_ask_that_does_not_know_keeps_the_answer_open() -> None:
    found = of_parties("employers", company=(0, 0, 0, 2), education=(0, 0, 9))
    assert (found.range, found.why, dict(found.parties)) == (
        Range(0, 2),
        "parties-apart",
        {"company": None, "education": 2},
    )


def test_parties_apart_in_a_room_that_does_not_know_are_told_all_the_same() -> None:
    found = of_parties(company=(0, 0, 3, 3), education=(3, 0, 0, 3))
    assert (found.range, found.why, dict(found.parties), found.known) == (
        Range(0, 3),
        "unknown",
        {"company": 2, "education": 0},
        False,
    )


@pytest.mark.parametrize("votes", [[0, 0, 6], {"company": [0, 0, 2], "education": [0, 0, 4]}])
def test_a_settled_yes_with_evidence_is_shown(votes: object) -> None:
    found = assess(of_levels({("demand", "need-voiced"): {"votes": votes, "evidence": "brief"}}), load_catalogue())
    assert found.questions[0].range == Range(3, 3)


def test_a_divided_room_with_evidence_stays_open() -> None:
    answer = {"votes": [1, 1, 1], "evidence": "brief"}
    found = assess(of_levels({("demand", "need-voiced"): answer}), load_catalogue())
    assert found.questions[0].range == Range(0, 2)


def rooms(most: int) -> list[tuple[int, ...]]:
    return [room for room in product(range(most + 1), repeat=4) if 0 < sum(room) <= most]


def test_no_room_is_settled_while_a_third_stands_or_could_stand_across_a_line() -> None:
    for room in rooms(9):
        n, unsure, found = sum(room), room[3], room_range(room)
        if found is None:
            assert 3 * unsure >= n
        elif found.low == found.high:
            under, over = sum(room[: found.low]) + unsure, sum(room[found.low + 1 : 3]) + unsure
            assert found.low == 0 or 3 * under < n
            assert found.low == 2 or 3 * over < n


def test_one_hand_more_never_moves_an_end_the_wrong_way() -> None:
    for room in rooms(8):
        found = room_range(room)
        higher, lower = room_range((*room[:2], room[2] + 1, room[3])), room_range((room[0] + 1, *room[1:]))
        if found is None or higher is None or lower is None:
            continue
        assert found.low <= higher.low
        assert found.high <= higher.high
        assert lower.low <= found.low
        assert lower.high <= found.high


@given(st.lists(st.integers(0, 12), min_size=3, max_size=4), st.integers(1, 5))
def test_the_number_of_people_in_the_room_does_not_matter(room: list[int], times: int) -> None:
    one, many = room_range(tuple(room)), room_range(tuple(count * times for count in room))
    assert (one is None) == (many is None)
    if one and many:  # thirds that are rounded up are finer in a larger room
        assert many.low <= one.high
        assert one.low <= many.high


@given(
    st.dictionaries(
        st.sampled_from(["company", "education", "government"]),
        st.lists(st.integers(0, 9), min_size=3, max_size=4),
        min_size=1,
    )
)
def test_the_range_holds_the_room_and_every_party(given_votes: dict[str, list[int]]) -> None:
    votes = Votes((), {name: tuple(hands) for name, hands in given_votes.items()})
    read, room = range_of_votes(votes, "partners"), room_range(votes.pooled())
    if room:
        assert read.range.low <= room.low <= room.high <= read.range.high
    for hands in votes.parties.values():
        if sum(hands[:3]):
            level = median(hands[:3])
            assert room is None or read.range.low <= level <= read.range.high
