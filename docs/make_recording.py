"""Record an interview on a screen of 60 columns: docs/interview.txt whole, docs/interview.svg its first condition.

python docs/make_recording.py
"""

import io
import re
import sys
import tempfile
from pathlib import Path

import pexpect
from rich.console import Console
from rich.terminal_theme import DEFAULT_TERMINAL_THEME
from rich.text import Text

DOCS = Path(__file__).parent
COLUMNS = 60
PROFILE = ["Bakkersschool", "Mbo-studenten leren bakken in echte bakkerijen.", "1", "5 4", "1", "5", "1", "2", "11 1"]
GROUPS = ["3 10", "6 7", "voeding", "Bakkerij De Molen", "1", "1", "Mbo-school", "3", "1", "", "Ondernemerskring", "1"]
LEVELS = [
    "2",
    "h",
    "1",
    "<",
    "2",
    "?",
    "+",
    "Brief van mei 2026",
    "",
    "3",
    "2",
    "1",
    *["1", "?", "2", "2"] * 5,
    "1",
    "1",
]


def record() -> str:
    """The whole interview with its colour codes."""
    with tempfile.TemporaryDirectory() as folder:
        child = pexpect.spawn(
            sys.executable, ["-m", "lea_check", "interview", "bakkersschool.yaml", "--lang", "nl"],
            cwd=folder, dimensions=(40, COLUMNS), timeout=20, encoding="utf-8",
            env={"TERM": "xterm-256color", "LANG": "C.UTF-8"},
        )  # fmt: skip
        seen = io.StringIO()
        child.logfile_read = seen
        for line in [*PROFILE, *GROUPS, *LEVELS, ""]:
            child.expect(": $")
            child.sendline(line)
        child.expect(pexpect.EOF)
    return re.sub(r"\x1b\[\?2004[hl]", "", seen.getvalue()).replace("\r", "")


def picture(part: str) -> str:
    """A part of the recording as SVG, with fonts that every machine has."""
    console = Console(
        file=io.StringIO(),
        record=True,
        width=COLUMNS + 2,
        force_terminal=True,
        color_system="256",
        legacy_windows=False,
    )
    console.print(Text.from_ansi(part), soft_wrap=True, highlight=False)
    svg = console.export_svg(title="lea-check interview", theme=DEFAULT_TERMINAL_THEME, unique_id="interview")
    svg = re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.S)
    return re.sub(r"[ \t]+$", "", svg.replace("Fira Code", "DejaVu Sans Mono"), flags=re.M)


def main() -> None:
    """Write both files."""
    whole = record()
    plain = re.sub(r"\x1b\[[\d;]*m", "", whole)
    (DOCS / "interview.txt").write_text(plain, encoding="utf-8")
    start, end = (re.search(rf"^.*── {number} ", whole, re.M) for number in (1, 2))
    assert start
    assert end
    (DOCS / "interview.svg").write_text(picture(whole[start.start() : end.start()]), encoding="utf-8")


if __name__ == "__main__":
    main()
