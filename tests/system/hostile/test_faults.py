"""What goes wrong around the program: a clear line, the right exit code, nothing half-written, nothing left behind."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.commands import ALL, EXAMPLE, PRINTING, is_complete, prepare, typed
from tests.support.examples import tries_all
from tests.support.forks import STOPS, Ended, Forks
from tests.support.processes import unmeasured

each_command = pytest.mark.parametrize("name", ALL)
FULL = "/dev/full"
needs_full = pytest.mark.skipif(not Path(FULL).exists(), reason="this system has no device that is always full")


def is_one_clear_line(found: Ended) -> bool:
    return len(found.lines) == 1 and found.err.startswith(b"lea-check: ") and b"Error" not in found.err


def test_no_command_is_left_out() -> None:
    assert is_complete()


@needs_full
@each_command
def test_a_full_disk_under_standard_output_is_one_line_and_exit_2(forks: Forks, folder: Path, name: str) -> None:
    found = forks([*ALL[name], "--lang", "nl"], folder, stdin=typed(name), stdout=FULL)
    assert found.code == 2, found.err
    assert "er is geen ruimte meer op de schijf" in found.lines[-1]
    assert len(found.lines) == 1


@each_command
def test_a_reader_that_has_had_enough_is_silence_and_exit_0(forks: Forks, folder: Path, name: str) -> None:
    found = forks([*ALL[name], "--lang", "nl"], folder, stdin=typed(name), stdout="gone")
    assert (found.code, found.err) == (0, b"")


@each_command
def test_a_closed_standard_output_is_one_line_and_exit_2(forks: Forks, folder: Path, name: str) -> None:
    found = forks([*ALL[name], "--lang", "nl"], folder, stdin=typed(name), stdout="closed")
    assert found.code == 2
    assert is_one_clear_line(found), found.err


@needs_full
@each_command
@pytest.mark.parametrize("what", ["closed", FULL, "gone"])
def test_messages_that_nobody_can_get_stop_nothing(forks: Forks, folder: Path, name: str, what: str) -> None:
    found = forks([*ALL[name], "--lang", "en"], folder, stdin=typed(name), stderr=what)
    prepare(folder)
    plain = forks([*ALL[name], "--lang", "en"], folder, stdin=typed(name))
    assert found.code == plain.code == 0, plain.err
    assert found.out == plain.out


@each_command
def test_a_closed_standard_input_matters_only_where_it_is_read(forks: Forks, folder: Path, name: str) -> None:
    found = forks([*ALL[name], "--lang", "nl"], folder, stdin="closed")
    assert found.code == (2 if name in ("interview", "record") else 0), found.err
    if found.code:
        assert is_one_clear_line(found)


@pytest.mark.parametrize("command", [("check", "-"), ("assess", "-"), ("compare", "-", EXAMPLE)])
def test_a_proposal_from_a_closed_standard_input_is_told_of_as_a_file(
    forks: Forks, folder: Path, command: tuple[str, ...]
) -> None:
    found = forks(command, folder, stdin="closed")
    assert found.code == 2
    assert all(line.startswith("-:") for line in found.lines), found.err


WITH_FILE = ("assess", "batch", "compare", "form", "protocol")
NAMED = {"answers.csv", "table.csv", "plan.yaml", "own.yaml", "out.html", "made"}
"""What commands read, or were asked to write."""


@pytest.mark.parametrize("stop", STOPS, ids=lambda stop: stop.name)
@pytest.mark.parametrize("name", PRINTING)
def test_a_stop_at_any_moment_is_a_line_and_130_and_leaves_nothing_behind(
    forks: Forks, folder: Path, name: str, stop: signal.Signals
) -> None:
    dice = random.Random(f"{name} {stop}")
    target = folder / "out.html"
    more = ("-o", str(target)) if name in WITH_FILE else ()
    for _ in range(6 if tries_all() else 2):
        kill = (int(stop), dice.uniform(0.0, 0.1))
        found = forks(
            [*PRINTING[name], *more, "--lang", "en"], folder, stdin=typed(name), kill=kill, env={"TMPDIR": str(folder)}
        )
        assert found.code in (0, 130), (kill, found)
        assert b"Traceback" not in found.err
        part = folder / "out-partial.html"  # what was done, beside what is whole
        if name == "batch" and part.exists():
            assert found.code == 130
            assert part.read_text(encoding="utf-8").rstrip().endswith("</html>")
            part.unlink()
        assert not {path.name for path in folder.iterdir()} - NAMED
        if found.code == 130 and name not in ("interview", "record"):
            assert found.lines[-1] == "lea-check: interrupted"
        if target.exists():
            assert target.read_text(encoding="utf-8").rstrip().endswith("</html>")
            target.unlink()


@pytest.mark.parametrize("stop", STOPS, ids=lambda stop: stop.name)
def test_a_stop_while_the_program_loads_waits_until_it_can_be_told(folder: Path, stop: signal.Signals) -> None:
    ready = (
        "import sys; from lea_check.__main__ import main; from lea_check.cli.ending import signals;"
        "block = signals.block;"
        "signals.block = lambda: (block(), print('ready', file=sys.stderr, flush=True)); sys.exit(main())"
    )
    for wait in (0.0, 0.02, 0.1):
        process = subprocess.Popen(
            [sys.executable, "-c", ready, "assess", "-", "--lang", "nl"], env=unmeasured(),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        assert process.stderr
        process.stderr.readline()
        time.sleep(wait)
        process.send_signal(stop)
        out, said = process.communicate(timeout=60)
        assert (process.returncode, out, said.decode()) == (130, b"", "lea-check: onderbroken\n")


def test_a_stop_that_was_switched_off_as_by_nohup_stays_off() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)  # which the process takes over
    try:
        process = subprocess.Popen(
            [sys.executable, "-m", "lea_check", "check", "-"], env=unmeasured(),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
    finally:
        signal.signal(signal.SIGHUP, before)
    for _ in range(10):
        time.sleep(0.05)  # from the start to where it reads
        process.send_signal(signal.SIGHUP)
    process.communicate(Path(EXAMPLE).read_bytes(), timeout=60)
    assert process.returncode == 0


@pytest.mark.parametrize("name", ["assess", "batch", "interview", "form", "tally", "types"])
def test_too_few_files_at_once_is_a_line(forks: Forks, folder: Path, name: str) -> None:
    codes = set()
    for most in (3, 4, 5, 6, 20):
        found = forks([*PRINTING[name], "--lang", "en"], folder, stdin=typed(name), limits={"RLIMIT_NOFILE": most})
        codes.add(found.code)
        assert found.code in (0, 2), (most, found)
        assert b"Traceback" not in found.err + found.out
        assert found.code == 0 or found.lines
    assert codes == {0, 2}


@pytest.mark.parametrize("form", ["html", "json", "md", "docx", "pdf"])
def test_too_little_memory_is_a_line(forks: Forks, folder: Path, form: str) -> None:
    codes = set()
    for most in (0, 1, 2, 3, 5, 8, 300):
        found = forks(
            ["assess", EXAMPLE, "-o", f"out.{form}", "--lang", "en"], folder, limits={"RLIMIT_AS": most << 20},
            env={"TMPDIR": str(folder)},
        )  # fmt: skip
        codes.add(found.code)
        assert b"Traceback" not in found.err, (most, found.err)
        assert found.code in (0, 2), (most, found)
        assert (folder / f"out.{form}").exists() == (found.code == 0)
        assert len(found.lines) == 1
        (folder / f"out.{form}").unlink(missing_ok=True)
    assert codes == {0, 2}


def test_too_little_to_start_with_is_a_line_too(folder: Path) -> None:
    for limit in ("-n 4", "-n 5", "-v 40000", "-v 60000", "-v 90000"):
        found = subprocess.run(
            ["sh", "-c", f'ulimit {limit}; exec "$0" -m lea_check assess "$1"', sys.executable, EXAMPLE],
            capture_output=True, check=False, env=unmeasured(), cwd=folder,
        )  # fmt: skip
        if found.returncode != 1:  # Python itself could not start
            assert found.returncode in (0, 2), found
            assert b"Traceback" not in found.stderr


SURROUNDINGS = {
    "no such locale": {"LC_ALL": "xx", "LANG": "nonsense.@#"},
    "locale C": {"LC_ALL": "C"},
    "no locale, no UTF-8": {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    "long locale": {"LC_ALL": "x" * 5_000},
    "time zone": {"TZ": "Nowhere/\x01../../etc/passwd"},
    "clock": {"SOURCE_DATE_EPOCH": "-99999999999999", "TZ": "UTC+99:99:99"},
    "no home": {"HOME": "/nonexistent"},
    "no terminal": {"TERM": "dumb"},
    "unknown terminal": {"TERM": "\x1b[31m", "TERMINFO": "/nonexistent"},
    "1 column": {"COLUMNS": "1"},
    "0 columns": {"COLUMNS": "0"},
    "10,000 columns": {"COLUMNS": "10000"},
    "columns of many digits": {"COLUMNS": "9" * 5_000},
    "columns that are no number": {"COLUMNS": "²"},
    "odd options of others": {"FORCE_COLOR": "1", "PYTHONBREAKPOINT": "0", "RICH_THEME": "x", "TTY_COMPATIBLE": "1"},
    "a service that colours": {"GITHUB_ACTIONS": "true", "CI": "1"},
}


@pytest.mark.parametrize("env", SURROUNDINGS.values(), ids=SURROUNDINGS)
def test_odd_surroundings_change_nothing_but_how_wide_it_is(forks: Forks, folder: Path, env: dict[str, str]) -> None:
    for name in ("assess", "help", "batch", "interview", "check"):
        found = forks(ALL[name], folder, stdin=typed(name), env=env)
        assert found.code == 0, (name, found.err)
        assert b"\x1b" not in found.out + found.err
        if name == "assess":
            assert max(map(len, found.out.decode().splitlines())) <= 110


def test_from_the_start_in_odd_surroundings(folder: Path) -> None:
    for env in ({"LC_ALL": "xx", "HOME": "/nonexistent", "TERM": ""}, SURROUNDINGS["no locale, no UTF-8"]):
        found = subprocess.run(
            [sys.executable, "-m", "lea_check", "assess", EXAMPLE, "--lang", "nl"], capture_output=True, check=False,
            env={**unmeasured(), **env},
        )  # fmt: skip
        assert (found.returncode, found.stderr) == (0, b"")
        assert b"Zorgacademie" in found.stdout
    found = subprocess.run(["env", "-i", sys.executable, "-m", "lea_check", "types"], capture_output=True, check=False)
    assert (found.returncode, found.stderr) == (0, b"")


@pytest.mark.parametrize("name", ["assess", "batch", "compare", "form", "protocol", "schema"])
def test_a_folder_that_takes_no_files_is_one_line_in_the_users_language(forks: Forks, folder: Path, name: str) -> None:
    where = "/proc/out.html" if Path("/proc").exists() else "absent/out.html"
    found = forks([*PRINTING[name], "-o", where, "--lang", "nl"], folder)
    assert found.code == 2
    assert found.out == b""
    assert found.lines == [f"lea-check: `{where}` kon niet worden geschreven: die map bestaat niet"]
