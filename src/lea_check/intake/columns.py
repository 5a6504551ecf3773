"""Which column of a sheet holds what: by our names for fields, by labels in either language, or by a map."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from lea_check.files.problems import Flaw, unknown
from lea_check.files.responses import ResponseSheet, Row
from lea_check.files.text.documents import MAP_LIMITS, read_document
from lea_check.model.catalogue import Catalogue
from lea_check.model.message import Message
from lea_check.model.vocabulary import OVERALL
from lea_check.words import Words

Part = Literal["level", "evidence", "note"]
PARTS: tuple[Part, ...] = ("level", "evidence", "note")

FIELDS = (
    "reference", "name", "summary", "date", "present", "region", "stage", "initiator", "form", "scale", "type",
    "goals", "target_groups", "education_levels", "sectors", "priorities", "core", "partners", "networks", "notes",
)  # fmt: skip
"""The fields that a column can hold. `core` and `partners` are names: of the core, and of those that join."""

IGNORE = "ignore"
MOST_HEAD_ROWS = 10
"""The headings stand in one of so many first rows; above it may stand a title."""

_CODE = re.compile(r"\[([a-z0-9-]+(?:\.[a-z0-9-]+)?)\]")


@dataclass(frozen=True, slots=True)
class IntakeTarget:
    """What a column holds: a field, `ignore`, or a part of the answer to `condition.question`."""

    name: str
    part: Part | None = None

    @property
    def is_question(self) -> bool:
        """Whether it is about a question rather than a field."""
        return self.part is not None


@dataclass(frozen=True, slots=True)
class IntakeColumn:
    """A column by its place (from 0) and heading; without target it is not used.

    `same_as`: the heading of the column that is used in its place, as both mean the same.
    """

    place: int
    heading: str
    target: IntakeTarget | None
    same_as: str = ""


class IntakeHeadings:
    """What headings can mean: ids, labels in all languages, and what the user's map says."""

    def __init__(self, catalogue: Catalogue, words: Sequence[Words], chosen: Mapping[str, str] | None = None) -> None:
        self._keys = [*catalogue.question_by_key, *(f"{each}.{OVERALL}" for each in catalogue.condition_by_id)]
        self._mapped = tuple(chosen or ())
        self._chosen = {_plain(heading): name for heading, name in (chosen or {}).items()}
        self._parts = {_plain(text): part for each in words for part, text in _part_names(each)}
        self._names = {**_field_names(words), **_question_names(catalogue, words)}

    def is_mapped(self, heading: str) -> bool:
        """Whether the user's map says what a heading means."""
        return _plain(heading) in self._chosen

    def not_among(self, headings: Sequence[str]) -> tuple[str, ...]:
        """The headings of the user's map that a sheet does not have."""
        there = set(map(_plain, headings))
        return tuple(heading for heading in self._mapped if _plain(heading) not in there)

    def meaning(self, heading: str) -> IntakeTarget | None:
        """What a heading means; None for one that means nothing here."""
        plain = _plain(heading)
        if plain in self._chosen:
            return self._named(self._chosen[plain])
        code = _CODE.search(heading)
        if code:
            return self._with_part(code[1], heading[code.end() :])
        return self._names.get(plain) or self._named(heading.strip())

    def _named(self, name: str) -> IntakeTarget | None:
        if name in (*FIELDS, IGNORE):
            return IntakeTarget(name)
        key, _, part = name.rpartition(".") if name.rpartition(".")[2] in PARTS else (name, "", "level")
        return self._with_part(key, part)

    def _with_part(self, key: str, rest: str) -> IntakeTarget | None:
        full = key if "." in key else f"{key}.{OVERALL}"
        if full not in self._keys:
            return None
        said = _plain(rest)
        return IntakeTarget(full, self._parts.get(said, next((part for part in PARTS if part == said), "level")))


def find_columns(sheet: ResponseSheet, headings: IntakeHeadings) -> tuple[Row, tuple[IntakeColumn, ...]]:
    """The row of the headings, the one in which most mean something, and what each of its columns holds."""
    best = max(sheet.rows[:MOST_HEAD_ROWS], key=lambda row: sum(map(bool, map(headings.meaning, row.cells))))
    columns = [
        IntakeColumn(place, heading.strip(), headings.meaning(heading) if heading.strip() else None)
        for place, heading in enumerate(best.cells)
    ]
    return best, tuple(_each_once(columns, headings))


def _each_once(columns: Sequence[IntakeColumn], headings: IntakeHeadings) -> Iterator[IntakeColumn]:
    """Of columns that mean the same only one is used: that of the user's map, else the first."""
    used: dict[IntakeTarget, IntakeColumn] = {}
    for column in sorted(columns, key=lambda column: not headings.is_mapped(column.heading)):
        if column.target and column.target.name != IGNORE:
            used.setdefault(column.target, column)
    for column in columns:
        first = used.get(column.target, column) if column.target else column
        yield column if first is column else replace(column, target=None, same_as=first.heading)


def read_map(path: str, catalogue: Catalogue) -> Mapping[str, str]:
    """What a YAML file says of headings: `Naam van het plan: name`. Raises InputError."""
    document = read_document(path, MAP_LIMITS)
    if not isinstance(document.data, dict):
        raise document.error([Flaw((), Message("intake.wrong.map"))])
    known = [*FIELDS, IGNORE, *catalogue.question_by_key, *catalogue.condition_by_id]
    flaws = [
        unknown((heading,), "column", str(name), known)
        for heading, name in document.data.items()
        if str(name).removesuffix(".evidence").removesuffix(".note").removesuffix(f".{OVERALL}") not in known
    ]
    if flaws:
        raise document.error(flaws)
    return {str(heading): str(name) for heading, name in document.data.items()}


def _plain(heading: str) -> str:
    """A heading as it is compared: without capitals, a mark that it must be filled in, or a colon at the end."""
    return " ".join(heading.casefold().split()).rstrip(" :*?").strip()


def _part_names(words: Words) -> Iterable[tuple[Part, str]]:
    for part in PARTS[1:]:
        yield part, words(f"report.{part}")
        yield part, words(f"intake.part.{part}")


def _field_names(words: Sequence[Words]) -> dict[str, IntakeTarget]:
    return {
        _plain(text): IntakeTarget(field)
        for each in words
        for field in FIELDS
        for text in (field.replace("_", " "), each(f"intake.field.{field}"))
    }


def _question_names(catalogue: Catalogue, words: Sequence[Words]) -> dict[str, IntakeTarget]:
    overall = {f"{each.id}.{OVERALL}": each.overall.question for each in catalogue.conditions}
    questions = {key: each.question for key, each in catalogue.question_by_key.items()}
    return {  # a question after its condition, as the two may be asked in the same words
        _plain(each.say(text)): IntakeTarget(key, "level")
        for asked in (overall, questions)
        for each in words
        for key, text in asked.items()
    }
