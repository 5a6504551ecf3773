"""What is typed wrongly is told in the user's language, and help is found wherever the word stands."""

import re
import shlex
from pathlib import Path

import pytest

from lea_check.cli.command_table import COMMANDS
from tests.support.cli import Cli
from tests.support.proposals import proposal_text

ENGLISH = re.compile(r"\b(?:got|unexpected|invalid|should|value|argument|does not|requires|such)\b", re.IGNORECASE)


@pytest.mark.parametrize(
    ("arguments", "dutch", "english"),
    [
        (("types", "foo", "bar"), "`foo bar` had ik niet verwacht; haal het weg", "`foo bar` was not expected; remove"),
        (("--lang",), "`--lang` vraagt om een waarde", "`--lang` needs a value"),
        (("assess", "x.yaml", "-f"), "`-f` vraagt om een waarde", "`-f` needs a value"),
        (("assess", "x.yaml", "--open=yes"), "`--open` krijgt geen waarde", "`--open` takes no value"),
        (("assess", "--help=yes"), "`--help` krijgt geen waarde", "`--help` takes no value"),
        (("batch", ".", "--jobs", "0"), "`--jobs`: hier hoort een heel getal van 1 of hoger", "number of 1 or more"),
        (("initiatives", "--vary", "x"), "`--vary`: hier hoort een heel getal", "`--vary`: a whole number of 1 or"),
        (("assess",), "er ontbreekt iets: BESTAND...", "something is missing: FILE..."),
        (("check",), "er ontbreekt iets: BESTAND...", "something is missing: FILE..."),
        (("asess",), "`asess` is geen opdracht; bedoelde u `assess`?", "did you mean `assess`?"),
        (("--frob",), "`--frob` is geen optie", "`--frob` is not an option"),
        (("assess", "--form", "x"), "bedoelde u `--format`?", "did you mean `--format`?"),
        (("assess", "-z"), "`-z` is geen optie", "`-z` is not an option"),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, tuple) else "",
)  # fmt: skip
def test_bad_usage_is_told_in_the_language_of_the_user(
    cli: Cli, arguments: tuple[str, ...], dutch: str, english: str
) -> None:
    for language, said in (("nl", dutch), ("en", english)):
        found = cli(*arguments, LEA_CHECK_LANG=language)
        assert (found.code, found.out) == (2, "")
        assert said in found.err
        assert len(found.err.splitlines()) == 1
        if language == "nl":
            assert not ENGLISH.search(re.sub("`[^`]*`", "", found.err))


def test_help_is_found_wherever_the_language_stands(cli: Cli) -> None:
    for name in COMMANDS:
        expected = cli(name, "--help", "--lang", "nl")
        assert expected.code == 0
        for arguments in (
            ("help", name, "--lang", "nl"), ("--lang", "nl", "help", name), ("--lang=nl", "help", name),
            ("--lang", "nl", name, "--help"), ("help", "--lang", "nl", name), ("--lang", "nl", name, "-h"),
        ):  # fmt: skip
            assert cli(*arguments) == expected, arguments
    whole = cli("--help", "--lang", "nl")
    for arguments in (("help", "--lang", "nl"), ("--lang", "nl", "help"), ("--lang", "nl", "--help")):
        assert cli(*arguments) == whole, arguments


def test_of_help_there_is_no_more_help_than_help(cli: Cli) -> None:
    assert cli("help", "help", "--lang", "nl") == cli("--help", "--lang", "nl")


def test_what_one_puts_behind_an_option_is_named_in_dutch(cli: Cli) -> None:
    both = {"A", "B", "C", "CODE", "N", "TYPE", "SECTOR", "CSV", "XLSX", "JSON", "YAML"}
    for name in COMMANDS:
        helps = (cli(name, "--help", "--lang", language).out for language in ("nl", "en"))
        dutch, english = (set(re.findall(r"\b[A-Z]+\b", each)) for each in helps)
        assert not dutch & english - both, name


def test_a_language_called_help_is_no_command(cli: Cli) -> None:
    found = cli("--lang", "help", "types")
    assert found.code == 2
    assert "`help`" in found.err


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("ons nieuwe plan.yaml", "ander.yaml"):
        (tmp_path / name).write_text(proposal_text(), encoding="utf-8")
    (tmp_path / "de antwoorden.csv").write_text("[demand],[mass]\n" + "2,1\n" * 6, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    ("arguments", "right"),
    [
        (("assess", "ons", "nieuwe", "plan.yaml"), ("assess", "ons nieuwe plan.yaml")),
        (("assess", "ander.yaml", "ons", "nieuwe", "plan.yaml"), ("assess", "ander.yaml", "ons nieuwe plan.yaml")),
        (("check", "ons", "nieuwe", "plan.yaml", "ander.yaml"), ("check", "ons nieuwe plan.yaml", "ander.yaml")),
        (("compare", "ander.yaml", "ons", "nieuwe", "plan.yaml"), ("compare", "ander.yaml", "ons nieuwe plan.yaml")),
        (("batch", "ons", "nieuwe", "plan.yaml"), ("batch", "ons nieuwe plan.yaml")),
        (("form", "ons", "nieuwe", "plan.yaml", "-f", "csv"), ("form", "ons nieuwe plan.yaml")),
        (("tally", "de", "antwoorden.csv"), ("tally", "de antwoorden.csv")),
        (
            ("tally", "de antwoorden.csv", "ons", "nieuwe", "plan.yaml"),
            ("tally", "de antwoorden.csv", "ons nieuwe plan.yaml"),
        ),
        (("interview", "ons", "nieuwe", "plan.yaml"), ("interview", "ons nieuwe plan.yaml")),
        (("new", "nog", "een", "plan.yaml"), ("new", "nog een plan.yaml")),
        (("interview", "nog", "een", "--quick"), ("interview", "nog een")),
        (("record", "onze", "initiatieven"), ("record", "onze initiatieven")),
    ],
    ids=" ".join,
)
def test_a_name_that_a_shell_took_apart_is_to_be_put_in_quotes(
    desk: Path, cli: Cli, language: str, arguments: tuple[str, ...], right: tuple[str, ...]
) -> None:
    before = sorted(desk.iterdir())
    found = cli("--lang", language, *arguments)
    assert (found.code, found.out, len(found.err.splitlines())) == (2, "", 1)
    assert ("aanhalingstekens: " if language == "nl" else "in quotes: ") in found.err
    assert shlex.split(found.err.split(": ")[-1]) == ["lea-check", *right, "--lang", language]
    assert sorted(desk.iterdir()) == before


@pytest.mark.parametrize("arguments", [("new", "plan.yaml", "extra"), ("form", "ons", "plan.yaml")])
def test_what_is_no_part_of_a_name_is_to_be_removed(desk: Path, cli: Cli, arguments: tuple[str, ...]) -> None:
    assert "had ik niet verwacht; haal het weg" in cli(*arguments, "--lang", "nl").err


def test_files_that_are_there_are_read_whatever_they_are_together(desk: Path, cli: Cli) -> None:
    (desk / "ander.yaml ons nieuwe plan.yaml").write_text("", encoding="utf-8")
    assert cli("check", "ander.yaml", "ons nieuwe plan.yaml").code == 0
