"""An empty table to hand out: a heading for each field and question, and lists to choose from in a spreadsheet."""

from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lea_check.intake.cells import IDS, LISTS, Cells
from lea_check.intake.columns import FIELDS
from lea_check.model.catalogue import Catalogue
from lea_check.model.vocabulary import LEVELS
from lea_check.report.renderers.csv import csv_parts, render_csv
from lea_check.report.renderers.workbook import Choices, Sheet, workbook
from lea_check.words import Words

ROWS = 1_000
"""So many rows have lists to choose from."""
NARROW, WIDE = 22, 40
"""The widths of columns, in characters."""


@dataclass(frozen=True, slots=True)
class TemplateHeading:
    """A column: its heading, what to fill in, what there is to choose from, and whether several may be chosen."""

    text: str
    hint: str
    choices: Sequence[str] = ()
    several: bool = False


def csv_template(catalogue: Catalogue, words: Words) -> bytes:
    """The headings alone, as Excel opens them in the language of the words."""
    headings = [[each.text for each in (*_fields(catalogue, words), *_questions(catalogue, words))]]
    return (
        b"".join(csv_parts(headings, excel=True)) if words("report.decimal") == "," else BOM_UTF8 + render_csv(headings)
    )


def workbook_template(catalogue: Catalogue, words: Words) -> bytes:
    """A sheet with the headings, and one with what there is to choose from in each field."""
    fields, questions = [*_fields(catalogue, words)], [*_questions(catalogue, words)]
    headings = [*fields, *questions]
    listed = [each for each in fields if each.choices]
    name = words("intake.choices")
    choices = tuple(_choices(at, each, listed, name) for at, each in enumerate(headings))
    widths = [NARROW if each.choices else WIDE for each in headings]
    table = Sheet(words("intake.table"), [[each.text for each in headings]], widths, 2, choices=choices, to_fill=ROWS)
    return workbook([table, Sheet(name, [*_columns(listed)], [WIDE] * len(listed))])


def _fields(catalogue: Catalogue, words: Words) -> Iterator[TemplateHeading]:
    labels = Cells(catalogue, [words]).labels
    for field in FIELDS:
        several = field in LISTS
        hint = words(f"intake.hint.{field}" if field not in IDS else f"intake.{'several' if several else 'one'}")
        yield TemplateHeading(words(f"intake.field.{field}"), hint, labels(field), several)


def _questions(catalogue: Catalogue, words: Words) -> Iterator[TemplateHeading]:
    levels = (*(words(f"level.{level}") for level in LEVELS), words("open.unknown"))
    for key, question in catalogue.question_by_key.items():
        yield TemplateHeading(f"{words.say(question.question)} [{key}]", words.say(question.explanation), levels)
        yield TemplateHeading(f"[{key}] {words('report.evidence')}", words.say(question.shown_by))


def _choices(at: int, heading: TemplateHeading, listed: Sequence[TemplateHeading], sheet: str) -> Choices:
    if heading not in listed:
        return Choices(at, heading.hint, heading.choices)
    return Choices(at, heading.hint, (sheet, listed.index(heading), len(heading.choices)), strict=not heading.several)


def _columns(listed: Sequence[TemplateHeading]) -> Iterable[Sequence[str]]:
    yield [each.text for each in listed]
    for row in range(max(len(each.choices) for each in listed)):
        yield [each.choices[row] if row < len(each.choices) else "" for each in listed]
