"""What can be wrong with a file: a place, and a message in the words files."""

import errno
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import NamedTuple

from lea_check.model.assessment import Label, Message, Param
from lea_check.model.catalogue import NOT_EMPTY

MOST_SHOWN = 80
GIVEN = ("given", "name", "detail")

Place = tuple[str | int, ...]
"""Where in a document: keys and list positions from the top."""


class Flaw(NamedTuple):
    """Something wrong at `path`; `at_key`: with the key there rather than with its value."""

    path: Place
    message: Message
    at_key: bool = False


class Problem(NamedTuple):
    """Something wrong in `file`, at `line` and `column` (from 1; None where a place makes no sense)."""

    file: str
    line: int | None
    column: int | None
    message: Message


class InputError(Exception):
    """A file that cannot be used, with all its `problems` in the order of the file; `explain` puts them in words."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(f"{len(self.problems)} problems")


class SyntaxFlaw(Exception):
    """A document that cannot be read any further, at `line` and `column` (from 1)."""

    def __init__(self, key: str, line: int | None = None, column: int | None = None, **params: Param) -> None:
        self.key = key
        self.line, self.column = line, column
        self.message = Message(f"read.{key}", _clipped(params))
        super().__init__(key)

    def problem(self, file: str, on_line: int | None = None) -> Problem:
        """The same as a problem of a file; `on_line`: of a document that is only that line of it."""
        return Problem(file, on_line or self.line, self.column or (on_line and 1), self.message)

    def in_file(self, file: str, on_line: int | None = None) -> InputError:
        """The same as the only problem of a file, or of a line of it."""
        return InputError([self.problem(file, on_line)])


def flaw(path: Place, key: str, *, at_key: bool = False, **params: Param) -> Flaw:
    """A flaw with the message `problem.KEY`."""
    return Flaw(path, Message(f"problem.{key}", _clipped(params)), at_key)


def _clipped(params: Mapping[str, Param]) -> Mapping[str, Param]:
    """What was given may be a megabyte long; a line that tells of it is not."""
    return {
        name: f"{value[: MOST_SHOWN - 1]}…" if name in GIVEN and isinstance(value, str) and len(value) > MOST_SHOWN
        else value for name, value in params.items()
    }  # fmt: skip


SYSTEM_REASONS = {
    "ENOSPC": "full", "EDQUOT": "full", "EFBIG": "full", "EACCES": "denied", "EPERM": "denied", "EROFS": "read-only",
    "ENOENT": "no-folder", "ENOTDIR": "no-folder", "ENAMETOOLONG": "long-name", "EMFILE": "many-files",
    "ENFILE": "many-files", "ENOMEM": "memory", "EBADF": "closed", "EIO": "device",
}  # fmt: skip
"""What the system can refuse that people can do something about."""


def system_reason(error: Exception) -> Param | None:
    """Why the system did not do what was asked of it, for people; None where they can do nothing about it."""
    number = error.errno if isinstance(error, OSError) else None
    name = SYSTEM_REASONS.get(errno.errorcode.get(number or 0, ""))
    return Label("system", name) if name else None


def unknown(path: Place, what: str, given: str, known: Iterable[str], *, at_key: bool = False) -> Flaw:
    """A flaw for an id that is not in `known`, with the nearest name as a hint, or a short list of all."""
    names = list(known)
    near = get_close_matches(given[:MOST_SHOWN], names, n=1, cutoff=0.6)
    params: dict[str, Param] = {"what": Label("thing", what), **_clipped({"given": given})}
    if near:
        return Flaw(path, Message("problem.unknown-near", params | {"near": near[0]}), at_key)
    return Flaw(path, Message("problem.unknown", params | {"known": ", ".join(names)}), at_key)


def twice(path: Place, values: object) -> Iterator[Flaw]:
    """A flaw for each text in the list at `path` that stood there before. What is no list or text is told elsewhere."""
    seen: set[str] = set()
    for index, value in enumerate(values if isinstance(values, list) else ()):
        if not isinstance(value, str):
            continue
        if value in seen:
            yield flaw((*path, index), "twice", name=value)
        seen.add(value)


def from_pydantic(errors: Iterable[Mapping[str, object]]) -> list[Flaw]:
    """Flaws in our words for the errors of a pydantic validation."""
    found = [(_place(error), error) for error in errors]
    return [_from_error(error) for place, error in found if error["type"] != "too_short" or not _within(place, found)]


def _within(place: Place, found: Iterable[tuple[Place, Mapping[str, object]]]) -> bool:
    # A list with a wrong item is called too short as well, as pydantic counts the right ones only.
    return any(len(other) > len(place) and other[: len(place)] == place for other, _ in found)


def _place(error: Mapping[str, object]) -> Place:
    return tuple(error["loc"])  # type: ignore[arg-type]


def _from_error(error: Mapping[str, object]) -> Flaw:
    path = _place(error)
    kind = str(error["type"])
    context: Mapping[str, object] = error.get("ctx") or {}  # type: ignore[assignment]
    given = error.get("input")
    if kind == "missing":
        return flaw(path, "missing", at_key=True, name=str(path[-1]))
    if kind == "extra_forbidden":
        return flaw(path, "extra", at_key=True, name=str(path[-1]))
    if kind == "literal_error":
        allowed = str(context["expected"]).replace("'", "").replace(" or ", ", ").split(", ")
        return (
            unknown(path, "value", str(given), allowed)
            if isinstance(given, str)
            else flaw(path, "one-of", allowed=", ".join(allowed))
        )
    if kind == "string_pattern_mismatch":
        return flaw(path, "not-empty" if context["pattern"] == NOT_EMPTY else "id")
    return flaw(path, _SHAPES.get(kind, "invalid"), detail=str(error["msg"]), count=_count(context))


def _count(context: Mapping[str, object]) -> int:
    count = context.get("min_length", context.get("max_length", 0))
    return count if isinstance(count, int) else 0


_SHAPES = {
    "string_type": "text",
    "string_too_long": "long",
    "tuple_type": "list",
    "list_type": "list",
    "too_short": "few",
    "too_long": "many",
    "int_type": "number",
    "greater_than_equal": "level-number",
    "less_than_equal": "level-number",
    "bool_type": "truth",
    "model_type": "mapping",
    "mapping_type": "mapping",
    "dict_type": "mapping",
}
