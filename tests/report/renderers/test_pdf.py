"""PDF: accessible."""

import io
from pathlib import Path
from typing import Any

import pypdf
import pytest

from lea_check.report.blocks import Bullets, Card, Grid, Paragraph, Report, Section
from lea_check.report.style.colours import PAPER, STATUS, lighter
from lea_check.report.style.fonts import _PLAIN, _SYMBOLS, shown
from tests.support.cli import Cli
from tests.support.colours import contrast
from tests.support.office_text import drawn_as, make, report, text_of_pdf, titles
from tests.support.paper import APART, ON_PAGES, on_pages, parts_on

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


def test_a_pdf_starts_a_page_after_a_part_that_may_be_used_alone() -> None:
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(on_pages("pdf"))).pages]
    assert parts_on(pages) == APART
    assert ["Inhoud" in page for page in pages] == [False, True]


def test_the_contents_of_a_pdf_come_first_where_no_part_is_used_alone() -> None:
    sections = tuple(each._replace(break_after=each is ON_PAGES.sections[-1]) for each in ON_PAGES.sections)
    made = drawn_as("pdf", ON_PAGES._replace(sections=sections))
    assert text_of_pdf(made).index("Inhoud") < text_of_pdf(made).index("Tekst Kort.")


NAMES = {
    "Samen 🎉🤝 ❤️": "NotoEmoji", "👩‍👩‍👧 👍🏽": "NotoEmoji", "🇳🇱 1️⃣": "NotoEmoji", "☀️ ⚙️": "NotoEmoji",
    "你好世界": "NotoSansCJKsc", "日本語": "NotoSansCJKsc", "한국어": "NotoSansCJKsc", "𠮷野家": "NotoSansCJKsc",
    "Ελλάδα": "SourceSansPro", "Привет": "SourceSansPro", "Қазақ": "SourceSansPro", "Tiếng Việt": "SourceSansPro",
    "שלום עולם": "NotoSansHebrew", "مرحبا بالعالم": "NotoSansArabic", "नमस्ते दुनिया": "NotoSansDevanagari",
    "ไทย": "NotoSansThai", "ქართული": "NotoSansGeorgian", "Հայերեն": "NotoSansArmenian", "አማርኛ": "NotoSansEthiopic",
    "தமிழ்": "NotoSansTamil", "বাংলা": "NotoSansBengali", "x̸": "NotoSans", "✕ ☇": "DejaVuSansMono",
}  # fmt: skip
"""Names, each with the font that has them."""


def drawn(text: str) -> bytes:
    """A report that has a text everywhere."""
    blocks = (
        Paragraph(text),
        Bullets((text,), text),
        Card(text, None, ((text, text),)),
        Grid((text,), ((text,),), (1,)),
    )
    return drawn_as("pdf", Report("nl", text, text, (Section("a", text, blocks),)))


@pytest.mark.parametrize(("name", "font"), NAMES.items(), ids=map(ascii, NAMES))
def test_a_name_in_any_script_is_shown_as_it_is(name: str, font: str) -> None:
    made = pypdf.PdfReader(io.BytesIO(drawn(name)))
    said = "".join(page.extract_text() for page in made.pages)
    assert "\\u" not in said.lower()
    assert made.metadata.title == name
    assert font in fonts_in(made)


def test_a_name_in_two_scripts_is_shown_in_the_order_in_which_it_is_written() -> None:
    assert "Samen 你好 Привет 🎉" in text_of_pdf(drawn("Samen 你好 Привет 🎉"))


def fonts_in(pdf: pypdf.PdfReader) -> set[str]:
    found = (font.get_object() for page in pdf.pages for font in page["/Resources"]["/Font"].values())
    return {font["/BaseFont"].partition("+")[2].partition("-")[0] for font in found}


def test_a_name_in_latin_letters_needs_no_other_font() -> None:
    assert fonts_in(pypdf.PdfReader(io.BytesIO(drawn("Zorgacademie Flevoland — coöperatie ‘é’ €")))) == {
        "SourceSansPro"
    }


def test_the_symbols_look_the_same_beside_any_script() -> None:
    fonts = [fonts_in(pypdf.PdfReader(io.BytesIO(drawn(f"● ◐ ○ ☐ {name}")))) for name in ("a", "你好")]
    assert fonts[1] - fonts[0] == {"NotoSansCJKsc"}


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("བོད", "\\u0f56\\u0f7c\\u0f51"), ("a \U00013000", "a \\U00013000"), ("\ue000", "\\ue000"),
        ("你\u0f7c", "你\\u0f7c"),
    ],
)  # fmt: skip
def test_what_no_font_has_is_spelled_out(text: str, spelled: str) -> None:
    assert text_of_pdf(drawn(text)).count(spelled) >= 5


def test_the_same_name_in_another_script_gives_the_same_bytes() -> None:
    assert drawn("你好 🎉 שלום") == drawn("你好 🎉 שלום")


def test_every_sign_that_is_said_to_have_a_shape_has_one() -> None:
    plain = "".join(chr(code) for code in range(0x20, 0x2800) if _PLAIN.fullmatch(chr(code)))
    known = "".join(map(chr, sorted(_SYMBOLS)))
    for text in (plain, known):
        assert shown(text) == text
        assert drawn(" ".join(text)).startswith(b"%PDF")
