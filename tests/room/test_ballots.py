"""What may come of votes: each counted once, no small party recognisable, nothing lost between threads."""

from collections import Counter
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from lea_check.ballot_box import SMALL, Ballot, BallotCounts, Count, add, count_by_party
from lea_check.room.ballots import MOST_PHONES, Admission, Ballots
from lea_check.words import OTHER_PARTY

PARTIES = ("company", "education", "government")


def ballot(name: str = "network.core-players", *, apart: bool = True) -> Ballot:
    text = {"nl": "Doen ze mee?", "en": "Do they join?"}
    return Ballot(id=name, label="7/29", question=text, levels=(text, text, text), apart=apart)


counts = st.tuples(*[st.integers(0, 12)] * 4)
votes = st.dictionaries(st.sampled_from([*PARTIES, OTHER_PARTY, ""]), counts)


@given(votes)
def test_no_party_is_told_apart_when_fewer_than_five_of_it_voted(by_party: dict[str, Count]) -> None:
    found = count_by_party(by_party)
    assert all(sum(count) >= SMALL for count in found.parties.values())


@given(votes, st.booleans())
def test_the_room_is_all_who_voted_and_so_are_the_parties_together(by_party: dict[str, Count], keep: bool) -> None:
    found = count_by_party(by_party, keep_small=keep)
    assert found.room == add(by_party.values())
    if found.parties:
        assert add(found.parties.values()) == found.room


@given(votes)
def test_a_small_party_cannot_be_worked_out_from_what_is_left(by_party: dict[str, Count]) -> None:
    """Whatever is subtracted, at least five voters remain: nobody who was joined stands alone in the difference."""
    found = count_by_party(by_party)
    hidden = [sum(count) for party, count in by_party.items() if party not in found.parties or party == OTHER_PARTY]
    assert not found.parties or sum(hidden) == 0 or sum(hidden) >= SMALL


@given(votes)
def test_a_party_that_is_large_enough_is_apart_unless_that_would_show_a_small_one(by_party: dict[str, Count]) -> None:
    found = count_by_party(by_party)
    large = {party for party, count in by_party.items() if sum(count) >= SMALL} - {"", OTHER_PARTY}
    rest = sum(sum(count) for party, count in by_party.items() if party not in large)
    groups = len(large) + bool(rest)
    assert set(found.parties) - {OTHER_PARTY} == (large if groups > 1 and (rest == 0 or rest >= SMALL) else set())


def test_with_keep_small_one_voter_stays_apart_and_those_who_named_no_party_are_others() -> None:
    found = count_by_party({"company": (0, 1, 0, 0), "education": (2, 0, 0, 0), "": (0, 0, 0, 1)}, keep_small=True)
    assert found.parties == {"company": (0, 1, 0, 0), "education": (2, 0, 0, 0), OTHER_PARTY: (0, 0, 0, 1)}


def test_a_party_that_is_alone_is_the_room() -> None:
    assert count_by_party({"company": (5, 0, 0, 0), "education": (0, 0, 0, 0)}) == BallotCounts((5, 0, 0, 0))


def test_more_votes_than_people_are_told_by_how_many() -> None:
    found = BallotCounts((9, 4, 3, 2))
    assert [found.too_many(present) for present in (15, 18, 30, None)] == [3, 0, 0, 0]


class Room(RuleBasedStateMachine):
    """Phones that come, vote and change their minds while the facilitator opens, closes and locks."""

    @initialize()
    def begin(self) -> None:
        self.ballots = Ballots(PARTIES, keep_small=True)
        self.party: dict[str, str] = {}
        self.voted: dict[str, int] = {}
        self.open = False
        self.locked = False

    tokens = st.sampled_from([f"{number:032x}" for number in range(12)])

    @rule(token=tokens, party=st.sampled_from([*PARTIES, "", "not offered"]))
    def join(self, token: str, party: str) -> None:
        may = token in self.party or not self.locked
        assert self.ballots.join(token, party) is (Admission.IN if may else Admission.LOCKED)
        if may:
            self.party.setdefault(token, party if party in PARTIES else "")

    @rule(token=tokens, choice=st.integers(-1, 5), late=st.booleans())
    def vote(self, token: str, choice: int, late: bool) -> None:
        key = "an earlier ballot" if late else self.ballots.poll.key
        counts = self.open and not late and token in self.party and 0 <= choice <= 3
        assert self.ballots.vote(token, key, choice) is counts
        if counts:
            self.voted[token] = choice

    @rule(again=st.booleans())
    def open_ballot(self, again: bool) -> None:
        self.ballots.open(ballot("a" if again else "b"))
        self.open, self.voted = True, {}

    @rule()
    def close(self) -> None:
        found = self.ballots.close()
        if self.open:
            assert found.room == tally(self.voted.values())
            assert found.parties == expected(self.party, self.voted)
            self.closed = found
        self.open, self.voted = False, {}

    @rule(locked=st.booleans())
    def lock(self, locked: bool) -> None:
        self.ballots.lock(locked=locked)
        self.locked = locked

    @invariant()
    def counts_are_shown_only_after_closing(self) -> None:
        assert self.ballots.poll.turnout() == (len(self.voted), len(self.party))
        assert not (self.open and self.ballots.shown)
        assert self.open or not self.ballots.poll.votes, "votes stay in memory after they were counted"


