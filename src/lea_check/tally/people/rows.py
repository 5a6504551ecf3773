"""Which rows are people: not totals, headings that come again, tries, or what somebody did not finish."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Literal, NamedTuple, get_args

from lea_check.files.responses import Row
from lea_check.tally.reading.columns import Column, Columns, cell_of
from lea_check.tally.reading.normalise import comparable, heading_text
from lea_check.tally.reading.programs import LEFT_OUT
from lea_check.tally.reading.vocabulary import Vocabulary

Reason = Literal["empty", "unfinished", "tried", "total", "headings", "ragged", "nameless", "incomplete"]
"""Why a row does not count.

`ragged`: it has more cells than there are headings, so that answers may stand in the wrong column; `nameless`: it has
no number of its own where all others do; `incomplete`: not every question was answered, where that is asked for.
"""

REASONS: Final[tuple[Reason, ...]] = get_args(Reason)


class Filled(NamedTuple):
    """The rows that are people's, and the numbers of those that are not, by reason."""

    rows: tuple[Row, ...]
    left_out: Mapping[Reason, tuple[int, ...]]


def filled_rows(
    rows: Sequence[Row], columns: Columns, vocabulary: Vocabulary, *, complete_only: bool = False
) -> Filled:
    """The rows in which somebody answered something. `complete_only`: everything."""
    nameless = _nameless(rows, columns)
    reasons = {row.number: _reason(row, columns, vocabulary, nameless, complete_only=complete_only) for row in rows}
    left_out = {reason: tuple(number for number, why in reasons.items() if why == reason) for reason in REASONS}
    kept = tuple(row for row in rows if reasons[row.number] is None)
    return Filled(kept, {reason: numbers for reason, numbers in left_out.items() if numbers})


def _reason(
    row: Row, columns: Columns, vocabulary: Vocabulary, nameless: frozenset[int], *, complete_only: bool
) -> Reason | None:
    answers = [comparable(cell_of(row, each.place)) for each in columns if each.use in ("question", "option")]
    found: Iterator[tuple[Reason, bool]] = (
        each
        for each in (
            ("total", _first_text(row) in vocabulary.totals),
            ("headings", _repeats_headings(row, columns)),
            ("ragged", row.width > len(columns)),
            ("empty", not any(answers)),
            ("tried", _says(row, columns, "tried")),
            ("unfinished", _says(row, columns, "submitted") or _says(row, columns, "finished")),
            ("nameless", row.number in nameless),
            ("incomplete", complete_only and not _is_complete(row, columns)),
        )
    )
    return next((reason for reason, holds in found if holds), None)


def _first_text(row: Row) -> str:
    return next((heading_text(cell) for cell in row.cells if cell.strip()), "")


def _repeats_headings(row: Row, columns: Columns) -> bool:
    asking = [each for each in columns if each.use == "question"]
    return bool(asking) and all(heading_text(cell_of(row, each.place)) == heading_text(each.heading) for each in asking)


def _says(row: Row, columns: Columns, role: Literal["submitted", "finished", "tried"]) -> bool:
    places = (each.place for each in columns if each.role == role)
    return any(comparable(cell_of(row, place)) in LEFT_OUT[role] for place in places)


def _is_complete(row: Row, columns: Columns) -> bool:
    asking: dict[object, list[Column]] = {}
    for each in columns:
        if each.use in ("question", "option"):
            asking.setdefault(each.target, []).append(each)
    return all(any(comparable(cell_of(row, each.place)) for each in group) for group in asking.values())


def _nameless(rows: Sequence[Row], columns: Columns) -> frozenset[int]:
    """The last rows, where they alone lack a number or code of their own: something that was added up below."""
    places = [each.place for each in columns if each.role == "row-id"]
    named = {row.number for row in rows if any(comparable(cell_of(row, place)) for place in places)}
    others = {row.number for row in rows} - named
    return frozenset(others) if len(named) > 1 and all(number > max(named) for number in others) else frozenset()
