"""A proposal of each row, as far as it can be read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lea_check.files.old_format import FORMAT
from lea_check.files.problems import InputError, Problem
from lea_check.files.proposals import proposal_from
from lea_check.files.responses import Responses, ResponseSheet, Row
from lea_check.files.text.names import free_name, plain_name
from lea_check.intake.cells import Cells, Read
from lea_check.intake.columns import IGNORE, IntakeColumn, IntakeHeadings, IntakeTarget, find_columns
from lea_check.model.catalogue import Catalogue
from lea_check.model.message import Label, Message, Param
from lea_check.model.vocabulary import ANSWER_PARTS, OVERALL

REQUIRED = ("name", "goals", "target_groups")


@dataclass(frozen=True, slots=True)
class TakenRow:
    """What came of a row: its number in the sheet, the file it goes to, its data, and what is wrong, by cell."""

    number: int
    file: str
    data: dict[str, Any]
    problems: tuple[Problem, ...]

    @property
    def answers(self) -> int:
        """How many questions it answers, the overall ones among them."""
        given = self.data.get("answers", {}).values()
        return sum(
            len(each) if isinstance(each, dict) and each.keys().isdisjoint(ANSWER_PARTS) else 1 for each in given
        )


@dataclass(frozen=True, slots=True)
class Intake:
    """What a sheet holds: a proposal of each row, and what is wrong with the sheet as a whole.

    `unused`: the headings of columns that mean nothing; `same`: those of columns that are not used, each with that of
    the column that means the same and is. `not_there`: the headings of the user's map that the sheet does not have.
    """

    rows: tuple[TakenRow, ...]
    problems: tuple[Problem, ...]
    unused: tuple[str, ...]
    same: tuple[tuple[str, str], ...]
    not_there: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Table:
    """The sheet that holds proposals, `place` for what is wrong in it, its headings, and the columns under them."""

    place: str
    sheet: ResponseSheet
    head: Row
    columns: tuple[IntakeColumn, ...]

    @property
    def used(self) -> int:
        return sum(column.target is not None for column in self.columns)

    def holds(self, name: str) -> bool:
        """Whether a column is used for a field."""
        return any(column.target and column.target.name == name for column in self.columns)

    @property
    def rows(self) -> Iterator[Row]:
        return (row for row in self.sheet.rows if row.number > self.head.number)


def take(responses: Responses, headings: IntakeHeadings, cells: Cells, catalogue: Catalogue) -> Intake:
    """The proposals in the sheet in which most headings mean something. Raises InputError where there are none."""
    table = max(_tables(responses, headings), key=lambda each: each.used)
    if not table.used:
        raise InputError([Problem(responses.path, None, None, Message("intake.wrong.headings"))])
    if not any(table.rows):
        raise InputError([Problem(responses.path, None, None, Message("intake.wrong.empty"))])
    unused = tuple(each.heading for each in table.columns if each.heading and not each.target and not each.same_as)
    return Intake(
        rows=tuple(_named(_parsed(table, row, cells, catalogue) for row in table.rows)),
        problems=tuple(_missing_columns(table, unused)),
        unused=unused,
        same=tuple((each.heading, each.same_as) for each in table.columns if each.same_as),
        not_there=headings.not_among([each.heading for each in table.columns]),
    )


def _missing_columns(table: _Table, unused: Sequence[str]) -> Iterator[Problem]:
    """What must be there and has no column: said once, not for each row."""
    missing = [name for name in REQUIRED if not table.holds(name)]
    if missing:
        names = tuple(Label("intake.field", name) for name in missing)
        heading = next(iter(unused), table.columns[0].heading)
        params: dict[str, Param] = {"names": names, "heading": heading, "field": missing[0]}
        yield Problem(table.place, None, None, Message("intake.wrong.no-column", params))


def _tables(responses: Responses, headings: IntakeHeadings) -> Iterator[_Table]:
    for sheet in responses.sheets:
        if sheet.rows:
            place = f"{responses.path}:{sheet.name}" if sheet.name else responses.path
            yield _Table(place, sheet, *find_columns(sheet, headings))


Parsed = tuple[int, dict[str, Any], tuple[Problem, ...]]


def _parsed(table: _Table, row: Row, cells: Cells, catalogue: Catalogue) -> Parsed:
    problems: list[Problem] = []
    data = _data(table, row, cells, problems)
    problems += [
        _problem(table, row, None, Message("problem.missing", {"name": name}))
        for name in REQUIRED
        if name not in data and table.holds(name)
    ]
    if "answers" in data:
        data["content"] = catalogue.version
    return row.number, data, tuple(problems or _more(data, catalogue, table, row))


def _more(data: dict[str, Any], catalogue: Catalogue, table: _Table, row: Row) -> Iterator[Problem]:
    """What is wrong with a proposal of cells that are each all right."""
    try:
        proposal_from(data, catalogue)
    except InputError as error:
        for each in error.problems:
            if each.reason != "missing" or table.holds(str(each.message.params.get("name"))):
                yield _problem(table, row, None, each.message)


def _data(table: _Table, row: Row, cells: Cells, problems: list[Problem]) -> dict[str, Any]:
    data: dict[str, Any] = {"format": FORMAT}
    answers: dict[str, dict[str, dict[str, Any]]] = {}
    for column in table.columns:
        text = row.cells[column.place].strip() if column.place < len(row.cells) else ""
        if text and column.target and column.target.name != IGNORE:
            read = _read(column.target, text, cells)
            problems += [_problem(table, row, column.place, message) for message in read.problems]
            _put(data, answers, column.target, read.value)
    return data | ({"answers": _short(answers)} if answers else {})


def _put(data: dict[str, Any], answers: dict[str, dict[str, dict[str, Any]]], target: IntakeTarget, value: Any) -> None:
    if target.part:
        condition, question = target.name.split(".")
        answers.setdefault(condition, {}).setdefault(question, {}).update(value)
    elif target.name in ("core", "partners"):
        data["partners"] = [*data.get("partners", []), *value]
    else:
        data[target.name] = value


def _read(target: IntakeTarget, text: str, cells: Cells) -> Read:
    if target.part is None:
        return cells.read(target.name, text)
    if target.part != "level":
        return Read({target.part: text})
    read = cells.level(text)
    return read if isinstance(read.value, dict) else Read({"level": read.value}, read.problems)


def _short(answers: dict[str, dict[str, dict[str, Any]]]) -> dict[str, Any]:
    """Answers as briefly as a file can hold them."""
    found: dict[str, Any] = {}
    for condition, given in answers.items():
        brief = {name: parts["level"] if set(parts) == {"level"} else parts for name, parts in given.items()}
        found[condition] = brief[OVERALL] if set(brief) == {OVERALL} else brief
    return found


def _problem(table: _Table, row: Row, column: int | None, message: Message) -> Problem:
    return Problem(f"{table.place}:{cell_name(row.number, column)}", None, None, message)


def cell_name(row: int, column: int | None) -> str:
    """A cell as a spreadsheet calls it, such as C7; a whole row by its number."""
    letters, rest = "", 0 if column is None else column + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"


def _named(rows: Iterator[Parsed]) -> Iterator[TakenRow]:
    """Each row with the name of its file: by reference, else by name, and never two the same."""
    taken: set[str] = set()
    for number, data, problems in rows:
        stem = plain_name(str(data.get("reference") or data.get("name") or number))
        file = free_name(f"{stem}.yaml", taken.__contains__)
        taken.add(file)
        yield TakenRow(number, file, data, problems)
