"""Permission denied, to a user who is not root: a line, exit code 2, and nothing left behind."""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, unmeasured
from hostile.inputs import HEAD

EXAMPLE = "example.yaml"
LINKS = {"-o": "out.html", "--reports": "reports"}


def someone() -> dict[str, Any]:
    """Who runs the program: nobody in particular, when the tests are run by root."""
    if os.getuid():
        return {}
    try:
        nobody = pwd.getpwnam("nobody")
    except KeyError:
        pytest.skip("there is no user called nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def call(folder: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "lea_check", *arguments, "--lang", "nl"], input=given, capture_output=True, cwd=folder,
        check=False, env={**unmeasured(), "TMPDIR": str(folder), "HOME": str(folder)}, **someone(),
    )  # fmt: skip


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A folder that anyone may look into and nobody but its owner may write in."""
    where = Path(tempfile.mkdtemp(prefix="lea-check-", dir=os.environ.get("TMPDIR", "/tmp")))
    (where / "closed").mkdir()
    for name in ("plan.yaml", "unreadable.yaml", "old.html", "closed/plan.yaml"):
        (where / name).write_text(HEAD, encoding="utf-8")
    shutil.copy(ROOT / "examples" / "zorgacademie-flevoland.yaml", where / EXAMPLE)
    shutil.copy(where / EXAMPLE, where / "answers.csv")
    (where / "answers.csv").write_text("x [demand.need-voiced]\n2\n", encoding="utf-8")
    (where / "unreadable.yaml").chmod(0)
    (where / "closed").chmod(0)
    where.chmod(0o555)
    try:
        if call(where, "--version").returncode:
            pytest.skip("another user cannot run this Python")
        yield where
    finally:
        where.chmod(0o755)
        (where / "closed").chmod(0o755)
        shutil.rmtree(where)


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if os.access(path, os.R_OK) and path.is_file()}


UNREADABLE = [
    ("check", "unreadable.yaml"), ("assess", "unreadable.yaml"), ("compare", EXAMPLE, "unreadable.yaml"),
    ("interview", "unreadable.yaml"), ("tally", "unreadable.yaml"), ("tally", "answers.csv", "unreadable.yaml"),
    ("tally", "answers.csv", "--map", "unreadable.yaml"), ("types", "--catalogue", "unreadable.yaml"),
    ("check", "closed/plan.yaml"), ("assess", "closed/plan.yaml"),
]  # fmt: skip
UNWRITABLE = [
    ("assess", EXAMPLE, "-o", "out.html"), ("assess", EXAMPLE, "-o", "old.html"), ("form", "-o", "out.html"),
    ("batch", EXAMPLE, "-o", "out.csv"), ("batch", EXAMPLE, "--reports", "reports"), ("new", "new.yaml"),
    ("schema", "proposal", "-o", "out.json"), ("interview", "plan.yaml"), ("interview", "new.yaml"),
    ("record", "own.yaml"), ("tally", "answers.csv", "plan.yaml", "--yes"),
    ("tally", "answers.csv", "plan.yaml", "-o", "out.yaml", "--yes"), ("assess", EXAMPLE, "-o", "closed/out.html"),
]  # fmt: skip


@pytest.mark.parametrize("arguments", UNREADABLE, ids=" ".join)
def test_what_may_not_be_read_is_one_line_and_exit_2(folder: Path, arguments: tuple[str, ...]) -> None:
    before = files(folder)
    found = call(folder, *arguments, given=b"x\n:q\n")
    lines = found.stderr.decode().splitlines()
    assert (found.returncode, len(lines), found.stdout) == (2, 1, b""), found
    assert "mag" in lines[0]
    assert "Permission" not in lines[0]
    assert files(folder) == before


@pytest.mark.parametrize("arguments", UNWRITABLE, ids=" ".join)
def test_what_may_not_be_written_is_one_line_and_exit_2(folder: Path, arguments: tuple[str, ...]) -> None:
    before = files(folder)
    found = call(folder, *arguments, given=b"Plan\nzin\n:q\n")
    lines = [line for line in found.stderr.decode().splitlines() if "Beoordeeld" not in line]
    assert (found.returncode, len(lines)) == (2, 1), found
    assert "u mag" in lines[0] or "geen toestemming" in lines[0] or "mag niet" in lines[0], lines
    assert b"Traceback" not in found.stdout
    assert files(folder) == before


def test_the_other_files_of_a_batch_are_done(folder: Path) -> None:
    found = call(folder, "batch", EXAMPLE, "unreadable.yaml", "closed", "plan.yaml", "-f", "csv")
    assert found.returncode == 2
    assert len(found.stdout.splitlines()) == 3
    assert b"unreadable.yaml" in found.stderr
    assert b"Traceback" not in found.stderr
