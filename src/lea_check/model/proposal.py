"""A proposal: a profile, answers to the questions, and a plan."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Literal, NamedTuple

from pydantic import AfterValidator, ConfigDict, Field, SkipValidation, Strict, field_validator
from pydantic_core import PydanticCustomError

from lea_check.model.catalogue import Id, NonEmpty, Record, Truth
from lea_check.model.message import Message
from lea_check.model.vocabulary import (
    LEVELS,
    RUNNING,
    AnswerKind,
    EducationLevel,
    Form,
    PartnerKind,
    PartnerRole,
    Party,
    Scale,
    Stage,
)

Hands = tuple[int, ...]
"""Hands raised for no, partly and yes and, as an optional fourth number, for "we do not know"."""

HANDS = len(LEVELS) + 1


@dataclass(frozen=True, slots=True)
class Votes:
    """A show of hands: of the room as one (`parties` empty), or by party in the order of the file."""

    room: Hands
    parties: Mapping[str, Hands] = field(default_factory=dict)

    def pooled(self) -> Hands:
        """All hands together, four numbers: for no, partly, yes and "we do not know"."""
        if not self.parties:
            return (*self.room, 0)[:HANDS]
        return tuple(map(sum, zip(*((*hands, 0)[:HANDS] for hands in self.parties.values()), strict=True)))


class Answer(NamedTuple):
    """An answer to a question, or to the overall question of a condition.

    `level` is 0-2 where `kind` is "level"; `votes` is there where it is "votes"; `reason` says why a question does
    not apply. `before`: what it replaced, newest first; that never counts.
    """

    kind: AnswerKind = "unanswered"
    level: int | None = None
    votes: Votes | None = None
    reason: str | None = None
    evidence: str | None = None
    note: str | None = None
    before: tuple["Answer", ...] = ()


UNANSWERED = Answer()
UNKNOWN = Answer(kind="unknown")
LEVEL_ANSWERS = tuple(Answer(kind="level", level=level) for level in LEVELS)


def _is_right(answer: object) -> bool:
    """Whether it is an answer that says what its kind promises, and nothing else."""
    if not isinstance(answer, Answer):
        return False
    votes = answer.votes
    match answer.kind:
        case "level":
            return votes is None and answer.level in LEVELS and not isinstance(answer.level, bool)
        case "votes":
            return answer.level is None and isinstance(votes, Votes) and _are_hands(votes)
        case "not-applicable":
            return answer.level is None and votes is None and bool((answer.reason or "").strip())
        case _:
            return answer.kind in ("unknown", "unanswered") and answer.level is None and votes is None


def _are_hands(votes: Votes) -> bool:
    counts = tuple(votes.parties.values()) or (votes.room,)
    return all(len(hands) in (HANDS - 1, HANDS) and min(hands) >= 0 for hands in counts)


def _day(given: str) -> str:
    try:
        right = date.fromisoformat(given).isoformat() == given
    except ValueError:
        right = False
    if not right:
        raise PydanticCustomError("date", "this is not a date; write year-month-day, such as 2026-05-20")
    return given


Day = Annotated[str, AfterValidator(_day)]
"""A date as year-month-day, such as "2026-05-20"."""

Answers = Mapping[str, Mapping[str, Answer]]
"""By condition id, then by question id or `overall`."""


class Partner(Record):
    """A party that takes part: in the core, or joining later. `present`: whether it was in the room."""

    name: NonEmpty
    kind: PartnerKind = "other"
    role: PartnerRole = "core"
    present: Truth | None = None


class Promise(Record):
    """A step of the plan: what, who does it, by when, and when it was done. `question`: what it is for."""

    question: str | None = None
    what: NonEmpty
    who: NonEmpty | None = None
    by: Day | None = None
    done: Day | None = None


class Proposal(Record):
    """A proposed collaboration between education and business, as a workshop describes it.

    `goals` are in order of importance. Fields that a proposal leaves out are None or empty. `present`: people in the
    room. `content`: the version of the questions that it answers. `file` is the path as it was given, None for one that
    was not read from a file; `remarks` say what was noticed while it was read.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    format: Literal["lea-check/proposal/2"] = "lea-check/proposal/2"
    name: NonEmpty
    reference: NonEmpty | None = None
    summary: str | None = None
    date: Day | None = None
    present: Annotated[int, Strict(), Field(ge=1)] | None = None
    content: NonEmpty | None = None
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
    plan: tuple[Promise, ...] = ()
    notes: str | None = None
    file: str | None = None
    remarks: SkipValidation[tuple[Message, ...]] = ()

    @field_validator("answers")
    @classmethod
    def _are_answers(cls, answers: Answers) -> Answers:
        """Anything but answers would be judged as if nothing was answered."""
        for condition, given in answers.items():
            if not isinstance(given, Mapping) or not all(map(_is_right, given.values())):
                raise ValueError(f"answers.{condition} holds something that is no answer: use proposal_from")
        return answers

    @property
    def core(self) -> tuple[Partner, ...]:
        """The parties without which it cannot be done."""
        return tuple(partner for partner in self.partners if partner.role == "core")

    @property
    def runs(self) -> bool:
        """Whether its proposer says that it runs already."""
        return self.stage in RUNNING

    def without_names(self) -> "Proposal":
        """The same proposal without who does what, and without notes, in which people tend to be named."""
        answers = {
            condition: {question: _without_note(answer) for question, answer in given.items()}
            for condition, given in self.answers.items()
        }
        plan = tuple(promise.model_copy(update={"who": None}) for promise in self.plan)
        return self.model_copy(update={"answers": answers, "plan": plan, "notes": None})

    def with_answers(self, changes: Mapping[tuple[str, str], Answer]) -> "Proposal":
        """The same proposal with other answers, by the ids of a condition and a question (or `overall`)."""
        answers = dict(self.answers)
        for (condition, question), answer in changes.items():
            answers[condition] = {**answers.get(condition, {}), question: answer}
        return self.model_copy(update={"answers": answers})


def _without_note(answer: Answer) -> Answer:
    return answer._replace(note=None, before=tuple(map(_without_note, answer.before)))
