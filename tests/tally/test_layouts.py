"""Tables of every separator, encoding and form are read; what had to be guessed of them is told first."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.cli import Cli

from .asked import TOP, WHOLE, A, B, hands
from .conftest import Count, answers
from .exports import write_csv, write_xlsx

HEADING = f"[{A.id}]"
NAME = A.id.split(".")[1]


def said(text: str) -> str:
    return " ".join(text.split())


def votes(plan: Path) -> Any:
    return answers(plan)["mass"][NAME]["votes"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_csv_of_any_separator_and_encoding(
    count: Count, plan: Path, tmp_path: Path, separator: str, encoding: str
) -> None:
    heading = f"Eén, twee; drié: “genoeg”? {HEADING}"
    rows = [["Tijdstempel", heading, "Wie"], ["nu", "2", "ïk, jij"], ["nu", "3", "wij; zij"]]
    found = count(write_csv(tmp_path / "a.csv", rows, separator=separator, encoding=encoding))
    assert votes(plan) == hands(2, 3)
    assert "�" not in found.out
    assert ("De letters zijn gelezen als die van Windows" in said(found.out)) == (encoding == "cp1252")


def test_the_hint_for_excel_about_the_separator_is_no_heading(count: Count, plan: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"sep=;\n{HEADING};x\nhm;1,5\n2;\n", encoding="utf-8")
    found = count(path)
    assert votes(plan) == hands(2)
    assert "rij 3" in found.out


def test_an_export_on_standard_input(cli: Cli, plan: Path) -> None:
    assert cli("tally", "-", plan, "--yes", stdin=f"{HEADING}\n2\n".encode()).code == 0
    assert votes(plan) == hands(2)


def test_the_sheet_with_the_questions_is_read_and_named_where_it_is_not_the_first(
    count: Count, plan: Path, tmp_path: Path
) -> None:
    rows = [[HEADING], [2]]
    path = write_xlsx(tmp_path / "a.xlsx", ("Leeg", []), ("Toelichting", [["Over"], ["iets"]]), ("Antwoorden", rows))
    out = said(count(path).out)
    assert votes(plan) == hands(2)
    assert "Gelezen is het blad ‘Antwoorden’" in out
    assert "Andere bladen in het bestand: Toelichting" in out


@pytest.mark.parametrize("name", ["Ronde 2", "ronde 2", "2"])
def test_another_sheet_can_be_chosen_by_name_or_number(count: Count, plan: Path, tmp_path: Path, name: str) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", ("Ronde 1", [[HEADING], [0]]), ("Ronde 2", [[HEADING], [2]]))
    count(path, "--sheet", name)
    assert votes(plan) == hands(2)


def test_without_a_choice_the_first_of_two_sheets_is_read_and_the_other_named(
    count: Count, plan: Path, tmp_path: Path
) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", ("Ronde 1", [[HEADING], [0]]), ("Ronde 2", [[HEADING], [2]]))
    assert "Andere bladen in het bestand: Ronde 2" in said(count(path).out)
    assert votes(plan) == hands(0)


def test_headings_in_another_row_are_told_first(count: Count, plan: Path, tmp_path: Path) -> None:
    out = count(write_csv(tmp_path / "a.csv", [["Uitkomsten"], ["Kleur", HEADING], ["rood", 2]])).out
    assert votes(plan) == hands(2)
    assert out.index("Eerst nakijken") < out.index("De koppen staan in rij 2") < out.index("Wie het invulden")


def test_the_row_of_the_headings_can_be_said(count: Count, plan: Path, tmp_path: Path) -> None:
    rows = [["oud", HEADING], ["x", 0], ["nieuw", HEADING], ["y", 2]]
    count(write_csv(tmp_path / "a.csv", rows), "--header-row", 3)
    assert votes(plan) == hands(2)


def test_choices_in_columns_of_their_own_are_taken_together(count: Count, plan: Path, tmp_path: Path) -> None:
    heads = [[A.nl, "", "", "Kleur"], [A.nl0, A.nl1, "Weet niet", ""]]
    people = [[A.nl0, "", "", "rood"], ["", A.nl1, "", ""], ["", "", "Weet niet", ""], [A.nl0, A.nl1, "", ""]]
    out = said(count(write_csv(tmp_path / "a.csv", [*heads, *people])).out)
    assert votes(plan) == hands(0, 1, "?")
    assert "Elke keuze staat in een eigen kolom" in out
    assert "in rij 6" in out or "het eerst in rij 6" in out


def test_choices_that_are_ticked_with_yes_and_no_are_read(count: Count, plan: Path, tmp_path: Path) -> None:
    rows = [[f"{A.code}[{A.nl0}]", f"{A.code}[{A.nl1}]"], ["Ja", "Nee"], ["Nee", "Ja"], ["Nee", "Ja"], ["Nee", "Nee"]]
    count(write_csv(tmp_path / "a.csv", rows))
    assert votes(plan) == hands(0, 1, 1)


def test_a_points_column_before_the_answer_is_never_the_answer(count: Count, plan: Path, tmp_path: Path) -> None:
    for points in (f"Points - {A.nl}", f"Punkte - {A.nl}", f"Body - {A.nl}", f"{A.nl} [Score]"):
        out = count(write_csv(tmp_path / "a.csv", [[points, A.nl], [1, A.nl0], [1, A.nl1]])).out
        assert votes(plan) == hands(0, 1), points
        assert "hoort bij geen enkele vraag" not in out


def test_a_table_with_an_answer_a_row_is_read_and_told(count: Count, plan: Path, tmp_path: Path) -> None:
    rows = [["E-mail", "Vraag", "Antwoord", "Tijd"]]
    rows += [["a@b.nl", A.nl, "2", "9:00"], ["c@b.nl", A.nl, "0", "9:01"], ["a@b.nl", B.nl, "?", "9:02"]]
    rows += [["a@b.nl", A.nl, "1", "9:05"]]
    out = said(count(write_csv(tmp_path / "a.csv", rows)).out)
    assert votes(plan) == hands(1, 0)
    assert "Op elke rij staat één antwoord" in out
    assert "Vervallen: rij 2" in out
    assert "2 mensen" in out


def test_half_the_people_by_their_labels_and_half_by_numbers(count: Count, plan: Path, tmp_path: Path) -> None:
    rows = [[HEADING, WHOLE.nl], ["2", ""], [A.nl0, ""], [A.en1, ""], [f"{TOP}", ""]]
    count(write_csv(tmp_path / "a.csv", rows))
    assert votes(plan) == hands(2, 0, 1, TOP)


def test_the_same_table_gives_the_same_json_as_words(cli: Cli, plan: Path, tmp_path: Path) -> None:
    rows = [["E-mail", "[party]", HEADING, "Kleur"], *[[f"{n}@b.nl", "Bedrijven", "2", "rood"] for n in range(5)]]
    rows += [["x@b.nl", "UWV", "misschien", ""], ["x@b.nl", "UWV", "n.v.t.", ""], ["", "", "", ""]]
    path = write_csv(tmp_path / "a.csv", rows)
    found = cli("tally", path, plan, "--yes", "-f", "json", "--lang", "en")
    document = json.loads(found.out)
    assert document["format"] == "lea-check/tally/1"
    assert document["people"] == {
        "count": 6,
        "parties": [
            {"id": "company", "name": "Bedrijven", "count": 5, "counts_as": None},
            {"id": "uwv", "name": "UWV", "count": 1, "counts_as": None},
        ],
        "left_out": {},
        "repeated": [[7, 8]],
    }
    [question] = document["questions"]
    assert question == {"id": A.id, "votes": hands(2, 2, 2, 2, 2), "blank": 0, "not_applicable": 1, "replaces": None}
    assert [each["why"] for each in document["unused"]["columns"]] == ["personal", "unknown"]
    assert document["written"] == str(plan)
    assert "b.nl" not in found.out.replace(str(path), "")


def test_json_without_a_proposal_says_that_nothing_was_written(cli: Cli, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [["Uitkomsten"], [HEADING, "x"], [2, ""]])
    document = json.loads(cli("tally", path, "-f", "json", "--lang", "en").out)
    assert document["written"] is None
    [guess] = document["guesses"]
    assert (guess["doubt"], guess["rows"]) == ("headings", [2])
