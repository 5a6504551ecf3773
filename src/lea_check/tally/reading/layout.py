"""How a table is laid out: a row a person as it should be, a row an answer, or turned, with people side by side."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from lea_check.files.responses import ResponseSheet, Row
from lea_check.model.vocabulary import PARTY
from lea_check.tally.reading.headings import Heading, Headings
from lea_check.tally.reading.normalise import comparable, heading_text
from lea_check.tally.reading.programs import RESPONDENT
from lea_check.tally.reading.questions import PARTY_TARGET, Target
from lea_check.tally.reading.vocabulary import Known


class Upright(NamedTuple):
    """A column in which questions stand below each other: its place, and by number what each row asks."""

    place: int
    asked: dict[int, Target]

    @property
    def again(self) -> bool:
        """Whether a question comes more than once, as it does with an answer a row."""
        return len(set(self.asked.values())) < len(self.asked)


SAMPLE = 200
"""How many rows tell whether questions stand below each other."""


def upright(sheet: ResponseSheet, known: Known, headings: Row) -> Upright | None:
    """The column in which questions stand below each other, more of them than `headings` asks in other columns."""
    width = max((len(row.cells) for row in sheet.rows), default=0)
    sample = sheet.rows[:SAMPLE]
    found = [Upright(place, _asked(sample, place, known)) for place in range(width)]
    best = max(found, key=lambda each: (_distinct(each, known), len(each.asked)), default=None)
    if best is None or len(best.asked) < 2 or _distinct(best, known) <= _across(headings, best.place, known):
        return None
    return best._replace(asked=_asked(sheet.rows, best.place, known))


def _distinct(found: Upright, known: Known) -> int:
    return len(set(found.asked.values()) & known.readers.keys())


def _across(headings: Row, but: int, known: Known) -> int:
    matches = (known.questions.find(cell) for place, cell in enumerate(headings.cells) if place != but)
    return len({match.target for match in matches if match} & known.readers.keys())


def _asked(rows: Sequence[Row], place: int, known: Known) -> dict[int, Target]:
    cells = ((row.number, row.cells[place]) for row in rows if place < len(row.cells))
    matches = ((number, known.questions.find(cell)) for number, cell in cells)
    return {number: match.target for number, match in matches if match}


class Long(NamedTuple):
    """The columns of a table with an answer a row, by place; `party` may be none."""

    question: int
    person: int
    answer: int
    party: int | None


def long_columns(sheet: ResponseSheet, found: Upright, known: Known) -> Long | None:
    """Which column says who, what was asked, and what was answered; None where that is not clear."""
    first = next(place for place, row in enumerate(sheet.rows) if row.number in found.asked)
    names = sheet.rows[first - 1].cells if first else ()
    person = _person(names, sheet.rows[first:], found, known)
    party = next((place for place, name in enumerate(names) if _asks_party(name, known)), None)
    others = [place for place in range(len(names)) if place not in (found.place, person, party)]
    readable = {place: _readable(sheet, found, place, known) for place in others}
    called = [place for place in others if heading_text(names[place]) in known.vocabulary.long_answer]
    answer = max(called or others, key=lambda place: readable[place], default=None)
    if person is None or answer is None or not readable[answer]:
        return None
    return Long(found.place, person, answer, party)


def _asks_party(name: str, known: Known) -> bool:
    match = known.questions.find(name)
    return match is not None and match.target == PARTY_TARGET


def _person(names: Sequence[str], rows: Sequence[Row], found: Upright, known: Known) -> int | None:
    """The column that says who: of those with such a heading one in which a name comes again, as people answer more.

    Where a column is called the answers, it need not: everybody may have answered one question.
    """
    called = [
        place
        for role in RESPONDENT
        for place, name in enumerate(names)
        if place != found.place and known.vocabulary.role(name) == role
    ]
    again = [place for place in called if _comes_again(rows, place)]
    answered = any(heading_text(name) in known.vocabulary.long_answer for name in names)
    return next(iter(again or (called if answered else [])), None)


def _comes_again(rows: Sequence[Row], place: int) -> bool:
    cells = Counter(comparable(row.cells[place]) for row in rows if place < len(row.cells) and row.cells[place].strip())
    return any(count > 1 for count in cells.values())


def _readable(sheet: ResponseSheet, found: Upright, place: int, known: Known) -> int:
    rows = ((row, found.asked.get(row.number)) for row in sheet.rows)
    given = ((target, _cell(row, place)) for row, target in rows if target in known.readers)
    return sum(target is not None and known.readers[target].reads(cell) for target, cell in given)


def widened(sheet: ResponseSheet, found: Upright, columns: Long) -> tuple[Headings, tuple[int, ...]]:
    """The same with a row a person, and the rows that another answer of the same person to that question replaces."""
    targets = [*dict.fromkeys(found.asked.values())]
    people: dict[str, dict[str, Row]] = {}
    replaced: list[int] = []
    for row in sheet.rows:
        target = found.asked.get(row.number)
        who = row.cells[columns.person].strip() if columns.person < len(row.cells) else ""
        if target is None or not who:
            continue
        answers = people.setdefault(comparable(who), {})
        if target.id in answers:
            replaced.append(answers[target.id].number)
        answers[target.id] = row
    rows = tuple(_person_row(answers, targets, columns) for answers in people.values())
    return Headings(_headings(targets, columns), (), rows), tuple(replaced)


def _headings(targets: Sequence[Target], columns: Long) -> tuple[Heading, ...]:
    party = [Heading((f"[{PARTY}]",))] if columns.party is not None else []
    return (Heading(("id",)), *party, *(Heading((f"[{target.id}]",)) for target in targets))


def _person_row(answers: dict[str, Row], targets: Sequence[Target], columns: Long) -> Row:
    first = next(iter(answers.values()))
    party = [_cell(first, columns.party)] if columns.party is not None else []
    given = [_cell(answers[target.id], columns.answer) if target.id in answers else "" for target in targets]
    number = min(row.number for row in answers.values())
    return Row(number, (_cell(first, columns.person), *party, *given))


def _cell(row: Row, place: int) -> str:
    return row.cells[place] if place < len(row.cells) else ""
