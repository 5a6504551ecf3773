"""The hook as another repository has it: pre-commit makes an environment for it, and runs it on what is staged."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.paths import ROOT
from tests.support.processes import environment

RIGHT = "format: lea-check/proposal/2\nname: Plan\ngoals: [upskilling]\ntarget_groups: [workers]\n"

pytestmark = pytest.mark.skipif(not (ROOT / ".git").exists(), reason="pre-commit takes hooks from git only")


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", "-C", str(folder), *words], check=True, capture_output=True)


def test_a_commit_with_a_wrong_proposal_is_stopped(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "-q")
    (other / "right.lea.yaml").write_text(RIGHT, encoding="utf-8")
    (other / "wrong.lea.yaml").write_text(RIGHT.replace("upskilling", "upskiling"), encoding="utf-8")
    (other / "compose.yaml").write_text("services: {}\n", encoding="utf-8")
    git(other, "add", "-A")
    found = subprocess.run(
        [sys.executable, "-m", "pre_commit", "try-repo", str(ROOT), "lea-check", "--all-files", "--color", "never"],
        cwd=other, capture_output=True, text=True, encoding="utf-8", check=False,
        env=environment(PRE_COMMIT_HOME=str(tmp_path / "home"), LEA_CHECK_LANG="en"),
    )  # fmt: skip
    assert found.returncode == 1, found.stdout + found.stderr
    assert "- exit code: 2\n" in found.stdout
    assert "\nwrong.lea.yaml:3:9: `upskiling` is no goal; did you mean `upskilling`?\n" in found.stdout
    assert "compose.yaml" not in found.stdout
