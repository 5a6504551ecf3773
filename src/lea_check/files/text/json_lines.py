"""JSON Lines: a document on each line, read line by line, so that a file may be larger than memory."""

from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from lea_check.files.problems import SyntaxFlaw
from lea_check.files.text.source import BOM, check_width, open_regular, too_large


class Line(NamedTuple):
    """A line that is not blank, by number (from 1): its bytes, or what is wrong with it."""

    number: int
    data: bytes | SyntaxFlaw


def read_lines(path: str, limit: int) -> Iterator[Line]:
    """The lines of a regular file, of at most `limit` bytes each. What cannot be read at all is one flaw on line 1."""
    try:
        stream = open_regular(path)
    except SyntaxFlaw as flaw:
        yield Line(1, flaw)
        return
    with stream:
        yield from _lines(stream, limit)


def count_lines(path: str) -> int:
    """How many lines a file has, blank ones too: what progress is measured against. 1 for what cannot be read."""
    count, last = 0, b"\n"
    try:
        with open_regular(path) as stream:
            for block in iter(lambda: stream.read(1 << 20), b""):
                count, last = count + block.count(b"\n"), block
    except SyntaxFlaw:
        return 1
    return count + (not last.endswith(b"\n")) or 1


def _lines(stream: BinaryIO, limit: int) -> Iterator[Line]:
    number = 0
    while data := stream.readline(limit + 2):  # with the line's end
        number += 1
        if number == 1:
            try:
                check_width(data)
            except SyntaxFlaw as flaw:  # so is every other line
                yield Line(1, flaw)
                return
            data = data.removeprefix(BOM)
        text = data.rstrip(b"\r\n")
        if len(text) > limit:
            yield Line(number, too_large(limit))
            _skip(stream, data)
        elif text.strip():
            yield Line(number, text)


def _skip(stream: BinaryIO, data: bytes) -> None:
    """Go on to the end of the line that `data` begins."""
    while data and not data.endswith(b"\n"):
        data = stream.readline(1 << 20)
