"""Which files a batch takes, and the proposals in them one by one."""

import errno
import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from lea_check.files.problems import Problem, SyntaxFlaw
from lea_check.files.text.documents import PROPOSAL_LIMITS
from lea_check.files.text.json_lines import Line, count_lines, read_lines
from lea_check.files.text.names import PROPOSAL_SUFFIXES
from lea_check.files.text.source import STDIN, read_bytes

LINES = ".jsonl"

MOST_DEEP = 100
"""Folders within folders are looked into down to here."""

FOLDER_REASONS = {
    errno.ELOOP: "link-circle",
    errno.ENAMETOOLONG: "folder-deep",
    errno.EACCES: "folder-denied",
    errno.EPERM: "folder-denied",
}
"""Why a folder cannot be looked into, by what the system says."""


@dataclass(frozen=True)
class BatchInputs:
    """What a batch is about.

    `files`: those to judge, each once, in order. `named`: those among them that were named themselves; what a folder
    holds beside these may be no proposal at all. `problems`: folders that could not be looked into.
    """

    files: Sequence[str]
    named: Collection[str] = ()
    problems: Sequence[Problem] = ()

    @cached_property
    def count(self) -> int:
        """How many proposals the files hold: exactly, but for blank lines in JSON Lines. Counted once, as it reads."""
        return sum(count_lines(file) if is_lines(file) else 1 for file in self.files)


@dataclass(frozen=True, slots=True)
class Task:
    """One proposal to judge: a file, or a line of one; `data` is what it holds, None while it is still to be read."""

    file: str
    line: int | None = None
    data: bytes | None = None
    problem: Problem | None = None

    @property
    def name(self) -> str:
        """What the proposal is called in all that is made of it."""
        return self.file if self.line is None else f"{self.file}:{self.line}"


def find_files(paths: Iterable[str]) -> BatchInputs:
    """Files as they are named; of folders all proposals in them, in order. Hidden ones are left out.

    JSON Lines are taken only where they are named: of a folder no one can know what its lines hold.
    """
    named = dict.fromkeys(paths)
    files: dict[str, None] = {}
    problems: list[Problem] = []
    for path in named:
        for item in _in_folder(path, (), set()) if os.path.isdir(path) else [path]:  # noqa: PTH112 - never raises
            if isinstance(item, Problem):
                problems.append(item)
            else:
                files[item] = None
    return BatchInputs(list(files), frozenset(named), problems)


def proposals_in(files: Iterable[str], *, read: bool) -> Iterator[Task]:
    """The proposals in files, one by one, so that a file of any size may hold them. `read`: with what they hold."""
    for file in files:
        if is_lines(file):
            yield from (_line(file, line) for line in read_lines(file, PROPOSAL_LIMITS.bytes))
        elif read or file == STDIN:
            yield _whole(file)
        else:
            yield Task(file)


def is_lines(file: str) -> bool:
    """Whether each line of a file is a proposal."""
    return file.lower().endswith(LINES)


def _whole(file: str) -> Task:
    try:
        return Task(file, None, read_bytes(file, PROPOSAL_LIMITS.bytes))
    except SyntaxFlaw as flaw:
        return Task(file, problem=flaw.problem(file))


def _line(file: str, line: Line) -> Task:
    if isinstance(line.data, bytes):
        return Task(file, line.number, line.data)
    return Task(file, line.number, problem=line.data.problem(file, line.number))


def _in_folder(folder: str, above: tuple[str, ...], entered: set[str]) -> Iterator[str | Problem]:
    """The proposals in a folder, in order, and what is wrong with folders in it. `above`: the folders it lies in.

    Each real folder is entered once, as links may lead to it too; a link to a folder above leads in a circle.
    """
    real = os.path.realpath(folder)
    if real in above or len(above) == MOST_DEEP:
        yield SyntaxFlaw("link-circle" if real in above else "folder-deep").problem(folder)
        return
    if real in entered:
        return
    entered.add(real)
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield _problem(folder, error)
        return
    for entry in entries:
        if not entry.name.startswith("."):
            yield from _entry(entry, (*above, real), entered)


def _entry(entry: os.DirEntry[str], above: tuple[str, ...], entered: set[str]) -> Iterator[str | Problem]:
    try:
        is_folder = entry.is_dir()
    except OSError as error:
        yield _problem(entry.path, error)
        return
    if is_folder:
        yield from _in_folder(entry.path, above, entered)
    elif entry.name.lower().endswith(PROPOSAL_SUFFIXES):
        yield entry.path


def _problem(folder: str, error: OSError) -> Problem:
    key = FOLDER_REASONS.get(error.errno or 0)
    flaw = SyntaxFlaw(key) if key else SyntaxFlaw("folder-unreadable", detail=error.strerror or str(error))
    return flaw.problem(folder)
