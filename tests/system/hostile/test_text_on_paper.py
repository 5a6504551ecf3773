"""Text that tries to be something else stays visible text in a PDF too, which takes long to make of it."""

from pathlib import Path

import pytest

from tests.support.cli import Cli
from tests.support.hostile_texts import is_calm, shown

pytestmark = pytest.mark.no_cover


@pytest.mark.parametrize("command", ["assess", "compare", "form"])
def test_text_of_a_proposal_stays_text(cli: Cli, evil: Path, tmp_path: Path, command: str) -> None:
    files = [evil, evil] if command == "compare" else [evil]
    assert cli(command, *files, "-o", tmp_path / "out.pdf", "--lang", "nl").code == 0
    text = shown("pdf", (tmp_path / "out.pdf").read_bytes())
    assert is_calm(text)
    assert command != "assess" or "\\u001b" in text.replace("\n", "").replace(" ", "")


def test_own_content_stays_text_in_a_report(cli: Cli, own: Path, evil: Path, tmp_path: Path) -> None:
    found = cli("assess", evil, "-o", tmp_path / "out.pdf", "--data", own, "--lang", "en")
    assert found.code == 0, found.err[:300]
    assert is_calm(shown("pdf", (tmp_path / "out.pdf").read_bytes()))
