"""Text of others made inert where it leaves, for a screen, a page or a sheet: nothing in it hides or acts.

Control characters and invisible ones are spelled out. What joins letters or emoji into one sign is text, and stays.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

# C0 and C1 controls, soft hyphen, zero-width and direction marks, separators, tags, and lone surrogates.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufe00-\ufe0f\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e01ef]"
)
# The flag of a part of a country, such as Scotland: a black flag, its ISO 3166-2 code in tags, and the end of these.
_FLAG = "\U0001f3f4[\U000e0061-\U000e007a]{2}[\U000e0030-\U000e0039\U000e0061-\U000e007a]{1,3}\U000e007f"
_UNSAFE_OR_FLAG = re.compile(f"{_FLAG}|{_UNSAFE.pattern}")
_UNSAFE_BUT_LINES = re.compile(_UNSAFE_OR_FLAG.pattern.replace("\x00-\x1f", "\x00-\x09\x0b-\x1f"))

_JOINERS = "\u200c\u200d"
_VARIES = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_VIRAMA = 9  # its class among the marks
_KEYCAP = "\u20e3"
_FIRST_SIGN = "\u2000"
"""Symbols and punctuation from here on may be emoji; those before it are what programs act on."""

MOST_MARKS = 4
"""No script puts more marks on one letter; a hundred of them would cover the lines above and below."""

_MAY_BE_MARKS = re.compile(rf"[^\w\x00-\u02ff]{{{MOST_MARKS + 1},}}")
_SPACE = re.compile(r"[ \t\r\n\x0b\x0c]+")


@lru_cache(maxsize=4096)
def sanitize(text: str) -> str:
    """One line of text in which nothing is hidden, nothing acts and nothing covers another line."""
    if text.isascii() and text.isprintable() and "  " not in text:  # nearly all
        return text.strip()
    return _inert(_SPACE.sub(" ", text).strip(), _UNSAFE_OR_FLAG)


def sanitize_lines(text: str) -> str:
    """The same for text of several lines, which stay."""
    return _inert(text, _UNSAFE_BUT_LINES)


def sanitize_parts(value: Any) -> Any:
    """The same for each line of text in tuples, lists and mappings within each other, as a report is."""
    if isinstance(value, str):
        return sanitize(value)
    if hasattr(value, "_make"):
        return value._make(map(sanitize_parts, value))
    if isinstance(value, Mapping):
        return {key: sanitize_parts(each) for key, each in value.items()}
    return type(value)(map(sanitize_parts, value)) if isinstance(value, tuple | list) else value


def sanitize_json(text: str) -> str:
    """JSON text with the same characters as escapes, so that showing it is safe and reading it gives the same."""
    return _UNSAFE_BUT_LINES.sub(lambda found: _kept(found) or _escaped(found), text)


def _inert(text: str, unsafe: re.Pattern[str]) -> str:
    if text.isascii() and text.isprintable():
        return text
    return _MAY_BE_MARKS.sub(_thinned, unsafe.sub(lambda found: _kept(found) or escape_match(found), text))


def _kept(found: re.Match[str]) -> str:
    """What was found, where it is a part of what people write: a flag, or what joins or varies the sign before it."""
    letter, before = found.group(), found.string[: found.start()][-1:]
    after = found.string[found.end() : found.end() + 1]
    if len(letter) > 1:
        return letter
    if letter in _JOINERS:
        return letter if _may_join(before) and (_may_join(after) or _is_virama(before)) else ""
    return letter if _VARIES.match(letter) and _may_vary(before, after) else ""


def _may_join(letter: str) -> bool:
    """Whether it is a letter, a mark on one, or an emoji."""
    import unicodedata

    kind = unicodedata.category(letter)[0] if letter else ""
    return kind in ("L", "M") or (kind == "S" and letter > _FIRST_SIGN)


def _is_virama(letter: str) -> bool:
    """Whether it takes the vowel of an Indic letter away; a joiner may follow at the end of a word too."""
    import unicodedata

    return unicodedata.combining(letter) == _VIRAMA


def _may_vary(before: str, after: str) -> bool:
    """Whether it is a sign that may look in another way, also as the first half of a keycap."""
    import unicodedata

    kind = unicodedata.category(before) if before else ""
    return after == _KEYCAP or kind in ("Lo", "So") or (kind[:1] in ("S", "P") and before > _FIRST_SIGN)


def _thinned(found: re.Match[str]) -> str:
    """Marks on a letter, from one too many on spelled out."""
    import unicodedata

    shown, marks = "", 0
    for letter in found.group():
        if letter not in _JOINERS:
            marks = marks + 1 if unicodedata.category(letter) in ("Mn", "Me") else 0
        shown += escape_letter(letter) if marks > MOST_MARKS else letter
    return shown


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
