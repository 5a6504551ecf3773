"""A recording under way: it may be far from whole, but what it says must be right."""

import re
from pathlib import Path

import pytest
import yaml

from lea_check import load_catalogue
from tests.support.cli import Cli

HEAD = "format: lea-check/initiatives/2\ninitiatives: []\ndrafts:\n"
RIGHT = (
    "  - name: Bakkersschool\n    interview: {what: {said: Ze bakken.}}\n"
    "    partners: [{name: De Molen, kind: company, role: core}]\n"
    "    conditions: {mass: [{role: strength}], demand: []}\n"
)
# What stands in a recording, with a sign before what is wrong, and what is told.
WRONG = {
    "no mapping": ("  - @7\n", "velden"),
    "a type": ("  - {name: X, type: @education}\n", "education-concept"),
    "a role": ("  - {name: X, conditions: {mass: [{role: @strong}]}}\n", "strength"),
    "a lesson": ("  - {name: X, conditions: {mass: [@7]}}\n", "velden"),
    "a condition": ("  - {name: X, conditions: {@mas: [{role: strength}]}}\n", "mass"),
    "a language": ("  - {name: X, summary: {@fr: Du pain}}\n", "fr"),
    "what was said": ("  - {name: X, interview: @7}\n", "velden"),
    "a partner": ("  - {name: X, partners: [{name: Y, kind: @firm, role: core}]}\n", "company"),
    "in the second": (f"{RIGHT}  - {{name: X, goals: [@renew]}}\n", "renew-education"),
}


def test_what_is_right_in_a_recording_is_gone_on_with(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(HEAD + RIGHT, encoding="utf-8")
    found = cli("record", path, "--lang", "nl", stdin=b":q\n")
    assert (found.code, found.err) == (0, "")
    assert "Bakkersschool" in found.out


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_in_a_recording_is_told_where_it_stands(cli: Cli, tmp_path: Path, name: str) -> None:
    text, named = WRONG[name]
    before = f"{HEAD}{text}".split("@")[0]
    path = tmp_path / "own.yaml"
    path.write_text(HEAD + text.replace("@", ""), encoding="utf-8")
    found = cli("record", path, "--lang", "nl", stdin=b":q\n")
    assert found.code == 2
    [told] = found.err.removeprefix(f"{path}:").splitlines()
    assert told.startswith(f"{before.count(chr(10)) + 1}:{len(before.splitlines()[-1]) + 1}: ")
    assert named in told


def test_all_that_is_wrong_in_a_recording_is_told_at_once(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(f"{HEAD}  - {{name: 7, type: x, goals: [y], summary: {{fr: z}}, form: q}}\n", encoding="utf-8")
    found = cli("record", path, "--lang", "nl", stdin=b":q\n")
    assert re.findall(r":4:(\d+): ", found.err) == ["12", "21", "32", "46", "60"]


def test_a_third_language_counts_in_own_catalogues_too(data: Path, tmp_path: Path) -> None:
    (tmp_path / "data" / "words").mkdir(parents=True)
    (tmp_path / "data" / "words" / "fy.yaml").write_text("language: Frysk\n", encoding="utf-8")
    own = yaml.safe_load((data / "initiatives.yaml").read_text(encoding="utf-8"))
    record = own["initiatives"][0] | {"id": "eigen", "summary": {"fy": "Bôle"}}
    path = tmp_path / "own.yaml"
    path.write_text(yaml.safe_dump(own | {"initiatives": [record]}), encoding="utf-8")
    gaps = {each.language: each.count for each in load_catalogue(tmp_path / "data", [path]).gaps}
    assert gaps["nl"] == gaps["en"] == 1
    assert gaps["fy"] > 10
