"""An assessment: all that follows from a proposal and the knowledge, free of language.

A level is an integer 0-3: no, partly, yes, and a yes that is shown. `low` and `high` bound what is known of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from lea_check.model.catalogue import Initiative, Lesson, Text
from lea_check.model.message import Message
from lea_check.model.proposal import Answer, Promise, Proposal, Votes
from lea_check.model.vocabulary import (
    YES,
    AnswerKind,
    Ask,
    Headline,
    How,
    LessonRole,
    OpenReason,
    Phase,
    Readiness,
    Rung,
    Status,
)


@dataclass(frozen=True, slots=True, order=True)
class Range:
    """What is known of a level: it lies between `low` and `high` (0-3)."""

    low: int
    high: int

    @property
    def proven(self) -> Status:
        """The status that now holds."""
        return status_of(self.low)

    @property
    def possible(self) -> Status:
        """The status that it could still turn out to have."""
        return status_of(self.high)


@cache
def range_of(low: int, high: int) -> Range:
    """The range between two levels, held once: of all that is judged there are but ten."""
    return Range(low, high)


class _Ranged:
    """What has a range of levels, or does not apply."""

    __slots__ = ()
    range: Range | None

    @property
    def applicable(self) -> bool:
        """Whether it counts."""
        return self.range is not None

    @property
    def low(self) -> int | None:
        """The least that its level can be (0-3); None where it does not apply."""
        return self.range.low if self.range else None

    @property
    def high(self) -> int | None:
        """The most that its level can be (0-3); None where it does not apply."""
        return self.range.high if self.range else None


@dataclass(frozen=True, slots=True)
class Standing(_Ranged):
    """How one question stands, whatever texts came with its answer. Without `range` it does not apply.

    `key`: the ids of its condition and its own, as `mass.enough-participants`. `whole`: the answer is the one to the
    overall question. `evident`: evidence is named. `known`: somebody knows the answer, also where the room is divided.
    `reason` says why it does not apply, `why` why `low` and `high` differ. `parties`: where parties are apart, the
    level of each; None for one that is to be asked and does not agree within itself. `silent`: parties in which nobody
    knows. `room` and `said`: of votes, what all together and each party leave open, None where they do not know.
    """

    key: str
    condition: str
    id: str
    phase: Phase
    core: bool
    ask: Ask
    kind: AnswerKind
    whole: bool
    evident: bool
    known: bool
    range: Range | None
    reason: str | Text | Message | None
    why: OpenReason | None
    divided: bool
    parties: Mapping[str, int | None]
    silent: tuple[str, ...]
    room: Range | None
    said: Mapping[str, Range | None]

    @property
    def yes(self) -> bool:
        """Whether it is a yes, whatever is still open."""
        return self.range is not None and self.range.low >= YES


@dataclass(frozen=True, slots=True)
class QuestionResult(Standing):
    """How one question stands, with what was given to it."""

    evidence: str | None
    note: str | None
    votes: Votes | None
    before: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class ConditionResult(_Ranged):
    """How one condition stands: as strong as its weakest question, in each phase and as a whole.

    `range`: from the lowest low end of its questions that count to their lowest high end.
    """

    id: str
    range: Range | None
    reason: str | Text | Message | None
    phases: Mapping[Phase, Range]
    questions: tuple[QuestionResult, ...]
    overall: Answer

    @property
    def proven(self) -> Status | None:
        """The status that now holds."""
        return self.range.proven if self.range else None

    @property
    def possible(self) -> Status | None:
        """The status that it could still turn out to have."""
        return self.range.possible if self.range else None


@dataclass(frozen=True, slots=True)
class PhaseResult:
    """How ready a phase is: what now holds, and what could still be."""

    proven: Readiness
    possible: Readiness


@dataclass(frozen=True, slots=True)
class Verdict:
    """The rung that now holds and the one that could still be; `headline` is what people read first.

    `running`: its proposer says that it runs. `shown`: only what evidence is named for counts as more than a no.
    """

    headline: Headline
    proven: Rung
    possible: Rung
    running: bool
    shown: bool

    @property
    def firm(self) -> bool:
        """Nothing that is still open can change it."""
        return self.proven == self.possible


@dataclass(frozen=True, slots=True)
class TypeResult:
    """The type, with a score 0-1 for each type, best first. `chosen`: the proposal names its type itself."""

    id: str
    mixed: bool
    chosen: bool
    scores: Mapping[str, float]
    reasons: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class KnownCount:
    """How many of the questions that are left (`of`) have a known answer."""

    answered: int
    of: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of the questions that are left have a known answer, in all and to start.

    `whole`: overall questions with a known answer; `shown`: known answers with evidence; `enough`: at least half is
    known of the phase that the headline speaks of.
    """

    answered: int
    of: int
    start: KnownCount
    whole: int
    shown: int
    enough: bool


@dataclass(frozen=True, slots=True)
class Counts:
    """Of the questions of a phase that are left: a yes, to do, to find out; and those that somebody left out."""

    yes: int
    do: int
    find_out: int
    left_out: int

    @property
    def left(self) -> int:
        """The questions that count."""
        return self.yes + self.do + self.find_out

    @property
    def still_open(self) -> int:
        """What is not yet a yes: to do, to find out and left out together."""
        return self.do + self.find_out + self.left_out


class _OfQuestion:
    """What is said of one question, by the ids of its condition and its own."""

    __slots__ = ()
    condition: str
    question: str

    @property
    def key(self) -> str:
        """The question by `condition.question`, such as `mass.enough-participants`."""
        return f"{self.condition}.{self.question}"


