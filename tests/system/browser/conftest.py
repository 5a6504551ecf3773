"""A real browser: the system's Chromium, driven by playwright. Without it these tests are skipped."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, sync_playwright

from tests.support.cli import Cli
from tests.system.browser.chromium import Make, Show, Shown

NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("there is no Chromium here")
    with sync_playwright() as tool:
        found = tool.chromium.launch(executable_path=CHROMIUM, args=[*ARGUMENTS])
        yield found
        found.close()


def dismissed(dialog: Dialog, heard: list[str]) -> None:
    heard.append(dialog.message)
    dialog.dismiss()


@pytest.fixture
def show(browser: Browser) -> Iterator[Show]:
    """Opens a file: `show(path, width=360, color_scheme="dark")`."""
    contexts: list[BrowserContext] = []

    def open_file(path: Path, *, width: int = 1200, **settings: object) -> Shown:
        context = browser.new_context(viewport={"width": width, "height": 900}, **settings)  # type: ignore[arg-type]
        contexts.append(context)
        page, heard = context.new_page(), list[str]()
        page.on("request", lambda request: heard.append(request.url) if request.url != path.as_uri() else None)
        page.on("console", lambda message: heard.append(message.text))
        page.on("dialog", lambda dialog: dismissed(dialog, heard))
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.goto(path.as_uri())
        return Shown(page, heard)

    yield open_file
    for context in contexts:
        context.close()


@pytest.fixture
def make(cli: Cli, tmp_path: Path) -> Make:
    """Writes a page: `make("assess", proposal, lang="nl")` gives its path."""

    def write(*command: object, lang: str = "nl") -> Path:
        path = tmp_path / f"page-{lang}.html"
        found = cli(*command, "-o", path, "--lang", lang)
        assert found.code == 0, found.err
        return path

    return write
