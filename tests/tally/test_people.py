"""Respondents count once, parties are told apart or joined, and nobody can be recognised."""

import os
import sys
from pathlib import Path
from typing import Any

import pexpect
import pytest

from lea_check.model.catalogue import Catalogue
from tests.support.processes import environment

from .asked import A, hands
from .conftest import Count, answers
from .exports import write_csv

ENOUGH = f"[{A.id}]"


def export(path: Path, people: list[tuple[str, str]], *, party: str = "Organisatie") -> Path:
    """A party and a level each."""
    return write_csv(path, [[party, ENOUGH], *people])


def votes(plan: Path) -> Any:
    return answers(plan)["mass"][A.id.split(".")[1]]["votes"]


@pytest.mark.parametrize(
    "headings", [("E-mailadres", "Naam"), ("Email", "Name"), ("token", "x"), ("Volledige naam", "x"), ("id", "x")]
)
def test_the_last_row_of_a_respondent_counts_and_rows_are_named_by_number_only(
    count: Count, plan: Path, tmp_path: Path, headings: tuple[str, str]
) -> None:
    rows = [[*headings, ENOUGH], ["Jansen", "x", 0], ["Pietersen", "y", 1], [" JANSEN", "z", 3]]
    out = count(write_csv(tmp_path / "a.csv", rows)).out
    assert votes(plan) == hands(1, 3)
    assert "Deze rijen zijn van dezelfde persoon: 2 en 4." in out
    assert "jansen" not in (out + plan.read_text(encoding="utf-8")).lower()


def test_people_of_one_name_with_other_addresses_are_two(count: Count, plan: Path, tmp_path: Path) -> None:
    rows = [["E-mail", "Naam", ENOUGH], ["a@b.nl", "Jan", 0], ["c@b.nl", "Jan", 3]]
    count(write_csv(tmp_path / "a.csv", rows))
    assert votes(plan) == hands(0, 3)


def test_one_address_of_the_network_is_not_one_person(count: Count, plan: Path, tmp_path: Path) -> None:
    rows = [["IP-adres", ENOUGH], ["10.0.0.1", 0], ["10.0.0.1", 3]]
    out = count(write_csv(tmp_path / "a.csv", rows)).out
    assert votes(plan) == hands(0, 3)
    assert "10.0.0.1" not in out


PERSONAL = [
    "Naam", "Uw naam", "Name", "E-mail", "Email Address", "Wat is uw e-mailadres?", "Telefoonnummer", "Adres",
    "Address", "Postcode en woonplaats", "IP-adres", "ipaddr", "Geboortedatum", "Username", "Antwoord-ID",
    "_submitted_by", "SubmitterName", "meta/instanceID",
]  # fmt: skip


def test_what_personal_columns_hold_shows_nowhere(count: Count, plan: Path, tmp_path: Path) -> None:
    rows = [[*PERSONAL, ENOUGH], [*(f"Geheim{n}" for n in range(len(PERSONAL))), 2]]
    found = count(write_csv(tmp_path / "a.csv", rows))
    assert found.out.count("zegt wie het invulde") == len(PERSONAL)
    assert "Geheim" not in found.out + found.err + plan.read_text(encoding="utf-8")


def test_what_looks_personal_among_unused_values_is_not_shown(count: Count, tmp_path: Path) -> None:
    rows = [[ENOUGH], [2], ["jan@voorbeeld.nl"], ["bel 06-12345678"]]
    out = count(write_csv(tmp_path / "a.csv", rows)).out
    assert "voorbeeld" not in out
    assert "12345678" not in out
    assert "persoonlijk gegeven, niet getoond" in out


def test_parties_of_five_or_more_have_hands_of_their_own(count: Count, plan: Path, tmp_path: Path) -> None:
    people = [("Bedrijven", "3")] * 5 + [("onderwijs", "1")] * 6 + [("Gemeente Lelystad", "0")] * 5
    count(export(tmp_path / "a.csv", people), "--party-column", "organisatie")
    assert votes(plan) == {
        "company": hands(*[3] * 5), "education": hands(*[1] * 6), "gemeente-lelystad": hands(*[0] * 5),
    }  # fmt: skip


def test_small_parties_are_joined_and_named(count: Count, plan: Path, tmp_path: Path) -> None:
    people = [("Bedrijven", "3")] * 5 + [("UWV", "0")] * 4 + [("", "1")] + [("Vakbond", "2")]
    out = count(export(tmp_path / "a.csv", people), "--party-column", "Organisatie").out
    assert votes(plan) == {"company": hands(*[3] * 5), "other": hands(*[0] * 4, 1, 2)}
    assert "UWV: 4, samengevoegd onder ‘anderen’" in out
    assert "geen partij ingevuld: 1" in out


def test_small_parties_stay_apart_only_when_asked(count: Count, plan: Path, tmp_path: Path) -> None:
    people = [("Bedrijven", "3")] * 5 + [("UWV", "0")] * 4
    out = count(export(tmp_path / "a.csv", people), "--party-column", "Organisatie", "--keep-small").out
    assert votes(plan) == {"company": hands(*[3] * 5), "uwv": hands(*[0] * 4)}
    assert "Let op" in out


@pytest.mark.parametrize("people", [[("A", "3")] * 4 + [("B", "1")] * 2, [("A", "3")] * 4 + [("A", "1")] * 2])
def test_when_one_party_is_left_the_votes_are_those_of_the_room(
    count: Count, plan: Path, tmp_path: Path, people: list[tuple[str, str]]
) -> None:
    out = count(export(tmp_path / "a.csv", people), "--party-column", "Organisatie").out
    assert votes(plan) == hands(1, 1, *[3] * 4)
    assert "hele zaal" in out


