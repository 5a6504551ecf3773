"""Text of others as plain text: control and invisible format characters are spelled out, never acted on."""

import re
from functools import lru_cache
from typing import Any

# C0 and C1 controls, soft hyphen, zero-width and direction marks, separators, tags, and lone surrogates.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufe00-\ufe0f\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e01ef]"
)
_UNSAFE_BUT_LINES = re.compile(_UNSAFE.pattern.replace("\x00-\x1f", "\x00-\x09\x0b-\x1f"))

MOST_MARKS = 4
"""No script puts more marks on one letter; a hundred of them would cover the lines above and below."""

_MAY_BE_MARKS = re.compile(rf"[^\w\x00-\u02ff]{{{MOST_MARKS + 1},}}")
_SPACE = re.compile(r"[ \t\r\n\x0b\x0c]+")


@lru_cache(maxsize=4096)
def sanitize(text: str) -> str:
    """One line of text in which nothing is hidden, nothing acts and nothing covers another line."""
    return _MAY_BE_MARKS.sub(_thinned, _UNSAFE.sub(escape_match, _SPACE.sub(" ", text).strip()))


def sanitize_lines(text: str) -> str:
    """The same for text of several lines, which stay."""
    if text.isascii() and text.isprintable():
        return text
    return _MAY_BE_MARKS.sub(_thinned, _UNSAFE_BUT_LINES.sub(escape_match, text))


def sanitize_parts(value: Any) -> Any:
    """The same for all text in named tuples within named tuples, as a report is."""
    if isinstance(value, str):
        return sanitize_lines(value)
    if hasattr(value, "_make"):
        return value._make(map(sanitize_parts, value))
    return tuple(map(sanitize_parts, value)) if isinstance(value, tuple) else value


def _thinned(found: re.Match[str]) -> str:
    """Marks on a letter, from one too many on spelled out."""
    import unicodedata

    shown, marks = "", 0
    for letter in found.group():
        marks = marks + 1 if unicodedata.category(letter) in ("Mn", "Me") else 0
        shown += escape_letter(letter) if marks > MOST_MARKS else letter
    return shown


def sanitize_json(text: str) -> str:
    """JSON text with the same characters as escapes, so that showing it is safe and reading it gives the same."""
    return re.sub(
        r"\n|" + _UNSAFE.pattern,
        lambda found: found.group() if found.group() == "\n" else _escaped(found),
        text,
    )


def escape_formula(text: str) -> str:
    """Text that a spreadsheet would calculate gets an apostrophe before it."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text


def shortened(text: str, most: int) -> str:
    """Text of at most `most` characters."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def escape_match(found: re.Match[str]) -> str:
    """The number of a character, in place of the character."""
    return escape_letter(found.group())


def escape_letter(letter: str) -> str:
    """The number of a letter as in JSON and YAML."""
    code = ord(letter)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _escaped(found: re.Match[str]) -> str:
    units = found.group().encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[start : start + 4]}" for start in range(0, len(units), 4))
