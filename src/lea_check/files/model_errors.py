"""What pydantic finds wrong, in our words."""

from collections.abc import Iterable, Mapping
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from lea_check.files.problems import Flaw, KeyPath, extra, flaw, unknown
from lea_check.model.catalogue import NOT_EMPTY

_SHAPES = {
    "string_type": "text",
    "string_too_long": "long",
    "tuple_type": "list",
    "list_type": "list",
    "too_short": "few",
    "too_long": "many",
    "int_type": "number",
    "greater_than_equal": "least",
    "less_than_equal": "most",
    "bool_type": "truth",
    "model_type": "mapping",
    "mapping_type": "mapping",
    "dict_type": "mapping",
}
NOT_IN_FILES = ("file", "remarks")
"""Fields that reading fills in."""
IN_KEY = "[key]"
"""What pydantic ends a path with where the key itself is wrong."""


def flaws_of(error: ValidationError, model: Any) -> list[Flaw]:
    """The flaws that the validation of data against a type found."""
    found = error.errors(include_url=False)
    paths = [each["loc"] for each in found]
    return [_flaw(each, model) for each in found if each["type"] != "too_short" or not _within(each["loc"], paths)]


def _within(path: KeyPath, paths: Iterable[KeyPath]) -> bool:
    # A list with a wrong item is called too short as well, as pydantic counts the right ones only.
    return any(len(other) > len(path) and other[: len(path)] == path for other in paths)


def _flaw(error: ErrorDetails, model: Any) -> Flaw:
    path, what = error["loc"], error["type"]
    context: Mapping[str, Any] = error.get("ctx") or {}
    if what == "missing":
        return flaw(path, "missing", at_key=True, reason="missing", name=str(path[-1]))
    if what == "extra_forbidden":
        return extra(path, str(path[-1]), fields_at(model, path[:-1]))
    if what == "literal_error":
        return _not_among(path, error["input"], allowed_at(model, path))
    if what == "date":
        return flaw(path, "date", given=str(error["input"]))
    if what == "string_pattern_mismatch":
        return flaw(path, "not-empty" if context["pattern"] == NOT_EMPTY else "id")
    return flaw(path, _SHAPES.get(what, "invalid"), detail=error["msg"], count=_count(context))


def _not_among(path: KeyPath, given: object, allowed: Iterable[object]) -> Flaw:
    names = [str(each) for each in allowed]
    if isinstance(given, str):
        return unknown(path, "value", given, names)
    return flaw(path, "one-of", allowed=", ".join(names))


def allowed_at(kind: Any, path: KeyPath) -> tuple[object, ...]:
    """The values that a type allows at a path into it; none where it lists none."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Literal:
        return arguments
    if origin in (Union, UnionType):
        return next(filter(None, (allowed_at(each, path) for each in arguments)), ())
    if not path:
        return ()
    if origin in (tuple, list):
        return allowed_at(arguments[0], path[1:])
    if origin in (dict, Mapping):
        return allowed_at(arguments[path[1:] != (IN_KEY,)], () if path[1:] == (IN_KEY,) else path[1:])
    hints = get_type_hints(kind) if isinstance(kind, type) else {}
    return allowed_at(hints.get(str(path[0])), path[1:])


def fields_at(kind: Any, path: KeyPath) -> tuple[str, ...]:
    """The fields of the record at a path into a type; none where there is none."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return next(filter(None, (fields_at(each, path) for each in arguments)), ())
    if origin in (tuple, list):
        return fields_at(arguments[0], path[1:])
    if origin in (dict, Mapping):
        return fields_at(arguments[1], path[1:])
    hints = get_type_hints(kind) if isinstance(kind, type) else {}
    if path:
        return fields_at(hints.get(str(path[0])), path[1:])
    fields = getattr(kind, "model_fields", ())
    return tuple(each for each in fields if each not in NOT_IN_FILES)


def _count(context: Mapping[str, Any]) -> int:
    bounds = (context.get(name) for name in ("min_length", "max_length", "ge", "le"))
    return next((bound for bound in bounds if isinstance(bound, int)), 0)
