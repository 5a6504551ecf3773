"""What a cell says, and who the rows are: every example of `examples/` is read as it should be."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from lea_check.files.responses import Row
from lea_check.tally.people.respondents import find_people
from lea_check.tally.people.rows import filled_rows
from lea_check.tally.reading.columns import find_columns
from lea_check.tally.reading.headings import find_headings
from lea_check.tally.reading.vocabulary import known_from
from lea_check.words import load_words

from .asked import CATALOGUE, QUESTIONS, TOP, A, filled

EXAMPLES = Path(__file__).parent / "examples"
VALUES = yaml.safe_load((EXAMPLES / "values.yaml").read_text(encoding="utf-8"))
PEOPLE = yaml.safe_load((EXAMPLES / "people.yaml").read_text(encoding="utf-8"))
NAMES = {f"name{level}": load_words("nl")(f"level.{level}") for level in range(2)}
KNOWN = known_from(CATALOGUE, [load_words("nl"), load_words("en")])


@pytest.mark.parametrize(("cell", "says"), [(cell, says) for says, cells in VALUES.items() for cell in cells])
def test_a_cell_says_what_was_meant_or_is_not_counted(cell: str, says: str) -> None:
    [reader] = [reader for target, reader in KNOWN.readers.items() if target.id == A.id]
    text = cell.format(**QUESTIONS, **NAMES)
    if says == "unread":
        with pytest.raises(ValueError, match=r".*"):
            reader.read(text)
    else:
        expected = {"blank": None, "top": TOP, "0": 0, "1": 1}.get(says, says)
        assert reader.read(text) == expected


@pytest.mark.parametrize("example", PEOPLE, ids=[each["name"] for each in PEOPLE])
def test_rows_are_the_people_that_they_are(example: dict[str, Any]) -> None:
    rows = [Row(number, tuple(map(str, row))) for number, row in enumerate(filled(example["rows"]), 1)]
    headings = find_headings(rows, KNOWN)
    columns = find_columns(headings.columns, headings.rows, KNOWN, {})
    found = filled_rows(headings.rows, columns, KNOWN.vocabulary)
    people = find_people(found.rows, columns, KNOWN)
    assert len(people.rows) == example["people"]
    assert {reason: [*numbers] for reason, numbers in found.left_out.items()} == example.get("left_out", {})
    assert [[*rows] for rows in people.repeated] == example.get("repeated", [])
