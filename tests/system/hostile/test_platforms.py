"""Other screens, systems and ways to start: the same answers, in the letters and line ends that are there."""

import json
import ntpath
import os
import subprocess
import sys
from pathlib import Path

import pytest

from lea_check.files.text.names import NOT_ON_WINDOWS, plain_name
from lea_check.files.text.source import read_bytes
from tests.support.cli import Cli
from tests.support.commands import ALL, EXAMPLE, OTHER, PRINTING, typed
from tests.support.conversations import piped
from tests.support.forks import Forks
from tests.support.paths import ROOT
from tests.support.processes import unmeasured

MACHINE = {"form", "new", "protocol", "schema"}
"""Commands that print a format for programs or a page: always UTF-8."""


@pytest.mark.parametrize("coding", ["cp1252", "cp437", "cp850", "ascii", "latin-1", "utf-8"])
@pytest.mark.parametrize("name", ALL)
def test_every_screen_gets_letters_that_it_knows(forks: Forks, folder: Path, name: str, coding: str) -> None:
    odd = folder / "één ☃ ‘plan’.yaml"
    odd.write_bytes(Path(EXAMPLE).read_bytes())
    arguments = [str(odd) if each == EXAMPLE else each for each in ALL[name]]
    found = forks([*arguments, "--lang", "nl"], folder, stdin=typed(name), env={"PYTHONIOENCODING": coding})
    assert found.code == 0, found.err
    out = found.out.decode("utf-8" if name in MACHINE else coding)
    assert out
    assert "�" not in out
    if coding == "ascii" and name == "check":
        assert "een ? 'plan'.yaml" in out


def test_a_message_too_is_in_letters_that_the_screen_knows(forks: Forks, folder: Path) -> None:
    found = forks(["assess", "één ☃.yaml", "--lang", "nl"], folder, env={"PYTHONIOENCODING": "ascii"})
    assert found.code == 2
    assert found.err.startswith(b"een ?.yaml: ")


def start(*how: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, *how], capture_output=True, check=False, env=unmeasured(**env))


