"""Bytes and text from a path: only regular files (or standard input as "-"), of a bounded size, in UTF-8."""

import errno
import io
import os
import re
import stat
import sys
from typing import BinaryIO

from lea_check.files.problems import SyntaxFlaw
from lea_check.files.text.positions import Position, position_at

STDIN = "-"
BOM = b"\xef\xbb\xbf"
ZIP = b"PK\x03\x04"
"""What a packed file begins with; those of office programs are packed."""
MEBIBYTE = 1024 * 1024
PART = 64 * 1024
"""Read at a time: room is made for all that is asked for, however little there is."""

# Raw control characters other than tab and line ends; escaped ones ("\e") are text.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_ORDINARY = bytes(code for code in range(256) if code in b"\t\n\r" or (code >= 32 and code != 127))
_WIDE_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


def read_text(path: str, limit: int = MEBIBYTE) -> str:
    """The text of a file, at most `limit` bytes. Raises SyntaxFlaw where it cannot be read as plain text."""
    return decode(read_bytes(path, limit))


def read_bytes(path: str, limit: int) -> bytes:
    """The bytes of a regular file, or of standard input for "-". Raises SyntaxFlaw."""
    try:
        data = sys.stdin.buffer.read(limit + 1) if path == STDIN else _read_regular(path, limit + 1)
    except OSError as error:
        raise SyntaxFlaw(_reason(error, path), detail=error.strerror or str(error)) from error
    if len(data) > limit:
        raise too_large(limit)
    return data


def too_large(limit: int) -> SyntaxFlaw:
    """The flaw of what is larger than `limit` bytes."""
    return SyntaxFlaw("size", limit=f"{limit // 1024} KiB")


def open_regular(path: str) -> BinaryIO:
    """A regular file, to read bytes from. Raises SyntaxFlaw where it is no such file or may not be read."""
    try:
        return open(_regular(path), "rb")
    except OSError as error:
        raise SyntaxFlaw(_reason(error, path), detail=error.strerror or str(error)) from error


def decode(data: bytes) -> str:
    """UTF-8, with or without a byte order mark; no raw control characters. Raises SyntaxFlaw with the position."""
    check_width(data)
    data = data.removeprefix(BOM)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise SyntaxFlaw("not-utf8", *_after(data[: error.start].decode())) from error
    return _without_controls(text) if _may_hold_control(data) else text


def decode_cp1252(data: bytes) -> str:
    """The code page of Western Windows, for tables of others. Raises SyntaxFlaw where it is not that either."""
    try:
        return _without_controls(data.decode("cp1252"))
    except UnicodeDecodeError as error:
        raise SyntaxFlaw("not-utf8", *_after(data[: error.start].decode("cp1252"))) from error


def decode_utf16(data: bytes) -> str:
    """UTF-16, by its mark at the start or else by where its zeros are, for tables of others. Raises SyntaxFlaw."""
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    name = "utf-16" if marked else "utf-16-le" if data[1::2].count(0) > data[::2].count(0) else "utf-16-be"
    try:
        return _without_controls(data.decode(name))
    except UnicodeDecodeError as error:
        raise SyntaxFlaw("encoding", 1, 1, name="UTF-16") from error


def _without_controls(text: str) -> str:
    found = CONTROL.search(text)
    if found:
        raise SyntaxFlaw("control", *position_at(text, found.start()), code=f"U+{ord(found.group()):04X}")
    return text


def _may_hold_control(data: bytes) -> bool:
    # Bytes are looked through in a tenth of the time that the text takes.
    return bool(data.translate(None, _ORDINARY)) or b"\xc2" in data or b"\xef\xbf" in data


def check_width(data: bytes) -> None:
    """Raises SyntaxFlaw for text in UTF-16 or UTF-32, by name."""
    for mark, name in _WIDE_MARKS:
        if data.startswith(mark):
            raise SyntaxFlaw("encoding", 1, 1, name=name)


def _after(text: str) -> Position:
    return position_at(text, len(text))


def _read_regular(path: str, count: int) -> bytes:
    with open(_regular(path), "rb", buffering=0) as stream:
        return _read_all(stream, count)


def _regular(path: str) -> int:
    """The descriptor of a regular file."""
    # Non-blocking, so that a pipe without a writer cannot hold us; then only regular files are read.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(path, flags)
    except ValueError as error:  # a NUL in the path
        raise SyntaxFlaw("absent") from error
    mode = os.fstat(descriptor).st_mode
    if stat.S_ISREG(mode):
        return descriptor
    os.close(descriptor)
    raise SyntaxFlaw("folder" if stat.S_ISDIR(mode) else "not-regular")


def _read_all(stream: io.RawIOBase, count: int) -> bytes:
    parts: list[bytes] = []
    while count > 0:
        part = stream.read(min(count, PART))
        if not part:
            break
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


def _reason(error: OSError, path: str) -> str:
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return "absent"
    if error.errno == errno.EISDIR or os.path.isdir(path):  # noqa: PTH112 - Windows refuses to open a folder
        return "folder"
    if error.errno in (errno.EACCES, errno.EPERM):
        return "denied"
    return "unreadable"
