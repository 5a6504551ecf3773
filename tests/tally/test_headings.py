"""Which rows of a sheet are headings, and what a heading means: all of `examples/` is read as it should be."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from lea_check.files.responses import Row
from lea_check.tally.reading.columns import Column, find_columns
from lea_check.tally.reading.headings import Heading, find_headings
from lea_check.tally.reading.vocabulary import Known, known_from
from lea_check.words import load_words

from .asked import CATALOGUE, QUESTIONS, filled

EXAMPLES = Path(__file__).parent / "examples"
HEADINGS = yaml.safe_load((EXAMPLES / "headings.yaml").read_text(encoding="utf-8"))
COLUMNS = yaml.safe_load((EXAMPLES / "columns.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def known() -> Known:
    return known_from(CATALOGUE, [load_words("nl"), load_words("en")])


def said(column: Column) -> str:
    """As the examples write it."""
    name = next((name for name, asked in QUESTIONS.items() if column.target and column.target.id == asked.id), "")
    if column.use == "option":
        return f"{name} {column.option}"
    if column.use == "remarks" and name:
        return f"comment {name}"
    return name if column.use == "question" else column.use


@pytest.mark.parametrize("example", HEADINGS, ids=[each["name"] for each in HEADINGS])
def test_rows_of_headings_are_found_and_joined(known: Known, example: dict[str, Any]) -> None:
    cells = filled(example["rows"])
    rows = [Row(number, tuple(map(str, row))) for number, row in enumerate(cells, 1) if any(map(str, row))]
    found = find_headings(rows, known)
    columns = find_columns(found.columns, found.rows, known, {})
    assert [*found.numbers] == example["headings"]
    assert [*map(said, columns)] == example["asks"]


@pytest.mark.parametrize(
    ("heading", "asks"), [(heading, asks) for asks, headings in COLUMNS.items() for heading in headings]
)
def test_a_heading_says_what_its_column_holds(known: Known, heading: str, asks: str) -> None:
    [column] = find_columns([Heading((filled(heading),))], [Row(2, ("2",))], known, {})
    assert said(column) == asks
