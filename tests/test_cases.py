"""Each folder of `cases/` is a case: a command, its input files, and what it must print.

`command` holds one line as one would type it, run in that folder. `stdout`, `stderr` and `code` hold what is
expected; a missing one means nothing, or 0. `pytest --write-cases` writes them anew, to be read before committing.
"""

import os
import shlex
from pathlib import Path

import pytest

from tests.support.cli import Cli, Outcome

CASES = sorted(path.parent for path in (Path(__file__).parent / "cases").glob("*/command"))


def run_case(folder: Path, cli: Cli) -> Outcome:
    words = shlex.split((folder / "command").read_text(encoding="utf-8"))
    env = dict(word.split("=", 1) for word in words[: words.index("lea-check")])
    given = folder / "stdin"
    os.chdir(folder)
    return cli(*words[len(env) + 1 :], stdin=given.read_bytes() if given.exists() else b"", **env)


def expected(folder: Path) -> Outcome:
    def read(name: str, default: str = "") -> str:
        path = folder / name
        return path.read_text(encoding="utf-8") if path.exists() else default

    return Outcome(int(read("code", "0")), read("stdout"), read("stderr"))


def write(folder: Path, outcome: Outcome) -> None:
    for name, text in (
        ("code", f"{outcome.code}\n" if outcome.code else ""),
        ("stdout", outcome.out),
        ("stderr", outcome.err),
    ):
        path = folder / name
        if text:
            path.write_text(text, encoding="utf-8")
        else:
            path.unlink(missing_ok=True)


@pytest.mark.parametrize("folder", CASES, ids=[folder.name for folder in CASES])
def test_the_case_prints_what_it_should(
    folder: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.chdir(folder)
    found = run_case(folder, cli)
    if request.config.getoption("--write-cases"):
        write(folder, found)
    assert found == expected(folder)
