"""JSON Schemas (draft-07) of the file formats, made from the models and the content."""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import TypeAdapter

from lea_check.files.answers import MOST_HANDS
from lea_check.model.assessment_document import AssessmentJson
from lea_check.model.catalogue import Catalogue, Condition, Overall, Question, StepsFile, TypesFile
from lea_check.model.content_files import ConditionsFile, InitiativesFile, RegionsFile
from lea_check.model.proposal import Proposal
from lea_check.model.vocabulary import LEVELS, OVERALL
from lea_check.report.documents.batch import BatchJson
from lea_check.report.documents.check import CheckJson
from lea_check.report.documents.comparison import ComparisonJson
from lea_check.report.field_choices import profile_choices
from lea_check.words import Words

Schema = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"
ANSWER: Schema = {"$ref": "#/definitions/Answer"}
NULL: Schema = {"type": "null"}
TEXT: Schema = {"type": "string"}
FIXED = ("stage", "initiator", "form", "scale")
DATE: Schema = {"type": "string", "format": "date"}


def proposal_schema(catalogue: Catalogue, words: Words) -> Schema:
    """What a proposal may hold: the ids of the catalogue, and every form of an answer.

    What each field is for, the questions, what they mean and their levels stand in it as descriptions, for editors
    that explain while one types.
    """
    schema = _untitled(Proposal.model_json_schema())
    fields = schema["properties"]
    for name in ("file", "remarks"):
        del fields[name]
    fields |= _choices(catalogue, words)
    for name in ("education_levels", "sectors", "priorities", "networks"):
        fields[name] = fields[name] | {"uniqueItems": True}
    fields["date"] = DATE
    fields["answers"] = _answers(catalogue, words)
    schema["required"] = ["format", *schema["required"]]
    for name in fields.keys() - set(schema["required"]):
        fields[name] = _or_null(fields[name])  # a field left open, as in the file that `new` writes
    records = {"Partner": _partner(schema["$defs"]["Partner"], catalogue, words)}
    records["Promise"] = _promise(schema["$defs"]["Promise"], catalogue, words)
    schema |= {"properties": _explained(fields, words), "$defs": records | _answer_definitions(words)}
    return _draft07(schema | {"description": words("schema.proposal")}, "lea-check proposal")


def assessment_schema(_: Catalogue, __: Words) -> Schema:
    """What `assess -f json` writes."""
    return _draft07(TypeAdapter(AssessmentJson).json_schema(), "lea-check assessment")


def conditions_schema(_: Catalogue, __: Words) -> Schema:
    """What `data/conditions.yaml` holds."""
    return _draft07(ConditionsFile.model_json_schema(), "lea-check conditions")


def initiatives_schema(_: Catalogue, __: Words) -> Schema:
    """What `data/initiatives.yaml` holds."""
    return _draft07(InitiativesFile.model_json_schema(), "lea-check initiatives")


def types_schema(_: Catalogue, __: Words) -> Schema:
    """What `data/types.yaml` holds."""
    return _draft07(TypesFile.model_json_schema(), "lea-check types")


def regions_schema(_: Catalogue, __: Words) -> Schema:
    """What `data/regions.yaml` holds."""
    return _draft07(RegionsFile.model_json_schema(), "lea-check regions")


def steps_schema(_: Catalogue, __: Words) -> Schema:
    """What `data/steps.yaml` holds."""
    return _draft07(StepsFile.model_json_schema(), "lea-check steps")


def batch_schema(_: Catalogue, __: Words) -> Schema:
    """What `batch -f json` and `assess -f json` of several files write."""
    return _draft07(TypeAdapter(BatchJson).json_schema(), "lea-check batch")


def comparison_schema(_: Catalogue, __: Words) -> Schema:
    """What `compare -f json` writes."""
    return _draft07(TypeAdapter(ComparisonJson).json_schema(), "lea-check comparison")


def check_schema(_: Catalogue, __: Words) -> Schema:
    """What `check -f json` writes."""
    return _draft07(TypeAdapter(CheckJson).json_schema(), "lea-check check")


SCHEMAS: Mapping[str, Callable[[Catalogue, Words], Schema]] = {
    "proposal": proposal_schema,
    "assessment": assessment_schema,
    "batch": batch_schema,
    "comparison": comparison_schema,
    "check": check_schema,
    "conditions": conditions_schema,
    "initiatives": initiatives_schema,
    "types": types_schema,
    "regions": regions_schema,
    "steps": steps_schema,
}


def _choices(catalogue: Catalogue, words: Words) -> dict[str, Schema]:
    """The fields that hold ids of ours, each id with its name."""
    one = {name: _one_of(profile_choices(name, catalogue, words)) for name in ("region", *FIXED)}
    several = {name: _one_of(profile_choices(name, catalogue, words)) for name in ("goals", "target_groups")}
    several |= {"education_levels": _one_of(profile_choices("education_levels", catalogue, words))}
    return {
        **one,
        "type": _one_of({each.id: words.say(each.title) for each in catalogue.types.types}),
        **{name: {"type": "array", "items": each} for name, each in several.items()},
        "goals": {"type": "array", "items": several["goals"], "minItems": 1, "uniqueItems": True},
        "target_groups": {"type": "array", "items": several["target_groups"], "minItems": 1, "uniqueItems": True},
        "priorities": {"type": "array", "items": _one_of(_priorities(catalogue, words))},
    }


