"""The hands that follow from what people filled in."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lea_check.files.responses import Row
from lea_check.model.proposal import Votes
from lea_check.tally.people.respondents import People
from lea_check.tally.reading.columns import Column, Columns, cell_of
from lea_check.tally.reading.normalise import comparable
from lea_check.tally.reading.programs import NOT_TICKED
from lea_check.tally.reading.questions import Target
from lea_check.tally.reading.values import NOT_APPLICABLE, UNKNOWN, Reader, Value


class Unused(NamedTuple):
    """A value that could not be counted: where, what, how often, and in which row first."""

    column: Column
    value: str
    times: int
    row: int


class Counted(NamedTuple):
    """The hands on one question, and how many respondents left it open or said that it does not apply."""

    target: Target
    votes: Votes
    blank: int
    not_applicable: int


def count_votes(
    people: People, columns: Columns, readers: Mapping[Target, Reader]
) -> tuple[tuple[Counted, ...], tuple[Unused, ...]]:
    """The hands on each question that a column asks, in the order of the columns, and what could not be counted."""
    counted: list[Counted] = []
    unused: list[Unused] = []
    for target, asking in _by_target(columns).items():
        values, wrong = _read(people.rows, asking, readers[target])
        counted.append(_counted(target, people, values, wrong, readers[target].levels))
        unused += wrong
    return tuple(counted), tuple(unused)


def _by_target(columns: Columns) -> dict[Target, list[Column]]:
    found: dict[Target, list[Column]] = {}
    for each in columns:
        if each.use in ("question", "option") and each.target:
            found.setdefault(each.target, []).append(each)
    return found


def _read(rows: Sequence[Row], asking: Sequence[Column], reader: Reader) -> tuple[list[Value], list[Unused]]:
    """What each respondent says, and the values that say nothing."""
    labelled = _repeat_labels(rows, asking, reader)
    values: list[Value] = []
    wrong: dict[str, Unused] = {}
    for row in rows:
        try:
            values.append(_said(row, asking, reader, labelled=labelled))
        except ValueError as error:
            values.append(None)
            cell = str(error)
            found = wrong.get(cell) or Unused(asking[0], cell, 0, row.number)
            wrong[cell] = found._replace(times=found.times + 1)
    return values, [*wrong.values()]


def _said(row: Row, asking: Sequence[Column], reader: Reader, *, labelled: bool) -> Value:
    """The answer in a cell, or the only choice that was made. Raises ValueError with what cannot be counted."""
    if asking[0].use == "question":
        return reader.read(" ".join(cell_of(row, asking[0].place).split()))
    empty = frozenset(("",)) if labelled else NOT_TICKED
    chosen = [each for each in asking if comparable(cell_of(row, each.place)) not in empty]
    if len(chosen) > 1:
        raise ValueError(" + ".join(each.heading.rpartition(" · ")[2] for each in chosen))
    return chosen[0].option if chosen else None


def _repeat_labels(rows: Sequence[Row], asking: Sequence[Column], reader: Reader) -> bool:
    """Whether columns for one choice each repeat that choice where it was made: then a `no` in it is a choice."""
    cells = ((cell_of(row, each.place), each) for row in rows for each in asking if each.use == "option")
    return all(reader.label(cell) == each.option for cell, each in cells if cell.strip())


def _counted(target: Target, people: People, values: Sequence[Value], wrong: Sequence[Unused], levels: int) -> Counted:
    blank = sum(value is None for value in values) - sum(each.times for each in wrong)
    not_applicable = sum(value == NOT_APPLICABLE for value in values)
    return Counted(target, _votes(people, values, levels), blank, not_applicable)


def _votes(people: People, values: Sequence[Value], levels: int) -> Votes:
    """The hands of each party that voted, or of the room: for each level, and last for "we do not know"."""
    hands = {name: [0] * (levels + 1) for name in people.by_party or ("",)}
    for value, owner in zip(values, people.owners, strict=True):
        if isinstance(value, int):
            hands[owner][value] += 1
        elif value == UNKNOWN:
            hands[owner][levels] += 1
    if "" in hands:
        return Votes(tuple(hands[""]), {})
    voted = {name: tuple(counts) for name, counts in hands.items() if any(counts)}
    return Votes((), voted) if voted else Votes((0,) * (levels + 1), {})
