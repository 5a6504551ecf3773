"""Documents as the command makes them, and the text that a reader of them gets, in the order in which it is read."""

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import docx
import pypdf
from docx.oxml.ns import qn

from lea_check.report.blocks import Report
from lea_check.report.formats import FILE_SCREEN, draw
from tests.support.cli import Cli
from tests.support.paths import ROOT


def text_of_word(data: bytes) -> str:
    """The paragraphs of the body, those in tables too; a tab stands between the parts of a line."""
    body = docx.Document(io.BytesIO(data)).element.body
    pieces = {qn("w:t"): lambda piece: piece.text or "", qn("w:tab"): lambda _: "\t"}
    return "\n".join("".join(pieces[piece.tag](piece) for piece in line.iter(*pieces)) for line in body.iter(qn("w:p")))


def text_of_pdf(data: bytes) -> str:
    """The text of all pages, without the line at the foot of each."""
    pages = (page.extract_text().rstrip().splitlines() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    return "\n".join("\n".join(lines[:-1]) for lines in pages)


def make(cli: Cli, folder: Path, name: str, *arguments: Any) -> bytes:
    """What the command writes in a format."""
    target = folder / f"made.{name}"
    assert cli(*arguments, "-o", target).code in (0, 2)
    return target.read_bytes()


def drawn_as(name: str, report: Report) -> bytes:
    """A report in a format that is no text."""
    made = draw(name, report, FILE_SCREEN)
    assert isinstance(made, bytes)
    return made


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


VOTES = ROOT / "examples" / "jongeren-aan-het-werk.yaml"


def report(cli: Cli, folder: Path, name: str, file: Path = VOTES, lang: str = "nl") -> bytes:
    return make(cli, folder, name, "assess", file, "--lang", lang)


def titles(cli: Cli, lang: str) -> list[str]:
    """The sections of the report, as Markdown has them."""
    return re.findall(r"^## (.*)$", cli("assess", VOTES, "-f", "md", "--lang", lang).out, re.M)
