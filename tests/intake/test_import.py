"""`lea-check import`: each row of a table becomes a proposal, and no cell is lost or guessed at."""

import csv
import io
import shutil
from codecs import BOM_UTF8
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from lea_check.files.content.catalogue import load_catalogue
from lea_check.model.catalogue import Catalogue
from tests.support.cli import Cli, call

HEAD = "Kenmerk;Naam;Doelen;Doelgroepen"
ROW = "A-01;Bakkers in de klas;werknemers bijscholen;werknemers"


def _table(folder: Path, *lines: str, name: str = "tabel.csv") -> Path:
    path = folder / name
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def _headings(template: Path, lang: str) -> list[str]:
    """Those of an empty table, as Excel opens it in a language: with the separator of its country, and all letters."""
    data = template.read_bytes()
    assert data.startswith(BOM_UTF8)
    return next(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";" if lang == "nl" else ","))


def _made(folder: Path) -> Mapping[str, Any]:
    return {path.name: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.yaml"))}


def _one(cli: Cli, folder: Path, heading: str, cell: str, lang: str = "nl") -> Any:
    table = _table(folder, f"Name;goals;target groups;{heading}", f'Plan;upskilling;workers;"{cell}"')
    shutil.rmtree(folder / "uit", ignore_errors=True)
    outcome = cli("import", table, "-o", folder / "uit", "--lang", lang)
    assert outcome.code in (0, 2)
    return _made(folder / "uit")["plan.yaml"]


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_template_has_a_column_for_each_field_and_question(
    cli: Cli, tmp_path: Path, catalogue: Catalogue, lang: str, ending: str
) -> None:
    table = tmp_path / f"leeg.{ending}"
    assert cli("import", table, "--template", "--lang", lang).code == 0
    if ending == "csv":
        headings = _headings(table, lang)
    else:
        headings = CalamineWorkbook.from_path(str(table)).get_sheet_by_index(0).to_python()[0]
    assert all(any(key in heading for heading in headings) for key in catalogue.question_by_key)
    assert len(headings) == 20 + 2 * len(catalogue.question_by_key)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_filled_template_gives_proposals_that_check_takes(cli: Cli, tmp_path: Path, lang: str) -> None:
    leeg = tmp_path / "leeg.csv"
    cli("import", leeg, "--template", "--lang", lang)
    headings = _headings(leeg, lang)
    cells = {1: "Plan", 11: "upskilling; renew-education", 12: "workers", 20: "2", 21: "de brief van mei"}
    row = io.StringIO()
    csv.writer(row).writerows([headings, [cells.get(place, "") for place in range(len(headings))]])
    table = _table(tmp_path, row.getvalue())
    assert cli("import", table, "-o", tmp_path / "uit").code == 0
    assert cli("check", tmp_path / "uit" / "plan.yaml").code == 0
    made = _made(tmp_path / "uit")["plan.yaml"]
    assert made["goals"] == ["upskilling", "renew-education"]
    assert next(iter(made["answers"].values())) == {"need-voiced": {"level": 2, "evidence": "de brief van mei"}}


def test_the_lists_of_an_excel_template_are_there_to_choose_from(cli: Cli, tmp_path: Path) -> None:
    cli("import", tmp_path / "leeg.xlsx", "--template", "--lang", "nl")
    sheets = CalamineWorkbook.from_path(str(tmp_path / "leeg.xlsx"))
    listed = {column[0]: column[1:] for column in zip(*sheets.get_sheet_by_name("Keuzes").to_python(), strict=True)}
    assert "Lelystad" in listed["Regio"]
    assert len({text for text in listed["Doelen"] if text}) == 15


@pytest.mark.parametrize(
    ("heading", "cell", "field"),
    [
        ("Datum", "14-3-2027", {"date": "2027-03-14"}),
        ("Datum", "1 maart 2027", {"date": "2027-03-01"}),
        ("Datum", "3 Okt. 2027", {"date": "2027-10-03"}),
        ("Onderwijs", "mbo niveau 2, vmbo", {"education_levels": ["mbo-2", "vmbo"]}),
        ("date", "2027-03-14T00:00:00", {"date": "2027-03-14"}),
        ("Regio", "Lelystad", {"region": "lelystad"}),
        ("Sectoren", "Zorg en welzijn; Logistiek", {"sectors": ["zorg-en-welzijn", "logistics"]}),
        ("Aantal aanwezigen", "12", {"present": 12}),
        ("Kernpartners", "De Molen (bedrijf); ROC (Lelystad)", {"partners":
         [{"name": "De Molen", "kind": "company", "role": "core"}, {"name": "ROC (Lelystad)", "role": "core"}]}),
        ("Kernpartners", "De Molen (bedrijf) en ROC (school), Bond & Zn (bedrijf)", {"partners":
         [{"name": "De Molen", "kind": "company", "role": "core"}, {"name": "ROC", "kind": "school", "role": "core"},
          {"name": "Bond & Zn", "kind": "company", "role": "core"}]}),
        ("Kernpartners", "Bond (Almere) en Zn (bedrijf)", {"partners":
         [{"name": "Bond (Almere) en Zn", "kind": "company", "role": "core"}]}),
        ("Netwerken", "Techniekpact; Zorgring", {"networks": ["Techniekpact", "Zorgring"]}),
        ("OPMERKINGEN:", "=1+1", {"notes": "=1+1"}),
    ],
)  # fmt: skip
def test_a_cell_is_read_as_it_is_written_in_dutch_sheets(
    cli: Cli, tmp_path: Path, heading: str, cell: str, field: dict[str, Any]
) -> None:
    assert field.items() <= _one(cli, tmp_path, heading, cell).items()


@pytest.mark.parametrize(
    ("cell", "value"),
    [("ja", 2), ("Deels", 1), ("no", 0), ("2", 2), ("3", 2), ("weten we niet", "unknown"), ("?", "unknown"),
     ("Nee.", 0), ("j", 2), ("n", 0), ("1.0", 1), ("2,0", 2), ("WAAR", 2), ("False", 0),
     ("n.v.t.: speelt hier niet", {"not_applicable": "speelt hier niet"})],
)  # fmt: skip
def test_an_answer_is_a_word_or_a_number(cli: Cli, tmp_path: Path, cell: str, value: Any) -> None:
    assert _one(cli, tmp_path, "focus.boundaries", cell)["answers"] == {"focus": {"boundaries": value}}


def test_what_is_wrong_is_told_by_cell_and_the_row_is_written_all_the_same(cli: Cli, tmp_path: Path) -> None:
    table = _table(tmp_path, f"{HEAD};Datum;focus.boundaries", f"{ROW};31-2-2027;tja", "A-02;;zomaar;mbo-studenten;;")
    outcome = cli("import", table, "-o", tmp_path / "uit", "--lang", "nl")
    assert outcome.code == 2
    assert [line.split(": ")[0].rsplit(":", 1)[1] for line in outcome.err.splitlines()[:-1]] == ["E2", "F2", "C3", "3"]
    assert _made(tmp_path / "uit")["a-01.yaml"]["name"] == "Bakkers in de klas"
    assert cli("check", tmp_path / "uit" / "a-01.yaml").code == 2


def test_what_somebody_changed_is_not_overwritten(cli: Cli, tmp_path: Path) -> None:
    table = _table(tmp_path, HEAD, ROW)
    cli("import", table, "-o", tmp_path / "uit")
    assert "0 files written" in cli("import", table, "-o", tmp_path / "uit").err
    made = tmp_path / "uit" / "a-01.yaml"
    made.write_text(made.read_text(encoding="utf-8") + "notes: van ons\n", encoding="utf-8")
    assert cli("import", table, "-o", tmp_path / "uit").code == 2
    assert "van ons" in made.read_text(encoding="utf-8")
    assert cli("import", table, "-o", tmp_path / "uit", "--yes").code == 0
    assert "van ons" not in made.read_text(encoding="utf-8")


def test_two_rows_of_one_name_do_not_share_a_file(cli: Cli, tmp_path: Path) -> None:
    cli("import", _table(tmp_path, HEAD, ROW, ROW), "-o", tmp_path / "uit")
    assert [*_made(tmp_path / "uit")] == ["a-01-2.yaml", "a-01.yaml"]


def test_a_name_is_never_a_path(cli: Cli, tmp_path: Path) -> None:
    cli("import", _table(tmp_path, HEAD, ROW.replace("A-01", "../../weg")), "-o", tmp_path / "uit")
    assert [*_made(tmp_path / "uit")] == ["weg.yaml"]


def test_a_map_says_what_a_heading_means_and_what_is_left_out_is_named(cli: Cli, tmp_path: Path) -> None:
    said = _table(
        tmp_path, "Hoe heet het plan?: name", "Grenzen: focus.boundaries", "Intern: ignore", name="kaart.yaml"
    )
    table = _table(
        tmp_path, "Hoe heet het plan?;goals;target groups;Grenzen;Hond;Intern", "Plan;upskilling;workers;ja;Bob;x"
    )
    outcome = cli("import", table, "-o", tmp_path / "uit", "--map", said, "--lang", "nl")
    assert outcome.code == 0
    assert _made(tmp_path / "uit")["plan.yaml"]["answers"] == {"focus": {"boundaries": 2}}
    assert "`Hond`" in outcome.out
    assert "Intern" not in outcome.out


def test_a_map_with_an_unknown_field_is_refused_on_its_line(cli: Cli, tmp_path: Path) -> None:
    said = _table(tmp_path, "Naam: naem", name="kaart.yaml")
    outcome = cli("import", _table(tmp_path, HEAD, ROW), "-o", tmp_path / "uit", "--map", said)
    assert outcome.code == 2
    assert outcome.err.startswith(f"{said}:1:")
    assert "name" in outcome.err


@pytest.mark.parametrize("lines", [("a;b", "1;2"), (HEAD,)])
def test_a_table_without_proposals_is_refused_and_makes_no_folder(
    cli: Cli, tmp_path: Path, lines: tuple[str, ...]
) -> None:
    outcome = cli("import", _table(tmp_path, *lines), "-o", tmp_path / "uit")
    assert outcome.code == 2
    assert not (tmp_path / "uit").exists()


def test_without_a_folder_it_says_how_to_name_one(cli: Cli, tmp_path: Path) -> None:
    outcome = cli("import", _table(tmp_path, HEAD, ROW), "--lang", "nl")
    assert outcome.code == 2
    assert "-o voorstellen" in outcome.err


@given(st.lists(st.sampled_from(["ja", "deels", "no", "2", "?", "n.v.t.: omdat", ""]), min_size=29, max_size=29))
def test_whatever_is_answered_the_files_hold_it_and_check_takes_them(
    tmp_path_factory: pytest.TempPathFactory, cells: list[str]
) -> None:
    folder, catalogue = tmp_path_factory.mktemp("tabel"), load_catalogue()
    table = _table(folder, f"{HEAD};{';'.join(catalogue.question_by_key)}", f"{ROW};{';'.join(cells)}")
    assert call("import", table, "-o", folder / "uit").code == 0
    answers = _made(folder / "uit")["a-01.yaml"].get("answers", {})
    assert sum(len(given) for given in answers.values()) == sum(bool(cell) for cell in cells)


@pytest.mark.parametrize(
    ("headings", "cells", "answers"),
    [("demand", "2", 1), ("demand;demand evidence", "2;brief", 1), ("demand;demand.need-voiced;mass", "1;2;0", 3)],
)
def test_answers_to_overall_questions_are_taken_and_counted(
    cli: Cli, tmp_path: Path, headings: str, cells: str, answers: int
) -> None:
    table = _table(tmp_path, f"{HEAD};{headings}", f"{ROW};{cells}")
    outcome = cli("import", table, "-o", tmp_path / "uit", "--lang", "nl")
    assert outcome.code == 0, outcome.err
    row = next(line for line in outcome.out.splitlines() if "a-01.yaml" in line)
    assert row.split("│")[4].strip() == str(answers)
    assert cli("check", tmp_path / "uit").code == 0


def test_a_sheet_that_somebody_filled_in_is_not_replaced_by_an_empty_one(cli: Cli, tmp_path: Path) -> None:
    table = _table(tmp_path, HEAD, ROW)
    refused = cli("import", table, "--template", "--lang", "nl")
    assert (refused.code, refused.out) == (2, "")
    assert refused.err == f"lea-check: `{table}` bestaat al; kies een andere naam\n"
    assert table.read_text(encoding="utf-8").endswith(ROW)
    elsewhere = cli("import", tmp_path / "leeg.csv", "--template", "-o", tmp_path / "uit", "--lang", "en")
    assert (elsewhere.code, elsewhere.err) == (2, "lea-check: `-o` was not expected; remove it\n")
    assert cli("import", table, "--template", "--yes").code == 0
    assert ROW not in table.read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_words_of_a_question_mean_that_question_also_where_the_condition_is_asked_in_the_same(
    cli: Cli, tmp_path: Path, catalogue: Catalogue, lang: str
) -> None:
    for key, question in catalogue.question_by_key.items():
        condition, name = key.split(".")
        made = _one(cli, tmp_path, question.question[lang].replace(";", ""), "ja" if lang == "nl" else "yes", lang)
        assert made["answers"] == {condition: {name: 2}}


def test_what_a_map_says_of_a_heading_goes_before_what_another_heading_means(cli: Cli, tmp_path: Path) -> None:
    table = _table(tmp_path, f"{HEAD};Titel", f"{ROW};Brood en banket")
    (tmp_path / "map.yaml").write_text("Titel: name\n", encoding="utf-8")
    outcome = cli("import", table, "-o", tmp_path / "uit", "--map", tmp_path / "map.yaml", "--lang", "nl")
    assert _made(tmp_path / "uit")["a-01.yaml"]["name"] == "Brood en banket"
    assert "`Naam` zegt hetzelfde als `Titel`" in " ".join(outcome.out.split())


def test_of_two_columns_for_one_question_it_is_said_which_is_not_used(cli: Cli, tmp_path: Path) -> None:
    table = _table(tmp_path, f"{HEAD};demand.need-voiced;[demand.need-voiced]", f"{ROW};ja;nee")
    outcome = cli("import", table, "-o", tmp_path / "uit", "--lang", "en")
    assert _made(tmp_path / "uit")["a-01.yaml"]["answers"] == {"demand": {"need-voiced": 2}}
    assert "`[demand.need-voiced]` says the same as `demand.need-voiced`" in " ".join(outcome.out.split())
    assert "--map" not in outcome.out


def test_any_number_of_columns_may_be_left_out_on_purpose(cli: Cli, tmp_path: Path) -> None:
    table = _table(tmp_path, f"{HEAD};Nr;Contact", f"{ROW};7;Piet")
    (tmp_path / "map.yaml").write_text("Nr: ignore\nContact: ignore\n", encoding="utf-8")
    outcome = cli("import", table, "-o", tmp_path / "uit", "--map", tmp_path / "map.yaml", "--lang", "nl")
    assert outcome.code == 0
    assert "Contact" not in outcome.out


def test_a_heading_of_the_map_that_is_not_in_the_table_is_named(cli: Cli, tmp_path: Path) -> None:
    table = _table(tmp_path, HEAD, ROW)
    (tmp_path / "map.yaml").write_text("Titel: name\n", encoding="utf-8")
    outcome = cli("import", table, "-o", tmp_path / "uit", "--map", tmp_path / "map.yaml", "--lang", "nl")
    assert "staan niet in de tabel: `Titel`" in " ".join(outcome.out.split())


@pytest.mark.parametrize(
    ("lang", "said"), [("nl", "geen kolom voor Naam en Doelen"), ("en", "no column for Name and Goals")]
)
def test_a_table_without_a_column_that_must_be_there_is_told_so_once(
    cli: Cli, tmp_path: Path, lang: str, said: str
) -> None:
    table = _table(tmp_path, "Projectnaam;Waartoe;Doelgroepen", "Bakkers;bijscholen;werknemers", "Slagers;x;werknemers")
    outcome = cli("import", table, "-o", tmp_path / "uit", "--lang", lang)
    assert outcome.code == 2
    assert outcome.err.count(said) == 1
    assert "`name`" not in outcome.err
    assert "Projectnaam: name" in outcome.err
    assert len(_made(tmp_path / "uit")) == 2


@pytest.mark.parametrize(
    ("heading", "cell", "said"),
    [
        ("Stand van zaken", "in voorbereiding", "kies uit: idee, "),
        ("focus.boundaries", "misschien", "kies nee, deels, ja of weten we niet"),
        ("focus.boundaries", "n.v.t.", "schrijf waarom het niet geldt"),
        ("Datum", "01-03-26", "zoals 1-3-2026"),
        ("Schaal", "regionaall", "bedoelde u `regionaal`?"),
    ],
)
def test_what_a_cell_may_hold_is_told_in_the_words_of_the_sheet(
    cli: Cli, tmp_path: Path, heading: str, cell: str, said: str
) -> None:
    table = _table(tmp_path, f"{HEAD};{heading}", f"{ROW};{cell}")
    assert said in cli("import", table, "-o", tmp_path / "uit", "--lang", "nl").err


@pytest.mark.parametrize(
    ("lang", "said"), [("nl", "staat ook a-01.yaml, dat niet in de tabel"), ("en", "also holds a-01")]
)
def test_a_file_of_a_row_that_went_or_has_another_name_now_is_told_of(
    cli: Cli, tmp_path: Path, lang: str, said: str
) -> None:
    assert said not in cli("import", _table(tmp_path, HEAD, ROW), "-o", tmp_path / "uit", "--lang", lang).err
    renamed = _table(tmp_path, HEAD, ROW.replace("A-01", "B-01"))
    assert said in cli("import", renamed, "-o", tmp_path / "uit", "--lang", lang).err
    assert sorted(_made(tmp_path / "uit")) == ["a-01.yaml", "b-01.yaml"]
