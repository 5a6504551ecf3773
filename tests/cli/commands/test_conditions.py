"""`conditions` by everything that is printed of one: its id, its number, and the ids of its questions."""

import json
import re
from pathlib import Path

import pytest

from lea_check.files.content.paths import bundled_data
from lea_check.model.catalogue import Catalogue
from tests.support.cli import Cli


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


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("0", "is geen voorwaarde; de nummers zijn 1, 2, 3, 4, 5, 6, 7, 8, 9, 10"),
        ("11", "is geen voorwaarde; de nummers zijn 1, 2, 3, 4, 5, 6, 7, 8, 9, 10"),
        ("07", "is geen voorwaarde; de nummers zijn 1, 2,"),
        ("demand.gain-namd", "is geen vraag bij deze voorwaarde; bedoelde u `demand.gain-named`?"),
        ("mass.gain-named", "is geen vraag bij deze voorwaarde; kies uit: mass."),
        ("demand.", "is geen voorwaarde; bedoelde u `demand`?"),
        ("", "is geen voorwaarde; kies uit: demand, "),
    ],
)
def test_what_names_no_condition_is_refused_with_what_may_be_meant(cli: Cli, name: str, said: str) -> None:
    found = cli("conditions", name, "--lang", "nl")
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith(f"lea-check: `{name}` {said}")


def test_a_question_of_two_conditions_is_named_with_its_condition(cli: Cli, tmp_path: Path) -> None:
    ours = (bundled_data() / "conditions.yaml").read_text(encoding="utf-8")
    shared = re.sub(r"\benough-participants\b", "gain-named", ours)
    assert shared != ours
    (tmp_path / "conditions.yaml").write_text(shared, encoding="utf-8")
    found = cli("conditions", "gain-named", "--data", tmp_path, "--lang", "en")
    assert (found.code, found.out) == (2, "")
    assert "choose from: demand.gain-named, mass.gain-named" in found.err
    for condition in ("demand", "mass"):
        text = cli("conditions", f"{condition}.gain-named", "-f", "json", "--data", tmp_path).out
        assert [each["id"] for each in json.loads(text)["conditions"]] == [condition]
