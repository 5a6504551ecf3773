"""The text that a reader of a Word document or a PDF gets, in the order in which it is read."""

import io

import docx
import pypdf
from docx.oxml.ns import qn


def text_of_word(data: bytes) -> str:
    """The paragraphs of the body, those in tables too; a tab stands between the parts of a line."""
    body = docx.Document(io.BytesIO(data)).element.body
    pieces = {qn("w:t"): lambda piece: piece.text or "", qn("w:tab"): lambda _: "\t"}
    return "\n".join("".join(pieces[piece.tag](piece) for piece in line.iter(*pieces)) for line in body.iter(qn("w:p")))


def text_of_pdf(data: bytes) -> str:
    """The text of all pages, without the line at the foot of each."""
    pages = (page.extract_text().rstrip().splitlines() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    return "\n".join("\n".join(lines[:-1]) for lines in pages)
