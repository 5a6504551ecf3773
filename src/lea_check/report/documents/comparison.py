"""A comparison as JSON, `format: lea-check/comparison/2`: a document for scripts, and its types."""

from typing import Literal

from typing_extensions import TypedDict  # pydantic makes a schema of it on Python 3.11 too

from lea_check import __version__
from lea_check.model.assessment import Range, status_of
from lea_check.model.assessment_document import AssessmentJson, CoverageJson, Level, Tool, VerdictJson
from lea_check.model.catalogue import Catalogue
from lea_check.model.comparison import Agreement, Change, ChangeKind, ComparedCondition, Comparison, Kept
from lea_check.model.vocabulary import Status
from lea_check.words import Words


class ComparedJson(TypedDict):
    """One of the compared assessments, and the version of the content that it was made with."""

    name: str
    file: str | None
    date: str | None
    content: str
    type: str
    verdict: VerdictJson
    coverage: CoverageJson


class RangeJson(TypedDict):
    """What is known of a level: it lies between `low` and `high`."""

    low: Level
    high: Level


class StandingJson(RangeJson):
    """A condition in one of the assessments."""

    proven: Status
    possible: Status


class ConditionComparisonJson(TypedDict):
    """A condition in each of the assessments, in their order; null where it does not apply."""

    id: str
    number: int
    title: str
    differs: bool
    standings: list[StandingJson | None]


ChangeJson = TypedDict(
    "ChangeJson",
    {
        "from": int,
        "to": int,
        "condition": str,
        "question": str,
        "how": ChangeKind,
        "agreement": Agreement | None,
        "before": RangeJson | None,
        "after": RangeJson | None,
        "evidence": str | None,
        "note": str | None,
    },
)


KeptPromiseJson = TypedDict(
    "KeptPromiseJson",
    {
        "from": int,
        "to": int,
        "how": Kept,
        "condition": str | None,
        "question": str | None,
        "what": str,
        "who": str | None,
        "by": str | None,
        "done": str | None,
    },
)


class ComparisonJson(TypedDict):
    """Assessments side by side, and what moved on each question: `from` and `to` are places in `assessments`.

    `promises`: over time, what is done of the plan of one by the date of the next, and what should be.
    """

    format: Literal["lea-check/comparison/2"]
    tool: Tool
    over_time: bool
    assessments: list[ComparedJson]
    conditions: list[ConditionComparisonJson]
    changes: list[ChangeJson]
    promises: list[KeptPromiseJson]
    warnings: list[str]


def comparison_document(comparison: Comparison, catalogue: Catalogue, words: Words) -> ComparisonJson:
    """The document of a comparison, with texts in the language of `words`."""
    return {
        "format": "lea-check/comparison/2",
        "tool": {"name": "lea-check", "version": __version__, "content": catalogue.version},
        "over_time": comparison.over_time,
        "assessments": [_compared(each) for each in comparison.assessments],
        "conditions": [_condition(each, catalogue, words) for each in comparison.conditions],
        "changes": [_change(each) for each in comparison.changes],
        "promises": [
            {"from": each.start, "to": each.to, "how": each.how, **each.promise} for each in comparison.promises
        ],
        "warnings": [words.message(each) for each in comparison.warnings],
    }


def _compared(found: AssessmentJson) -> ComparedJson:
    head = found["proposal"]
    return {
        "name": head["name"],
        "file": head["file"],
        "date": head["date"],
        "content": found["tool"]["content"],
        "type": found["type"]["id"],
        "verdict": found["verdict"],
        "coverage": found["coverage"],
    }


def _condition(compared: ComparedCondition, catalogue: Catalogue, words: Words) -> ConditionComparisonJson:
    known = catalogue.condition_by_id.get(compared.id)
    return {
        "id": compared.id,
        "number": compared.number,
        "title": words.say(known.title) if known else compared.title,
        "differs": len(set(compared.ranges)) > 1,
        "standings": [_standing(found) for found in compared.ranges],
    }


def _standing(found: Range | None) -> StandingJson | None:
    if found is None:
        return None
    return {"low": found.low, "high": found.high, "proven": status_of(found.low), "possible": status_of(found.high)}


def _change(change: Change) -> ChangeJson:
    found = change.after.found
    return {
        "from": change.start,
        "to": change.to,
        "condition": change.condition,
        "question": change.question,
        "how": change.how,
        "agreement": change.agreement,
        "before": _range(change.before.range),
        "after": _range(change.after.range),
        "evidence": found["evidence"] if found else None,
        "note": found["note"] if found else None,
    }


def _range(found: Range | None) -> RangeJson | None:
    return None if found is None else {"low": found.low, "high": found.high}
