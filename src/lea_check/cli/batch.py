"""`lea-check batch`: many files and folders, a line each, the best first."""

import gc
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from ..batch import CHUNK, Work, find_files, report_names, run
from ..files.problems import InputError, SyntaxFlaw
from ..files.source import MEBIBYTE, read_text
from ..model.vocabulary import VERDICTS, Verdict
from ..report.assessment_json import to_json
from ..report.batch_json import batch_document, problem_documents
from ..report.batch_row import Row
from ..report.formats import BATCH_FORMATS, FORMATS, REPORT_FORMATS, Rendered
from .choices import is_below, known_region, known_verdict
from .errors import (
    EXIT_BAD_INPUT,
    EXIT_DONE,
    EXIT_INTERRUPTED,
    EXIT_REQUIRE,
    Failure,
    not_written,
    report_problems,
    say,
)
from .opening import PAGE, Open, deliver, may_open
from .options import BatchFormat, Catalogues, Data, FileReportFormat, Lang, Output, Paths, RegionId, Require
from .output import STDOUT, chosen_format, usable_format
from .session import Session

FilesFrom = Annotated[str | None, typer.Option("--files-from", metavar="FILE", help="files-from")]
Reports = Annotated[str | None, typer.Option("--reports", metavar="DIR", help="reports")]
Jobs = Annotated[int | None, typer.Option("--jobs", metavar="N", help="jobs", min=1)]

WITH_DOCUMENTS = ("json", "jsonl", "xlsx")
"""Formats that tell more of a proposal than its row."""

FEW = 4 * CHUNK
"""Up to this many files one process is faster than starting several."""


class Found(NamedTuple):
    """What came of all files."""

    rows: list[Row]
    errors: list[InputError]
    unwritten: int
    stopped: bool


def batch_command(
    ctx: typer.Context,
    paths: Paths = None,
    output_format: BatchFormat = None,
    output: Output = None,
    files_from: FilesFrom = None,
    reports: Reports = None,
    report_format: FileReportFormat = "html",
    jobs: Jobs = None,
    require: Require = None,
    opening: Open = False,
    region: RegionId = None,
    _lang: Lang = None,
    _data: Data = None,
    _catalogue: Catalogues = None,
) -> int:
    """Assess many proposals and rank them."""
    session: Session = ctx.obj
    name = chosen_format(output_format, output, BATCH_FORMATS, default=PAGE if opening else "table")
    may_open(opening, name)
    usable_format(report_format, REPORT_FORMATS)
    required = known_verdict(require)
    known_region(region, session)
    files = find_files([*(paths or ()), *_listed(files_from)])
    if not files:
        raise Failure("batch-empty")
    data = str(session.data) if session.data else None
    work = Work(
        session.words.lang,
        data,
        session.catalogues,
        region,
        name in WITH_DOCUMENTS,
        report_format if reports else None,
    )
    gc.enable()  # this run may be long
    began = time.perf_counter()
    found = _assess(files, _report_paths(files, reports, report_format), work, _jobs(jobs, files), session)
    result, machine = _render(name, found, session), BATCH_FORMATS[name].machine
    deliver(result, output, session, machine=machine, opening=opening)
    _summary(found, time.perf_counter() - began, session)
    return _exit_code(found, required)


def _listed(name: str | None) -> Sequence[str]:
    if name is None:
        return ()
    try:
        return [line for line in read_text(name, 64 * MEBIBYTE).splitlines() if line.strip()]
    except SyntaxFlaw as flaw:
        raise flaw.in_file(name) from flaw


def _jobs(asked: int | None, files: Sequence[str]) -> int:
    if STDOUT in files or (len(files) <= FEW and asked is None):
        return 1
    return asked or os.cpu_count() or 1


def _report_paths(files: Sequence[str], folder: str | None, name: str) -> dict[str, str]:
    if folder is None:
        return {}
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise not_written(folder, error) from error
    names = report_names(files, FORMATS[name].suffixes[0])
    return {file: str(Path(folder) / report) for file, report in names.items()}


def _assess(files: Sequence[str], reports: dict[str, str], work: Work, jobs: int, session: Session) -> Found:
    rows: list[Row] = []
    errors: list[InputError] = []
    unwritten, stopped = 0, False
    progress = _progress(len(files), session)
    try:
        for number, outcome in enumerate(run(files, reports, work, jobs), 1):
            if isinstance(outcome, Row):
                rows.append(outcome)
            elif isinstance(outcome, InputError):
                errors.append(outcome)
            else:
                unwritten += 1
                say(session.words.message(not_written(str(outcome.filename), outcome).message))
            progress(number, len(errors))
    except KeyboardInterrupt:  # what is done is written
        stopped = True
    progress(0, 0)
    errors.sort(key=lambda each: each.problems[0].file)
    for error in errors:
        report_problems(error.problems, session.words)
    return Found(sorted(rows, key=lambda row: row.order), errors, unwritten, stopped)


def _progress(total: int, session: Session) -> Callable[[int, int], None]:
    """A line on standard error that counts; nothing where nobody looks. 0 wipes it."""
    if not sys.stderr.isatty():
        return lambda _number, _problems: None
    began = last = time.perf_counter()

    def show(number: int, problems: int) -> None:
        nonlocal last
        now = time.perf_counter()
        if number and now - last < 0.2:
            return
        last = now
        left = (now - began) / number * (total - number) if number else 0
        text = session.words("batch.progress", number=number, total=total, left=f"{left:.0f}", problems=problems)
        sys.stderr.write(f"\r{text:<78}" if number else f"\r{'':<78}\r")
        sys.stderr.flush()

    return show


def _render(name: str, found: Found, session: Session) -> Rendered:
    if name in ("json", "jsonl"):
        documents = [row.document for row in found.rows]
        problems = problem_documents(found.errors, session.words)
        if name == "json":
            return to_json(batch_document(documents, problems))
        return "".join(to_json(each, indent=None) for each in [*documents, *problems])
    if name == "xlsx":
        from ..report.batch_book import Batch, batch_book

        return batch_book(Batch(found.rows, found.errors, session.catalogue, session.words))
    from ..report.batch_table import csv_table, screen_table

    if name == "csv":
        return csv_table(found.rows)
    if name == "html":
        from ..report.portfolio import render_portfolio

        return render_portfolio(found.rows, found.errors, session.catalogue, session.words)
    titles = {each.id: session.words.say(each.title) for each in session.catalogue.conditions}
    return screen_table(found.rows, session.words, titles, session.screen)


def _summary(found: Found, seconds: float, session: Session) -> None:
    """How many at each verdict, what holds proposals back most often, and how long it took."""
    words = session.words
    counts = Counter(row.proven for row in found.rows)
    parts = [f"{words(f'verdict.{verdict}')} {counts[verdict]}" for verdict in VERDICTS if counts[verdict]]
    say(words("batch.summary", count=len(found.rows), bad=len(found.errors), seconds=f"{seconds:.1f}"))
    if parts:
        say(" · ".join(parts))
    weak = Counter(condition for row in found.rows for condition in row.weak).most_common(3)
    if weak:
        by_id = session.catalogue.condition_by_id
        said = "; ".join(f"{words.say(by_id[condition].title)} ({count})" for condition, count in weak)
        say(words("batch.weak", conditions=said))


def _exit_code(found: Found, required: Verdict | None) -> int:
    if found.stopped:
        return EXIT_INTERRUPTED
    if found.errors or found.unwritten:
        return EXIT_BAD_INPUT
    low = any(is_below(row.proven, required) for row in found.rows)
    return EXIT_REQUIRE if low else EXIT_DONE
