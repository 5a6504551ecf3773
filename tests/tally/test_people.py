"""Respondents count once, parties are told apart or joined, and nobody can be recognised."""

from pathlib import Path
from typing import Any

import pytest

from lea_check.model.catalogue import Catalogue

from .conftest import Count, answers
from .exports import write_csv

ENOUGH = "[mass.enough-participants]"


def export(path: Path, people: list[tuple[str, str]], *, party: str = "Organisatie") -> Path:
    """A party and a level each."""
    return write_csv(path, [[party, ENOUGH], *people])


def votes(plan: Path) -> Any:
    return answers(plan)["mass"]["enough-participants"]["votes"]


@pytest.mark.parametrize(
    "headings", [("E-mailadres", "Naam"), ("Email", "Name"), ("token", "x"), ("Volledige naam", "x"), ("id", "x")]
)
def test_the_last_row_of_a_respondent_counts_and_rows_are_named_by_number_only(
    count: Count, plan: Path, tmp_path: Path, headings: tuple[str, str]
) -> None:
    rows = [[*headings, ENOUGH], ["Jansen", "x", 0], ["Pietersen", "y", 1], [" JANSEN", "z", 3]]
    out = count(write_csv(tmp_path / "a.csv", rows)).out
    assert votes(plan) == [0, 1, 0, 1, 0]
    assert "Rij 2 en 4 zijn van dezelfde persoon" in out
    assert "jansen" not in (out + plan.read_text(encoding="utf-8")).lower()


def test_people_of_one_name_with_other_addresses_are_two(count: Count, plan: Path, tmp_path: Path) -> None:
    rows = [["E-mail", "Naam", ENOUGH], ["a@b.nl", "Jan", 0], ["c@b.nl", "Jan", 3]]
    count(write_csv(tmp_path / "a.csv", rows))
    assert votes(plan) == [1, 0, 0, 1, 0]


def test_one_address_of_the_network_is_not_one_person(count: Count, plan: Path, tmp_path: Path) -> None:
    rows = [["IP-adres", ENOUGH], ["10.0.0.1", 0], ["10.0.0.1", 3]]
    out = count(write_csv(tmp_path / "a.csv", rows)).out
    assert votes(plan) == [1, 0, 0, 1, 0]
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
        "company": [0, 0, 0, 5, 0], "education": [0, 6, 0, 0, 0], "gemeente-lelystad": [5, 0, 0, 0, 0],
    }  # fmt: skip


def test_small_parties_are_joined_and_named(count: Count, plan: Path, tmp_path: Path) -> None:
    people = [("Bedrijven", "3")] * 5 + [("UWV", "0")] * 4 + [("", "1")] + [("Vakbond", "2")]
    out = count(export(tmp_path / "a.csv", people), "--party-column", "Organisatie").out
    assert votes(plan) == {"company": [0, 0, 0, 5, 0], "other": [4, 1, 1, 0, 0]}
    assert "UWV: 4, samengevoegd onder ‘anderen’" in out
    assert "geen partij ingevuld: 1" in out


def test_small_parties_stay_apart_only_when_asked(count: Count, plan: Path, tmp_path: Path) -> None:
    people = [("Bedrijven", "3")] * 5 + [("UWV", "0")] * 4
    out = count(export(tmp_path / "a.csv", people), "--party-column", "Organisatie", "--keep-small").out
    assert votes(plan) == {"company": [0, 0, 0, 5, 0], "uwv": [4, 0, 0, 0, 0]}
    assert "Let op" in out


@pytest.mark.parametrize("people", [[("A", "3")] * 4 + [("B", "1")] * 2, [("A", "3")] * 4 + [("A", "1")] * 2])
def test_when_one_party_is_left_the_votes_are_those_of_the_room(
    count: Count, plan: Path, tmp_path: Path, people: list[tuple[str, str]]
) -> None:
    out = count(export(tmp_path / "a.csv", people), "--party-column", "Organisatie").out
    assert votes(plan) == [0, 2, 0, 4, 0]
    assert "hele zaal" in out


def test_where_those_joined_are_few_only_the_room_is_counted(count: Count, plan: Path, tmp_path: Path) -> None:
    people = [("Bedrijven", "3")] * 5 + [("UWV", "0")]
    out = " ".join(count(export(tmp_path / "a.csv", people), "--party-column", "Organisatie").out.split())
    assert votes(plan) == [1, 0, 0, 5, 0]
    assert "Alleen de telling van de hele zaal blijft over" in out


def test_the_party_question_of_a_form_is_known(count: Count, plan: Path, tmp_path: Path) -> None:
    people = [("bedrijven", "3")] * 5 + [("onderwijs", "0")] * 5
    count(export(tmp_path / "a.csv", people, party="Voor wie bent u hier? [party]"))
    assert votes(plan) == {"company": [0, 0, 0, 5, 0], "education": [5, 0, 0, 0, 0]}


def test_a_party_in_any_language_is_one_party(count: Count, plan: Path, tmp_path: Path, catalogue: Catalogue) -> None:
    people = [("education", "3")] * 2 + [("Onderwijs", "3")] * 3 + [("Scholen", "0")] * 5
    count(export(tmp_path / "a.csv", people), "--party-column", "Organisatie")
    assert votes(plan) == {"education": [0, 0, 0, 5, 0], "school": [5, 0, 0, 0, 0]}


def test_two_people_with_one_first_name_both_count(count: Count, plan: Path, tmp_path: Path) -> None:
    out = count(write_csv(tmp_path / "a.csv", [["Voornaam", ENOUGH], ["Jan", 0], ["Jan", 3]])).out
    assert votes(plan) == [1, 0, 0, 1, 0]
    assert "zegt wie het invulde" in out


def test_the_name_of_an_organisation_can_be_the_party(count: Count, plan: Path, tmp_path: Path) -> None:
    people = [("Bedrijven", "3")] * 5 + [("Onderwijs", "0")] * 5
    for party in ("Naam van uw organisatie", "organisation-name"):
        count(export(tmp_path / "a.csv", people, party=party), "--party-column", party)
        assert votes(plan) == {"company": [0, 0, 0, 5, 0], "education": [5, 0, 0, 0, 0]}
