"""Pages as a browser shows them: to everyone, at every width, in light and dark, on paper, and alone."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pypdf
import pytest
from axe_playwright_python.base import AXE_FILE_PATH

from tests.support.cli import Cli
from tests.support.first_page import EXAMPLES, off_the_first_page
from tests.support.hostile_texts import hostile_proposal
from tests.support.paper import APART, on_pages, parts_on
from tests.support.paths import ROOT
from tests.system.browser.chromium import Make, Show, example

pytestmark = pytest.mark.xdist_group("browser")

PAGES = {
    "report": ("assess", example("techniekroute-luchthaven")),
    "votes": ("assess", example("jongeren-aan-het-werk")),
    "durable": ("assess", example("personeelsnetwerk-mkb")),
    "almost-empty": ("assess", example("avondschool-lelystad")),
    "condition": ("conditions", "mass"),
    "protocol": ("protocol",),
    "form": ("form", example("techniekroute-luchthaven"), "--parties", "bedrijven,onderwijs"),
    "quick-form": ("form", example("techniekroute-luchthaven"), "--quick", "--return", "balie"),
    "cards": ("form", "--cards"),
    "portfolio": ("batch", ROOT / "examples"),
    "comparison": ("compare", example("techniekroute-luchthaven"), example("jongeren-aan-het-werk")),
}
each_page = pytest.mark.parametrize("command", PAGES.values(), ids=PAGES)
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = """async tags => {
    const found = await axe.run({runOnly: tags, resultTypes: ['violations']})
    return [found.passes.map(rule => rule.id), found.violations.map(rule => [rule.id, rule.nodes[0].html])]
}"""
A4 = [595, 842]


@each_page
def test_a_page_loads_nothing_and_says_nothing_on_the_console(make: Make, show: Show, command: tuple[object]) -> None:
    shown = show(make(*command))
    shown.page.emulate_media(media="print")
    shown.page.wait_for_load_state("networkidle")
    assert shown.heard == []


@pytest.mark.parametrize(("name", "lang"), [*((name, "nl") for name in PAGES), ("votes", "en")])
def test_everyone_can_use_a_page_in_light_and_dark(make: Make, show: Show, name: str, lang: str) -> None:
    page = show(make(*PAGES[name], lang=lang), bypass_csp=True).page
    page.add_script_tag(path=AXE_FILE_PATH)
    for scheme, width in (("light", 1200), ("dark", 360)):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.set_viewport_size({"width": width, "height": 900})
        passed, wrong = page.evaluate(AXE, WCAG)
        assert {"color-contrast", "html-has-lang", "heading-order"} <= {*passed}
        assert wrong == []


@each_page
def test_nothing_has_to_be_scrolled_sideways(make: Make, show: Show, command: tuple[object]) -> None:
    page = show(make(*command)).page
    for width in (320, 360, 768, 1400):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") == width


@each_page
def test_tables_come_whole_on_a4_with_their_headings_repeated(
    make: Make, show: Show, command: tuple[object], tmp_path: Path
) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("there is no pdftotext here")
    source = make(*command)
    show(source).page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    found = subprocess.run(
        ["pdftotext", "-bbox", tmp_path / "page.pdf", "-"], capture_output=True, check=True, text=True
    )
    pages = [set(words_of(page)) for page in found.stdout.split("<page ")[1:]]
    for page in found.stdout.split("<page ")[1:]:
        width, height = map(float, re.findall(r'(?:width|height)="([\d.]+)"', page)[:2])
        assert sorted((round(width), round(height))) == A4
        assert all(0 < float(right) < width for right in re.findall(r'xMax="([\d.]+)"', page))
    tree = html5lib.parse(source.read_text(encoding="utf-8"), namespaceHTMLElements=False)
    for table in tree.iter("table"):
        head, body = table.findall("*")[-2:]
        for row in body:
            assert [page for page in pages if words_in(head) | words_in(row) <= page], words_in(row)


def test_a_part_that_may_be_used_alone_is_printed_on_a_page_of_its_own(show: Show, tmp_path: Path) -> None:
    (tmp_path / "pages.html").write_bytes(on_pages("html"))
    show(tmp_path / "pages.html").page.pdf(path=tmp_path / "pages.pdf", prefer_css_page_size=True)
    assert parts_on([page.extract_text() for page in pypdf.PdfReader(tmp_path / "pages.pdf").pages]) == APART


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_one_minute_is_one_page_of_a4_in_print(cli: Cli, show: Show, tmp_path: Path, path: Path, lang: str) -> None:
    assert cli("assess", path, "-o", tmp_path / "report.html", "--lang", lang).code == 0
    show(tmp_path / "report.html").page.pdf(path=tmp_path / "report.pdf", prefer_css_page_size=True)
    pages = [page.extract_text() for page in pypdf.PdfReader(tmp_path / "report.pdf").pages]
    assert off_the_first_page(pages, json.loads(cli("assess", path, "-f", "json", "--lang", lang).out), lang) == []


@pytest.mark.parametrize("name", ["quick-form", "cards"])
def test_a_quick_form_and_cards_are_one_sheet_of_paper(make: Make, show: Show, tmp_path: Path, name: str) -> None:
    show(make(*PAGES[name])).page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    assert len(pypdf.PdfReader(tmp_path / "page.pdf").pages) == 1


def test_a_form_can_be_ticked_and_written_on_and_sends_nothing(make: Make, show: Show) -> None:
    page = show(make(*PAGES["form"])).page
    first = page.get_by_role("group").nth(1)
    first.get_by_role("radio").nth(0).check()
    first.get_by_role("radio").nth(2).check()
    assert [each.is_checked() for each in first.get_by_role("radio").all()] == [False, False, True, False]
    page.get_by_role("textbox").last.fill("Vraag ook naar veiligheid")
    assert page.locator("form, button").count() == 0


def words_of(page: str) -> list[str]:
    return [word for text in re.findall(r">([^<]*)</word>", page) for word in re.findall(r"\w+", text)]


NOT_PRINTED = ("{http://www.w3.org/2000/svg}title", "{http://www.w3.org/2000/svg}desc")
BREAKABLE = "small"
"""Holds the name of a file, which breaks anywhere."""


def words_in(row: Element) -> set[str]:
    """The words of a row that stand on paper as they are."""
    skipped = (*NOT_PRINTED, BREAKABLE)
    texts = [cell.text for cell in row.iter() if cell.tag not in skipped] + [cell.tail for cell in row.iter()]
    return {word for text in texts if text for word in re.findall(r"\w+", text)}


def test_a_hostile_proposal_neither_acts_nor_widens_the_page(make: Make, show: Show, tmp_path: Path) -> None:
    proposal = tmp_path / "hostile.json"
    proposal.write_text(hostile_proposal(), encoding="utf-8")
    shown = show(make("assess", proposal), width=360)
    assert shown.heard == []
    assert shown.page.evaluate("document.documentElement.scrollWidth") == 360
    assert shown.page.title().startswith("<script>alert(1)</script>")
