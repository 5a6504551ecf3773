"""A page in the browser, as a test holds it."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Page

from tests.support.paths import ROOT


class Shown(NamedTuple):
    """A page in the browser, and what it did that a document should not: requests and messages."""

    page: Page
    heard: list[str]


Show = Callable[..., Shown]
Make = Callable[..., Path]


def example(name: str) -> Path:
    return ROOT / "examples" / f"{name}.yaml"
