"""What cannot be counted is one clear line and exit code 2, and nothing is written."""

import os
import sys
from pathlib import Path

import pytest

from lea_check.model.catalogue import Catalogue
from tests.support.cli import Cli

from .asked import A, B, hands
from .conftest import Count, answers
from .exports import write_csv, write_xlsx

ENOUGH = f"[{A.id}]"


def refused(cli: Cli, plan: Path, responses: Path, *options: object) -> str:
    before = plan.read_bytes()
    found = cli("tally", responses, plan, "--yes", "--lang", "nl", *options)
    assert found.code == 2
    assert found.out == ""
    assert found.err.count("\n") == 1
    assert plan.read_bytes() == before
    return found.err


def test_an_export_without_a_known_column(cli: Cli, plan: Path, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [["Naam", "Kleur"], ["Jan", "rood"]])
    assert "geen enkele kolom hoort bij een vraag" in refused(cli, plan, path)


@pytest.mark.parametrize("rows", [[], [["", " "]], [["Jan", "\u00a0"]]])
def test_an_export_of_nobody(cli: Cli, plan: Path, tmp_path: Path, rows: list[list[str]]) -> None:
    path = write_csv(tmp_path / "a.csv", [["Naam", ENOUGH], *rows])
    assert "niemand heeft een vraag ingevuld" in refused(cli, plan, path)


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf", b" , \n"])
def test_an_empty_export(cli: Cli, plan: Path, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.csv").write_bytes(content)
    assert "leeg" in refused(cli, plan, tmp_path / "a.csv")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (f"{ENOUGH}\n2\n".encode("utf-32"), "UTF-32"),
        (b"\xff\xfe[\x00m\x00\x00\xd8", "UTF-16"),
        (b"[mass]\n\x812\n", "UTF-8"),
        (b"[mass]\n2\x00\n", "U+0000"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "XLSX"),
        (b"PK\x03\x04 kapot", "Excel"),
        (b'[mass]\n"' + b"x" * 200_000, "tabel"),
    ],
)
def test_a_file_that_is_no_table(cli: Cli, plan: Path, tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "a.csv").write_bytes(content)
    assert said in refused(cli, plan, tmp_path / "a.csv")


def test_a_file_that_is_not_there_or_not_a_file(cli: Cli, plan: Path, tmp_path: Path) -> None:
    assert "niet gevonden" in refused(cli, plan, tmp_path / "nee.csv")
    assert "map" in refused(cli, plan, tmp_path)
    os.mkfifo(tmp_path / "pijp")
    assert "pijp" in refused(cli, plan, tmp_path / "pijp")


def test_a_file_that_is_too_large(cli: Cli, plan: Path, tmp_path: Path) -> None:
    with (tmp_path / "a.csv").open("wb") as stream:
        stream.truncate(17 * 1024 * 1024)
    assert "te groot" in refused(cli, plan, tmp_path / "a.csv")


def test_a_workbook_with_one_cell_far_away_is_refused_before_it_is_read(cli: Cli, plan: Path, tmp_path: Path) -> None:
    from xlsxwriter import Workbook

    book = Workbook(str(tmp_path / "a.xlsx"))
    sheet = book.add_worksheet()
    sheet.write(0, 0, ENOUGH)
    sheet.write(50_000, 16_000, 2)
    book.close()
    assert "te groot" in refused(cli, plan, tmp_path / "a.xlsx")


