"""How many processes a batch starts."""

import sys

import pytest

from lea_check.batch import executors


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
