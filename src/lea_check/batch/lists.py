"""Lists of files, as `ls`, `find` and `git ls-files` give them: a name on each line, or with a NUL behind each."""

import os
import re
from collections.abc import Sequence

from lea_check.files.text.source import MEBIBYTE, decode, read_bytes

MOST_BYTES = 64 * MEBIBYTE

_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_ESCAPE = re.compile(rb"\\([0-3][0-7]{2}|.)", re.DOTALL)
_ESCAPED = {
    b"a": b"\a", b"b": b"\b", b"f": b"\f", b"n": b"\n", b"r": b"\r", b"t": b"\t", b"v": b"\v",
}  # fmt: skip


class SeparatorError(Exception):
    """A list has a NUL behind each name and was not said to (`null`), or it was said to and has lines."""

    def __init__(self, *, null: bool) -> None:
        self.null = null
        super().__init__(null)


def read_list(name: str, *, null: bool = False) -> Sequence[str]:
    """The names in a list, or in standard input for "-"; with `null` in one that has a NUL behind each.

    Raises SeparatorError, and SyntaxFlaw for a list that cannot be read.
    """
    data = read_bytes(name, MOST_BYTES)
    if null and b"\0" not in data and b"\n" in data.strip():
        raise SeparatorError(null=False)
    if null:
        return [os.fsdecode(each) for each in data.split(b"\0") if each]
    if b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise SeparatorError(null=True)
    return [_unquoted(line) for line in decode(data).splitlines() if line.strip()]


def _unquoted(line: str) -> str:
    """The name that git puts in quotes, with an escape for each byte that is no plain letter."""
    if not _QUOTED.fullmatch(line):
        return line
    return os.fsdecode(_ESCAPE.sub(_byte, line[1:-1].encode()))


def _byte(escape: re.Match[bytes]) -> bytes:
    said = escape[1]
    return bytes([int(said, 8)]) if len(said) == 3 else _ESCAPED.get(said, said)
