"""Fifty hostile files beside good ones: each is a line or more, and the good ones are judged."""

import csv
import io
import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from lea_check.files.problems import SyntaxFlaw
from lea_check.files.text import json as json_text
from lea_check.files.text import yaml as yaml_text
from lea_check.files.text.documents import PROPOSAL_LIMITS
from tests.support.batch_files import many, proposal_line, write_hostile
from tests.support.cli import Cli
from tests.support.proposals import proposal_text

NO_PLACE = {"pipe.yaml", "nowhere.yaml", "huge-name.yaml"}
"""Files that are refused before they are read."""


def test_each_hostile_file_is_told_with_its_place_and_the_good_ones_are_judged(cli: Cli, tmp_path: Path) -> None:
    names = write_hostile(tmp_path)
    assert len(names) >= 50
    many(tmp_path, 3)
    found = cli("batch", tmp_path, "-f", "csv", "--lang", "nl")
    assert found.code == 2
    assert sum(not row["problem"] for row in csv.DictReader(io.StringIO(found.out))) == 3
    assert "Traceback" not in found.err
    assert re.search(r"Beoordeeld: 3 · met fouten: (\d+)", found.err)[1] == str(len(names))
    told: dict[str, str | None] = {}
    for line in found.err.splitlines():
        if place := re.match(rf"{re.escape(str(tmp_path))}/([^:]+)(:\d+:\d+)?: .", line):
            told.setdefault(place[1], place[2])
    assert set(told) == set(names)
    assert {name for name, place in told.items() if place is None} == NO_PLACE
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", found.err)


def test_a_hostile_file_costs_no_more_than_its_limits_allow(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    write_hostile(tmp_path)
    taken: list[int] = []
    real: Any = vars(yaml_text)["event_parser"]

    class Parser(real):  # type: ignore[misc]
        def get_event(self) -> object:
            taken.append(1)
            return super().get_event()

    monkeypatch.setattr(yaml_text, "event_parser", Parser)
    for path in tmp_path.glob("*.yaml"):
        taken.clear()
        if path.is_file() and path.stat().st_size <= PROPOSAL_LIMITS.bytes:
            with pytest.raises((SyntaxFlaw, UnicodeDecodeError, AssertionError)):
                yaml_text.parse(path.read_bytes().decode(), PROPOSAL_LIMITS)
                raise AssertionError
        assert len(taken) <= 2 * PROPOSAL_LIMITS.nodes + 4


def test_json_lines_are_judged_line_by_line_and_told_by_line(cli: Cli, tmp_path: Path) -> None:
    lines = [
        proposal_line(name="Eerste"), "", '{"a": NaN}', proposal_line(name="Tweede"), "[" * 200_000, "x" * 1_100_000,
        proposal_line(extra=1), "\ufeff{}", proposal_line(name="Derde"),
    ]  # fmt: skip
    path = tmp_path / "plans.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + "\r\n".join(lines).encode())
    found = cli("batch", path, "-f", "csv", "--lang", "en")
    assert found.code == 2
    judged = (row for row in csv.DictReader(io.StringIO(found.out)) if not row["problem"])
    assert {row["name"]: row["file"] for row in judged} == {
        "Eerste": f"{path}:1",
        "Tweede": f"{path}:4",
        "Derde": f"{path}:9",
    }
    assert re.findall(rf"^{re.escape(str(path))}:(\d+):(\d+): ", found.err, re.M)[:4] == [
        ("3", "7"), ("5", "21"), ("6", "1"), ("7", str(proposal_line(extra=1).index('"extra"') + 1)),
    ]  # fmt: skip
    document = json.loads(cli("batch", path, "-f", "json", "--lang", "en").out)
    assert [each["proposal"]["file"] for each in document["assessments"]] == [f"{path}:9", f"{path}:1", f"{path}:4"]
    assert [each["file"] for each in document["problems"]] == [str(path)]
    assert {each["line"] for each in document["problems"][0]["problems"]} == {3, 5, 6, 7, 8}


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_json_lines_give_the_same_as_files(cli: Cli, tmp_path: Path, jobs: str) -> None:
    path = tmp_path / "plans.jsonl"
    path.write_text("\n".join(proposal_line(name=f"Plan {number}") for number in range(120)), encoding="utf-8")
    found = cli("batch", path, "-f", "csv", "--jobs", jobs)
    assert found.code == 0
    assert {row["file"] for row in csv.DictReader(io.StringIO(found.out))} == {
        f"{path}:{number}" for number in range(1, 121)
    }


def test_json_lines_in_utf_16_are_one_problem_and_in_a_folder_they_are_left_out(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "plans.jsonl"
    path.write_bytes("\n".join([proposal_line()] * 5).encode("utf-16"))
    found = cli("batch", path, "--lang", "en")
    assert found.code == 2
    assert found.err.count("UTF-16") == 1
    assert cli("batch", tmp_path, "--lang", "en").err.startswith(f"lea-check: there is no file in {tmp_path} ")
    assert cli("batch", tmp_path / "absent.jsonl", "--lang", "en").err.startswith(f"{tmp_path}/absent.jsonl:1:1: ")


def test_an_unreadable_folder_is_a_line_and_not_a_fault(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "good.yaml").write_text(proposal_text(), encoding="utf-8")
    (tmp_path / "shut").mkdir()
    real = os.scandir

    def scandir(folder: Any) -> object:
        if str(folder).endswith("shut"):
            raise PermissionError
        return real(folder)

    monkeypatch.setattr(os, "scandir", scandir)
    found = cli("batch", tmp_path, "-f", "csv", "--lang", "en")
    assert found.code == 2
    assert found.out.count("good.yaml") == 1
    assert "shut: " in found.err


def test_json_is_held_to_its_limits_before_it_is_built() -> None:
    for text in ("[" * 100_000, "[" + "1," * 20_000 + "1]"):
        with pytest.raises(SyntaxFlaw):
            json_text.parse(text, PROPOSAL_LIMITS)
