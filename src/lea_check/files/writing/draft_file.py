"""The file of a proposal or catalogue under way: locked, and saved with the layout that a person gave it."""

import contextlib
import errno
import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from lea_check.files.problems import SyntaxFlaw
from lea_check.files.text.documents import CATALOGUE_LIMITS, document_of
from lea_check.files.text.names import is_json_name
from lea_check.files.text.source import BOM, CONTROL, decode
from lea_check.files.writing.atomic import replace_file, target_of
from lea_check.files.writing.editing import edited
from lea_check.files.writing.rendering import STEP, Layout
from lea_check.model.vocabulary import ANSWER_PARTS

SHORT_LINE = 100
LANGUAGE_CODE = 2


class ChangedOutsideError(Exception):
    """The file is not what this interview wrote or read last."""


class BusyError(Exception):
    """Another interview has this file open."""


class DraftFile:
    """One file on disk, YAML or JSON by its name, which one program at a time may write.

    `layout`: which new mappings stand on one line in YAML. Raises BusyError when another one has it, OSError where
    the folder cannot be written, and InputError where it cannot be read.
    """

    def __init__(self, path: str, layout: Layout | None = None) -> None:
        self.path = path
        self._layout = layout or as_proposal
        where = target_of(path)
        if not where.parent.is_dir():  # the lock would make the folder
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(where.parent))
        self._lock = FileLock(lock_of(path), timeout=0)
        try:
            self._lock.acquire()
        except Timeout as error:
            raise BusyError(path) from error
        try:
            self._seen = self._on_disk()
            document_of(path, self._seen or b"", CATALOGUE_LIMITS)
        except BaseException:
            self.close()
            raise

    def save(self, data: Mapping[str, Any]) -> None:
        """Replace the file by one that holds `data`. Raises ChangedOutsideError or OSError; then nothing is written."""
        if self._on_disk() != self._seen:
            raise ChangedOutsideError(self.path)
        written = rewritten(self._seen or b"", data, self.path, self._layout)
        replace_file(self.path, written)
        self._seen = written

    def close(self) -> None:
        """Let others have the file."""
        if self._lock.is_locked:
            # While it is still ours: who waits for it must not find a lock that we take away under them.
            with contextlib.suppress(OSError):
                Path(self._lock.lock_file).unlink()
            self._lock.release()

    def _on_disk(self) -> bytes | None:
        try:
            return Path(self.path).read_bytes()
        except FileNotFoundError:
            return None


def lock_of(path: str) -> Path:
    """The file beside another that says that it is open."""
    where = Path(os.path.realpath(path))  # `resolve` raises for a link that leads in a circle
    return where.with_name(f".{where.name}.lock")


def note_in_lock(path: str, note: str) -> None:
    """Leave a note in the lock of an open file, for who opens it after the program was cut off."""
    with contextlib.suppress(OSError), lock_of(path).open("r+b") as stream:
        stream.seek(1)  # Windows locks the first byte
        stream.write(note.encode())


def note_left(path: str) -> str | None:
    """The note that a program that was cut off left in the lock of a file; None without one."""
    try:
        return lock_of(path).read_bytes()[1:].decode("utf-8", "replace") or None
    except OSError:
        return None


def rewritten(before: bytes, data: Mapping[str, Any], file: str = "", layout: Layout | None = None) -> bytes:
    """What was written in `file`, comments and all, but holding `data`. Raises InputError where it cannot be read."""
    text = _text(before, file)
    try:
        new = _json(data, text) if is_json_name(file) else edited(text, data, layout or as_proposal)
    except SyntaxFlaw as flaw:
        raise flaw.in_file(file) from flaw
    return (BOM if before.startswith(BOM) else b"") + new.encode()


def _text(data: bytes, file: str) -> str:
    try:
        return decode(data)
    except SyntaxFlaw as flaw:
        raise flaw.in_file(file) from flaw


def _json(data: Mapping[str, Any], before: str) -> str:
    """JSON that stands in as far as it did."""
    found = re.search(r"\n( +)\S", before)
    indent = len(found[1]) if found else None if before.strip() else STEP
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    return CONTROL.sub(lambda found: f"\\u{ord(found.group()):04x}", text) + "\n"


def as_proposal(mapping: Mapping[str, Any], depth: int) -> bool:
    """As a proposal: answers and partners a line each, everything smaller within a line; a promise a line a part."""
    return not mapping.keys().isdisjoint(ANSWER_PARTS) or (depth > 2 and "what" not in mapping)


def as_catalogue(mapping: Mapping[str, Any], _depth: int) -> bool:
    """As a catalogue: texts by language, partners and codings, when they are short."""
    small = "kind" in mapping or "level" in mapping or all(len(key) == LANGUAGE_CODE for key in mapping)
    return small and len(str(dict(mapping))) < SHORT_LINE
