"""YAML by the events of its parser: plain values, refusing what is unsafe on the way."""

from typing import Any, NamedTuple

from yaml import (
    AliasEvent,
    DocumentEndEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml.error import MarkedYAMLError, YAMLError

from lea_check.files.problems import SyntaxFlaw
from lea_check.files.text.positions import Position, Positions
from lea_check.files.text.yaml_events import event_parser
from lea_check.files.text.yaml_lines import parse_lines
from lea_check.files.text.yaml_scalars import NUMERIC, WORDS, number


class Limits(NamedTuple):
    """How large a document may be."""

    bytes: int
    nodes: int
    depth: int


MERGE_KEY = "<<"
_CAUSES = (
    ("mapping values are not allowed", "yaml-colon"),
    ("could not find expected ':'", "yaml-no-colon"),
    ("cannot start any token", "yaml-start"),
    ("directive", "yaml-start"),
    ("escape", "yaml-escape"),
    ("hexdecimal", "yaml-escape"),
    ("quoted scalar", "yaml-quote"),
    ("block scalar", "yaml-block"),
    ("block node", "yaml-value"),
    ("flow ", "yaml-bracket"),
    ("block collection", "yaml-indent"),
    ("block mapping", "yaml-indent"),
    ("block sequence", "yaml-indent"),
    ("alias", "alias-broken"),
    ("anchor", "alias-broken"),
    ("tag", "tag-broken"),
)


def parse(text: str, limits: Limits) -> Any:
    """The one document in `text` as dicts, lists and plain values; None for an empty one. Raises SyntaxFlaw."""
    short = 2 * len(text) < 3 * limits.nodes  # "a:" and a line end are a key and a value; nothing is shorter
    return (parse_lines(text) if short else None) or parse_events(text, limits)


def parse_events(text: str, limits: Limits) -> Any:
    """The same by libyaml alone."""
    try:
        return _Builder(event_parser(text), limits).document()
    except MarkedYAMLError as error:
        raise _quoted_wrong(error, text) or _marked(error, _cause(error, text)) from error
    except YAMLError as error:
        raise SyntaxFlaw("yaml") from error


class _Builder:
    """Builds a document from events. One loop, not a recursion: depth is data."""

    def __init__(self, parser: Any, limits: Limits) -> None:
        self.next = parser.get_event
        self.limits = limits

    def document(self) -> Any:
        self.next()  # start of the stream
        if type(self.next()) is StreamEndEvent:
            return None
        data = self.root()
        try:
            event = self.next()
            if type(event) is DocumentEndEvent:
                event = self.next()
        except MarkedYAMLError as error:
            if isinstance(data, str):  # a line of text, and then more: a report, a letter
                raise _marked(error, "yaml-none") from error
            raise
        if type(event) is not StreamEndEvent:
            raise _at(event, "several")
        return data

    def root(self) -> Any:  # noqa: PLR0912 - the hot loop of every batch: calls cost more than lines here
        limit, depth, next_event = self.limits.nodes, self.limits.depth, self.next
        words, numeric = WORDS, NUMERIC
        stack: list[tuple[Any, str | None]] = []
        container: Any = None
        key: str | None = None  # of the value that comes next, in a mapping
        in_mapping = False
        nodes = 0
        while True:
            event = next_event()
            kind = type(event)
            if kind is ScalarEvent:
                nodes += 1
                if event.tag is not None or event.anchor is not None:
                    raise _unsafe(event)
                value = event.value
                if in_mapping and key is None:
                    if value in container or value == MERGE_KEY:
                        _check_key(event, value, container)
                    key = value
                    continue
                if event.implicit[0]:
                    value = words[value] if value in words else number(value) if value[0] in numeric else value
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                value = container
                container, key = stack.pop()
                in_mapping = key is not None
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                nodes += 1
                if event.tag is not None or event.anchor is not None:
                    raise _unsafe(event)
                if in_mapping and key is None:
                    raise _at(event, "key")
                if len(stack) >= depth:
                    raise _at(event, "depth", limit=depth)
                stack.append((container, key))
                in_mapping = kind is MappingStartEvent
                container, key = {} if in_mapping else [], None
                continue
            else:
                raise _unsafe(event)
            if nodes > limit:
                raise _at(event, "nodes", limit=limit)
            if key is not None:
                container[key] = value
                key = None
            elif container is None:
                return value
            else:
                container.append(value)


def _check_key(event: Any, value: str, container: dict[str, Any]) -> None:
    if value == MERGE_KEY and event.implicit[0]:
        raise _at(event, "merge")
    if value in container:
        raise _at(event, "duplicate", name=value)


def _unsafe(event: Any) -> SyntaxFlaw:
    if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
        return _at(event, "alias", name=event.anchor or "")
    return _at(event, "tag", name=getattr(event, "tag", None) or "")


def _at(event: Any, key: str, **params: Any) -> SyntaxFlaw:
    mark = event.start_mark
    return SyntaxFlaw(key, mark.line + 1, mark.column + 1, **params)


def _marked(error: MarkedYAMLError, key: str) -> SyntaxFlaw:
    opened = error.context_mark if key == "yaml-quote" else None  # what is not closed is found out at the end
    mark = opened or error.problem_mark or error.context_mark
    return SyntaxFlaw(key, *((mark.line + 1, mark.column + 1) if mark else ()))


def _quoted_wrong(error: MarkedYAMLError, text: str) -> SyntaxFlaw | None:
    """What is wrong where a text goes on after a quotation mark: that is within it, or one before was not closed."""
    mark = error.problem_mark
    *before, line = text[: mark.index if mark else 0].rstrip(" ").split("\n")
    quote = line[-1:]
    if not mark or quote not in ("'", '"'):
        return None
    if line.count(quote) % 2 == 0:
        return SyntaxFlaw("yaml-quote-within", mark.line + 1, mark.column + 1)
    opened = [number for number, each in enumerate(before) if each.count('"') % 2] if quote == '"' else []
    return SyntaxFlaw("yaml-quote", opened[-1] + 1, before[opened[-1]].index('"') + 1) if opened else None


def _cause(error: MarkedYAMLError, text: str) -> str:
    """What is wrong, in our words; those of the library are English, and about how it reads."""
    mark = error.problem_mark
    if mark and text[mark.index : mark.index + 1] == "?":  # the key for it in an interview
        return "yaml-question"
    problem = (error.problem or "") + " " + (error.context or "")
    return next((key for part, key in _CAUSES if part in problem), "yaml")


def positions(text: str) -> Positions:
    """Where everything stands in a text that `parse` accepts."""
    found = Positions({}, {})
    parser = event_parser(text)
    path: list[str | int] = []
    owners: list[type] = []
    awaits_key: list[bool] = []
    while not isinstance(event := parser.get_event(), StreamEndEvent):
        if isinstance(event, (MappingEndEvent, SequenceEndEvent)):
            owners.pop()
            awaits_key.pop()
            _step(path, owners, awaits_key)
        elif isinstance(event, (ScalarEvent, MappingStartEvent, SequenceStartEvent)):
            mark = event.start_mark
            assert mark is not None
            position = Position(mark.line + 1, mark.column + 1)
            if isinstance(event, ScalarEvent) and owners and owners[-1] is dict and awaits_key[-1]:
                path[-1] = event.value
                found.keys[tuple(path)] = position
                awaits_key[-1] = False
                continue
            found.values[tuple(path)] = position
            if isinstance(event, ScalarEvent):
                _step(path, owners, awaits_key)
            else:
                is_map = isinstance(event, MappingStartEvent)
                owners.append(dict if is_map else list)
                awaits_key.append(is_map)
                path.append("" if is_map else 0)
    return found


def _step(path: list[str | int], owners: list[type], awaits_key: list[bool]) -> None:
    """Move on to what follows a finished value."""
    if len(path) > len(owners):
        path.pop()
    if owners and owners[-1] is dict:
        awaits_key[-1] = True
    elif owners:
        path[-1] = int(path[-1]) + 1
