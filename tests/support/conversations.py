"""A conversation that is answered through a pipe."""

import subprocess
import sys
from pathlib import Path

from tests.support.processes import environment


def piped(folder: Path, *arguments: str, lines: list[str], **env: str) -> subprocess.CompletedProcess[str]:
    """An interview that is answered through a pipe."""
    return subprocess.run(
        [sys.executable, "-m", "lea_check", "interview", *arguments],
        input="".join(f"{line}\n" for line in lines),
        capture_output=True,
        text=True,
        cwd=folder,
        env=environment(PYTHONIOENCODING="utf-8", **env),
        check=False,
        encoding="utf-8",
    )
