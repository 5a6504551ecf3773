"""A report as an accessible PDF (PDF/UA-1): tagged, with bookmarks, a language and a title, on A4.

Letters of every script and emoji are shown where a font has them, and else spelled out.
"""

import json
import re
from mmap import mmap
from pathlib import Path
from typing import Any
from unicodedata import normalize

import typst

from lea_check.model.assessment import Range
from lea_check.report.blocks import Report
from lea_check.report.style.colours import PAPER, STATUS, lighter
from lea_check.report.style.fonts import BREAK, clusters, fonts_for, shown
from lea_check.report.style.sanitize import shortened
from lea_check.report.style.symbols import BOX, SYMBOLS

NEEDED = 200 << 20
"""Bytes of address space that typst takes; most of them it never fills."""

TEMPLATE = Path(__file__).with_name("templates") / "report.typ"
_LONG_WORD = re.compile(r"[^\s/-]{40,}")


def render_pdf(report: Report) -> bytes:
    """The report as a PDF file. Raises MemoryError."""
    _refuse_without_memory()
    document = json.dumps(_document(report), ensure_ascii=False)
    fonts, families = fonts_for(document)
    return typst.compile(
        TEMPLATE.read_bytes(),
        format="pdf",
        font_paths=fonts,
        ignore_system_fonts=True,
        sys_inputs={"report": document, "families": json.dumps(families)},
        pdf_standards="ua-1",
        timestamp=0,
    )


def _refuse_without_memory() -> None:
    # Where memory runs out typst ends the whole program, without a word.
    try:
        mmap(-1, NEEDED).close()
    except OSError as error:
        raise MemoryError from error


def _document(report: Report) -> dict[str, Any]:
    """The report as the template takes it: blocks with their kind, colours and symbols beside it."""
    data: dict[str, Any] = _plain(report)
    colours = {**PAPER, **STATUS, "plain": lighter(PAPER["line"], 0.35), "edge": lighter(PAPER["soft"], 0.5)}
    return {
        **data,
        "short-title": shortened(data["title"], 70),
        "colours": colours,
        "symbols": {**SYMBOLS},
        "box": BOX,
    }


def _plain(value: Any) -> Any:
    """Named tuples as mappings with the name of their class, other tuples as lists."""
    if hasattr(value, "_asdict"):
        return {"block": type(value).__name__} | {name: _plain(each) for name, each in value._asdict().items()}
    if isinstance(value, Range):
        return {"low": value.low, "high": value.high}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return printable(value) if isinstance(value, str) else value


def printable(text: str) -> str:
    """Text that the fonts can show. A word that no line can hold may break anywhere."""
    return _LONG_WORD.sub(lambda word: BREAK.join(clusters(word.group())), shown(normalize("NFC", text)))
