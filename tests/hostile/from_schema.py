"""Hypothesis strategies made of a JSON Schema: what follows it, what nearly does, and bytes that were damaged.

Our own, as `hypothesis-jsonschema` has had no release since 2024 and knows nothing of `not` beside `anyOf`.
"""

import copy
from collections.abc import Iterator, Mapping
from typing import Any

from hypothesis import strategies as st

Schema = Mapping[str, Any]
Place = tuple[str | int, ...]

TEXTS = st.text(max_size=12) | st.sampled_from(
    ["\x1b[2J", "=1+1", "[red]x", "\u202ex", "| a |", "<b>", "o" + "\u0301" * 9]
)
ID = "^[a-z0-9]+(-[a-z0-9]+)*$"
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 9) | st.sampled_from([1e9, 2.0, 10**19, -0.0]) | TEXTS
    | st.sampled_from(["unknown", "2", "2026-05-20", "2026-5-2", "", " "]),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(TEXTS, inner, max_size=2), max_leaves=5,
)  # fmt: skip


def following(schema: Schema, whole: Schema) -> st.SearchStrategy[Any]:
    """What follows a schema, as far as the words of it go that our schemas use; `whole` holds the definitions."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return st.deferred(lambda: following(_flat(name, whole["definitions"][name]), whole))
    if "allOf" in schema:
        return following(schema["allOf"][0], whole)
    if "const" in schema:
        return st.just(schema["const"])
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    if "anyOf" in schema and "properties" not in schema:
        return st.one_of([following(each, whole) for each in schema["anyOf"]])
    return _OF_TYPE[schema["type"]](schema, whole)


def _flat(name: str, schema: Schema) -> Schema:
    """What an answer replaced may have replaced another: without end, which is deeper than a file may be."""
    if name != "Before":
        return schema
    return {
        "anyOf": [
            {**each, "properties": _without(each["properties"], "before")} if "properties" in each else each
            for each in schema["anyOf"]
        ]
    }


def _without(properties: Schema, name: str) -> Schema:
    return {key: each for key, each in properties.items() if key != name}


def _text(schema: Schema, _whole: Schema) -> st.SearchStrategy[str]:
    if schema.get("format") == "date":
        return st.dates().map(str)
    if schema.get("pattern") == ID:
        return st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,3}", fullmatch=True)
    return TEXTS.map(lambda text: f"x{text}") if schema.get("pattern") == r"\S" else TEXTS


def _number(schema: Schema, _whole: Schema) -> st.SearchStrategy[int]:
    return st.integers(schema.get("minimum"), 9) | st.just(schema.get("maximum", 9))


def _list(schema: Schema, whole: Schema) -> st.SearchStrategy[list[Any]]:
    least = schema.get("minItems", 0)
    most = schema.get("maxItems", least + 3)
    key = repr if schema.get("uniqueItems") else None
    return st.lists(following(schema["items"], whole), min_size=least, max_size=most, unique_by=key)


def _mapping(schema: Schema, whole: Schema) -> st.SearchStrategy[dict[str, Any]]:
    others = schema.get("additionalProperties")
    if isinstance(others, Mapping):
        names = _text(schema.get("propertyNames", {}), whole)
        return st.dictionaries(names, following(others, whole), min_size=schema.get("minProperties", 0), max_size=3)
    parts = {name: following(each, whole) for name, each in schema["properties"].items()}
    forms = schema.get("anyOf", [{}])
    always = {*schema.get("required", ())}
    return st.one_of([_of_form(parts, always | {*form.get("required", ())}, form) for form in forms])


def _of_form(parts: Mapping[str, Any], required: set[str], form: Schema) -> st.SearchStrategy[dict[str, Any]]:
    excluded = {each["required"][0] for each in form.get("not", {}).get("anyOf", ())}
    optional = {name: each for name, each in parts.items() if name not in required | excluded}
    few = st.sets(st.sampled_from(sorted(optional)), max_size=8) if optional else st.just(set())
    return few.flatmap(lambda names: st.fixed_dictionaries({name: parts[name] for name in sorted(required | names)}))


_OF_TYPE: Mapping[str, Any] = {
    "string": _text, "integer": _number, "array": _list, "object": _mapping,
    "null": lambda _schema, _whole: st.none(), "boolean": lambda _schema, _whole: st.booleans(),
}  # fmt: skip


def places(data: Any, path: Place = ()) -> Iterator[Place]:
    """Every place in plain data but the top."""
    if path:
        yield path
    for key, inner in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from places(inner, (*path, key))


@st.composite
def nearly(draw: st.DrawFn, valid: st.SearchStrategy[Any]) -> Any:
    """What is valid, with one thing removed, renamed, put beside it, or replaced by anything."""
    data = copy.deepcopy(draw(valid))
    *above, key = draw(st.sampled_from([*places(data)]))
    inside = data
    for each in above:
        inside = inside[each]
    way = draw(st.sampled_from(["remove", "rename", "beside", "replace", "replace"]))
    if way == "replace":
        inside[key] = draw(ANYTHING)
    elif way == "beside":
        if isinstance(inside, dict):
            inside[draw(TEXTS)] = draw(ANYTHING)
        else:
            inside.append(draw(ANYTHING))
    else:
        value = inside.pop(key)
        if way == "rename" and isinstance(inside, dict):
            inside[f"{key}{draw(TEXTS)}"] = value
    return data


@st.composite
def damaged(draw: st.DrawFn, files: st.SearchStrategy[bytes]) -> bytes:
    """A file with bits turned over, bytes taken out or put in, or the end of another one at its own."""
    data = bytearray(draw(files))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        way = draw(st.sampled_from(["turn", "remove", "insert", "splice", "repeat"]))
        if way == "turn" and at < len(data):
            data[at] ^= 1 << draw(st.integers(0, 7))
        elif way == "remove":
            del data[at : at + draw(st.integers(1, 20))]
        elif way == "insert":
            data[at:at] = draw(st.binary(min_size=1, max_size=6) | st.sampled_from(SIGNS))
        elif way == "splice":
            other = draw(files)
            data[at:] = other[draw(st.integers(0, len(other))) :]
        elif way == "repeat":
            data[at:at] = data[at : at + draw(st.integers(1, 40))]
    return bytes(data)


SIGNS = [
    each.encode() for each in (
        "\n", "\r", "\t", "'", '"', ": ", "- ", "{", "[", "]", "}", ",", "#", "&a ", "*a", "!t ", "? ", "|\n", "<<: ",
        "\u0085", "\u2028", "\ufeff", "---\n", "\\",
    )
]  # fmt: skip
