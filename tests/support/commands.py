"""Every command, as it is called to print something; what holds of each is tried on all of them."""

from collections.abc import Mapping
from pathlib import Path

from lea_check.cli.command_table import COMMANDS
from tests.support.paths import ROOT

EXAMPLE = str(ROOT / "examples" / "zorgacademie-flevoland.yaml")
OTHER = str(ROOT / "examples" / "techniekroute-luchthaven.yaml")
ANSWERS = "demand.need-voiced [demand.need-voiced],e-mail\n2,a@b.nl\n3,c@d.nl\n"

PRINTING: Mapping[str, tuple[str, ...]] = {
    "interview": ("interview", "plan.yaml", "--quick", "--report"),
    "assess": ("assess", EXAMPLE),
    "batch": ("batch", EXAMPLE, OTHER),
    "import": ("import", "table.csv", "-o", "made"),
    "compare": ("compare", EXAMPLE, OTHER),
    "form": ("form",),
    "tally": ("tally", "answers.csv"),
    "check": ("check", EXAMPLE, OTHER),
    "new": ("new", "-"),
    "initiatives": ("initiatives",),
    "conditions": ("conditions", "mass"),
    "types": ("types",),
    "regions": ("regions",),
    "steps": ("steps",),
    "protocol": ("protocol", "-f", "html"),
    "record": ("record", "own.yaml"),
    "schema": ("schema", "assessment"),
}
OPTIONS = {"help": ("--help",), "help of one": ("assess", "--help"), "version": ("--version",)}
ALL = {**PRINTING, **OPTIONS}


def prepare(folder: Path) -> None:
    """The files that some commands read."""
    (folder / "answers.csv").write_text(ANSWERS, encoding="utf-8")
    (folder / "table.csv").write_text("name,goals,target_groups\nPlan,upskilling,workers\n", encoding="utf-8")
    base = "format: lea-check/proposal/2\nname: Plan\ngoals: [upskilling]\ntarget_groups: [workers]\n"
    (folder / "plan.yaml").write_text(base, encoding="utf-8")


def typed(name: str) -> bytes:
    """What a command is answered: an interview with a level for every question, a recording to stop."""
    answers = {"interview": b"\n" * 12 + b"2\n" * 40, "record": b":q\n"}
    return answers.get(name, b"")


def is_complete() -> bool:
    """Whether no command was forgotten."""
    return set(PRINTING) == set(COMMANDS)
