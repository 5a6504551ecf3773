"""A batch as an Excel file."""

import io
import json
import re
from pathlib import Path

import openpyxl
import pytest

from lea_check.report.style.sanitize import sanitize
from tests.support.cli import Cli
from tests.support.hostile_texts import hostile_proposal
from tests.support.office_text import make, parts
from tests.support.paths import ROOT


def book(cli: Cli, folder: Path, *paths: Path, lang: str = "nl") -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(make(cli, folder, "xlsx", "batch", *paths, "--lang", lang)))


@pytest.mark.parametrize(
    ("lang", "names", "verdict", "status"),
    [
        ("nl", ["Rangorde", "Voorwaarden", "Nog uit te zoeken", "Niet te lezen"], "Haalbaar, mits", "◐ deels"),
        ("en", ["Ranking", "Conditions", "Still to find out", "Could not be read"], "Feasible, if", "◐ partly"),
    ],
)
def test_a_workbook_holds_what_the_documents_of_a_batch_say(
    cli: Cli, tmp_path: Path, *, lang: str, names: list[str], verdict: str, status: str
) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("name: [\n", encoding="utf-8")
    paths = (ROOT / "examples", bad)
    document = json.loads(cli("batch", *paths, "-f", "json", "--lang", lang).out)
    made = book(cli, tmp_path, *paths, lang=lang)
    assert made.sheetnames == names
    ranking, conditions, questions, problems = ([*sheet.iter_rows(values_only=True)] for sheet in made)
    *judged, failed = ranking[1:]
    assert [row[3] for row in judged] == [each["proposal"]["name"] for each in document["assessments"]]
    assert {row[0] for row in judged} == {1, 2, 3, 4, ""}
    assert verdict in {row[9] for row in judged}
    assert failed[1] == str(bad)
    assert failed[-1].endswith(problems[1][-1])
    assert len(conditions[0]) == 12
    assert status in {cell for row in conditions for cell in row}
    assert len(questions) - 1 == sum(len(each["open_questions"]) for each in document["assessments"])
    assert [row[0] for row in problems[1:]] == [str(bad)]


def test_a_sheet_has_filters_a_heading_that_stays_and_colours_that_follow_the_words(cli: Cli, tmp_path: Path) -> None:
    made = book(cli, tmp_path, ROOT / "examples")
    for sheet in made:
        assert sheet.auto_filter.ref
        assert sheet.freeze_panes
        assert all(sheet.column_dimensions[column].width > 5 for column in "ABCD")
    rules = [rule for each in made["Voorwaarden"].conditional_formatting for rule in each.rules]
    assert [rule.text for rule in rules] == ["●", "◐", "○", "?", "–"]
    assert len({rule.dxf.font.color.rgb for rule in rules}) == 5


def test_no_text_in_a_workbook_is_a_formula_a_link_or_a_number(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    names = ("=1+1", "+31", "-2", "@x", "https://example.org", "007", "{=A1}", "\u202eom", "x" * 10_000)
    for number, name in enumerate(names):
        document = json.loads(hostile_proposal()) | {"name": name}
        (folder / f"{number}.json").write_text(json.dumps(document), encoding="utf-8")
    data = make(cli, tmp_path, "xlsx", "batch", folder, "--lang", "nl")
    ranking = openpyxl.load_workbook(io.BytesIO(data))["Rangorde"]
    shown = {row[3].value: row[3].data_type for row in ranking.iter_rows(min_row=2)}
    assert shown == {sanitize(name): "s" for name in names}
    sheets = b"".join(text for name, text in parts(data).items() if "worksheets" in name)
    assert not re.search(rb"<f>|<f |<hyperlink", sheets)


def test_the_same_batch_gives_the_same_parts(cli: Cli, tmp_path: Path) -> None:
    first, second = (make(cli, tmp_path, "xlsx", "batch", ROOT / "examples", "--lang", "nl") for _ in range(2))
    assert parts(first) == parts(second)
