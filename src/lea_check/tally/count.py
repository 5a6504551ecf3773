"""From the file of a form program to hands: how it is laid out, what it asks, and who answered what."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lea_check.files.responses import Responses, Row
from lea_check.model.catalogue import Catalogue
from lea_check.tally.guesses import Guess, guesses_of_columns, guesses_of_rows, guesses_of_table
from lea_check.tally.people.respondents import People, find_people
from lea_check.tally.people.rows import Filled, Reason, filled_rows
from lea_check.tally.reading.column_map import Codes, chosen_columns, codes_of, read_map
from lea_check.tally.reading.columns import Columns, find_columns
from lea_check.tally.reading.refusals import refuse_proposals, refuse_scales, wrong
from lea_check.tally.reading.table import Asked, Table, find_table
from lea_check.tally.reading.values import Reader
from lea_check.tally.reading.vocabulary import Known, known_from
from lea_check.tally.remarks import Remarks, find_remarks
from lea_check.tally.votes import Counted, Unused, count_votes
from lea_check.words import Words


class Said(NamedTuple):
    """What the user says about the export.

    `map`: a file that says which column asks what; `keep_small`: keep small parties apart; `complete_only`: count only
    those who answered every question.
    """

    table: Asked = Asked()
    map: str | None = None
    party_column: str | None = None
    keep_small: bool = False
    complete_only: bool = False


class Tally(NamedTuple):
    """What an export comes to.

    `sheet` is its name, "" for a CSV file; `unread` names the other sheets that hold something; `left_out`: the rows
    that are no people's, by reason; `guesses`: what was not certain.
    """

    path: str
    sheet: str
    unread: tuple[str, ...]
    columns: Columns
    left_out: Mapping[Reason, tuple[int, ...]]
    people: People
    counted: tuple[Counted, ...]
    unused: tuple[Unused, ...]
    remarks: tuple[Remarks, ...]
    guesses: tuple[Guess, ...]


def count(responses: Responses, said: Said, catalogue: Catalogue, languages: Sequence[Words]) -> Tally:
    """Count an export. `languages`: the words of all. Raises InputError where it could only be counted wrong."""
    known = known_from(catalogue, languages)
    given = read_map(said.map, known)
    table = find_table(responses, said.table, known, given.headings)
    headings, rows = table.headings.columns, table.headings.rows
    chosen = chosen_columns(given, said.party_column, responses.path, headings, known)
    columns = find_columns(headings, rows, known, chosen)
    refuse_proposals(rows, columns, known.vocabulary, responses.path)
    known = _with_codes(known, columns, codes_of(given, headings))
    filled = filled_rows(rows, columns, known.vocabulary, complete_only=said.complete_only)
    refuse_scales(filled.rows, columns, known, responses.path)
    people = find_people(filled.rows, columns, known, keep_small=said.keep_small)
    _refuse_nobody(columns, people, filled, responses)
    counted, unused = count_votes(people, columns, known.readers)
    _refuse_silence(counted, unused, responses.path)
    return Tally(
        responses.path, table.sheet.name, _unread(responses, table), columns, filled.left_out, people, counted, unused,
        find_remarks(_remarking(rows, filled), columns, known.vocabulary),
        (
            *guesses_of_table(responses, table),
            *guesses_of_columns(columns, people.rows, known),
            *guesses_of_rows(filled, people, columns, known),
        ),
    )  # fmt: skip


def _remarking(rows: Sequence[Row], filled: Filled) -> list[Row]:
    """The rows of people, also of those who only left a remark, and of each time that somebody filled it in."""
    numbers = {*(row.number for row in filled.rows), *filled.left_out.get("empty", ())}
    return [row for row in rows if row.number in numbers]


def _unread(responses: Responses, table: Table) -> tuple[str, ...]:
    return tuple(sheet.name for sheet in responses.sheets if sheet.rows and sheet is not table.sheet)


def _with_codes(known: Known, columns: Columns, codes: tuple[Codes, Mapping[int, Codes]]) -> Known:
    """The same, with readers that know what the user says of cells."""
    everywhere, by_place = codes
    asking = [each for each in columns if each.use == "question" and each.target]
    own = {each.target: {**everywhere, **by_place.get(each.place, {})} for each in asking}
    anew = {
        target: Reader(known.questions.asked[target], known.names, said)
        for target, said in own.items()
        if target and said
    }
    return known._replace(readers={**known.readers, **anew})


def _refuse_nobody(columns: Columns, people: People, filled: Filled, responses: Responses) -> None:
    """Raises InputError where no column asks a question, or nobody answered one."""
    if not any(each.use in ("question", "option") for each in columns):
        others = [sheet.name for sheet in responses.sheets if sheet.rows and sheet.name]
        key = "no-columns-sheets" if len(others) > 1 else "no-columns"
        raise wrong(responses.path, key, names=", ".join(others))
    if not people.rows:
        unfinished = len(filled.left_out.get("unfinished", ()))
        raise wrong(responses.path, "all-unfinished" if unfinished else "no-respondents", count=unfinished)


def _refuse_silence(counted: Sequence[Counted], unused: Sequence[Unused], path: str) -> None:
    """Raises InputError where people answered, and none of it can be counted."""
    if unused and not any(each.not_applicable or any(each.votes.pooled()) for each in counted):
        first = unused[0]
        raise wrong(path, "no-levels", value=first.value, heading=first.column.heading)
