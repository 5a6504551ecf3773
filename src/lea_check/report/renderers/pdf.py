"""A report as an accessible PDF (PDF/UA-1): tagged, with bookmarks, a language and a title, on A4.

The fonts are those of the libraries, never those of the system, so that the same report gives the same bytes.
"""

import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any
from unicodedata import normalize

import typst

from lea_check.model.assessment import Range
from lea_check.report.blocks import Report
from lea_check.report.style.colours import PAPER, STATUS, lighter
from lea_check.report.style.sanitize import escape_match, shortened
from lea_check.report.style.symbols import BOX, SYMBOLS

TEMPLATE = Path(__file__).with_name("templates") / "report.typ"
FONTS = str(files("font_source_sans_pro") / "files")

BREAK = "\u200b"
_LONG_WORD = re.compile(r"[^\s/-]{40,}")

# What the fonts have: Latin, Greek, Cyrillic, Hebrew and Arabic letters, punctuation, currencies, arrows, symbols.
_WITHOUT_GLYPH = re.compile(
    "[^\x20-\x7e\xa0-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u0482\u048a-\u04ff\u05d0-\u05ea\u0621-\u063a"
    "\u0640-\u064a\u1e00-\u1eff\u2000-\u200a\u2010-\u2027\u202f-\u2040\u2044\u2070\u2071\u2074-\u208e\u20a0-\u20c0"
    "\u2100-\u211e\u2122\u2126\u2150-\u2184\u2190-\u23ff\u2460-\u262f\u2713-\u271f\u27f0-\u27ff\ufb00-\ufb06]"
)


def render_pdf(report: Report) -> bytes:
    """The report as a PDF file."""
    return typst.compile(
        TEMPLATE.read_bytes(),
        format="pdf",
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=[FONTS]),
        ignore_system_fonts=True,
        sys_inputs={"report": json.dumps(_document(report))},
        pdf_standards="ua-1",
        timestamp=0,
    )


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
    """Text in which what the fonts cannot show is spelled out: PDF/UA allows no letter without a shape.

    A word that no line can hold may break anywhere.
    """
    shown = _WITHOUT_GLYPH.sub(escape_match, normalize("NFC", text))
    return _LONG_WORD.sub(lambda word: BREAK.join(word.group()), shown)
