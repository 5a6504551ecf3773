"""What the tests of this folder share: processes with all code loaded, and a folder with a file for each command."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.commands import prepare
from tests.support.forks import Forks


@pytest.fixture(scope="module")
def forks() -> Iterator[Forks]:
    running = Forks()
    yield running
    running.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    prepare(tmp_path)
    return tmp_path
