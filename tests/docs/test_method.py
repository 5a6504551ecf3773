"""The worked example and the tables of docs/method.md, computed anew."""

import re
from collections.abc import Iterator

import pytest

from lea_check import Assessment, Catalogue, assess, load_proposal
from lea_check.judge.votes import room_range
from lea_check.model.vocabulary import PHASES
from tests.support.paths import ROOT

PAGE = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")
EXAMPLE = PAGE.split("## A worked example\n")[1].split("\n## ")[0]


def rows(text: str, columns: int) -> Iterator[list[str]]:
    """The cells of each row of the tables with so many columns, without headings."""
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| ") and len(cells) == columns and not set(line) <= set("|- "):
            yield cells


@pytest.fixture
def worked(catalogue: Catalogue) -> Assessment:
    return assess(load_proposal(ROOT / "examples" / "jongeren-aan-het-werk.yaml", catalogue), catalogue)


def test_the_votes_of_the_worked_example_come_to_the_ranges_that_the_page_gives(worked: Assessment) -> None:
    by_key = {each.key: each for each in worked.questions}
    told = [(cells[0], cells[1], cells[3]) for cells in rows(EXAMPLE, 4) if "." in cells[0]]
    assert len(told) == 4
    for key, hands, ends in told:
        found = by_key[key]
        assert found.votes and found.range
        given = found.votes.parties.values() or [found.votes.room]
        counted = [tuple(map(int, part.split(","))) for part in hands.split(" and ")]
        assert [one[:3] for one in given] == [other[:3] for other in counted]
        assert ends == f"{found.range.low}–{found.range.high}"


def test_the_conditions_of_the_worked_example_stand_as_the_page_says(worked: Assessment) -> None:
    told = {cells[0]: cells[1:] for cells in rows(EXAMPLE, 3) if cells[0] != "condition"}
    assert list(told) == [condition.id for condition in worked.conditions]
    for condition in worked.conditions:
        ranges = [condition.phases.get(phase) for phase in PHASES]
        assert told[condition.id] == [f"{each.low}–{each.high}" if each else "" for each in ranges]


def test_the_way_up_of_the_worked_example_is_the_one_on_the_page(worked: Assessment) -> None:
    assert (worked.verdict.proven, worked.verdict.possible) == ("feasible-if", "feasible-if")
    assert worked.way_up and worked.way_up.then
    assert [(lift.question, lift.how) for lift in worked.way_up.lift] == [
        ("core-players", "find-out"),
        ("curriculum-room", "do"),
        ("coaching", "find-out"),
    ]
    standing = sum(each.phase == "structural" and bool(each.low) for each in worked.questions)
    assert f"Of the 15 questions to last, {standing} are\npartly there or better" in EXAMPLE
    assert f"there {worked.way_up.then.count} questions lead to the top" in EXAMPLE


def test_a_room_comes_to_what_the_table_of_one_vote_says() -> None:
    table = PAGE.split("No rule has soft edges:")[1].split("\n## ")[0]
    for hands, divided, ends in rows(table, 3):
        if not re.fullmatch(r"[\d, ]+", hands):
            continue
        found = room_range(tuple(map(int, hands.split(","))))
        assert found
        assert (divided == "yes", ends) == (found.low < found.high, f"{found.low}–{found.high}")


def test_the_page_names_the_core_questions_of_the_content(catalogue: Catalogue) -> None:
    told = re.findall(r"`([a-z-]+\.[a-z-]+)`", PAGE.split("**Core questions**")[1].split("\n\n")[0])
    assert told == [key for key, question in catalogue.question_by_key.items() if question.core]
