"""From hands to a range (product contract, section 4)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lea_check.judge.assess import assess
from lea_check.judge.votes import apart_medians, is_divided, median, quartiles, votes_range
from lea_check.model.assessment import QuestionResult, Range
from lea_check.model.proposal import Votes
from tests.support.strategies import CATALOGUE, hands, levels, of_levels, party_names, votes

ROOM = [
    ([0, 3, 7, 2], (2, 2), "unknown-free median"),
    ([0, 3, 7, 2, 1], (2, 2), "one who does not know changes nothing"),
    ([5, 5, 0, 0], (0, 0), "of an even number the lower median"),
    ([4, 1, 1, 3], (0, 3), "a third at 0 and a third at 2 or 3 divide the room"),
    ([4, 4, 1, 2], (1, 1), "less than a third at 2 or 3 does not"),
    ([1, 0, 0, 2], (0, 3), "three hands can divide a room"),
    ([1, 1, 1, 0], (0, 2), "exactly a third at both ends divides it"),
    ([0, 0, 0, 0], None, "nobody voted"),
    ([1, 1, 1, 0, 4], None, "more than half do not know"),
    ([1, 1, 1, 1, 4], (1, 1), "exactly half do not know: the others count"),
]


@pytest.mark.parametrize(("room", "expected", "why"), ROOM, ids=[row[2] for row in ROOM])
def test_a_show_of_hands(room: list[int], expected: tuple[int, int] | None, why: str) -> None:
    assert votes_range(Votes(tuple(room), {})) == expected


def test_parties_two_levels_apart_widen_the_range_to_their_medians() -> None:
    found = votes_range(Votes((), {"company": (0, 1, 4, 0), "education": (3, 2, 0, 0), "government": (0, 0, 0, 0)}))
    assert found == Range(0, 2)


def test_parties_one_level_apart_do_not() -> None:
    assert votes_range(Votes((), {"company": (0, 0, 4, 0), "education": (0, 3, 0, 0)})) == Range(2, 2)


def sorted_votes(room: list[int]) -> list[int]:
    return [level for level in range(4) for _ in range(room[level])]


@given(hands.filter(lambda room: sum(room[:4]) > 0))
def test_median_and_quartiles_are_votes_by_number(room: list[int]) -> None:
    cast = sorted_votes(room)
    n = len(cast)
    assert median(tuple(room)) == cast[-(-n // 2) - 1]
    assert quartiles(tuple(room)) == (cast[-(-n // 4) - 1], cast[-(-3 * n // 4) - 1])


def test_a_quarter_and_three_quarters_of_the_hands_are_counted_up() -> None:
    assert quartiles((1, 1, 1, 1)) == (0, 2)
    assert quartiles((1, 1, 1, 2)) == (1, 3)
    assert quartiles((0, 0, 1, 0)) == (2, 2)


def test_a_room_without_votes_is_not_divided() -> None:
    assert not is_divided((0, 0, 0, 0, 3))


@given(votes)
def test_the_range_holds_the_median_and_is_wider_only_when_the_room_differs(given_votes: object) -> None:
    parties = {name: tuple(each) for name, each in given_votes.items()} if isinstance(given_votes, dict) else {}
    found = Votes(() if parties else tuple(given_votes), parties)  # type: ignore[arg-type]
    levels = votes_range(found)
    pooled = found.pooled()
    if levels is None:
        assert sum(pooled[:4]) == 0 or pooled[4] > sum(pooled[:4])
        return
    assert levels.low <= median(pooled) <= levels.high
    medians = [median(each) for each in parties.values() if sum(each[:4])]
    apart = bool(medians) and max(medians) - min(medians) >= 2
    assert (levels.low < levels.high) == (is_divided(pooled) or apart)


@given(hands.filter(lambda room: sum(room[:4]) > 0), st.integers(1, 5))
def test_the_number_of_people_in_the_room_does_not_matter(room: list[int], times: int) -> None:
    many = tuple(count * times for count in room)
    assert is_divided(many) == is_divided(tuple(room))


@given(st.dictionaries(party_names, hands, min_size=1, max_size=3))
def test_pooling_parties_is_pooling_their_votes(parties: dict[str, list[int]]) -> None:
    by_party = Votes((), {party: tuple(each) for party, each in parties.items()})
    room = tuple(sum(each[level] for each in parties.values() if level < len(each)) for level in range(5))
    assert by_party.pooled() == room
    if not apart_medians(by_party):
        assert votes_range(by_party) == votes_range(Votes(room, {}))


@given(hands.filter(lambda room: sum(room[:4]) > 0), levels)
def test_one_vote_more_for_a_level_never_moves_the_median_away_from_it(room: list[int], level: int) -> None:
    more = tuple(count + (place == level) for place, count in enumerate(room))
    assert abs(median(more) - level) <= abs(median(tuple(room)) - level)


@given(votes)
def test_a_first_round_that_was_the_same_changes_nothing(given_votes: object) -> None:
    once, twice = question({"votes": given_votes}), question({"votes": given_votes, "before": given_votes})
    assert once == twice._replace(before=None)


def question(answer: object) -> QuestionResult:
    result = assess(of_levels({("network", "core-players"): answer}), CATALOGUE)
    network = next(each for each in result.conditions if each.id == "network")
    return next(each for each in network.questions if each.id == "core-players")


def test_parties_apart_are_named_with_their_medians_and_stay_open() -> None:
    found = question({"votes": {"company": [0, 1, 4, 0], "education": [2, 3, 0, 0], "government": [0, 0, 0, 0]}})
    assert found.open_why is None
    assert question({"votes": {"company": [0, 0, 4, 0], "education": [3, 0, 0, 0]}}).open_why == "divided"
    apart = question({"votes": {"company": [0, 0, 2, 0], "education": [0, 5, 0, 0], "government": [1, 0, 0, 0]}})
    assert apart.open_why == "parties-apart"
    assert apart.medians == {"company": 2, "education": 1, "government": 0}


def test_votes_that_come_to_unknown_are_neither_divided_nor_known() -> None:
    found = question({"votes": [2, 0, 2, 0, 9]})
    assert (found.range, found.open_why, found.divided, found.kind) == (Range(0, 3), "unknown", False, "votes")
