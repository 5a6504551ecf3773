"""Text on screens that know few letters."""

import contextlib

NEAREST = "lea-check.nearest"
"""The name by which a stream is told to show the nearest letter; see `nearest`."""

_ASCII = dict(zip("‘’“”–—·×•", "''\"\"---x*", strict=True)) | {"…": "...", "§": "par.", "←": "<-"}


def encoded(text: str, encoding: str) -> bytes:
    """The text as bytes; a letter that the screen does not know is the nearest that it does."""
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return b"".join(_letter(letter, encoding) for letter in text)


def nearest(error: UnicodeError) -> tuple[bytes, int]:
    """What a stream writes for letters that it does not know: an error handler of `codecs`. Raises others again."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    letters = error.object[error.start : error.end]
    return b"".join(_letter(letter, error.encoding) for letter in letters), error.end


def _letter(letter: str, encoding: str) -> bytes:
    """A letter the screen does not know, as its base letter ("é" as "e"), or else a question mark."""
    import unicodedata

    for form in (letter, _ASCII.get(letter) or unicodedata.normalize("NFKD", letter)[0]):
        with contextlib.suppress(UnicodeEncodeError):
            return form.encode(encoding)
    return b"?"
