"""`lea-check batch`: many files and folders, a line each, the best first."""

import gc
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from typing import Annotated

import typer

from lea_check import __version__
from lea_check.batch.executors import CHUNK, WorkerPool, WorkersGone, one_process, processes, run
from lea_check.batch.find import BatchInputs, Task, find_files, proposals_in
from lea_check.batch.formats import WITH_DOCUMENTS, WITH_SENTENCES, render_batch
from lea_check.batch.jobs import OtherVersion, Work, pack, prime_cache
from lea_check.batch.reports import OverInputError, ReportFolder
from lea_check.batch.results import BatchResults
from lea_check.batch.summary import summary
from lea_check.cli.errors import (
    EXIT_BAD_INPUT,
    EXIT_DONE,
    EXIT_INTERRUPTED,
    Failure,
    report_problems,
    say,
)
from lea_check.cli.options import (
    BatchFormat,
    FileReportFormat,
    NoNames,
    Open,
    Output,
    Paths,
    RegionId,
    Require,
    Shown,
    whole_number,
)
from lea_check.cli.output import not_written, usable_format
from lea_check.cli.paths import read_as
from lea_check.cli.report_request import ReportRequest, Stand, report_request
from lea_check.cli.session import Session
from lea_check.files.problems import SyntaxFlaw
from lea_check.files.text.formats import other_at_head
from lea_check.files.text.source import MEBIBYTE, STDIN, read_text
from lea_check.report.formats import BATCH_FORMATS, FORMATS, REPORT_FORMATS

FilesFrom = Annotated[str | None, typer.Option("--files-from", metavar="FILE", help="files-from")]
Reports = Annotated[str | None, typer.Option("--reports", metavar="DIR", help="reports")]
Jobs = Annotated[int | None, whole_number("--jobs", help="jobs")]
Cluster = Annotated[str | None, typer.Option("--cluster", metavar="ADDRESS", help="cluster")]

FEW = 4 * CHUNK
"""Up to this many proposals one process is faster than starting several."""


@dataclass(frozen=True, kw_only=True)
class BatchSettings:
    """What was asked of `batch`. `table`: of all proposals; `reports`: where one of each goes."""

    paths: Sequence[str]
    files_from: str | None
    table: ReportRequest
    reports: str | None
    report_format: str
    jobs: int | None
    cluster: str | None
    no_names: bool = False


def batch_command(
    ctx: typer.Context,
    paths: Paths = None,
    output_format: BatchFormat = None,
    output: Output = None,
    files_from: FilesFrom = None,
    reports: Reports = None,
    report_format: FileReportFormat = "html",
    jobs: Jobs = None,
    cluster: Cluster = None,
    require: Require = None,
    shown: Shown = False,
    no_names: NoNames = False,
    opening: Open = False,
    region: RegionId = None,
) -> int:
    """Assess many proposals and rank them."""
    session: Session = ctx.obj
    table = report_request(
        session,
        BATCH_FORMATS,
        asked=output_format,
        output=output,
        opening=opening,
        region=region,
        require=require,
        shown=shown,
    )
    return run_batch(
        BatchSettings(
            paths=paths or (),
            files_from=files_from,
            table=table,
            reports=reports,
            report_format=usable_format(report_format, REPORT_FORMATS),
            jobs=jobs,
            cluster=cluster,
            no_names=no_names,
        ),
        session,
    )


def run_batch(settings: BatchSettings, session: Session) -> int:
    """Judge all proposals, write what can be judged, and tell of the rest. Returns the exit code. Raises Failure."""
    inputs = _inputs(settings)
    began = time.perf_counter()
    judged = _judge(inputs, settings, session)
    results = judged.results
    results.sort()
    _tell(results, session)
    if results.skipped and not results.judged:
        raise Failure("batch-empty")
    if results.rows or settings.table.output or settings.table.format != "table":  # a screen needs no table of nothing
        _deliver(results, settings.table, session)
    for line in summary(results, time.perf_counter() - began, session.catalogue, session.words):
        say(line)
    return _exit_code(judged, settings.table, session)


def _inputs(settings: BatchSettings) -> BatchInputs:
    """What is to be judged. Raises Failure where that is nothing, or is the output as well."""
    inputs = find_files([*settings.paths, *_listed(settings.files_from)])
    if not inputs.files and not inputs.problems:
        raise Failure("batch-nothing", name=", ".join(settings.paths)) if settings.paths else Failure("batch-empty")
    if settings.files_from == STDIN in inputs.files:
        raise Failure("stdin-twice")
    output = settings.table.output
    there = read_as(output, inputs.files)
    # What an earlier batch wrote in a folder is replaced; a proposal in it is not.
    if there is not None and (there in inputs.named or other_at_head(there) is None):
        raise Failure("output-read", name=str(output))
    return inputs


def _listed(name: str | None) -> Sequence[str]:
    if name is None:
        return ()
    try:
        return [line for line in read_text(name, 64 * MEBIBYTE).splitlines() if line.strip()]
    except SyntaxFlaw as flaw:
        raise flaw.in_file(name) from flaw


@dataclass(frozen=True)
class JudgedBatch:
    """What came of a batch. `unwritten`: so many reports. `code`: the exit code where not all was done."""

    results: BatchResults
    unwritten: int
    code: int = EXIT_DONE


