"""From Enter to the next question of an interview, saving included, beside `python -c pass`.

    python bench/interview.py [PYTHON]

PYTHON: the interpreter of an environment with lea-check installed from a wheel (default: this one). The proposal is
fully answered and is asked anew (`--redo`) on a local disk. It also counts modules imported after the first save.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import IO

LIMIT = 4.0
PROPOSAL = Path(__file__).parent.parent / "examples" / "personeelsnetwerk-mkb.yaml"


def main(python: str) -> int:
    """Measure, print the table, and say with the exit code whether the ratio is within its limit."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.yaml"
        shutil.copy(PROPOSAL, path)
        bare: list[float] = []
        asked, imports = _answers(python, path, bare)
    ratio = median(asked) / median(bare)
    print("| Enter to next question ms | python -c pass ms | ratio | at most | imports after the first save |")
    print("|---|---|---|---|---|")
    print(f"| {median(asked):.0f} | {median(bare):.0f} | {ratio:.2f} | {LIMIT} | {imports} |")
    return int(ratio > LIMIT or imports > 0)


def _answers(python: str, path: Path, bare: list[float]) -> tuple[list[float], int]:
    """Times in ms of each answer, with a bare program between; and how many imports came after the first save."""
    command = [python, "-X", "importtime", "-m", "lea_check", "interview", str(path), "--redo", "--lang", "nl"]
    with tempfile.TemporaryFile("w+") as log:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True)
        assert process.stdin
        assert process.stdout
        _until_prompt(process.stdout)
        times, before = [], 0
        for number in range(25):
            start = perf_counter()
            process.stdin.write("\n")
            process.stdin.flush()
            _until_prompt(process.stdout)
            times.append(1000 * (perf_counter() - start))
            start = perf_counter()
            subprocess.run([python, "-c", "pass"], check=True)
            bare.append(1000 * (perf_counter() - start))
            if number == 0:
                before = _imports(log)
        after = _imports(log)
        process.kill()
        process.communicate()
    return times[1:], after - before


def _imports(log: IO[str]) -> int:
    log.seek(0)
    return len(re.findall(r"^import time:", log.read(), re.M))


def _until_prompt(stream: IO[str]) -> None:
    while not re.search(r"[\])a-z]:$", stream.readline().rstrip("\n")):
        pass


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else sys.executable))
