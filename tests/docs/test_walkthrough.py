"""From a sheet to a ranked list with reports, by the commands of docs/scripts.md alone, in an empty home."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from tests.support.cli import Cli, Outcome
from tests.support.paths import ROOT

ROWS = 40
WORDS = {"nl": ("nee", "deels", "ja", "weten we niet"), "en": ("no", "partly", "yes", "we do not know")}


def section() -> str:
    page = (ROOT / "docs" / "scripts.md").read_text(encoding="utf-8")
    return page.split("## From a sheet to a ranked list\n")[1].split("\n### ")[0]


def steps() -> Iterator[list[str]]:
    """The commands of the section, in order, without the one in which somebody types answers."""
    for block in re.findall(r"```sh\n(.*?)```", section(), re.DOTALL):
        for line in block.splitlines():
            if "interview" not in line:
                yield shlex.split(line)[1:]


def fill(path: Path, lang: str, *, mistake: bool) -> None:
    """Fill the template in as an office does: words and numbers, dates and text, labels from the lists, blanks."""
    book = openpyxl.load_workbook(path)
    sheet, choices = book.worksheets
    chosen = {column[0].value: [cell.value for cell in column[1:] if cell.value] for column in choices.columns}
    headings = [cell.value for cell in sheet[1]]
    for row in range(ROWS):
        cells = {0: f"RIF-{row + 1:03}", 1: f"Plan {row + 1}", 3: f"{row % 28 + 1}-5-2026", 4: 12}
        cells |= {place: "; ".join(chosen[headings[place]][row % 5 : row % 5 + 2]) for place in (11, 12)}
        cells |= {16: "De Molen (bedrijf); ROC (school)" if lang == "nl" else "The Mill (company); ROC (school)"}
        questions = enumerate(range(20, len(headings), 2))
        cells |= {place: [*WORDS[lang], None, 1, 2][(row + number * row) % 7] for number, place in questions}
        for place, value in cells.items():
            sheet.cell(row + 2, place + 1, value)
    sheet["D9"] = "31-2-2026" if mistake else "31-5-2026"
    book.save(path)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_forty_rows_of_a_sheet_become_a_ranked_list_with_reports(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    template, taken, again, checked, ranked, required = steps()

    def run(step: list[str]) -> Outcome:
        return cli(*step, LEA_CHECK_LANG=lang)

    assert run(template).code == 0
    fill(Path("intake.xlsx"), lang, mistake=True)
    first = run(taken)
    assert first.code == 2
    shown = re.search(r"```text\n(.*?)```", section(), re.DOTALL)
    assert shown
    if lang == "en":
        assert first.err.startswith(shown[1])
    fill(Path("intake.xlsx"), lang, mistake=False)
    refused = run(taken)
    assert refused.code == 2
    assert "--yes" in refused.err
    assert run(again).code == 0
    assert run(checked).code == 0
    done = run(ranked)
    assert done.code == 0, done.err
    reports = {path.stem for path in Path("reports").glob("*.html")}
    assert reports == {f"rif-{row + 1:03}" for row in range(ROWS)}
    ranking = CalamineWorkbook.from_path("ranking.xlsx").get_sheet_by_index(0).to_python()
    assert sum(any("RIF-" in str(cell) for cell in row) for row in ranking) == ROWS
    last = run(required)
    assert last.code == 1
    named = [line for line in last.err.splitlines() if "proposals" in line]
    assert named
    assert all(re.search(r"proposals.rif-\d+\.yaml", line) for line in named)