@dataclass(frozen=True, slots=True)
class Lift(_OfQuestion):
    """A question that must rise from level `start` to level `to`, by finding out or by doing."""

    condition: str
    question: str
    start: int
    to: int
    how: How


@dataclass(frozen=True, slots=True)
class Onward:
    """The way up after the way up: where it leads, and how many questions must rise for it."""

    to: Rung
    count: int


@dataclass(frozen=True, slots=True)
class WayUp:
    """What must rise for the next rung; `to` is the rung that is then proven, and `then` what comes after it."""

    to: Rung
    lift: tuple[Lift, ...]
    then: Onward | None


@dataclass(frozen=True, slots=True)
class QuestionRef(_OfQuestion):
    """A question, by the ids of its condition and its own."""

    condition: str
    question: str


@dataclass(frozen=True, slots=True)
class OpenQuestion(_OfQuestion):
    """A question whose level is not settled; `decisive` when settling it alone can change the headline."""

    condition: str
    question: str
    why: OpenReason
    decisive: bool
    core: bool
    ask: Ask


@dataclass(frozen=True, slots=True)
class Disagreement(_OfQuestion):
    """A question on which parties are apart: the level of each, None for one to ask that is not of one mind."""

    condition: str
    question: str
    parties: Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class LessonFound:
    """Who met this gap: a lesson of an initiative, under a condition.

    `about`: whether it speaks to the question, or to the condition as a whole. `alike`: whether the initiative is like
    the proposal at all.
    """

    initiative: str
    condition: str
    role: LessonRole
    about: str
    alike: bool
    lesson: Lesson


@dataclass(frozen=True, slots=True)
class Experience:
    """Of the initiatives of the catalogue: how many had this, had it partly or not, and how many do not say."""

    had: int
    partly_or_not: int
    unknown: int


@dataclass(frozen=True, slots=True)
class FirstStep:
    """One of the first things to do or to find out. Without condition: the advice on existing networks (chapter 5).

    `now` is the text of the level that holds, `next` that of the level after it, or the question itself where it is to
    be found out.
    """

    phase: Phase
    step: str
    condition: str | None
    question: str | None
    how: How
    ask: Ask | None
    now: Text | None
    next: Text | None
    advice: Text | Message
    lesson: LessonFound | None
    initiatives: Experience | None

    @property
    def key(self) -> str:
        """The question by `condition.question`; nothing for the advice on networks."""
        return f"{self.condition}.{self.question}" if self.condition else ""


@dataclass(frozen=True, slots=True)
class Shown(_OfQuestion):
    """A question of which an initiative tells, and in which role."""

    condition: str
    question: str
    role: LessonRole


@dataclass(frozen=True, slots=True)
class Example:
    """An initiative to learn from: how much it is like the proposal (0-1), why, and for which gaps it is there."""

    initiative: str
    similarity: float
    alike: bool
    reasons: tuple[Message, ...]
    shows: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class RegionResult:
    """Which priorities of the region the proposal serves, and which not."""

    id: str
    served: tuple[str, ...]
    not_served: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """An initiative with its similarity (0-1) to a proposal; `shares`: a goal or a target group at least."""

    initiative: Initiative
    similarity: float
    shares: bool


@dataclass(frozen=True, slots=True)
class Outline:
    """The part of an assessment that a line of a batch rests on.

    `questions` are in the order of the content; `closest` is the first of the examples, None where none is alike.
    """

    proposal: Proposal
    type: str
    verdict: Verdict
    coverage: Coverage
    counts: Mapping[Phase, Counts]
    questions: tuple[Standing, ...]
    way_up: WayUp | None
    open_questions: tuple[OpenQuestion, ...]
    closest: str | None


@dataclass(frozen=True, slots=True)
class Assessment:
    """All that follows from one proposal; made by `assess`.

    `content` is the version of the knowledge. `conditions` are in the order of the content, `examples` the most alike
    first. `on_word`: each yes without evidence that the headline rests on. `changed`: questions of which the meaning
    changed since the version that was answered. `lessons`: who met it, for each question on the way up and the weakest
    of each condition.
    """

    proposal: Proposal
    content: str
    type: TypeResult
    verdict: Verdict
    coverage: Coverage
    counts: Mapping[Phase, Counts]
    phases: Mapping[Phase, PhaseResult]
    conditions: tuple[ConditionResult, ...]
    way_up: WayUp | None
    on_word: tuple[QuestionRef, ...]
    open_questions: tuple[OpenQuestion, ...]
    disagreements: tuple[Disagreement, ...]
    first_steps: tuple[FirstStep, ...]
    plan: tuple[Promise, ...]
    examples: tuple[Example, ...]
    region: RegionResult | None
    warnings: tuple[Message, ...]
    lessons: Mapping[str, LessonFound] = field(default_factory=dict)
    experience: Mapping[str, Experience] = field(default_factory=dict)
    changed: tuple[QuestionRef, ...] = ()

    @property
    def questions(self) -> tuple[QuestionResult, ...]:
        """All questions, in the order of the content."""
        return tuple(question for condition in self.conditions for question in condition.questions)


def status_of(level: int) -> Status:
    """The status of a level 0-3: 0 missing, 1 partial, 2 and 3 met."""
    if level == 0:
        return "missing"
    return "partial" if level == 1 else "met"
