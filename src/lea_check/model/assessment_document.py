"""The JSON document of an assessment as types (product contract, section 6); its schema is made from them."""

from typing import (
    Annotated,
    Literal,
    NotRequired,  # pydantic makes a schema of it on Python 3.11 too
)

from pydantic import Field
from typing_extensions import TypedDict

from lea_check.model.vocabulary import AnswerKind, How, OpenReason, Phase, Readiness, Stage, Status, Verdict

Level = Annotated[int, Field(ge=0, le=3)]


class Tool(TypedDict):
    """What made the assessment: name and version of the program, and the version of its content."""

    name: Literal["lea-check"]
    version: str
    content: str


class ProposalHead(TypedDict):
    """Which proposal it is; `file` as it was given."""

    name: str
    file: str | None
    date: str | None
    region: str | None
    stage: Stage | None


class TypeJson(TypedDict):
    """The type; `scores` 0-1 by type, best first; `chosen`: named in the proposal."""

    id: str
    mixed: bool
    chosen: bool
    scores: dict[str, float]
    reasons: list[str]


class VerdictJson(TypedDict):
    """What now holds and what could still be; `firm` when they agree."""

    proven: Verdict
    possible: Verdict
    firm: bool


class CoverageJson(TypedDict):
    """Questions with a known answer, of those that apply; conditions answered as a whole; with evidence."""

    answered: int
    of: int
    whole: int
    shown: int


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


class QuestionJson(TypedDict):
    """A question; what does not apply has null levels, and a reason."""

    id: str
    phase: Phase
    applicable: bool
    reason: str | None
    kind: AnswerKind
    whole: bool
    low: Level | None
    high: Level | None
    evidence: str | None
    note: str | None
    votes: list[int] | dict[str, list[int]] | None
    before: list[int] | dict[str, list[int]] | None
    divided: bool
    not_shown: bool


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


class WayUpJson(TypedDict):
    """What must rise, and the verdict that is then proven."""

    to: Verdict
    lift: list[LiftJson]


class QuestionRefJson(TypedDict):
    """A question by the ids of its condition and its own."""

    condition: str
    question: str


class OpenQuestionJson(TypedDict):
    """A question that is not settled; `decisive` when it stands in the way up."""

    condition: str
    question: str
    why: OpenReason
    decisive: bool


class DisagreementJson(TypedDict):
    """The party medians on a question, where two are 2 or more apart."""

    condition: str
    question: str
    parties: dict[str, int]


class NextStepJson(TypedDict):
    """Advice at its place in the step plan; without condition it is the advice on networks."""

    phase: Phase
    step: str
    condition: str | None
    question: str | None
    advice: str
    example: str | None


class ExampleJson(TypedDict):
    """An initiative: how alike (0-1), why, and the conditions for which it shows how.

    `file` is there for one of an own catalogue: the path of that, as it was given.
    """

    initiative: str
    similarity: float
    reasons: list[str]
    shows: list[str]
    file: NotRequired[str]


class RegionJson(TypedDict):
    """Priorities of the region that the proposal serves, and those it does not."""

    id: str
    served: list[str]
    not_served: list[str]


class AssessmentJson(TypedDict):
    """The feasibility of a proposed collaboration, as judged by lea-check."""

    format: Literal["lea-check/assessment/1"]
    tool: Tool
    proposal: ProposalHead
    type: TypeJson
    verdict: VerdictJson
    coverage: CoverageJson
    phases: dict[Phase, PhaseJson]
    conditions: list[ConditionJson]
    way_up: WayUpJson | None
    fragile: list[QuestionRefJson]
    open_questions: list[OpenQuestionJson]
    disagreements: list[DisagreementJson]
    next_steps: list[NextStepJson]
    examples: list[ExampleJson]
    region: RegionJson | None
    warnings: list[str]
