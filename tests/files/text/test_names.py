"""Names of new files: made of what people call things, for every system, and never one that is taken."""

import re
import shlex
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lea_check.files.text.names import as_typed, file_as_typed, free_name, plain_name, slug

NAMES = {
    "Techniekroute Lelystad": "techniekroute-lelystad",
    "  Bakkers & Co. (2026)": "bakkers-co-2026",
    "Ærø XL": "aero-xl",
    "Coöperatie Zuid-Oost": "cooperatie-zuid-oost",
    "Industrie\u0308le automatisering": "industriele-automatisering",
    "Αθήνα": "αθήνα",
    "Ёлка й": "ёлка-й",
    "学校": "学校",
    "Samen ❤️ leren": "samen-leren",
    "../../etc/passwd": "etc-passwd",
    "???": "proposal",
    "": "proposal",
    "CON": "con-1",
    "lpt9": "lpt9-1",
    "console": "console",
    "x" * 59 + " y": "x" * 59,
    "x" * 70: "x" * 60,
    "Xavier X": "xavier-x",
}


@pytest.mark.parametrize(("name", "file"), NAMES.items())
def test_a_name_becomes_one_that_every_system_takes(name: str, file: str) -> None:
    assert plain_name(name) == file


SLUGS = {
    "coöperatie": "cooperatie",
    "Industriële automatisering": "industriele-automatisering",
    "Škoda & Łódź": "skoda-lodz",
    "ILIK İstanbul": "ilik-istanbul",
    "Straße ²": "strasse-2",
    "a_b": "a-b",
    "学校": "",
    "x" * 70: "x" * 60,
}


@pytest.mark.parametrize(("text", "id"), SLUGS.items())
def test_an_id_keeps_letters_with_an_accent_as_letters(text: str, id: str) -> None:
    assert slug(text) == id


@given(st.text())
def test_a_slug_is_an_id_or_nothing_and_its_own_slug(text: str) -> None:
    made = slug(text)
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", made)
    assert slug(made) == made
    file = plain_name(text)
    assert plain_name(file) == file
    assert Path(file).name == file


def test_a_name_that_is_taken_gets_the_first_free_number() -> None:
    taken: set[str] = set()
    for expected in ("a/plan.x.yaml", "a/plan.x-2.yaml", "a/plan.x-3.yaml", "a/plan.x-4.yaml"):
        assert free_name("a/plan.x.yaml", taken.__contains__) == expected
        taken.add(expected)
    assert free_name("bakkers", {"bakkers", "bakkers-2"}.__contains__) == "bakkers-3"


TYPED = {
    "plan.yaml": "plan.yaml",
    "C:/plannen/één.yaml": "C:/plannen/één.yaml",
    "mijn plan.yaml": '"mijn plan.yaml"',
    r"plannen\plan.yaml": r'"plannen\plan.yaml"',
    "a&b (2).yaml": '"a&b (2).yaml"',
    "jan's plan.yaml": '"jan\'s plan.yaml"',
    "$HOME.yaml": "'$HOME.yaml'",
    "a b\\": "'a b\\'",
    r"\\server\plan.yaml": r"'\\server\plan.yaml'",
    "-plan.yaml": "./-plan.yaml",
    "- plan.yaml": '"./- plan.yaml"',
    "-": "-",
}


@pytest.mark.parametrize(("name", "typed"), TYPED.items())
def test_a_name_in_a_command_stands_in_quotes_where_a_shell_would_take_it_apart(name: str, typed: str) -> None:
    assert file_as_typed(name) == typed


@given(st.text("ab é\t&;|<>()*?[]#~=%!{}'\"$`\\-", min_size=1))
def test_a_shell_reads_back_the_name_that_was_typed(name: str) -> None:
    assert shlex.split(as_typed(name)) == [name]
    [read] = shlex.split(file_as_typed(name))
    assert Path(read) == Path(name)
    assert read == "-" or not read.startswith("-")


def test_a_name_of_a_file_that_is_there_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    assert free_name(str(path)) == str(path)
    for name in ("plan.yaml", "plan-2.yaml", "plan-3.yaml"):
        (tmp_path / name).touch()
    assert free_name(str(path)) == str(tmp_path / "plan-4.yaml")
