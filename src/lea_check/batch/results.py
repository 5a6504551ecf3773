"""What came of a batch: rows, problems, and files that were no proposals."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from lea_check.batch.find import BatchInputs, Task
from lea_check.batch.jobs import Outcome
from lea_check.batch.order import Ranked, ranked, sort_rows
from lea_check.batch.rows import BatchRow, FailedRow
from lea_check.files.problems import InputError, Problem
from lea_check.files.text.formats import other_at_head
from lea_check.model.message import Message, Param
from lea_check.report.problem_lines import problem_line
from lea_check.words import Words


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that is no proposal, and what it is: a format, or the ending of its name."""

    file: str
    kind: str


@dataclass(frozen=True, slots=True)
class Partial:
    """How many proposals were judged of how many when a batch was stopped, and what it was about."""

    done: int
    count: int
    about: str

    @property
    def params(self) -> dict[str, Param]:
        """What the words for it are filled in with."""
        return {"done": self.done, "count": self.count}


class BatchResults:
    """What came of all proposals so far.

    `inputs`: what the batch is about. Files of other kinds are skipped, unless they were named themselves. `by_file`:
    the order in which all is shown is that of the files, not that of the ranks.
    """

    def __init__(self, inputs: BatchInputs, *, by_file: bool = False) -> None:
        self._named, self.by_file = inputs.named, by_file
        self.rows: list[BatchRow] = []
        self.problems: list[tuple[Problem, ...]] = [(problem,) for problem in inputs.problems]
        self.skipped: list[Skipped] = [Skipped(file, PurePath(file).suffix) for file in inputs.others]
        self._others = len(self.skipped)
        self.partial: Partial | None = None

    def add(self, task: Task, outcome: Outcome) -> None:
        """Keep what came of one more."""
        if outcome.row:
            self.rows.append(outcome.row)
        elif task.file not in self._named and (other := _other_kind(task, outcome)) is not None:
            self.skipped.append(Skipped(task.file, other or PurePath(task.file).suffix))
        else:
            self.problems.append(outcome.problems)

    @property
    def judged(self) -> int:
        """How many proposals are done, and folders that could not be looked into."""
        return len(self.rows) + len(self.problems)

    @property
    def done(self) -> int:
        """How many files and lines are done."""
        return self.judged + len(self.skipped) - self._others

    def ranked(self) -> Iterable[Ranked]:
        """All rows in the order in which they are shown, each with its rank."""
        found = ranked(self.rows)
        return sorted(found, key=lambda each: each[1].file) if self.by_file else found

    @property
    def errors(self) -> list[InputError]:
        """What is wrong, an error for each proposal."""
        return [InputError(problems) for problems in self.told]

    @property
    def told(self) -> Sequence[Sequence[Problem]]:
        """The problems that stand in every output; of a part of the whole first that it is one."""
        if self.partial is None:
            return self.problems
        part = Message("batch.partial", self.partial.params)
        return [(Problem(self.partial.about, None, None, part),), *self.problems]

    def failed(self, words: Words) -> list[FailedRow]:
        """A row for each file that was read and could not be judged, with its first problem."""
        return [
            FailedRow(first.file, problem_line(first, words).removeprefix(f"{first.file}:").strip())
            for first in (problems[0] for problems in self.told)
        ]

    def add_reports(self, paths: Mapping[str, str]) -> None:
        """Keep where the report of each proposal is, by its name."""
        if paths:
            self.rows = [row.with_report(paths.get(row.file, "")) for row in self.rows]

    def sort(self) -> None:
        """The rows in the order of a batch; problems by path."""
        sort_rows(self.rows)
        self.problems.sort(key=lambda problems: problems[0].file)


def _other_kind(task: Task, outcome: Outcome) -> str | None:
    """What a file is that is no proposal but something else; None where it is a proposal gone wrong."""
    return other_at_head(task.file) if outcome.problems[0].reason == "too-large" else outcome.other
