"""How long the commands take, as ratios to bare programs measured in the same run.

    python bench/startup.py [PYTHON]

PYTHON: the interpreter of an environment with lea-check installed from a wheel (default: this one).
Rounds are interleaved, so that a busy machine slows all of them alike; the table shows medians.
"""

import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

ROUNDS = 11
ROOT = Path(__file__).parent.parent
PROPOSAL = ROOT / "examples" / "zorgacademie-flevoland.yaml"
COMMANDS = ("assess", "check", "new", "schema", "conditions", "initiatives", "types", "regions", "steps", "protocol")

EMPTY_APP = "import typer\napp = typer.Typer()\n" + "".join(
    f"@app.command({name!r})\ndef c{number}() -> None:\n    pass\n" for number, name in enumerate(COMMANDS)
) + "app()\n"  # fmt: skip

# The least that a script which reads and checks such a file would do.
SCRIPT = """
import argparse, sys
from typing import Union
import yaml
from pydantic import BaseModel, ConfigDict

class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")

class Partner(Strict):
    name: str
    kind: str
    role: str
    present: bool

class Promise(Strict):
    question: str
    what: str
    who: str
    by: str

class Answer(Strict):
    level: Union[int, str]
    evidence: Union[str, None] = None
    note: Union[str, None] = None

class Proposal(Strict):
    format: str
    content: str
    name: str
    reference: str
    summary: str
    present: int
    date: str
    region: str
    stage: str
    initiator: str
    form: str
    scale: str
    goals: list[str]
    target_groups: list[str]
    education_levels: list[str]
    sectors: list[str]
    priorities: list[str]
    partners: list[Partner]
    networks: list[str]
    answers: dict[str, dict[str, Union[int, str, Answer]]]
    plan: list[Promise]

parser = argparse.ArgumentParser()
parser.add_argument("file")
with open(parser.parse_args().file, encoding="utf-8") as stream:
    data = yaml.load(stream, Loader=yaml.CSafeLoader)
data["date"] = str(data["date"])
for each in data["plan"]:
    each["by"] = str(each["by"])
print(Proposal.model_validate(data).name)
"""


class Case(NamedTuple):
    """A command, the bare program that it is compared with, and the ratio that it may take."""

    name: str
    command: list[str]
    base: str
    limit: float


def main(python: str) -> int:
    """Measure, print the table, and say with the exit code whether all ratios are within their limits."""
    with tempfile.TemporaryDirectory() as folder:
        bases = _bases(python, Path(folder))
        tool = [str(Path(python).parent / "lea-check")]
        assess = [*tool, "assess", str(PROPOSAL), "--lang", "nl"]
        cases = [
            Case("--version", [*tool, "--version"], "python -c pass", 2.0),
            Case("--help", [*tool, "--help"], "empty Typer app --help", 1.25),
            Case("assess -f json", [*assess, "-f", "json"], "script", 1.25),
            Case("assess", assess, "script", 1.6),
        ]
        times = measure(bases | {case.name: case.command for case in cases})
    print("| command | ms | compared with | ms | ratio | at most |")
    print("|---|---|---|---|---|---|")
    ratios = {case.name: times[case.name] / times[case.base] for case in cases}
    for case in cases:
        print(
            f"| `{case.name}` | {times[case.name]:.0f} | {case.base} | {times[case.base]:.0f} "
            f"| {ratios[case.name]:.2f} | {case.limit} |"
        )
    return int(any(ratios[case.name] > case.limit for case in cases))


def _bases(python: str, folder: Path) -> dict[str, list[str]]:
    app, script = folder / "app.py", folder / "script.py"
    app.write_text(EMPTY_APP, encoding="utf-8")
    script.write_text(SCRIPT, encoding="utf-8")
    return {
        "python -c pass": [python, "-c", "pass"],
        "empty Typer app --help": [python, str(app), "--help"],
        "script": [python, str(script), str(PROPOSAL)],
    }


def measure(commands: dict[str, list[str]], folder: Path | None = None) -> dict[str, float]:
    """Median milliseconds of each command, over interleaved rounds after one to warm up; run in `folder`."""
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(ROUNDS + 1):
        for name, command in commands.items():
            start = perf_counter()
            subprocess.run(command, check=True, capture_output=True, cwd=folder)
            if number:
                taken[name].append(1000 * (perf_counter() - start))
    return {name: median(each) for name, each in taken.items()}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else sys.executable))
