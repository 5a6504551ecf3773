"""The YAML reader against PyYAML's own loader, and what it refuses."""

import importlib
import sys
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from yaml.cyaml import CParser  # type: ignore[attr-defined]

from lea_check.files.problems import SyntaxFlaw
from lea_check.files.text import json as json_text
from lea_check.files.text import yaml as yaml_text
from lea_check.files.text import yaml_events
from lea_check.files.text.documents import PROPOSAL_LIMITS
from lea_check.files.text.yaml import Limits
from tests.support.paths import ROOT

words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12)
documents = st.recursive(
    words | st.integers(-(10**6), 10**6) | st.booleans() | st.none() | st.floats(-1e6, 1e6, width=32),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
    max_leaves=25,
)


def text_of(read: Any, base: Any) -> Any:
    """What was read, with each scalar as the text that BaseLoader has, where it is what that text stands for."""
    if isinstance(read, dict) and isinstance(base, dict):
        return {key: text_of(value, base.get(key)) for key, value in read.items()}
    if isinstance(read, list) and isinstance(base, list) and len(read) == len(base):
        return [text_of(item, other) for item, other in zip(read, base, strict=True)]
    if (
        isinstance(base, str)
        and not isinstance(read, (str, dict, list))
        and repr(read) == repr(yaml_text.parse(base, PROPOSAL_LIMITS))
    ):
        return base
    return read


def agrees(text: str, read: Any) -> bool:
    """Whether PyYAML's own loader finds the same structure, keys and text in it, and the keys in the same order."""
    base = yaml.load(text, yaml.CBaseLoader)
    return repr(text_of(read, base if base is not None else "")) == repr(base if base is not None else "")


@given(st.dictionaries(words, documents, min_size=1, max_size=4), st.booleans())
def test_what_pyyaml_writes_is_read_with_the_same_structure_and_values(data: dict[str, Any], flow: bool) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, default_flow_style=flow)
    read = yaml_text.parse(text, PROPOSAL_LIMITS)
    assert agrees(text, read)
    assert read == data


@given(st.text(st.sampled_from("ab: -[]{}'\"#\n  ,?|>&*!%@`~012.\t"), max_size=40))
def test_it_accepts_nothing_that_pyyaml_refuses_and_reads_the_rest_alike(text: str) -> None:
    try:
        read = yaml_text.parse(text, PROPOSAL_LIMITS)
    except SyntaxFlaw as flaw:
        assert flaw.line is None or flaw.line >= 1
        return
    assert agrees(text, read)


pieces = st.sampled_from(
    ["a: ", "b: ", "- ", "? ", "[", "]", "{", "}", ", ", "\n", "\n  ", "\n    ", "x", "2", "~", "true", "'q'", '"d\\n"',
     "|\n    l\n", ">-\n    f\n", "#c\n", "---\n", "...\n", "&a ", "*a", "!t ", "<<: ", "1.5", "017", "é", "\u2028"]
)  # fmt: skip


@given(st.lists(pieces, max_size=14).map("".join))
def test_documents_of_every_construct_are_read_as_pyyaml_has_them_or_refused(text: str) -> None:
    try:
        read = yaml_text.parse(text, PROPOSAL_LIMITS)
    except SyntaxFlaw:
        return
    assert agrees(text, read)


@given(st.dictionaries(words, documents, min_size=1, max_size=4))
def test_every_value_has_a_place_in_the_text(data: dict[str, Any]) -> None:
    text = yaml.safe_dump(data, allow_unicode=True)
    found = yaml_text.positions(text)

    def places(value: Any, path: tuple[Any, ...]) -> None:
        assert path in found.values
        if isinstance(value, dict):
            for key, item in value.items():
                assert (*path, key) in found.keys
                places(item, (*path, key))
        elif isinstance(value, list):
            for index, item in enumerate(value):
                places(item, (*path, index))

    places(yaml_text.parse(text, PROPOSAL_LIMITS), ())


TEXTS = {"no": "no", "on": "on", "yes": "yes", "1:30": "1:30", "017": "017", "0x1F": "0x1F", "2026-05-20": "2026-05-20",
         "1_000": "1_000", ".inf": ".inf", "'2'": "2", '"true"': "true", "0o7": "0o7"}  # fmt: skip


@pytest.mark.parametrize(("written", "meant"), TEXTS.items())
def test_what_looks_like_something_else_stays_text(written: str, meant: str) -> None:
    assert yaml_text.parse(f"a: {written}", PROPOSAL_LIMITS) == {"a": meant}


VALUES = {"2": 2, "-3": -3, "0": 0, "2.0": 2.0, "1e3": 1000.0, "true": True, "False": False, "~": None, "": None}


@pytest.mark.parametrize(("written", "meant"), VALUES.items())
def test_values_of_the_core_schema(written: str, meant: Any) -> None:
    read = yaml_text.parse(f"a: {written}", PROPOSAL_LIMITS)["a"]
    assert read == meant
    assert type(read) is type(meant)


