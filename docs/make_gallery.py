"""Make docs/gallery: one report in every format, and many proposals on one page and in one sheet.

python docs/make_gallery.py
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from lea_check.cli.app import run
from lea_check.report.formats import BATCH_FORMATS, FORMATS

ROOT = Path(__file__).parent.parent
GALLERY = Path("docs/gallery")
PROPOSAL = "examples/jongeren-aan-het-werk.yaml"
TOGETHER = ("html", "xlsx", "csv")
"""The formats of a batch that are worth a look; the others are like those of a report."""


def entries() -> Iterator[tuple[Path, list[str]]]:
    """Each file of the gallery, with the command that makes it."""
    for name, each in FORMATS.items():
        stem = "markdown" if name == "md" else "report"  # a site makes report.html of report.md
        target = GALLERY / f"{stem}{each.suffixes[0]}"
        yield target, ["assess", PROPOSAL, "-f", name, "-o", str(target), "--lang", "nl"]
    for name in TOGETHER:
        target = GALLERY / f"proposals{BATCH_FORMATS[name].suffixes[0]}"
        yield target, ["batch", "examples", "-f", name, "-o", str(target), "--lang", "nl"]


def main() -> int:
    """Write all files anew; the exit code is that of the first command that failed."""
    os.chdir(ROOT)
    GALLERY.mkdir(exist_ok=True)
    return next((code for code in (run(command) for _, command in entries()) if code), 0)


if __name__ == "__main__":
    sys.exit(main())
