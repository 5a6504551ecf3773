"""Files of office programs, which people give in the place of a text: what they are, by what they say or are called."""

import os

from lea_check.files.problems import SyntaxFlaw
from lea_check.files.text.source import ZIP
from lea_check.model.message import Label

PDF = b"%PDF"
IN_ZIP = {b"word/": "word", b"xl/": "table"}
ENDINGS = {
    ".docx": "word", ".doc": "word", ".odt": "word",
    ".xlsx": "table", ".xls": "table", ".ods": "table", ".csv": "table", ".tsv": "table",
    ".pdf": "pdf",
}  # fmt: skip


def office_flaw(file: str, data: bytes = b"", *, proposal: bool) -> SyntaxFlaw | None:
    """The flaw of a file that is no text to read, with advice where a proposal was wanted; None for what may be one."""
    program = _program(file, data)
    if program is None:
        return None
    advised = "foreign-table" if program == "table" else "foreign-text"
    return SyntaxFlaw(advised if proposal else "foreign", kind=Label("file-kind", program), file=file)


def _program(file: str, data: bytes) -> str | None:
    named = ENDINGS.get(os.path.splitext(file)[1].lower())  # noqa: PTH122 - a Path takes five times as long, per file
    if data.startswith(PDF):
        return "pdf"
    if data.startswith(ZIP):
        return named or next((program for part, program in IN_ZIP.items() if part in data), "zip")
    return named
