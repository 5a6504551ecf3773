"""What each column of an export holds: an answer, a remark, the party, or nothing that is counted."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from lea_check.files.responses import Row
from lea_check.tally.reading.headings import Heading, Meaning, meaning_of
from lea_check.tally.reading.normalise import comparable, heading_text
from lea_check.tally.reading.programs import Role
from lea_check.tally.reading.questions import PARTY_TARGET, REMARKS_TARGET, Sure, Target
from lea_check.tally.reading.values import Value
from lea_check.tally.reading.vocabulary import Known

Use = Literal[
    "question", "option", "party", "remarks",
    "personal", "service", "points", "feedback", "time",
    "ignored", "unknown", "double", "derived",
]  # fmt: skip
"""The first row is counted; of the last row people should know, as it may hold something that they meant."""


class Column(NamedTuple):
    """A column: its place (from 0), its heading as people read it, what it is used for, and what it asks.

    `sure`: how sure that is, None for what the user said; `option`: the answer that a column for one choice stands for;
    `role`: what a form program keeps in it.
    """

    place: int
    heading: str
    use: Use
    target: Target | None = None
    sure: Sure | None = None
    option: Value = None
    role: Role | None = None
    or_whole: bool = False


Columns = tuple[Column, ...]
Chosen = Mapping[int, Target | None]
"""By place what the user says that a column asks; None for a column to leave alone."""


def find_columns(headings: Sequence[Heading], rows: Sequence[Row], known: Known, chosen: Chosen) -> Columns:
    """All columns with their use."""
    found = [_column(place, heading, known, chosen) for place, heading in enumerate(headings)]
    columns = _of_one_kind(found, known)
    asking = sorted((each for each in columns if each.use in _ASKS), key=_target_id)
    groups = [[*group] for _, group in groupby(asking, key=_target_id)]
    settled = {each.place: each for group in groups for each in _settled(group, rows, known)}
    return tuple(_without_name(settled.get(each.place, each), rows) for each in columns)


_ASKS = ("question", "option", "party")
_BESIDE = re.compile(r"[-:/|>(\[_]\s*\0|\0\s*[-:/|>(\[_]")
"""A text with something before or after it that is set apart by a sign."""


def _target_id(column: Column) -> str:
    return column.target.id if column.target else ""


def _column(place: int, heading: Heading, known: Known, chosen: Chosen) -> Column:
    if place in chosen:
        return _as_chosen(place, heading, chosen[place])
    meaning = meaning_of(heading, known)
    found = Column(place, heading.text, _use(meaning), meaning.target, meaning.sure, meaning.option, meaning.role)
    return found._replace(or_whole=meaning.or_whole)


def _of_one_kind(columns: Sequence[Column], known: Known) -> list[Column]:
    """In a form of overall questions, a text that one of them shares with a question stands for the overall one."""
    others = [each.target for each in columns if each.target in known.readers and not each.or_whole]
    quick = bool(others) and not any(target and target.question for target in others)
    return [
        each._replace(target=Target(each.target.condition, None)) if each.target and each.or_whole and quick else each
        for each in columns
    ]


def _as_chosen(place: int, heading: Heading, target: Target | None) -> Column:
    if target is None:
        return Column(place, heading.text, "ignored")
    return Column(place, heading.text, _use(Meaning(target=target)), target)


def _use(meaning: Meaning) -> Use:
    if meaning.target is None:
        return _ROLES.get(meaning.role, "unknown") if meaning.role else "unknown"
    if meaning.kind == "comment" or meaning.target == REMARKS_TARGET:
        return "remarks"
    if meaning.kind:
        return meaning.kind
    if meaning.target == PARTY_TARGET:
        return "party"
    return "option" if meaning.option is not None else "question"


_ROLES: Mapping[Role, Use] = {
    "row-id": "personal", "email": "personal", "login": "personal", "name": "personal", "personal": "personal",
    "submitted": "service", "finished": "service", "tried": "service", "service": "service", "points": "points",
}  # fmt: skip


def _settled(columns: Sequence[Column], rows: Sequence[Row], known: Known) -> Iterator[Column]:
    """Of columns for the same thing one is used, or all that stand for one choice of it each."""
    options = [each for each in columns if each.use == "option"]
    plain = [each for each in columns if each.use != "option"]
    together = not plain and len({each.option for each in options}) == len(options) > 1
    yield from (each if together else each._replace(use="double" if plain else "unknown") for each in options)
    best = min(plain, key=lambda each: _rank(each, plain, rows, known), default=None)
    for each in plain:
        yield each if each is best else each._replace(use="derived" if _derived(each, plain) else "double")


def _rank(
    column: Column, others: Sequence[Column], rows: Sequence[Row], known: Known
) -> tuple[int, bool, bool, int, int]:
    sure = -1 if column.sure is None else column.sure.value
    return (sure, _derived(column, others), not _readable(column, rows, known), sure, column.place)


def _derived(column: Column, others: Sequence[Column]) -> bool:
    """Whether its heading is that of another column with something around it: points, a comment, a translation."""
    if column.sure is None:
        return False
    text = heading_text(column.heading)
    known = {heading_text(other.heading) for other in others if other is not column}
    return any(each and _BESIDE.search(text.replace(each, " \0 ", 1)) for each in known if each != text)


def _readable(column: Column, rows: Sequence[Row], known: Known) -> bool:
    """Whether it holds an answer to what it asks."""
    cells = (cell_of(row, column.place) for row in rows)
    reader = known.readers.get(column.target) if column.target else None
    return any(reader.reads(cell) if reader else comparable(cell) for cell in cells)


def cell_of(row: Row, place: int) -> str:
    """A cell of a row, which may be shorter than the headings."""
    return row.cells[place] if place < len(row.cells) else ""


def _without_name(column: Column, rows: Sequence[Row]) -> Column:
    """A column without heading that counts the rows is no answer, and nothing to wonder at."""
    if column.use != "unknown" or column.heading:
        return column
    cells = [cell_of(row, column.place).strip() for row in rows]
    counts = all(each.isdecimal() for each in cells) and len({*cells}) == len(cells)
    return column._replace(use="service") if counts or not any(cells) else column
