"""Several assessments side by side: alternatives, or one proposal over time. Free of language.

An assessment comes as its document (product contract, section 6), so that one made long ago with other
content compares as well as one made now.
"""

from typing import Literal, NamedTuple

from lea_check.model.assessment import Message, Range
from lea_check.model.assessment_document import AssessmentJson, OpenQuestionJson, QuestionJson

ChangeKind = Literal["answered", "lost", "up", "down", "narrower", "wider", "applies", "dropped", "same"]
"""How the range of a question moved. `answered`: from not known to known, `lost`: the other way round.

`applies` and `dropped`: it counts now, or no longer does.
"""

Agreement = Literal["gained", "lost"]
"""Whether the room, or the parties in it, came together or apart."""


class QuestionStanding(NamedTuple):
    """A question of one assessment; without `range` it does not apply, or is not there."""

    range: Range | None
    known: bool
    agreed: bool
    found: QuestionJson | None


class ComparedQuestion(NamedTuple):
    """A question, with how it stands in each assessment."""

    condition: str
    id: str
    standings: tuple[QuestionStanding, ...]


class ComparedCondition(NamedTuple):
    """A condition, with its range (levels 0-3) in each assessment; None where it does not apply."""

    id: str
    number: int
    title: str
    ranges: tuple[Range | None, ...]


class Change(NamedTuple):
    """What moved on a question between assessments number `start` and `to` (from 0)."""

    start: int
    to: int
    condition: str
    question: str
    how: ChangeKind
    agreement: Agreement | None
    before: QuestionStanding
    after: QuestionStanding


class Comparison(NamedTuple):
    """Assessments in the order in which they are compared; `changes` are none where nothing moved."""

    over_time: bool
    assessments: tuple[AssessmentJson, ...]
    conditions: tuple[ComparedCondition, ...]
    questions: tuple[ComparedQuestion, ...]
    changes: tuple[Change, ...]
    warnings: tuple[Message, ...]


def standing_of(found: QuestionJson, opened: OpenQuestionJson | None) -> QuestionStanding:
    """How a question stands in a document; `opened`: what the document says of it among the open questions."""
    why = opened["why"] if opened else None
    levels = None if found["low"] is None or found["high"] is None else Range(found["low"], found["high"])
    return QuestionStanding(
        levels, why not in ("unknown", "unanswered"), why not in ("divided", "parties-apart"), found
    )
