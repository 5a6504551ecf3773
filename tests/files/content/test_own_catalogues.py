"""Own initiatives beside the bundled ten: seen everywhere, refused with all problems by line, never in the way."""

import csv
import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from lea_check import load_catalogue
from tests.support.cli import Cli
from tests.support.paths import ROOT

OWN = """\
format: lea-check/initiatives/2
initiatives:
  - id: bakkersschool
    name: Bakkersschool
    type: education-concept
    since: {nl: "2021"}
    organisation: {nl: samenwerking van bakkers en een school}
    started_by: {nl: twee bakkers}
    initiator: employers
    form: programme
    scale: regional
    goals: [recruit-and-keep-staff, practice-based-learning]
    target_groups: [students-mbo, workers]
    education_levels: [mbo-3, mbo-4]
    sectors: [technology, aviation]
    funding: {nl: eigen geld}
    summary: {nl: Studenten bakken brood.}
    source: gesprek met de oprichters, mei 2026
    conditions:
      mass:
        - {role: strength, questions: [mass.enough-participants], lesson: {nl: Begin met vijf bakkers.}, source: v10}
    coding:
      mass.enough-participants: {level: 2, source: vraag 10}
      demand.gain-named: {level: unknown, source: vraag 10}
"""
PLAN = ROOT / "examples" / "techniekroute-luchthaven.yaml"

Change = Callable[[str], str]


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An own catalogue in the folder where the command is called."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "own.yaml"
    path.write_text(OWN, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "command",
    [
        ["initiatives"],
        ["initiatives", "bakkersschool"],
        ["conditions", "mass"],
        ["types"],
        ["assess", str(PLAN), "--full"],
        ["assess", str(PLAN), "-f", "md"],
    ],
)
def test_an_own_initiative_shows_where_the_bundled_ones_do_marked_with_its_file(
    cli: Cli, own: Path, command: list[str]
) -> None:
    found = cli(*command, "--catalogue", "own.yaml", "--lang", "nl")
    assert (found.code, found.err) == (0, "")
    assert "Bakkersschool (uit own.yaml)" in found.out
    assert "Bakkersschool" not in cli(*command, "--lang", "nl").out


def test_it_is_an_example_and_a_ranking_for_scripts_too(cli: Cli, own: Path) -> None:
    found = json.loads(cli("assess", PLAN, "-f", "json", "--catalogue", own).out)
    assert found["examples"][0]["initiative"] == "bakkersschool"
    assert found["examples"][0]["file"] == str(own)
    ranked = cli("batch", PLAN, "-f", "csv", "--catalogue", own, "--jobs", 1)
    assert [row["example"] for row in csv.DictReader(ranked.out.splitlines())] == ["bakkersschool"]


def test_the_content_version_changes_with_own_content_whatever_its_order(own: Path) -> None:
    other = own.with_name("other.yaml")
    other.write_text(OWN.replace("bakkersschool", "tweede"), encoding="utf-8")
    bare, one = load_catalogue().version, load_catalogue(catalogues=[own]).version
    both, turned = load_catalogue(catalogues=[own, other]).version, load_catalogue(catalogues=[other, own]).version
    assert len({bare, one, both}) == 3
    assert both == turned
    assert one.startswith(bare)
    own.write_text(OWN.replace("vijf bakkers", "zes bakkers"), encoding="utf-8")
    assert load_catalogue(catalogues=[own]).version != one


def test_the_environment_names_catalogues_and_the_option_wins(cli: Cli, own: Path) -> None:
    other = own.with_name("other.yaml")
    other.write_text(OWN.replace("bakkersschool", "tweede"), encoding="utf-8")
    named = os.pathsep.join(["own.yaml", "other.yaml"])
    listed = cli("initiatives", "-f", "json", LEA_CHECK_CATALOGUE=named)
    assert [each["id"] for each in json.loads(listed.out)["initiatives"]][-2:] == ["bakkersschool", "tweede"]
    chosen = cli("initiatives", "-f", "json", "--catalogue=other.yaml", LEA_CHECK_CATALOGUE=named)
    assert [each["id"] for each in json.loads(chosen.out)["initiatives"]][-2:] == ["veluwe-portaal", "tweede"]


def test_a_text_in_one_language_shows_in_that_with_a_warning_only_where_it_is_missed(cli: Cli, own: Path) -> None:
    english = json.loads(cli("assess", PLAN, "-f", "json", "--catalogue", "own.yaml", "--lang", "en").out)
    assert english["warnings"] == ["6 texts in own.yaml are missing in this language; you see another one there"]
    assert (
        json.loads(cli("assess", PLAN, "-f", "json", "--catalogue", "own.yaml", "--lang", "nl").out)["warnings"] == []
    )
    assert "Studenten bakken brood." in cli("initiatives", "bakkersschool", "--catalogue", own, "--lang", "en").out


def replaced(old: str, new: str) -> Change:
    return lambda text: text.replace(old, new)


