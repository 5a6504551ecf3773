"""Text of others as plain text: control and invisible format characters are spelled out, never acted on."""

import re
from functools import lru_cache

# C0 and C1 controls, soft hyphen, zero-width and direction marks, separators, tags, and lone surrogates.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufe00-\ufe0f\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e01ef]"
)
_SPACE = re.compile(r"[ \t\r\n\x0b\x0c]+")


@lru_cache(maxsize=4096)
def inert(text: str) -> str:
    """One line of text in which nothing is hidden and nothing acts."""
    return _UNSAFE.sub(spelled, _SPACE.sub(" ", text).strip())


def inert_json(text: str) -> str:
    """JSON text with the same characters as escapes, so that showing it is safe and reading it gives the same."""
    return re.sub(
        r"\n|" + _UNSAFE.pattern,
        lambda found: found.group() if found.group() == "\n" else _escaped(found),
        text,
    )


def shortened(text: str, most: int) -> str:
    """Text of at most `most` characters."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def spelled(found: re.Match[str]) -> str:
    """The number of a character, in place of the character."""
    code = ord(found.group())
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _escaped(found: re.Match[str]) -> str:
    units = found.group().encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[start : start + 4]}" for start in range(0, len(units), 4))
