"""What was not certain while an export was read: what people should look at before anything else."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from lea_check.files.responses import Responses, Row
from lea_check.tally.people.respondents import People
from lea_check.tally.people.rows import Filled
from lea_check.tally.reading.columns import Column, Columns, cell_of
from lea_check.tally.reading.normalise import comparable
from lea_check.tally.reading.questions import Sure
from lea_check.tally.reading.refusals import proposal_column
from lea_check.tally.reading.table import Table
from lea_check.tally.reading.values import numbers
from lea_check.tally.reading.vocabulary import Known

ENOUGH_TO_WONDER = 10
"""So many people, and not one 0 among their numbers: perhaps they run from 1."""

Doubt = Literal[
    "letters", "sheet", "headings", "long", "replaced", "begun", "loose", "remarks", "twice", "options", "from-one",
    "nameless", "ragged", "same-person", "proposals",
]  # fmt: skip


class Guess(NamedTuple):
    """Something that was taken to be so: what, in which rows, in which columns; `names` of a sheet or of columns."""

    doubt: Doubt
    rows: tuple[int, ...] = ()
    columns: tuple[Column, ...] = ()
    names: tuple[str, ...] = ()


def guesses_of_table(responses: Responses, table: Table) -> Iterator[Guess]:
    """What was not certain of the file and how it is laid out."""
    if responses.cp1252:
        yield Guess("letters")
    if table.sheet.name and table.sheet is not responses.sheets[0]:
        yield Guess("sheet", names=(table.sheet.name,))
    if table.columns:
        yield Guess("long", names=table.columns)
    if table.replaced:
        yield Guess("replaced", table.replaced)
    if table.headings.numbers not in ((), (table.sheet.rows[0].number,)):
        yield Guess("headings", table.headings.numbers)


def guesses_of_columns(columns: Columns, rows: Sequence[Row], known: Known) -> Iterator[Guess]:
    """What was not certain of what columns ask and their cells say."""
    used = [each for each in columns if each.use in ("question", "option", "party", "remarks")]
    loose = [each for each in used if each.sure == Sure.LOOSE]
    groups: dict[Doubt, list[Column]] = {
        "begun": [each for each in used if each.sure == Sure.BEGUN],
        "loose": [each for each in loose if each.use != "remarks"],
        "remarks": [each for each in loose if each.use == "remarks"],
        "twice": [each for each in columns if each.use == "double" and _reads(each, rows, known)],
        "options": [each for each in used if each.use == "option"],
        "from-one": [each for each in used if each.use == "question" and _runs_from_one(each, rows, known)],
    }
    yield from (Guess(doubt, columns=tuple(found)) for doubt, found in groups.items() if found)


def _reads(column: Column, rows: Sequence[Row], known: Known) -> bool:
    reader = known.readers.get(column.target) if column.target else None
    return reader is not None and any(reader.reads(cell_of(row, column.place)) for row in rows)


def _runs_from_one(column: Column, rows: Sequence[Row], known: Known) -> bool:
    if column.target is None or known.readers[column.target].has_codes:
        return False
    found = numbers(cell_of(row, column.place) for row in rows)
    return len(found) >= ENOUGH_TO_WONDER and min(found) > 0


def guesses_of_rows(filled: Filled, people: People, columns: Columns, known: Known) -> Iterator[Guess]:
    """What was not certain of who the rows are."""
    if filled.left_out.get("nameless"):
        yield Guess("nameless", filled.left_out["nameless"])
    if filled.left_out.get("ragged"):
        yield Guess("ragged", filled.left_out["ragged"])
    lost = sum(len(rows) - 1 for rows in people.repeated)
    if lost > len(people.rows):
        yield Guess("same-person", max(people.repeated, key=len))
    about = proposal_column(columns, known.vocabulary)
    if about and len(Counter(comparable(cell_of(row, about.place)) for row in people.rows)) > 1:
        yield Guess("proposals", columns=(about,))
