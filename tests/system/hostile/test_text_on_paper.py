"""Text that tries to be something else stays visible text in a PDF too, of which there are then hundreds of pages."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.cli import Cli
from tests.support.hostile_texts import is_calm

pytestmark = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="there is no pdftotext here")


def text_on(path: Path) -> str:
    """What stands on the pages, without what only parts them, or lets a long word break."""
    found = subprocess.run(["pdftotext", "-enc", "UTF-8", path, "-"], capture_output=True, check=True)
    return found.stdout.decode().replace("\f", "\n").replace("\u200b", "")


@pytest.mark.parametrize("command", ["assess", "compare", "form"])
def test_text_of_a_proposal_stays_text(cli: Cli, evil: Path, tmp_path: Path, command: str) -> None:
    files = [evil, evil] if command == "compare" else [evil]
    assert cli(command, *files, "-o", tmp_path / "out.pdf", "--lang", "nl").code == 0
    text = text_on(tmp_path / "out.pdf")
    assert is_calm(text)
    assert command != "assess" or "\\u001b" in text.replace("\n", "").replace(" ", "")


def test_own_content_stays_text_in_a_report(cli: Cli, own: Path, evil: Path, tmp_path: Path) -> None:
    found = cli("assess", evil, "-o", tmp_path / "out.pdf", "--data", own, "--lang", "en")
    assert found.code == 0, found.err[:300]
    assert is_calm(text_on(tmp_path / "out.pdf"))
