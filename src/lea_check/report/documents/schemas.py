"""JSON Schemas (draft-07) of the file formats, made from the models and the content."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pydantic import TypeAdapter

from lea_check.files.answers import MOST_HANDS
from lea_check.model.assessment_document import AssessmentJson
from lea_check.model.catalogue import Catalogue, Condition, Overall, Question, Text
from lea_check.model.content_files import ConditionsFile, InitiativesFile
from lea_check.model.proposal import Proposal
from lea_check.model.vocabulary import LEVELS, OVERALL
from lea_check.report.documents.batch import BatchJson
from lea_check.report.documents.check import CheckJson
from lea_check.report.documents.comparison import ComparisonJson

Schema = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"
ANSWER: Schema = {"$ref": "#/definitions/Answer"}
NULL: Schema = {"type": "null"}
TEXT: Schema = {"type": "string"}
DATE: Schema = {"type": "string", "format": "date"}


def proposal_schema(catalogue: Catalogue) -> Schema:
    """What a proposal may hold: the ids of the catalogue, and every form of an answer.

    The questions, what they mean and their levels stand in it as descriptions, for editors that explain while one
    types.
    """
    schema = Proposal.model_json_schema()
    fields = schema["properties"]
    for name in ("file", "remarks"):
        del fields[name]
    fields["type"] = _one_of(catalogue.type_by_id)
    fields["region"] = _one_of(catalogue.region_by_id)
    fields["goals"] = {"type": "array", "items": _one_of(catalogue.goal_by_id), "minItems": 1, "uniqueItems": True}
    fields["target_groups"] = fields["goals"] | {"items": _one_of(catalogue.group_by_id)}
    fields["priorities"] = fields["priorities"] | {"items": _one_of(_priorities(catalogue))}
    for name in ("education_levels", "sectors", "priorities", "networks"):
        fields[name] = fields[name] | {"uniqueItems": True}
    fields["date"] = DATE
    fields["answers"] = _answers(catalogue)
    schema["required"] = ["format", *schema["required"]]
    for name in fields.keys() - set(schema["required"]):
        fields[name] = _or_null(fields[name])  # a field left open, as in the file that `new` writes
    promise = _promise(schema["$defs"]["Promise"], catalogue)
    schema["$defs"] = {"Partner": schema["$defs"]["Partner"], "Promise": promise} | _answer_definitions()
    return _draft07(schema, "lea-check proposal")


def assessment_schema(_: Catalogue) -> Schema:
    """What `assess -f json` writes."""
    return _draft07(TypeAdapter(AssessmentJson).json_schema(), "lea-check assessment")


def conditions_schema(_: Catalogue) -> Schema:
    """What `data/conditions.yaml` holds."""
    return _draft07(ConditionsFile.model_json_schema(), "lea-check conditions")


def initiatives_schema(_: Catalogue) -> Schema:
    """What `data/initiatives.yaml` holds."""
    return _draft07(InitiativesFile.model_json_schema(), "lea-check initiatives")


def batch_schema(_: Catalogue) -> Schema:
    """What `batch -f json` and `assess -f json` of several files write."""
    return _draft07(TypeAdapter(BatchJson).json_schema(), "lea-check batch")


def comparison_schema(_: Catalogue) -> Schema:
    """What `compare -f json` writes."""
    return _draft07(TypeAdapter(ComparisonJson).json_schema(), "lea-check comparison")


def check_schema(_: Catalogue) -> Schema:
    """What `check -f json` writes."""
    return _draft07(TypeAdapter(CheckJson).json_schema(), "lea-check check")


SCHEMAS: Mapping[str, Callable[[Catalogue], Schema]] = {
    "proposal": proposal_schema,
    "assessment": assessment_schema,
    "batch": batch_schema,
    "comparison": comparison_schema,
    "check": check_schema,
    "conditions": conditions_schema,
    "initiatives": initiatives_schema,
}


def _promise(schema: Schema, catalogue: Catalogue) -> Schema:
    """A step of the plan; its question is one of ours, also one that is no more."""
    keys = [*catalogue.question_by_key, *(gone.id for gone in catalogue.retired)]
    fields = schema["properties"] | {"question": _or_null(_one_of(keys)), "by": _or_null(DATE), "done": _or_null(DATE)}
    return schema | {"properties": fields}


def _answers(catalogue: Catalogue) -> Schema:
    return _object({condition.id: _condition(condition, catalogue) for condition in catalogue.conditions})


def _condition(condition: Condition, catalogue: Catalogue) -> Schema:
    """One answer, to the overall question; or an answer to each question that is named."""
    gone = [each.id.partition(".")[2] for each in catalogue.retired if each.id.startswith(f"{condition.id}.")]
    questions = {
        OVERALL: _described(condition.overall),
        **{question.id: _described(question) for question in condition.questions},
        **dict.fromkeys(gone, ANSWER),
    }
    return {"title": _said(condition.title), "anyOf": [_described(condition.overall), _object(questions)]}


def _described(asked: Question | Overall) -> Schema:
    """An answer, with what is asked, what that means and what its levels look like."""
    levels = [f"{level} {_said(text)}" for level, text in enumerate(asked.levels)]
    return {"allOf": [ANSWER], "description": "\n".join([_said(asked.question), _said(asked.explanation), *levels])}


def _said(text: Text) -> str:
    return text.get("en") or next(iter(text.values()))


def _answer_definitions() -> dict[str, Schema]:
    return {
        "Answer": _answer("Hands"),
        "Before": _answer("HandsBefore"),
        "Hands": _hands(len(LEVELS), len(LEVELS) + 1, "hands for no, partly, yes and, if given, 'we do not know'"),
        "HandsBefore": _hands(3, 5, "hands of a vote that no longer counts"),
    }


def _answer(hands: str) -> Schema:
    level: Schema = {"enum": [0, 1, 2, 3, "unknown"], "description": "0 no, 1 partly, 2 yes (3 is read as a yes)"}
    counted: Schema = {"$ref": f"#/definitions/{hands}"}
    parts = {"level": level, "votes": {"anyOf": [counted, _parties(counted)]}, "not_applicable": _not_empty()}
    once: Schema = {"$ref": "#/definitions/Before"}
    replaced: Schema = {"anyOf": [once, {"type": "array", "items": once}]}
    beside = {"evidence": _or_null(TEXT), "note": _or_null(TEXT), "before": replaced}
    forms = [{"required": [name], "not": _any_of_keys(*(other for other in parts if other != name))} for name in parts]
    nothing: Schema = {"not": _any_of_keys(*parts)}
    return {"anyOf": [NULL, level, _object(parts | beside) | {"anyOf": [*forms, nothing]}]}


def _hands(least: int, most: int, description: str) -> Schema:
    hand = {"type": "integer", "minimum": 0, "maximum": MOST_HANDS}
    return {"description": description, "type": "array", "items": hand, "minItems": least, "maxItems": most}


def _parties(hands: Schema) -> Schema:
    return {"type": "object", "minProperties": 1, "propertyNames": _not_empty(), "additionalProperties": hands}


def _priorities(catalogue: Catalogue) -> list[str]:
    # Of all regions: that they must be of the one that is named is beyond a schema.
    return [*dict.fromkeys(priority.id for region in catalogue.regions for priority in region.priorities)]


def _any_of_keys(*keys: str) -> Schema:
    return {"anyOf": [{"required": [key]} for key in keys]}


def _object(properties: Mapping[str, Schema]) -> Schema:
    return {"type": "object", "properties": dict(properties), "additionalProperties": False}


def _one_of(ids: Iterable[str]) -> Schema:
    return {"type": "string", "enum": list(ids)}


def _not_empty() -> Schema:
    return {"type": "string", "pattern": r"\S"}


def _or_null(schema: Schema) -> Schema:
    return schema if NULL in schema.get("anyOf", ()) else {"anyOf": [schema, NULL]}


def _draft07(schema: Schema, title: str) -> Schema:
    """The same schema in the words that editors know: draft-07 keeps definitions under `definitions`."""
    definitions = schema.pop("$defs", {})
    renamed: Schema = _renamed(schema | {"definitions": definitions})
    return {"$schema": DRAFT, **renamed, "title": title}


def _renamed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _renamed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_renamed(item) for item in value]
    return value.replace("#/$defs/", "#/definitions/") if isinstance(value, str) else value
