"""`lea-check batch`: many files and folders, a line each, the least open first."""

import gc
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import dataclass, replace
from itertools import chain
from typing import Annotated

import typer

from lea_check import __version__
from lea_check.batch.executors import CHUNK, WorkerPool, WorkersGone, one_process, processes, run
from lea_check.batch.find import BatchInputs, proposals_in
from lea_check.batch.formats import WITH_DOCUMENTS, WITH_SENTENCES, Destination, render_batch
from lea_check.batch.jobs import OtherVersion, Work, hash_of_knowledge, pack, prime_cache
from lea_check.batch.results import BatchResults, Partial, Skipped
from lea_check.batch.rows import Link
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
    Exclude,
    FileReportFormat,
    FilesFrom,
    NoNames,
    Null,
    Open,
    Output,
    Paths,
    RegionId,
    Require,
    Shown,
    one_of_names,
    whole_number,
)
from lea_check.cli.output.report_request import ReportRequest, report_request, stand_of
from lea_check.cli.output.report_writer import ReportWriter
from lea_check.cli.output.results import STDOUT, partial_name, usable_format
from lea_check.cli.paths import read_as, select_files
from lea_check.cli.refusals import one_of
from lea_check.cli.session import Session
from lea_check.files.text.formats import other_at_head
from lea_check.files.writing.atomic import undisturbed
from lea_check.report.formats import BATCH_FORMATS, FORMATS, REPORT_FORMATS
from lea_check.words import Words

Excel = Annotated[bool, typer.Option("--excel", help="excel")]
Sort = Annotated[str, one_of_names("--sort", metavar="ORDER", help="sort", among=("rank", "file"))]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="quiet")]
Reports = Annotated[str | None, typer.Option("--reports", metavar="DIR", help="reports")]
Jobs = Annotated[int | None, whole_number("--jobs", help="jobs")]
Cluster = Annotated[str | None, typer.Option("--cluster", metavar="ADDRESS", help="cluster")]

FEW = 2 * CHUNK
"""Up to this many proposals one process is faster than starting several."""

COLLECT_AFTER = 50_000
"""So many objects may be made before reference cycles among them are looked for: there are hardly any."""

OURS = "lea-check/"
"""What the format of a file that this program wrote begins with."""

NO_ENDING = "*"
"""Stands for what files of other kinds end in, where that is nothing."""

MOST_NAMED = 5
"""So many files that are left out are named; the others are counted."""


@dataclass(frozen=True, kw_only=True)
class BatchSettings:
    """What was asked of `batch`. `table`: of all proposals; `reports`: where one of each goes."""

    paths: Sequence[str]
    files_from: str | None
    null: bool
    exclude: Sequence[str]
    table: ReportRequest
    excel: bool
    by_file: bool
    reports: str | None
    report_format: str
    jobs: int | None
    cluster: str | None
    no_names: bool
    quiet: bool


