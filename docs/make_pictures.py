"""Make with the program itself what the docs show: docs/report.svg, docs/interview.txt and docs/interview.svg.

python docs/make_pictures.py
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

from lea_check import assess, load_catalogue, load_proposal
from lea_check.report.renderers.terminal import Drawing
from lea_check.report.sections.assessment.report import build_report
from lea_check.words import load_words

DOCS = Path(__file__).parent
COLUMNS = 60
PROFILE = ["Bakkersschool", "Mbo-studenten leren bakken in echte bakkerijen.", "1", "5 4", "1", "5", "1", "2", "12 1"]
GROUPS = ["3 10", "6 7", "voeding", "Bakkerij De Molen", "1", "1", "Mbo-school", "3", "1", "", "Ondernemerskring", "1"]
SITTING = ["14", ""]
LEVELS = [
    "2",
    "Brief van mei 2026",
    "h",
    "1",
    "<",
    "2",
    "",
    "?",
    "+",
    "Lijst van de trekker",
    "",
    "2",
    "2",
    "",
    "1",
    "0",
    *["1", "?", "2", "", "2", ""] * 5,
    "1",
    "1",
]
PROMISES = ["Bakkerij De Molen", "10-12-2026", "", "", "", ""]
PROPOSAL = DOCS.parent / "examples" / "techniekroute-luchthaven.yaml"
SECTIONS = 3
CODE = r"(?:\x1b\[[\d;]*m)*"


def report_picture() -> str:
    """The first part of a report."""
    catalogue = load_catalogue()
    report = build_report(assess(load_proposal(PROPOSAL, catalogue), catalogue), catalogue, load_words("en"))
    drawing = Drawing.for_screen(width=80, colour=True, ascii_only=False)
    text = drawing.text(*drawing.report(report._replace(sections=report.sections[:SECTIONS])))
    return svg(text, 80, f"lea-check assess {PROPOSAL.name}", "report")


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
        for line in [*PROFILE, *GROUPS, *SITTING, *LEVELS, "", *PROMISES]:
            child.expect(": $")
            child.sendline(line)
        child.expect(pexpect.EOF)
    return re.sub(r"\x1b\[\?2004[hl]", "", seen.getvalue()).replace("\r", "")


def interview_picture(recording: str) -> str:
    """The first condition of a recorded interview."""
    start, end = (re.search(rf"^{CODE}{number} .*──", recording, re.M) for number in (1, 2))
    assert start
    assert end
    return svg(recording[start.start() : end.start()], COLUMNS + 2, "lea-check interview", "interview")


def svg(text: str, width: int, title: str, name: str) -> str:
    """Text with colour codes as SVG, in fonts that every machine has. `name` tells its parts from those of others."""
    console = Console(
        file=io.StringIO(), record=True, width=width, force_terminal=True, color_system="256", legacy_windows=False
    )
    console.print(Text.from_ansi(text), soft_wrap=True, highlight=False)
    drawn = console.export_svg(title=title, theme=DEFAULT_TERMINAL_THEME, unique_id=name)
    drawn = re.sub(r"\s*@font-face \{.*?\}", "", drawn, flags=re.S)
    return re.sub(r"[ \t]+$", "", drawn.replace("Fira Code", "DejaVu Sans Mono"), flags=re.M)


def plain(recording: str) -> str:
    """A recording without colour codes."""
    return re.sub(CODE, "", recording)


def main() -> None:
    """Write all files."""
    recording = record()
    (DOCS / "report.svg").write_text(report_picture(), encoding="utf-8")
    (DOCS / "interview.txt").write_text(plain(recording), encoding="utf-8")
    (DOCS / "interview.svg").write_text(interview_picture(recording), encoding="utf-8")


if __name__ == "__main__":
    main()
