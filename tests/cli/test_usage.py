"""What is typed wrongly is told in the user's language, and help is found wherever the word stands."""

import re

import pytest

from conftest import Cli
from lea_check.cli.app import COMMANDS

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
        (("--frob",), "`--frob` is geen optie", "`--frob` is no option"),
        (("assess", "--form", "x"), "bedoelde u `--format`?", "did you mean `--format`?"),
        (("assess", "-z"), "`-z` is geen optie", "`-z` is no option"),
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
    both = {"A", "B", "C", "N", "TYPE", "SECTOR", "CSV", "XLSX", "JSON", "YAML"}
    for name in COMMANDS:
        helps = (cli(name, "--help", "--lang", language).out for language in ("nl", "en"))
        dutch, english = (set(re.findall(r"\b[A-Z]+\b", each)) for each in helps)
        assert not dutch & english - both, name


def test_a_language_called_help_is_no_command(cli: Cli) -> None:
    found = cli("--lang", "help", "types")
    assert found.code == 2
    assert "`help`" in found.err
