"""Text as people and programs write it, made comparable."""

import html
import re
import unicodedata
from functools import lru_cache

from lea_check.files.text.names import slug

LEAST_LETTERS = 20
"""Text that was cut off must keep this many letters to be known by its beginning."""

_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_QUOTES = re.compile("[\"'`´‘’‚‛“”„‟«»‹›]")
DASHES = re.compile("[‐‑‒–—―−]")
_TAGS = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
_NUMBERING = re.compile(r"(?:[a-z]?\d{1,3}[.):]|\d{1,3}\s+-)\s+(?=\S)")
_END = " .,:;…*"


@lru_cache(maxsize=10_000)  # people fill in the same few answers
def comparable(text: str) -> str:
    """One line in lower case, without mark-up, quotes, hidden characters, or punctuation at the end."""
    plain = html.unescape(_TAGS.sub(" ", text)) if "&" in text or "<" in text else text
    plain = _HIDDEN.sub("", unicodedata.normalize("NFKC", plain.replace("…", " ")))
    plain = DASHES.sub("-", _QUOTES.sub("", plain)).casefold()
    return " ".join(plain.split()).strip(_END)


@lru_cache(maxsize=10_000)
def heading_text(text: str) -> str:
    """A heading, comparable, without the number in front that a form gives a question."""
    plain = comparable(text).rstrip("? ")
    return _NUMBERING.sub("", plain, count=1) if _NUMBERING.match(plain) else plain


def squashed(text: str) -> str:
    """Letters and digits only, as in the codes of LimeSurvey."""
    return slug(comparable(text), most=None).replace("-", "")


def letters(text: str) -> int:
    """How many letters and digits there are."""
    return sum(each.isalnum() for each in text)
