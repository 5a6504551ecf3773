"""Which rows are the headings, and what a heading means.

Programs put one to three rows of headings above the answers, below a title or not: the row that says most of what is
known is one of them; the rows above it belong to it, and so do those below it that are no answers.
"""

from collections.abc import Sequence
from typing import NamedTuple

from lea_check.files.responses import Row
from lea_check.tally.reading.normalise import comparable, heading_text
from lea_check.tally.reading.programs import IMPORT_ID, Role
from lea_check.tally.reading.questions import REMARKS_TARGET, QuestionMatch, Sure, Target
from lea_check.tally.reading.values import Value
from lea_check.tally.reading.vocabulary import Kind, Known

MOST_ROWS = 25
"""How many rows from the top may hold the headings."""
MOST_BELOW = 3
"""How many rows of headings there may be below the one that says most."""


class Heading(NamedTuple):
    """What stands above a column, from top to bottom, and the text that it shares with the columns to its left."""

    own: tuple[str, ...]
    shared: str = ""

    @property
    def text(self) -> str:
        """As people read it."""
        texts = [self.shared, *self.own] if self.shared else self.own
        return " · ".join(dict.fromkeys(text.strip() for text in texts if text.strip()))


class Meaning(NamedTuple):
    """What a heading says: what it asks and how surely; `kind` of what stands beside an answer; or what it holds.

    `or_whole`: it may as well ask the overall question of the condition, which has the same text.
    """

    target: Target | None = None
    sure: Sure | None = None
    kind: Kind | None = None
    option: Value = None
    role: Role | None = None
    or_whole: bool = False


class Headings(NamedTuple):
    """The headings of a table, the numbers of their rows, and the rows below."""

    columns: tuple[Heading, ...]
    numbers: tuple[int, ...]
    rows: tuple[Row, ...]


def find_headings(
    rows: Sequence[Row], known: Known, named: frozenset[str] = frozenset(), at: int | None = None
) -> Headings:
    """The headings of a sheet. `named`: headings that the user gives a meaning; `at`: the row that the user says."""
    best = _row_at(rows, at) if at is not None else best_row(rows, known, named)
    first = _first_above(rows, best) if at is None else best
    last = _last_below(rows, best, known)
    block = rows[first : last + 1]
    width = max(len(row.cells) for row in block)
    columns = tuple(_heading(block, place) for place in range(width))
    return Headings(columns, tuple(row.number for row in block), tuple(rows[last + 1 :]))


def _row_at(rows: Sequence[Row], number: int) -> int:
    return next(place for place, row in enumerate(rows) if row.number == number)


def best_row(rows: Sequence[Row], known: Known, named: frozenset[str]) -> int:
    """The place of the row that asks most questions, then the one that says most; of equals the first."""
    return max(range(min(len(rows), MOST_ROWS)), key=lambda place: (*score(rows[place], known, named), -place))


def score(row: Row, known: Known, named: frozenset[str] = frozenset()) -> tuple[int, int, int]:
    """How many questions a row asks, how much else of it is known, and how many cells it has."""
    texts = [cell for cell in row.cells if cell.strip()]
    matches = [match for cell in texts if (match := known.questions.find(cell))]
    asked = {match.target for match in matches if match.sure != Sure.LOOSE}
    roles = sum(known.vocabulary.role(cell) is not None or heading_text(cell) in named for cell in texts)
    others = roles + len(matches) - len(asked)
    return len(asked), others, min(len(texts), 2)


def _first_above(rows: Sequence[Row], best: int) -> int:
    """Rows of headings above; a row with one cell is a title."""
    first = best
    while first > 0 and sum(map(bool, map(str.strip, rows[first - 1].cells))) > 1:
        first -= 1
    return first


def _last_below(rows: Sequence[Row], best: int, known: Known) -> int:
    below = rows[best + 1 : best + 1 + MOST_BELOW]
    marked = [place for place, row in enumerate(below, best + 1) if _holds_import_ids(row)]
    last = max(marked, default=best)
    return last + 1 if last + 1 < len(rows) and _goes_on(rows[best], rows[last + 1], known) else last


def _holds_import_ids(row: Row) -> bool:
    return any(map(_is_import_id, row.cells))


def _is_import_id(cell: str) -> bool:
    return comparable(cell).replace(" ", "").startswith(comparable(IMPORT_ID))


