"""Files of office programs, which people give in the place of a text: what they are, by what they say or are called."""

from pathlib import PurePath

from ..model.assessment import Label
from .problems import SyntaxFlaw

ZIP = b"PK\x03\x04"
PDF = b"%PDF"
IN_ZIP = {b"word/": "word", b"xl/": "table"}
ENDINGS = {
    ".docx": "word", ".doc": "word", ".odt": "word",
    ".xlsx": "table", ".xls": "table", ".ods": "table", ".csv": "table", ".tsv": "table",
    ".pdf": "pdf",
}  # fmt: skip


def foreign(file: str, data: bytes = b"") -> SyntaxFlaw | None:
    """The flaw of a file that is no text to read; None for what may be one."""
    kind = _kind(file, data)
    if kind is None:
        return None
    key = "foreign-table" if kind == "table" else "foreign"
    return SyntaxFlaw(key, kind=Label("file-kind", kind), file=file)


def _kind(file: str, data: bytes) -> str | None:
    named = ENDINGS.get(PurePath(file).suffix.lower())
    if data.startswith(PDF):
        return "pdf"
    if data.startswith(ZIP):
        return named or next((kind for part, kind in IN_ZIP.items() if part in data), "zip")
    return named
