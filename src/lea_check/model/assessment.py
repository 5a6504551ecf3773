"""An assessment: all that follows from a proposal and the knowledge, free of language.

Named tuples: an assessment has some sixty parts, and a batch makes thousands of assessments.
A level is an integer 0-3; `low` and `high` bound what is known (product contract, section 4).
"""

from collections.abc import Mapping
from typing import NamedTuple

from lea_check.model.catalogue import Initiative, Text
from lea_check.model.proposal import Proposal, Votes
from lea_check.model.vocabulary import AnswerKind, How, OpenReason, Phase, Readiness, Status, Verdict


class Label(NamedTuple):
    """An id that has a name for people in the words files, such as ("scale", "regional")."""

    field: str
    id: str


Param = str | int | Label | Text | tuple[Text | Label, ...]


class Message(NamedTuple):
    """Something to say: a key in the words files, and what to fill in."""

    key: str
    params: Mapping[str, Param] = {}


class Range(NamedTuple):
    """What is known of a level: it lies between `low` and `high` (0-3)."""

    low: int
    high: int


class QuestionResult(NamedTuple):
    """How one question stands. Without `range` it does not apply, and `reason` says why."""

    condition: str
    id: str
    phase: Phase
    kind: AnswerKind
    whole: bool
    range: Range | None
    reason: str | Text | None
    evidence: str | None
    note: str | None
    votes: Votes | None
    before: Votes | None
    divided: bool
    medians: Mapping[str, int]
    open_why: OpenReason | None

    @property
    def not_shown(self) -> bool:
        """Level 3, "arranged and can be shown", but nothing to show for it."""
        return self.range is not None and self.range.low == 3 and not self.evidence


class ConditionResult(NamedTuple):
    """How one condition stands: as strong as its weakest question, in each phase and as a whole."""

    id: str
    range: Range | None
    reason: str | Text | None
    phases: Mapping[Phase, Range]
    questions: tuple[QuestionResult, ...]

    @property
    def proven(self) -> Status | None:
        """The status that now holds."""
        return status_of(self.range.low) if self.range else None

    @property
    def possible(self) -> Status | None:
        """The status that it could still turn out to have."""
        return status_of(self.range.high) if self.range else None

    def weakest(self) -> QuestionResult | None:
        """The question that holds the condition down most; the first of equals."""
        known = [question for question in self.questions if question.range]
        return min(known, key=lambda question: question.range or (), default=None)


class PhaseResult(NamedTuple):
    """How ready a phase is: what now holds, and what could still be."""

    proven: Readiness
    possible: Readiness


class VerdictResult(NamedTuple):
    """The verdict that now holds, and the one that could still be."""

    proven: Verdict
    possible: Verdict

    @property
    def firm(self) -> bool:
        """Nothing that is still open can change the verdict."""
        return self.proven == self.possible


class TypeResult(NamedTuple):
    """The type, with a score 0-1 for each type, best first. `chosen`: the proposal names its type itself."""

    id: str
    mixed: bool
    chosen: bool
    scores: Mapping[str, float]
    reasons: tuple[Message, ...]


class Coverage(NamedTuple):
    """How many of the questions that apply (`of`) have a known answer, and how many name evidence.

    `whole` counts the conditions that were answered as a whole.
    """

    answered: int
    of: int
    whole: int
    shown: int

    @property
    def enough(self) -> bool:
        """At least half of the questions have a known answer."""
        return self.of > 0 and 2 * self.answered >= self.of


class Lift(NamedTuple):
    """A question that must rise from level `start` to level `to`, by finding out or by doing."""

    condition: str
    question: str
    start: int
    to: int
    how: How


class WayUp(NamedTuple):
    """What must rise for the next verdict, `to`."""

    to: Verdict
    lift: tuple[Lift, ...]


class QuestionRef(NamedTuple):
    """A question, by the ids of its condition and its own."""

    condition: str
    question: str


class OpenQuestion(NamedTuple):
    """A question whose level is not settled; `decisive` when it stands in the way up."""

    condition: str
    question: str
    why: OpenReason
    decisive: bool


class Disagreement(NamedTuple):
    """A question on which the medians of two parties are two or more levels apart."""

    condition: str
    question: str
    parties: Mapping[str, int]


class NextStep(NamedTuple):
    """Advice for a gap, at its place in the step plan. Without condition: the advice on networks (ch. 5)."""

    phase: Phase
    step: str
    condition: str | None
    question: str | None
    advice: Text
    example: str | None


class Example(NamedTuple):
    """An initiative to learn from: how much it is like the proposal (0-1), why, and for which gaps it is shown."""

    initiative: str
    similarity: float
    alike: bool
    reasons: tuple[Message, ...]
    shows: tuple[str, ...]


class RegionResult(NamedTuple):
    """Which priorities of the region the proposal serves, and which not."""

    id: str
    served: tuple[str, ...]
    not_served: tuple[str, ...]


class Match(NamedTuple):
    """An initiative with its similarity (0-1) to a proposal."""

    initiative: Initiative
    similarity: float


class Outline(NamedTuple):
    """The part of an assessment that the rank of a proposal rests on. `matches`: initiatives, the most alike first."""

    proposal: Proposal
    type: str
    verdict: VerdictResult
    coverage: Coverage
    phases: Mapping[Phase, PhaseResult]
    conditions: tuple[ConditionResult, ...]
    way_up: WayUp | None
    matches: tuple[Match, ...]


class Assessment(NamedTuple):
    """All that follows from one proposal.

    `content` is the version of the knowledge; `fragile` names the questions that would lower the verdict if they fell a
    level; `conditions` are in the order of the content, `examples` the most alike first.
    """

    proposal: Proposal
    content: str
    type: TypeResult
    verdict: VerdictResult
    coverage: Coverage
    phases: Mapping[Phase, PhaseResult]
    conditions: tuple[ConditionResult, ...]
    way_up: WayUp | None
    fragile: tuple[QuestionRef, ...]
    open_questions: tuple[OpenQuestion, ...]
    disagreements: tuple[Disagreement, ...]
    next_steps: tuple[NextStep, ...]
    examples: tuple[Example, ...]
    region: RegionResult | None
    warnings: tuple[Message, ...]

    @property
    def only_to_find_out(self) -> bool:
        """All that holds the verdict down is not yet known, rather than known to be weak."""
        return (
            self.way_up is not None
            and bool(self.way_up.lift)
            and all(lift.how == "find-out" for lift in self.way_up.lift)
        )


def status_of(level: int) -> Status:
    """The status of a level 0-3: 0 missing, 1 partial, 2 and 3 met."""
    if level == 0:
        return "missing"
    return "partial" if level == 1 else "met"
