"""How many processes a batch starts."""

import concurrent.futures.process  # noqa: F401 - loaded before a test says that this is Windows
import os
import sys
from pathlib import Path

import pytest

from lea_check.batch import executors
from tests.support.batch_files import many
from tests.support.cli import Cli


@pytest.mark.parametrize(
    ("system", "cores", "asked", "started"),
    [
        ("win32", 128, 62, 61),
        ("win32", 128, 61, 61),
        ("win32", 4, 5_000, 61),
        ("linux", 4, 5_000, 61),
        ("linux", 128, 5_000, 128),
        ("linux", None, 8, 8),
        ("darwin", 8, 1, 1),
    ],
)
def test_no_more_processes_are_started_than_a_computer_can_use(
    monkeypatch: pytest.MonkeyPatch, system: str, cores: int | None, asked: int, started: int
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr("os.cpu_count", lambda: cores)
    monkeypatch.setattr("multiprocessing.get_context", lambda _: None)
    assert executors.processes(asked).workers == started


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no process is forked")
def test_a_system_that_starts_no_more_processes_is_one_line(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> int:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    many(tmp_path, 3)
    monkeypatch.setattr(os, "fork", refuse)
    found = cli("batch", tmp_path, "--jobs", "3", "--lang", "en")
    assert (found.code, found.out) == (2, "")
    assert found.err.splitlines() == [
        "lea-check: the system does not start so many programs side by side; take fewer, such as: --jobs 1"
    ]
