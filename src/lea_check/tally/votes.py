"""The hands that follow from what people filled in."""

from collections.abc import Mapping
from typing import NamedTuple

from lea_check.files.responses import Table
from lea_check.model.proposal import Votes
from lea_check.tally.columns import Column, Columns, Target
from lea_check.tally.respondents import People, Recognising, find_people
from lea_check.tally.values import UNKNOWN, Reader, Value


class Unused(NamedTuple):
    """A value that could not be counted: where, what, how often, and in which row first."""

    column: Column
    value: str
    times: int
    row: int


class Counted(NamedTuple):
    """The hands on one question, and how many respondents left it open."""

    target: Target
    votes: Votes
    blank: int


class Tally(NamedTuple):
    """What an export comes to."""

    columns: Columns
    people: People
    counted: tuple[Counted, ...]
    unused: tuple[Unused, ...]


def tally(table: Table, columns: Columns, readers: Mapping[Target, Reader], recognising: Recognising) -> Tally:
    """Count an export, with a reader for each question that a column asks."""
    asking = {each: each.target for each in columns if each.use == "question" and each.target}
    party = next((each.place for each in columns if each.use == "party"), None)
    people = find_people(table.rows, [each.place for each in asking], party, recognising)
    counted: list[Counted] = []
    unused: list[Unused] = []
    for column, target in asking.items():
        values, wrong = _read(people, column, readers[target])
        blank = len(people.rows) - sum(value is not None for value in values) - sum(each.times for each in wrong)
        counted.append(Counted(target, _votes(people, values), blank))
        unused += wrong
    return Tally(columns, people, tuple(counted), tuple(unused))


def _read(people: People, column: Column, reader: Reader) -> tuple[list[Value], list[Unused]]:
    """What each respondent says, and the values that say nothing."""
    values: list[Value] = []
    wrong: dict[str, Unused] = {}
    for row in people.rows:
        cell = " ".join(row.cells[column.place].split())
        try:
            values.append(reader.read(cell))
        except ValueError:
            values.append(None)
            found = wrong.get(cell) or Unused(column, cell, 0, row.number)
            wrong[cell] = found._replace(times=found.times + 1)
    return values, [*wrong.values()]


def _votes(people: People, values: list[Value]) -> Votes:
    """The hands of each party that voted, or of the room."""
    hands = {name: [0] * (UNKNOWN + 1) for name in people.by_party or ("",)}
    for value, owner in zip(values, people.owners, strict=True):
        if value is not None:
            hands[owner][value] += 1
    if "" in hands:
        return Votes(tuple(hands[""]), {})
    voted = {name: tuple(counts) for name, counts in hands.items() if any(counts)}
    return Votes((), voted) if voted else Votes((0,) * (UNKNOWN + 1), {})
