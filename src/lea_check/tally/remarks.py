"""What people remarked, without their names and in no order that tells who wrote what."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lea_check.files.responses import Row
from lea_check.tally.reading.columns import Columns, cell_of
from lea_check.tally.reading.normalise import comparable, letters
from lea_check.tally.reading.questions import REMARKS_TARGET, Target
from lea_check.tally.reading.vocabulary import Vocabulary

HIDDEN = "…"
"""What stands in the place of a name, an address or a number."""

_ADDRESS = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+")
_NUMBER = re.compile(r"\+?\d(?:[\s()./-]*\d){6,}")
_NAMES = re.compile(r"[^\W\d_][\w'’-]{2,}")
_NAMING = re.compile("naam|name")


class Remarks(NamedTuple):
    """What people remarked on a question, or for `REMARKS_TARGET` on all of it; sorted, each once."""

    target: Target
    texts: tuple[str, ...]


def find_remarks(rows: Sequence[Row], columns: Columns, vocabulary: Vocabulary) -> tuple[Remarks, ...]:
    """The remarks in the columns that are there for them; those on a question before those on all."""
    names = frozenset(_names(rows, columns))
    found: dict[Target, set[str]] = {}
    for column in columns:
        if column.use == "remarks" and column.target:
            texts = (" ".join(cell_of(row, column.place).split()) for row in rows)
            kept = (without_names(text, names) for text in texts if _says_something(text, vocabulary))
            found.setdefault(column.target, set()).update(kept)
    remarks = [Remarks(target, tuple(sorted(texts, key=str.casefold))) for target, texts in found.items() if texts]
    return tuple(sorted(remarks, key=lambda each: each.target == REMARKS_TARGET))


def without_names(text: str, names: frozenset[str]) -> str:
    """A remark without addresses, long numbers, and the names of those who filled it in."""
    plain = _NUMBER.sub(HIDDEN, _ADDRESS.sub(HIDDEN, text))
    return _NAMES.sub(lambda found: HIDDEN if found.group() in names else found.group(), plain)


def _names(rows: Sequence[Row], columns: Columns) -> Iterator[str]:
    """The words of names, as far as they begin with a capital letter: `van` is one of many names."""
    naming = [
        each
        for each in columns
        if each.role in ("name", "login") or (each.use == "personal" and _NAMING.search(comparable(each.heading)))
    ]
    for row in rows:
        for column in naming:
            yield from (each for each in _NAMES.findall(cell_of(row, column.place)) if each[0].isupper())


def _says_something(text: str, vocabulary: Vocabulary) -> bool:
    return letters(text) > 1 and comparable(text) not in vocabulary.anonymous | vocabulary.no_remark
