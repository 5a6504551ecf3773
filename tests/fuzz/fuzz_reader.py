"""Fuzzes all that reads files of others, guided by coverage: `python tests/fuzz/fuzz_reader.py --minutes 60`.

Needs `pip install atheris` (Linux, beside the `dev` extra). Each target runs in a process of its own for an equal
share of the time, also where others use the processor; a finding is kept once, as the input and its traceback, and
fuzzing goes on. `--target NAME --again FILE` runs a target on one file.
"""

import argparse
import hashlib
import os
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.path[0] = str(ROOT)
HEAD = f"{'target':<12}{'executions':>12}{'processor s':>13}{'branches':>12}{'findings':>10}"


class Ran(NamedTuple):
    """What came of a target. `first`, `last`: branches that the seeds take, and that were taken in the end."""

    executions: int
    seconds: float
    first: int
    last: int
    findings: int


def main() -> int:
    """Fuzz the targets that are asked for, and tell what came of it. Returns 1 where something was found."""
    from tests.fuzz.seeds import TARGETS

    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--minutes", type=float, default=60, help="of the processor, for all targets together")
    asked.add_argument("--target", choices=TARGETS, action="append", help="only this one; may be repeated")
    asked.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "lea-check-fuzz", metavar="DIR")
    asked.add_argument("--again", type=Path, metavar="FILE", help="run the target on this file alone")
    asked.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    options = asked.parse_args()
    targets = options.target or TARGETS
    if options.again:
        return again(targets[0], options.again)
    if options.one:
        fuzz(targets[0], options.keep, round(options.minutes * 60))
    print(HEAD)
    found = [run(target, options.keep, options.minutes / len(targets)) for target in targets]
    return int(any(each.findings for each in found))


def run(target: str, keep: Path, minutes: float) -> Ran:
    """Fuzz one target in a process of its own."""
    prepare(target, keep)
    log, before = keep / f"{target}.log", _used()
    call = [sys.executable, __file__, "--one", "--target", target, "--keep", str(keep), "--minutes", str(minutes)]
    with log.open("wb") as stream:
        code = subprocess.run(call, stdout=stream, stderr=stream, check=False).returncode
    told = log.read_text(encoding="utf-8", errors="replace")
    if code:
        (keep / "findings" / f"{target}-crash.txt").write_text(told[-20_000:], encoding="utf-8")
    runs = [int(each) for each in re.findall(r"^#(\d+)\s", told, re.M)]
    taken = [int(each) for each in re.findall(r"^#\d+\s.*cov: (\d+)", told, re.M)]
    first = re.search(r"^#\d+\s+INITED cov: (\d+)", told, re.M)
    findings = len([*(keep / "findings").glob(f"{target}-*.txt")])
    ran = Ran(max(runs, default=0), _used() - before, int(first[1]) if first else 0, max(taken, default=0), findings)
    taken_shown = f"{ran.first}-{ran.last}"
    print(f"{target:<12}{ran.executions:>12,}{ran.seconds:>13.0f}{taken_shown:>12}{ran.findings:>10}", flush=True)
    return ran


def prepare(target: str, keep: Path) -> None:
    """Seeds and a dictionary, which later rounds add to."""
    from tests.fuzz.seeds import dictionary, seeds

    corpus = keep / target
    corpus.mkdir(parents=True, exist_ok=True)
    (keep / "findings").mkdir(exist_ok=True)
    (keep / "words.dict").write_text(dictionary(), encoding="ascii")
    for data in seeds(target):
        (corpus / hashlib.sha1(data).hexdigest()).write_bytes(data)


def fuzz(target: str, keep: Path, seconds: int) -> None:
    """Fuzz in this process, until the time is over. Does not return."""
    import atheris

    with atheris.instrument_imports(include=["lea_check"]):
        from tests.fuzz import targets
    known: set[str] = set()
    folder = Path(tempfile.mkdtemp())
    # Time of the processor, as others may be at work here too.
    signal.signal(signal.SIGPROF, lambda *_: targets.must(False, "does not end"))

    def once(data: bytes) -> None:
        if time.process_time() > seconds:
            os.kill(os.getpid(), signal.SIGUSR1)  # libFuzzer tells what it did, and ends
        signal.setitimer(signal.ITIMER_PROF, 10)
        try:
            targets.timed(targets.FUZZ[target], data, folder)
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt | SystemExit):
                raise
            _note(error, data, known, keep / "findings" / target)

    limits = ["-max_len=4096", "-timeout=3600", "-rss_limit_mb=1500", "-len_control=20"]
    places = [f"-dict={keep / 'words.dict'}", f"-artifact_prefix={keep}/", str(keep / target)]
    atheris.Setup([sys.argv[0], *limits, *places], once)
    atheris.Fuzz()


def _note(error: BaseException, data: bytes, known: set[str], where: Path) -> None:
    """Keep a finding, unless it is known."""
    kind = _kind(error)
    if kind not in known:
        known.add(kind)
        name = where.with_name(f"{where.name}-{hashlib.sha1(kind.encode()).hexdigest()[:10]}")
        name.with_suffix(".bin").write_bytes(data)
        name.with_suffix(".txt").write_text("".join(traceback.format_exception(error)), "utf-8", "replace")


def again(target: str, path: Path) -> int:
    """Run a target on one file. Raises what it finds."""
    from tests.fuzz import targets

    began = time.process_time()
    targets.timed(targets.FUZZ[target], path.read_bytes(), Path(tempfile.mkdtemp()))
    print(f"nothing found in {time.process_time() - began:.3f} s")
    return 0


def _kind(error: BaseException) -> str:
    """What makes two findings one: the exception, and where it came from."""
    frames = [f"{each.filename}:{each.lineno}" for each in traceback.extract_tb(error.__traceback__)[-3:]]
    return " ".join([type(error).__name__, re.sub(r"\d+\.\d+|: .*", "", str(error)[:60]), *frames])


def _used() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    sys.exit(main())
