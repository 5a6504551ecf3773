"""Permission denied, to a user who is not root: a line, exit code 2, and nothing left behind."""

import csv
import os
import pwd
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.forks import Ended, Forks
from tests.support.hostile_files import HEAD
from tests.support.paths import ROOT

EXAMPLE = "example.yaml"


@pytest.fixture(scope="module")
def forks() -> Iterator[Forks]:
    running = Forks()
    yield running
    running.close()


def nobody() -> tuple[int, int] | None:
    """Who runs the program when root runs the tests; None for whoever runs them."""
    try:
        found = pwd.getpwnam("nobody")
    except KeyError:
        pytest.skip("there is no user called nobody")
    return None if os.getuid() else (found.pw_uid, found.pw_gid)


Call = Callable[..., Ended]


@pytest.fixture(scope="module")
def call(forks: Forks, folder: Path) -> Call:
    """The program as that user, who must be able to read the knowledge."""

    def as_nobody(*arguments: str, given: bytes = b"") -> Ended:
        env = {"TMPDIR": str(folder), "HOME": str(folder)}
        return forks([*arguments, "--lang", "nl"], folder, stdin=given, env=env, user=nobody())

    if as_nobody("assess", EXAMPLE, "-f", "html").code:
        pytest.skip("another user may not read where the program is")
    return as_nobody


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
    yield where
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
def test_what_may_not_be_read_is_one_line_and_exit_2(call: Call, folder: Path, arguments: tuple[str, ...]) -> None:
    before = files(folder)
    found = call(*arguments, given=b"x\n:q\n")
    lines = found.lines
    assert (found.code, len(lines), found.out) == (2, 1, b""), found
    assert "mag" in lines[0]
    assert "Permission" not in lines[0]
    assert files(folder) == before


@pytest.mark.parametrize("arguments", UNWRITABLE, ids=" ".join)
def test_what_may_not_be_written_is_one_line_and_exit_2(call: Call, folder: Path, arguments: tuple[str, ...]) -> None:
    before = files(folder)
    found = call(*arguments, given=b"Plan\nzin\n:q\n")
    lines = [line for line in found.lines if "Beoordeeld" not in line]
    assert (found.code, len(lines)) == (2, 1), found
    assert "rechten" in lines[0], lines
    assert b"Traceback" not in found.out
    assert files(folder) == before


def test_the_other_files_of_a_batch_are_done(call: Call) -> None:
    found = call("batch", EXAMPLE, "unreadable.yaml", "closed", "plan.yaml", "-f", "csv")
    assert found.code == 2
    rows = list(csv.DictReader(found.out.decode().splitlines()))
    judged = [row["file"] for row in rows if row["headline"]]
    refused = {row["file"]: row["problem"] for row in rows if not row["headline"]}
    assert judged == [EXAMPLE, "plan.yaml"]
    assert refused.keys() == {"unreadable.yaml", "closed"}
    assert all(refused.values())
    assert b"unreadable.yaml" in found.err
    assert b"Traceback" not in found.err
