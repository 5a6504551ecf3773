"""What can be wrong with a file: where, and a message in the words files."""

import errno
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Literal, NamedTuple

from lea_check.model.message import Label, Message, Param

MOST_SHOWN = 80
LEAST_BEGUN = 3
"""Of fewer letters, a name may begin so by chance."""
GIVEN = ("given", "name", "detail")

KeyPath = tuple[str | int, ...]
"""Where in a document: keys, and numbers in lists (from 0), from the top."""

Reason = Literal["missing", "extra", "other-format", "too-large"]
"""What is wrong, where that decides what happens next."""


class Flaw(NamedTuple):
    """Something wrong at `path`; `at_key`: with the key there rather than with its value."""

    path: KeyPath
    message: Message
    at_key: bool = False
    reason: Reason | None = None


class Problem(NamedTuple):
    """Something wrong in `file`, at `line` and `column` (from 1; None where it stands nowhere in it)."""

    file: str
    line: int | None
    column: int | None
    message: Message
    reason: Reason | None = None


class InputError(Exception):
    """A file that cannot be used, with all its `problems` in the order of the file.

    Its text is the problems in English, a line each; `explain` says them in another language.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        """The problems in English."""
        # An import upward: words are read from files too, and are not needed until someone asks.
        from lea_check.report.problem_lines import explain

        return "\n".join(explain(self))


class SyntaxFlaw(Exception):
    """A document that cannot be read any further, at `line` and `column` (from 1)."""

    def __init__(self, key: str, line: int | None = None, column: int | None = None, **params: Param) -> None:
        self.key = key
        self.line, self.column = line, column
        self.message = Message(f"read.{key}", _clipped(params))
        super().__init__(key)

    def problem(self, file: str, on_line: int | None = None) -> Problem:
        """The same as a problem of a file; `on_line`: of a document that is only that line of it."""
        reason: Reason | None = "too-large" if self.key in ("size", "nodes") else None
        return Problem(file, on_line or self.line, self.column or (on_line and 1), self.message, reason)

    def in_file(self, file: str, on_line: int | None = None) -> InputError:
        """The same as the only problem of a file, or of a line of it."""
        return InputError([self.problem(file, on_line)])


def flaw(path: KeyPath, key: str, *, at_key: bool = False, reason: Reason | None = None, **params: Param) -> Flaw:
    """A flaw with the message `problem.KEY`."""
    return Flaw(path, Message(f"problem.{key}", _clipped(params)), at_key, reason)


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
    "ELOOP": "link-circle", "EEXIST": "exists",
}  # fmt: skip
"""What the system can refuse that people can do something about."""


def system_reason(error: Exception) -> Param | None:
    """Why the system did not do what was asked of it, for people; None where they can do nothing about it."""
    number = error.errno if isinstance(error, OSError) else None
    name = SYSTEM_REASONS.get(errno.errorcode.get(number or 0, ""))
    return Label("system", name) if name else None


def nearest(given: str, known: Iterable[str]) -> str | None:
    """The name that is meant by one that is not known: one like it, or the only one that begins so; or None."""
    names, asked = list(known), given[:MOST_SHOWN]
    begun = [name for name in names if name.startswith(asked)] if len(asked) >= LEAST_BEGUN else []
    alike = get_close_matches(asked, names, n=1, cutoff=0.6)
    return next(iter(alike or (begun if len(begun) == 1 else [])), None)


def unknown(path: KeyPath, what: str, given: str, known: Iterable[str], *, at_key: bool = False) -> Flaw:
    """A flaw for an id that is not in `known`, with the nearest name as a hint, or a short list of all."""
    names = list(dict.fromkeys(known))
    near = nearest(given, names)
    if near:
        return meant(path, what, given, near, at_key=at_key)
    params: dict[str, Param] = {"what": Label("thing", what), **_clipped({"given": given}), "known": ", ".join(names)}
    return Flaw(path, Message("problem.unknown", params), at_key)


def meant(path: KeyPath, what: str, given: str, near: str, *, at_key: bool = False) -> Flaw:
    """A flaw for an id that does not exist, with the one that is meant."""
    params: dict[str, Param] = {"what": Label("thing", what), **_clipped({"given": given}), "near": near}
    return Flaw(path, Message("problem.unknown-near", params), at_key)


def extra(path: KeyPath, name: str, known: Iterable[str]) -> Flaw:
    """A flaw for a key that nobody reads, with the nearest of those that are read as a hint."""
    fields = list(known)
    near = nearest(name, fields)
    if near:
        return meant(path, "key", name, near, at_key=True)._replace(reason="extra")
    params = {"what": Label("thing", "key"), **_clipped({"given": name, "name": name}), "known": ", ".join(fields)}
    return Flaw(path, Message("problem.extra", params), at_key=True, reason="extra")


def duplicates(path: KeyPath, values: object) -> Iterator[Flaw]:
    """A flaw for each text in the list at `path` that stood there before. What is no list or text is told elsewhere."""
    seen: set[str] = set()
    for index, value in enumerate(values if isinstance(values, list) else ()):
        if not isinstance(value, str):
            continue
        if value in seen:
            yield flaw((*path, index), "twice", name=value)
        seen.add(value)
