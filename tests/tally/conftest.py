"""A plan to count into, and what it then holds."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.cli import Cli, Outcome
from tests.support.proposals import proposal_text

Count = Callable[..., Outcome]


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_text(proposal_text(), encoding="utf-8")
    return path


@pytest.fixture
def count(cli: Cli, plan: Path) -> Count:
    """Counts an export into the plan, and writes it."""

    def call(responses: Path, *options: Any, lang: str = "nl") -> Outcome:
        return cli("tally", responses, plan, "--yes", "--lang", lang, *options)

    return call


def answers(path: Path) -> dict[str, Any]:
    return yaml.safe_load(path.read_text(encoding="utf-8")).get("answers", {})
