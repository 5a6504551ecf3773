"""Proposals as text, and what a file holds."""

from pathlib import Path
from typing import Any

import yaml


def proposal_text(*, answers: str = "", **fields: str) -> str:
    """A proposal with what is required, other fields as YAML, and answers."""
    base = {
        "format": "lea-check/proposal/2",
        "name": "Proef",
        "goals": "[renew-education]",
        "target_groups": "[students-mbo]",
    } | fields
    lines = [f"{name}: {value}" for name, value in base.items() if value]
    return "\n".join([*lines, *(["answers:", answers] if answers else [])]) + "\n"


def proposal(folder: Path, name: str = "plan.yaml") -> dict[str, Any]:
    """What the file of an interview holds."""
    return yaml.safe_load((folder / name).read_text(encoding="utf-8"))
