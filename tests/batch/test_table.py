"""The table of a batch on a screen: every name is there, in straight columns, however narrow it is."""

from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.support.cli import Cli
from tests.support.proposals import proposal_text

NAMES = [
    "Samen \u2764\ufe0f leren", "\u8377\u5170\u6559\u80b2\u5408\u4f5c\u8ba1\u5212", "\U0001f1f3\U0001f1f1 Lelystad",
    "Zo\u00eb's caf\u00e9", "Plan",
]  # fmt: skip


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for number, name in enumerate(NAMES):
        text = proposal_text(name=f'"{name}"', answers="  demand: 3\n  mass: 1")
        Path(f"{number}.yaml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("columns", [20, 30, 35, 36, 40, 60, 80, 99, 100, 140, 200])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_nothing_is_wider_than_the_screen_and_every_name_is_there(cli: Cli, columns: int, language: str) -> None:
    Path("0.yaml").write_text(proposal_text(name="Plan nul", stage="running"), encoding="utf-8")
    Path("bad.yaml").write_text("name: [", encoding="utf-8")
    out = cli("batch", ".", "--lang", language, COLUMNS=str(columns)).out
    assert max(map(cell_len, out.splitlines())) <= columns
    begin = {letter for line in out.splitlines() for letter in line[:10]}
    assert begin >= set("#PlanZ荷🇳")
    assert columns < 60 or {*out.split()} >= {"Plan", "nul", "Lelystad", "荷兰教育合作计划"}
    assert "bad.yaml" in out


@pytest.mark.parametrize("columns", [80, 120])
def test_columns_are_straight_whatever_the_script(cli: Cli, columns: int) -> None:
    _, head, *rows = cli("batch", ".", "--lang", "en", COLUMNS=str(columns)).out.splitlines()
    assert len(rows) == len(NAMES)
    begins = cell_len(head[: head.index("Outcome")])
    for row in rows:
        assert cell_len(row[: row.index("Not ")]) == begins


def test_in_a_file_it_has_no_colour_and_no_width_of_the_screen(cli: Cli) -> None:
    cli("batch", ".", "-o", "out.txt", COLUMNS="40")
    assert cli("batch", ".", COLUMNS="80").out == Path("out.txt").read_text(encoding="utf-8")
