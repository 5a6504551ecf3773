"""YAML that is plain lines, as programs and most people write it, in half of the time that libyaml takes.

Whatever is more than that is left to libyaml: quotes with an escape, text of several lines, tabs, tags, anchors, and
all that is wrong. So this never refuses anything; and what both read is the same, which tests hold.
"""

import re
from typing import Any

from lea_check.files.text.yaml_scalars import NUMERIC, WORDS, number

_KEY = "[a-z][a-z0-9_-]{0,99}"
_WORD = r"\w[^:#,?\[\]{}\n]*(?<! )"
_TEXT = r"\w[^:#\n]*(?<! )"
_QUOTED = r"""\"[^\"\\\n]*\"|'[^'\n]*'"""


def _series(item: str) -> str:
    return f"(?:{item}(?:, ?{item})*)?"


_SCALAR = rf"(?:{_WORD}|{_QUOTED})"
_LIST = rf"\[{_series(_SCALAR)}\]"
_VOTES = rf"\{{{_series(f'{_KEY}: {_LIST}')}\}}"
_MAP = rf"\{{{_series(f'{_KEY}: (?:{_WORD}|{_QUOTED}|{_LIST}|{_VOTES})')}\}}"
_LINE = re.compile(
    rf"^( *+)(?:(- )?(?:({_KEY}):(?: ++|$))?(?:({_TEXT})|({_QUOTED}|{_LIST}|{_MAP}))?(?: *+(?<= )#.*)?|#.*)$",
    re.MULTILINE,
)
"""No spaces are given back (`++`): of a line of a million of them, trying all ways to share them out takes hours."""
_PART = re.compile(rf"(?:({_KEY}): )?(?:({_WORD})|({_QUOTED}|{_LIST}|{_VOTES}))")
_DEEPEST = 10
"""Levels of lines within lines; less than any limit."""


class _More(Exception):
    """This is more than plain lines, or wrong."""


def parse_lines(text: str) -> dict[str, Any] | None:
    """The mapping that `text` holds; None where it is more than plain lines, or wrong."""
    text = text.replace("\r\n", "\n")
    if not text.replace("\n", "").isprintable():  # what is hidden may end a line
        return None
    lines = _LINE.findall(text)
    if len(lines) <= text.count("\n"):
        return None
    try:
        return _built(lines)
    except _More:
        return None


def _built(lines: list[tuple[str, ...]]) -> dict[str, Any] | None:  # noqa: PLR0912 - a hot loop: calls cost more
    words, numeric = WORDS, NUMERIC
    root: dict[str, Any] = {}
    inside: Any = root
    place, opened = 0, ""  # where what is inside begins; the key of what is to come under it
    around: list[tuple[int, Any]] = []
    for indent, dash, key, word, other in lines:
        if not key and not dash:
            if word or other:
                raise _More
            continue
        at = len(indent)
        if opened and (at > place or (at == place and dash)):
            if len(around) >= _DEEPEST:
                raise _More
            around.append((place, inside))
            inside[opened] = [] if dash else {}
            place, inside = at, inside[opened]
        opened = ""
        while at < place or (at == place and not dash and inside.__class__ is list):
            place, inside = around.pop()
        if at != place or (dash and inside.__class__ is dict):
            raise _More
        if dash and key:
            around.append((place, inside))
            inside.append({})
            place, inside = place + 2, inside[-1]
        if word:
            value = words[word] if word in words else number(word) if word[0] in numeric else word
        else:
            value = _value(other) if other else None
        if not key:
            inside.append(value)
        elif key in inside:
            raise _More
        else:
            inside[key] = value
            opened = "" if word or other else key
    return root or None


def _value(text: str) -> Any:
    """What is in quotes or brackets."""
    if text[0] not in "[{":
        return text[1:-1]
    parts = _PART.findall(text, 1)
    if text[0] == "[":
        return [_plain(word) if word else _value(other) for _, word, other in parts]
    found = {key: _plain(word) if word else _value(other) for key, word, other in parts}
    if len(found) < len(parts):
        raise _More
    return found


def _plain(word: str) -> Any:
    return WORDS[word] if word in WORDS else number(word) if word[0] in NUMERIC else word
