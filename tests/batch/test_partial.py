"""A batch that is stopped: what is done is written beside the whole of before, and says that it is part of it."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import lea_check.batch.jobs
from lea_check.judge.assess import outline
from tests.support.batch_files import many
from tests.support.cli import Cli

PART = "This is part of the whole: 3 of 9 were judged when it stopped."


@pytest.fixture(autouse=True)
def stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nine proposals, of which the fourth stops the batch."""
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    many(Path("in"), 9)
    done = list[Any]()

    def assess(*arguments: Any, **more: Any) -> object:
        if len(done) == 3:
            raise KeyboardInterrupt
        done.append(1)
        return outline(*arguments, **more)

    monkeypatch.setattr(lea_check.batch.jobs, "outline", assess)


def test_the_whole_of_before_stays_and_the_part_stands_beside_it(cli: Cli) -> None:
    Path("ranking.csv").write_text("whole\n", encoding="utf-8")
    found = cli("batch", "in", "-o", "ranking.csv", "--reports", "out", "--report-format", "md", "--lang", "en")
    assert found.code == 130
    assert Path("ranking.csv").read_text(encoding="utf-8") == "whole\n"
    assert f"lea-check: {PART}\nlea-check: the overview is in ranking-partial.csv" in found.err
    *judged, part = csv.DictReader(io.StringIO(Path("ranking-partial.csv").read_text(encoding="utf-8")))
    assert (len(judged), part["file"], part["problem"]) == (3, "in", PART)
    assert {row["report"] for row in judged} == {str(path) for path in Path("out").glob("*.md")}


def test_quiet_says_it_too(cli: Cli) -> None:
    found = cli("batch", "in", "-o", "ranking.csv", "--quiet", "--lang", "en")
    assert found.err.splitlines() == [
        f"lea-check: {PART}",
        "lea-check: the overview is in ranking-partial.csv",
        "lea-check: interrupted",
    ]


@pytest.mark.parametrize("format", ["table", "csv", "json", "jsonl", "html"])
def test_every_output_says_that_it_is_a_part(cli: Cli, format: str) -> None:
    found = cli("batch", "in", "-f", format, "--lang", "en")
    assert found.code == 130
    assert PART in found.out
    if format == "json":
        problem = json.loads(found.out)["problems"][0]
        assert (problem["file"], problem["problems"][0]["message"]) == ("in", PART)


def test_the_workbook_says_it(cli: Cli) -> None:
    assert cli("batch", "in", "-o", "o.xlsx", "--lang", "en").code == 130
    texts = [cell.value for sheet in openpyxl.load_workbook("o-partial.xlsx") for row in sheet.rows for cell in row]
    assert texts.count(PART) == 2


def test_what_was_done_need_not_be_done_again(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ("batch", "in", "--reports", "out", "--report-format", "md", "--lang", "en")
    assert "3 written, 0 unchanged" in cli(*asked).err
    monkeypatch.setattr(lea_check.batch.jobs, "outline", outline)
    assert "6 written, 3 unchanged" in cli(*asked).err
