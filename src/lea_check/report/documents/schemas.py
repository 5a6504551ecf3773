"""JSON Schemas (draft-07) of the file formats, made from the models and the content."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pydantic import TypeAdapter

from lea_check.files.answers import MOST_HANDS
from lea_check.model.assessment_document import AssessmentJson
from lea_check.model.catalogue import Catalogue, Condition
from lea_check.model.content_files import ConditionsFile, InitiativesFile
from lea_check.model.proposal import Proposal
from lea_check.report.documents.comparison import ComparisonJson

Schema = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"
ANSWER: Schema = {"$ref": "#/definitions/Answer"}
NULL: Schema = {"type": "null"}
TEXT: Schema = {"type": "string"}


def proposal_schema(catalogue: Catalogue) -> Schema:
    """What a proposal may hold: the ids of the catalogue, and every form of an answer."""
    schema = Proposal.model_json_schema()
    fields = schema["properties"]
    del fields["file"]
    fields["type"] = _one_of(catalogue.type_by_id)
    fields["region"] = _one_of(catalogue.region_by_id)
    fields["goals"] = {"type": "array", "items": _one_of(catalogue.goal_by_id), "minItems": 1, "uniqueItems": True}
    fields["target_groups"] = fields["goals"] | {"items": _one_of(catalogue.group_by_id)}
    fields["priorities"] = fields["priorities"] | {"items": _one_of(_priorities(catalogue))}
    for name in ("education_levels", "sectors", "priorities", "networks"):
        fields[name] = fields[name] | {"uniqueItems": True}
    fields["date"] = {"type": "string", "format": "date"}
    fields["answers"] = _answers(catalogue.conditions)
    schema["required"] = ["format", *schema["required"]]
    for name in fields.keys() - set(schema["required"]):
        fields[name] = _or_null(fields[name])  # a field left open, as in the file that `new` writes
    schema["$defs"] = {"Partner": schema["$defs"]["Partner"]} | _answer_definitions()  # those of answers are ours
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


def comparison_schema(_: Catalogue) -> Schema:
    """What `compare -f json` writes."""
    return _draft07(TypeAdapter(ComparisonJson).json_schema(), "lea-check comparison")


SCHEMAS: Mapping[str, Callable[[Catalogue], Schema]] = {
    "proposal": proposal_schema,
    "assessment": assessment_schema,
    "comparison": comparison_schema,
    "conditions": conditions_schema,
    "initiatives": initiatives_schema,
}


def _answers(conditions: Iterable[Condition]) -> Schema:
    return _object(
        {
            condition.id: {
                "title": condition.title.get("en", condition.id),
                "anyOf": [ANSWER, _object({question.id: ANSWER for question in condition.questions})],
            }
            for condition in conditions
        }
    )


def _answer_definitions() -> dict[str, Schema]:
    level: Schema = {
        "enum": [0, 1, 2, 3, "unknown"],
        "description": "0 nothing, 1 intended, 2 partly, 3 arranged and shown",
    }
    votes: Schema = {"anyOf": [{"$ref": "#/definitions/Hands"}, _parties()]}
    parts = {"level": level, "votes": votes, "before": votes, "not_applicable": _not_empty()}
    texts = {"evidence": _or_null(TEXT), "note": _or_null(TEXT)}
    forms = [
        {"required": ["level"], "not": _any_of_keys("votes", "before", "not_applicable")},
        {"required": ["votes"], "not": _any_of_keys("level", "not_applicable")},
        {"required": ["not_applicable"], "not": _any_of_keys("level", "votes", "before")},
        {"not": _any_of_keys(*parts, "evidence")},
    ]
    return {
        "Answer": {"anyOf": [NULL, level, _object(parts | texts) | {"anyOf": forms}]},
        "Hands": {
            "description": "hands for level 0, 1, 2, 3 and, if given, for 'we do not know'",
            "type": "array",
            "items": {"type": "integer", "minimum": 0, "maximum": MOST_HANDS},
            "minItems": 4,
            "maxItems": 5,
        },
    }


def _parties() -> Schema:
    hands = {"$ref": "#/definitions/Hands"}
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
