"""Data as YAML that reads as if a person had written it."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from lea_check.files.text.source import CONTROL
from lea_check.files.text.yaml import MERGE_KEY
from lea_check.files.text.yaml_scalars import FLOAT, INTEGER, WORDS

Layout = Callable[[Mapping[str, Any], int], bool]
"""Whether a new mapping, at a depth from 1, stands on one line."""

STEP = 2
"""How far what belongs to a key stands to its right."""

_BREAKS = "\n\r\x85\u2028\u2029"
_MUST_ESCAPE = re.compile(f"[{_BREAKS}\ufeff]|{CONTROL.pattern}")
_SIGNS = "-?:,[]{}#&*!|>'\"%@`"
_BEGIN = rf"(?!\.\.\.)[^\s{re.escape(_SIGNS)}]"
_PLAIN = re.compile(rf"{_BEGIN}(?:[^:#]|(?<!\s)#|:(?=\S))*(?<!\s)")
_PLAIN_WITHIN = re.compile(rf"{_BEGIN}(?:[^,\[\]{{}}?:#]|(?<!\s)#)*(?<!\s)")


class Rendering(NamedTuple):
    """How new parts are written. `layout`: which mappings stand on one line; `step`: how far each level stands in."""

    layout: Layout
    step: int = STEP

    def entry(self, name: str, value: Any, column: int, depth: int = 1) -> list[str]:
        """The lines of a key with its value, that begin at a column."""
        key = f"{' ' * column}{text_of(name)}:"
        if self.is_block(value, depth):
            return [key + head(value), *self.block(value, column + self.step, depth)]
        return [key if value is None else f"{key} {inline(value)}"]

    def is_block(self, value: Any, depth: int = 1) -> bool:
        """Whether a value is written as lines of its own."""
        if isinstance(value, Mapping):
            return bool(value) and not self.layout(value, depth)
        if isinstance(value, str):
            return _has_lines(value)
        return isinstance(value, list | tuple) and any(isinstance(each, Mapping) for each in value)

    def block(self, value: Any, column: int, depth: int = 1) -> list[str]:
        """The lines of a mapping, a list or a text of several lines that is written so."""
        if isinstance(value, str):
            return [f"{' ' * column}{line}" if line else "" for line in value.removesuffix("\n").split("\n")]
        if isinstance(value, Mapping):
            entries = (self.entry(name, each, column, depth + 1) for name, each in value.items())
        else:
            entries = (self.item(each, column, depth + 2) for each in value)
        return [line for entry in entries for line in entry]

    def item(self, value: Any, column: int, depth: int = 3) -> list[str]:
        """The lines of an item of a list."""
        if isinstance(value, Mapping) and self.is_block(value, depth):
            first, *others = self.block(value, column + 2, depth)
            return [f"{' ' * column}- {first[column + 2 :]}", *others]
        return [f"{' ' * column}- {inline(value)}"]


def head(value: Any) -> str:
    """What stands behind the colon of a key whose value is written as lines of its own."""
    if isinstance(value, str):
        return " |" if value.endswith("\n") else " |-"
    return ""


def inline(value: Any, *, within: bool = False) -> str:
    """A value within a line; `within` braces or brackets more texts need quotes."""
    if isinstance(value, Mapping):
        pairs = (f"{text_of(name, within=True)}: {inline(each, within=True)}" for name, each in value.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(inline(each, within=True) for each in value)}]"
    if isinstance(value, str):
        return text_of(value, within=within)
    return "null" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def text_of(text: str, *, within: bool = False) -> str:
    """A text, in quotes where it would be read as something else; `within` braces or brackets more signs mean that."""
    if _MUST_ESCAPE.search(text):
        return "".join(_escaped(json.dumps(text, ensure_ascii=False)))
    plain = (_PLAIN_WITHIN if within else _PLAIN).fullmatch(text) and text not in WORDS and text != MERGE_KEY
    if plain and not INTEGER.match(text) and not FLOAT.match(text):
        return text
    return "'" + text.replace("'", "''") + "'"


def _has_lines(text: str) -> bool:
    """Whether a text has several lines and can stand as it is."""
    plain = text.replace("\n", "")
    return plain != text and not text[0].isspace() and not text.endswith("\n\n") and not _MUST_ESCAPE.search(plain)


def _escaped(quoted: str) -> Iterator[str]:
    for letter in quoted:
        yield f"\\u{ord(letter):04x}" if _MUST_ESCAPE.match(letter) else letter
