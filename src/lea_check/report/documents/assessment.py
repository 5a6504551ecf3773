"""An assessment as JSON (product contract, section 6): a document for scripts, in the order of the contract.

Its types stand in `model.assessment_document`.
"""

import json
from typing import Any

from lea_check import __version__
from lea_check.model.assessment import (
    Assessment,
    ConditionResult,
    Example,
    Lift,
    NextStep,
    QuestionResult,
    Range,
    RegionResult,
    TypeResult,
    status_of,
)
from lea_check.model.assessment_document import (
    AssessmentJson,
    ConditionJson,
    ExampleJson,
    LevelsJson,
    LiftJson,
    NextStepJson,
    ProposalHead,
    QuestionJson,
    RegionJson,
    TypeJson,
)
from lea_check.model.catalogue import Catalogue, Initiative
from lea_check.model.proposal import Hands, Proposal, Votes
from lea_check.report.style.sanitize import sanitize_json
from lea_check.words import Words


def to_json(document: Any, *, indent: int | None = 2) -> str:
    """JSON text of a document, safe to show: the same document gives the same text. No indent: on one line."""
    return sanitize_json(json.dumps(document, ensure_ascii=False, indent=indent)) + "\n"


def assessment_document(assessment: Assessment, catalogue: Catalogue, words: Words) -> AssessmentJson:
    """The document of section 6, with texts in the language of `words`."""
    way = assessment.way_up
    return {
        "format": "lea-check/assessment/1",
        "tool": {"name": "lea-check", "version": __version__, "content": assessment.content},
        "proposal": _proposal(assessment.proposal),
        "type": _type(assessment.type, words),
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
        "way_up": None if way is None else {"to": way.to, "lift": [_lift(each) for each in way.lift]},
        "fragile": [{"condition": each.condition, "question": each.question} for each in assessment.fragile],
        "open_questions": [
            {"condition": each.condition, "question": each.question, "why": each.why, "decisive": each.decisive}
            for each in assessment.open_questions
        ],
        "disagreements": [
            {"condition": each.condition, "question": each.question, "parties": dict(each.parties)}
            for each in assessment.disagreements
        ],
        "next_steps": [_next_step(each, words) for each in assessment.next_steps],
        "examples": [
            _example(each, catalogue.initiative_by_id[each.initiative], words) for each in assessment.examples
        ],
        "region": _region(assessment.region),
        "warnings": [words.message(each) for each in assessment.warnings if words.heeds(each)],
    }


def _proposal(proposal: Proposal) -> ProposalHead:
    return {
        "name": proposal.name,
        "file": proposal.file,
        "date": proposal.date,
        "region": proposal.region,
        "stage": proposal.stage,
    }


def _type(kind: TypeResult, words: Words) -> TypeJson:
    return {
        "id": kind.id,
        "mixed": kind.mixed,
        "chosen": kind.chosen,
        "scores": dict(kind.scores),
        "reasons": [words.message(reason) for reason in kind.reasons],
    }


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


def _lift(lift: Lift) -> LiftJson:
    return {
        "condition": lift.condition,
        "question": lift.question,
        "from": lift.start,
        "to": lift.to,
        "how": lift.how,
    }


def _next_step(step: NextStep, words: Words) -> NextStepJson:
    return {
        "phase": step.phase,
        "step": step.step,
        "condition": step.condition,
        "question": step.question,
        "advice": words.say(step.advice),
        "example": step.example,
    }


def _example(example: Example, initiative: Initiative, words: Words) -> ExampleJson:
    found: ExampleJson = {
        "initiative": example.initiative,
        "similarity": example.similarity,
        "reasons": [words.message(reason) for reason in example.reasons],
        "shows": list(example.shows),
    }
    return found if initiative.file is None else {**found, "file": initiative.file}


def _region(found: RegionResult | None) -> RegionJson | None:
    if found is None:
        return None
    return {"id": found.id, "served": list(found.served), "not_served": list(found.not_served)}


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
