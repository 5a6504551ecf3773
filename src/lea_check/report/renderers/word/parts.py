"""The parts a Word document is made of: the document itself with its styles, paragraphs, tables, and its file."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from string import Template
from typing import Any

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, nsmap, qn
from docx.oxml.parser import oxml_parser
from docx.shared import Mm

from lea_check.report.blocks import MarkName
from lea_check.report.style.colours import PAPER, STATUS, lighter
from lea_check.report.style.sanitize import shortened
from lea_check.report.style.symbols import SYMBOLS

Element = Any
NAMESPACE = {"w": nsmap["w"]}
_name = cache(qn)
STYLES = Path(__file__).parents[1] / "templates" / "word-styles.xml"
LANGUAGES = {"nl": "nl-NL", "en": "en-GB"}
TEXT_WIDTH = 9638
"""The width of the text in twentieths of a point: A4 less two margins of 20 mm."""

MOST_TITLE = 255
"""A property of a document is at most so long."""

MADE = (1980, 1, 1, 0, 0, 0)
"""The date of every part in the file, so that the same report gives the same bytes."""

SIZES = {"title": "60", "heading": "34", "above": "480"}
PAPER_SIZES = {"title": "34", "heading": "24", "above": "120", "accent": "000000", "soft": "000000"}
"""Sizes of type in half points, the room above a heading in twentieths, and the colours of a form."""

SYMBOL_FONT = "Segoe UI Symbol"
BULLETS: tuple[MarkName | None, ...] = (None, "met", "partial", "missing", "open", "none")
"""What stands before the items of a list, in the order of the numbers of the lists."""


def new_document(lang: str, title: str, *, paper: bool = False) -> Document:
    """An empty A4 document with our styles, proofing language, properties and page numbers.

    `paper`: a form, for which all is smaller, and black.
    """
    document = docx.Document()
    _style(document, LANGUAGES.get(lang, lang), PAPER_SIZES if paper else SIZES)
    _describe(document, LANGUAGES.get(lang, lang), title)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    edge = 12 if paper else 22
    section.top_margin, section.bottom_margin, section.footer_distance = Mm(edge), Mm(edge), Mm(edge / 2)
    _number_pages(section.footer._element, shortened(title, 70))
    return document


def _style(document: Document, lang: str, sizes: Mapping[str, str]) -> None:
    """Our styles in place of the many of the library's own document."""
    values = {**PAPER, "plain": lighter(PAPER["line"], 0.35), "lang": lang, **sizes}
    ours = parse_xml(Template(STYLES.read_text(encoding="utf-8")).substitute(values, **STATUS))
    styles = document.styles.element
    for child in [*styles]:
        styles.remove(child)
    styles.extend([*ours])
    numbering = document.part.numbering_part.element
    for child in [*numbering]:
        numbering.remove(child)
    numbering.extend([_bullet(number, name) for number, name in enumerate(BULLETS, 1)])
    numbering.extend(
        element("w:num", {"w:numId": str(number)}, element("w:abstractNumId", {"w:val": str(number)}))
        for number, _ in enumerate(BULLETS, 1)
    )


def _bullet(number: int, name: MarkName | None) -> Element:
    """The definition of a list with a dot, or with the symbol of a status, before each item."""
    level = element(
        "w:lvl",
        {"w:ilvl": "0"},
        element("w:start", {"w:val": "1"}),
        element("w:numFmt", {"w:val": "bullet"}),
        element("w:lvlText", {"w:val": SYMBOLS[name] if name else "•"}),
        element("w:lvlJc", {"w:val": "left"}),
        element("w:pPr", None, element("w:ind", {"w:left": "340", "w:hanging": "340"})),
        element(
            "w:rPr",
            None,
            _fonts(SYMBOL_FONT if name else "Calibri"),
            element("w:color", {"w:val": STATUS[name or "none"]}),
        ),
    )
    return element(
        "w:abstractNum", {"w:abstractNumId": str(number)}, element("w:multiLevelType", {"w:val": "singleLevel"}), level
    )


def _fonts(name: str) -> Element:
    return element("w:rFonts", {f"w:{use}": name for use in ("ascii", "hAnsi", "eastAsia", "cs")})


def _describe(document: Document, lang: str, title: str) -> None:
    """Title and language; nothing of the library's own document: no author, no dates, no picture, no old mode."""
    package = document.part.package
    for parts, unwanted in ((document.part.rels, "stylesWithEffects"), (package.rels, "thumbnail")):
        for key in [key for key, part in parts.items() if part.reltype.endswith(unwanted)]:
            del parts[key]
    core = document.core_properties
    for child in [*core._element]:
        core._element.remove(child)
    core.title, core.language = shortened(title, MOST_TITLE), lang
    settings = document.settings.element
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    for setting in settings.iter(qn("w:themeFontLang")):
        setting.set(qn("w:val"), lang)


