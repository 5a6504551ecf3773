"""What a cell says is read as it was meant, or named; never guessed."""

import csv
import io
from pathlib import Path

import pytest

from lea_check.model.catalogue import Catalogue

from .conftest import Count, answers
from .exports import write_csv

ENOUGH = "[mass.enough-participants]"
HEAD = ["e-mail", ENOUGH]


def counted(count: Count, plan: Path, value: str) -> list[int]:
    stream = io.StringIO()
    csv.writer(stream).writerows([[ENOUGH, "[mass.costs-shared]"], [value, 0]])
    path = plan.with_name("answers.csv")
    path.write_text(stream.getvalue(), encoding="utf-8")
    count(path)
    return answers(plan)["mass"].get("enough-participants", {"votes": []})["votes"]


@pytest.mark.parametrize(
    ("value", "place"),
    [
        *((str(level), level) for level in range(4)),
        ("2.0", 2),
        ("2,0", 2),
        (" 3\u00a0", 3),
        ("2 - deels geregeld", 2),
        ("2 - deels", 2),
        ("2 – partly arranged", 2),
        ("2: Deels geregeld.", 2),
        ("(niets)", None),
        ("niets", 0),
        ("NIETS", 0),
        ("Intended", 1),
        ("3 - helemaal voor elkaar", 3),
        ("0) nog niet begonnen", 0),
        ("unknown", 4),
        ("Weet niet", 4),
        ("weten we niet", 4),
        ("We do not know", 4),
        ("we don’t know", 4),
        ("?", 4),
        ("", None),
        ("  \u00a0", None),
        ("4", None),
        ("-1", None),
        ("1,5", None),
        ("2-3", None),
        ("1 - 2 keer", None),
        ("2 jaar", None),
        ("3 bedrijven", None),
        ("2-daags", None),
        ("2 - niets", None),
        ("1 of 2", None),
        ("ja", None),
        ("n.v.t.", None),
        ("12", None),
    ],
)
def test_a_value_is_a_level_or_is_not_counted(count: Count, plan: Path, value: str, place: int | None) -> None:
    expected = [] if place is None else [int(each == place) for each in range(5)]
    assert counted(count, plan, value) == expected


def test_a_value_that_was_not_used_is_named_with_column_count_and_first_row(count: Count, tmp_path: Path) -> None:
    rows = [HEAD, ["a@b.nl", "2"], ["b@b.nl", "misschien"], ["c@b.nl", "1,5"], ["d@b.nl", "misschien"]]
    out = " ".join(count(write_csv(tmp_path / "a.csv", rows)).out.split())
    assert f"“misschien” in “{ENOUGH}”: 2×, het eerst in rij 3" in out
    assert f"“1,5” in “{ENOUGH}”: 1×, het eerst in rij 4" in out
    assert "Niet ingevuld" not in out


def test_a_half_filled_row_counts_where_it_is_filled(count: Count, plan: Path, tmp_path: Path) -> None:
    rows = [[ENOUGH, "[mass.costs-shared]", "x"], ["2", ""], ["", "3"], ["", "", "y"], ["1"]]
    out = count(write_csv(tmp_path / "a.csv", rows)).out
    assert answers(plan)["mass"] == {
        "enough-participants": {"votes": [0, 1, 1, 0, 0]},
        "costs-shared": {"votes": [0, 0, 0, 1, 0]},
    }
    assert "3 mensen hebben iets ingevuld" in out
    assert "rij 4" in out


def test_the_label_of_another_question_is_not_taken_for_a_level(count: Count, plan: Path, catalogue: Catalogue) -> None:
    question = catalogue.condition_by_id["platform"].questions[0]
    assert counted(count, plan, question.levels[2]["nl"]) == []