def batch_command(
    ctx: typer.Context,
    paths: Paths = None,
    output_format: BatchFormat = None,
    output: Output = None,
    files_from: FilesFrom = None,
    null: Null = False,
    exclude: Exclude = None,
    excel: Excel = False,
    sort: Sort = "rank",
    reports: Reports = None,
    report_format: FileReportFormat = "html",
    jobs: Jobs = None,
    cluster: Cluster = None,
    require: Require = None,
    shown: Shown = False,
    no_names: NoNames = False,
    quiet: Quiet = False,
    opening: Open = False,
    region: RegionId = None,
) -> int:
    """Assess many proposals and rank them."""
    session: Session = ctx.obj
    one_of("order", sort, ("rank", "file"))
    table = report_request(
        session,
        BATCH_FORMATS,
        asked=output_format or ("csv" if excel and output in (None, STDOUT) else None),
        output=output,
        opening=opening,
        region=region,
        require=require,
        shown=shown,
    )
    if excel and table.format != "csv":
        raise Failure("excel-format", format=table.format)
    return run_batch(
        BatchSettings(
            paths=paths or (),
            files_from=files_from,
            null=null,
            exclude=exclude or (),
            table=table,
            excel=excel,
            by_file=sort == "file",
            reports=reports,
            report_format=usable_format(report_format, REPORT_FORMATS),
            jobs=jobs,
            cluster=cluster,
            no_names=no_names,
            quiet=quiet,
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
    _tell(results, settings, session)
    if results.skipped and not results.judged:
        raise Failure("batch-empty")
    if results.rows or settings.table.output or settings.table.format != "table":  # a screen needs no table of nothing
        _deliver(results, settings, session)
    if not settings.quiet:
        seconds = time.perf_counter() - began
        for line in chain(summary(results, seconds, session.catalogue, session.words), judged.reports.summary()):
            say(line)
    return _exit_code(judged, settings.table, session)


def _inputs(settings: BatchSettings) -> BatchInputs:
    """What is to be judged. Raises Failure where a folder holds nothing, or the output is read as well."""
    inputs = select_files(settings.paths, files_from=settings.files_from, null=settings.null, exclude=settings.exclude)
    output = settings.table.output
    there = read_as(output, inputs.files)
    # What an earlier batch wrote in a folder is replaced; a proposal in it is not.
    if there is not None and (there in inputs.named or other_at_head(there) is None):
        raise Failure("output-read", name=str(output))
    return inputs.without_results((output, partial_name(output)), settings.reports)


@dataclass(frozen=True)
class JudgedBatch:
    """What came of a batch. `code`: the exit code where not all was done."""

    results: BatchResults
    reports: ReportWriter
    code: int = EXIT_DONE


def _judge(inputs: BatchInputs, settings: BatchSettings, session: Session) -> JudgedBatch:
    work = _work(settings, session)
    gc.freeze()  # the knowledge stays, and need not be looked through again; a long run may make cycles of its own
    gc.set_threshold(COLLECT_AFTER)
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
        sentence=settings.table.format in WITH_SENTENCES or settings.reports is not None,  # what is kept has it
        document=settings.table.format in WITH_DOCUMENTS,
        report=settings.report_format if settings.reports else None,
        made_with=hash_of_knowledge(session.catalogue, session.data, session.catalogues) if settings.reports else "",
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
    results, code = BatchResults(inputs, by_file=settings.by_file), EXIT_DONE
    reports = ReportWriter(inputs, settings.reports, FORMATS[settings.report_format].suffixes[0], session)
    tasks = reports.to_judge(proposals_in(inputs.files, read=pool.sends_data), work, results)
    with _progress(inputs, settings, session) as show:
        try:
            with closing(run(tasks, work, pool)) as outcomes:
                for task, outcome in outcomes:
                    # A proposal has a row and a report, or neither.
                    with undisturbed() if settings.reports else nullcontext():
                        reports.take(task, outcome)
                        results.add(task, outcome)
                    show(results.done, len(results.problems))
        except KeyboardInterrupt:
            code = EXIT_INTERRUPTED
        except WorkersGone:
            if not results.judged:
                raise
            code = EXIT_BAD_INPUT
            say(session.words("cli.cluster-gone"))
    if code:
        results.partial = Partial(results.done, inputs.count, ", ".join(settings.paths or [str(settings.files_from)]))
    results.add_reports(reports.finish())
    return JudgedBatch(results, reports, code)


def _progress(
    inputs: BatchInputs, settings: BatchSettings, session: Session
) -> AbstractContextManager[Callable[[int, int], None]]:
    """Is told how many are done, and how many of them have problems; shows it where somebody looks."""
    if settings.quiet or not sys.stderr.isatty():
        return nullcontext(lambda _done, _problems: None)
    from lea_check.cli.output.progress import progress

    return progress(inputs.count, session.words)


def _tell(results: BatchResults, settings: BatchSettings, session: Session) -> None:
    """A line for each problem, and one for all files in folders that are no proposals."""
    for problems in results.problems:
        report_problems(problems, session.words)
    if results.skipped and not settings.quiet:
        say(_left_out(results.skipped, session.words))


def _left_out(skipped: Sequence[Skipped], words: Words) -> str:
    """How many files are no proposals, what they are, and the names of those that this program did not write."""
    formats = ", ".join(sorted({each.kind or NO_ENDING for each in skipped}))
    said = words("batch.not-proposals", count=len(skipped), formats=formats)
    files = sorted(each.file for each in skipped if not each.kind.startswith(OURS))
    names = ", ".join(files[:MOST_NAMED])
    if len(files) > MOST_NAMED:
        names = words("batch.and-more", names=names, count=len(files) - MOST_NAMED)
    return f"{said}: {names}" if names else said


def _deliver(results: BatchResults, settings: BatchSettings, session: Session) -> None:
    """Write the table. Part of it goes beside a whole one, not in its place."""
    request = settings.table
    if results.partial:
        say(session.words("batch.partial", **results.partial.params))
        request = replace(request, output=partial_name(request.output))
    destination = Destination(request.screen(session), _link_from(request), settings.excel)
    rendered = render_batch(request.format, results, destination, session.catalogue, session.words)
    request.deliver(rendered, session, None if settings.quiet and not results.partial else "overview")


def _link_from(request: ReportRequest) -> Link:
    """Paths of reports as seen from the file that the table is written to."""
    if request.opening and request.output in (None, STDOUT):
        return os.path.abspath  # it is somewhere among the temporary files
    folder = os.path.dirname(request.output) if request.output and request.output != STDOUT else ""  # noqa: PTH120

    def link(path: str) -> str:
        try:
            return os.path.relpath(path, folder or ".")
        except ValueError:  # on another drive of Windows
            return os.path.abspath(path)  # noqa: PTH100

    return link


def _exit_code(judged: JudgedBatch, request: ReportRequest, session: Session) -> int:
    if judged.code or judged.results.problems or judged.reports.unwritten:
        return judged.code or EXIT_BAD_INPUT
    verdicts = ((row.file or row.name, row.verdict) for row in judged.results.rows)
    return request.code((stand_of(name, verdict) for name, verdict in verdicts), session)
