"""The file of a proposal or catalogue under way: locked, and saved with the layout that a person gave it."""

import contextlib
import errno
import io
import json
import os
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from filelock import FileLock, Timeout
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from lea_check.files.problems import SyntaxFlaw
from lea_check.files.text.documents import CATALOGUE_LIMITS
from lea_check.files.text.names import is_json_name
from lea_check.files.text.source import CONTROL
from lea_check.files.text.yaml import parse
from lea_check.files.writing.atomic import replace_file
from lea_check.files.writing.round_trip import round_trip
from lea_check.model.vocabulary import ANSWER_PARTS

Layout = Callable[[Mapping[str, Any], int], bool]
"""Whether a new mapping, at a depth from 1, stands on one line."""

BOM = "\ufeff"
SHORT_LINE = 100
LANGUAGE_CODE = 2
# Written bare within a line, these are signs to our reader; and a text would be broken at U+0085.
NEEDS_QUOTES = re.compile(r"[:?]|.*(\x85|:[],?[{}])", re.DOTALL)


_LINE_ENDS = re.compile("[\x85\u2028\u2029]")
_MARKS = re.compile(f"^{BOM}+", re.MULTILINE)


class ChangedOutsideError(Exception):
    """The file is not what this interview wrote or read last."""


class BusyError(Exception):
    """Another interview has this file open."""


class DraftFile:
    """One file on disk, YAML or JSON by its name, which one program at a time may write.

    `layout`: which new mappings stand on one line in YAML. Raises BusyError when another one has it, OSError where
    the folder cannot be written, and InputError where it holds what cannot be updated with its layout.
    """

    def __init__(self, path: str, layout: Layout | None = None) -> None:
        self.path = path
        where = Path(path).resolve()
        if not where.parent.is_dir():  # the lock would make the folder
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(where.parent))
        self._lock = FileLock(lock_of(path), timeout=0)
        try:
            self._lock.acquire()
        except Timeout as error:
            raise BusyError(path) from error
        try:
            self._seen = self._on_disk()
            self._text = _text_of(self._seen, path, layout or as_proposal)
        except BaseException:
            self.close()
            raise

    def save(self, data: Mapping[str, Any]) -> None:
        """Replace the file by one that holds `data`. Raises ChangedOutsideError or OSError; then nothing is written."""
        if self._on_disk() != self._seen:
            raise ChangedOutsideError(self.path)
        written = self._text.holding(data)
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
    where = Path(path).resolve()
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


def rewritten(before: bytes, data: Mapping[str, Any], file: str = "") -> bytes:
    """A proposal as it was written in `file`, comments and all, but holding `data`. Raises InputError."""
    return _text_of(before, file, as_proposal).holding(data)


class _Text(Protocol):
    def holding(self, data: Mapping[str, Any]) -> bytes:
        """The same text, but for what is different in `data`."""


def _text_of(before: bytes | None, file: str, layout: Layout) -> _Text:
    return _JsonText() if is_json_name(file) else _YamlText(before, file, layout)


class _JsonText:
    """JSON has no layout of its own to keep."""

    def holding(self, data: Mapping[str, Any]) -> bytes:
        text = json.dumps(data, ensure_ascii=False, indent=2)
        return (CONTROL.sub(lambda found: f"\\u{ord(found.group()):04x}", text) + "\n").encode()


class _YamlText:
    """YAML with the comments, quotes and order in it."""

    def __init__(self, before: bytes | None, file: str, layout: Layout) -> None:
        self._before = before
        self._layout = layout
        self._yaml = round_trip()
        self._tree = _loaded(self._yaml, before, file)

    def holding(self, data: Mapping[str, Any]) -> bytes:
        _update(self._tree, data, self._layout)
        stream = io.StringIO()
        self._yaml.dump(self._tree, stream)
        return _as_before(stream.getvalue(), self._before)


def as_proposal(mapping: Mapping[str, Any], depth: int) -> bool:
    """As a proposal: answers and partners a line each, everything smaller within a line."""
    return not mapping.keys().isdisjoint(ANSWER_PARTS) or depth > 2


