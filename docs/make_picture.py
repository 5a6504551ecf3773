"""Draw the picture in README: the first part of a report, as the program itself shows it.

python docs/make_picture.py > docs/report.svg
"""

import io
import re
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import DEFAULT_TERMINAL_THEME

from lea_check import assess, load_catalogue, load_proposal
from lea_check.report.build import build_report
from lea_check.report.terminal import Drawing
from lea_check.words import load_words

PROPOSAL = Path(__file__).parent.parent / "examples" / "techniekroute-luchthaven.yaml"
WIDTH, SECTIONS = 80, 3


def picture() -> str:
    """The picture as SVG, with fonts that every machine has."""
    catalogue = load_catalogue()
    report = build_report(assess(load_proposal(PROPOSAL, catalogue), catalogue), catalogue, load_words("en"))
    console = Console(
        file=io.StringIO(), record=True, width=WIDTH, force_terminal=True, color_system="256", legacy_windows=False
    )
    for line in Drawing(console, ascii_only=False).report(report._replace(sections=report.sections[:SECTIONS])):
        console.print(line, soft_wrap=True, highlight=False)
    svg = console.export_svg(
        title=f"lea-check assess {PROPOSAL.name}", theme=DEFAULT_TERMINAL_THEME, unique_id="report"
    )
    svg = re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.S)
    return re.sub(r"[ \t]+$", "", svg.replace("Fira Code", "DejaVu Sans Mono"), flags=re.M)


if __name__ == "__main__":
    sys.stdout.write(picture())
