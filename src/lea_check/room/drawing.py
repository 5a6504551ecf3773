"""The pages of a room: templates that escape, with the colours of reports and one small script."""

import hashlib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import jinja2

from lea_check.report.renderers.html import TEMPLATES
from lea_check.report.style.sanitize import sanitize
from lea_check.report.style.symbols import SYMBOLS
from lea_check.words import Words

PAGES = Path(__file__).with_name("pages")


class Asset(NamedTuple):
    """A file that pages load: its content, and its address, which changes with the content."""

    content: bytes
    media_type: str
    link: str


@cache
def assets() -> Mapping[str, Asset]:
    """What pages load, by path."""
    sheets = (TEMPLATES / "colours.css", TEMPLATES / "votes.css", PAGES / "room.css")
    found = [
        _asset("/room.css", b"".join(path.read_bytes() for path in sheets), "text/css"),
        _asset("/room.js", (PAGES / "room.js").read_bytes(), "text/javascript"),
        _asset("/icon.svg", (PAGES / "icon.svg").read_bytes(), "image/svg+xml"),
    ]
    return {each.link.partition("?")[0]: each for each in found}


def _asset(path: str, content: bytes, media_type: str) -> Asset:
    return Asset(content, media_type, f"{path}?v={hashlib.sha256(content).hexdigest()[:12]}")


def draw(template: str, words: Words, **values: Any) -> str:
    """A page in the language of `words`. A value that the template misses raises jinja2.UndefinedError."""
    return _environment().get_template(template).render(words=words, say=_saying(words), **values)


def _saying(words: Words) -> Callable[[Any], str]:
    """A text of the content, or a name that somebody typed, with nothing hidden in it."""
    return lambda text: sanitize(text if isinstance(text, str) else words.say(text))


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader([PAGES, TEMPLATES]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals |= {
        "icon": assets()["/icon.svg"].link,
        "style": assets()["/room.css"].link,
        "script": assets()["/room.js"].link,
        "symbols": SYMBOLS,
        "zip": zip,
    }
    return environment
