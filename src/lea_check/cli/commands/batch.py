"""`lea-check batch`: many files and folders, a line each, the best first."""

import gc
import os
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Annotated, NamedTuple

import typer

from lea_check import __version__
from lea_check.batch.executors import CHUNK, Crew, WorkersGone, one_process, processes, run
from lea_check.batch.find import count_proposals, find_files, proposals_in
from lea_check.batch.jobs import OtherVersion, Work, keep_at_hand, pack
from lea_check.cli.browser import PAGE, Open, deliver, may_open
from lea_check.cli.choices import is_below, known_region, known_verdict
from lea_check.cli.commands.batch_results import (
    WITH_DOCUMENTS,
    Found,
    ReportFolder,
    render_batch,
    tell_problems,
    tell_skipped,
    tell_summary,
)
from lea_check.cli.errors import EXIT_BAD_INPUT, EXIT_DONE, EXIT_INTERRUPTED, EXIT_REQUIRE, Failure, say
from lea_check.cli.options import (
    BatchFormat,
    Catalogues,
    Data,
    FileReportFormat,
    Lang,
    Output,
    Paths,
    RegionId,
    Require,
)
from lea_check.cli.output import chosen_format, usable_format
from lea_check.cli.overwrite_guard import reads
from lea_check.cli.progress import Progress
from lea_check.cli.session import Session
from lea_check.files.problems import SyntaxFlaw
from lea_check.files.text.formats import other_at_head
from lea_check.files.text.source import MEBIBYTE, read_text
from lea_check.model.vocabulary import Verdict
from lea_check.report.formats import BATCH_FORMATS, FORMATS, REPORT_FORMATS

FilesFrom = Annotated[str | None, typer.Option("--files-from", metavar="FILE", help="files-from")]
Reports = Annotated[str | None, typer.Option("--reports", metavar="DIR", help="reports")]
Jobs = Annotated[int | None, typer.Option("--jobs", metavar="N", help="jobs", min=1)]
Cluster = Annotated[str | None, typer.Option("--cluster", metavar="ADDRESS", help="cluster")]

FEW = 4 * CHUNK
"""Up to this many proposals one process is faster than starting several."""


class Settings(NamedTuple):
    """What was asked of `batch`."""

    files: Sequence[str]
    named: Collection[str]
    format: str
    reports: str | None
    report_format: str
    jobs: int | None
    cluster: str | None
    region: str | None


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
    paths, listed = paths or [], _listed(files_from)
    files = find_files([*paths, *listed])
    if not files:
        raise Failure("batch-nothing", name=", ".join(paths)) if paths else Failure("batch-empty")
    named = {*paths, *listed}
    _keep_proposals(output, files, named)
    settings = Settings(files, named, name, reports, report_format, jobs, cluster, region)
    began = time.perf_counter()
    found = _judge(settings, session)
    found.sort()
    tell_problems(found, session)
    tell_skipped(found, session)
    if found.skipped and not found.judged:
        raise Failure("batch-empty")
    if found.rows or output or name != "table":  # on a screen a table of nothing says nothing
        result, machine = render_batch(name, found, session), BATCH_FORMATS[name].machine
        deliver(result, output, session, machine=machine, opening=opening)
    tell_summary(found, time.perf_counter() - began, session)
    return _exit_code(found, required)


def _listed(name: str | None) -> Sequence[str]:
    if name is None:
        return ()
    try:
        return [line for line in read_text(name, 64 * MEBIBYTE).splitlines() if line.strip()]
    except SyntaxFlaw as flaw:
        raise flaw.in_file(name) from flaw


def _keep_proposals(output: str | None, files: Sequence[str], named: Collection[str]) -> None:
    """Raises Failure where the output is a proposal in a folder; what an earlier batch wrote there is replaced."""
    there = reads(output, files)
    if there is not None and (there in named or other_at_head(there) is None):
        raise Failure("output-read", name=str(output))


def _judge(settings: Settings, session: Session) -> Found:
    work = _work(settings, session)
    gc.freeze()  # the knowledge stays; a long run may make circles of its own, but hardly ever does
    gc.set_threshold(10_000)
    gc.enable()
    with _crew(settings) as crew:
        return _collect(settings, work, crew, session)


def _work(settings: Settings, session: Session) -> Work:
    own = pack(session.catalogue, session.words) if session.data or session.catalogues else None
    work = Work(
        session.words.lang,
        settings.region,
        document=settings.format in WITH_DOCUMENTS,
        report=settings.report_format if settings.reports else None,
        knowledge=own,
    )
    keep_at_hand(work, session.catalogue, session.words)
    return work


@contextmanager
def _crew(settings: Settings) -> Iterator[Crew]:
    reports = settings.reports is not None
    if settings.cluster is None:
        jobs = settings.jobs or (1 if count_proposals(settings.files) <= FEW else os.cpu_count() or 1)
        yield one_process() if jobs == 1 else processes(jobs, reports=reports)
        return
    from lea_check.batch.cluster import cluster

    try:
        with cluster(settings.cluster, reports=reports) as crew:
            yield crew
    except ImportError as error:
        raise Failure("extra", format="--cluster", extra="cluster") from error
    except WorkersGone as error:
        raise Failure("cluster-absent", address=settings.cluster) from error
    except OtherVersion as error:
        raise Failure("cluster-version", version=str(error), own=__version__) from error


def _collect(settings: Settings, work: Work, crew: Crew, session: Session) -> Found:
    """What came of all proposals. Stopped half-way: of those that were done."""
    found = Found(settings.named)
    reports = _reports(settings, session)
    progress = Progress(settings.files, session.words)
    try:
        for task, outcome in run(proposals_in(settings.files, read=crew.ships), work, crew):
            found.add(task, outcome)
            if reports and outcome.report:
                found.unwritten += not reports.write(task, outcome.report)
            progress.show(found.done, len(found.problems))
    except KeyboardInterrupt:
        found.code = EXIT_INTERRUPTED
    except WorkersGone:
        if not found.judged:
            raise
        found.code = EXIT_BAD_INPUT
        say(session.words("cli.cluster-gone"))
    finally:
        progress.wipe()
    return found


def _reports(settings: Settings, session: Session) -> ReportFolder | None:
    if settings.reports is None:
        return None
    return ReportFolder(settings.reports, FORMATS[settings.report_format].suffixes[0], settings.files, session.words)


def _exit_code(found: Found, required: Verdict | None) -> int:
    if found.code or found.problems or found.unwritten:
        return found.code or EXIT_BAD_INPUT
    low = any(is_below(row.proven, required) for row in found.rows)
    return EXIT_REQUIRE if low else EXIT_DONE
