"""Saving: the old file or the new one, whole, whatever the disk does."""

import contextlib
import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lea_check.files.writing.atomic import replace_file
from tests.support.cli import Cli
from tests.support.commands import PRINTING
from tests.support.processes import unmeasured

SAVE = "import sys; from lea_check.files.writing.atomic import replace_file; replace_file(sys.argv[1], b'new')"
needs_strace = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")


def traced(folder: Path, *how: str) -> tuple[int, list[str]]:
    """Save over a file of ours under strace; the exit code, and the calls from the temporary file on."""
    (folder / "old.yaml").write_text("old", encoding="utf-8")
    log = folder / "calls.txt"
    command = ["strace", "-o", str(log), "-e", "trace=openat,write,fsync,rename,unlink", *how]
    found = subprocess.run(
        [*command, sys.executable, "-c", SAVE, str(folder / "old.yaml")], capture_output=True, check=False,
        env=unmeasured(),
    )  # fmt: skip
    calls = log.read_text(encoding="utf-8").splitlines()
    log.unlink()
    begin = next((number for number, call in enumerate(calls) if ".lea-check-" in call), len(calls))
    return found.returncode, [call for call in calls[begin:] if not call.startswith("+++")]


@needs_strace
def test_data_are_flushed_before_the_name_is_given_and_the_folder_after_it(tmp_path: Path) -> None:
    code, calls = traced(tmp_path)
    if not calls:
        pytest.skip("strace may not trace here")
    names = [call.partition("(")[0] for call in calls]
    assert code == 0
    assert names == ["openat", "write", "fsync", "rename", "openat", "fsync"]
    assert "O_EXCL" in calls[0]
    assert f'"{tmp_path}", O_RDONLY' in calls[4]
    assert (tmp_path / "old.yaml").read_text(encoding="utf-8") == "new"


@needs_strace
@pytest.mark.parametrize(("call", "error"), [("fsync", "EIO"), ("rename", "ENOSPC"), ("rename", "EROFS")])
def test_a_failing_call_leaves_the_old_file_whole_and_nothing_else(tmp_path: Path, call: str, error: str) -> None:
    code, calls = traced(tmp_path, "-e", f"inject={call}:error={error}:when=1")
    if not calls:
        pytest.skip("strace may not trace here")
    assert code == 1
    assert (tmp_path / "old.yaml").read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["old.yaml"]


STEPS = ["os.fdopen", "os.fsync", "pathlib.Path.chmod", "pathlib.Path.replace"]


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "full"), MemoryError(), KeyboardInterrupt()], ids=repr)
@pytest.mark.parametrize("step", STEPS)
def test_an_error_at_any_step_leaves_the_old_file_or_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, error: BaseException
) -> None:
    file = tmp_path / "old.yaml"
    file.write_text("old", encoding="utf-8")

    def fail(*_: object, **__: object) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(step, fail)
        with contextlib.suppress(type(error)):
            replace_file(str(file), b"new")
    assert file.read_text(encoding="utf-8") in ("old", "new")
    assert step == "pathlib.Path.chmod" or file.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["old.yaml"]


REFUSALS = {errno.EACCES: "geen rechten", errno.EROFS: "alleen worden gelezen", errno.ENOSPC: "geen ruimte meer"}


@pytest.mark.parametrize("number", REFUSALS, ids=errno.errorcode.get)
@pytest.mark.parametrize("name", ["assess", "batch", "compare", "form", "protocol", "schema", "tally"])
def test_a_disk_that_refuses_is_told_in_the_users_words(
    cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, number: int
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.chdir(folder)
    monkeypatch.setattr("tempfile.mkstemp", refuse)
    before = {path: path.read_bytes() for path in folder.iterdir()}
    more = ("plan.yaml", "--yes") if name == "tally" else ("-o", "out.html")
    found = cli(*PRINTING[name], *more, "--lang", "nl")
    assert found.code == 2
    assert len([line for line in found.err.splitlines() if REFUSALS[number] in line]) == 1
    assert os.strerror(number) not in found.err
    assert {path: path.read_bytes() for path in folder.iterdir()} == before
