"""What a cell says is read as it was meant, or named; never guessed."""

from pathlib import Path

import pytest

from lea_check.model.catalogue import Catalogue
from tests.support.proposals import proposal_text

from .asked import TOP, A, B, hands
from .conftest import Count, answers
from .exports import write_csv

ENOUGH = f"[{A.id}]"
NAME, OTHER = (each.id.split(".")[1] for each in (A, B))
HEAD = ["e-mail", ENOUGH]


def counted(count: Count, plan: Path, value: str) -> list[int]:
    count(write_csv(plan.with_name("answers.csv"), [[ENOUGH, f"[{B.id}]"], [value, 0]]))
    return answers(plan)["mass"].get(NAME, {"votes": []})["votes"]


def test_a_value_that_was_not_used_is_named_with_column_count_and_first_row(count: Count, tmp_path: Path) -> None:
    rows = [HEAD, ["a@b.nl", "2"], ["b@b.nl", "misschien"], ["c@b.nl", "1,5"], ["d@b.nl", "misschien"]]
    out = " ".join(count(write_csv(tmp_path / "a.csv", rows)).out.split())
    assert f"‘misschien’ in ‘{ENOUGH}’: 2×, het eerst in rij 3" in out
    assert f"‘1,5’ in ‘{ENOUGH}’: 1×, het eerst in rij 4" in out
    assert "Niet ingevuld" not in out


def test_a_half_filled_row_counts_where_it_is_filled(count: Count, plan: Path, tmp_path: Path) -> None:
    rows = [[ENOUGH, f"[{B.id}]", "x"], ["2", ""], ["", "3"], ["", "", "y"], ["1"]]
    out = count(write_csv(tmp_path / "a.csv", rows)).out
    assert answers(plan)["mass"] == {
        "enough-participants": {"votes": hands(1, 2)},
        "costs-shared": {"votes": hands(3)},
    }
    assert "3 mensen hebben iets ingevuld" in out
    assert "rij 4" in out


def test_the_label_of_another_question_is_not_taken_for_a_level(count: Count, plan: Path, catalogue: Catalogue) -> None:
    question = catalogue.condition_by_id["platform"].questions[0]
    assert counted(count, plan, question.levels[2]["nl"]) == []


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("shape", ["{text}", "{level} {text}", "{level} - {text}", "{begin}", "{level}. {begin}…"])
def test_every_level_of_every_question_is_read_as_itself(
    count: Count, plan: Path, catalogue: Catalogue, language: str, shape: str
) -> None:
    asked = {
        f"{condition.id}.{each.id}": [text[language] for text in each.levels]
        for condition in catalogue.conditions
        for each in condition.questions
    }
    rows = [
        [shape.format(level=level, text=texts[level], begin=beginning(texts[level], texts)) for texts in asked.values()]
        for level in range(TOP + 1)
    ]
    count(write_csv(plan.with_name("a.csv"), [[f"[{id}]" for id in asked], *rows]))
    found = answers(plan)
    assert sum(map(len, found.values())) == len(asked)
    assert all(answer == {"votes": hands(*range(TOP + 1))} for group in found.values() for answer in group.values())


def beginning(text: str, others: list[str]) -> str:
    """The text, cut off where it is long enough to tell it from the other levels."""
    lengths = (length for length in range(30, len(text)) if not text[length - 1].isspace())
    alone = (n for n in lengths if sum(each.startswith(text[:n]) for each in others) == 1)
    return text[: next(alone, len(text))]


def test_the_overall_questions_are_known_by_their_text(count: Count, plan: Path, catalogue: Catalogue) -> None:
    for language in ("nl", "en"):
        texts = [condition.overall.question[language] for condition in catalogue.conditions]
        levels = [condition.overall.levels[TOP][language] for condition in catalogue.conditions]
        count(write_csv(plan.with_name("a.csv"), [texts, levels]))
        assert list(answers(plan).values()) == [{"votes": hands(TOP)}] * 10


def test_every_question_is_known_by_its_text_and_by_its_code(count: Count, plan: Path, catalogue: Catalogue) -> None:
    questions = [(condition.id, each) for condition in catalogue.conditions for each in condition.questions]
    for language in ("nl", "en"):
        count(
            write_csv(
                plan.with_name("a.csv"), [[each.question[language] for _, each in questions], [1] * len(questions)]
            )
        )
        assert [(key, id) for key, group in answers(plan).items() for id in group] == [
            (condition, each.id) for condition, each in questions
        ]
        plan.write_text(proposal_text(), encoding="utf-8")
    codes = [each.id.replace("-", "") for _, each in questions]
    count(write_csv(plan.with_name("a.csv"), [codes, [1] * len(questions)]))
    assert sum(map(len, answers(plan).values())) == len(questions)
