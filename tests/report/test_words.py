"""What reports and lists say where nothing was said."""

from collections.abc import Callable
from pathlib import Path

from lea_check import Catalogue
from lea_check.model.catalogue import Condition
from tests.support.cli import Cli

Propose = Callable[..., Path]


def test_priorities_that_nobody_chose_are_not_called_unserved(cli: Cli, propose: Propose) -> None:
    asked = cli("assess", propose(region="lelystad"), "--lang", "nl", "-f", "md").out
    chosen = cli("assess", propose(region="lelystad", priorities="[small-firms]"), "--lang", "nl", "-f", "md").out
    assert "Nog niet gezegd bij welke hiervan het hoort" in asked
    assert "Draagt niet bij aan" not in asked
    assert "Nog niet gezegd" not in chosen
    assert "Draagt niet bij aan" in chosen


def test_what_was_not_asked_is_open_and_not_weak(cli: Cli, propose: Propose) -> None:
    out = cli(
        "assess", propose(answers="  demand: {need-voiced: 1}\n  mass: {votes: [3, 0, 0, 3]}"), "--lang", "nl"
    ).out
    assert "Open vraag: Is er één persoon die tijd heeft om dit te trekken?" in out
    assert "Snelle blik: Doen er genoeg partijen mee om het vol te houden?" in out
    assert "Doorslaggevend" in out
    assert "Ook nog open" in out


def test_what_is_open_beside_nothing_is_not_also_open(cli: Cli, propose: Propose, catalogue: Catalogue) -> None:
    first = [f"  {each.id}: {{{', '.join(_at_start(each))}}}" for each in catalogue.conditions if _at_start(each)]
    out = cli("assess", propose(answers="\n".join(first)), "-f", "md", "--lang", "en").out
    rest = out[out.index("## Still to find out") :]
    assert "Open\n" in rest
    assert "Also open" not in rest


def _at_start(condition: Condition) -> list[str]:
    return [f"{each.id}: 0" for each in condition.questions if each.phase == "start"]


def test_a_list_names_one_of_its_own_to_look_at(cli: Cli) -> None:
    some = cli("initiatives", "--find", "bakker", "--lang", "nl").out
    assert "rdm-rotterdam" not in some
    care = cli("initiatives", "--find", "Veluwe", "--lang", "nl").out
    assert "lea-check initiatives care-academy-veluwe" in care
