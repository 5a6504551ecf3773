"""Exports of form programs give the votes that people meant, and nothing about the people."""

from pathlib import Path

import pytest

from lea_check.model.catalogue import Catalogue
from tests.support.cli import Cli

from .conftest import Count, answers
from .exports import NBSP, google, kobo, limesurvey, microsoft, odk, write_csv

ENOUGH = "mass.enough-participants"
COSTS = "mass.costs-shared"
VOTES = {"mass": {"enough-participants": {"votes": [1, 0, 1, 0, 1]}, "costs-shared": {"votes": [0, 2, 0, 0, 0]}}}


def asked(catalogue: Catalogue, language: str) -> dict[str, str]:
    return {
        f"{condition.id}.{each.id}": each.question[language]
        for condition in catalogue.conditions
        for each in condition.questions
    }


def level(catalogue: Catalogue, id: str, number: int, language: str) -> str:
    condition, question = id.split(".")
    found = {each.id: each for each in catalogue.condition_by_id[condition].questions}
    return found[question].levels[number][language]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_microsoft_forms_with_hard_spaces_and_a_cut_off_title(
    catalogue: Catalogue, count: Count, plan: Path, tmp_path: Path, language: str
) -> None:
    texts = asked(catalogue, language)
    questions = [f"1. {texts[ENOUGH]}", f"{texts[COSTS][:24]}…"]
    rows = [
        [level(catalogue, ENOUGH, 2, language).replace(" ", NBSP), level(catalogue, COSTS, 1, language)],
        [level(catalogue, ENOUGH, 0, language), "1"],
        [{"nl": "Weet niet", "en": "We don’t know"}[language], ""],
    ]
    found = count(microsoft(tmp_path / "a.xlsx", language, questions, rows), lang=language)
    assert found.code == 0
    assert answers(plan) == VOTES
    assert "voorbeeld.nl" not in found.out + plan.read_text(encoding="utf-8")


def test_microsoft_forms_without_names_counts_everyone(
    catalogue: Catalogue, count: Count, plan: Path, tmp_path: Path
) -> None:
    rows = [[3], [3], [3]]
    count(microsoft(tmp_path / "a.xlsx", "nl", [asked(catalogue, "nl")[ENOUGH]], rows, anonymous=True))
    assert answers(plan) == {"mass": {"enough-participants": {"votes": [0, 0, 0, 3, 0]}}}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_google_forms_with_a_grid(
    catalogue: Catalogue, count: Count, plan: Path, tmp_path: Path, language: str
) -> None:
    texts = asked(catalogue, language)
    title = {"nl": "Massa", "en": "Mass and money"}[language]
    questions = [f"{title} [{texts[ENOUGH]}]", f"{title} [{texts[COSTS]} [{COSTS}]]"]
    two = {"nl": "2 - deels geregeld", "en": "2 – partly arranged"}[language]
    rows = [[two, "1"], ["0", {"nl": "voornemen", "en": "Intended"}[language]], ["?", ""]]
    count(google(tmp_path / "a.csv", language, questions, rows), lang=language)
    assert answers(plan) == VOTES


@pytest.mark.parametrize("cut", [False, True])
def test_limesurvey_with_codes_as_headings(count: Count, plan: Path, tmp_path: Path, cut: bool) -> None:
    codes = ["massenoughparticipants"[: 20 if cut else None], "masscostsshared"]
    rows = [["2", "1"], ["0", "1"], ["unknown", ""]]
    count(limesurvey(tmp_path / "a.csv", "code", codes, rows))
    assert answers(plan) == VOTES


def test_limesurvey_with_arrays(count: Count, plan: Path, tmp_path: Path) -> None:
    rows = [["2", "1"], ["0", "1"], ["Weet niet", ""]]
    count(limesurvey(tmp_path / "a.csv", "code", ["mass[enoughparticipants]", "mass[costsshared]"], rows))
    assert answers(plan) == VOTES


