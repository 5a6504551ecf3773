"""JSON under the same rules as YAML: no duplicate keys, no NaN, bounded depth and size."""

import json
import re
from contextlib import suppress
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Any

from lea_check.files.problems import Place, SyntaxFlaw
from lea_check.files.text.source import place
from lea_check.files.text.yaml import Limits, Positions

_SPACE = re.compile(r"[ \t\r\n]*")
_ATOM = re.compile(r"[^,\]}\s]+")
_TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[\[\]{}]|[^\s,:\[\]{}"]++', re.DOTALL)
_SURROGATE = re.compile("[\ud800-\udfff]")


class _Refused(ValueError):
    """Something that JSON allows and we do not; the place is looked up afterwards."""


def parse(text: str, limits: Limits) -> Any:
    """The document in `text` as dicts, lists and plain values. Raises SyntaxFlaw."""
    if not text.strip():
        return None
    plainly_small = sum(map(text.count, ",:[{")) < limits.nodes and "\\u" not in text
    try:
        if not plainly_small:
            _check(text, limits)
        data = json.loads(
            text, object_pairs_hook=_unique, parse_constant=_refuse, parse_int=_integer, parse_float=_float
        )
        if plainly_small and _is_deeper(data, limits.depth):
            _check(text, limits)
    except RecursionError:
        _check(text, limits)
        raise
    except json.JSONDecodeError as error:
        raise SyntaxFlaw(_cause(error.msg), error.lineno, error.colno, detail=error.msg) from error
    except _Refused as error:
        key, name = error.args
        raise SyntaxFlaw(key, *_refused_place(text, key, name), name=name) from error
    return data


def _is_deeper(data: Any, depth: int) -> bool:
    if data.__class__ is dict:
        data = data.values()
    elif data.__class__ is not list:
        return False
    return depth == 0 or any(_is_deeper(each, depth - 1) for each in data if each.__class__ in (dict, list))


def _cause(said: str) -> str:
    return next((key for part, key in _CAUSES if said.startswith(part)), "json")


_CAUSES = (
    ("Expecting ',' delimiter", "json-comma"),
    ("Expecting ':' delimiter", "json-colon"),
    ("Expecting property name", "json-name"),
    ("Illegal trailing comma", "json-name"),
    ("Expecting value", "json-value"),
    ("Extra data", "json-extra"),
    ("Unterminated string", "json-quote"),
    ("Invalid control character", "json-control"),
    ("Invalid \\", "json-escape"),
)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        raise _Refused("duplicate", next(key for key, _ in pairs if key in seen or seen.add(key)))  # type: ignore[func-returns-value]
    return found


def _refuse(name: str) -> Any:
    raise _Refused("constant", name)


def _integer(text: str) -> int | str:
    return int(text) if len(text) < 19 else text


def _float(text: str) -> float | str:
    return float(text) if len(text) < 40 and abs(float(text)) < 1e100 else text


def _check(text: str, limits: Limits) -> None:
    """Refuses what is too deep or too much. It takes longer than the rest, so it is for what may be."""
    depth = nodes = 0
    for token in _TOKEN.finditer(text):
        first = token.group()[0]
        if first in "]}":
            depth -= 1
            continue
        nodes += 1
        depth += first in "[{"
        if depth > limits.depth:
            raise SyntaxFlaw("depth", *place(text[: token.start()]), limit=limits.depth)
        if nodes > limits.nodes:
            raise SyntaxFlaw("nodes", *place(text[: token.start()]), limit=limits.nodes)
        if first == '"' and "\\u" in token.group() and _holds_surrogate(token.group()):
            raise SyntaxFlaw("surrogate", *place(text[: token.start()]))


def _holds_surrogate(token: str) -> bool:
    with suppress(ValueError):  # a broken escape, which is told of with its place in the whole
        return _SURROGATE.search(scanstring(token, 1, False)[0]) is not None
    return False


def _refused_place(text: str, key: str, name: str) -> tuple[int, int]:
    walker = _Walker(text)
    with suppress(ValueError, IndexError):  # what follows the place may not be JSON
        walker.value((), 0)
    spot = walker.second.get(name) if key == "duplicate" else walker.atoms.get(name)
    return spot or (1, 1)


def positions(text: str) -> Positions:
    """Where everything stands in a text that `parse` accepts."""
    walker = _Walker(text)
    if text.strip():
        walker.value((), 0)
    return walker.found


class _Walker:
    """Walks valid JSON and notes where each value and key begins."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found = Positions({}, {})
        self.second: dict[str, tuple[int, int]] = {}
        self.atoms: dict[str, tuple[int, int]] = {}

    def value(self, path: Place, index: int) -> int:
        index = self._skip(index)
        self.found.values.setdefault(path, self._place(index))
        opening = self.text[index]
        if opening == '"':
            return int(scanstring(self.text, index + 1)[1])
        if opening in "{[":
            return self._items(path, index + 1, is_object=opening == "{")
        atom = _ATOM.match(self.text, index)
        end = atom.end() if atom else index + 1
        self.atoms.setdefault(self.text[index:end], self._place(index))
        return end

    def _items(self, path: Place, index: int, *, is_object: bool) -> int:
        index, count = self._skip(index), 0
        while self.text[index] not in "}]":
            if self.text[index] == ",":
                index = self._skip(index + 1)
            inner: Place = (*path, count)
            if is_object:
                inner, index = self._key(path, index)
            index = self._skip(self.value(inner, index))
            count += 1
        return index + 1

    def _key(self, path: Place, index: int) -> tuple[Place, int]:
        key, end = scanstring(self.text, index + 1)
        inner = (*path, key)
        if inner in self.found.keys:
            self.second.setdefault(key, self._place(index))
        self.found.keys.setdefault(inner, self._place(index))
        return inner, self._skip(int(end)) + 1

    def _skip(self, index: int) -> int:
        found = _SPACE.match(self.text, index)
        return found.end() if found else index

    def _place(self, index: int) -> tuple[int, int]:
        return place(self.text[:index])
