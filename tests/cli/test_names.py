"""Commands that the program suggests work as they stand, also for a file whose name a shell would take apart."""

import re
import shlex
from pathlib import Path

import pytest

from tests.support.cli import Cli
from tests.support.conversations import piped
from tests.support.proposals import proposal_text

NAME = "ons plan & meer.yaml"
ANSWERS = "[demand],[mass]\n" + "2,1\n" * 6
SUGGESTED = re.compile(r"lea-check (?:assess|batch|interview|record|new|tally|initiatives) .*")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / NAME).write_text(proposal_text(), encoding="utf-8")
    (tmp_path / "de antwoorden.csv").write_text(ANSWERS, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    ("arguments", "suggested"),
    [
        (("new", "nog een.yaml"), ["assess", "nog een.yaml"]),
        ((NAME,), ["assess", NAME]),
        (("tally", "de antwoorden.csv"), ["tally", "de antwoorden.csv"]),
        (("new", "--", "-plan.yaml"), ["assess", "./-plan.yaml"]),
        (("tally", "de antwoorden.csv", NAME, "--yes"), ["assess", NAME]),
        (("tally", "de antwoorden.csv", "geen plan.yaml"), ["new", "geen plan.yaml"]),
    ],
    ids=" ".join,
)
def test_a_suggested_command_names_the_file_as_one_types_it(
    cli: Cli, desk: Path, language: str, arguments: tuple[str, ...], suggested: list[str]
) -> None:
    assert words_of(cli("--lang", language, *arguments).err)[: len(suggested)] == suggested


@pytest.mark.parametrize(
    "arguments", [("new", "nog een.yaml"), ("tally", "de antwoorden.csv", NAME, "--yes")], ids=" ".join
)
def test_a_suggested_command_speaks_the_same_language(cli: Cli, desk: Path, arguments: tuple[str, ...]) -> None:
    assert words_of(cli(*arguments, "--lang", "nl").err)[-2:] == ["--lang", "nl"]


def test_the_comment_in_a_new_proposal_names_it_as_one_types_it(cli: Cli, desk: Path) -> None:
    cli("new", "nog een.yaml", "--lang", "nl")
    assert words_of((desk / "nog een.yaml").read_text(encoding="utf-8")) == ["assess", "nog een.yaml", "--lang", "nl"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_interview_says_how_to_go_on_with_a_file_as_one_types_it(desk: Path, language: str) -> None:
    found = piped(desk, NAME, "--lang", language, lines=[":q"])
    assert words_of(found.stdout) == ["interview", NAME, "--lang", language]


@pytest.mark.parametrize("command", ["new", "interview", "record"])
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("plan.docx", "geen YAML; geef een naam die eindigt op .yaml, zoals plan.yaml"),
        ("plan.json", "zoals plan.yaml"),
        ("map/plan.docx", "zoals map/plan.yaml"),
        ("map/plan.", "zoals map/plan.yaml"),
        ("nieuw/", "een map; geef de naam van een bestand, zoals nieuw/plan.yaml"),
        (".", "een map; geef de naam van een bestand, zoals plan.yaml"),
        ("map", "een map; geef de naam van een bestand, zoals map/plan.yaml"),
        ("", "geen YAML"),
    ],
)
def test_what_cannot_hold_yaml_is_refused_with_a_name_that_can(
    cli: Cli, desk: Path, command: str, name: str, said: str
) -> None:
    (desk / "map").mkdir()
    before = sorted(desk.rglob("*"))
    found = cli(command, name, "--lang", "nl", stdin=b"x\n")
    assert (found.code, found.out, len(found.err.splitlines())) == (2, "", 1)
    assert found.err.startswith(f"lea-check: `{name}` is ")
    assert said in found.err
    assert sorted(desk.rglob("*")) == before


def test_a_name_without_an_ending_gets_one_and_that_is_told(desk: Path, cli: Cli) -> None:
    assert "plan.yaml" in cli("new", "plan").err
    assert (desk / "plan.yaml").read_text(encoding="utf-8").startswith("# yaml-language-server")
    assert cli("new", "plan").code == 2
    told = piped(desk, "samen", "--lang", "en", lines=["Samen", ":q"]).stdout
    assert "lea-check interview samen.yaml --lang en" in " ".join(told.split())
    assert (desk / "samen.yaml").exists()
    assert not (desk / "samen").exists()
    assert cli("new", "EEN.YAML").code == 0


@pytest.mark.parametrize("name", ["plan", "versie 2.0", "plan.v2", "fase.1"])
def test_what_new_makes_of_a_name_is_what_tally_takes(desk: Path, cli: Cli, name: str) -> None:
    absent = cli("tally", "de antwoorden.csv", name, "--lang", "nl")
    assert f"`{name}.yaml` bestaat niet" in absent.err
    assert cli(*words_of(absent.err)).code == 0
    assert (desk / f"{name}.yaml").exists()
    assert cli("tally", "de antwoorden.csv", name, "--yes").code == 0
    assert "demand" in (desk / f"{name}.yaml").read_text(encoding="utf-8").split("answers:")[-1]


