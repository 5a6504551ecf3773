"""Who is who: the rows of one person, of which the last counts, and the party of each person."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lea_check.files.responses import Row
from lea_check.tally.people.parties import Party, find_parties
from lea_check.tally.reading.columns import Columns, cell_of
from lea_check.tally.reading.normalise import comparable
from lea_check.tally.reading.programs import RESPONDENT, Role
from lea_check.tally.reading.vocabulary import Known
from lea_check.words import OTHER_PARTY, party_id


class People(NamedTuple):
    """Respondents with a row each.

    `repeated`: the rows of those who filled it in more than once; `parties`: none where nobody was asked; `owners`: by
    respondent the party whose hands theirs are, "" for the whole room.
    """

    rows: tuple[Row, ...]
    repeated: tuple[tuple[int, ...], ...]
    parties: tuple[Party, ...]
    owners: tuple[str, ...]

    @property
    def by_party(self) -> tuple[str, ...]:
        """The parties with hands of their own, `other` last; none when the room counts as one."""
        names = dict.fromkeys(name for name in self.owners if name)
        return tuple(sorted(names, key=lambda name: name == OTHER_PARTY))


def find_people(rows: Sequence[Row], columns: Columns, known: Known, *, keep_small: bool = False) -> People:
    """The people behind the rows."""
    kept, repeated = _last_of_each(rows, columns, known)
    party = next((each.place for each in columns if each.use == "party"), None)
    written = [_party(cell_of(row, party), known) for row in kept] if party is not None else []
    ids = [party_id(each, known.languages) for each in written]
    parties = find_parties(ids, written, keep_small=keep_small)
    counts_as = {each.id: each.counts_as for each in parties}
    return People(tuple(kept), repeated, parties, tuple(counts_as[each] for each in ids) or ("",) * len(kept))


def _party(written: str, known: Known) -> str:
    """A party; of a choice in a form for several the one choice, which ends in a sign."""
    return "" if comparable(written) in known.vocabulary.anonymous else written.strip().rstrip(";")


def _last_of_each(rows: Sequence[Row], columns: Columns, known: Known) -> tuple[list[Row], tuple[tuple[int, ...], ...]]:
    """The last row of each respondent, in the order of the file, and the rows of those who have more."""
    by_person: dict[object, list[Row]] = {}
    for row in rows:
        by_person.setdefault(_person(row, columns, known) or row.number, []).append(row)
    kept = sorted((found[-1] for found in by_person.values()), key=lambda row: row.number)
    return kept, tuple(tuple(row.number for row in found) for found in by_person.values() if len(found) > 1)


def _person(row: Row, columns: Columns, known: Known) -> tuple[str, ...] | None:
    """What tells this respondent apart: an address or a login, else the number of the row with the name, else the name.

    The number alone would not do: two exports below each other both begin at 1.
    """
    named = dict(_names(row, columns, known))
    sure = next((role for role in RESPONDENT if role in named), None)
    if sure is None:
        return None
    return (sure, named[sure], named.get("name", "")) if sure == "row-id" else (sure, named[sure])


def _names(row: Row, columns: Columns, known: Known) -> Iterator[tuple[Role, str]]:
    """What the columns for it say of a respondent, without what is no name; of columns for the same the first."""
    for each in reversed(columns):
        if each.role in RESPONDENT:
            name = comparable(cell_of(row, each.place))
            if name and name not in known.vocabulary.anonymous:
                yield each.role, name
