"""The order of several proposals: it tells how much is still open (docs/method.md)."""

from lea_check.judge.order import place_of
from lea_check.model.vocabulary import Headline


def place(headline: Headline, start: int = 0, last: int = 0, *, runs: bool = False) -> tuple[object, ...]:
    return place_of(headline, runs=runs, start_open=start, structural_open=last)


def test_a_higher_rung_stands_above_whatever_is_open() -> None:
    order = [
        place("feasible-and-durable"),
        place("feasible-to-start", 0, 14),
        place("feasible-if", 1, 0),
        place("feasible-if", 1, 3),
        place("feasible-if", 2, 0),
    ]
    assert order == sorted(order)
    assert len(set(order)) == len(order)


def test_a_no_and_what_is_not_established_stand_in_one_block_below_by_what_is_open() -> None:
    order = [place("feasible-if", 13), place("not-yet", 3), place("not-established", 4), place("not-yet", 5)]
    assert order == sorted(order)
    assert place("not-yet", 3) == place("not-established", 3)


def test_what_runs_stands_apart_below() -> None:
    assert place("not-yet", 14) < place("feasible-and-durable", runs=True)
