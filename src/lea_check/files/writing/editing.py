"""YAML that is changed and not written anew: what is the same stays to the letter, with its comments and its layout."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from lea_check.files.text.documents import CATALOGUE_LIMITS
from lea_check.files.text.yaml import parse
from lea_check.files.writing.nodes import Entry, Node, node_of
from lea_check.files.writing.rendering import STEP, Layout, Rendering, head, inline, text_of

BREAKS = "\n\r\x85\u2028\u2029"
"""What ends a line in YAML."""

_BREAK = re.compile(f"\r\n|[{BREAKS}]")
_BLANK = re.compile(r"[ \t]*")
_COMMENT = re.compile(r"( *)#.*")


class _Edit(NamedTuple):
    """What comes in the place of a part of the text."""

    start: int
    end: int
    text: str


class _CannotPatch(Exception):
    """A part that must be written anew as a whole."""


def edited(text: str, data: Mapping[str, Any], layout: Layout) -> str:
    """The same text, but for what is different in `data`. Raises SyntaxFlaw where it cannot be read."""
    old, node = parse(text, CATALOGUE_LIMITS), node_of(text)
    if old is None or node is None:
        return _with_lines(text, Rendering(layout).block(data, 0, 0))
    if isinstance(old, Mapping):
        new = _patched(text, node, old, data, layout)
        if new is not None and _same(parse(new, CATALOGUE_LIMITS), data):
            return new
    return anew(data, layout)


def anew(data: Mapping[str, Any], layout: Layout) -> str:
    """Data as a text of its own."""
    return _with_lines("", Rendering(layout).block(data, 0, 0))


def _patched(text: str, node: Node, old: Mapping[str, Any], data: Mapping[str, Any], layout: Layout) -> str | None:
    editor = _Editor(text, Rendering(layout, _step(node)))
    try:
        editor.mapping(node, old, data)
    except _CannotPatch:
        return None
    return editor.result()


def _with_lines(text: str, lines: Sequence[str]) -> str:
    ends_well = not text or _BREAK.fullmatch(text[-1])
    return text + ("" if ends_well else "\n") + "".join(f"{line}\n" for line in lines)


def _step(root: Node) -> int:
    """How far the file lets what belongs to a key stand to its right."""
    inner = (each.value for each in root.entries if each.value.kind == "mapping" and not each.value.inline)
    return next((each.column - root.column for each in inner), STEP)


def _same(one: Any, other: Any) -> bool:
    """Whether two values are equal, where true is not 1."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(_same(one[key], other[key]) for key in one)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(_same, one, other))
    return bool(one == other) and isinstance(one, bool) == isinstance(other, bool)