REFUSED = {
    "tag": ("a: !!python/name:os.system x", 1, 4),
    "tag of its own": ("a: !x 1", 1, 4),
    "anchor": ("a: &x 1", 1, 4),
    "alias": ("a: &x [1]\nb: *x", 1, 4),
    "merge key": ("a: 1\n<<: {b: 2}", 2, 1),
    "duplicate key": ("a: 1\nb: 2\na: 3", 3, 1),
    "duplicate key deep down": ("a:\n  b: 1\n  b: 2", 3, 3),
    "second document": ("a: 1\n---\nb: 2", 2, 1),
    "list as a key": ("? [1]\n: 2", 1, 3),
    "too deep": ("[" * 21 + "]" * 21, 1, 21),
    "unclosed": ("a: [1, 2", 2, 1),
    "tab": ("a:\n\t- 1", 2, 1),
}


@pytest.mark.parametrize(("text", "line", "column"), REFUSED.values(), ids=REFUSED)
def test_what_is_unsafe_is_refused_with_its_place(text: str, line: int, column: int) -> None:
    with pytest.raises(SyntaxFlaw) as caught:
        yaml_text.parse(text, PROPOSAL_LIMITS)
    assert (caught.value.line, caught.value.column) == (line, column)


BOMBS = ["- " * 50_000, "[" * 100_000, "{a: " * 100_000, "- 1\n" * 100_000, "&a [*a]" * 9, "? " * 50_000]


@pytest.mark.parametrize("bomb", BOMBS, ids=[bomb[:8] for bomb in BOMBS])
def test_a_bomb_is_refused_after_a_few_of_its_parts(bomb: str, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = []

    class Parser(CParser):
        def get_event(self) -> Any:
            taken.append(1)
            return super().get_event()

    monkeypatch.setattr(yaml_text, "event_parser", Parser)
    with pytest.raises(SyntaxFlaw):
        yaml_text.parse(bomb, PROPOSAL_LIMITS)
    assert len(taken) < (2 * PROPOSAL_LIMITS.nodes if bomb.startswith("- 1") else 50)


def test_the_limits_are_exact() -> None:
    assert yaml_text.parse("[1, 2]", Limits(bytes=100, nodes=3, depth=1)) == [1, 2]
    with pytest.raises(SyntaxFlaw, match="nodes"):
        yaml_text.parse("[1, 2, 3]", Limits(bytes=100, nodes=3, depth=1))
    with pytest.raises(SyntaxFlaw, match="depth"):
        yaml_text.parse("[[1]]", Limits(bytes=100, nodes=9, depth=1))


JSON_REFUSED = {
    "duplicate key": '{"a": 1, "a": 2}',
    "not a number": '{"a": NaN}',
    "infinity": '{"a": -Infinity}',
    "a comma too many": '{"a": [1,]}',
    "something after": '{"a": 1} x',
    "too deep": "[" * 21 + "]" * 21,
    "far too deep": "[" * 100_000,
    "lone surrogate": '{"a": "\\ud800"}',
    "single quotes": "{'a': 1}",
    "half an escape": '{"a": "\\u12"}',
    "twice, and then broken": '{"a": {"b": 1, "b": 2}, x',
}


@pytest.mark.parametrize("text", JSON_REFUSED.values(), ids=JSON_REFUSED)
def test_json_is_held_to_the_same_rules(text: str) -> None:
    with pytest.raises(SyntaxFlaw) as caught:
        json_text.parse(text, PROPOSAL_LIMITS)
    assert caught.value.line == 1


@given(st.dictionaries(words, documents, min_size=1, max_size=4))
def test_json_and_yaml_say_the_same(data: dict[str, Any]) -> None:
    import json

    text = json.dumps(data, ensure_ascii=False, indent=1)
    assert json_text.parse(text, PROPOSAL_LIMITS) == data
    assert set(json_text.positions(text).values) == set(yaml_text.positions(yaml.safe_dump(data)).values)


def test_without_libyaml_the_same_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples").glob("*.yaml"))]
    read = [(yaml_text.parse(text, PROPOSAL_LIMITS), yaml_text.positions(text)) for text in texts]
    monkeypatch.setitem(sys.modules, "yaml.cyaml", None)
    plain = importlib.reload(yaml_events)
    monkeypatch.setattr(yaml_text, "event_parser", plain.event_parser)
    assert plain.event_parser is plain.PlainParser
    assert [(yaml_text.parse(text, PROPOSAL_LIMITS), yaml_text.positions(text)) for text in texts] == read
    with pytest.raises(SyntaxFlaw, match="alias"):
        yaml_text.parse("a: &x 1\nb: *x\n", PROPOSAL_LIMITS)
    monkeypatch.undo()
    importlib.reload(yaml_events)


@pytest.mark.parametrize(
    ("text", "place", "key"),
    [
        ("a: 'Leerbedrijf 't Nieuwe Land'\nb: 1\n", (1, 18), "yaml-quote-within"),
        ('a: "the "best" plan"\nb: 1\n', (1, 10), "yaml-quote-within"),
        ('a: x\nb: "Samen leren\nc: 1\n', (2, 4), "yaml-quote"),
        ('a: x\nb: "Plan\nc: 1\nd: "Samen"\n', (2, 4), "yaml-quote"),
    ],
)
def test_a_quotation_mark_that_is_wrong_is_told_of_where_it_stands(text: str, place: tuple[int, int], key: str) -> None:
    with pytest.raises(SyntaxFlaw) as found:
        yaml_text.parse(text, PROPOSAL_LIMITS)
    assert ((found.value.line, found.value.column), found.value.key) == (place, key)
