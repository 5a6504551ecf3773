"""The pages that people read, and the blocks and commands in them."""

import re
import shlex
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from tests.support.paths import ROOT

PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.M | re.S)
INLINE = re.compile(r"(?<!`)`(lea-check [^`\n]+)`(?!`)")


class Block(NamedTuple):
    """A fenced block, and what it shows as its output: the `text` block right behind it."""

    language: str
    text: str
    shown: str | None


class Command(NamedTuple):
    """A line that somebody may type, and what it must print if the page says so."""

    line: str
    shown: str | None = None


def blocks(page: Path) -> list[Block]:
    found = [*FENCE.finditer(page.read_text(encoding="utf-8")), None]
    return [Block(each[2], _text(each), _output(each, after)) for each, after in pairwise(found) if each]


def _text(fence: re.Match[str]) -> str:
    return re.sub(rf"^{fence[1]}", "", fence[3], flags=re.M)


def _output(fence: re.Match[str], after: re.Match[str] | None) -> str | None:
    between = fence.string[fence.end() : after.start()] if after else "x"
    return _text(after) if after and after[2] == "text" and not between.strip() else None


def commands(page: Path) -> list[Command]:
    """All commands of a page.

    In a sentence, a command by name alone asks for its help, and capitals, such as FILE, stand for something else.
    """
    inline = INLINE.findall(FENCE.sub("", page.read_text(encoding="utf-8")))
    whole = [line if len(line.split()) > 2 else f"{line} --help" for line in inline if not _stands_for_more(line)]
    return [*_in_blocks(page), *map(Command, whole)]


def _in_blocks(page: Path) -> Iterator[Command]:
    for block in blocks(page):
        lines = [line for line in block.text.splitlines() if re.search(r"(^|\| )lea-check ", line)]
        for line in lines if block.language == "sh" else []:
            yield Command(line, block.shown if line == lines[-1] else None)


def _stands_for_more(line: str) -> bool:
    return any(re.search(r"…|^[A-Z]+\W*$", word) for word in shlex.split(line))
