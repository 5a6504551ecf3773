"""The hook and the workflow that docs/scripts.md gives do what it says, as far as that can be tried here."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.cli import Cli
from tests.support.pages import blocks
from tests.support.paths import ROOT
from tests.support.processes import environment

RIGHT = "format: lea-check/proposal/2\nname: Plan\ngoals: [upskilling]\ntarget_groups: [workers]\n"
WRONG = RIGHT.replace("upskilling", "upskiling")
HOOKS = ROOT / ".pre-commit-hooks.yaml"


def given(key: str) -> Any:
    """What the page gives in YAML that has this key at the top."""
    found = [yaml.safe_load(each.text) for each in blocks(ROOT / "docs" / "scripts.md") if each.language == "yaml"]
    return next(each for each in found if each and key in each)


def test_the_hook_on_the_page_is_the_one_that_is_offered() -> None:
    (repository,) = given("repos")["repos"]
    (hook,) = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    assert [each["id"] for each in repository["hooks"]] == [hook["id"]]
    assert not {"id", "name", "entry", "language"} - set(hook)


@pytest.mark.parametrize(
    ("name", "taken"),
    [("plan.lea.yaml", True), ("a/b.lea.yml", True), ("c.lea.json", True), ("plan.yaml", False), ("lea.yaml", False)],
)
def test_the_hook_takes_files_by_how_they_end(name: str, taken: bool) -> None:
    (hook,) = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    assert bool(re.search(hook["files"], name)) == taken


def test_what_the_hook_runs_refuses_a_wrong_proposal(cli: Cli, tmp_path: Path) -> None:
    (hook,) = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    path = tmp_path / "plan.lea.yaml"
    for text, code in ((RIGHT, 0), (WRONG, 2)):
        path.write_text(text, encoding="utf-8")
        assert cli(*hook["entry"].split()[1:], path).code == code


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "proposals").mkdir()
    (tmp_path / "proposals" / "a.lea.yaml").write_text(RIGHT, encoding="utf-8")
    return tmp_path


def run_steps(folder: Path) -> tuple[int, str]:
    """Run the commands of the workflow as GitHub does: a shell each, until one fails. Installing is left out."""
    workflow = given("jobs")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = environment(GITHUB_ACTIONS="true", GITHUB_WORKSPACE=str(folder), PATH=path, **workflow["env"])
    steps = [step["run"] for step in workflow["jobs"]["check"]["steps"] if "run" in step]
    assert steps.pop(0).startswith("pip install ")
    printed = ""
    for step in steps:
        done = subprocess.run(
            ["bash", "-e", "-c", step], cwd=folder, env=env, capture_output=True, text=True, encoding="utf-8",
            check=False,
        )  # fmt: skip
        printed += done.stdout + done.stderr
        if done.returncode:
            return done.returncode, printed
    return 0, printed


def test_the_workflow_ranks_proposals_that_are_right(repository: Path) -> None:
    code, printed = run_steps(repository)
    assert code == 0, printed
    upload = given("jobs")["jobs"]["check"]["steps"][-1]
    kept = repository / upload["with"]["path"]
    assert (kept / "ranking.csv").is_file()
    assert len([*kept.glob("*.html")]) == 1


def test_the_workflow_stops_at_a_wrong_one_and_shows_the_line(repository: Path) -> None:
    (repository / "proposals" / "b.lea.yaml").write_text(WRONG, encoding="utf-8")
    code, printed = run_steps(repository)
    assert code == 2
    assert "::error file=proposals/b.lea.yaml,line=3,col=9::proposals/b.lea.yaml:3:9: `upskiling` is no goal" in printed
    assert not (repository / "out").exists()
