"""A proposal: a profile, and answers to the questions."""

from collections.abc import Mapping
from typing import Annotated, Literal, NamedTuple

from pydantic import Field, SkipValidation

from lea_check.model.catalogue import Id, NonEmpty, Record
from lea_check.model.vocabulary import AnswerKind, EducationLevel, Form, PartnerKind, PartnerRole, Party, Scale, Stage

Hands = tuple[int, ...]
"""Hands raised for level 0, 1, 2 and 3 and, as an optional fifth number, for "we do not know"."""


class Votes(NamedTuple):
    """A show of hands: of the room as one (`parties` empty), or by party in the order of the file."""

    room: Hands
    parties: Mapping[str, Hands]

    def pooled(self) -> Hands:
        """All hands together, five numbers: for 0, 1, 2, 3 and "we do not know"."""
        counts = self.parties.values() or (self.room,)
        return tuple(map(sum, zip(*((*hands, 0)[:5] for hands in counts), strict=True)))


class Answer(NamedTuple):
    """An answer to a question, or to all questions of a condition at once.

    `level` is 0-3 where `kind` is "level"; `votes` is there where it is "votes"; `reason` says why a
    question does not apply.
    """

    kind: AnswerKind = "unanswered"
    level: int | None = None
    votes: Votes | None = None
    before: Votes | None = None
    reason: str | None = None
    evidence: str | None = None
    note: str | None = None


UNANSWERED = Answer()
UNKNOWN = Answer(kind="unknown")
LEVEL_ANSWERS = tuple(Answer(kind="level", level=level) for level in range(4))

Answers = Mapping[str, Answer | Mapping[str, Answer]]
"""By condition id: one answer for the whole condition, or answers by question id."""


class Partner(Record):
    """A party that takes part: in the core, or joining later."""

    name: NonEmpty
    kind: PartnerKind = "other"
    role: PartnerRole = "core"


class Proposal(Record):
    """A proposed collaboration between education and business, as a workshop describes it.

    `goals` are in order of importance. Fields that a proposal leaves out are None or empty.
    `file` is the path as it was given, None for one that was not read from a file.
    """

    format: Literal["lea-check/proposal/1"] = "lea-check/proposal/1"
    name: NonEmpty
    summary: str | None = None
    date: str | None = None
    region: str | None = None
    stage: Stage | None = None
    initiator: Party | None = None
    form: Form | None = None
    scale: Scale | None = None
    type: str | None = None
    goals: Annotated[tuple[str, ...], Field(min_length=1)]
    target_groups: Annotated[tuple[str, ...], Field(min_length=1)]
    education_levels: tuple[EducationLevel, ...] = ()
    sectors: tuple[Id, ...] = ()
    priorities: tuple[str, ...] = ()
    partners: tuple[Partner, ...] = ()
    networks: tuple[NonEmpty, ...] = ()
    answers: SkipValidation[Answers] = Field(default_factory=dict)
    notes: str | None = None
    file: str | None = None
