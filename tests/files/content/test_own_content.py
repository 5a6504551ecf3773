"""The worked examples of docs/own-content.md do what the page says."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from lea_check import InputError, load_catalogue
from tests.support.cli import Cli
from tests.support.paths import ROOT

CATALOGUE, QUESTION, REGION, GERMAN = re.findall(
    r"```yaml\n(.*?)```", (ROOT / "docs" / "own-content.md").read_text(encoding="utf-8"), re.S
)
PLAN = ROOT / "examples" / "techniekroute-luchthaven.yaml"


@pytest.fixture
def own(tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own" / "words").mkdir(parents=True)
    return tmp_path / "own"


def added(own: Path, data: Path, name: str, more: str) -> None:
    (own / name).write_text((data / name).read_text(encoding="utf-8") + more, encoding="utf-8")


def test_the_catalogue_of_the_page_is_right_and_shown(cli: Cli, own: Path) -> None:
    (own / "ours.yaml").write_text(CATALOGUE, encoding="utf-8")
    assert cli("check", own / "ours.yaml").code == 0
    shown = cli("initiatives", "bakers-school", "--catalogue", own / "ours.yaml", "--lang", "en").out
    assert "10 What made it succeed?\n  Answer: We began with five bakeries" in shown
    assert "Bakers' School" in cli("conditions", "mass", "--catalogue", own / "ours.yaml", "--lang", "en").out


def test_an_added_question_is_asked_and_judged(cli: Cli, own: Path, data: Path) -> None:
    added(own, data, "conditions.yaml", QUESTION)
    assert cli("check", "--content", own).code == 0
    assert "Geven mensen uit bedrijven elk jaar les?" in cli("form", "--data", own, "--lang", "nl").out
    found = json.loads(cli("assess", PLAN, "--data", own, "-f", "json").out)
    assert "guest-lessons" in {each["id"] for each in found["conditions"][-1]["questions"]}
    assert found["coverage"]["of"] == json.loads(cli("assess", PLAN, "-f", "json").out)["coverage"]["of"] + 1


def test_a_question_of_ours_can_be_left_out_though_our_initiatives_speak_of_it(
    cli: Cli, own: Path, data: Path, propose: Callable[..., Path]
) -> None:
    content = yaml.safe_load((data / "conditions.yaml").read_text(encoding="utf-8"))
    mass = content["conditions"][2]
    [gone] = [each for each in mass["questions"] if each["id"] == "costs-shared"]
    mass["questions"].remove(gone)
    mass["overall"]["covers"].remove("costs-shared")
    content["retired"].append({"id": "mass.costs-shared", "since": "mine", "becomes": "funding.start-money"})
    (own / "conditions.yaml").write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    ours = (data / "initiatives.yaml").read_text(encoding="utf-8")
    assert cli("check", "--content", own).code == 0
    (own / "initiatives.yaml").write_text(ours, encoding="utf-8")
    refused = cli("check", "--content", own, "--lang", "nl")
    assert refused.code == 2
    assert "`mass.costs-shared` is geen vraag;" in refused.err
    (own / "initiatives.yaml").unlink()
    plan = propose(content='"2026.3"', answers="  mass: {costs-shared: {level: 2, evidence: begroting}}")
    found = json.loads(cli("assess", plan, "--data", own, "-f", "json").out)
    assert found["coverage"]["of"] == 28
    assert [each for each in found["warnings"] if "mass.costs-shared" in each]


def test_an_added_region_is_listed_and_its_priorities_are_served_or_not(
    cli: Cli, own: Path, data: Path, propose: Callable[..., Path]
) -> None:
    added(own, data, "regions.yaml", REGION)
    assert "Almere" in cli("regions", "--data", own, "--lang", "nl").out
    plan = propose(region="almere", priorities="[young-makers]")
    assert cli("check", plan).code == 2
    found = cli("assess", plan, "--data", own, "--lang", "nl", "-f", "md").out
    region = found[found.index("## Regio") :]
    assert re.search(r"Draagt bij aan\n\n- jonge makers\n\nAndere prioriteiten\n\n- groen bouwen", region)
    chosen = json.loads(cli("assess", PLAN, "--data", own, "--region", "almere", "-f", "json", "--lang", "en").out)
    assert chosen["region"] == {"id": "almere", "served": [], "not_served": ["green-building", "young-makers"]}
    assert any("`technical-staff` is not a priority of Almere" in each for each in chosen["warnings"])


def in_german(value: Any) -> Any:
    if isinstance(value, dict):
        if set(value) == {"nl", "en"}:
            return value | {"de": f"DE {value['en']}"}
        return {key: in_german(each) for key, each in value.items()}
    return [in_german(each) for each in value] if isinstance(value, list) else value


def test_a_third_language_works_and_is_offered(cli: Cli, own: Path, data: Path) -> None:
    (own / "words" / "de.yaml").write_text(GERMAN, encoding="utf-8")
    german = in_german(yaml.safe_load((data / "conditions.yaml").read_text(encoding="utf-8")))
    (own / "conditions.yaml").write_text(yaml.safe_dump(german, allow_unicode=True), encoding="utf-8")
    assert cli("check", "--content", own).code == 0
    report = cli("assess", PLAN, "--data", own, "--lang", "de", "--full")
    assert (report.code, report.err) == (0, "")
    assert "Die zehn Bedingungen" in report.out
    assert "Noch nicht festzustellen" in report.out
    assert "DE " in report.out
    assert load_catalogue(own).gaps == ()
    assert "nl, en, de" in cli("assess", "--help", "--data", own, "--lang", "de").out
    assert cli("assess", PLAN, "--lang", "de").code == 2


def test_a_copy_of_all_content_gives_the_same_report(cli: Cli, own: Path, data: Path) -> None:
    shutil.copytree(data, own, dirs_exist_ok=True)
    assert cli("check", "--content", own).code == 0
    without = re.compile(r"inhoud \S+")
    whole, bare = (cli("assess", PLAN, *more, "--lang", "nl").out for more in (("--data", own), ()))
    assert without.sub("", whole) == without.sub("", bare)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("words/nl.yaml", 'report: {title: "Goed {nul}"}\n', "words/nl.yaml:1:17: `{nul}`"),
        ("words/nl.yaml", 'report: {title: "a {"}\n', "words/nl.yaml:1:17: "),
        ("words/nl.yaml", 'problem: {missing: "{name:d}"}\n', "words/nl.yaml:1:20: "),
        ("words/nl.yaml", 'problem: {missing: "{name!r}"}\n', "words/nl.yaml:1:20: "),
        ("region.yaml", "format: x\n", "`regions.yaml`"),
        ("regions.yml", "format: x\n", "regions.yml: `regions.yml` is geen inhoudsbestand; bedoelde u `regions.yaml`?"),
        ("regions.YAML", "format: x\n", "`regions.yaml`"),
        ("regions.yaml.txt", "format: x\n", "`regions.yaml`"),
        ("words/nl.yml", "language: x\n", "words/nl.yml: `nl.yml` is geen inhoudsbestand; bedoelde u `nl.yaml`?"),
        ("words/fy.yaml.txt", "language: x\n", "`fy.yaml`"),
        ("protocol.yaml", "format: lea-check/protocol/1\nsource: x\nparts: 3\n", "protocol.yaml:3:8: "),
        ("regions.yaml", f"format: lea-check/regions/1\nregions:\n{REGION}{REGION}", "regions.yaml:19:5: "),
    ],
)
def test_what_is_wrong_in_own_content_is_explained_by_line(
    cli: Cli, own: Path, name: str, text: str, expected: str
) -> None:
    (own / name).write_text(text, encoding="utf-8")
    found = cli("check", "--content", "own", "--lang", "nl")
    assert (found.code, found.out) == (2, "")
    assert f"{expected}" in found.err
    assert len(found.err.splitlines()) == 1


@pytest.mark.parametrize("name", ["regions.yml", "words/nl.yml"])
def test_a_file_that_nobody_reads_is_refused_by_every_command(cli: Cli, own: Path, name: str) -> None:
    (own / name).write_text("format: x\n", encoding="utf-8")
    commands = (
        "conditions",
        "regions",
        "protocol",
        f"assess {PLAN}",
        f"batch {PLAN}",
        f"check {PLAN}",
        "form",
        "new x.yaml",
    )
    for command in commands:
        found = cli(*command.split(), "--data", "own", "--lang", "nl")
        assert (found.code, found.out) == (2, ""), command
        assert f"own/{name}: " in found.err
    with pytest.raises(InputError):
        load_catalogue(own)


def test_a_folder_that_is_not_there_is_refused_from_python_too(own: Path) -> None:
    with pytest.raises(InputError) as refused:
        load_catalogue(own / "absent")
    assert refused.value.problems[0].file.endswith("absent")


@pytest.mark.parametrize("name", ["party", "remarks", "ignore"])
def test_a_condition_may_not_be_called_what_a_form_calls_a_column(cli: Cli, own: Path, data: Path, name: str) -> None:
    text = (data / "conditions.yaml").read_text(encoding="utf-8").replace("  - id: mass\n", f"  - id: {name}\n")
    (own / "conditions.yaml").write_text(text, encoding="utf-8")
    line = text[: text.index(f"- id: {name}\n")].count("\n") + 1
    found = cli("check", "--content", "own", "--lang", "nl")
    assert found.code == 2
    assert f"own/conditions.yaml:{line}:9: `{name}` " in found.err


def test_problems_of_all_files_come_at_once(cli: Cli, own: Path, data: Path) -> None:
    types = (data / "types.yaml").read_text(encoding="utf-8")
    (own / "types.yaml").write_text(types.replace("[workers, unemployed]", "[worker, unemployed]"), encoding="utf-8")
    (own / "steps.yaml").write_text("format: lea-check/steps/1\n", encoding="utf-8")
    (own / "words" / "en.yaml").write_text("language: 3\n", encoding="utf-8")
    found = cli("check", "--content", "own", "--lang", "nl")
    files = {Path(line.split(":")[0]).name for line in found.err.splitlines()}
    assert files == {"types.yaml", "steps.yaml", "en.yaml"}


def test_own_words_say_the_rest_as_ours_do_in_the_same_language(cli: Cli, own: Path) -> None:
    for language, ours in (("nl", "Kortste weg"), ("en", "Shortest way")):
        (own / "words" / f"{language}.yaml").write_text("report: {title: Anders}\n", encoding="utf-8")
        found = cli("assess", PLAN, "--data", own, "--lang", language, "--full")
        assert found.code == 0, found.err
        assert ours in found.out