def test_where_those_joined_are_few_only_the_room_is_counted(count: Count, plan: Path, tmp_path: Path) -> None:
    people = [("Bedrijven", "3")] * 5 + [("UWV", "0")]
    out = " ".join(count(export(tmp_path / "a.csv", people), "--party-column", "Organisatie").out.split())
    assert votes(plan) == hands(0, *[3] * 5)
    assert "Alleen de telling van de hele zaal blijft over" in out


def test_the_party_question_of_a_form_is_known(count: Count, plan: Path, tmp_path: Path) -> None:
    people = [("bedrijven", "3")] * 5 + [("onderwijs", "0")] * 5
    count(export(tmp_path / "a.csv", people, party="Voor wie bent u hier? [party]"))
    assert votes(plan) == {"company": hands(*[3] * 5), "education": hands(*[0] * 5)}


def test_a_party_in_any_language_is_one_party(count: Count, plan: Path, tmp_path: Path, catalogue: Catalogue) -> None:
    people = [("education", "3")] * 2 + [("Onderwijs", "3")] * 3 + [("Scholen", "0")] * 5
    count(export(tmp_path / "a.csv", people), "--party-column", "Organisatie")
    assert votes(plan) == {"education": hands(*[3] * 5), "school": hands(*[0] * 5)}


def test_two_people_with_one_first_name_both_count(count: Count, plan: Path, tmp_path: Path) -> None:
    out = count(write_csv(tmp_path / "a.csv", [["Voornaam", ENOUGH], ["Jan", 0], ["Jan", 3]])).out
    assert votes(plan) == hands(0, 3)
    assert "zegt wie het invulde" in out


def test_the_name_of_an_organisation_can_be_the_party(count: Count, plan: Path, tmp_path: Path) -> None:
    people = [("Bedrijven", "3")] * 5 + [("Onderwijs", "0")] * 5
    for party in ("Naam van uw organisatie", "organisation-name"):
        count(export(tmp_path / "a.csv", people, party=party), "--party-column", party)
        assert votes(plan) == {"company": hands(*[3] * 5), "education": hands(*[0] * 5)}


def test_what_does_not_apply_is_no_vote_and_told_apart_from_open(count: Count, plan: Path, tmp_path: Path) -> None:
    rows = [[ENOUGH, "[demand]"], [2, 1], ["n.v.t.", 1], ["", 1], ["niet van toepassing", 1]]
    out = " ".join(count(write_csv(tmp_path / "a.csv", rows)).out.split())
    assert votes(plan) == hands(2)
    assert "Niet ingevuld: 1. Geldt hier niet, volgens 2." in out


def test_unfinished_and_tried_rows_are_told_with_how_many(count: Count, plan: Path, tmp_path: Path) -> None:
    rows = [["id", "submitdate", ENOUGH], [1, "2026", 2], [2, "", 0], [3, "", 0]]
    out = " ".join(count(write_csv(tmp_path / "a.csv", rows)).out.split())
    assert votes(plan) == hands(2)
    assert "Niet afgemaakt, dus niet geteld: 2 (rij 3 en 4)" in out


def test_only_those_who_answered_everything_count_when_asked(count: Count, plan: Path, tmp_path: Path) -> None:
    rows = [[ENOUGH, "[demand]"], [2, 1], [0, ""], [0, "?"]]
    path = write_csv(tmp_path / "a.csv", rows)
    out = count(path, "--complete-only").out
    assert votes(plan) == hands(2, 0)
    assert "Niet alle vragen ingevuld, dus niet geteld: 1 (rij 3)" in out


def test_a_whole_room_on_one_device_is_wondered_at(count: Count, tmp_path: Path) -> None:
    rows = [["E-mail", ENOUGH], *[["zaal@school.nl", n % 3] for n in range(9)]]
    out = " ".join(count(write_csv(tmp_path / "a.csv", rows)).out.split())
    assert out.index("Vulden meer mensen het op één apparaat in?") < out.index("Wie het invulden")


def test_ten_people_without_a_single_nought_are_wondered_at(count: Count, plan: Path, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [[ENOUGH], *[[1 + n % 3] for n in range(10)]])
    assert "Lopen de cijfers misschien van 1 af?" in " ".join(count(path).out.split())
    assert sum(votes(plan)) == 10
    path = write_csv(tmp_path / "a.csv", [[ENOUGH], *[[n % 3] for n in range(10)]])
    assert "Lopen de cijfers" not in count(path).out


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="a terminal of Unix")
@pytest.mark.parametrize(("typed", "apart"), [("1", True), ("2", False)])
def test_small_parties_are_kept_apart_only_after_naming_who_can_be_recognised(
    plan: Path, tmp_path: Path, typed: str, apart: bool
) -> None:
    path = export(tmp_path / "a.csv", [("Bedrijven", "3")] * 5 + [("UWV", "0")] * 2)
    child = pexpect.spawn(
        sys.executable,
        ["-m", "lea_check", "tally", path.name, plan.name, "--party-column=Organisatie", "--keep-small", "--lang=nl"],
        cwd=str(tmp_path), timeout=20, encoding="utf-8", env=environment(TERM="xterm-256color"), dimensions=(40, 200),
    )  # fmt: skip
    child.expect(r"te herkennen: UWV: 2\. .*\(1 ja, 2 nee\) $")
    child.send(f"{typed}\n")
    child.expect(r"zetten\? \(1 ja, 2 nee\) $")
    child.send("1\n")
    child.expect(pexpect.EOF)
    child.close()
    expected = {"company": hands(*[3] * 5), "uwv": hands(0, 0)} if apart else hands(0, 0, *[3] * 5)
    assert votes(plan) == expected
