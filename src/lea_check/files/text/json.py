"""JSON under the same rules as YAML: no duplicate keys, no NaN, bounded depth and size."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Any

from lea_check.files.problems import KeyPath, SyntaxFlaw
from lea_check.files.text.positions import START, Position, Positions, position_at
from lea_check.files.text.yaml import Limits

_TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[\[\]{}]|[^\s,:\[\]{}"]++', re.DOTALL)
_SURROGATE = re.compile("[\ud800-\udfff]")
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


class _Refused(ValueError):
    """Something that JSON allows and we do not; where it stands is looked up afterwards."""


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
        raise SyntaxFlaw(key, *_refused_at(text, key, name), name=name) from error
    return data


def _is_deeper(data: Any, depth: int) -> bool:
    if data.__class__ is dict:
        data = data.values()
    elif data.__class__ is not list:
        return False
    return depth == 0 or any(_is_deeper(each, depth - 1) for each in data if each.__class__ in (dict, list))


def _cause(said: str) -> str:
    return next((key for part, key in _CAUSES if said.startswith(part)), "json")


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
            raise SyntaxFlaw("depth", *position_at(text, token.start()), limit=limits.depth)
        if nodes > limits.nodes:
            raise SyntaxFlaw("nodes", *position_at(text, token.start()), limit=limits.nodes)
        if first == '"' and "\\u" in token.group() and _holds_surrogate(token.group()):
            raise SyntaxFlaw("surrogate", *position_at(text, token.start()))


def _holds_surrogate(token: str) -> bool:
    with suppress(ValueError):  # a broken escape, which is told of where it stands in the whole
        return _SURROGATE.search(scanstring(token, 1, False)[0]) is not None
    return False


def _refused_at(text: str, key: str, name: str) -> Position:
    """The second key of a name, or the first value that is no JSON."""
    seen: set[KeyPath] = set()
    with suppress(ValueError, IndexError):  # what follows may not be JSON
        for path, at_key, index in _walk(text):
            if at_key and key == "duplicate":
                if path in seen and path[-1] == name:
                    return position_at(text, index)
                seen.add(path)
            elif not at_key and key == "constant" and text.startswith(name, index):
                return position_at(text, index)
    return START


def positions(text: str) -> Positions:
    """Where everything stands in a text that `parse` accepts."""
    found = Positions({}, {})
    line, line_start, before = 1, 0, 0
    for path, at_key, index in _walk(text):
        line += text.count("\n", before, index)
        line_start = text.rfind("\n", before, index) + 1 or line_start
        before = index
        (found.keys if at_key else found.values).setdefault(path, Position(line, index - line_start + 1))
    return found


def _walk(text: str) -> Iterator[tuple[KeyPath, bool, int]]:
    """Each key (True) and value (False) by its path, with the index where it begins.

    Not by YAML, which JSON mostly is: libyaml refuses an emoji that is written as two escapes, and a long key.
    """
    path: list[str | int] = []
    awaits_key: list[bool | None] = []  # by open mapping; None by open list
    for token in _TOKEN.finditer(text):
        first = token.group()[0]
        if awaits_key and awaits_key[-1] and first == '"':
            path[-1] = scanstring(text, token.start() + 1)[0]
            yield tuple(path), True, token.start()
            awaits_key[-1] = False
            continue
        if first in "]}":
            path.pop()
            awaits_key.pop()
        else:
            yield tuple(path), False, token.start()
        if first in "[{":
            path.append("" if first == "{" else 0)
            awaits_key.append(True if first == "{" else None)
        elif awaits_key and awaits_key[-1] is None:
            path[-1] = int(path[-1]) + 1
        elif awaits_key:
            awaits_key[-1] = True
