"""Names as people write them, in any script and with emoji, are kept and shown as they are."""

import csv
import io
from pathlib import Path

import pytest
from rich.cells import cell_len

from lea_check.report.formats import FORMATS
from lea_check.report.style.sanitize import sanitize
from tests.support.cli import Cli
from tests.support.conversations import piped
from tests.support.hostile_texts import cells, shown
from tests.support.proposals import proposal

FAMILY = "\u200d".join("\U0001f468\U0001f469\U0001f467\U0001f466")
SCOTLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
NAMES = (
    "Samen ❤\ufe0f", f"Gezin {FAMILY}", "Vlag 🏳\ufe0f\u200d🌈", f"Schotland {SCOTLAND}", "Samen 🇳🇱",
    "Stap 1\ufe0f\u20e3", "Monteur 👩🏽\u200d🔧", "می\u200cخواهم", "അവന്\u200d", "क्\u200dष", "葛\U000e0100飾区",
    "Café ☎\ufe0e", "Ünïversität İğdır",
)  # fmt: skip
HIDING = (
    "a\u200db c\u200c", "\u200dx", "a\ufe0f", "❤\ufe0f\ufe0f", "1\u200d2", "x \u200d y", "a\U000e0041",
    "🏴\U000e0041\U000e007f", "o" + "\u0301\u0301\u0301\u0301\u200d" * 9,
)  # fmt: skip


@pytest.mark.parametrize("text", NAMES)
def test_what_people_write_stays_as_it_is(text: str) -> None:
    assert sanitize(text) == text


@pytest.mark.parametrize("text", HIDING, ids=ascii)
def test_what_only_hides_is_spelled_out(text: str) -> None:
    assert "\\" in sanitize(text)


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "pdf"])
def test_a_name_in_any_script_is_whole_in_a_report(cli: Cli, tmp_path: Path, name: str) -> None:
    for text in NAMES if name == "terminal" else [" / ".join(NAMES)]:  # a terminal breaks long lines
        path = tmp_path / "plan.yaml"
        path.write_text(_plan(text), encoding="utf-8")
        assert cli("assess", path, "-f", name, "-o", tmp_path / "out", "--lang", "nl").code == 0
        assert text in shown(name, (tmp_path / "out").read_bytes())


def test_names_in_any_script_are_whole_in_tables(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number, text in enumerate(NAMES):
        (folder / f"{number}.yaml").write_text(_plan(text), encoding="utf-8")
    rows = csv.DictReader(io.StringIO(cli("batch", folder, "-f", "csv", "--lang", "nl").out))
    assert {row["name"] for row in rows} == {*NAMES}
    table = cli("batch", folder, "--lang", "nl", COLUMNS="160").out
    assert [name for name in NAMES if name not in table] == []
    assert cli("batch", folder, "-o", tmp_path / "out.xlsx").code == 0
    assert {*NAMES} <= {*cells((tmp_path / "out.xlsx").read_bytes())}


@pytest.mark.parametrize("text", [*NAMES, "zacht\u00adafbreken", "\u200fשלום", "\x1b[2J"], ids=ascii)
def test_an_interview_keeps_what_was_typed(tmp_path: Path, text: str) -> None:
    found = piped(tmp_path, "plan.yaml", "--lang", "nl", lines=[text, f" {text} over ", ":q"])
    assert found.returncode == 0, found.stderr
    assert proposal(tmp_path)["name"] == text
    assert proposal(tmp_path)["summary"] == f"{text} over"
    assert "\x1b" not in found.stdout


def _plan(name: str) -> str:
    return f"format: lea-check/proposal/2\nname: {name}\ngoals: [upskilling]\ntarget_groups: [workers]\n"


@pytest.mark.parametrize("text", ["上海教育", "Samen ❤\ufe0f 🎉 voor techniek", "تعاون التعليم"], ids=ascii)
def test_the_lines_of_a_table_end_under_each_other(cli: Cli, tmp_path: Path, text: str) -> None:
    path = tmp_path / "plan.yaml"
    evidence = f"answers:\n  demand: {{need-voiced: {{level: 2, evidence: {text}}}}}\n"
    path.write_text(_plan(text) + evidence, encoding="utf-8")
    for columns in (60, 100):
        lines = cli("assess", path, "--full", "--lang", "nl", COLUMNS=str(columns)).out.splitlines()
        assert [line for line in lines if text.split(maxsplit=1)[0] in line and line.startswith("│")]
        assert {cell_len(line) for line in lines if line.startswith(("│", "┌", "├", "└"))} == {columns}
