"""The JSON document of an assessment as types (docs/json.md); its schema and its making follow from them.

A field bears the name of what it holds in `model.assessment`; texts are in the language that was asked for.
"""

from typing import (
    Annotated,
    Literal,
    NotRequired,  # pydantic makes a schema of it on Python 3.11 too
)

from pydantic import Field
from typing_extensions import TypedDict

from lea_check.model.vocabulary import (
    AnswerKind,
    Ask,
    Headline,
    How,
    LessonRole,
    OpenReason,
    Phase,
    Readiness,
    Rung,
    Stage,
    Status,
)

FORMAT = "lea-check/assessment/2"

Level = Annotated[int, Field(ge=0, le=3)]
Hands = list[int] | dict[str, list[int]]


class Tool(TypedDict):
    """What made the assessment: name and version of the program, and the version of its content."""

    name: Literal["lea-check"]
    version: str
    content: str


class ProposalHead(TypedDict):
    """Which proposal it is; `file` as it was given, `content` the version that it answers, `core` names."""

    name: str
    file: str | None
    reference: str | None
    date: str | None
    present: int | None
    region: str | None
    stage: Stage | None
    content: str | None
    core: list[str]


class TypeJson(TypedDict):
    """The type; `scores` 0-1 by type, best first; `chosen`: named in the proposal."""

    id: str
    mixed: bool
    chosen: bool
    scores: dict[str, float]
    reasons: list[str]


class VerdictJson(TypedDict):
    """The headline, what now holds and what could still be; `firm` when these agree; `shown` under --shown."""

    headline: Headline
    proven: Rung
    possible: Rung
    firm: bool
    running: bool
    shown: bool
    sentence: str


class KnownJson(TypedDict):
    """Questions with a known answer, of those that are left."""

    answered: int
    of: int


class CoverageJson(TypedDict):
    """How much is known, in all and to start; overall questions that are known; known answers with evidence."""

    answered: int
    of: int
    start: KnownJson
    whole: int
    shown: int
    enough: bool


class CountsJson(TypedDict):
    """Questions of a phase: a yes, to do, to find out, and left out by hand."""

    yes: int
    do: int
    find_out: int
    left_out: int


class PhaseJson(TypedDict):
    """How ready a phase is."""

    proven: Readiness
    possible: Readiness


class LevelsJson(TypedDict):
    """The range 0-3 of a condition in a phase, with its statuses."""

    low: Level
    high: Level
    proven: Status
    possible: Status


class AnsweredBeforeJson(TypedDict):
    """What an answer replaced; levels and hands as they were then."""

    kind: AnswerKind
    level: Level | None
    votes: Hands | None
    reason: str | None
    evidence: str | None
    note: str | None


class QuestionJson(TypedDict):
    """A question; what does not apply has null levels, and a reason. `why`: why `low` and `high` differ."""

    id: str
    phase: Phase
    core: bool
    applicable: bool
    reason: str | None
    kind: AnswerKind
    whole: bool
    low: Level | None
    high: Level | None
    why: OpenReason | None
    evidence: str | None
    note: str | None
    votes: Hands | None
    before: list[AnsweredBeforeJson] | None
    divided: bool


class ConditionJson(TypedDict):
    """A condition: as strong as its weakest question."""

    id: str
    number: int
    title: str
    applicable: bool
    reason: str | None
    low: Level | None
    high: Level | None
    proven: Status | None
    possible: Status | None
    phases: dict[Phase, LevelsJson]
    questions: list[QuestionJson]


LiftJson = TypedDict("LiftJson", {"condition": str, "question": str, "from": int, "to": int, "how": How})


class OnwardJson(TypedDict):
    """What follows on the way up, and how many questions that takes."""

    to: Rung
    count: int


class WayUpJson(TypedDict):
    """What must rise, the rung that is then proven, and what follows."""

    to: Rung
    lift: list[LiftJson]
    then: OnwardJson | None


class QuestionRefJson(TypedDict):
    """A question by the ids of its condition and its own."""

    condition: str
    question: str


class OpenQuestionJson(TypedDict):
    """A question that is not settled; `decisive` when settling it alone can change the headline."""

    condition: str
    question: str
    why: OpenReason
    decisive: bool
    core: bool
    ask: Ask


class DisagreementJson(TypedDict):
    """A question on which parties are apart; null for one to ask that is not of one mind."""

    condition: str
    question: str
    parties: dict[str, int | None]


class LessonJson(TypedDict):
    """Who met this gap, and whether the lesson speaks to the question or to the condition as a whole."""

    initiative: str
    condition: str
    role: LessonRole
    about: Literal["question", "condition"]
    alike: bool


class ExperienceJson(TypedDict):
    """Of the initiatives: how many had it, had it partly or not, do not say."""

    had: int
    partly_or_not: int
    unknown: int


class FirstStepJson(TypedDict):
    """One of the first things to do or find out; without condition it is the advice on existing networks."""

    phase: Phase
    step: str
    condition: str | None
    question: str | None
    how: How
    ask: Ask | None
    now: str | None
    next: str | None
    advice: str
    lesson: LessonJson | None
    initiatives: ExperienceJson | None


class PromiseJson(TypedDict):
    """A step of the plan: what, who, by when, and when it was done."""

    condition: str | None
    question: str | None
    what: str
    who: str | None
    by: str | None
    done: str | None


class ShownJson(TypedDict):
    """A question of which an initiative tells."""

    condition: str
    question: str
    role: LessonRole


class ExampleJson(TypedDict):
    """An initiative: how alike (0-1), why, and the questions for which it is there.

    `file` is there for one of an own catalogue: the path of that, as it was given.
    """

    initiative: str
    similarity: float
    alike: bool
    reasons: list[str]
    shows: list[ShownJson]
    file: NotRequired[str]


class RegionJson(TypedDict):
    """Priorities of the region that the proposal serves, and those it does not."""

    id: str
    served: list[str]
    not_served: list[str]


class AssessmentJson(TypedDict):
    """The feasibility of a proposed collaboration, as judged by lea-check."""

    format: Literal["lea-check/assessment/2"]
    tool: Tool
    proposal: ProposalHead
    type: TypeJson
    verdict: VerdictJson
    coverage: CoverageJson
    counts: dict[Phase, CountsJson]
    phases: dict[Phase, PhaseJson]
    conditions: list[ConditionJson]
    way_up: WayUpJson | None
    on_word: list[QuestionRefJson]
    open_questions: list[OpenQuestionJson]
    disagreements: list[DisagreementJson]
    first_steps: list[FirstStepJson]
    plan: list[PromiseJson]
    examples: list[ExampleJson]
    region: RegionJson | None
    warnings: list[str]
