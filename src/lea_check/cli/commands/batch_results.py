"""What a batch gives: rows and problems, a report of each, the result in a format, and a summary."""

import json
from collections import Counter
from collections.abc import Collection, Iterable
from operator import attrgetter
from pathlib import Path

from lea_check.batch.find import ReportNames, Task
from lea_check.batch.jobs import Outcome
from lea_check.batch.rows import Row, held_back
from lea_check.cli.errors import EXIT_DONE, not_written, report_problems, say
from lea_check.cli.session import Session
from lea_check.files.problems import InputError, Problem
from lea_check.files.text.formats import other_at_head
from lea_check.files.writing.atomic import replace_file
from lea_check.model.vocabulary import VERDICTS
from lea_check.report.documents.assessment import to_json
from lea_check.report.documents.batch import batch_document, problem_documents
from lea_check.report.formats import Rendered
from lea_check.words import Words

WITH_DOCUMENTS = ("json", "jsonl", "xlsx")
"""Formats that tell more of a proposal than its row."""


class Found:
    """What came of all proposals so far; `code` is the exit code when they were not all done.

    `named`: the files that were named themselves. What a folder holds beside these may be no proposal at all.
    """

    def __init__(self, named: Collection[str] = ()) -> None:
        self._named = named
        self.rows: list[Row] = []
        self.problems: list[tuple[Problem, ...]] = []
        self.skipped: list[str] = []
        self.unwritten = 0
        self.code = EXIT_DONE

    def add(self, task: Task, outcome: Outcome) -> None:
        """Keep what came of one more."""
        if outcome.row:
            self.rows.append(outcome.row._replace(file=task.name))  # no worker's copy of a name that we have
        elif task.file not in self._named and (other := _other_kind(task, outcome)):
            self.skipped.append(other)
        else:
            self.problems.append(outcome.problems)

    @property
    def judged(self) -> int:
        """How many proposals are done."""
        return len(self.rows) + len(self.problems)

    @property
    def done(self) -> int:
        """How many files and lines are done."""
        return self.judged + len(self.skipped)

    def sort(self) -> None:
        """The best first, then by name and file; problems by path."""
        for key in ("file", "name", "merit"):  # the last counts most; one key at a time, as one of all takes memory
            self.rows.sort(key=attrgetter(key))
        self.problems.sort(key=lambda problems: problems[0].file)


def _other_kind(task: Task, outcome: Outcome) -> str | None:
    """The format of a file that is no proposal but something else of ours; None where it is a proposal gone wrong."""
    problem = outcome.problems[0]
    if problem.reason == "too-large":
        return other_at_head(task.file)
    return str(problem.message.params["format"]) if problem.reason == "other-format" else None


class ReportFolder:
    """Where a report of each proposal goes; never over a proposal among the `files`.

    Raises Failure where there can be no such folder.
    """

    def __init__(self, folder: str, suffix: str, files: Iterable[str], words: Words) -> None:
        self._folder, self._words = Path(folder), words
        self._names = ReportNames(suffix)
        self._read = {Path(file).resolve() for file in files if file.endswith(suffix)}
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except (OSError, ValueError) as error:
            raise not_written(folder, error) from error

    def write(self, task: Task, report: bytes) -> bool:
        """Write a report; what cannot be written is told, and does not stop the others."""
        name = str(self._folder / self._names.name_for(task))
        if Path(name).resolve() in self._read and not other_at_head(name):
            say(self._words("cli.output-read", name=name))
            return False
        try:
            replace_file(name, report, to_disk=False)
        except OSError as error:
            say(self._words.message(not_written(name, error).message))
            return False
        return True


def render_batch(name: str, found: Found, session: Session) -> Rendered:
    """The result in a format."""
    if name == "jsonl":
        lines = (to_json(each, indent=None) for each in problem_documents(found.problems, session.words))
        return "".join([*(row.document for row in found.rows), *lines])
    if name == "json":
        documents = [json.loads(row.document) for row in found.rows]
        return to_json(batch_document(documents, problem_documents(found.problems, session.words)))
    errors = [InputError(problems) for problems in found.problems]
    if name == "xlsx":
        from lea_check.batch.workbook import Batch, batch_book

        rows = [row._replace(document=json.loads(row.document)) for row in found.rows]
        return batch_book(Batch(rows, errors, session.catalogue, session.words))
    if name == "html":
        from lea_check.batch.portfolio import render_portfolio

        return render_portfolio(found.rows, errors, session.catalogue, session.words)
    if name == "csv":
        from lea_check.batch.csv import csv_table

        return csv_table(found.rows)
    from lea_check.batch.table import screen_table

    titles = {each.id: session.words.say(each.title) for each in session.catalogue.conditions}
    return screen_table(found.rows, session.words, titles, session.screen)


def tell_problems(found: Found, session: Session) -> None:
    """A line for each problem."""
    for problems in found.problems:
        report_problems(problems, session.words)


def tell_skipped(found: Found, session: Session) -> None:
    """A line for all files in folders that are no proposals, such as the results of an earlier batch."""
    if found.skipped:
        formats = ", ".join(sorted({*found.skipped}))
        say(session.words("batch.not-proposals", count=len(found.skipped), formats=formats))


def tell_summary(found: Found, seconds: float, session: Session) -> None:
    """How many at each verdict, what holds proposals back most often, and how long it took."""
    words = session.words
    counts = Counter(row.proven for row in found.rows)
    parts = [f"{words(f'verdict.{verdict}')} {counts[verdict]}" for verdict in VERDICTS if counts[verdict]]
    took = f"{seconds:.1f}".replace(".", words("report.decimal"))
    say(words("batch.summary", count=len(found.rows), bad=len(found.problems), seconds=took))
    if parts:
        say(" · ".join(parts))
    titles = [words.say(condition.title) for condition in session.catalogue.conditions]
    held = sorted(zip(titles, held_back(found.rows), strict=bool(found.rows)), key=lambda each: -each[1])
    said = "; ".join(f"{title} ({count})" for title, count in held[:3] if count)
    if said:
        say(words("batch.weak", conditions=said))