def _judge(inputs: BatchInputs, settings: BatchSettings, session: Session) -> JudgedBatch:
    work = _work(settings, session)
    gc.freeze()  # the knowledge stays, and need not be looked through again; a long run may make circles of its own
    gc.enable()
    with _pool(inputs, settings) as pool:
        return _collect(inputs, settings, work, pool, session)


def _work(settings: BatchSettings, session: Session) -> Work:
    own = pack(session.catalogue, session.words) if session.data or session.catalogues else None
    work = Work(
        session.words.lang,
        settings.table.region,
        shown=settings.table.shown,
        no_names=settings.no_names,
        sentence=settings.table.format in WITH_SENTENCES,
        document=settings.table.format in WITH_DOCUMENTS,
        report=settings.report_format if settings.reports else None,
        knowledge=own,
    )
    prime_cache(work, session.catalogue, session.words)
    return work


def _pool(inputs: BatchInputs, settings: BatchSettings) -> AbstractContextManager[WorkerPool]:
    """Who does the work. Raises Failure, also while it is done, where nobody can."""
    reports = settings.reports is not None
    if settings.cluster is not None:
        return _on_cluster(settings.cluster, reports=reports)
    return _here(settings.jobs or (1 if inputs.count <= FEW else os.cpu_count() or 1), reports=reports)


@contextmanager
def _here(jobs: int, *, reports: bool) -> Iterator[WorkerPool]:
    try:
        yield one_process() if jobs == 1 else processes(jobs, reports=reports)
    except BlockingIOError as error:  # so says Python where no process can be started for now
        raise Failure("many-processes") from error


@contextmanager
def _on_cluster(address: str, *, reports: bool) -> Iterator[WorkerPool]:
    from lea_check.batch.cluster import cluster

    try:
        with cluster(address, reports=reports) as pool:
            yield pool
    except ImportError as error:
        raise Failure("extra", format="--cluster", extra="cluster") from error
    except WorkersGone as error:
        raise Failure("cluster-absent", address=address) from error
    except OtherVersion as error:
        raise Failure("cluster-version", version=str(error), own=__version__) from error


def _collect(
    inputs: BatchInputs, settings: BatchSettings, work: Work, pool: WorkerPool, session: Session
) -> JudgedBatch:
    """What came of all proposals. Stopped half-way: of those that were done."""
    results, unwritten, code = BatchResults(inputs.named, inputs.problems), 0, EXIT_DONE
    folder = _report_folder(inputs, settings)
    with _progress(inputs, session) as show:
        try:
            for task, outcome in run(proposals_in(inputs.files, read=pool.sends_data), work, pool):
                results.add(task, outcome)
                if folder and outcome.report:
                    unwritten += not _written(folder, task, outcome.report, session)
                show(results.done, len(results.problems))
        except KeyboardInterrupt:
            code = EXIT_INTERRUPTED
        except WorkersGone:
            if not results.judged:
                raise
            code = EXIT_BAD_INPUT
            say(session.words("cli.cluster-gone"))
    return JudgedBatch(results, unwritten, code)


def _progress(inputs: BatchInputs, session: Session) -> AbstractContextManager[Callable[[int, int], None]]:
    """Is told how many are done, and how many of them have problems; shows it where somebody looks."""
    if not sys.stderr.isatty():
        return nullcontext(lambda _done, _problems: None)
    from lea_check.cli.progress import progress

    return progress(inputs.count, session.words)


def _report_folder(inputs: BatchInputs, settings: BatchSettings) -> ReportFolder | None:
    if settings.reports is None:
        return None
    try:
        return ReportFolder(settings.reports, FORMATS[settings.report_format].suffixes[0], inputs.files)
    except (OSError, ValueError) as error:
        raise not_written(settings.reports, error) from error


def _written(folder: ReportFolder, task: Task, report: bytes, session: Session) -> bool:
    """Write a report; what cannot be written is told, and does not stop the others."""
    path = folder.path_for(task)
    try:
        folder.write(path, report)
    except OverInputError:
        say(session.words("cli.output-read", name=path))
        return False
    except OSError as error:
        say(session.words.message(not_written(path, error).message))
        return False
    return True


def _tell(results: BatchResults, session: Session) -> None:
    """A line for each problem, and one for all files in folders that are no proposals."""
    for problems in results.problems:
        report_problems(problems, session.words)
    if results.skipped:
        formats = ", ".join(sorted({*results.skipped}))
        say(session.words("batch.not-proposals", count=len(results.skipped), formats=formats))


def _deliver(results: BatchResults, request: ReportRequest, session: Session) -> None:
    screen = request.screen(session)
    rendered = render_batch(request.format, results, session.catalogue, session.words, screen)
    request.deliver(rendered, session, "overview")


def _exit_code(judged: JudgedBatch, request: ReportRequest, session: Session) -> int:
    if judged.code or judged.results.problems or judged.unwritten:
        return judged.code or EXIT_BAD_INPUT
    verdicts = ((row.file or row.name, row.verdict) for row in judged.results.rows)
    return request.code((Stand(name, verdict.proven, verdict.possible) for name, verdict in verdicts), session)
