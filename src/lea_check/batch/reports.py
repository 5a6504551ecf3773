"""A report of each proposal, in a folder: named after the proposal alone, and written only where it changes."""

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePath

from lea_check.batch.find import BatchInputs, Task
from lea_check.batch.jobs import Outcome, Work, hash_of_report
from lea_check.batch.report_index import IndexEntry, read_index, row_as_json, write_index
from lea_check.batch.rows import BatchRow
from lea_check.files.problems import SyntaxFlaw
from lea_check.files.text.documents import PROPOSAL_LIMITS
from lea_check.files.text.formats import other_at_head
from lea_check.files.text.names import plain_name, slug
from lea_check.files.text.source import PART, decode, read_bytes
from lea_check.files.writing.atomic import replace_file, undisturbed

BETWEEN = "--"
"""Stands in the name of a report between the folders in the path of its proposal."""

MOST_BYTES = 180
"""A name of more is cut, as 255 is all that a system takes."""

MOST_LETTERS = 40
"""So many letters are left of a name that is cut: of four bytes at most, they fit."""


class OverInputError(Exception):
    """A report would be written over a proposal that is read; `name`: where."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name)


def path_stems(files: Iterable[str], folders: Sequence[str]) -> dict[str, str]:
    """For each file the name of its report, without ending, from its path under the folder that was given.

    Where several would be called the same, all of these get the folder that was given before it; that depends on what
    there is, not on what is in it. Where that is no help, as with `Plan` and `plan`, a
    code of the path tells them apart.
    """
    below = {file: _below(file, folders) for file in files}
    stems = {file: _joined(parts) for file, (_, parts) in below.items()}
    apart = _where_shared(stems, lambda file: _joined((_name(below[file][0]), *below[file][1])))
    return _where_shared(apart, lambda file: _coded(apart[file], file))


def report_stems(references: Mapping[str, str], stems: Mapping[str, str]) -> dict[str, str]:
    """For each proposal the name of its report, without ending: that of its reference, where no other has the same.

    `references`: by the name of the proposal, empty for none. `stems`: what they are called after their path.
    """
    wanted = {name: _of_reference(reference) or stems[name] for name, reference in references.items()}
    found = _where_shared(wanted, lambda name: stems[name])
    return _where_shared(found, lambda name: _coded(found[name], name))


def _where_shared(stems: Mapping[str, str], otherwise: Callable[[str], str]) -> dict[str, str]:
    counts = Counter(stems.values())
    return {key: otherwise(key) if counts[stem] > 1 else stem for key, stem in stems.items()}


def _below(file: str, folders: Sequence[str]) -> tuple[str, Sequence[str]]:
    """The folder that was given, and the parts of the path of a file under it, without its ending.

    For a file that was given itself, the folder that it lies in.
    """
    tops = (os.path.join(folder, "") for folder in folders)  # noqa: PTH118 - a Path forgets the `./` of what was given
    top = next((top for top in tops if file.startswith(top)), None)
    top = file[: -len(PurePath(file).name)] if top is None else top
    path = PurePath(file[len(top) :])
    return top, (*path.parts[:-1], path.stem)


def _name(folder: str) -> str:
    return PurePath(os.path.abspath(folder)).name  # noqa: PTH100


def _joined(parts: Iterable[str]) -> str:
    stem = BETWEEN.join(plain_name(part) for part in parts if slug(part, any_script=True)) or plain_name("")
    return stem if len(stem.encode()) <= MOST_BYTES else _coded(stem[:MOST_LETTERS], stem)


def _of_reference(reference: str) -> str:
    return plain_name(reference) if reference else ""


def _coded(stem: str, of: str) -> str:
    return f"{stem}-{hashlib.sha256(os.fsencode(of)).hexdigest()[:8]}"


class ReportFolder:
    """Where a report of each proposal goes; never over a proposal that is read.

    While proposals come in, nobody knows whether another has the same reference: a report gets the name that is still
    free, and `finish` gives each the name that is its own whatever came first.

    Raises OSError or ValueError where there can be no such folder.
    """

    def __init__(self, folder: str, suffix: str, inputs: BatchInputs) -> None:
        self._folder, self._suffix = folder, suffix
        self._stems = path_stems(inputs.files, inputs.folders)
        self._read = {os.path.realpath(file) for file in inputs.files if file.lower().endswith(suffix)}
        Path(folder).mkdir(parents=True, exist_ok=True)
        self._before = read_index(folder)
        self._of = {entry.of: name for name, entry in self._before.items() if name.endswith(suffix)}
        self._now: dict[str, IndexEntry] = {}
        self._references: dict[str, str] = {}
        self.written = self.unchanged = 0

    def known(self, task: Task) -> str:
        """What the report of a proposal was made from, if it is there and is as it was written; else nothing."""
        name = self._of.get(task.name)
        if name is None or _hash_of_file(self.path(name)) != self._before[name].holds:
            return ""
        return self._before[name].made_from

    def recall(self, task: Task, work: Work) -> BatchRow | None:
        """What the tables say of a proposal of which nothing changed since its report was written; else None."""
        name = self._of.get(task.name)
        known = self._before[name].made_from if name else ""
        text = _text_of(task) if known else None
        if name is None or text is None or known != hash_of_report(work, task, text) or known != self.known(task):
            return None
        row = self._before[name].batch_row()
        return replace(row, file=task.name) if row and row.file != task.name else row

    def keep(self, task: Task) -> None:
        """Leave the report of a proposal as it is."""
        name = self._of[task.name]
        self._now[name] = self._before[name]
        self.unchanged += 1

    def put(self, task: Task, outcome: Outcome) -> None:
        """Write a report, unless it is there already. Raises OverInputError, and OSError where that is refused."""
        report = outcome.report
        name = self._free_name(task)
        path = self.path(name)
        self._refuse_input(path)
        holds = hashlib.sha256(report).hexdigest()
        entry = IndexEntry(task.name, outcome.made_from, holds, row_as_json(outcome.row) if outcome.row else {})
        if _hash_of_file(path) == entry.holds:
            self.unchanged += 1
        else:
            replace_file(path, report, to_disk=False)
            self.written += 1
        self._now[name] = entry

    def add_reference(self, task: Task, reference: str) -> None:
        """Keep the reference of a proposal, after which its report is named."""
        self._references[task.name] = reference

    def finish(self) -> None:
        """Give each report the name that is its own. Raises OverInputError, and OSError where that is refused."""
        stems = report_stems(self._references, {name: self._stem(name) for name in self._references})
        moves = {name: stems[entry.of] + self._suffix for name, entry in self._now.items()}
        with undisturbed():
            self._move({name: new for name, new in moves.items() if name != new})
            self._now = {moves[name]: entry for name, entry in self._now.items()}
            write_index(self._folder, self._before, self._now)

    @property
    def paths(self) -> dict[str, str]:
        """The path of each report, by the name of its proposal."""
        return {entry.of: self.path(name) for name, entry in self._now.items()}

    def path(self, name: str) -> str:
        """The path of a report."""
        return os.path.join(self._folder, name)  # noqa: PTH118 - as it was given

    def _stem(self, name: str) -> str:
        file, _, line = name.rpartition(":")
        return self._stems[name] if name in self._stems else f"{self._stems[file]}-{line}"

    def _free_name(self, task: Task) -> str:
        by_path = self._stem(task.name)
        wanted = (_of_reference(self._references[task.name]) or by_path, by_path, _coded(by_path, task.name))
        return next(name for stem in wanted if self._is_free(name := stem + self._suffix, task))

    def _is_free(self, name: str, task: Task) -> bool:
        """Whether no report of another proposal is there, which may yet turn out to be as it should be."""
        before = self._before.get(name)
        return name not in self._now and (before is None or before.of == task.name or not self._is_judged(before.of))

    def _is_judged(self, name: str) -> bool:
        return name in self._stems or name.rpartition(":")[0] in self._stems

    def _refuse_input(self, path: str) -> None:
        if self._read and os.path.realpath(path) in self._read and not other_at_head(path):
            raise OverInputError(path)

    def _move(self, moves: Mapping[str, str]) -> None:
        """Two steps, as the new name of one may still be that of another."""
        aside = {name: self.path(f".{new}.moving") for name, new in moves.items()}
        for name, new in moves.items():
            self._refuse_input(self.path(new))
            os.replace(self.path(name), aside[name])  # noqa: PTH105
        for name, new in moves.items():
            os.replace(aside[name], self.path(new))  # noqa: PTH105


def _text_of(task: Task) -> str | None:
    try:
        return decode(read_bytes(task.file, PROPOSAL_LIMITS.bytes) if task.data is None else task.data)
    except SyntaxFlaw:
        return None


def _hash_of_file(path: str) -> str:
    found = hashlib.sha256()
    try:
        with open(path, "rb", buffering=0) as stream:  # noqa: PTH123 - for each of thousands
            while part := stream.read(PART):
                found.update(part)
        return found.hexdigest()
    except (OSError, ValueError):
        return ""