def as_catalogue(mapping: Mapping[str, Any], _depth: int) -> bool:
    """As a catalogue: texts by language and partners, when they are short."""
    small = "kind" in mapping or all(len(key) == LANGUAGE_CODE for key in mapping)
    return small and len(str(dict(mapping))) < SHORT_LINE


def _loaded(yaml: YAML, data: bytes | None, file: str) -> CommentedMap:
    text = _text(data)
    try:
        return yaml.load(text) or CommentedMap()
    except YAMLError:  # it knows YAML 1.2 only, in which these end no lines, and no mark may begin one
        text = _MARKS.sub("", _LINE_ENDS.sub("\n", text))
    try:
        return yaml.load(text) or CommentedMap()
    except MarkedYAMLError as error:  # nor does it take every tab that libyaml takes
        spaced = text.replace("\t", " ")
        if spaced != text and _says_the_same(spaced, text):
            return _loaded(yaml, spaced.encode(), file)
        mark = error.problem_mark or error.context_mark
        flaw = SyntaxFlaw("layout", mark and mark.line + 1, mark and mark.column + 1)
        raise flaw.in_file(file) from error


def _says_the_same(one: str, other: str) -> bool:
    try:
        return bool(parse(one, CATALOGUE_LIMITS) == parse(other, CATALOGUE_LIMITS))
    except SyntaxFlaw:
        return False


def _text(data: bytes | None) -> str:
    return (data or b"").decode("utf-8-sig").replace("\r\n", "\n")


def _as_before(text: str, before: bytes | None) -> bytes:
    """With the line ends and the mark at the start that the file had."""
    old = (before or b"").decode("utf-8")
    text = text.replace("\n", "\r\n") if "\r\n" in old else text
    return ((BOM if old.startswith(BOM) else "") + text).encode()


def _update(tree: CommentedMap, data: Mapping[str, Any], layout: Layout) -> None:
    """Make the tree hold what `data` holds; what is the same stays untouched, with its comments."""
    for key in [key for key in tree if key not in data]:
        del tree[key]
    for key, value in data.items():
        old = tree.get(key)
        if key in tree and _plain(old) == value and isinstance(old, bool) == isinstance(value, bool):
            continue
        if isinstance(old, CommentedMap) and isinstance(value, Mapping) and old:
            _update(old, value, layout)
        elif isinstance(old, CommentedSeq) and old and _are_records(old) and _are_records(value):
            _update_list(old, value, layout)
        else:
            tree[_quoted(key)] = _node(value, 1, layout)


def _are_records(value: Any) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(each, Mapping) for each in value)


def _update_list(tree: CommentedSeq, data: Sequence[Mapping[str, Any]], layout: Layout) -> None:
    """As for a mapping, record by record; a list that became shorter lost its last ones."""
    for old, value in zip(tree, data, strict=False):
        if _plain(old) != value:
            _update(old, value, layout)
    del tree[len(data) :]
    tree.extend(_node(value, 3, layout) for value in data[len(tree) :])


def _plain(node: Any) -> Any:
    if isinstance(node, Mapping):
        return {key: _plain(value) for key, value in node.items()}
    return [_plain(item) for item in node] if isinstance(node, list) else node


def _node(value: Any, depth: int, layout: Layout) -> Any:
    """A new part of the tree."""
    if isinstance(value, Mapping):
        mapping = CommentedMap({_quoted(key): _node(each, depth + 1, layout) for key, each in value.items()})
        if layout(value, depth):
            mapping.fa.set_flow_style()
        return mapping
    if isinstance(value, list | tuple):
        sequence = CommentedSeq([_node(each, depth + 2, layout) for each in value])
        if not any(isinstance(each, Mapping) for each in value):
            sequence.fa.set_flow_style()
        return sequence
    return _quoted(value) if isinstance(value, str) else value


def _quoted(text: str) -> str:
    return DoubleQuotedScalarString(text) if NEEDS_QUOTES.match(text) else text
