"""Lists that are too long to be read at once: every record counts, and what is wrong is told where it stands."""

import re
from pathlib import Path

from lea_check import load_catalogue
from tests.support.cli import Cli

RECORD = """\
  - id: own-{number}
    name: Bakkersschool {number}
    type: education-concept
    since: {{nl: "2021"}}
    organisation: {{nl: bakkers en een school}}
    started_by: {{nl: twee bakkers}}
    initiator: employers
    form: programme
    scale: regional
    goals: [practice-based-learning]
    target_groups: [workers]
    funding: {{nl: eigen geld}}
    summary: {{nl: Studenten bakken brood.}}
    source: gesprek
    conditions:
      mass:
        - {{role: strength, lesson: {{nl: Begin klein.}}, source: gesprek}}
"""
HEAD = "format: lea-check/initiatives/2\ninitiatives:\n"
MANY = [RECORD.format(number=number) for number in range(1_200)]


def written(path: Path, records: list[str], head: str = HEAD) -> Path:
    path.write_text(head + "".join(records), encoding="utf-8")
    return path


def told(cli: Cli, path: Path) -> list[str]:
    found = cli("check", path, "--lang", "nl")
    assert (found.code, found.out) == (2, "")
    return [line.removeprefix(f"{path}:") for line in found.err.splitlines()]


def test_no_record_of_a_long_list_is_lost(tmp_path: Path) -> None:
    path = written(tmp_path / "own.yaml", MANY)
    own = load_catalogue(None, [path]).initiatives[10:]
    assert [each.id for each in own] == [f"own-{number}" for number in range(1_200)]


def test_what_is_wrong_far_down_a_long_list_is_told_where_it_stands(cli: Cli, tmp_path: Path) -> None:
    records = [*MANY]
    records[3] = re.sub("    initiator: .*\n", "", records[3])
    records[700] = records[700].replace("role: strength", "role: strong")
    records[1_199] = re.sub("    source: .*\n", "", records[1_199])
    path = written(tmp_path / "own.yaml", records)
    text = path.read_text(encoding="utf-8")
    lines = [text[: text.index(what)].count("\n") + 1 for what in ("id: own-3\n", "role: strong", "id: own-1199")]
    found = told(cli, path)
    assert [int(line.split(":")[0]) for line in found] == lines
    assert ["`initiator`" in found[0], "`strong`" in found[1], "`source`" in found[2]] == [True] * 3


def test_what_is_wrong_beside_a_long_list_is_told_once(cli: Cli, tmp_path: Path) -> None:
    [line] = told(cli, written(tmp_path / "own.yaml", MANY, f"size: 3\n{HEAD}"))
    assert line.startswith("1:1: `size`")
    [line] = told(cli, written(tmp_path / "own.yaml", [], "format: lea-check/initiatives/2\ninitiatives: 3\n"))
    assert line.startswith("2:14: ")


def test_records_without_an_id_are_not_called_the_same(cli: Cli, tmp_path: Path) -> None:
    records = [re.sub("id: .*\n    name", "name", each) for each in MANY[:2]]
    found = told(cli, written(tmp_path / "own.yaml", records))
    assert [line.split(" ", 1)[1] for line in found] == ["`id` ontbreekt; vul het in"] * 2
