"""How long a Word document and a PDF of a report take from the shell, as ratios to empty documents of the same library.

    python bench/office.py [PYTHON]

PYTHON: the interpreter of an environment with `lea-check[office,pdf]` installed from a wheel (default: this one).
The empty document is written twice: alone, and by a script that first reads and checks the proposal, as any program
that makes a document of it must.
"""

import sys
import tempfile
from pathlib import Path

from startup import PROPOSAL, SCRIPT, measure

LIMITS = {"docx": ("alone", 6.0), "pdf": ("checked", 3.0)}
"""The empty document that counts, and how many times as long a report may take."""

EMPTY = {
    "docx": 'import docx\ndocx.Document().save("empty.docx")\n',
    "pdf": 'import typst\nopen("empty.typ", "w").close()\ntypst.compile("empty.typ", output="empty.pdf")\n',
}


def main(python: str) -> int:
    """Measure, print the table, and say with the exit code whether the ratios are within their limits."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        times = measure(_commands(python, folder), folder)
    print("| command | ms | empty document | ratio | read, check, empty document | ratio | at most |")
    print("|---|---|---|---|---|---|---|")
    for each, (base, limit) in LIMITS.items():
        took, alone, checked = times[each], times[f"{each} alone"], times[f"{each} checked"]
        most = f"{limit} x {'empty document' if base == 'alone' else 'read, check, empty document'}"
        print(
            f"| `assess -f {each}` | {took:.0f} | {alone:.0f} | {took / alone:.2f} "
            f"| {checked:.0f} | {took / checked:.2f} | {most} |"
        )
    return int(any(times[each] > limit * times[f"{each} {base}"] for each, (base, limit) in LIMITS.items()))


def _commands(python: str, folder: Path) -> dict[str, list[str]]:
    tool = [str(Path(python).parent / "lea-check"), "assess", str(PROPOSAL), "--lang", "nl", "-o"]
    commands: dict[str, list[str]] = {}
    for each, script in EMPTY.items():
        alone, checked = folder / f"empty_{each}.py", folder / f"checked_{each}.py"
        alone.write_text(script, encoding="utf-8")
        checked.write_text(f"{SCRIPT}\n{script}", encoding="utf-8")
        commands |= {
            each: [*tool, f"report.{each}"],
            f"{each} alone": [python, str(alone)],
            f"{each} checked": [python, str(checked), str(PROPOSAL)],
        }
    return commands


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else sys.executable))