def tally(choices: Iterable[int]) -> Count:
    found = Counter(choices)
    return (found[0], found[1], found[2], found[3])


def expected(party: Mapping[str, str], voted: Mapping[str, int]) -> dict[str, Count]:
    names = {token: party[token] or OTHER_PARTY for token in voted}
    found = {name: tally(voted[token] for token in voted if names[token] == name) for name in names.values()}
    return found if len(found) > 1 else {}


TestRoom = Room.TestCase


def test_a_round_that_is_opened_again_begins_without_votes() -> None:
    ballots = Ballots()
    ballots.join("a", "")
    ballots.open(ballot())
    ballots.vote("a", ballots.poll.key, 2)
    ballots.open(ballot())
    assert ballots.close() == BallotCounts()


def test_a_vote_that_arrives_after_closing_does_not_land_on_the_next_ballot() -> None:
    ballots = Ballots()
    ballots.join("a", "")
    ballots.open(ballot("a"))
    seen = ballots.poll.key
    ballots.close()
    assert not ballots.vote("a", seen, 2)
    ballots.open(ballot("b"))
    assert not ballots.vote("a", seen, 2)
    assert ballots.close().total == 0


def test_parties_are_not_told_apart_on_a_ballot_that_does_not_ask_it() -> None:
    ballots = Ballots(PARTIES, keep_small=True)
    for name in PARTIES:
        ballots.join(name, name)
    ballots.open(ballot(apart=False))
    for name in PARTIES:
        ballots.vote(name, ballots.poll.key, 1)
    assert ballots.close() == BallotCounts((0, 3, 0, 0))


def test_counts_that_were_typed_take_the_place_of_votes() -> None:
    ballots = Ballots()
    ballots.join("a", "")
    ballots.open(ballot())
    ballots.vote("a", ballots.poll.key, 0)
    typed = BallotCounts((5, 2, 3, 1))
    assert ballots.close(typed) == typed
    assert (ballots.shown, ballots.close(), ballots.poll.votes) == (typed, typed, {})


def test_a_room_that_is_full_takes_no_more_phones_and_keeps_those_it_has() -> None:
    ballots = Ballots()
    assert {ballots.join(str(number), "") for number in range(MOST_PHONES)} == {Admission.IN}
    assert ballots.join("one more", "") is Admission.FULL
    assert ballots.join("0", "") is Admission.IN
    assert ballots.poll.turnout().of == MOST_PHONES


def test_no_vote_that_was_confirmed_is_lost_when_many_vote_while_it_closes() -> None:
    ballots = Ballots()
    phones = [f"{number}" for number in range(40)]
    for phone in phones:
        ballots.join(phone, "")
    with ThreadPoolExecutor(8) as pool:
        for _ in range(20):
            ballots.open(ballot())
            key = ballots.poll.key
            answers = [pool.submit(ballots.vote, phone, key, choice) for phone in phones for choice in (0, 2)]
            found = ballots.close()
            taken = {phones[index // 2] for index, answer in enumerate(answers) if answer.result()}
            assert found.total == len(taken)


def test_who_waits_for_a_phone_hears_at_once_when_it_comes() -> None:
    ballots = Ballots()
    assert not ballots.wait_for_phones(1, seconds=0)
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(ballots.wait_for_phones, 1, 20)
        ballots.join("a", "")
        assert waiting.result()
