"""What a facilitator types beside an answer: a key or its word, with a colon before it where text is asked."""

from typing import Literal, get_args

from lea_check.words import Words

Key = Literal["help", "back", "unknown", "out", "note", "lock", "quit"]
KEYS: tuple[Key, ...] = get_args(Key)


def key_in(line: str, words: Words, *, among_text: bool) -> Key | None:
    """The key that a line is, in any language; None when it is an answer."""
    typed = line.strip().lower()
    if typed.startswith(":"):
        typed = typed[1:].strip()
    elif among_text:
        return None
    return next((key for key in KEYS if typed in words(f"interview.key.{key}").split()), None)


def lacks_colon(line: str, words: Words) -> bool:
    """Whether a line of text is no more than a key, or its word, whose colon was forgotten."""
    return line.strip() != "" and key_in(line, words, among_text=False) is not None and not line.startswith(":")
