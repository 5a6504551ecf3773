"""The parties that respondents belong to; small ones are joined, so that nobody's answer can be read off."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lea_check.ballot_box import SMALL
from lea_check.words import OTHER_PARTY


class Party(NamedTuple):
    """A party: its id, the name that most people wrote, and how many they are.

    `counts_as`: the party whose hands theirs are, "" for the room as one.
    """

    id: str
    name: str
    size: int
    counts_as: str

    @property
    def is_small(self) -> bool:
        """Whether its people can be recognised by their answers."""
        return self.size < SMALL and self.id != OTHER_PARTY


def find_parties(ids: Sequence[str], written: Sequence[str], *, keep_small: bool = False) -> tuple[Party, ...]:
    """The parties of respondents, by the id and the name of each."""
    names: dict[str, Counter[str]] = {}
    for each, name in zip(ids, written, strict=True):
        names.setdefault(each, Counter())[" ".join(name.split())] += 1
    joined = join_small({each: found.total() for each, found in names.items()}, keep_small=keep_small)
    return tuple(Party(each, found.most_common(1)[0][0], found.total(), joined[each]) for each, found in names.items())


def join_small(sizes: Mapping[str, int], *, keep_small: bool = False) -> dict[str, str]:
    """By party whose hands theirs are: its own, those of `other`, or "" for the room as one.

    Parties of fewer than five join `other`; where `other` would then be under five, or nothing is left beside it, only
    the room's hands are kept. Within `other` are also those who named no party.
    """
    if keep_small:
        joined = {party: party for party in sizes}
    else:
        joined = {party: party if size >= SMALL else OTHER_PARTY for party, size in sizes.items()}
    others = sum(size for party, size in sizes.items() if joined[party] == OTHER_PARTY)
    alone = len(set(joined.values())) < 2
    return dict.fromkeys(sizes, "") if alone or (0 < others < SMALL and not keep_small) else joined
