"""Which files a batch takes, and the proposals in them one by one."""

import errno
import os
import re
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fnmatch import translate
from functools import cached_property
from typing import NamedTuple

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
    holds beside these may be no proposal at all. `problems`: folders that could not be looked into. `others`: files of
    other kinds in folders. `folders`: those that were named.
    """

    files: Sequence[str]
    named: Collection[str] = ()
    problems: Sequence[Problem] = ()
    others: Sequence[str] = ()
    folders: Sequence[str] = ()

    def without_results(self, outputs: Iterable[str | None], reports: str | None) -> "BatchInputs":
        """The same without what an earlier batch wrote among the files of other kinds."""
        ours = {os.path.abspath(output) for output in outputs if output}  # noqa: PTH100
        folder = os.path.join(os.path.abspath(reports), "") if reports else None  # noqa: PTH100, PTH118
        places = ((file, os.path.abspath(file)) for file in self.others)  # noqa: PTH100
        others = [file for file, place in places if place not in ours and not (folder and place.startswith(folder))]
        return replace(self, others=others)

    @cached_property
    def count(self) -> int:
        """How many proposals the files hold: exactly, but for blank lines in JSON Lines. Counted once, as it reads."""
        return sum(count_lines(file) if is_lines(file) else 1 for file in self.files)


class Task(NamedTuple):
    """One proposal to judge: a file, or a line of one; `data` is what it holds, None while it is still to be read.

    `known`: what the report that is there was made from, as in `jobs.Outcome`.
    """

    file: str
    line: int | None = None
    data: bytes | None = None
    problem: Problem | None = None
    known: str = ""

    @property
    def name(self) -> str:
        """What the proposal is called in all that is made of it."""
        return self.file if self.line is None else f"{self.file}:{self.line}"


def find_files(paths: Iterable[str], *, exclude: Collection[str] = ()) -> BatchInputs:
    """Files as they are named; of folders all proposals in them, in order. Hidden ones are left out.

    `exclude`: patterns such as `old*`, for the name of a file or folder that is left out, or for its path, as seen from
    the folder that was named, or as a whole.

    A file that is found by two paths counts once, by that of the file itself rather than of a link to it. JSON Lines
    are taken only where they are named: of a folder no one can know what its lines hold.
    """
    search = _Search(exclude)
    named = dict.fromkeys(paths)
    for path in named:
        search.look_at(path)
    once = search.each_once()
    return BatchInputs(
        list(dict.fromkeys(once.get(path, path) for path in search.files)),
        frozenset(once.get(path, path) for path in named),
        search.problems,
        [path for path in dict.fromkeys(search.others) if path not in named],
        [path for path in named if path in search.folders],
    )


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


class _Search:
    """What is found so far, in order."""

    def __init__(self, exclude: Collection[str]) -> None:
        self.files: dict[str, None] = {}
        self.others: list[str] = []
        self.problems: list[Problem] = []
        self.folders: set[str] = set()
        self._excluded = [re.compile(translate(pattern.rstrip("/"))) for pattern in exclude]
        self._entered: set[str] = set()
        self._given: set[str] = set()

    def look_at(self, path: str) -> None:
        """Take a file; of a folder what is in it."""
        if self._is_excluded(path, ""):
            return
        if os.path.isdir(path):  # noqa: PTH112 - never raises
            self.folders.add(path)
            self._entered.clear()  # what was reached by another path is told apart later, by what it is
            self._in_folder(path, path, ())
        else:
            self.files[path] = None
            self._given.add(path)

    def each_once(self) -> dict[str, str]:
        """Of paths that lead to a file which another path leads to as well, the one by which it is judged."""
        first: dict[int | str, str] = {}
        alike: dict[int | str, list[str]] = {}
        for path in self.files:
            key = _identity(path)
            if first.setdefault(key, path) != path:
                alike.setdefault(key, [first[key]]).append(path)
        kept = {key: self._best(paths) for key, paths in alike.items()}
        return {path: kept[key] for key, paths in alike.items() for path in paths}

    def _best(self, paths: Sequence[str]) -> str:
        """Of paths to one file that without a link in it, else one that was given itself, else the first."""
        direct = [path for path in paths if os.path.realpath(path) == os.path.abspath(path)] or paths  # noqa: PTH100
        return next((path for path in direct if path in self._given), direct[0])

    def _is_excluded(self, path: str, top: str) -> bool:
        below = path[len(top) :].lstrip(os.sep) if top else path
        paths = (below.replace(os.sep, "/"), path.replace(os.sep, "/"))
        names = {os.path.basename(path), *paths}  # noqa: PTH119 - for each of a million
        return any(pattern.match(name) for pattern in self._excluded for name in names)

    def _in_folder(self, folder: str, top: str, above: tuple[str, ...]) -> None:
        """What is in a folder, in order. `above`: the folders it lies in, of which `top` was named.

        Each real folder is entered once, as links may lead to it too; a link to a folder above leads in a circle.
        """
        real = os.path.realpath(folder)
        if real in above or len(above) == MOST_DEEP:
            self.problems.append(SyntaxFlaw("link-circle" if real in above else "folder-deep").problem(folder))
            return
        if real in self._entered:
            return
        self._entered.add(real)
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            self.problems.append(_problem(folder, error))
            return
        for entry in entries:
            if not entry.name.startswith(".") and not (self._excluded and self._is_excluded(entry.path, top)):
                self._entry(entry, top, (*above, real))

    def _entry(self, entry: os.DirEntry[str], top: str, above: tuple[str, ...]) -> None:
        try:
            is_folder = entry.is_dir()
        except OSError as error:
            self.problems.append(_problem(entry.path, error))
            return
        if is_folder:
            self._in_folder(entry.path, top, above)
        elif entry.name.lower().endswith(PROPOSAL_SUFFIXES):
            self.files[sys.intern(entry.path)] = None  # once, for what comes back from a worker too
        else:
            self.others.append(entry.path)


def _identity(path: str) -> int | str:
    """What tells a file from others, whatever path leads to it; of what cannot be told apart, its path."""
    try:
        status = os.stat(path)  # noqa: PTH116 - for each of a million
    except (OSError, ValueError):
        return path
    return status.st_ino << 64 | status.st_dev if status.st_ino and path != STDIN else path


def _problem(folder: str, error: OSError) -> Problem:
    key = FOLDER_REASONS.get(error.errno or 0)
    flaw = SyntaxFlaw(key) if key else SyntaxFlaw("folder-unreadable", detail=error.strerror or str(error))
    return flaw.problem(folder)
