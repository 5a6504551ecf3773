"""An interview that is killed at any moment."""

import subprocess
import sys
from pathlib import Path

from tests.support.processes import environment


def test_a_kill_at_any_moment_leaves_every_confirmed_answer_in_a_whole_file(tmp_path: Path) -> None:
    script = Path(__file__).with_name("kills.py")
    found = subprocess.run(
        [sys.executable, script, tmp_path, "100"],
        capture_output=True, text=True, check=False, env=environment(), timeout=300,
    )  # fmt: skip
    assert found.returncode == 0, found.stdout + found.stderr
