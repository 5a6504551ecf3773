"""Who does the work: this process alone, or executors of `concurrent.futures`: several processes, or a cluster."""

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import chain
from threading import Thread

from lea_check.batch.find import Task
from lea_check.batch.jobs import Outcome, Work, judge_all
from lea_check.files.problems import SyntaxFlaw
from lea_check.files.writing.atomic import undisturbed

CHUNK = 100
"""Proposals that a worker takes at a time: enough to be worth the way there, few enough to share them evenly."""

CHUNK_OF_REPORTS = 10
"""The same where each comes back with a report of some 100 kB."""

CHUNK_BYTES = 1 << 20
"""A chunk is not made longer once it holds this much."""

IN_FLIGHT = 4
"""Chunks under way for each worker: memory stays flat however many proposals there are."""

MOST_PROCESSES = 61
"""Windows can wait for no more processes at once."""


class WorkersGone(Exception):
    """There are no workers, or none any more, and others cannot be started."""


@dataclass(frozen=True)
class WorkerPool:
    """How to start workers, and how many. 0: none are started, as this process does the work.

    `lost_error`: what tells that a worker was lost. `fatal_errors`: what tells that all are, for good. `sends_data`:
    what a file holds goes with the work, as the workers may have no disk in common with us.
    """

    start: Callable[[], Executor]
    workers: int
    lost_error: type[BaseException] = BrokenExecutor
    fatal_errors: tuple[type[BaseException], ...] = ()
    sends_data: bool = False
    chunk: int = CHUNK


def one_process() -> WorkerPool:
    """This process alone: for few proposals faster than starting others."""
    return WorkerPool(Executor, workers=0)


def processes(jobs: int, *, reports: bool = False) -> WorkerPool:
    """Processes on this computer: `jobs`, from 1, or as many of them as it can use."""
    workers = min(jobs, most_processes())
    return WorkerPool(lambda: _start(workers), workers=workers, chunk=CHUNK_OF_REPORTS if reports else CHUNK)


def _start(workers: int) -> Executor:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # Forked workers have at hand what is loaded; Python 3.14 would start them from a process that has nothing.
    context = get_context("fork" if sys.platform == "linux" else None)
    return ProcessPoolExecutor(workers, context, _leave_stops)


def most_processes() -> int:
    """More processes than this gain nothing: they would wait for a core, and all are there from the start."""
    return MOST_PROCESSES if sys.platform == "win32" else max(MOST_PROCESSES, os.cpu_count() or 1)


def _leave_stops() -> None:
    # A stop may reach all processes of a terminal or a service; the first one tells the others to end.
    for name in ("SIGINT", "SIGHUP", "SIGTERM"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A worker whose first process was killed has nobody left who tells it to end."""
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    parent = parent_process()
    if parent:
        wait([parent.sentinel])
        os._exit(1)


def run(tasks: Iterable[Task], work: Work, pool: WorkerPool) -> Generator[tuple[Task, Outcome], None, None]:
    """What came of each task, in the order of the tasks, whoever did it. A lost worker loses nothing.

    Raises WorkersGone, and OtherVersion for workers that would judge otherwise.
    """
    if pool.workers:
        yield from _by_workers(tasks, work, pool)
    else:
        for task in tasks:
            [outcome] = judge_all([task], work)
            yield task, outcome


def _by_workers(tasks: Iterable[Task], work: Work, pool: WorkerPool) -> Generator[tuple[Task, Outcome], None, None]:
    chunks = _chunks(tasks, pool.chunk)
    first = next(chunks, None)
    if first is None:  # all is known: nobody need be started
        return
    queue = _Queue(work, pool)
    try:
        for chunk in chain([first], chunks):
            queue.send(chunk)
            if len(queue.under_way) > IN_FLIGHT * pool.workers:
                yield from queue.first()
        while queue.under_way:
            yield from queue.first()
    except KeyboardInterrupt:
        queue.cancel_waiting()
        while queue.under_way:  # what was begun is done in a moment, and is not thrown away
            yield from queue.first()
        raise
    except pool.fatal_errors as error:
        raise WorkersGone(str(error)) from error
    finally:
        queue.cancel_waiting()
        _shut_down(queue.executor)


def _shut_down(executor: Executor) -> None:
    """End the workers. Where one was killed the others may wait, for good, for a lock that it had."""
    if getattr(executor, "_broken", False):
        for process in [*(getattr(executor, "_processes", None) or {}).values()]:
            process.kill()  # which they cannot leave to us, as they do a stop
    # Up to Python 3.12 a thread that is waited for counts as ended when a stop breaks that off. The one that tells
    # our workers to end would then be left without the pipe to them, and all would wait for good.
    with undisturbed() if hasattr(executor, "_processes") else nullcontext():
        executor.shutdown()


def _chunks(tasks: Iterable[Task], most: int) -> Iterator[list[Task]]:
    chunk: list[Task] = []
    size = 0
    for task in tasks:
        chunk.append(task)
        size += len(task.data or b"")
        if len(chunk) >= most or size >= CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


class _Queue:
    """Chunks under way, in order."""

    def __init__(self, work: Work, pool: WorkerPool) -> None:
        self.work, self.pool = work, pool
        self.executor = pool.start()
        self.under_way: deque[tuple[Sequence[Task], Future[list[Outcome]]]] = deque()

    def send(self, chunk: Sequence[Task]) -> None:
        """Put a chunk to work."""
        with undisturbed():  # workers may be started here, which must not take a stop for theirs
            try:
                future = self.executor.submit(judge_all, chunk, self.work)
            except self.pool.lost_error:
                self.restart()
                future = self.executor.submit(judge_all, chunk, self.work)
            self.under_way.append((chunk, future))

    def first(self) -> Iterator[tuple[Task, Outcome]]:
        """The outcomes of the chunk that was sent first."""
        chunk, future = self.under_way[0]
        try:
            outcomes = future.result()
        except self.pool.lost_error:
            self.restart()
            outcomes = self.retry(chunk)
        self.under_way.popleft()
        yield from zip(chunk, outcomes, strict=True)

    def restart(self) -> None:
        """New workers, for all chunks that the lost ones took with them."""
        _shut_down(self.executor)
        self.executor = self.pool.start()
        for index, (chunk, future) in enumerate(self.under_way):
            if index and isinstance(future.exception(), self.pool.lost_error):
                self.under_way[index] = (chunk, self.executor.submit(judge_all, chunk, self.work))

    def retry(self, chunk: Sequence[Task]) -> list[Outcome]:
        """A chunk once more, apart from all others; if it kills again, its tasks one by one to find which one does."""
        apart = self.pool.start()
        try:
            return apart.submit(judge_all, chunk, self.work).result()
        except self.pool.lost_error:
            pass
        finally:
            _shut_down(apart)
        if len(chunk) > 1:
            return [outcome for task in chunk for outcome in self.retry([task])]
        flaw = SyntaxFlaw("killed")
        return [Outcome(None, (flaw.problem(chunk[0].file, chunk[0].line),))]

    def cancel_waiting(self) -> None:
        """Chunks that no one has begun with are not done."""
        self.under_way = deque((chunk, future) for chunk, future in self.under_way if not future.cancel())
