"""A conversation that is answered through a pipe, in the process of the test."""

import contextlib
import subprocess
import tempfile
from pathlib import Path

from tests.support.cli import call


def piped(
    folder: Path, *arguments: str, lines: list[str], command: str = "interview", **env: str
) -> subprocess.CompletedProcess[str]:
    """An interview, or another conversation, that gets these lines and no more."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as typed, contextlib.chdir(folder):
        typed.writelines(f"{line}\n" for line in lines)
        typed.seek(0)
        found = call(command, *arguments, stdin=typed, **env)
    return subprocess.CompletedProcess([command, *arguments], found.code, found.out, found.err)