def test_another_zip_is_no_workbook(cli: Cli, plan: Path, tmp_path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as packed:
        packed.writestr("tekst.txt", "hallo")
    assert "Excel" in refused(cli, plan, tmp_path / "a.xlsx")


def test_without_the_extra_it_says_how_to_install_it(
    cli: Cli, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", ("Blad", [[ENOUGH], [2]]))
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    assert 'pip install "lea-check[office]"' in refused(cli, plan, path)


def test_a_proposal_that_is_not_there(cli: Cli, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [[ENOUGH], [2]])
    found = cli("tally", path, tmp_path / "nieuw.yaml", "--yes", "--lang", "nl")
    assert found.code == 2
    assert "lea-check new" in found.err
    assert not (tmp_path / "nieuw.yaml").exists()
    assert cli("tally", path, "--yes", "--lang", "nl").code == 2


def test_a_proposal_with_a_mistake_is_left_alone(cli: Cli, plan: Path, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [[ENOUGH], [2]])
    plan.write_text(plan.read_text(encoding="utf-8") + "kleur: rood\n", encoding="utf-8")
    assert "kleur" in refused(cli, plan, path)


def test_a_party_column_that_is_not_there_gets_a_hint(cli: Cli, plan: Path, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [["Naam", "Organisatie", ENOUGH], ["Jan", "x", 2]])
    assert "bedoelde u `Organisatie`" in refused(cli, plan, path, "--party-column", "Organsatie")
    said = refused(cli, plan, path, "--party-column", "Kleur")
    assert "Organisatie" in said
    assert "Naam" not in said


def test_a_personal_column_cannot_be_the_party_or_a_question(cli: Cli, plan: Path, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [["Naam", ENOUGH], ["Jan", 2]])
    assert "zegt wie het invulde" in refused(cli, plan, path, "--party-column", "Naam")
    (tmp_path / "map.yaml").write_text("Naam: party\n", encoding="utf-8")
    assert "zegt wie het invulde" in refused(cli, plan, path, "--map", tmp_path / "map.yaml")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Vraag 1: mass.enough-participant\n", "map.yaml:1:10: `mass.enough-participant` is geen"),
        ("Vrag 1: mass\n", "map.yaml:1:1: `Vrag 1` is geen kolom; bedoelde u `Vraag 1`"),
        ("Vraag 1: 3\n", "map.yaml:1:10: hier hoort"),
        ("- Vraag 1\n", "hier hoort"),
        ("Vraag 1: party\nVraag 2: party\n", "één kolom"),
        ("Vraag 1: [\n", "map.yaml:"),
    ],
)
def test_a_map_with_a_mistake(cli: Cli, plan: Path, tmp_path: Path, text: str, said: str) -> None:
    path = write_csv(tmp_path / "a.csv", [["Vraag 1", "Vraag 2", ENOUGH], [1, 2, 3]])
    (tmp_path / "map.yaml").write_text(text, encoding="utf-8")
    assert said in refused(cli, plan, path, "--map", tmp_path / "map.yaml")


def test_a_map_goes_before_what_a_heading_says(count: Count, plan: Path, tmp_path: Path) -> None:
    rows = [["Vraag 1", "Werk", ENOUGH, "Partij [party]"], *[[1, "a", 3, "x"]] * 5, *[[0, "b", 3, "x"]] * 5]
    (tmp_path / "map.yaml").write_text(
        f'"Vraag 1": mass.costs-shared\n"Werk": party\n"{ENOUGH}": ignore\n', encoding="utf-8"
    )
    out = count(write_csv(tmp_path / "a.csv", rows), "--map", tmp_path / "map.yaml").out
    assert answers(plan) == {"mass": {"costs-shared": {"votes": {"a": hands(*[1] * 5), "b": hands(*[0] * 5)}}}}
    assert "u wilt deze kolom niet" in out
    assert "er is al een kolom voor de partij" in out


def test_a_map_goes_before_another_column_for_the_same_question(count: Count, plan: Path, tmp_path: Path) -> None:
    (tmp_path / "map.yaml").write_text("Vraag 9: mass.enough-participants\n", encoding="utf-8")
    path = write_csv(tmp_path / "a.csv", [[ENOUGH, "Vraag 9"], [1, 3]])
    assert "is al een kolom voor deze vraag" in " ".join(count(path, "--map", tmp_path / "map.yaml").out.split())
    assert answers(plan) == {"mass": {"enough-participants": {"votes": hands(3)}}}


def test_a_short_beginning_or_one_of_two_questions_is_no_question(
    cli: Cli, plan: Path, tmp_path: Path, catalogue: Catalogue
) -> None:
    text = catalogue.condition_by_id["mass"].questions[0].question["nl"]
    path = write_csv(tmp_path / "a.csv", [[text[:15]], [2]])
    assert "geen enkele kolom" in refused(cli, plan, path)


