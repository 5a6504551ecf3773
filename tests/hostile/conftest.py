"""What the tests of this folder share: a folder with a file for each command."""

from pathlib import Path

import pytest

from tests.support.commands import prepare


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    prepare(tmp_path)
    return tmp_path
