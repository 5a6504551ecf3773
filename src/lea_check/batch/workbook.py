"""Ranked proposals as an Excel file: the ranking, the conditions, what is open, and what could not be read."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from lea_check.batch.rows import Row
from lea_check.files.problems import InputError
from lea_check.model.assessment import Range
from lea_check.model.assessment_document import AssessmentJson, ConditionJson
from lea_check.model.catalogue import Catalogue
from lea_check.report.blocks import Mark
from lea_check.report.renderers.workbook import Cell, Sheet, workbook
from lea_check.report.style.symbols import SYMBOLS, mark_of
from lea_check.words import Words

CONDITION_WIDTH = 17


class Batch(NamedTuple):
    """All that the sheets tell of. Each row has its document."""

    rows: Sequence[Row]
    errors: Sequence[InputError]
    catalogue: Catalogue
    words: Words

    @property
    def documents(self) -> Iterator[tuple[int, Row, AssessmentJson]]:
        """Rank, row and document of each proposal."""
        for rank, row in enumerate(self.rows, 1):
            yield rank, row, row.document

    def condition(self, name: str) -> str:
        """The number and title of a condition; nothing for no condition."""
        found = self.catalogue.condition_by_id.get(name)
        return f"{found.number} {self.words.say(found.title)}" if found else ""


def batch_book(batch: Batch) -> bytes:
    """The Excel file, in the language of the words."""
    sheets: tuple[Callable[[Batch], Sheet], ...] = (_ranking, _conditions, _open_questions, _problems)
    return workbook([sheet(batch) for sheet in sheets])


def _ranking(batch: Batch) -> Sheet:
    widths = {
        "rank": 6, "file": 44, "name": 38, "type": 24, "proven": 30, "possible": 30, "firm": 11, "met": 11,
        "partial": 11, "missing": 11, "open": 11, "coverage": 9, "first-gap": 44, "example": 34,
    }  # fmt: skip
    heads = _heads(batch, widths)
    return Sheet(batch.words("workbook.ranking"), [heads, *_ranked(batch)], tuple(widths.values()), fixed=3)


def _ranked(batch: Batch) -> Iterator[tuple[Cell, ...]]:
    words, catalogue = batch.words, batch.catalogue
    for rank, row in enumerate(batch.rows, 1):
        example = catalogue.initiative_by_id.get(row.example)
        yield (
            rank,
            row.file,
            row.name,
            words.say(catalogue.type_by_id[row.type].title),
            words(f"verdict.{row.proven}"),
            words(f"verdict.{row.possible}"),
            words("workbook.yes" if row.firm else "workbook.no"),
            row.met,
            row.partial,
            row.missing,
            row.open,
            f"{row.answered}/{row.of}",
            batch.condition(row.first_gap),
            example.name if example else "",
        )


def _conditions(batch: Batch) -> Sheet:
    """A cell for the status of each condition, so that a whole programme is seen at a glance."""
    conditions = batch.catalogue.conditions
    heads = [*_heads(batch, ("rank", "name")), *(batch.condition(each.id) for each in conditions)]
    rows: list[tuple[Cell, ...]] = [
        (rank, row.name, *(_status(each, batch.words) for each in document["conditions"]))
        for rank, row, document in batch.documents
    ]
    widths = (6, 38, *(CONDITION_WIDTH for _ in conditions))
    return Sheet(batch.words("workbook.conditions"), [heads, *rows], widths, fixed=2, marked=True)


def _status(condition: ConditionJson, words: Words) -> str:
    low, high = condition["low"], condition["high"]
    levels = None if low is None or high is None else Range(low, high)
    mark = mark_of(levels, words)
    span = f" ({low}–{high})" if mark.name == "open" else ""
    return f"{_mark_text(mark)}{span}"


def _mark_text(mark: Mark) -> str:
    return f"{SYMBOLS[mark.name]} {mark.word}"


def _open_questions(batch: Batch) -> Sheet:
    widths = {"rank": 6, "name": 38, "condition": 44, "question": 70, "why": 26, "decisive": 16}
    rows = [
        (
            rank,
            row.name,
            batch.condition(each["condition"]),
            _question_text(batch, each["condition"], each["question"]),
            batch.words(f"open.{each['why']}"),
            batch.words("report.decisive") if each["decisive"] else "",
        )
        for rank, row, document in batch.documents
        for each in document["open_questions"]
    ]
    return Sheet(
        batch.words("workbook.open-questions"), [_heads(batch, widths), *rows], tuple(widths.values()), fixed=2
    )


def _question_text(batch: Batch, condition: str, name: str) -> str:
    questions = batch.catalogue.condition_by_id[condition].questions
    return next(batch.words.say(each.question) for each in questions if each.id == name)


def _problems(batch: Batch) -> Sheet:
    widths = {"file": 44, "line": 8, "column": 8, "message": 110}
    rows: list[tuple[Cell, ...]] = [
        (each.file, each.line or "", each.column or "", batch.words.message(each.message))
        for error in batch.errors
        for each in error.problems
    ]
    return Sheet(batch.words("workbook.problems"), [_heads(batch, widths), *rows], tuple(widths.values()), fixed=1)


def _heads(batch: Batch, names: Iterable[str]) -> list[str]:
    return [batch.words(f"workbook.{name}") for name in names]
