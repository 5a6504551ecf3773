"""Answers of every form, and what is said of one that is none."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.cli import Cli

Propose = Callable[..., Path]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("true", "true"),
        ("false", "false"),
        ("7", "7"),
        ('"2"', '"2"'),
        ("veel", "veel"),
        ("{level: {a: 1}}", "…"),
        ("[1]", "…"),
        ("1" + "0" * 16, "1" + "0" * 16),
        ("ja nee " * 30, ("ja nee " * 30)[:40]),
    ],
)
def test_what_is_no_answer_is_said_as_it_was_written(cli: Cli, propose: Propose, written: str, shown: str) -> None:
    path = propose(answers=f"  mass: {{costs-shared: {written}}}")
    found = cli("check", path, "--lang", "nl")
    assert found.code == 2
    assert found.err.split(": ", 1)[1] == f"`{shown}` is geen antwoord; kies 0, 1, 2, 3 of unknown\n"


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("2", "level"),
        ("{level: 2, note: x}", "level"),
        ("{level: unknown}", "unknown"),
        ("{votes: [0, 1, 0, 0]}", "votes"),
        ("{note: later}", "unanswered"),
        ("{not_applicable: te klein}", "not-applicable"),
    ],
)
def test_each_form_of_an_answer_is_told_apart(cli: Cli, propose: Propose, written: str, kind: str) -> None:
    found = json.loads(cli("assess", propose(answers=f"  mass: {{costs-shared: {written}}}"), "-f", "json").out)
    mass = next(each for each in found["conditions"] if each["id"] == "mass")
    assert {each["id"]: each["kind"] for each in mass["questions"]} == {
        "enough-participants": "unanswered",
        "costs-shared": kind,
    }
