"""The site: every page has a place, every link leads somewhere, and nothing is loaded from elsewhere."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import html5lib
import pytest

from tests.support.pages import PAGES
from tests.support.paths import ROOT

MAKER = ROOT / "docs" / "make_site.py"
LOADED = {"img": "src", "script": "src", "link": "href", "iframe": "src", "source": "src"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("site") / "site"
    done = subprocess.run([sys.executable, MAKER, target], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return target


def links(page: Path) -> Iterator[tuple[str, str]]:
    """The elements of a page that lead to something, by tag and address."""
    tree = html5lib.parse(page.read_text(encoding="utf-8"), namespaceHTMLElements=False)
    for element in tree.iter():
        for name in ("href", "src"):
            if address := element.get(name):
                yield str(element.tag), address


@pytest.mark.xdist_group("site")
def test_every_link_and_picture_of_the_site_is_there(site: Path) -> None:
    pages = [page for page in site.rglob("*.html") if page.name != "404.html"]
    assert len(pages) >= len(PAGES)
    for page in pages:
        for _, address in links(page):
            parts = urlsplit(address)
            if not parts.scheme and not parts.netloc and parts.path:
                assert (page.parent / unquote(parts.path)).exists(), f"{page.name}: {address}"


@pytest.mark.xdist_group("site")
def test_the_site_loads_nothing_from_elsewhere(site: Path) -> None:
    for page in site.rglob("*.html"):
        loaded = [address for tag, address in links(page) if tag in LOADED]
        assert not [each for each in loaded if urlsplit(each).netloc and "canonical" not in each]
    for sheet in site.rglob("*.css"):
        assert not re.search(r"(@import|url\()\s*[\"']?(https?:)?//", sheet.read_text(encoding="utf-8"))
