"""Several assessments side by side: alternatives, or one proposal over time. Free of language.

An assessment comes as its document (docs/json.md), so that one made long ago with other
content compares as well as one made now.
"""

from dataclasses import dataclass
from typing import Literal

from lea_check.model.assessment import Range
from lea_check.model.assessment_document import AssessmentJson, PromiseJson, QuestionJson
from lea_check.model.message import Message

ChangeKind = Literal["answered", "lost", "up", "down", "narrower", "wider", "applies", "dropped", "same"]
"""How the range of a question moved. `answered`: from not known to known, `lost`: the other way round.

`applies` and `dropped`: it counts now, or no longer does.
"""

Kept = Literal["done", "late"]
"""What came of a promise: it was done, or the day that it was promised for has passed."""

Agreement = Literal["gained", "lost"]
"""Whether the room, or the parties in it, came together or apart."""


NOT_KNOWN = ("left-out", "not-asked", "unknown", "unanswered")
NOT_AGREED = ("divided", "parties-apart")


@dataclass(frozen=True, slots=True)
class QuestionStanding:
    """A question of one assessment; without `range` it does not apply, or is not there."""

    range: Range | None
    known: bool
    agreed: bool
    found: QuestionJson | None


@dataclass(frozen=True, slots=True)
class ComparedQuestion:
    """A question, with how it stands in each assessment."""

    condition: str
    id: str
    standings: tuple[QuestionStanding, ...]


@dataclass(frozen=True, slots=True)
class ComparedCondition:
    """A condition, with its range (levels 0-3) in each assessment; None where it does not apply."""

    id: str
    number: int
    title: str
    ranges: tuple[Range | None, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What moved on a question between assessments number `start` and `to` (from 0)."""

    start: int
    to: int
    condition: str
    question: str
    how: ChangeKind
    agreement: Agreement | None
    before: QuestionStanding
    after: QuestionStanding


@dataclass(frozen=True, slots=True)
class KeptPromise:
    """What came, by assessment number `to` (from 0), of a step that was promised in number `start`."""

    start: int
    to: int
    how: Kept
    promise: PromiseJson


@dataclass(frozen=True, slots=True)
class Comparison:
    """Assessments in the order in which they are compared; `changes` are none where nothing moved.

    `promises`: what came of them, over time.
    """

    over_time: bool
    assessments: tuple[AssessmentJson, ...]
    conditions: tuple[ComparedCondition, ...]
    questions: tuple[ComparedQuestion, ...]
    changes: tuple[Change, ...]
    promises: tuple[KeptPromise, ...]
    warnings: tuple[Message, ...]


def standing_of(found: QuestionJson) -> QuestionStanding:
    """How a question stands in a document."""
    levels = None if found["low"] is None or found["high"] is None else Range(found["low"], found["high"])
    return QuestionStanding(levels, found["why"] not in NOT_KNOWN, found["why"] not in NOT_AGREED, found)