def _number_pages(footer: Element, title: str) -> None:
    for child in [*footer]:
        footer.remove(child)
    line = paragraph("Footer", run(title), tab())
    for field in ("PAGE", "NUMPAGES"):
        if field == "NUMPAGES":
            line.append(run(" / "))
        part = element("w:fldSimple", {"w:instr": field})
        part.append(run("1"))
        line.append(part)
    footer.append(line)


def packed(document: Document) -> bytes:
    """The file of a document, in which no date of making stands."""
    made, fixed = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as package:
        for name in parts.namelist():
            package.writestr(zipfile.ZipInfo(name, MADE), parts.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()


def element(tag: str, attributes: Mapping[str, str] | None = None, *children: Element) -> Element:
    """An element of WordprocessingML, made in a third of the time that the library's own way takes."""
    named = {_name(name): value for name, value in attributes.items()} if attributes else None
    made = oxml_parser.makeelement(_name(tag), named, nsmap=NAMESPACE)
    made.extend(children)
    return made


def paragraph(style: str, *runs: Element, keep: bool = False) -> Element:
    """A paragraph in a style; `keep`: on one page with the next."""
    made = element("w:p", None, element("w:pPr", None, element("w:pStyle", {"w:val": style})), *runs)
    if keep:
        keep_with_next(made)
    return made


def keep_with_next(made: Element) -> None:
    """Keep a paragraph on one page with the next."""
    made.pPr.insert(1, element("w:keepNext"))


def run(text: str, style: str | None = None) -> Element:
    """Text in a style of characters."""
    words = element("w:t", {"xml:space": "preserve"})
    words.text = text
    properties = [element("w:rPr", None, element("w:rStyle", {"w:val": style}))] if style else []
    return element("w:r", None, *properties, words)


def tab() -> Element:
    """A jump to the next tab stop."""
    return element("w:r", None, element("w:tab"))


def symbol(text: str, style: str) -> Element:
    """Symbols, in a font that has them."""
    made = run(text, style)
    made.rPr.append(_fonts(SYMBOL_FONT))
    return made


def bullet(text: str, name: MarkName | None = None) -> Element:
    """An item of a list, with the symbol of a status before it where it has one."""
    made = paragraph("ListBullet", run(text))
    if name:
        number = element("w:numId", {"w:val": str(BULLETS.index(name) + 1)})
        made.pPr.append(element("w:numPr", None, element("w:ilvl", {"w:val": "0"}), number))
    return made


def mark(name: MarkName, word: str) -> list[Element]:
    """A status: symbol, word and colour together."""
    if not word:
        return []
    style = f"Status{name.capitalize()}"
    return [symbol(SYMBOLS[name], style), run(f" {word}", style)]


def cell(*paragraphs: Element, fill: str | None = None) -> Element:
    """A cell of a table; `fill` is the colour behind it."""
    properties = element("w:tcPr")
    if fill:
        properties.append(element("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": fill}))
    return element("w:tc", None, properties, *paragraphs)


def table(
    title: str,
    widths: Sequence[int],
    heads: Iterable[Element],
    rows: Iterable[Sequence[Element]],
    *,
    whole: bool = False,
) -> Element:
    """A table as wide as the text, whose heading is repeated on each page and whose rows stay whole.

    `whole`: it stands on one page, if it fits there.
    """
    made = parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
        ' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr></w:tbl>'
    )
    made.tblPr.append(element("w:tblCaption", {"w:val": shortened(title, MOST_TITLE)}))
    made.append(element("w:tblGrid", None, *(element("w:gridCol", {"w:w": str(width)}) for width in widths)))
    made.append(_row([*heads], widths, element("w:tblHeader")))
    made.extend(_row(row, widths) for row in rows)
    if whole:
        for row in made.tr_lst[:-1]:
            for each in row.iter(qn("w:p")):
                keep_with_next(each)
    return made


def _row(cells: Sequence[Element], widths: Sequence[int], *properties: Element) -> Element:
    for each, width in zip(cells, widths, strict=True):
        each.tcPr.insert(0, element("w:tcW", {"w:w": str(width), "w:type": "dxa"}))
    return element("w:tr", None, element("w:trPr", None, element("w:cantSplit"), *properties), *cells)
