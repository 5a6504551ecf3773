"""One line of a batch: what its tables say of a proposal, in which columns, and with which words for a verdict."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from lea_check.judge.likeness import most_alike
from lea_check.judge.next_steps import gaps
from lea_check.judge.ranking import merit
from lea_check.model.assessment import Outline, Range, VerdictResult
from lea_check.model.vocabulary import Verdict
from lea_check.words import Words

COLUMNS = (
    "rank", "file", "name", "type", "proven", "possible", "firm", "met", "partial", "missing", "open", "coverage",
    "first_gap", "example",
)  # fmt: skip
"""What CSV and Excel hold of each proposal, in this order; `values` gives it."""

Value = str | int | bool


@dataclass(frozen=True, slots=True)
class RowCondition:
    """Where a proposal stands on one condition.

    `levels`: the range of levels (0-3), None where it does not apply. `holds_back`: it keeps the next verdict away.
    """

    levels: Range | None
    holds_back: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One assessed proposal: what the tables say of it. Ids, not words.

    `met` to `open`: numbers of conditions. `answered` of `of` questions, `enough`: at least half of them.
    `conditions`: in the order of the content. `document`: its JSON, where that was asked for.
    """

    file: str
    name: str
    type: str
    proven: Verdict
    possible: Verdict
    met: int
    partial: int
    missing: int
    open: int
    answered: int
    of: int
    enough: bool
    first_gap: str
    example: str
    conditions: tuple[RowCondition, ...]
    document: Any = ""

    @property
    def firm(self) -> bool:
        """Nothing that is still open can change the verdict."""
        return self.proven == self.possible

    @property
    def coverage(self) -> str:
        """How many questions are answered, of how many."""
        return f"{self.answered}/{self.of}"

    @property
    def merit(self) -> tuple[bool, int, int, int]:
        """Sorts the best first."""
        return merit(enough=self.enough, verdict=VerdictResult(self.proven, self.possible), met=self.met)

    def of_file(self, name: str) -> "Row":
        """The same row of a proposal by another name."""
        return replace(self, file=name)

    def with_document(self, document: Any) -> "Row":
        """The same row with the document of its proposal."""
        return replace(self, document=document)


def row_of(outline: Outline) -> Row:
    """What the tables say of a proposal."""
    statuses = [(condition.proven, condition.possible) for condition in outline.conditions if condition.range]
    known = [proven for proven, possible in statuses if proven == possible]
    weak, alike = gaps(outline.conditions), most_alike(outline.matches)
    return Row(
        file=outline.proposal.file or "",
        name=outline.proposal.name,
        type=outline.type,
        proven=outline.verdict.proven,
        possible=outline.verdict.possible,
        met=known.count("met"),
        partial=known.count("partial"),
        missing=known.count("missing"),
        open=len(statuses) - len(known),
        answered=outline.coverage.answered,
        of=outline.coverage.of,
        enough=outline.coverage.enough,
        first_gap=weak[0].condition if weak else "",
        example=alike[0].initiative.id if alike else "",
        conditions=_conditions(outline),
    )


def _conditions(outline: Outline) -> tuple[RowCondition, ...]:
    held = {lift.condition for lift in outline.way_up.lift} if outline.way_up else set()
    return tuple(_condition(condition.range, condition.id in held) for condition in outline.conditions)


@cache  # one is held of each condition of every proposal; there are only some twenty different ones
def _condition(levels: Range | None, holds_back: bool) -> RowCondition:
    return RowCondition(levels, holds_back)


def values(rank: int, row: Row) -> dict[str, Value]:
    """What stands in the columns for a proposal, from rank 1."""
    return {
        "rank": rank, "file": row.file, "name": row.name, "type": row.type,
        "proven": row.proven, "possible": row.possible, "firm": row.firm,
        "met": row.met, "partial": row.partial, "missing": row.missing, "open": row.open,
        "coverage": row.coverage, "first_gap": row.first_gap, "example": row.example,
    }  # fmt: skip


def verdict_text(verdict: Verdict, words: Words) -> str:
    """A verdict in words, in all that people read of a batch."""
    return words(f"verdict.{verdict}")


def held_back(rows: Iterable[Row], conditions: int) -> Sequence[int]:
    """Of each of so many conditions, how many proposals it keeps from their next verdict."""
    counts = Counter(number for row in rows for number, condition in enumerate(row.conditions) if condition.holds_back)
    return [counts[number] for number in range(conditions)]
