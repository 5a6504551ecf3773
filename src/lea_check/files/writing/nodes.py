"""Where the parts of a YAML text stand, to the letter, so that one can be changed and the rest left as it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from yaml import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from lea_check.files.text.yaml_events import event_parser


@dataclass(frozen=True, slots=True)
class Node:
    """A value in a text.

    `start`, `end`: indexes (from 0) of its first letter and after its last; an empty value has none. `column`: from 0,
    of its start. `inline`: in braces, brackets or a line, not as a block of lines of its own.
    """

    kind: Literal["text", "mapping", "list"]
    start: int
    end: int
    column: int
    inline: bool
    entries: tuple["Entry", ...] = ()
    items: tuple["Node", ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A key of a mapping with its value; `start`, `end`: of the key."""

    name: str
    start: int
    end: int
    value: Node


def node_of(text: str) -> Node | None:
    """The value of the one document in a text that our reader takes; None where there is no document."""
    parser = event_parser(text)
    events: Iterator[Any] = iter(parser.get_event, None)
    starts = (ScalarEvent, MappingStartEvent, SequenceStartEvent)
    first = next((event for event in events if isinstance(event, starts)), None)
    return None if first is None else _node(first, events)


def _node(event: Any, events: Iterator[Any]) -> Node:
    start, column = event.start_mark.index, event.start_mark.column
    if isinstance(event, ScalarEvent):
        return Node("text", start, _end(event), column, event.style not in ("|", ">"))
    if isinstance(event, SequenceStartEvent):
        items = [*_items(events)]
        end = items.pop()
        return Node("list", start, end, column, bool(event.flow_style), items=tuple(items))
    entries = [*_entries(events)]
    end = entries.pop()
    return Node("mapping", start, end, column, bool(event.flow_style), entries=tuple(entries))


def _items(events: Iterator[Any]) -> Iterator[Any]:
    """The items of a list, and then where it ends."""
    event = next(events)
    while not isinstance(event, SequenceEndEvent):
        yield _node(event, events)
        event = next(events)
    yield _end(event)


def _entries(events: Iterator[Any]) -> Iterator[Any]:
    """The entries of a mapping, and then where it ends."""
    key = next(events)
    while not isinstance(key, MappingEndEvent):
        yield Entry(key.value, key.start_mark.index, _end(key), _node(next(events), events))
        key = next(events)
    yield _end(key)


def _end(event: Any) -> int:
    return int(event.end_mark.index)
