"""An assessment as JSON (product contract, section 6): a document for scripts, in the order of the contract.

The types describe the document; `lea-check schema assessment` is made from them.
"""

import json
from typing import Any, Literal

from typing_extensions import TypedDict  # pydantic makes a schema of it on Python 3.11 too

from .. import __version__
from ..model.assessment import Assessment, ConditionResult, Lift, QuestionResult, Range, status_of
from ..model.catalogue import Catalogue
from ..model.proposal import Hands, Votes
from ..model.vocabulary import AnswerKind, How, OpenReason, Phase, Readiness, Stage, Status, Verdict
from ..words import Words
from .inert import inert_json


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

    low: int
    high: int
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
    low: int | None
    high: int | None
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
    low: int | None
    high: int | None
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
    """An initiative: how alike (0-1), why, and the conditions for which it shows how."""

    initiative: str
    similarity: float
    reasons: list[str]
    shows: list[str]


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


def to_json(document: Any) -> str:
    """JSON text of a document, safe to show: the same document gives the same text."""
    return inert_json(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"


def _lift(lift: Lift) -> LiftJson:
    return {
        "condition": lift.condition,
        "question": lift.question,
        "from": lift.start,
        "to": lift.to,
        "how": lift.how,
    }


def assessment_document(assessment: Assessment, catalogue: Catalogue, words: Words) -> AssessmentJson:
    """The document of section 6, with texts in the language of `words`."""
    proposal, kind, way, region = assessment.proposal, assessment.type, assessment.way_up, assessment.region
    return {
        "format": "lea-check/assessment/1",
        "tool": {"name": "lea-check", "version": __version__, "content": assessment.content},
        "proposal": {
            "name": proposal.name,
            "file": proposal.file,
            "date": proposal.date,
            "region": proposal.region,
            "stage": proposal.stage,
        },
        "type": {
            "id": kind.id,
            "mixed": kind.mixed,
            "chosen": kind.chosen,
            "scores": dict(kind.scores),
            "reasons": [words.message(reason) for reason in kind.reasons],
        },
        "verdict": {
            "proven": assessment.verdict.proven,
            "possible": assessment.verdict.possible,
            "firm": assessment.verdict.firm,
        },
        "coverage": {
            "answered": assessment.coverage.answered,
            "of": assessment.coverage.of,
            "whole": assessment.coverage.whole,
            "shown": assessment.coverage.shown,
        },
        "phases": {
            phase: {"proven": each.proven, "possible": each.possible} for phase, each in assessment.phases.items()
        },
        "conditions": [_condition(each, catalogue, words) for each in assessment.conditions],
        "way_up": None if way is None else {
            "to": way.to,
            "lift": [_lift(each) for each in way.lift],
        },
        "fragile": [{"condition": each.condition, "question": each.question} for each in assessment.fragile],
        "open_questions": [
            {"condition": each.condition, "question": each.question, "why": each.why, "decisive": each.decisive}
            for each in assessment.open_questions
        ],
        "disagreements": [
            {"condition": each.condition, "question": each.question, "parties": dict(each.parties)}
            for each in assessment.disagreements
        ],
        "next_steps": [
            {
                "phase": each.phase,
                "step": each.step,
                "condition": each.condition,
                "question": each.question,
                "advice": words.say(each.advice),
                "example": each.example,
            }
            for each in assessment.next_steps
        ],
        "examples": [
            {
                "initiative": each.initiative,
                "similarity": each.similarity,
                "reasons": [words.message(reason) for reason in each.reasons],
                "shows": list(each.shows),
            }
            for each in assessment.examples
        ],
        "region": None if region is None else {
            "id": region.id, "served": list(region.served), "not_served": list(region.not_served)
        },
        "warnings": [words.message(warning) for warning in assessment.warnings],
    }  # fmt: skip


def _condition(result: ConditionResult, catalogue: Catalogue, words: Words) -> ConditionJson:
    condition = catalogue.condition_by_id[result.id]
    return {
        "id": result.id,
        "number": condition.number,
        "title": words.say(condition.title),
        "applicable": result.range is not None,
        "reason": _reason(result.reason, words),
        "low": result.range.low if result.range else None,
        "high": result.range.high if result.range else None,
        "proven": result.proven,
        "possible": result.possible,
        "phases": {phase: _levels(found) for phase, found in result.phases.items()},
        "questions": [_question(question, words) for question in result.questions],
    }


def _levels(found: Range) -> LevelsJson:
    return {
        "low": found.low,
        "high": found.high,
        "proven": status_of(found.low),
        "possible": status_of(found.high),
    }


def _question(result: QuestionResult, words: Words) -> QuestionJson:
    return {
        "id": result.id,
        "phase": result.phase,
        "applicable": result.range is not None,
        "reason": _reason(result.reason, words),
        "kind": result.kind,
        "whole": result.whole,
        "low": result.range.low if result.range else None,
        "high": result.range.high if result.range else None,
        "evidence": result.evidence,
        "note": result.note,
        "votes": _votes(result.votes),
        "before": _votes(result.before),
        "divided": result.divided,
        "not_shown": result.not_shown,
    }


def _reason(reason: Any, words: Words) -> str | None:
    return reason if reason is None or isinstance(reason, str) else words.say(reason)


def _votes(votes: Votes | None) -> list[int] | dict[str, list[int]] | None:
    if votes is None:
        return None
    if votes.parties:
        return {party: _hands(hands) for party, hands in votes.parties.items()}
    return _hands(votes.room)


def _hands(hands: Hands) -> list[int]:
    return list(hands)
