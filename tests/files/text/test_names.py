"""Names of new files: made of what people call things, for every system, and never one that is taken."""

import shlex
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lea_check.files.text.names import as_typed, file_as_typed, plain_name
from lea_check.files.writing.atomic import free_name

NAMES = {
    "Techniekroute Lelystad": "techniekroute-lelystad",
    "  Bakkers & Co. (2026)": "bakkers-co-2026",
    "Ærø XL": "ærø-xl",
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


def test_a_name_that_is_taken_gets_the_first_free_number() -> None:
    taken: set[str] = set()
    for expected in ("a/plan.x.yaml", "a/plan.x-2.yaml", "a/plan.x-3.yaml", "a/plan.x-4.yaml"):
        assert free_name("a/plan.x.yaml", taken.__contains__) == expected
        taken.add(expected)


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
