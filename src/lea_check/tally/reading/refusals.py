"""What is not counted, because it could only be counted wrong; each refusal says what would be right."""

from collections.abc import Iterable, Sequence

from lea_check.files.problems import InputError, Problem
from lea_check.files.responses import Row
from lea_check.model.message import Message
from lea_check.tally.reading.columns import Column, Columns, cell_of
from lea_check.tally.reading.normalise import comparable, heading_text
from lea_check.tally.reading.values import HIGHEST_NUMBER, holds_codes, numbers, on_another_scale
from lea_check.tally.reading.vocabulary import Known, Vocabulary

LEAST_OF_PROFILE = 2
"""A heading that a proposal also has can be that of a question; two of them are no form."""


def wrong(path: str, key: str, **params: str | int) -> InputError:
    """The error that a file with responses has this one problem, `tally.wrong.KEY`."""
    return InputError([Problem(path, None, None, Message(f"tally.wrong.{key}", dict(params)))])


def refuse_proposals(rows: Sequence[Row], columns: Columns, vocabulary: Vocabulary, path: str) -> None:
    """A row that is a proposal is no person. Raises InputError for a table of proposals."""
    names = [heading_text(each.heading) for each in columns if each.use != "ignored"]
    profile = sum(name in vocabulary.profile for name in set(names))
    about = proposal_column(columns, vocabulary)
    cells = [comparable(cell_of(row, about.place)) for row in rows] if about else []
    if profile >= LEAST_OF_PROFILE or (len(cells) > 1 and len(set(cells)) == len(cells)):
        raise wrong(path, "proposals")


def proposal_column(columns: Columns, vocabulary: Vocabulary) -> Column | None:
    """The column that says which proposal it is about."""
    return next(
        (each for each in columns if each.use == "unknown" and heading_text(each.heading) in vocabulary.proposal), None
    )


def refuse_scales(rows: Sequence[Row], columns: Columns, known: Known, path: str) -> None:
    """Numbers that run on another scale, and codes that only their form explains. Raises InputError."""
    asking = [each for each in columns if each.use == "question" and each.target in known.readers]
    open_ones = [each for each in asking if each.target and not known.readers[each.target].has_codes]
    cells = {each: [cell_of(row, each.place) for row in rows] for each in open_ones}
    scaled = [each for each in open_ones if on_another_scale(cells[each])]
    coded = [each for each in open_ones if holds_codes(cells[each]) and not _reads_any(cells[each], each, known)]
    problems = []
    if scaled:
        most = int(max(max(numbers(cells[each])) for each in scaled))
        problems.append(_problem(path, "scale", scaled, most=most, highest=HIGHEST_NUMBER))
    if coded:
        first = sorted({comparable(cell).upper() for each in coded for cell in cells[each] if cell.strip()})
        problems.append(_problem(path, "codes", coded, code=first[0]))
    if problems:
        raise InputError(problems)


def _reads_any(cells: Iterable[str], column: Column, known: Known) -> bool:
    return column.target is not None and any(known.readers[column.target].reads(cell) for cell in cells)


def _problem(path: str, key: str, columns: Sequence[Column], **params: str | int) -> Problem:
    named = {"count": len(columns), "heading": columns[0].heading, **params}
    return Problem(path, None, None, Message(f"tally.wrong.{key}", named))
