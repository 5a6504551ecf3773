"""Values of the model as plain data, by the types of a document: each field bears the name of what it holds."""

from collections.abc import Callable, Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, NotRequired, Union, get_args, get_origin

from typing_extensions import get_type_hints, is_typeddict

from lea_check.model.message import Message
from lea_check.model.proposal import Votes
from lea_check.words import Words

Convert = Callable[[Any, Words], Any]

NAMED: Mapping[str, str] = {"from": "start"}
"""Fields that bear a name which Python keeps for itself."""


def as_document(kind: Any, value: object, words: Words, **beside: object) -> Any:
    """The document of type `kind` (a TypedDict) that a value makes; `beside`: fields that the value does not hold."""
    fields = _fields(kind)
    return {
        name: beside[name] if name in beside else convert(getattr(value, NAMED.get(name, name)), words)
        for name, convert in fields.items()
        if convert is not None or name in beside
    }


@cache
def _fields(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind, include_extras=True)
    given: Any = NotRequired
    return {name: None if get_origin(hint) is given else _converter(hint) for name, hint in hints.items()}


@cache
def _converter(kind: Any) -> Convert:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _converter(arguments[0])
    if origin in (Union, UnionType):
        return _optional([each for each in arguments if each is not type(None)])
    if origin is list:
        return _each(_converter(arguments[0]))
    if origin is dict:
        return _by_key(_converter(arguments[1]))
    if is_typeddict(kind):
        return lambda value, words: as_document(kind, value, words)
    return _text if kind is str else _itself


def _optional(kinds: list[Any]) -> Convert:
    """A value that may be missing; of several kinds only votes are one."""
    convert = _votes if len(kinds) > 1 else _converter(kinds[0])
    nothing = (None, ()) if get_origin(kinds[0]) is list else (None,)
    return lambda value, words: None if value in nothing else convert(value, words)


def _each(convert: Convert) -> Convert:
    return lambda value, words: [convert(item, words) for item in value]


def _by_key(convert: Convert) -> Convert:
    return lambda value, words: {key: convert(item, words) for key, item in value.items()}


def _itself(value: Any, _words: Words) -> Any:
    return value


def _text(value: Any, words: Words) -> str:
    if isinstance(value, str):
        return value
    return words.message(value) if isinstance(value, Message) else words.say(value)


def _votes(value: Votes, _words: Words) -> Any:
    if value.parties:
        return {party: list(hands) for party, hands in value.parties.items()}
    return list(value.room)
