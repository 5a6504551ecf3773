"""A report of each proposal, in a folder."""

from collections.abc import Iterable
from itertools import count
from pathlib import Path, PurePath

from lea_check.batch.find import Task
from lea_check.files.text.formats import other_at_head
from lea_check.files.text.names import plain_name
from lea_check.files.writing.atomic import replace_file


class OverInputError(Exception):
    """A report would be written over a proposal that is read; `name`: where."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name)


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


class ReportFolder:
    """Where a report of each proposal goes; never over a proposal among the `files`.

    Raises OSError or ValueError where there can be no such folder.
    """

    def __init__(self, folder: str, suffix: str, files: Iterable[str]) -> None:
        self._folder = Path(folder)
        self._names = ReportNames(suffix)
        self._read = {Path(file).resolve() for file in files if file.endswith(suffix)}
        self._folder.mkdir(parents=True, exist_ok=True)

    def path_for(self, task: Task) -> str:
        """The path of the report of a proposal, for which each is to be asked once."""
        return str(self._folder / self._names.name_for(task))

    def write(self, path: str, report: bytes) -> None:
        """Write a report. Raises OverInputError, and OSError where that is refused."""
        if Path(path).resolve() in self._read and not other_at_head(path):
            raise OverInputError(path)
        replace_file(path, report, to_disk=False)
