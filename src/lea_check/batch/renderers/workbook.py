"""Ranked proposals as an Excel file: the ranking, the conditions, what is open, and what could not be read."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from lea_check.batch.renderers.csv import all_cells
from lea_check.batch.results import BatchResults
from lea_check.batch.rows import COLUMNS, BatchRow, Link, Value
from lea_check.model.assessment import Range
from lea_check.model.assessment_document import AssessmentJson, ConditionJson
from lea_check.model.catalogue import Catalogue
from lea_check.model.vocabulary import RUNNING
from lea_check.report.blocks import Mark
from lea_check.report.renderers.workbook import Cell, Choices, LinkCell, Sheet, workbook
from lea_check.report.sentence import rung_name
from lea_check.report.style.symbols import SYMBOLS, mark_of, span_of
from lea_check.words import Words

CONDITION_WIDTH = 17


class BatchBook(NamedTuple):
    """All that the sheets tell of. `link`: gives the address of a report."""

    results: BatchResults
    link: Link
    catalogue: Catalogue
    words: Words

    @property
    def documents(self) -> Iterator[tuple[int | str, BatchRow, AssessmentJson]]:
        """Rank, row and document of each proposal."""
        for rank, row in self.results.ranked():
            yield rank or "", row, json.loads(row.document)

    def condition(self, name: str) -> str:
        """The number and title of a condition."""
        condition = self.catalogue.condition_by_id[name]
        return f"{condition.number} {self.words.say(condition.title)}"

    def type(self, name: str) -> str:
        """The title of a type of collaboration; nothing for none."""
        return self.words.say(self.catalogue.type_by_id[name].title) if name else ""

    def initiative(self, name: str) -> str:
        """The name of an initiative; nothing for none."""
        initiative = self.catalogue.initiative_by_id.get(name)
        return initiative.name if initiative else ""

    def questions(self, keys: str) -> str:
        """The short names of questions by `condition.question`, of which spaces stand between."""
        return "; ".join(self.words.say(self.catalogue.question_by_key[key].title) for key in keys.split())


WIDTHS = {
    "rank": 6, "file": 44, "reference": 18, "name": 38, "date": 12, "region": 14, "stage": 14, "core": 40, "type": 24,
    "headline": 30, "proven": 30, "possible": 30, "first_gap": 36, "decides": 44, "example": 34, "report": 44,
    "problem": 60,
}  # fmt: skip
"""How wide the columns of `batch.rows.COLUMNS` are, in characters; the others hold a number."""

NUMBER_WIDTH = 11

IN_WORDS: dict[str, Callable[[BatchBook, bool, Any], Cell]] = {
    "type": lambda book, _, value: book.type(value),
    "stage": lambda book, _, value: book.words.label("stage", value),
    "headline": lambda book, running, value: rung_name(value, book.words, running=running),
    "proven": lambda book, running, value: rung_name(value, book.words, running=running),
    "possible": lambda book, running, value: rung_name(value, book.words, running=running),
    "first_gap": lambda book, _, value: book.questions(value),
    "decides": lambda book, _, value: book.questions(value),
    "example": lambda book, _, value: book.initiative(value),
    "report": lambda book, _, value: LinkCell(value, book.link(value)),
}
"""What columns show of what they hold, if they hold anything; the others show that as it is."""


def batch_book(book: BatchBook) -> bytes:
    """The Excel file, in the language of the words."""
    sheets: tuple[Callable[[BatchBook], Sheet], ...] = (_ranking, _conditions, _open_questions, _problems)
    return workbook([sheet(book) for sheet in sheets])


def _ranking(book: BatchBook) -> Sheet:
    rows = [_shown(book, cells) for cells in all_cells(book.results, book.words)]
    widths = tuple(WIDTHS.get(column, NUMBER_WIDTH) for column in COLUMNS)
    hint = [Choices(0, book.words("batch.order"))]
    name = book.words("workbook.ranking")
    return Sheet(name, [_heads(book, COLUMNS), *rows], widths, fixed=4, choices=hint, to_fill=len(rows) or 1)


def _shown(book: BatchBook, cells: Mapping[str, Value]) -> list[Cell]:
    running = cells["stage"] in RUNNING
    shown: dict[str, Cell] = {
        column: IN_WORDS[column](book, running, cells[column])
        if column in IN_WORDS and cells[column]
        else cells[column]
        for column in COLUMNS
    }
    if cells["report"]:
        shown["name"] = LinkCell(str(cells["name"]), book.link(str(cells["report"])))
    return [*shown.values()]


def _conditions(book: BatchBook) -> Sheet:
    """A cell for the status of each condition, so that a whole programme is seen at a glance."""
    conditions = book.catalogue.conditions
    heads = [*_heads(book, ("rank", "name")), *(book.condition(condition.id) for condition in conditions)]
    rows: list[tuple[Cell, ...]] = [
        (rank, row.name, *(_status(condition, book.words) for condition in document["conditions"]))
        for rank, row, document in book.documents
    ]
    widths = (6, 38, *(CONDITION_WIDTH for _ in conditions))
    return Sheet(book.words("workbook.conditions"), [heads, *rows], widths, fixed=2, marked=True)


def _status(condition: ConditionJson, words: Words) -> str:
    low, high = condition["low"], condition["high"]
    levels = None if low is None or high is None else Range(low, high)
    span, status = span_of(levels, words), _mark_text(mark_of(levels, words))
    return f"{status} ({span.text})" if span and span.open else status


def _mark_text(mark: Mark) -> str:
    return f"{SYMBOLS[mark.name]} {mark.word}"


def _open_questions(book: BatchBook) -> Sheet:
    widths = {"rank": 6, "name": 38, "condition": 44, "question": 70, "why": 26, "decisive": 16}
    rows = [
        (
            rank,
            row.name,
            book.condition(question["condition"]),
            _question_text(book, question["condition"], question["question"]),
            book.words(f"open.{question['why']}"),
            book.words("report.decisive") if question["decisive"] else "",
        )
        for rank, row, document in book.documents
        for question in document["open_questions"]
    ]
    return Sheet(book.words("workbook.open-questions"), [_heads(book, widths), *rows], tuple(widths.values()), fixed=2)


def _question_text(book: BatchBook, condition: str, name: str) -> str:
    questions = book.catalogue.condition_by_id[condition].questions
    return next(book.words.say(question.question) for question in questions if question.id == name)


def _problems(book: BatchBook) -> Sheet:
    widths = {"file": 44, "line": 8, "column": 8, "message": 110}
    rows: list[tuple[Cell, ...]] = [
        (problem.file, problem.line or "", problem.column or "", book.words.message(problem.message))
        for error in book.results.errors
        for problem in error.problems
    ]
    return Sheet(book.words("workbook.problems"), [_heads(book, widths), *rows], tuple(widths.values()), fixed=1)


def _heads(book: BatchBook, names: Iterable[str]) -> list[str]:
    return [book.words(f"workbook.{name.replace('_', '-')}") for name in names]
