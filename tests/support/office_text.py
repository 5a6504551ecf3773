"""Documents as the command makes them, and the text that a reader of them gets, in the order in which it is read."""

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pypdf
from docx.oxml.ns import qn
from tests.support.cli import Cli


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


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}
