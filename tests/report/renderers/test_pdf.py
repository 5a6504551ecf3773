"""PDF: accessible."""

import io
from pathlib import Path
from typing import Any

import pypdf
import pytest

from lea_check.report.style.colours import PAPER, STATUS, lighter
from tests.support.cli import Cli
from tests.support.colours import contrast
from tests.support.office_text import make, report, titles

each_language = pytest.mark.parametrize("lang", ["nl", "en"])


@each_language
def test_a_pdf_is_tagged_and_has_a_title_a_language_bookmarks_and_alternative_text(
    cli: Cli, tmp_path: Path, lang: str
) -> None:
    pdf = pypdf.PdfReader(io.BytesIO(report(cli, tmp_path, "pdf", lang=lang)))
    root = pdf.trailer["/Root"]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"], pdf.metadata.title) == (
        lang, True, "Jongeren aan het werk in Lelystad",
    )  # fmt: skip
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert [each.title for each in pdf.outline if not isinstance(each, list)] == titles(cli, lang)
    kinds, alternatives = tags(root["/StructTreeRoot"])
    assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/L", "/LI", "/Figure", "/Link"} <= set(kinds)
    assert len(alternatives) == kinds.count("/Figure") > 10
    assert all(round(float(page.mediabox.height)) == 842 for page in pdf.pages)


def tags(node: Any) -> tuple[list[str], list[str]]:
    """The kinds of all tags, and the alternative texts of figures."""
    kinds, texts, left = list[str](), list[str](), [node]
    while left:
        here = left.pop().get_object()
        if isinstance(here, list):
            left += here
        elif isinstance(here, dict):
            if "/S" in here:
                kinds.append(here["/S"])
                texts += [here["/Alt"]] if here["/S"] == "/Figure" and here.get("/Alt") else []
            left += [here["/K"]] if "/K" in here and not isinstance(here["/K"], int) else []
    return kinds, texts


def test_the_protocol_has_room_to_write(cli: Cli, tmp_path: Path) -> None:
    assert len(pypdf.PdfReader(io.BytesIO(make(cli, tmp_path, "pdf", "protocol", "--lang", "nl"))).pages) > 2


def test_all_text_on_paper_can_be_read() -> None:
    ink, soft, accent = PAPER["ink"], PAPER["soft"], PAPER["accent"]
    pairs = [(accent, PAPER["tint"]), (soft, lighter(PAPER["line"], 0.35))]
    pairs += [(colour, PAPER["paper"]) for colour in (ink, soft, accent, *STATUS.values())]
    pairs += [(ink, lighter(colour, 0.25)) for colour in STATUS.values()]
    pairs += [(colour, lighter(colour, 0.15)) for colour in STATUS.values()]
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []
