"""Nothing leaves the computer, and no log holds what people said."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.cli import Cli
from tests.support.commands import ALL, EXAMPLE, prepare, typed
from tests.support.paths import ROOT
from tests.support.processes import unmeasured

REFUSE = """
import io, socket, sys
from lea_check.cli.app import run
seen = []
LOCAL = getattr(socket, "AF_UNIX", "none")  # between processes on one computer, as Python 3.14 starts workers
def watch(event, arguments):
    if event == "socket.__new__" and arguments[1] != LOCAL:
        seen.append((event, arguments[1:]))
    elif event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.")) and event != "socket.__new__":
        if getattr(arguments[0], "family", None) != LOCAL:
            seen.append((event, arguments))
sys.addaudithook(watch)
if sys.argv[1] == "control":
    try:
        socket.create_connection(("127.0.0.1", 9), timeout=0.1)
    except OSError:
        pass
else:
    sys.stdin = io.TextIOWrapper(io.BytesIO(bytes.fromhex(sys.argv[1])))
    run(sys.argv[2:])
print(seen, file=sys.stderr)
"""


def network_use(folder: Path, *arguments: str, given: bytes = b"") -> str:
    """What a call asked of the network, as it says itself at the end."""
    found = subprocess.run(
        [sys.executable, "-c", REFUSE, given.hex() or "00", *arguments], capture_output=True, text=True, check=False,
        cwd=folder, env=unmeasured(),
    )  # fmt: skip
    return found.stderr.splitlines()[-1]


def test_the_watch_sees_a_connection(tmp_path: Path) -> None:
    found = subprocess.run(
        [sys.executable, "-c", REFUSE, "control"], capture_output=True, text=True, check=True, env=unmeasured()
    )
    assert "socket.connect" in found.stderr


@pytest.mark.parametrize("name", [name for name in ALL if name not in ("regions", "steps", "help of one", "version")])
def test_no_command_asks_anything_of_the_network(tmp_path: Path, name: str) -> None:
    prepare(tmp_path)
    assert network_use(tmp_path, *ALL[name], "--lang", "nl", given=typed(name)) == "[]"


def test_no_document_asks_anything_of_the_network(tmp_path: Path) -> None:
    assert network_use(tmp_path, "assess", EXAMPLE, "-o", "r.pdf") == "[]"
    assert network_use(tmp_path, "batch", str(ROOT / "examples"), "-o", "r.xlsx", "--jobs", "2") == "[]"


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
@pytest.mark.parametrize("form", ["pdf", "docx", "html"])
def test_no_library_opens_a_socket_behind_our_back(tmp_path: Path, form: str) -> None:
    log = tmp_path / "calls.txt"
    command = ["strace", "-f", "-o", str(log), "-e", "trace=socket,connect,sendto"]
    found = subprocess.run(
        [*command, sys.executable, "-m", "lea_check", "assess", EXAMPLE, "-o", str(tmp_path / f"r.{form}")],
        capture_output=True, check=False, env=unmeasured(),
    )  # fmt: skip
    calls = log.read_text(encoding="utf-8") if log.exists() else ""
    if "exited with" not in calls:
        pytest.skip("strace may not trace here")
    assert found.returncode == 0
    assert "AF_INET" not in calls
    assert "connect(" not in calls


SECRET = "Jan Geheim van de Kade"


def test_the_log_of_a_fault_names_versions_options_and_places_and_nothing_that_was_said(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(proposal: object, *_: object, **__: object) -> None:
        try:
            {}[f"{SECRET} {proposal}"]
        except KeyError as error:
            raise ValueError(f"{SECRET} {proposal}") from error

    monkeypatch.setattr("lea_check.cli.commands.assess.assess", fail)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    file = tmp_path / "voorstel-van-jan.yaml"
    file.write_text(Path(EXAMPLE).read_text(encoding="utf-8") + f"\nnotes: {SECRET}\n", encoding="utf-8")
    found = cli("assess", file, "--lang=nl", "--region", "lelystad")
    assert found.code == 3
    assert SECRET not in found.out + found.err
    log = next(tmp_path.glob("lea-check-*.log"))
    said = log.read_text(encoding="utf-8")
    assert log.stat().st_mode & 0o077 == 0
    assert "options: assess ... --lang --region ..." in said
    assert "pydantic 2" in said
    assert "builtins.ValueError" in said
    assert "builtins.KeyError" in said
    assert "test_privacy.py" in said
    for private in (SECRET, "Zorgacademie", "van-jan", "demand"):
        assert private not in said


def test_without_a_place_for_the_log_the_line_holds_nothing_that_was_said(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError(SECRET)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr("lea_check.cli.commands.assess.assess", fail)
    monkeypatch.setattr("tempfile.mkstemp", full)
    found = cli("assess", EXAMPLE, "--lang", "nl")
    assert (found.code, len(found.err.splitlines())) == (3, 1)
    assert "ValueError" in found.err
    assert SECRET not in found.err
