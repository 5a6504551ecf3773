"""Exports as form programs lay them out, made at test time."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

NBSP = "\u00a0"
Rows = Sequence[Sequence[Any]]

MICROSOFT = {
    "en": ("ID", "Start time", "Completion time", "Email", "Name"),
    "nl": ("ID", "Begintijd", "Tijd van voltooien", "E-mail", "Naam"),
}


def write_csv(
    path: Path, rows: Rows, *, separator: str = ",", encoding: str = "utf-8", quoting: Any = csv.QUOTE_MINIMAL
) -> Path:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=separator, quoting=quoting).writerows(rows)
    path.write_bytes(stream.getvalue().encode(encoding))
    return path


def write_xlsx(path: Path, rows: Rows, *, sheet: str = "Sheet1", more: Sequence[str] = ()) -> Path:
    """Text stays text and numbers numbers, as the programs write them."""
    book = Workbook(str(path), {"strings_to_numbers": False})
    for name, content in [(sheet, rows), *((each, [["iets"]]) for each in more)]:
        page = book.add_worksheet(name)
        for number, row in enumerate(content):
            for column, cell in enumerate(row):
                page.write(number, column, cell)
    book.close()
    return path


def microsoft(path: Path, language: str, questions: Sequence[str], answers: Rows, *, anonymous: bool = False) -> Path:
    """An XLSX with five columns in front, dates as numbers, and headings with spaces that do not break."""
    headings = [*MICROSOFT[language], *(f"{question.replace(' ', NBSP)}{NBSP}\n" for question in questions)]
    people = [
        [
            number,
            45000.5,
            45000.6,
            "anonymous" if anonymous else f"p{number}@voorbeeld.nl",
            "" if anonymous else f"P{number}",
        ]
        for number in range(1, len(answers) + 1)
    ]
    return write_xlsx(path, [headings, *([*who, *row] for who, row in zip(people, answers, strict=True))])


def google(path: Path, language: str, questions: Sequence[str], answers: Rows) -> Path:
    """A CSV with every cell quoted."""
    first = {"nl": ["Tijdstempel", "E-mailadres"], "en": ["Timestamp", "Email Address"]}[language]
    people = ([f"2026/05/20 9:0{n} a.m. CET", f"p{n}@voorbeeld.nl"] for n in range(len(answers)))
    rows = [[*who, *row] for who, row in zip(people, answers, strict=True)]
    return write_csv(path, [[*first, *questions], *rows], quoting=csv.QUOTE_ALL)


LIME = {
    "code": ["id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp", "ipaddr"],
    "full": ["Antwoord-ID", "Datum verzonden", "Laatste pagina", "Start taal", "Zaad", "Startdatum",
             "Datum laatste actie", "IP-adres"],
}  # fmt: skip


def limesurvey(path: Path, kind: str, questions: Sequence[str], answers: Rows) -> Path:
    """A CSV with every cell quoted and a mark at the start, headings as codes or in full."""
    rows = [
        [n, "2026-05-20 09:00:00", 3, "nl", 1234567890, "2026-05-20 08:55:00", "2026-05-20 09:00:00", "10.0.0.1", *row]
        for n, row in enumerate(answers, 1)
    ]
    headings = [*LIME[kind], *questions]
    return write_csv(path, [headings, *rows], encoding="utf-8-sig", quoting=csv.QUOTE_ALL)


def odk(path: Path, names: Sequence[str], answers: Rows) -> Path:
    """A CSV of ODK Central: groups before the names with a hyphen, and columns about the submission around them."""
    last = ["meta-instanceID", "KEY", "SubmitterID", "SubmitterName", "AttachmentsPresent", "Status", "DeviceID"]
    rows = [
        ["2026-05-20T09:00:00.000Z", *row, f"uuid:{n}", f"uuid:{n}", "7", "tablet van de zaal", "0", "", "web"]
        for n, row in enumerate(answers)
    ]
    return write_csv(path, [["SubmissionDate", *names, *last], *rows])


def kobo(path: Path, names: Sequence[str], answers: Rows) -> Path:
    """A CSV of KoBoToolbox: semicolons, and groups before the names with a slash."""
    last = ["_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status", "_submitted_by", "_index"]
    rows = [
        ["2026-05-20T09:00", "2026-05-20T09:05", *row, 100 + n, f"u{n}", "2026-05-20", "", "", "submitted", "", n]
        for n, row in enumerate(answers)
    ]
    return write_csv(path, [["start", "end", *names, *last], *rows], separator=";", encoding="utf-8-sig")
