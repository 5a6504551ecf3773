"""The reports of a batch as they are written: a line for each that cannot be, and what came of all."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from lea_check.batch.find import BatchInputs, Task
from lea_check.batch.jobs import Outcome, Work
from lea_check.batch.reports import OverInputError, ReportFolder
from lea_check.batch.results import BatchResults
from lea_check.batch.rows import BatchRow
from lea_check.cli.errors import say
from lea_check.cli.output.results import not_written
from lea_check.cli.session import Session
from lea_check.files.writing.atomic import undisturbed
from lea_check.model.catalogue import Catalogue


class ReportWriter:
    """A report of each proposal, if that was asked. What cannot be written is told, and does not stop the others.

    `reports`: the folder, None where no reports were asked. `suffix`: the ending of a report. Raises Failure where
    there can be no such folder.
    """

    def __init__(self, inputs: BatchInputs, reports: str | None, suffix: str, session: Session) -> None:
        self._reports, self._words = reports, session.words
        self._catalogue = session.catalogue
        self._folder = None if reports is None else _folder(reports, suffix, inputs)
        self.unwritten = 0

    def to_judge(self, tasks: Iterable[Task], work: Work, results: BatchResults) -> Iterator[Task]:
        """The tasks but those of which nothing changed, whose results are there. Of others what is known of reports."""
        for task in tasks:
            row = self._recalled(task, work)
            if row:
                with undisturbed():
                    self.take(task, Outcome(row))
                    results.add(task, Outcome(row))
            else:
                yield task._replace(known=self._folder.known(task)) if self._folder else task

    def _recalled(self, task: Task, work: Work) -> BatchRow | None:
        """What the tables say of a proposal of which nothing changed; None where it is not known, or not whole."""
        row = self._folder.recall(task, work) if self._folder and not work.document else None
        return row if row and _is_whole(row, self._catalogue) else None

    def take(self, task: Task, outcome: Outcome) -> None:
        """Write the report of a proposal, unless the one that is there is still right."""
        if self._folder and outcome.row:
            self._folder.add_reference(task, outcome.row.reference)
            if outcome.report:
                self._try(task.name, lambda folder: folder.put(task, outcome))
            else:
                self._folder.keep(task)

    def finish(self) -> Mapping[str, str]:
        """The paths of all reports, by the name of the proposal; and a line of what was done."""
        if self._folder is None:
            return {}
        self._try(str(self._reports), lambda folder: folder.finish())
        return self._folder.paths

    def _try(self, name: str, act: Callable[[ReportFolder], None]) -> None:
        assert self._folder
        try:
            act(self._folder)
        except OverInputError as error:
            say(self._words("cli.output-read", name=error.name))
        except OSError as error:
            say(self._words.message(not_written(str(error.filename2 or error.filename or name), error).message))
        else:
            return
        self.unwritten += 1

    def summary(self) -> Iterator[str]:
        """How many reports were written and how many were right already."""
        if self._folder:
            counts = {"count": self._folder.written, "unchanged": self._folder.unchanged}
            yield self._words("batch.reports", name=str(self._reports), **counts)


def _is_whole(row: BatchRow, catalogue: Catalogue) -> bool:
    return len(row.levels) == 2 * len(catalogue.conditions) and row.type in catalogue.type_by_id


def _folder(name: str, suffix: str, inputs: BatchInputs) -> ReportFolder:
    try:
        return ReportFolder(name, suffix, inputs)
    except (OSError, ValueError) as error:
        raise not_written(name, error) from error
