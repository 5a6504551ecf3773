"""`--no-names`: who does what and what was noted stay in the file, and out of every format."""

from pathlib import Path

import pytest

from lea_check.report.formats import FORMATS
from tests.support.cli import Cli
from tests.support.facts import text_of

PLAN = """format: lea-check/proposal/2
name: Plan
goals: [upskilling]
target_groups: [workers]
answers:
  demand: {need-voiced: {level: 1, note: Zegster Eén, before: {level: 0, note: Zegster Twee}}}
  mass: {overall: {level: 2, evidence: brief van mei, note: Zegster Drie}}
plan: [{question: demand.need-voiced, what: vraag het na, who: Doener Vier, by: 2027-01-10}]
notes: Zegster Vijf
"""
NAMES = ("Zegster", "Doener")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return path


@pytest.mark.parametrize("form", FORMATS)
def test_no_format_of_a_report_names_anyone(cli: Cli, plan: Path, form: str) -> None:
    suffix, said = FORMATS[form].suffixes[0], {}
    for option in ([], ["--no-names"]):
        target = plan.with_name(f"report{len(option)}{suffix}")
        assert cli("assess", plan, "--full", *option, "-f", form, "-o", target).code == 0
        said[len(option)] = text_of(form, target.read_bytes())
    assert any(name in said[0] for name in NAMES)
    assert not any(name in said[1] for name in NAMES)


def test_nor_does_a_report_of_batch(cli: Cli, plan: Path) -> None:
    folder = plan.parent / "uit"
    assert cli("batch", plan, "--reports", folder, "--no-names", "-f", "json").code == 0
    [report] = folder.glob("[!.]*")
    assert not any(name in report.read_text(encoding="utf-8") for name in NAMES)
