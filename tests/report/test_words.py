"""What reports and lists say where nothing was said."""

import json
from collections.abc import Callable
from pathlib import Path

from lea_check import Catalogue
from lea_check.model.catalogue import Condition
from tests.support.cli import Cli

Propose = Callable[..., Path]


def test_priorities_that_it_does_not_serve_are_named_without_blame(cli: Cli, propose: Propose) -> None:
    asked = cli("assess", propose(region="lelystad"), "--lang", "nl", "-f", "md").out
    chosen = cli("assess", propose(region="lelystad", priorities="[small-firms]"), "--lang", "nl", "-f", "md").out
    assert "Draagt bij aan" not in asked
    assert "Draagt bij aan\n\n- midden- en kleinbedrijf" in chosen
    for out in (asked, chosen):
        assert "Andere prioriteiten\n\n- " in out


def test_what_was_not_asked_is_open_and_not_weak(cli: Cli, propose: Propose) -> None:
    given = "  demand: {need-voiced: 1}\n  mass: {overall: {votes: [3, 0, 0, 3]}}"
    out = cli("assess", propose(answers=given), "--full", "--lang", "nl", COLUMNS="110").out
    assert "2 Enthousiaste en ondernemende personen; pioniers  ? open\n  Vraag: Trekt iemand dit" in out
    assert "Ook zwak: wat bedrijven nodig hebben (deels)" in out
    assert "Ook open: programma bijstellen (nog niet gevraagd)" in out
    assert out.index("Doorslaggevend") < out.index("Ook nog open")


def test_what_is_open_beside_nothing_is_not_also_open(cli: Cli, propose: Propose, catalogue: Catalogue) -> None:
    first = [f"  {each.id}: {{{', '.join(_at_start(each))}}}" for each in catalogue.conditions if _at_start(each)]
    out = cli("assess", propose(answers="\n".join(first)), "-f", "md", "--lang", "en").out
    rest = out[out.index("## Still to find out") :]
    assert "Still open\n" in rest
    assert "Also open" not in rest


def _at_start(condition: Condition) -> list[str]:
    return [f"{each.id}: 0" for each in condition.questions if each.phase == "start"]


def test_a_list_names_one_of_its_own_to_look_at(cli: Cli) -> None:
    some = cli("initiatives", "--find", "bakker", "--lang", "nl").out
    assert "rdm-rotterdam" not in some
    care = cli("initiatives", "--find", "Veluwe", "--lang", "nl").out
    assert "lea-check initiatives care-academy-veluwe" in care


def test_a_party_is_shown_at_what_it_leaves_open(cli: Cli, propose: Propose) -> None:
    votes = "{votes: {company: [0, 1, 2, 3], education: [0, 4, 0]}}"
    out = cli("assess", propose(answers=f"  demand: {{need-voiced: {votes}}}"), "-f", "md", "--lang", "en").out
    found = json.loads(cli("assess", propose(answers=f"  demand: {{need-voiced: {votes}}}"), "-f", "json").out)
    [one] = [each for each in found["conditions"][0]["questions"] if each["id"] == "need-voiced"]
    assert (one["low"], one["high"]) == (0, 2)
    assert "| employers | 0 | 1 | 2 | 3 | no to yes |" in out
    assert "| education | 0 | 4 | 0 | 0 | partly |" in out