# What is wrong, the line, and what the message must name.
WRONG: dict[str, tuple[Change, int, str]] = {
    "id": (replaced("id: bakkersschool", "id: Bakkers School"), 3, "health-care"),
    "source": (replaced("    source: gesprek met de oprichters, mei 2026\n", ""), 3, "source"),
    "language": (replaced("funding: {nl:", "funding: {fr:"), 16, "`fr`"),
    "no-language": (replaced("funding: {nl: eigen geld}", "funding: {}"), 16, "{nl: "),
    "type": (replaced("type: education-concept", "type: education"), 5, "education-concept"),
    "goal": (replaced("practice-based-learning", "practice-learning"), 12, "practice-based-learning"),
    "group": (replaced("[students-mbo,", "[student-mbo,"), 13, "students-mbo"),
    "condition": (replaced("      mass:", "      mas:"), 20, "`mass`"),
    "role": (replaced("role: strength", "role: strong"), 21, "strength"),
    "key": (replaced("    form:", "    size: 3\n    form:"), 10, "size"),
    "question": (replaced("questions: [mass.enough-", "questions: [mass.enuff-"), 21, "mass.enough-participants"),
    "coding": (replaced("      demand.gain-named", "      demand.gain-name"), 24, "demand.gain-named"),
    "coding-level": (replaced("level: 2", "level: 3"), 23, "0, 1, 2, unknown"),
    "bundled": (replaced("id: bakkersschool", "id: technasium"), 3, "initiatives.yaml:11"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_in_an_own_catalogue_is_named_by_line(cli: Cli, own: Path, name: str) -> None:
    change, line, named = WRONG[name]
    own.write_text(change(OWN), encoding="utf-8")
    found = cli("initiatives", "--catalogue", "own.yaml", "--lang", "nl")
    assert (found.code, found.out) == (2, "")
    [problem] = found.err.splitlines()
    assert problem.startswith(f"own.yaml:{line}:")
    assert named in problem
    assert cli("initiatives").code == 0


def test_all_problems_of_all_catalogues_come_at_once(cli: Cli, own: Path) -> None:
    bad = OWN
    for name in ("source", "language", "type", "goal", "condition"):
        bad = WRONG[name][0](bad)
    own.write_text(bad, encoding="utf-8")
    own.with_name("other.yaml").write_text("format: lea-check/initiatives/3\n", encoding="utf-8")
    found = cli("assess", PLAN, "--catalogue", "own.yaml", "--catalogue", "other.yaml", "--catalogue", "none.yaml")
    assert found.code == 2
    files = [line.split(":")[0] for line in found.err.splitlines()]
    assert {file: files.count(file) for file in files} == {"own.yaml": 5, "other.yaml": 2, "none.yaml": 1}


def test_a_catalogue_of_the_version_before_is_read_as_it_is(cli: Cli, own: Path) -> None:
    own.write_text(OWN.replace("initiatives/2", "initiatives/1").split("    coding:")[0], encoding="utf-8")
    assert cli("check", own, "--lang", "nl").out == f"{own}: in orde\n"
    assert "Bakkersschool" in cli("initiatives", "--catalogue", own).out


def test_an_id_in_two_catalogues_names_both_places(cli: Cli, own: Path) -> None:
    own.with_name("other.yaml").write_text(f"\n\n{OWN}", encoding="utf-8")
    found = cli("initiatives", "--catalogue", "own.yaml", "--catalogue", "other.yaml", "--lang", "nl")
    assert found.code == 2
    assert found.err.startswith("other.yaml:5:9: `bakkersschool` bestaat al, in own.yaml:3")


def test_an_id_that_own_content_has_already_names_the_place_in_that_content(
    cli: Cli, own: Path, data: Path, tmp_path: Path
) -> None:
    (tmp_path / "content").mkdir()
    bundled = (data / "initiatives.yaml").read_text(encoding="utf-8")
    last = "".join(OWN.split("initiatives:\n", 1)[1].replace("bakkersschool", f"own-{number}") for number in range(400))
    text = bundled + re.sub(r"\{nl: (.*?)\}(, source|$)", r"{nl: \1, en: \1}\2", last, flags=re.M)
    (tmp_path / "content" / "initiatives.yaml").write_text(text, encoding="utf-8")
    own.write_text(OWN.replace("id: bakkersschool", "id: own-399"), encoding="utf-8")
    found = cli("initiatives", "--catalogue", "own.yaml", "--data", "content", "--lang", "nl")
    line = text.split("id: own-399")[0].count("\n") + 1
    assert found.code == 2
    assert found.err.startswith(
        f"own.yaml:3:9: `own-399` bestaat al, in {Path('content') / 'initiatives.yaml'}:{line}"
    ), found.err[:300]


def test_hostile_text_in_a_catalogue_is_shown_and_not_acted_on(cli: Cli, own: Path) -> None:
    data = yaml.safe_load(OWN)
    data["initiatives"][0] |= {"name": "\x1b[2J[bold]Q", "summary": {"nl": "<b>*x*\u202e"}}
    own.write_text(yaml.safe_dump(data), encoding="utf-8")
    for command in (["initiatives"], ["initiatives", "bakkersschool"], ["conditions", "mass"]):
        out = cli(*command, "--catalogue", own).out
        assert "\\u001b[2J[bold]Q" in out
        assert not {"\x1b", "\u202e"} & set(out)


def test_check_reads_a_catalogue_that_is_larger_than_any_proposal(cli: Cli, own: Path) -> None:
    record = OWN.split("initiatives:\n", 1)[1]
    many = "".join(record.replace("id: bakkersschool", f"id: own-{number}") for number in range(1700))
    own.write_text(f"format: lea-check/initiatives/2\ninitiatives:\n{many}", encoding="utf-8")
    assert own.stat().st_size > 1024 * 1024
    assert cli("check", own, "--lang", "nl").out == f"{own}: in orde\n"
    own.write_text("name: " + "x" * 1024 * 1024, encoding="utf-8")
    found = cli("check", own, "--lang", "nl")
    assert "te groot" in found.err