class _Editor:
    """Collects edits to a text."""

    def __init__(self, text: str, rendering: Rendering) -> None:
        self.text = text
        self.rendering = rendering
        self.newline = "\r\n" if "\r\n" in text else "\n"
        self.edits: list[_Edit] = []

    def result(self) -> str:
        """The text with all edits made; of those at one place the first comes first."""
        parts, index = [], 0
        for edit in sorted(self.edits, key=lambda each: (each.start, each.end)):
            parts += [self.text[index : edit.start], edit.text]
            index = edit.end
        return "".join([*parts, self.text[index:]])

    def mapping(self, node: Node, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
        """Make a mapping hold what `new` holds. Raises _CannotPatch, also where nothing of it would be left."""
        if not node.entries or not new:
            raise _CannotPatch
        for entry in node.entries:
            if entry.name in new and not _same(old[entry.name], new[entry.name]):
                self._change(node, entry, old[entry.name], new[entry.name])
        added = {name: value for name, value in new.items() if name not in old}
        gone = [entry.name not in new for entry in node.entries]
        if node.inline:
            self._cut_inline([(each.start, each.value.end) for each in node.entries], gone)
            self._check_braces(node, "{}", node.entries)
            pairs = (f", {text_of(name, within=True)}: {inline(each, within=True)}" for name, each in added.items())
            kept = [each for each, is_gone in zip(node.entries, gone, strict=True) if not is_gone]
            self._insert(kept[-1].value.end, "".join(pairs))
        else:
            self._cut_lines(node, gone)
            lines = (self.rendering.entry(name, each, node.column) for name, each in added.items())
            self._insert_lines(self._after_comments(node), [line for entry in lines for line in entry])

    def list(self, node: Node, old: Sequence[Any], new: Sequence[Any]) -> None:
        """Make a list hold what `new` holds: what is equal at both ends stays. Raises _CannotPatch."""
        if not node.items or not new:
            raise _CannotPatch
        front = _alike(old, new)
        back = _alike([*reversed(old[front:])], [*reversed(new[front:])])
        paired = min(len(old), len(new)) - front - back
        for index in range(front, front + paired):
            self._change_item(node.items[index], old[index], new[index])
        gone = [front + paired <= index < len(old) - back for index in range(len(old))]
        added = new[front + paired : len(new) - back]
        if node.inline:
            self._cut_inline([(each.start, each.end) for each in node.items], gone)
            self._check_braces(node, "[]", node.items)
            self._insert_inline_items(node, front + paired, added)
        else:
            self._cut_items(node, gone)
            self._insert_items(node, front + paired, added)

    def _change(self, node: Node, entry: Entry, old: Any, new: Any) -> None:
        if not self._changed_within(entry.value, old, new):
            self._replace(node, entry, new)

    def _change_item(self, item: Node, old: Any, new: Any) -> None:
        if not self._changed_within(item, old, new):
            last = _last(item)
            ends_line = last.kind == "text" and not last.inline
            self._put(item.start, last.end, inline(new, within=True) + (self.newline if ends_line else ""))

    def _changed_within(self, node: Node, old: Any, new: Any) -> bool:
        """Whether a value could be changed in its parts."""
        made = len(self.edits)
        try:
            if node.kind == "mapping" and isinstance(new, Mapping) and not new.keys().isdisjoint(old):
                self.mapping(node, old, new)
                return True
            if node.kind == "list" and isinstance(new, list | tuple):
                self.list(node, old, new)
                return True
        except _CannotPatch:
            del self.edits[made:]
        return False

    def _replace(self, node: Node, entry: Entry, new: Any) -> None:
        """Another value for a key."""
        value, colon = entry.value, self._colon(entry)
        own_lines = not value.inline and value.kind != "text"
        if own_lines and not _BLANK.fullmatch(self.text, self._line_start(value.start), value.start):
            raise _CannotPatch
        if node.inline or not self.rendering.is_block(new):
            self._put_inline(value, colon, inline(new, within=node.inline), own_lines=own_lines)
            return
        lines = self.rendering.block(new, node.column + self.rendering.step)
        if own_lines:
            self._insert(colon, head(new))
            self._put(self._line_start(value.start), self._after(value), "".join(each + self.newline for each in lines))
        elif not value.inline:
            self._put(colon, value.end, head(new) + "".join(f"{self.newline}{each}" for each in lines) + self.newline)
        else:
            self._put(colon, value.end, head(new))
            self._insert_lines(self._line_after(value.end), lines)

    def _put_inline(self, value: Node, colon: int, text: str, *, own_lines: bool) -> None:
        if own_lines:
            self._insert(colon, f" {text}")
            self._put(self._line_start(value.start), self._after(value), "")
        elif not value.inline:
            self._put(value.start, value.end, text + self.newline)
        elif value.start == value.end:
            self._insert(colon, f" {text}")
        else:
            self._put(value.start, value.end, text)

    def _cut_inline(self, spans: Sequence[tuple[int, int]], gone: Sequence[bool]) -> None:
        """Take parts out of braces or brackets, with the comma that goes with them. Raises _CannotPatch for all."""
        kept = [index for index, is_gone in enumerate(gone) if not is_gone]
        if not kept:
            raise _CannotPatch
        for index, is_gone in enumerate(gone[: kept[-1]]):
            if is_gone:
                self._put(spans[index][0], spans[index + 1][0], "")
        if kept[-1] + 1 < len(gone):
            self._put(spans[kept[-1]][1], spans[-1][1], "")

    def _check_braces(self, node: Node, braces: str, parts: Sequence[Any]) -> None:
        """Raises _CannotPatch for what is written without: `[a: 1]`, `{a, b}`."""
        bare = self.text[node.start] != braces[0] or self.text[node.end - 1] != braces[1]
        if bare or any(isinstance(each, Entry) and each.value.start == each.value.end for each in parts):
            raise _CannotPatch

    def _cut_lines(self, node: Node, gone: Sequence[bool]) -> None:
        """Take entries out of a block. Behind a hyphen the next one that is left takes the place of the first."""
        first = 0
        if gone[0] and not self._begins_line(node.entries[0].start):
            first = next((index for index, is_gone in enumerate(gone) if not is_gone), 0)
            if not first or self.text[node.start] == "?":
                raise _CannotPatch
            self._put(node.entries[0].start, node.entries[first].start, "")
        for entry, is_gone in [*zip(node.entries, gone, strict=True)][first:]:
            if is_gone and not self._begins_line(entry.start):
                raise _CannotPatch
            if is_gone:
                self._put(self._line_start(entry.start), self._after(entry.value), "")

    def _cut_items(self, node: Node, gone: Sequence[bool]) -> None:
        for item, is_gone in zip(node.items, gone, strict=True):
            if is_gone:
                self._put(self._hyphen_line(node, item), self._after(item), "")

    def _insert_items(self, node: Node, index: int, added: Sequence[Any]) -> None:
        lines = [line for each in added for line in self.rendering.item(each, node.column)]
        if lines:
            before = self._hyphen_line(node, node.items[0])
            self._insert_lines(self._after_comments(node.items[index - 1], node.column) if index else before, lines)

    def _insert_inline_items(self, node: Node, index: int, added: Sequence[Any]) -> None:
        texts = [inline(each, within=True) for each in added]
        if index:
            self._insert(node.items[index - 1].end, "".join(f", {each}" for each in texts))
        else:
            self._insert(node.items[0].start, "".join(f"{each}, " for each in texts))

    def _put(self, start: int, end: int, text: str) -> None:
        self.edits.append(_Edit(start, end, text))

    def _insert(self, index: int, text: str) -> None:
        if text:
            self._put(index, index, text)

    def _insert_lines(self, index: int, lines: Sequence[str]) -> None:
        if lines and index == len(self.text) and not _BREAK.fullmatch(self.text[-1]):
            self._insert(index, "".join(f"{self.newline}{line}" for line in lines))
        elif lines:
            self._insert(index, "".join(f"{line}{self.newline}" for line in lines))

    def _colon(self, entry: Entry) -> int:
        """The index after the colon of a key."""
        return self.text.index(":", entry.end) + 1

    def _after(self, node: Node) -> int:
        """The index of the line after a value."""
        last = _last(node)
        return last.end if last.kind == "text" and not last.inline else self._line_after(last.end)

    def _after_comments(self, node: Node, column: int | None = None) -> int:
        """The same, after comments that stand in as far as the block does."""
        column, index = node.column if column is None else column, self._after(node)
        while column and (found := _COMMENT.match(self.text, index)) and len(found[1]) >= column:
            index = self._line_after(index)
        return index

    def _line_after(self, index: int) -> int:
        found = _BREAK.search(self.text, index)
        return found.end() if found else len(self.text)

    def _line_start(self, index: int) -> int:
        return max(self.text.rfind(each, 0, index) for each in BREAKS) + 1

    def _begins_line(self, index: int) -> bool:
        return _BLANK.fullmatch(self.text, self._line_start(index), index) is not None

    def _hyphen_line(self, node: Node, item: Node) -> int:
        """The index of the line with the hyphen of an item. Raises _CannotPatch where more stands before that."""
        start = self._line_start(item.start)
        while not re.compile(rf" {{{node.column}}}-\s").match(self.text, start):
            if start <= node.start:
                raise _CannotPatch
            start = self._line_start(start - 1)
        return start


def _last(node: Node) -> Node:
    """The value that a block ends with."""
    while not node.inline and node.kind != "text":
        node = node.entries[-1].value if node.entries else node.items[-1]
    return node


def _alike(one: Sequence[Any], other: Sequence[Any]) -> int:
    """How many items at the front are equal."""
    pairs = zip(one, other, strict=False)
    return next((index for index, pair in enumerate(pairs) if not _same(*pair)), min(len(one), len(other)))
