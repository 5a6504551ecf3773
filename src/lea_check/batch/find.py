"""Which files a batch takes, the proposals in them one by one, and a name for the report of each."""

import os
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path, PurePath
from typing import NamedTuple

from lea_check.files.problems import Problem, SyntaxFlaw
from lea_check.files.text.documents import PROPOSAL_LIMITS
from lea_check.files.text.json_lines import Line, count_lines, read_lines
from lea_check.files.text.names import PROPOSAL_SUFFIXES, plain_name
from lea_check.files.text.source import STDIN, read_bytes

LINES = ".jsonl"


class Task(NamedTuple):
    """One proposal to judge: a file, or a line of one; `data` is what it holds, None while it is still to be read."""

    file: str
    line: int | None = None
    data: bytes | None = None
    problem: Problem | None = None

    @property
    def name(self) -> str:
        """What the proposal is called in all that is made of it."""
        return self.file if self.line is None else f"{self.file}:{self.line}"


def find_files(paths: Iterable[str]) -> list[str]:
    """Files as they are named; of folders all proposals in them, in order. Each once; hidden ones are left out.

    JSON Lines are taken only where they are named: of a folder no one can know what its lines hold.
    """
    found: dict[str, None] = {}
    for path in paths:
        found |= dict.fromkeys(_in_folder(path, set()) if Path(path).is_dir() else [path])
    return list(found)


def proposals_in(files: Iterable[str], *, read: bool) -> Iterator[Task]:
    """The proposals in files, one by one, so that a file of any size may hold them. `read`: with what they hold."""
    for file in files:
        if is_lines(file):
            yield from (_line(file, line) for line in read_lines(file, PROPOSAL_LIMITS.bytes))
        elif read or file == STDIN:
            yield _whole(file)
        else:
            yield Task(file)


def count_proposals(files: Iterable[str]) -> int:
    """How many proposals files hold: exactly, but for blank lines in JSON Lines."""
    return sum(count_lines(file) if is_lines(file) else 1 for file in files)


def is_lines(file: str) -> bool:
    """Whether each line of a file is a proposal."""
    return file.lower().endswith(LINES)


class ReportNames:
    """A file name for each report: made of the name of its proposal, never two the same, never a path."""

    def __init__(self, suffix: str) -> None:
        self._suffix = suffix
        self._taken: set[str] = set()
        self._next: dict[str, count[int]] = {}

    def name_for(self, task: Task) -> str:
        """A name that is still free, whether or not the disk tells capitals apart."""
        stem = PurePath(task.file).stem + (f"-{task.line}" if task.line else "")
        plain = plain_name(stem)
        numbers = self._next.setdefault(plain, count(2))
        free = plain
        while free in self._taken:
            free = f"{plain}-{next(numbers)}"
        self._taken.add(free)
        return free + self._suffix


def _whole(file: str) -> Task:
    try:
        return Task(file, None, read_bytes(file, PROPOSAL_LIMITS.bytes))
    except SyntaxFlaw as flaw:
        return Task(file, problem=flaw.problem(file))


def _line(file: str, line: Line) -> Task:
    if isinstance(line.data, bytes):
        return Task(file, line.number, line.data)
    return Task(file, line.number, problem=line.data.problem(file, line.number))


def _in_folder(folder: str, seen: set[str]) -> Iterator[str]:
    # A link may lead back to a folder above: each real folder is entered once.
    real = os.path.realpath(folder)
    if real in seen:
        return
    seen.add(real)
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:  # reading it as a file tells what is wrong
        yield folder
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _in_folder(entry.path, seen)
        elif entry.name.lower().endswith(PROPOSAL_SUFFIXES):
            yield entry.path
