"""A word for people where a key or an id of ours belongs: the line says which one is meant, in either language."""

from pathlib import Path

import pytest

from tests.support.cli import Cli

WRITTEN = """\
format: lea-check/proposal/2
naam: x
name: y
goals: [upskilling]
target_groups: [werknemers]
stage: idee
antwoorden: {demand: 2}
partners: [{name: a, rol: core}]
answers:
  demand: {need-voiced: {niveau: 2}}
"""
MEANT = {"naam": "name", "werknemers": "workers", "antwoorden": "answers", "rol": "role", "niveau": "level"}


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_dutch_word_gets_the_key_or_id_that_is_meant(cli: Cli, tmp_path: Path, lang: str) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(WRITTEN, encoding="utf-8")
    found = cli("check", path, "--lang", lang)
    assert found.code == 2
    for given, meant in MEANT.items():
        assert any(f"`{given}`" in line and line.endswith(f"`{meant}`?") for line in found.err.splitlines()), given


def test_the_name_of_an_id_on_the_screen_gets_the_id(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(WRITTEN, encoding="utf-8")
    assert "`idee` is geen mogelijke waarde; bedoelde u `idea`?" in cli("check", path, "--lang", "nl").err
