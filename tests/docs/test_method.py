"""The worked example and the tables of docs/method.md, computed anew."""

import csv
import re
from collections.abc import Iterator, Sequence

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


CODED = PAGE.split("## How the ten were coded\n")[1].split("\n## ")[0]


@pytest.fixture(scope="module")
def readers() -> dict[tuple[str, str], tuple[str, str]]:
    """By initiative and question, what the first and the second reader gave."""
    with (ROOT / "docs" / "coding.csv").open(encoding="utf-8", newline="") as file:
        return {(row["initiative"], row["question"]): (row["first"], row["second"]) for row in csv.DictReader(file)}


def kappa(pairs: Sequence[tuple[int, int]]) -> float:
    """1 less the observed over the expected disagreement, which grows with the distance."""
    first, second = [one for one, _ in pairs], [other for _, other in pairs]
    observed = sum(abs(one - other) for one, other in pairs) / len(pairs)
    expected = sum(abs(one - other) for one in first for other in second) / len(pairs) ** 2
    return 1 - observed / expected


def test_the_agreement_of_the_readers_is_what_the_page_says(readers: dict[tuple[str, str], tuple[str, str]]) -> None:
    codes = list(readers.values())
    known = [(int(one != "unknown"), int(other != "unknown")) for one, other in codes]
    levels = [(int(one), int(other)) for one, other in codes if "unknown" not in (one, other)]
    told = {cells[0]: cells[1:] for cells in rows(CODED, 4)}
    for name, pairs in (("all codes", codes), ("known or unknown", known), ("no, partly or yes", levels)):
        [found] = [cells for key, cells in told.items() if key.startswith(name)]
        assert found[:2] == [str(sum(one == other for one, other in pairs)), str(len(pairs))]
    assert [cells[2] for cells in told.values()][1:] == ["", f"{kappa(known):.2f}", f"{kappa(levels):.2f}"]


def test_the_content_holds_what_the_readers_agreed_on_and_what_the_page_decides(
    readers: dict[tuple[str, str], tuple[str, str]], catalogue: Catalogue
) -> None:
    decided = {(cells[0], cells[1]): (cells[2], cells[3]) for cells in rows(CODED, 5) if cells[0] != "initiative"}
    apart = {key for key, (one, other) in readers.items() if one != other}
    assert set(decided) == apart
    assert set(readers) == {(each.id, key) for each in catalogue.initiatives for key in catalogue.question_by_key}
    for (initiative, question), (one, other) in readers.items():
        coding = catalogue.initiative_by_id[initiative].coding.get(question)
        given = str(coding.level) if coding else "unknown"
        if one == other:
            assert given == one, (initiative, question)
        else:
            assert decided[initiative, question] == (f"{one}, {other}", given)


def test_the_page_gives_the_core_questions_by_initiative(catalogue: Catalogue) -> None:
    core = [key for key, question in catalogue.question_by_key.items() if question.core]
    [heading, *told] = rows(CODED, len(core) + 1)
    assert heading == ["initiative", *(key.partition(".")[2] for key in core)]
    for initiative, cells in zip(catalogue.initiatives, told, strict=True):
        levels = [str(initiative.coding[key].level) if key in initiative.coding else "?" for key in core]
        assert cells == [initiative.id, *levels]
    unknown = sum(29 - len(each.coding) for each in catalogue.initiatives)
    assert f"{unknown} of the 290 codes are unknown" in CODED