def test_a_file_without_questions_names_its_sheets(cli: Cli, plan: Path, tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", ("Blad 1", [["Kleur"], ["rood"]]), ("Blad 2", [["Vorm"], ["rond"]]))
    said = refused(cli, plan, path)
    assert "Blad 1, Blad 2" in said


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--sheet", "Antworden"), "bedoelde u `Antwoorden`"),
        (("--sheet", "3"), "`3` is geen blad"),
        (("--sheet", "Leeg"), "het blad `Leeg` is leeg"),
        (("--header-row", 7), "geen rij 7"),
    ],
)
def test_a_sheet_or_row_that_is_not_there(
    cli: Cli, plan: Path, tmp_path: Path, options: tuple[str, ...], said: str
) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", ("Leeg", []), ("Antwoorden", [[ENOUGH], [2]]))
    assert said in refused(cli, plan, path, *options)


def test_a_turned_table_is_named_with_how_to_turn_it(cli: Cli, plan: Path, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [["Vraag", "Jan", "Piet"], [A.nl, 2, 1], [B.nl, 0, 2]])
    said = refused(cli, plan, path)
    assert "kolom 1" in said
    assert "Transponeren" in said


def test_a_summary_of_counts_is_no_table_of_people(cli: Cli, plan: Path, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [["Vraag", A.nl0, A.nl1], [A.nl, 12, 3], [B.nl, 5, 10]])
    assert "onder elkaar" in refused(cli, plan, path)


def test_answers_below_each_other_without_who_gave_them(cli: Cli, plan: Path, tmp_path: Path) -> None:
    rows = [["Vraag", "Keuze"], [A.nl, 2], [B.nl, 1], [A.nl, 0], [B.nl, 0]]
    said = refused(cli, plan, write_csv(tmp_path / "a.csv", rows))
    assert "noem die kolommen id en antwoord" in said


@pytest.mark.parametrize(
    "headings",
    [
        ("name", "goals", "target_groups"),
        ("Naam", "Doelen", "Doelgroepen"),
        ("Kenmerk", "x", "y"),
        ("Project", "x", "y"),
    ],
)
def test_a_table_of_proposals_is_for_import(
    cli: Cli, plan: Path, tmp_path: Path, headings: tuple[str, str, str]
) -> None:
    rows = [[*headings, ENOUGH], *[[f"Plan {n}", "upskilling", "workers", n % 3] for n in range(40)]]
    assert "lea-check import" in refused(cli, plan, write_csv(tmp_path / "a.csv", rows))


def test_people_who_say_which_proposal_they_speak_of_are_people(count: Count, plan: Path, tmp_path: Path) -> None:
    rows = [["Project", ENOUGH], *[["Techniekroute", 2]] * 3]
    count(write_csv(tmp_path / "a.csv", rows))
    assert answers(plan) == {"mass": {A.id.split(".")[1]: {"votes": hands(2, 2, 2)}}}
    out = count(write_csv(tmp_path / "a.csv", [*rows, ["Iets anders", 0]])).out
    assert "verschillende voorstellen" in out


SCALE = [[ENOUGH, f"[{B.id}]"], [1, 2], [3, 4], [5, 1], ["", 3]]


