"""Whoever judges, the result is the same, and a worker that is killed loses nothing."""

import os
import random
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import suppress
from pathlib import Path
from typing import Any

import pexpect
import pytest

from lea_check.batch import executors, jobs
from lea_check.batch.find import Task, proposals_in
from tests.support.batch_files import many, proposal_line
from tests.support.cli import Cli
from tests.support.processes import environment, unmeasured

pytestmark = pytest.mark.xdist_group("workers")  # two cores


def batch(folder: Path, *arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "lea_check", "batch", *arguments, "--lang", "nl"],
        cwd=folder, capture_output=True, check=False, env=environment(), timeout=120, **options,
    )  # fmt: skip


def started(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "lea_check", "batch", *arguments, "--lang", "nl"],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=unmeasured(), start_new_session=True,
    )  # fmt: skip


def children(pid: int) -> list[int]:
    found = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False).stdout
    return [int(line) for line in found.split()]


def wait_until(ready: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not ready():
        assert time.monotonic() < until
        time.sleep(0.01)


def wait_for_children(pid: int, count: int) -> list[int]:
    wait_until(lambda: len(children(pid)) >= count)
    return children(pid)


def many_lines(path: Path, count: int) -> None:
    path.write_text("\n".join(proposal_line(name=f"Plan {number % 50}") for number in range(count)), encoding="utf-8")


def reports(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("[!.]*")}


def test_output_and_reports_are_the_same_whatever_the_number_of_processes(tmp_path: Path) -> None:
    many(tmp_path, 60)
    many_lines(tmp_path / "more.jsonl", 30)
    (tmp_path / "bad.yaml").write_text("name: x\n", encoding="utf-8")
    asked = [".", "more.jsonl", "-f", "jsonl", "--report-format", "md"]
    found = {jobs: batch(tmp_path, *asked, "--jobs", jobs, "--reports", f".r{jobs}") for jobs in ("1", "3")}
    assert found["1"].stdout == found["3"].stdout
    assert found["1"].stdout.count(b"\n") == 91
    assert found["1"].returncode == found["3"].returncode == 2
    assert found["1"].stderr.splitlines()[:2] == found["3"].stderr.splitlines()[:2]
    assert reports(tmp_path / ".r1") == reports(tmp_path / ".r3")
    assert len(reports(tmp_path / ".r1")) == 90


def test_a_process_that_is_killed_loses_nothing(tmp_path: Path) -> None:
    many_lines(tmp_path / "plans.jsonl", 1000)
    process = started(tmp_path, "plans.jsonl", "-f", "csv", "--jobs", "2")
    os.kill(wait_for_children(process.pid, 2)[0], signal.SIGKILL)
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    assert out == batch(tmp_path, "plans.jsonl", "-f", "csv", "--jobs", "1").stdout


KILLED_WHILE_WAITING = """
import multiprocessing, os, signal, sys, time
from lea_check.batch import executors, jobs
from lea_check.batch.find import proposals_in

def tasks(path, place):
    for number, task in enumerate(proposals_in([path], read=False)):
        if number == executors.CHUNK:
            time.sleep(1)  # until the first chunk is done, and both wait
            os.kill(multiprocessing.active_children()[place].pid, signal.SIGKILL)
        yield task

pool = executors.processes(2)
found = executors.run(tasks(sys.argv[1], int(sys.argv[2])), jobs.Work("en"), pool)
print(*(task.line for task, outcome in found if outcome.row))
"""


@pytest.mark.parametrize("place", [0, 1])
def test_a_process_that_is_killed_while_it_waits_for_work_holds_up_nobody(tmp_path: Path, place: int) -> None:
    # Of two that wait, one has the lock that the other waits for.
    path = tmp_path / "plans.jsonl"
    many_lines(path, 200)
    found = subprocess.run(
        [sys.executable, "-c", KILLED_WHILE_WAITING, str(path), str(place)],
        capture_output=True, text=True, check=True, env=unmeasured(), timeout=60,
    )  # fmt: skip
    assert found.stdout.split() == [str(line) for line in range(1, 201)]


class Broken:
    """Workers that die of some tasks, as of one that takes all memory."""

    def __init__(self, kills: int) -> None:
        self.kills = kills

    def start(self) -> Any:
        outer = self

        class Pool(Executor):
            def submit(self, fn: Any, /, *arguments: Any, **_: Any) -> Future[Any]:
                tasks: list[Task] = arguments[0]
                future: Future[Any] = Future()
                if any(task.line == outer.kills for task in tasks):
                    future.set_exception(BrokenExecutor())
                else:
                    future.set_result(fn(*arguments))
                return future

        return Pool()


def test_a_proposal_that_kills_every_worker_is_a_problem_and_the_others_are_judged(tmp_path: Path) -> None:
    path = tmp_path / "plans.jsonl"
    many_lines(path, 40)
    found = list(
        executors.run(
            proposals_in([str(path)], read=False),
            jobs.Work("en"),
            executors.WorkerPool(Broken(kills=17).start, workers=2, chunk=10),
        )
    )
    assert [task.line for task, _ in found] == [*range(1, 41)]
    assert [task.line for task, outcome in found if outcome.row is None] == [17]
    assert found[16][1].problems[0].message.key == "read.killed"


STOPS = [(os.killpg, signal.SIGINT), (os.kill, signal.SIGTERM), (os.killpg, signal.SIGHUP)]


@pytest.mark.parametrize(("send", "stop"), STOPS, ids=["ctrl-c", "end", "closed-window"])
def test_a_stop_writes_what_is_done_and_leaves_no_process(
    tmp_path: Path, send: Callable[[int, int], None], stop: signal.Signals
) -> None:
    many_lines(tmp_path / "plans.jsonl", 8_000)
    asked = ["-o", "ranking.csv", "--reports", "out", "--report-format", "md", "--jobs", "2"]
    process = started(tmp_path, "plans.jsonl", *asked)
    workers = wait_for_children(process.pid, 2)
    wait_until(lambda: len([*tmp_path.glob("out/*.md")]) >= 500)
    send(process.pid, stop)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert b"Traceback" not in err
    assert not (tmp_path / "ranking.csv").exists()
    _, *judged, part = (tmp_path / "ranking-partial.csv").read_text(encoding="utf-8").splitlines()
    assert "van 8000" in part
    assert len(judged) == len([*tmp_path.glob("out/*.md")]) < 8_000
    assert not [pid for pid in workers if Path(f"/proc/{pid}").exists()]


def has_begun(pid: int) -> bool:
    """Whether a process has come so far that it is the program: from then on it holds up a stop."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return any(int(mask, 16) & 1 << signal.SIGTERM - 1 for mask in re.findall(r"Sig(?:Blk|Cgt):\s+(\w+)", status))


@pytest.mark.parametrize("seed", range(50))
def test_a_stop_at_any_moment_leaves_no_traceback_no_process_and_the_whole_of_before(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    many_lines(tmp_path / "plans.jsonl", 600)
    (tmp_path / "ranking.csv").write_text("whole\n", encoding="utf-8")
    asked = ["-o", "ranking.csv", "--reports", "out", "--report-format", "md", "--jobs", dice.choice("122")]
    process = started(tmp_path, "plans.jsonl", *asked)
    send, stop = dice.choice((os.kill, os.killpg)), dice.choice((signal.SIGINT, signal.SIGTERM, signal.SIGHUP))
    wait_until(lambda: has_begun(process.pid))
    time.sleep(dice.uniform(0, 3))
    send(process.pid, stop)  # it is not waited for yet, so its number is still its own
    if dice.random() < 0.2:
        time.sleep(dice.uniform(0, 0.05))
        send(process.pid, stop)
    _, err = process.communicate(timeout=60)
    assert process.returncode in (0, 130), err
    assert not re.search(b"Traceback|Exception|went wrong", err)
    whole = (tmp_path / "ranking.csv").read_text(encoding="utf-8")
    assert (whole == "whole\n") == (process.returncode == 130)
    if (part := tmp_path / "ranking-partial.csv").exists():
        assert len(part.read_text(encoding="utf-8").splitlines()) - 2 == len([*tmp_path.glob("out/*.md")])
    assert not [*tmp_path.glob("out/.lea-check-[!r]*"), *tmp_path.glob(".lea-check-*")]
    wait_until(lambda: not subprocess.run(["pgrep", "-g", str(process.pid)], capture_output=True, check=False).stdout)


STOPPED_WHILE_IT_ENDS = """
import os, signal, sys, time
from concurrent.futures.process import _ExecutorManagerThread
from lea_check.__main__ import main

end = _ExecutorManagerThread.join_executor_internals

def stopped(pool):
    time.sleep(0.5)  # until the first thread waits for this one
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(0.5)  # until it would be as far as it comes
    end(pool)

_ExecutorManagerThread.join_executor_internals = stopped
sys.exit(main())
"""


def test_a_stop_while_the_workers_are_told_to_end_leaves_none_of_them(tmp_path: Path) -> None:
    many_lines(tmp_path / "plans.jsonl", 100)
    asked = ["batch", "plans.jsonl", "-f", "csv", "--jobs", "2", "--lang", "nl"]
    process = subprocess.Popen(
        [sys.executable, "-c", STOPPED_WHILE_IT_ENDS, *asked],
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=unmeasured(), start_new_session=True,
    )  # fmt: skip
    try:
        _, err = process.communicate(timeout=30)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    assert (process.returncode, b"Traceback" in err) == (130, False)


def test_workers_end_with_a_first_process_that_is_killed(tmp_path: Path) -> None:
    many_lines(tmp_path / "plans.jsonl", 8_000)
    process = started(tmp_path, "plans.jsonl", "-f", "csv", "--jobs", "3")
    workers = wait_for_children(process.pid, 3)
    process.kill()
    process.communicate(timeout=60)
    wait_until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in workers))


def test_a_result_that_cannot_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    many(tmp_path, 2)
    (tmp_path / "out").mkdir()
    found = batch(tmp_path, ".", "-o", "out", "-f", "csv")
    assert found.returncode == 2
    assert found.stderr.decode().strip().splitlines()[-1].startswith("lea-check: `out`")
    found = batch(tmp_path, ".", "-f", "csv", "--reports", "p0000.yaml")
    assert found.returncode == 2
    assert b"p0000.yaml" in found.stderr


def test_progress_counts_in_a_terminal_and_is_wiped(tmp_path: Path) -> None:
    many_lines(tmp_path / "many.jsonl", 3_000)  # long enough on a fast machine too
    (tmp_path / "bad.yaml").write_text("name: x\n", encoding="utf-8")
    child = pexpect.spawn(
        sys.executable, ["-m", "lea_check", "batch", ".", "many.jsonl", "-o", "out.csv", "--jobs", "1", "--lang", "en"],
        cwd=str(tmp_path), dimensions=(40, 100), timeout=60, encoding="utf-8", env=environment(TERM="xterm"),
    )  # fmt: skip
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 2
    shown = str(child.before)
    assert re.search(r"\d+ of 3001, \d+ a second, \d+ s left, [01] with errors\r", shown)
    assert "Judged: 3000 · with errors: 1" in shown.replace("\r", "")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def dask(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler and two worker processes on this computer, in a folder of their own."""
    pytest.importorskip("distributed")
    address = f"tcp://127.0.0.1:{(port := free_port())}"
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    common = {"cwd": folder, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": environment()}
    tool = [sys.executable, "-m", "distributed.cli"]
    scheduler = [*tool[:2], "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", str(port)]
    worker = [*tool[:2], "distributed.cli.dask_worker", address, "--nthreads", "1", "--no-nanny"]
    made = [subprocess.Popen([*scheduler, "--no-dashboard"], **common)]  # type: ignore[call-overload]
    made += [subprocess.Popen([*worker, "--no-dashboard"], **common) for _ in range(2)]  # type: ignore[call-overload]
    yield address, made
    for process in made:
        process.kill()
        process.wait()


def wait_for_scheduler(address: str, workers: int) -> None:
    from distributed import Client

    with Client(address, timeout=60, set_as_default=False) as client:
        client.wait_for_workers(workers, timeout=60)


def test_a_cluster_gives_the_same_without_our_disk_and_a_killed_worker_loses_nothing(
    tmp_path: Path, dask: tuple[str, list[subprocess.Popen[bytes]]]
) -> None:
    address, (_, doomed, _) = dask
    here = tmp_path / "here"
    here.mkdir()
    many(here, 100)
    many_lines(here / "plans.jsonl", 500)
    wait_for_scheduler(address, 2)
    asked = [".", "plans.jsonl", "-f", "csv", "--reports"]
    process = started(here, *asked, ".r1", "--report-format", "md", "--cluster", address)
    wait_until(lambda: len([*here.glob(".r1/*.md")]) >= 100)
    doomed.kill()
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    assert len(reports(here / ".r1")) == 600
    here_alone = batch(here, *asked, ".r2", "--report-format", "md", "--jobs", "1").stdout
    assert out == here_alone.replace(b".r2/", b".r1/")
    assert reports(here / ".r1") == reports(here / ".r2")


def test_knowledge_of_ones_own_goes_with_the_work(
    tmp_path: Path, data: Path, dask: tuple[str, list[subprocess.Popen[bytes]]]
) -> None:
    address, _ = dask
    own = tmp_path / "own"
    own.mkdir()
    steps = (data / "conditions.yaml").read_text(encoding="utf-8")
    (own / "conditions.yaml").write_text(steps.replace("number: 1\n", "number: 11\n", 1), encoding="utf-8")
    (tmp_path / "plan.json").write_text(proposal_line(), encoding="utf-8")
    wait_for_scheduler(address, 1)
    asked = ["plan.json", "-f", "json", "--data", str(own)]
    assert batch(tmp_path, *asked, "--cluster", address).stdout == batch(tmp_path, *asked).stdout


def test_a_wrong_address_or_a_missing_extra_is_one_line(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many(tmp_path, 1)
    found = cli("batch", tmp_path, "--cluster", "nonsense", "--lang", "en")
    assert (found.code, found.err.count("\n"), "tcp://10.0.0.5:8786" in found.err) == (2, 1, True)
    monkeypatch.setitem(sys.modules, "distributed", None)
    found = cli("batch", tmp_path, "--cluster", "tcp://127.0.0.1:1", "--lang", "en")
    assert (found.code, found.err.count("\n"), 'pip install "lea-check[cluster]"' in found.err) == (2, 1, True)


def test_workers_of_another_version_are_refused() -> None:
    with pytest.raises(jobs.OtherVersion):
        jobs.judge_all([Task("plan.yaml")], jobs.Work("en", version="0.0.0"))
