"""One line of a batch: what its tables say of a proposal, and in which columns."""

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from operator import attrgetter
from typing import Annotated, Any, NamedTuple, TypeVar

from pydantic import StringConstraints

from lea_check.judge.first_steps import first_gap
from lea_check.judge.order import Place, place_of
from lea_check.judge.rollup import ranges
from lea_check.model.assessment import Counts, Outline, Range, Verdict, range_of
from lea_check.model.vocabulary import YES, Stage

COLUMNS = (
    "rank", "file", "reference", "name", "date", "region", "stage", "core", "type", "headline", "proven", "possible",
    "start_yes", "start_shown", "start_do", "start_find_out", "last_yes", "last_do", "last_find_out",
    "answered", "of", "whole", "first_gap", "decides", "example", "report", "problem",
)  # fmt: skip
"""What CSV and Excel hold of each file that was read, in this order; `values` gives it."""

Held = TypeVar("Held", Verdict, Counts, tuple[str, ...])

Value = str | int

_WEAK = "".join(map(str, range(YES)))
"""The levels that are no yes, as in a row."""

Link = Callable[[str], str]
"""Gives the address of a report, as seen from where an overview goes."""


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One assessed proposal: what the tables say of it. Ids, not words.

    `answered` of `of` questions are known, `whole` overall questions. `start_shown`: start questions at 3.
    `first_gap`: the question of the first step, and `decides`: the decisive open questions, as `condition.question`.
    `levels`: the low and the high end (0-3) of each condition in the order of the content, as "0123--"; `--` where it
    does not apply. `report`: the path of its report; `document`: its JSON; where these were asked for. `sentence`: its
    headline in words.
    """

    file: str
    reference: str
    name: str
    date: str
    region: str
    stage: Stage | None
    core: tuple[str, ...]
    type: str
    verdict: Verdict
    start: Counts
    structural: Counts
    start_shown: int
    answered: int
    of: int
    whole: int
    enough: bool
    first_gap: str
    decides: tuple[str, ...]
    example: str
    levels: Annotated[str, StringConstraints(pattern="^([0-3][0-3]|--)*$")]
    sentence: str = ""
    report: str = ""
    document: Any = ""

    @property
    def conditions(self) -> list[Range | None]:
        """The range of each condition in the order of the content; None where it does not apply."""
        ends = zip(self.levels[::2], self.levels[1::2], strict=True)
        return [None if low == "-" else range_of(int(low), int(high)) for low, high in ends]

    @property
    def place(self) -> Place:
        """Sorts the least open first."""
        return place_of(
            self.verdict.headline,
            runs=self.verdict.running,
            start_open=self.start.still_open,
            structural_open=self.structural.still_open,
        )

    def __reduce__(self) -> tuple[Any, ...]:
        """From another process it comes as a row that shares what many have in common."""
        return _shared, _in_order(self)

    def with_document(self, document: Any) -> "BatchRow":
        """The same row with the document of its proposal."""
        return replace(self, document=document)

    def with_report(self, path: str) -> "BatchRow":
        """The same row with the path of its report."""
        return replace(self, report=path)


def _texts(given: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(sys.intern, given))


@cache  # there are few that differ
def _held_once(value: Held) -> Held:
    return value


_HOW_SHARED: Mapping[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("file", "date", "region", "type", "first_gap", "example"), sys.intern),
    **dict.fromkeys(("verdict", "start", "structural"), _held_once),
    "core": _texts,
    "decides": lambda given: _held_once(_texts(given)),
}
_in_order = attrgetter(*(each.name for each in fields(BatchRow)))
_shares = [_HOW_SHARED.get(each.name, lambda value: value) for each in fields(BatchRow)]


def _shared(*given: Any) -> BatchRow:
    return BatchRow(*[share(value) for share, value in zip(_shares, given, strict=True)])


class FailedRow(NamedTuple):
    """A file that was read and could not be judged: its first problem in words, with line and column."""

    file: str
    problem: str


class HoldsBack(NamedTuple):
    """In how many proposals a condition is weak, and in how many it is not known."""

    weak: int
    unknown: int


def row_of(outline: Outline, sentence: str = "") -> BatchRow:
    """What the tables say of a proposal. What many rows have in common is held once."""
    proposal = outline.proposal
    return BatchRow(
        file=proposal.file or "",
        reference=proposal.reference or "",
        name=proposal.name,
        date=sys.intern(proposal.date or ""),
        region=proposal.region or "",
        stage=proposal.stage,
        core=tuple(sys.intern(partner.name) for partner in proposal.core),
        type=outline.type,
        verdict=outline.verdict,
        start=outline.counts["start"],
        structural=outline.counts["structural"],
        start_shown=len([1 for each in outline.questions if each.phase == "start" and each.low == YES + 1]),
        answered=outline.coverage.answered,
        of=outline.coverage.of,
        whole=outline.coverage.whole,
        enough=outline.coverage.enough,
        first_gap=sys.intern(first_gap(outline.questions, outline.way_up)),
        decides=_held_once(tuple(_decisive(outline))),
        example=outline.closest or "",
        levels="".join(f"{each.low}{each.high}" if each else "--" for each in ranges(outline.questions)),
        sentence=sentence,
    )


def _decisive(outline: Outline) -> Iterator[str]:
    for question in outline.open_questions:
        if question.decisive:
            yield sys.intern(question.key)


def values(rank: int | None, row: BatchRow) -> dict[str, Value]:
    """What stands in the columns for a proposal; the rank is empty for one without."""
    start, last = row.start, row.structural
    return {
        "rank": rank or "", "file": row.file, "reference": row.reference, "name": row.name, "date": row.date,
        "region": row.region, "stage": row.stage or "", "core": "; ".join(row.core), "type": row.type,
        "headline": row.verdict.headline, "proven": row.verdict.proven, "possible": row.verdict.possible,
        "start_yes": start.yes, "start_shown": row.start_shown, "start_do": start.do, "start_find_out": start.find_out,
        "last_yes": last.yes, "last_do": last.do, "last_find_out": last.find_out,
        "answered": row.answered, "of": row.of, "whole": row.whole, "first_gap": row.first_gap,
        "decides": " ".join(row.decides), "example": row.example, "report": row.report, "problem": "",
    }  # fmt: skip


def failed_values(row: FailedRow) -> dict[str, Value]:
    """What stands in the columns for a file that could not be judged."""
    found: dict[str, Value] = dict.fromkeys(COLUMNS, "")
    return found | {"file": row.file, "problem": row.problem}


def held_back(rows: Sequence[BatchRow], conditions: int) -> list[HoldsBack]:
    """Of each of so many conditions, in how many proposals it is known to be weak, and in how many it is not known."""
    return [_held_back(Counter(row.levels[at : at + 2] for row in rows)) for at in range(0, 2 * conditions, 2)]


def _held_back(found: Mapping[str, int]) -> HoldsBack:
    weak = sum(count for levels, count in found.items() if levels[1] in _WEAK)
    unknown = sum(count for levels, count in found.items() if levels[0] in _WEAK and levels[1] not in _WEAK)
    return HoldsBack(weak, unknown)
