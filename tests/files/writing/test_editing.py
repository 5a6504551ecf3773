"""A change to a file leaves the rest to the letter: comments, quotes, folds, how far things stand in, and order."""

import json
from collections.abc import Collection, Mapping
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lea_check.files.text import yaml as yaml_text
from lea_check.files.text.documents import PROPOSAL_LIMITS
from lea_check.files.writing import editing
from lea_check.files.writing.draft_file import as_proposal
from lea_check.files.writing.editing import edited
from lea_check.files.writing.rendering import inline, text_of

NAMES = st.sampled_from(["a", "b", "c", "d e", "é", "format"])
TEXTS = st.sampled_from(["x", "twee woorden", "é: ja", "# geen", "'", '"', "- x", "1", "null", "[a", "a, b", "x:", ""])
VALUES = st.recursive(
    TEXTS | st.integers(0, 99) | st.booleans() | st.none(),
    lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(NAMES, inner, min_size=1, max_size=3),
    max_leaves=6,
)
DOCUMENTS = st.dictionaries(NAMES, VALUES, min_size=1, max_size=4)


class Writer:
    """Writes data as people may: in any style that YAML has, with comments anywhere."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.step = draw(st.integers(1, 4))
        self.comments = 0

    def mapping(self, data: Mapping[str, Any], column: int) -> list[str]:
        lines = []
        for name, value in data.items():
            lines += [*self.between(column), *self.entry(f"{' ' * column}{self.key(name)}:", value, column)]
        return lines

    def entry(self, head: str, value: Any, column: int) -> list[str]:
        within = column + self.step
        if isinstance(value, dict) and self.draw(st.booleans()):
            return [f"{head}{self.remark()}", *self.mapping(value, within)]
        if isinstance(value, list) and self.draw(st.booleans()):
            at = self.draw(st.sampled_from([column, within]))
            return [f"{head}{self.remark()}", *(line for each in value for line in self.item(each, at))]
        if isinstance(value, str) and value and not value.isspace() and self.draw(st.integers(0, 3)) == 0:
            sign = self.draw(st.sampled_from([">-", "|-"]))
            return [f"{head} {sign}{self.remark()}", f"{' ' * within}{value}", *[""] * self.draw(st.integers(0, 1))]
        if value is None and self.draw(st.booleans()):
            return [f"{head}{self.remark()}"]
        return [f"{head} {self.inline(value)}{self.remark()}"]

    def item(self, value: Any, column: int) -> list[str]:
        dash = f"{' ' * column}- "
        if isinstance(value, dict) and self.draw(st.booleans()):
            first, *others = self.mapping(value, column + 2)
            if first.strip().startswith("#") or not first.strip():
                return [*self.between(column), f"{dash}{inline(value, within=True)}"]
            return [*self.between(column), f"{dash}{first.lstrip()}", *others]
        return [*self.between(column), f"{dash}{self.inline(value)}{self.remark()}"]

    def inline(self, value: Any) -> str:
        if isinstance(value, dict):
            return "{" + ", ".join(f"{self.key(name)}: {self.inline(each)}" for name, each in value.items()) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(map(self.inline, value)) + "]"
        return self.text(value) if isinstance(value, str) else inline(value)

    def text(self, value: str) -> str:
        quoted = ["'" + value.replace("'", "''") + "'", json.dumps(value), text_of(value, within=True)]
        return self.draw(st.sampled_from(quoted))

    def key(self, name: str) -> str:
        return self.draw(st.sampled_from([name, f"'{name}'", f'"{name}"']))

    def remark(self) -> str:
        return self.draw(st.sampled_from(["", " ", f"   {self.comment()}"]))

    def between(self, column: int) -> list[str]:
        return self.draw(st.sampled_from([[], [], [""], [f"{' ' * column}{self.comment()}"]]))

    def comment(self) -> str:
        self.comments += 1
        return f"# c{self.comments}!"


@st.composite
def written(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    data = draw(DOCUMENTS)
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    lines = [*draw(st.sampled_from([[], ["# boven"], ["---"]])), *Writer(draw).mapping(data, 0)]
    return newline.join(lines) + draw(st.sampled_from(["", newline])), data


def read(text: str) -> Any:
    return yaml_text.parse(text, PROPOSAL_LIMITS)


def paths(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [*([path] if path else []), *(each for key, value in items for each in paths(value, (*path, key)))]


def changed(data: Any, path: tuple[Any, ...], new: Any) -> Any:
    """The data with another value at a path; `gone` takes it away."""
    key, *rest = path
    copy = dict(data) if isinstance(data, dict) else list(data)
    if rest:
        copy[key] = changed(data[key], tuple(rest), new)
    elif new is GONE:
        del copy[key]
    else:
        copy[key] = new
    return copy


GONE = object()
OTHERS = [7, None, "nieuw", {"level": 2, "note": "a, b"}, {"q": {"r": 1}}, [{"q": 1}]]


@pytest.fixture(autouse=True)
def never_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """No file that holds something is written anew, which would lose its comments."""

    def refuse(*given: object) -> str:
        raise AssertionError(given)

    monkeypatch.setattr(editing, "anew", refuse)


@given(written())
def test_the_same_data_changes_nothing(file: tuple[str, dict[str, Any]]) -> None:
    text, data = file
    assert read(text) == data
    assert edited(text, data, as_proposal) == text


@given(written(), st.data())
def test_one_other_value_leaves_all_other_fields_to_the_letter(
    file: tuple[str, dict[str, Any]], draw: st.DataObject
) -> None:
    text, data = file
    path = draw.draw(st.sampled_from(paths(data)))
    new = changed(
        data, path, draw.draw(st.sampled_from([7, None, "nieuw", {"level": 2, "note": "a, b"}, {"q": {"r": 1}}]))
    )
    result = edited(text, new, as_proposal)
    assert read(result) == new
    assert all(part in result for part in parts(text, data, without=path[:1]))


@given(written(), st.data())
def test_what_goes_takes_only_its_own_lines(file: tuple[str, dict[str, Any]], draw: st.DataObject) -> None:
    text, data = file
    path = draw.draw(st.sampled_from(paths(data)))
    new = changed(data, path, GONE)
    assume(new)
    result = edited(text, new, as_proposal)
    assert read(result) == new
    assert all(part in result for part in parts(text, data, without=path[:1]))


@given(written(), DOCUMENTS, st.booleans())
def test_whatever_changes_it_reads_as_what_was_wanted(
    file: tuple[str, dict[str, Any]], more: dict[str, Any], instead: bool
) -> None:
    text, data = file
    new = more if instead else data | more
    result = edited(text, new, as_proposal)
    assert read(result) == new
    assert all(part in result for part in parts(text, data, without=[*more, *([] if not instead else data)]))


def parts(text: str, data: dict[str, Any], without: Collection[Any]) -> list[str]:
    """What stands in a text for each key at the top but some: its lines, up to those of the next."""
    where = yaml_text.positions(text)
    lines = text.splitlines(keepends=True)
    starts = sorted((where.keys[(key,)].line - 1, key) for key in data)
    ends = [*(start for start, _ in starts[1:]), len(lines)]
    found = [(key, lines[start:end]) for (start, key), end in zip(starts, ends, strict=True)]
    return ["".join(each).rstrip() for key, each in found if key not in without]