PLAIN_STARTS = {
    "isolated": (["-I", "-m", "lea_check"], {}),
    "no UTF-8 mode": (["-m", "lea_check"], {"PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}),
    "Turkish": (["-m", "lea_check"], {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}),
    "every encoding named": (["-X", "warn_default_encoding", "-W", "error::EncodingWarning", "-m", "lea_check"], {}),
    "development mode": (["-X", "dev", "-W", "error", "-m", "lea_check"], {}),
    "without assertions and docstrings": (["-OO", "-m", "lea_check"], {}),
}


@pytest.mark.parametrize(("how", "env"), PLAIN_STARTS.values(), ids=PLAIN_STARTS)
def test_however_it_is_started_it_says_the_same(tmp_path: Path, how: list[str], env: dict[str, str]) -> None:
    plain = (ROOT / "docs" / "assessment.json").read_text(encoding="utf-8")
    example = "examples/techniekroute-luchthaven.yaml"
    found = subprocess.run(
        [sys.executable, *how, "assess", example, "-f", "json", "--lang", "en"], capture_output=True, check=False,
        env=unmeasured(**env), cwd=ROOT,
    )  # fmt: skip
    assert (found.returncode, found.stderr) == (0, b"")
    assert json.loads(found.stdout) == json.loads(plain)


def test_every_encoding_is_named_by_every_command(folder: Path) -> None:
    script = (
        "import sys\n"
        "from lea_check.cli.app import run\n"
        "from tests.support.commands import PRINTING\n"
        "sys.exit(max(run([*each]) for name, each in PRINTING.items() if name not in ('interview', 'record')))\n"
    )
    found = subprocess.run(
        [sys.executable, "-X", "warn_default_encoding", "-W", "error::EncodingWarning", "-c", script],
        capture_output=True, check=False, cwd=folder, env=unmeasured(PYTHONPATH=str(ROOT)),
    )  # fmt: skip
    assert found.returncode == 0, found.stderr[-2_000:]


@pytest.mark.parametrize("name", ["INITIATIVES", "Mass", "ınıtıatıves", "mass\u0130", "Lelystad", "LELYSTAD"])
def test_ids_are_exact_in_every_locale(cli: Cli, name: str) -> None:
    for env in ({}, {"LC_ALL": "tr_TR.UTF-8"}):
        for arguments in (("conditions", name), ("assess", EXAMPLE, "--region", name), (name,)):
            assert cli(*arguments, **env).code == 2
    assert plain_name("ILIK İstanbul") == "ilik-istanbul"


@pytest.mark.parametrize("ends", ["\r\n", "\n"])
def test_a_file_keeps_its_line_ends(tmp_path: Path, ends: str) -> None:
    text = "format: lea-check/proposal/2\nname: Plan\ngoals: [upskilling]\ntarget_groups: [workers]\n# klaar\n"
    (tmp_path / "plan.yaml").write_bytes(text.replace("\n", ends).encode())
    assert piped(tmp_path, "plan.yaml", "--lang", "nl", lines=["Wat", "q"]).returncode == 0
    data = (tmp_path / "plan.yaml").read_bytes()
    assert data.count(b"\n") == data.count(ends.encode()) > 5


def test_files_that_are_written_have_plain_line_ends_on_every_system(cli: Cli, tmp_path: Path) -> None:
    for name in ("r.md", "r.html", "r.json", "r.csv"):
        command = "batch" if name.endswith("csv") else "assess"
        assert cli(command, EXAMPLE, "-o", tmp_path / name).code == 0
        assert b"\r" not in (tmp_path / name).read_bytes()


NAMES = ["CON", "con", "NUL", "Com1", "lpt9", "AUX.", "a:b", "a/b", "a\\b", "..", ".", "", " ", "a. ", "a*?<>|\"",
         "\x00", "é" * 300, "\U00020000" * 300, "-rf", "~", "$HOME", "%TEMP%", "\u202e"]  # fmt: skip


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_the_name_of_a_new_file_is_one_that_every_system_takes(name: str) -> None:
    made = f"{plain_name(name)}.yaml"
    assert ntpath.splitext(made)[0].casefold() not in NOT_ON_WINDOWS
    assert not set(made) & set('<>:"/\\|?*\0')
    assert made == made.strip(" .")
    assert ntpath.basename(made) == os.path.basename(made) == made  # noqa: PTH119 - it is a name
    assert len(made.encode()) <= 245
    assert not made.startswith((".", "-"))


def test_reports_of_a_batch_have_names_that_every_system_takes(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("CON", "nul", "com1", "a:b", "x.", "y ", "\U00020000" * 60):
        (tmp_path / "in" / f"{name}.yaml").write_bytes(Path(EXAMPLE).read_bytes())
    assert cli("batch", tmp_path / "in", "--reports", tmp_path / "out").code == 0
    made = [path.name for path in (tmp_path / "out").glob("*.html")]
    assert len(made) == 7
    assert not [name for name in made if Path(name).stem.casefold() in NOT_ON_WINDOWS or set(name) & set(':*?"<>|')]
    assert not [name for name in made if Path(name).stem[-1] in ". "]


def test_files_are_read_as_bytes_where_the_system_would_change_line_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flags: list[int] = []
    real = os.open
    binary = 1 << 30

    def opened(path: str, given: int) -> int:
        flags.append(given)
        return real(path, given & ~binary)

    monkeypatch.setattr(os, "O_BINARY", binary, raising=False)
    monkeypatch.setattr(os, "open", opened)
    (tmp_path / "x").write_bytes(b"a\r\n\x1ab")
    assert read_bytes(str(tmp_path / "x"), 100) == b"a\r\n\x1ab"
    assert flags[0] & binary


def test_where_pipes_cannot_be_watched_an_interview_still_asks(
    tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError("Windows watches sockets only")

    monkeypatch.setattr("select.select", refuse)
    monkeypatch.chdir(tmp_path)
    found = cli("interview", "plan.yaml", "--lang", "nl", stdin=b"Plan\n")
    assert found.code == 0
    assert (tmp_path / "plan.yaml").exists()


def test_without_what_only_some_systems_have_it_works(
    tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("pthread_sigmask", "SIGHUP"):
        monkeypatch.delattr(f"signal.{name}")
    monkeypatch.delattr("os.O_NONBLOCK")
    assert cli("assess", EXAMPLE, "-o", tmp_path / "r.html").code == 0
    assert cli("compare", EXAMPLE, OTHER).code == 0


def test_all_that_is_tried_is_there() -> None:
    assert set(PRINTING) > MACHINE