def _goes_on(upper: Row, lower: Row, known: Known) -> bool:
    """Whether a row below the headings says more about them: texts, "Response", or choices below one question."""
    says: list[str] = []
    for place, cell in enumerate(lower.cells):
        asked = _asked_above(upper, lower, place)
        match = known.questions.find(asked) if asked and cell.strip() else None
        if match is None:
            continue
        spread = asked != _cell(upper, place) or _is_spread(upper, lower, place)
        if not _says_more(cell, match, known) and not (spread and _is_choice(cell, match, known)):
            return False
        says.append("" if _says_more(cell, match, known) else cell)
    return "" in says or len(set(says)) > 1


def _asked_above(upper: Row, lower: Row, place: int) -> str:
    """The heading above a cell, or above the cells to its left that it belongs with."""
    while place > 0 and not _cell(upper, place) and _cell(lower, place):
        place -= 1
    return _cell(upper, place)


def _is_spread(upper: Row, lower: Row, place: int) -> bool:
    """Whether a heading also stands for the column to its right."""
    return not _cell(upper, place + 1) and bool(_cell(lower, place + 1))


def _cell(row: Row, place: int) -> str:
    return row.cells[place].strip() if place < len(row.cells) else ""


def _says_more(cell: str, match: QuestionMatch, known: Known) -> bool:
    text = heading_text(cell)
    below = known.questions.find(cell)
    return (
        text in known.vocabulary.response
        or text in known.vocabulary.beside
        or (below is not None and below.target == match.target)
    )


def _is_choice(cell: str, match: QuestionMatch, known: Known) -> bool:
    return match.target in known.readers and known.readers[match.target].label(cell) is not None


def _heading(block: Sequence[Row], place: int) -> Heading:
    own = [row.cells[place].strip() if place < len(row.cells) else "" for row in block]
    texts = tuple(
        text for text in own if text and not comparable(text).replace(" ", "").startswith(comparable(IMPORT_ID))
    )
    return Heading(texts, _shared(block, place, own))


def _shared(block: Sequence[Row], place: int, own: Sequence[str]) -> str:
    """The text to the left of an empty cell that has something below it, as in cells that are joined."""
    for number, row in enumerate(block[:-1]):
        if not own[number] and any(own[number + 1 :]):
            before = [cell.strip() for cell in row.cells[:place] if cell.strip()]
            if before:
                return before[-1]
    return ""


def meaning_of(heading: Heading, known: Known) -> Meaning:
    """What a heading means."""
    roles = (known.vocabulary.role(text) for text in reversed(heading.own))
    role = next((each for each in roles if each), None)
    if role:
        return Meaning(role=role)
    found = _asked(heading, known) or _shared_question(heading, known)
    if found:
        return found
    if any(map(known.vocabulary.is_personal, heading.own)):
        return Meaning(role="personal")
    if any(heading_text(text) in known.vocabulary.remarks for text in heading.own):
        return Meaning(REMARKS_TARGET, Sure.TEXT)
    if any(map(known.vocabulary.is_for_remarks, heading.own)):
        return Meaning(REMARKS_TARGET, Sure.LOOSE)
    return Meaning()


def _asked(heading: Heading, known: Known) -> Meaning | None:
    """What the heading asks itself, and what stands beside that."""
    found = [(match, text) for text in heading.own if (match := known.questions.find(text))]
    if not found:
        return None
    match, asked = min(found, key=lambda each: each[0].sure)
    others = [text for text in heading.own if text != asked and not known.questions.find(text)]
    return _explained(match, [*match.beside, *others], known)


def _shared_question(heading: Heading, known: Known) -> Meaning | None:
    """A choice, or a comment, in a column of its own below a question that stands to its left."""
    match = known.questions.find(heading.shared) if heading.shared and heading.own else None
    return _explained(match._replace(part_of=True), heading.own, known) if match else None


def _explained(match: QuestionMatch, beside: Sequence[str], known: Known) -> Meaning | None:
    kinds = (known.vocabulary.beside.get(heading_text(each)) for each in beside)
    kind = next((each for each in kinds if each), None)
    if kind:
        return Meaning(match.target, match.sure, kind, or_whole=match.or_whole)
    labels = (known.readers[match.target].label(each) for each in beside) if match.target in known.readers else ()
    option = next((each for each in labels if each is not None), None)
    if option is None and match.part_of and not any(heading_text(each) in known.vocabulary.response for each in beside):
        return None
    return Meaning(match.target, match.sure, None, option, or_whole=match.or_whole)