def test_votes_are_not_put_in_what_is_no_proposal(desk: Path, cli: Cli) -> None:
    found = cli("tally", "de antwoorden.csv", "stemmen.csv", "--lang", "nl")
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith("lea-check: `stemmen.csv` is geen YAML; geef een naam die eindigt op .yaml")


@pytest.mark.parametrize("arguments", [("assess", "."), ("form", "."), ("compare", ".", NAME)])
def test_a_folder_where_a_proposal_is_read_is_told_to_be_one(desk: Path, cli: Cli, arguments: tuple[str, ...]) -> None:
    found = cli(*arguments, "--lang", "nl")
    assert found.code == 2
    assert found.err.startswith(".: dit is een map; geef een bestand")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_folder_is_named_in_the_command_that_judges_all_in_it(desk: Path, cli: Cli, language: str) -> None:
    (desk / "onze plannen").mkdir()
    (desk / "onze plannen" / "plan.yaml").write_text(proposal_text(), encoding="utf-8")
    said = cli("assess", "onze plannen", "--lang", language).err
    assert words_of(said) == ["batch", "onze plannen"]
    assert cli(*words_of(said)).code == 0


@pytest.mark.parametrize("arguments", [("types", "--catalogue", "."), ("tally", ".", NAME)])
def test_a_folder_where_no_proposal_is_read_is_not_to_be_judged(
    desk: Path, cli: Cli, arguments: tuple[str, ...]
) -> None:
    found = cli(*arguments, "--lang", "nl")
    assert (found.code, found.err) == (2, ".: dit is een map; geef een bestand\n")


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("plan", "plan.yaml"),
        ("plna.yaml", "plan.yaml"),
        ("PLAN.YAML", "plan.yaml"),
        ("plan.docx", "plan.yaml"),
        ("map/versie 2.0", "map/versie 2.0.json"),
        ("map/versie.json", "map/versie 2.0.json"),
    ],
)
def test_a_file_that_is_not_found_is_told_with_the_one_that_is_meant(
    desk: Path, cli: Cli, given: str, meant: str
) -> None:
    (desk / "map").mkdir()
    for name in ("plan.yaml", "ander.txt", "map/versie 2.0.json"):
        (desk / name).write_text("", encoding="utf-8")
    for command in (["assess"], ["check"], ["compare", NAME], ["batch"], ["form"]):
        found = cli(*command, given, "--lang", "nl")
        assert found.code == 2
        assert f"{given}: bestand niet gevonden; bedoelde u `{meant}`?" in found.err.splitlines()
    assert f"did you mean `{meant}`?" in cli("assess", given, "--lang", "en").err


@pytest.mark.parametrize("given", ["iets heel anders.yaml", "", "nergens/plan.yaml", "plan.yaml/plan.yaml"])
def test_a_file_that_nothing_looks_like_is_just_not_found(desk: Path, cli: Cli, given: str) -> None:
    (desk / "plan.yaml").write_text("", encoding="utf-8")
    assert cli("assess", given, "--lang", "nl").err.endswith("niet gevonden; controleer de naam en de map\n")


def test_a_link_to_nothing_is_not_taken_for_what_was_meant(desk: Path, cli: Cli) -> None:
    (desk / "weg.yaml").symlink_to(desk / "nergens")
    assert "bedoelde" not in cli("assess", "weg.yaml", "--lang", "nl").err


def test_among_very_many_files_only_the_ending_is_completed(desk: Path, cli: Cli) -> None:
    for number in range(250):
        (desk / f"plan-{number}.yaml").write_text("", encoding="utf-8")
    assert "bedoelde u `plan-7.yaml`?" in cli("assess", "plan-7", "--lang", "nl").err
    assert "controleer de naam" in cli("assess", "plan-777.yaml", "--lang", "nl").err


def test_votes_go_to_a_proposal_that_is_there(desk: Path, cli: Cli) -> None:
    (desk / "plan.yaml").write_text(proposal_text(), encoding="utf-8")
    found = cli("tally", "de antwoorden.csv", "plam.yaml", "--lang", "nl")
    assert "`plam.yaml` bestaat niet; bedoelde u `plan.yaml`?" in found.err
    assert words_of(found.err) == ["new", "plam.yaml"]


def words_of(said: str) -> list[str]:
    """The words of the last command that is suggested, as a shell takes them apart, without the program's name."""
    return shlex.split(SUGGESTED.findall(said)[-1])[1:]
