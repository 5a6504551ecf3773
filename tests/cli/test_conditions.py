"""`conditions` by everything that is printed of one: its id, its number, and the ids of its questions."""

import json

import pytest

from conftest import Cli
from lea_check.model.catalogue import Catalogue


def test_every_condition_is_found_by_its_number(cli: Cli, catalogue: Catalogue) -> None:
    for number, name in enumerate(catalogue.condition_by_id, 1):
        assert cli("conditions", number, "--lang", "nl") == cli("conditions", name, "--lang", "nl")


@pytest.mark.parametrize("name", ["demand.gain-named", "gain-named"])
def test_a_question_is_shown_with_its_condition_and_without_the_others(cli: Cli, name: str) -> None:
    text = cli("conditions", name, "--lang", "en").out
    assert text.startswith("1 ")
    assert "Id: gain-named" in text
    assert "need-voiced" not in text
    found = json.loads(cli("conditions", name, "-f", "json").out)["conditions"]
    assert [each["id"] for each in found] == ["demand"]
    assert [asked["id"] for asked in found[0]["questions"]] == ["gain-named"]


@pytest.mark.parametrize("name", ["0", "11", "07", "mass.gain-named", "demand.", ""])
def test_what_names_no_condition_is_refused(cli: Cli, name: str) -> None:
    found = cli("conditions", name, "--lang", "nl")
    assert (found.code, found.out) == (2, "")
    assert "geen voorwaarde" in found.err
