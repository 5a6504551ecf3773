"""What the user says about columns: a map of headings to questions, what cells mean, and the column of the party."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from lea_check.files.problems import Flaw, InputError, Problem, flaw, unknown
from lea_check.files.text.documents import MAP_LIMITS, Document, read_document
from lea_check.model.message import Message
from lea_check.model.vocabulary import IGNORE
from lea_check.tally.reading.columns import Chosen
from lea_check.tally.reading.headings import Heading
from lea_check.tally.reading.normalise import comparable, heading_text
from lea_check.tally.reading.questions import PARTY_TARGET, Target
from lea_check.tally.reading.values import NOT_APPLICABLE, UNKNOWN, Value
from lea_check.tally.reading.vocabulary import Known

EVERY: Final = "*"
"""In a map: every column that asks a question."""

Codes = Mapping[str, Value]
"""By what a cell holds, what it means."""


class ColumnMeaning(NamedTuple):
    """What a map says of a column: what it asks, where it says so, and what its cells mean."""

    asks: str | None
    codes: Codes


class ColumnMap(NamedTuple):
    """What a file says of columns by heading; `document` is there for where it says it."""

    entries: Mapping[str, ColumnMeaning]
    document: Document | None = None

    @property
    def headings(self) -> frozenset[str]:
        """The headings that it names, comparable."""
        return frozenset(heading_text(heading) for heading in self.entries if heading != EVERY)


def read_map(path: str | None, known: Known) -> ColumnMap:
    """The map in a YAML file: a heading and what its column asks, or `question` and `values`. Raises InputError."""
    if path is None:
        return ColumnMap({})
    document = read_document(path, MAP_LIMITS)
    if not isinstance(document.data, dict):
        raise document.error([_flaw((), "map")])
    flaws = [each for heading, given in document.data.items() for each in _wrong_entry(heading, given, known)]
    if flaws:
        raise document.error(flaws)
    return ColumnMap({heading: _entry(given) for heading, given in document.data.items()}, document)


def _wrong_entry(heading: str, given: Any, known: Known) -> Iterator[Flaw]:
    if isinstance(given, dict):
        yield from (unknown((heading, key), "map-part", key, _PARTS, at_key=True) for key in given if key not in _PARTS)
        yield from _wrong_values(heading, given.get("values"), known)
        given = given.get("question", IGNORE)
    if not isinstance(given, str) or (heading == EVERY and given != IGNORE):
        yield _flaw((heading,), "map-every" if heading == EVERY else "map")
    elif given not in (choices := [*known.questions.by_id, IGNORE]):
        yield unknown((heading,), "question-id", given, choices)


_PARTS = ("question", "values")


def _wrong_values(heading: str, values: Any, known: Known) -> Iterator[Flaw]:
    path = (heading, "values")
    if values is None:
        return
    if not isinstance(values, dict):
        yield _flaw(path, "map-values", most=_most(known))
        return
    for cell, value in values.items():
        if (_value(value) is None and value not in (IGNORE, None)) or _above(value, known):
            yield _flaw((*path, cell), "map-values", most=_most(known))


def _most(known: Known) -> int:
    return max(len(asked.levels) for asked in known.questions.asked.values()) - 1


def _above(value: Any, known: Known) -> bool:
    return isinstance(value, int) and not 0 <= value <= _most(known)


def _value(given: Any) -> Value:
    """A level, or what else a cell may mean; None for one that means nothing."""
    if isinstance(given, bool):
        return None
    if isinstance(given, int):
        return given
    return {UNKNOWN: UNKNOWN, "not_applicable": NOT_APPLICABLE, NOT_APPLICABLE: NOT_APPLICABLE}.get(str(given))


def _entry(given: Any) -> ColumnMeaning:
    if not isinstance(given, dict):
        return ColumnMeaning(given, {})
    values = given.get("values") or {}
    return ColumnMeaning(
        given.get("question"), {comparable(str(cell)): _value(value) for cell, value in values.items()}
    )


def chosen_columns(
    given: ColumnMap, party_column: str | None, path: str, headings: Sequence[Heading], known: Known
) -> Chosen:
    """What a map and `--party-column` say of the columns; the option goes first for the party. Raises InputError."""
    found = {heading: index_of(heading, headings) for heading in given.entries if heading != EVERY}
    flaws = [each for heading, place in found.items() for each in _wrong_place(heading, place, given, headings, known)]
    chosen = {
        place: _target(entry.asks, known)
        for heading, place in found.items()
        if place is not None and (entry := given.entries[heading]).asks
    }
    if list(chosen.values()).count(PARTY_TARGET) > 1:
        flaws.append(_flaw((), "two-parties"))
    if flaws and given.document:
        raise given.document.error(flaws)
    if party_column is None:
        return chosen
    without = {place: target for place, target in chosen.items() if target != PARTY_TARGET}
    return without | {party_index(party_column, path, headings, known): PARTY_TARGET}


def codes_of(given: ColumnMap, headings: Sequence[Heading]) -> tuple[Codes, dict[int, Codes]]:
    """What cells mean in every question, and in single columns by place."""
    everywhere = given.entries[EVERY].codes if EVERY in given.entries else {}
    places = ((index_of(heading, headings), entry) for heading, entry in given.entries.items() if heading != EVERY)
    return everywhere, {place: entry.codes for place, entry in places if place is not None and entry.codes}


def _target(asks: str | None, known: Known) -> Target | None:
    return None if asks in (None, IGNORE) else known.questions.by_id[str(asks)]


def party_index(name: str, path: str, headings: Sequence[Heading], known: Known) -> int:
    """The column that a heading names. Raises InputError for one that is not there, or that says who filled it in."""
    index = index_of(name, headings)
    if index is None:
        names = [each.text for each in headings if each.text and not known.vocabulary.is_personal(each.text)]
        found = unknown((), "column", name, names)
    elif known.vocabulary.is_personal(headings[index].text):
        found = _flaw((), "personal", heading=headings[index].text)
    else:
        return index
    raise InputError([Problem(path, None, None, found.message)])


def _wrong_place(
    heading: str, place: int | None, given: ColumnMap, headings: Sequence[Heading], known: Known
) -> Iterator[Flaw]:
    if place is None:
        yield unknown((heading,), "column", heading, [each.text for each in headings if each.text], at_key=True)
    elif given.entries[heading].asks not in (None, IGNORE) and known.vocabulary.is_personal(headings[place].text):
        yield _flaw((heading,), "personal", heading=headings[place].text)


def index_of(heading: str, headings: Sequence[Heading]) -> int | None:
    """The column with this heading, or with the only heading that begins so; None where there is none."""
    wanted = heading_text(heading)
    texts = [{heading_text(text) for text in (each.text, *each.own)} for each in headings]
    exact = next((place for place, known in enumerate(texts) if wanted in known), None)
    if exact is not None or not wanted:
        return exact
    begun = [place for place, known in enumerate(texts) if any(each.startswith(wanted) for each in known)]
    return begun[0] if len(begun) == 1 else None


def _flaw(path: tuple[str, ...], key: str, **params: str | int) -> Flaw:
    return flaw(path, key)._replace(message=Message(f"tally.wrong.{key}", dict(params)))
