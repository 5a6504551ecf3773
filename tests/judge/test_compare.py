"""What came of what was promised, between two moments of one proposal (docs/json.md)."""

from typing import Any

from lea_check import assess, proposal_from, to_document
from lea_check.judge.compare import compare
from tests.support.strategies import CATALOGUE

CALL = {"question": "funding.start-money", "what": "Bel de gemeente", "who": "school", "by": "2026-05-01"}


def at(date: str | None, *plan: dict[str, Any], name: str = "Proef") -> Any:
    """The assessment of a plan on a day."""
    given = {"name": name, "goals": ["upskilling"], "target_groups": ["workers"], "plan": list(plan)}
    return to_document(assess(proposal_from(given | ({"date": date} if date else {}), CATALOGUE), CATALOGUE), CATALOGUE)


def came_of(*moments: Any, over_time: bool = True) -> list[tuple[int, int, str, str, str | None]]:
    found = compare(moments, over_time=over_time).promises
    return [(each.start, each.to, each.how, each.promise["what"], each.promise["done"]) for each in found]


def test_what_was_done_since_is_told_with_its_day() -> None:
    before, after = at("2026-03-01", CALL), at("2026-09-01", CALL | {"done": "2026-05-12"})
    assert came_of(before, after) == [(0, 1, "done", "Bel de gemeente", "2026-05-12")]
    assert came_of(after, before) == came_of(before, after)


def test_what_is_not_done_is_late_once_its_day_has_passed() -> None:
    before = at("2026-03-01", CALL)
    assert came_of(before, at("2026-05-01", CALL)) == []
    assert came_of(before, at("2026-05-02", CALL)) == [(0, 1, "late", "Bel de gemeente", None)]
    assert came_of(before, at("2026-05-02")) == [(0, 1, "late", "Bel de gemeente", None)]
    assert came_of(before, at("2026-05-02", CALL | {"by": "2026-08-01"})) == []


def test_what_has_no_day_is_never_late_and_what_was_done_before_is_not_told_again() -> None:
    without = {name: each for name, each in CALL.items() if name != "by"}
    assert came_of(at("2026-03-01", without), at("2027-01-01", without)) == []
    done = CALL | {"done": "2026-02-01"}
    assert came_of(at("2026-03-01", done), at("2026-09-01", done)) == []


def test_over_three_moments_each_promise_is_held_against_the_next_one() -> None:
    other = {"what": "Stuur het verslag", "by": "2026-06-01"}
    moments = [at("2026-03-01", CALL), at("2026-05-10", CALL, other), at("2026-09-01", CALL | {"done": "2026-05-12"})]
    assert came_of(*moments) == [
        (0, 1, "late", "Bel de gemeente", None),
        (1, 2, "done", "Bel de gemeente", "2026-05-12"),
        (1, 2, "late", "Stuur het verslag", None),
    ]


def test_alternatives_promise_each_other_nothing() -> None:
    assert came_of(at("2026-03-01", CALL), at("2026-09-01", CALL), over_time=False) == []
    assert came_of(at(None, CALL), at(None, CALL)) == []
