"""Tables of what people filled in: which cells they hold, and what is no table."""

import io
import zipfile
from datetime import date, time
from pathlib import Path

import openpyxl
import pytest

from lea_check.files import responses
from lea_check.files.problems import InputError
from lea_check.files.responses import MOST_COLUMNS, declared_cells, read_responses
from lea_check.model.message import Message


def table(path: Path, data: bytes) -> list[tuple[str, ...]]:
    path.write_bytes(data)
    [sheet] = read_responses(str(path)).sheets
    return [row.cells for row in sheet.rows]


def refused(path: Path, data: bytes) -> Message:
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read_responses(str(path))
    [problem] = caught.value.problems
    assert problem.file == str(path)
    return problem.message


@pytest.mark.parametrize(
    ("hint", "separator"), [("sep=,", ","), ("sep=;", ";"), ("SEP=;", ";"), ("sep=\t", "\t"), ("sep=", "\t")]
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_hint_for_excel_tells_the_separator(tmp_path: Path, hint: str, separator: str, end: str) -> None:
    rows = [("a;x", "b,y", "c"), ("1", "2", "3")]
    text = end.join([hint, *(separator.join(f'"{cell}"' for cell in row) for row in rows)])
    assert table(tmp_path / "a.csv", text.encode()) == rows


def test_a_first_line_that_looks_like_a_hint_is_a_heading(tmp_path: Path) -> None:
    assert table(tmp_path / "a.csv", b"sep=x;b\n1;2\n") == [("sep=x", "b"), ("1", "2")]
    assert table(tmp_path / "a.csv", b"SEPX\n1\n") == [("SEPX",), ("1",)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_an_answer_of_two_lines_keeps_its_line_end(tmp_path: Path, end: str) -> None:
    text = f'a;b\n1;"x{end}y"\n'
    assert table(tmp_path / "a.csv", text.encode()) == [("a", "b"), ("1", f"x{end}y")]


def test_two_columns_are_told_apart_and_rows_stay_as_long_as_they_are(tmp_path: Path) -> None:
    assert table(tmp_path / "a.csv", b"a;b, c\n1;2\n3\n4;5;6\n") == [("a", "b, c"), ("1", "2"), ("3",), ("4", "5", "6")]


def test_a_title_line_above_does_not_hide_the_separator(tmp_path: Path) -> None:
    assert table(tmp_path / "a.csv", b"Wat vindt u, echt?\na;b\n1;2\n")[1:] == [("a", "b"), ("1", "2")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_letters_of_every_encoding_are_read(tmp_path: Path, encoding: str) -> None:
    path = _put(tmp_path / "a.csv", "naam\tvraag\n\u20acén\t2\n".encode(encoding))
    found = read_responses(str(path))
    assert [row.cells for row in found.sheets[0].rows] == [("naam", "vraag"), ("\u20acén", "2")]
    assert found.cp1252 == (encoding == "cp1252")


def test_sheets_are_kept_in_order_with_empty_ones_too(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Leeg"
    book.create_sheet("Antwoorden").append(["a"])
    book.save(tmp_path / "a.xlsx")
    found = read_responses(str(tmp_path / "a.xlsx"))
    assert [(sheet.name, len(sheet.rows)) for sheet in found.sheets] == [("Leeg", 0), ("Antwoorden", 1)]


def test_a_thousand_columns_are_read_and_one_more_is_too_many(tmp_path: Path) -> None:
    assert len(table(tmp_path / "a.csv", b";".join([b"x"] * MOST_COLUMNS))[0]) == 1_000
    wrong = refused(tmp_path / "a.csv", b";".join([b"x"] * (MOST_COLUMNS + 1)))
    assert wrong == Message("read.too-many-columns", {"most": 1_000})


def workbook(*rows: list[object]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_cells_of_a_workbook_read_as_a_person_would_write_them(tmp_path: Path) -> None:
    data = workbook([None, "a", "b", "c", "d"], [], ["x", 2.0, 2.5, date(2026, 5, 20), time(9, 30)])
    [sheet] = read_responses(str(_put(tmp_path / "a.xlsx", data))).sheets
    headings, row = sheet.rows
    assert headings.cells == ("", "a", "b", "c", "d")
    assert row.number == 3
    assert row.cells[:3] == ("x", "2", "2.5")
    assert row.cells[3].startswith("2026-05-20")
    assert row.cells[4] == "09:30:00"


def _put(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_a_workbook_that_is_empty_broken_or_too_large_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, whole = tmp_path / "a.xlsx", workbook(["a", "b"], [1, 2])
    assert refused(path, workbook()).key == "read.empty-table"
    assert refused(path, whole[:-200]).key == "read.not-xlsx"
    assert refused(path, _without_sheets(whole)).key == "read.not-xlsx"
    monkeypatch.setattr(responses, "MOST_CELLS", 4)
    assert table(path, whole) == [("a", "b"), ("1", "2")]
    monkeypatch.setattr(responses, "MOST_CELLS", 3)
    assert refused(path, whole) == Message("read.too-many-cells", {"most": 3})
    size = sum(each.file_size for each in zipfile.ZipFile(io.BytesIO(whole)).infolist())
    monkeypatch.setattr(responses, "MOST_CELLS", 4)
    monkeypatch.setattr(responses, "MOST_UNPACKED", size)
    assert table(path, whole) == [("a", "b"), ("1", "2")]
    monkeypatch.setattr(responses, "MOST_UNPACKED", size - 1)
    assert refused(path, whole) == Message("read.size", {"limit": "0 MiB"})


def _without_sheets(data: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"<broken" if name == "xl/workbook.xml" else old.read(name))
    return stream.getvalue()


@pytest.mark.parametrize(
    ("sheet", "cells"),
    [
        (b"", 0),
        (b'<c r="A1"/>', 1),
        (b'<c r="C2"/>', 6),
        (b'<c s="1" r="Z3"><c r="A7"/>', 26 * 7),
        (b'<x:c r="AA10"/>', 27 * 10),
        (b"<c r='BC1'/>", 55),
        (b'<row r="9"><c r="B1"/>', 2 * 9),
        (b"<c/><c></c>", 2),
        (b'<c r="B2"/><c/><c t="s">', 4 * 2),
        (b'<col r="9"/>', 0),
    ],
)
def test_the_size_of_a_sheet_is_seen_before_it_is_read(sheet: bytes, cells: int) -> None:
    assert declared_cells(sheet) == cells
