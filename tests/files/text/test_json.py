"""The JSON reader: what it refuses, where, and where everything stands."""

import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from lea_check.files.problems import SyntaxFlaw
from lea_check.files.text import json as json_text
from lea_check.files.text import yaml as yaml_text
from lea_check.files.text.documents import PROPOSAL_LIMITS
from lea_check.files.text.yaml import Limits

SMALL = Limits(bytes=1000, nodes=9, depth=3)

# The text, what is wrong, where, and the name that is told.
REFUSED: dict[str, tuple[str, str, int, int, str | None]] = {
    "comma missing": ('{"a": 1\n "b": 2}', "json-comma", 2, 2, None),
    "colon missing": ('{"a" 1}', "json-colon", 1, 6, None),
    "name missing": ("{'a': 1}", "json-name", 1, 2, None),
    "value missing": ('{"a": }', "json-value", 1, 7, None),
    "word": ('{"a":\n yes}', "json-value", 2, 2, None),
    "something after": ('{"a": 1}\n x', "json-extra", 2, 2, None),
    "open quote": ('{"a": "x}', "json-quote", 1, 7, None),
    "line end in text": ('{"a": "x\n"}', "json-control", 1, 9, None),
    "escape": ('{"a": "\\x"}', "json-escape", 1, 8, None),
    "half an escape": ('{"a":\n "\\u12"}', "json-escape", 2, 4, None),
    "second mark of UTF-8": ('\ufeff{"a": 1}', "json", 1, 1, None),
    "key twice": ('{"a": 1,\n "b": 2, "a": 3}', "duplicate", 2, 10, "a"),
    "key twice deep down": ('{"a": [1, {"x": 1,\n"x": 1}], "b": 2}', "duplicate", 2, 1, "x"),
    "key twice, once escaped": ('{"a": 1, "\\u0061": 2}', "duplicate", 1, 10, "a"),
    "key three times": ('{"a": 1, "a": 2, "a": 3}', "duplicate", 1, 10, "a"),
    "same key elsewhere first": ('{"b": {"a": 1}, "a": 1, "c": [[], {}, "]"],\n"a": 2}', "duplicate", 2, 1, "a"),
    "empty key twice": ('{"": 1, "": 2}', "duplicate", 1, 9, ""),
    "not a number": ('{"a": [1,\n  NaN]}', "constant", 2, 3, "NaN"),
    "infinity": ('{"a": "Infinity", "b": Infinity}', "constant", 1, 24, "Infinity"),
    "less than all": ('{"a": -Infinity}', "constant", 1, 7, "-Infinity"),
    "lone surrogate": ('{"a": 1,\n"b": "x\\udc80"}', "surrogate", 2, 6, None),
    "lone surrogate in a key": ('{"\\ud800": 1}', "surrogate", 1, 2, None),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_is_told_with_its_place(name: str) -> None:
    text, key, line, column, named = REFUSED[name]
    with pytest.raises(SyntaxFlaw) as caught:
        json_text.parse(text, PROPOSAL_LIMITS)
    assert (caught.value.key, caught.value.line, caught.value.column) == (key, line, column)
    assert caught.value.message.params.get("name") == named
    assert bool(caught.value.message.params.get("detail")) == key.startswith("json")


# The text, and where it is too deep or too much.
TOO_MUCH = {
    "too deep": ("[\n[[[]]]]", "depth", 2, 3, 3),
    "too deep in objects": ('{"a": {"a": {"a": {}}}}', "depth", 1, 19, 3),
    "too deep further on": ('[[[], "]"],\n[[[]]]]', "depth", 2, 3, 3),
    "too deep after going up": ("[[[], [[]]]]", "depth", 1, 8, 3),
    "too many values": ("[1, 2, 3, 4, 5, 6, 7, 8,\n9]", "nodes", 2, 1, 9),
    "too many keys": ('{"a": 1, "b": 2, "c": 3, "d": 4,\n"e": 5}', "nodes", 2, 1, 9),
    "too many lists": ("[[], [], [], [], [], [], [], [],\n[]]", "nodes", 2, 1, 9),
}


@pytest.mark.parametrize("name", TOO_MUCH)
def test_what_is_too_much_is_told_where_it_is(name: str) -> None:
    text, key, line, column, limit = TOO_MUCH[name]
    with pytest.raises(SyntaxFlaw) as caught:
        json_text.parse(text, SMALL)
    assert (caught.value.key, caught.value.line, caught.value.column) == (key, line, column)
    assert caught.value.message.params == {"limit": limit}


JUST_ENOUGH = ["[[[1]]]", '{"a": {"b": {"c": 1}}}', "[1, 2, 3, 4, 5, 6, 7, 8]", '{"a": 1, "b": 2, "c": [4]}', "1"]


@pytest.mark.parametrize("text", [*JUST_ENOUGH, '["\\u00e9", ",,,,,,,,,,,[[[[["]', '["\\ud83d\\ude00", "\\\\ud800"]'])
def test_what_is_just_enough_is_read(text: str) -> None:
    assert json_text.parse(text, SMALL) == json.loads(text)


VALUES: dict[str, Any] = {
    "123456789012345678": 123456789012345678,
    "1234567890123456789": "1234567890123456789",
    "-12345678901234567": -12345678901234567,
    "1.5": 1.5,
    "1e99": 1e99,
    "-1e99": -1e99,
    "1e100": "1e100",
    "-1e100": "-1e100",
    "1e999": "1e999",
    "0." + "1" * 37: float("0." + "1" * 37),
    "0." + "1" * 38: "0." + "1" * 38,
    "true": True,
    "null": None,
    "  ": None,
}


@pytest.mark.parametrize("text", VALUES)
def test_numbers_that_no_computer_keeps_stay_text(text: str) -> None:
    read = json_text.parse(text, PROPOSAL_LIMITS)
    assert (type(read), read) == (type(VALUES[text]), VALUES[text])


texts = st.text('a"\\[]{},: é\n\t', max_size=5)
documents = st.recursive(
    texts | st.integers(-99, 99) | st.booleans() | st.none() | st.floats(-9, 9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=12,
)


def at(text: str, spot: tuple[int, int]) -> int:
    """The place in a text of a line and column."""
    return sum(len(line) + 1 for line in text.split("\n")[: spot[0] - 1]) + spot[1] - 1


@given(documents, st.sampled_from([None, 0, 2]), st.booleans())
def test_every_value_and_every_key_is_found_where_it_stands(data: Any, indent: int | None, escaped: bool) -> None:
    text = json.dumps(data, indent=indent, ensure_ascii=escaped)
    found = json_text.positions(text)
    decoder = json.JSONDecoder()

    def look(value: Any, path: tuple[Any, ...]) -> None:
        assert repr(decoder.raw_decode(text, at(text, found.values.pop(path)))[0]) == repr(value)
        for key, item in value.items() if isinstance(value, dict) else ():
            assert decoder.raw_decode(text, at(text, found.keys.pop((*path, key))))[0] == key
            look(item, (*path, key))
        for index, item in enumerate(value if isinstance(value, list) else ()):
            look(item, (*path, index))

    look(data, ())
    assert not found.values
    assert not found.keys


def test_nothing_has_no_places() -> None:
    assert json_text.positions(" \n") == ({}, {})


@given(st.dictionaries(texts, documents, min_size=1, max_size=3), st.booleans())
def test_in_yaml_too_every_value_and_every_key_is_found_where_it_stands(data: Any, flow: bool) -> None:
    text = yaml.safe_dump(data, default_flow_style=flow, allow_unicode=True)
    found = yaml_text.positions(text)

    def look(node: Any, path: tuple[Any, ...]) -> None:
        assert found.values.pop(path) == (node.start_mark.line + 1, node.start_mark.column + 1)
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                assert found.keys.pop((*path, key.value)) == (key.start_mark.line + 1, key.start_mark.column + 1)
                look(value, (*path, key.value))
        elif isinstance(node, yaml.SequenceNode):
            for index, item in enumerate(node.value):
                look(item, (*path, index))

    look(yaml.compose(text, yaml.CSafeLoader), ())
    assert not found.values
    assert not found.keys