@pytest.mark.parametrize("heading", ["{text}", "{code}. {text}", "[{id}] {text}"])
def test_limesurvey_with_full_headings(
    catalogue: Catalogue, count: Count, plan: Path, tmp_path: Path, heading: str
) -> None:
    texts = asked(catalogue, "nl")
    codes = {ENOUGH: "G03Q01", COSTS: "G03Q02"}
    questions = [heading.format(text=texts[id], code=codes[id], id=id) for id in (ENOUGH, COSTS)]
    rows = [[level(catalogue, ENOUGH, 2, "nl"), "1"], ["0", "1"], ["weten we niet", ""]]
    found = count(limesurvey(tmp_path / "a.csv", "full", questions, rows))
    assert answers(plan) == VOTES
    assert "10.0.0.1" not in found.out


def test_odk_central_with_groups_as_the_xlsform_has_them(count: Count, plan: Path, tmp_path: Path) -> None:
    names = ["party", f"condition-mass-{ENOUGH}", f"condition-mass-{COSTS}"]
    rows = [["company", "2", "1"], ["company", "0", "1"], ["company", "unknown", ""]]
    found = count(odk(tmp_path / "a.csv", names, rows))
    assert answers(plan) == VOTES
    assert "tablet van de zaal" not in found.out


@pytest.mark.parametrize("group", ["", "condition-mass/", "page1/condition-mass/"])
def test_kobotoolbox_with_and_without_groups(count: Count, plan: Path, tmp_path: Path, group: str) -> None:
    rows = [["2", "1"], ["0", "1"], ["unknown", ""]]
    count(kobo(tmp_path / "a.csv", [f"{group}{ENOUGH}", f"{group}{COSTS}"], rows))
    assert answers(plan) == VOTES


def test_the_columns_of_the_programs_are_known_for_what_they_are(
    catalogue: Catalogue, count: Count, tmp_path: Path
) -> None:
    text = asked(catalogue, "nl")[ENOUGH]
    made = [
        *(microsoft(tmp_path / f"{language}.xlsx", language, [text], [[1]]) for language in ("nl", "en")),
        *(google(tmp_path / f"{language}.csv", language, [text], [[1]]) for language in ("nl", "en")),
        *(limesurvey(tmp_path / f"{kind}.csv", kind, [text], [[1]]) for kind in ("code", "full")),
        odk(tmp_path / "odk.csv", [ENOUGH], [[1]]),
        kobo(tmp_path / "kobo.csv", [ENOUGH], [[1]]),
    ]
    for each in made:
        assert "hoort bij geen enkele vraag" not in count(each).out, each.name


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_csv_of_any_separator_and_encoding(
    count: Count, plan: Path, tmp_path: Path, separator: str, encoding: str
) -> None:
    heading = f"Eén, twee; drié: “genoeg”? [{ENOUGH}]"
    rows = [["Tijdstempel", heading, "Wie"], ["nu", "2", "ïk, jij"], ["nu", "3", "wij; zij"]]
    found = count(write_csv(tmp_path / "a.csv", rows, separator=separator, encoding=encoding))
    assert answers(plan) == {"mass": {"enough-participants": {"votes": [0, 0, 1, 1, 0]}}}
    assert "�" not in found.out


def test_the_hint_for_excel_about_the_separator_is_no_heading(count: Count, plan: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"sep=;\n[{ENOUGH}];x\nhm;1,5\n2;\n", encoding="utf-8")
    found = count(path)
    assert answers(plan) == {"mass": {"enough-participants": {"votes": [0, 0, 1, 0, 0]}}}
    assert "rij 3" in found.out


def test_an_export_on_standard_input(cli: Cli, plan: Path) -> None:
    assert cli("tally", "-", plan, "--yes", stdin=f"[{ENOUGH}]\n2\n".encode()).code == 0
    assert answers(plan) == {"mass": {"enough-participants": {"votes": [0, 0, 1, 0, 0]}}}