def _partner(schema: Schema, catalogue: Catalogue, words: Words) -> Schema:
    chosen = {name: _one_of(profile_choices(f"partner_{name}", catalogue, words)) for name in ("kind", "role")}
    return schema | {"properties": _explained(schema["properties"] | chosen, words, "partner_")}


def _promise(schema: Schema, catalogue: Catalogue, words: Words) -> Schema:
    """A step of the plan; its question is one of ours, also one that is no more."""
    keys = {key: words.say(question.question) for key, question in catalogue.question_by_key.items()}
    keys |= {gone.id: "" for gone in catalogue.retired}
    fields = schema["properties"] | {"question": _or_null(_one_of(keys)), "by": _or_null(DATE), "done": _or_null(DATE)}
    return schema | {"properties": _explained(fields, words, "promise_")}


def _explained(fields: Mapping[str, Schema], words: Words, record: str = "") -> dict[str, Schema]:
    """Fields with what each is for: what is asked for it, or what the schema has to say of it."""
    texts = {name: words.label("schema.field", f"{record}{name}") for name in fields}
    asked = {name: words.label("interview.ask", f"{record}{name}") for name in fields if name != "type"}
    said = {name: text if text != f"{record}{name}" else asked[name] for name, text in texts.items()}
    return {name: each | {"description": said[name]} for name, each in fields.items()}


def _answers(catalogue: Catalogue, words: Words) -> Schema:
    return _object({condition.id: _condition(condition, catalogue, words) for condition in catalogue.conditions})


def _condition(condition: Condition, catalogue: Catalogue, words: Words) -> Schema:
    """One answer, to the overall question; or an answer to each question that is named."""
    gone = [each.id.partition(".")[2] for each in catalogue.retired if each.id.startswith(f"{condition.id}.")]
    overall = _described(condition.overall, words)
    questions = {
        OVERALL: overall,
        **{question.id: _described(question, words) for question in condition.questions},
        **{name: {"allOf": [ANSWER], "description": words("schema.retired")} for name in gone},
    }
    title, said = words.say(condition.title), overall["description"]
    return {"title": title, "description": said, "anyOf": [ANSWER, _object(questions)]}


def _described(asked: Question | Overall, words: Words) -> Schema:
    """An answer, with what is asked, what that means, what its levels look like and what would show a yes."""
    levels = [f"{level} {words(f'level.{level}')}: {words.say(text)}" for level, text in enumerate(asked.levels)]
    lines = [words.say(asked.question), words.say(asked.explanation), *levels]
    if isinstance(asked, Question):
        lines.append(f"evidence: {words.say(asked.shown_by)}")
    return {"allOf": [ANSWER], "description": "\n\n".join(lines)}


def _answer_definitions(words: Words) -> dict[str, Schema]:
    return {
        "Answer": _answer("Hands", words),
        "Before": _answer("HandsBefore", words),
        "Hands": _hands(len(LEVELS), len(LEVELS) + 1, words("schema.hands")),
        "HandsBefore": _hands(3, 5, words("schema.hands-before")),
    }


def _answer(hands: str, words: Words) -> Schema:
    names = [words(f"level.{level}") for level in range(4)]
    level: Schema = {"enum": [0, 1, 2, 3, "unknown"], "enumDescriptions": [*names, words("open.unknown")]}
    counted: Schema = {"$ref": f"#/definitions/{hands}"}
    parts = {"level": level, "votes": {"anyOf": [counted, _parties(counted)]}, "not_applicable": _not_empty()}
    once: Schema = {"$ref": "#/definitions/Before"}
    replaced: Schema = {"anyOf": [once, {"type": "array", "items": once}]}
    beside = {"evidence": _or_null(TEXT), "note": _or_null(TEXT), "before": replaced}
    forms = [{"required": [name], "not": _any_of_keys(*(other for other in parts if other != name))} for name in parts]
    nothing: Schema = {"not": _any_of_keys(*parts)}
    whole = _object(_explained(parts | beside, words, "answer_"))
    return {"anyOf": [NULL, level, whole | {"anyOf": [*forms, nothing]}]}


def _hands(least: int, most: int, description: str) -> Schema:
    hand = {"type": "integer", "minimum": 0, "maximum": MOST_HANDS}
    return {"description": description, "type": "array", "items": hand, "minItems": least, "maxItems": most}


def _parties(hands: Schema) -> Schema:
    return {"type": "object", "minProperties": 1, "propertyNames": _not_empty(), "additionalProperties": hands}


def _priorities(catalogue: Catalogue, words: Words) -> dict[str, str]:
    # Of all regions: that they must be of the one that is named is beyond a schema.
    return {each.id: words.say(each.title) for region in catalogue.regions for each in region.priorities}


def _untitled(schema: Schema) -> Schema:
    """Without titles and defaults, which say in English what the name of a field says already."""
    records = [schema, *schema["$defs"].values()]
    for fields in (record["properties"] for record in records if "properties" in record):
        for name, each in fields.items():
            fields[name] = {key: value for key, value in each.items() if key not in ("title", "default")}
    return schema


def _any_of_keys(*keys: str) -> Schema:
    return {"anyOf": [{"required": [key]} for key in keys]}


def _object(properties: Mapping[str, Schema]) -> Schema:
    return {"type": "object", "properties": dict(properties), "additionalProperties": False}


def _one_of(named: Mapping[str, str]) -> Schema:
    """One of some ids; editors show what each is called."""
    return {"type": "string", "enum": [*named], "enumDescriptions": [*named.values()]}


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
