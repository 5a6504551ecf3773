"""What came of a batch: rows, problems, and files that were no proposals."""

from collections.abc import Collection, Sequence

from lea_check.batch.find import Task
from lea_check.batch.jobs import Outcome
from lea_check.batch.order import sort_rows
from lea_check.batch.rows import BatchRow, FailedRow
from lea_check.files.problems import InputError, Problem
from lea_check.files.text.formats import other_at_head
from lea_check.report.problem_lines import problem_line
from lea_check.words import Words


class BatchResults:
    """What came of all proposals so far.

    `named`: the files that were named themselves; others that are no proposals are skipped. `problems`: what is
    wrong beside the proposals, such as with folders.
    """

    def __init__(self, named: Collection[str] = (), problems: Sequence[Problem] = ()) -> None:
        self._named = named
        self.rows: list[BatchRow] = []
        self.problems: list[tuple[Problem, ...]] = [(problem,) for problem in problems]
        self.skipped: list[str] = []

    def add(self, task: Task, outcome: Outcome) -> None:
        """Keep what came of one more."""
        if outcome.row:
            self.rows.append(outcome.row.of_file(task.name))  # no worker's copy of a name that we have
        elif task.file not in self._named and (other := _other_format(task, outcome)):
            self.skipped.append(other)
        else:
            self.problems.append(outcome.problems)

    @property
    def judged(self) -> int:
        """How many proposals are done, and folders that could not be looked into."""
        return len(self.rows) + len(self.problems)

    @property
    def done(self) -> int:
        """How many files and lines are done."""
        return self.judged + len(self.skipped)

    @property
    def errors(self) -> list[InputError]:
        """What is wrong, an error for each proposal."""
        return [InputError(problems) for problems in self.problems]

    def failed(self, words: Words) -> list[FailedRow]:
        """A row for each file that was read and could not be judged, with its first problem."""
        return [
            FailedRow(first.file, problem_line(first, words).removeprefix(f"{first.file}:").strip())
            for first in (problems[0] for problems in self.problems)
        ]

    def sort(self) -> None:
        """The rows in the order of a batch; problems by path."""
        sort_rows(self.rows)
        self.problems.sort(key=lambda problems: problems[0].file)


def _other_format(task: Task, outcome: Outcome) -> str | None:
    """The format of a file that is no proposal but something else of ours; None where it is a proposal gone wrong."""
    problem = outcome.problems[0]
    if problem.reason == "too-large":
        return other_at_head(task.file)
    return str(problem.message.params["format"]) if problem.reason == "other-format" else None
