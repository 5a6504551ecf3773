"""A batch as an Excel file with own words: whatever these are, Excel opens it."""

import io
from pathlib import Path

import openpyxl
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from lea_check.report.renderers.workbook import Sheet, sheet_names, workbook
from tests.support.cli import Cli
from tests.support.proposals import proposal_text


@pytest.mark.parametrize(
    "names",
    [
        {"ranking": "Rangschikking van alle voorstellen in dit programma"},
        {"ranking": "Voorstellen 2025/2026", "problems": "[x]: wat? *\\"},
        {"ranking": "Lijst", "conditions": "lijst", "open-questions": "LIJST", "problems": "Lijst (2)"},
        {"ranking": "'Lijst'", "conditions": "''", "open-questions": "  ", "problems": "\U0001f600" * 20},
        {"ranking": "x" * 40, "conditions": "x" * 41, "open-questions": "x" * 31},
    ],
    ids=str,
)
def test_a_batch_is_written_whatever_its_sheets_are_called(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: dict[str, str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("own/words").mkdir(parents=True)
    Path("own/words/nl.yaml").write_text(yaml.safe_dump({"workbook": names}), encoding="utf-8")
    Path("plan.yaml").write_text(proposal_text(), encoding="utf-8")
    found = cli("batch", "plan.yaml", "-o", "out.xlsx", "--data", "own", "--lang", "nl")
    assert found.code == 0, found.err
    book = openpyxl.load_workbook("out.xlsx")
    assert len(book.sheetnames) == 4
    assert book.worksheets[0]["D2"].value == "Proef"


@given(st.lists(st.text(max_size=40), min_size=1, max_size=6))
def test_any_names_are_names_for_excel(names: list[str]) -> None:
    made = sheet_names(names)
    assert len({name.casefold() for name in made}) == len(names)
    book = openpyxl.load_workbook(io.BytesIO(workbook([Sheet(name, [["x"]]) for name in names])))
    assert book.sheetnames == made