def test_numbers_on_another_scale_wait_for_a_map(cli: Cli, count: Count, plan: Path, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", SCALE)
    said = refused(cli, plan, path)
    assert "loopt tot 5" in said
    assert "2 kolommen" in said
    (tmp_path / "map.yaml").write_text('"*": {values: {1: 0, 2: 1, 3: 1, 4: 2, 5: unknown}}\n', encoding="utf-8")
    count(path, "--map", tmp_path / "map.yaml")
    found = answers(plan)["mass"]
    assert found[A.id.split(".")[1]]["votes"] == hands(0, 1, "?")
    assert found[B.id.split(".")[1]]["votes"] == hands(0, 1, 1, 2)


def test_a_map_says_what_the_values_of_one_column_mean(count: Count, plan: Path, tmp_path: Path) -> None:
    rows = [["Q1", f"[{B.id}]"], ["A1", 2], ["A2", 0], ["A9", 1], ["nvt", 1]]
    (tmp_path / "map.yaml").write_text(
        f"Q1: {{question: {A.id}, values: {{A1: 0, A2: 2, nvt: not_applicable}}}}\n", encoding="utf-8"
    )
    out = " ".join(count(write_csv(tmp_path / "a.csv", rows), "--map", tmp_path / "map.yaml").out.split())
    assert answers(plan)["mass"][A.id.split(".")[1]]["votes"] == hands(0, 2)
    assert "‘A9’ in ‘Q1’" in out
    assert "Geldt hier niet, volgens 1" in out


def test_codes_that_only_their_form_explains_wait_for_a_map(cli: Cli, plan: Path, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [["id", "submitdate", A.code], [1, "x", "AO01"], [2, "x", "AO03"]])
    said = refused(cli, plan, path)
    assert "codes zoals AO01" in said
    assert "--map" in said


def test_answers_of_which_none_is_a_level_are_no_silent_nothing(cli: Cli, plan: Path, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [[ENOUGH], ["groen"], ["rood"]])
    assert "geen enkel antwoord is een niveau, zoals ‘groen’" in refused(cli, plan, path)


def test_when_nobody_finished_it_says_how_to_count_them(cli: Cli, count: Count, plan: Path, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [["id", "submitdate", A.code], [1, "", 2], [2, "", 0]])
    assert "niemand maakte het af (2 rijen)" in refused(cli, plan, path)
    (tmp_path / "map.yaml").write_text("submitdate: ignore\n", encoding="utf-8")
    count(path, "--map", tmp_path / "map.yaml")
    assert answers(plan)["mass"][A.id.split(".")[1]]["votes"] == hands(2, 0)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('"*": mass\n', "alleen wat de waarden betekenen"),
        ('"*": {values: {1: 9}}\n', "map.yaml:1:"),
        ('"*": {values: 3}\n', "een niveau van 0 tot en met"),
        ('"*": {value: {1: 0}}\n', "bedoelde u `values`"),
        ("Vraag 1: {question: mas}\n", "bedoelde u `mass`"),
        ("Vraag 1: {values: {a: misschien}}\n", "een niveau van 0 tot en met"),
    ],
)
def test_a_map_of_values_with_a_mistake(cli: Cli, plan: Path, tmp_path: Path, text: str, said: str) -> None:
    path = write_csv(tmp_path / "a.csv", [["Vraag 1", ENOUGH], [1, 3]])
    (tmp_path / "map.yaml").write_text(text, encoding="utf-8")
    assert said in refused(cli, plan, path, "--map", tmp_path / "map.yaml")


@pytest.mark.parametrize(
    ("rows", "missed"),
    [
        ([[ENOUGH, "Kleur"], [2, "rood"]], 1),
        ([[ENOUGH, "Kleur"], ["misschien", "rood"], [2, ""]], 2),
        ([[ENOUGH, f"nog eens {ENOUGH}"], [2, 1]], 1),
    ],
)
def test_strict_writes_nothing_where_something_was_not_used(
    cli: Cli, plan: Path, tmp_path: Path, rows: list[list[object]], missed: int
) -> None:
    before = plan.read_bytes()
    found = cli("tally", write_csv(tmp_path / "a.csv", rows), plan, "--yes", "--strict", "--lang", "nl")
    assert found.code == 2
    assert f"{missed} kolom" in found.err
    assert plan.read_bytes() == before


def test_strict_minds_no_columns_of_the_program_and_of_people(cli: Cli, plan: Path, tmp_path: Path) -> None:
    rows = [["ID", "Begintijd", "Naam", f"Punten - {A.nl}", ENOUGH], [1, "nu", "Jan", 1, 2]]
    path = write_csv(tmp_path / "a.csv", rows)
    assert cli("tally", path, plan, "--yes", "--strict").code == 0
    assert answers(plan)


def test_the_count_and_the_proposal_do_not_both_go_to_standard_output(cli: Cli, plan: Path, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [[ENOUGH], [2]])
    found = cli("tally", path, plan, "--yes", "-f", "json", "-o", "-", "--lang", "nl")
    assert (found.code, found.out) == (2, "")
    assert "standaarduitvoer" in found.err
