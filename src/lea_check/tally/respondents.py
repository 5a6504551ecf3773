"""Who filled it in: respondents, each once, and the parties they belong to."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from lea_check.files.responses import Row
from lea_check.tally.normalise import comparable
from lea_check.words import OTHER_PARTY

SMALL = 5
"""Parties of fewer respondents are joined, so that nobody's answer can be read off."""


class Party(NamedTuple):
    """A party: its id, the name that most people wrote, how many they are, and whether it was joined as `other`."""

    id: str
    name: str
    size: int
    joined: bool

    @property
    def counts_as(self) -> str:
        """The party whose hands theirs are."""
        return OTHER_PARTY if self.joined else self.id


class People(NamedTuple):
    """Respondents with a row each.

    `repeated`: the rows of those who filled it in more than once; `empty`: rows without any answer; `parties`:
    none where nobody was asked; `owners`: by respondent the party whose hands theirs are, "" for the whole room.
    """

    rows: tuple[Row, ...]
    empty: tuple[int, ...]
    repeated: tuple[tuple[int, ...], ...]
    parties: tuple[Party, ...]
    owners: tuple[str, ...]

    @property
    def by_party(self) -> tuple[str, ...]:
        """The parties with hands of their own, `other` last; none when the room counts as one."""
        names = dict.fromkeys(name for name in self.owners if name)
        return tuple(sorted(names, key=lambda name: name == OTHER_PARTY))


class Recognising(NamedTuple):
    """How people and parties are told apart.

    `keys`: columns that name a respondent, the surest first; `anonymous`: what is no name; `party_id`: gives the
    id of a party by what people wrote.
    """

    keys: Sequence[int]
    anonymous: frozenset[str]
    party_id: Callable[[str], str]
    keep_small: bool = False


def find_people(
    rows: Iterable[Row], asking: Sequence[int], party_column: int | None, recognising: Recognising
) -> People:
    """The people behind the rows. `asking`: the columns that ask a question."""
    filled: list[Row] = []
    empty: list[int] = []
    for row in rows:
        if any(comparable(row.cells[place]) for place in asking):
            filled.append(row)
        else:
            empty.append(row.number)
    kept, repeated = _last_of_each(filled, recognising)
    written = [row.cells[party_column] for row in kept] if party_column is not None else []
    ids = [recognising.party_id(each) for each in written]
    parties = _parties(ids, written, keep_small=recognising.keep_small)
    return People(tuple(kept), tuple(empty), repeated, parties, _owners(ids, parties, len(kept)))


def _last_of_each(rows: Sequence[Row], recognising: Recognising) -> tuple[list[Row], tuple[tuple[int, ...], ...]]:
    """The last row of each respondent, in the order of the file, and the rows of those who have more."""
    by_person: dict[object, list[Row]] = {}
    for row in rows:
        by_person.setdefault(_person(row, recognising) or row.number, []).append(row)
    kept = sorted((found[-1] for found in by_person.values()), key=lambda row: row.number)
    return kept, tuple(tuple(row.number for row in found) for found in by_person.values() if len(found) > 1)


def _person(row: Row, recognising: Recognising) -> tuple[int, str] | None:
    """The first column that names this respondent, with the name."""
    named = ((key, comparable(row.cells[key])) for key in recognising.keys)
    return next(((key, name) for key, name in named if name and name not in recognising.anonymous), None)


def _parties(ids: Sequence[str], written: Sequence[str], *, keep_small: bool) -> tuple[Party, ...]:
    names: dict[str, Counter[str]] = {}
    for each, name in zip(ids, written, strict=True):
        names.setdefault(each, Counter())[" ".join(name.split())] += 1
    return tuple(
        Party(each, found.most_common(1)[0][0], size, joined=size < SMALL and not keep_small and each != OTHER_PARTY)
        for each, found in names.items()
        for size in [found.total()]
    )


def _owners(ids: Sequence[str], parties: Sequence[Party], count: int) -> tuple[str, ...]:
    counts_as = {each.id: each.counts_as for each in parties}
    alone = len(set(counts_as.values())) < 2  # the only party left is the room
    return ("",) * count if alone else tuple(counts_as[each] for each in ids)
