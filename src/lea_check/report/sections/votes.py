"""A show of hands in words: the spread, who stands where, and what moved between two rounds."""

from collections.abc import Iterator, Mapping

from lea_check.judge.votes import apart_medians, is_divided, votes_range
from lea_check.model.assessment import Range
from lea_check.model.proposal import Hands, Votes
from lea_check.report.blocks import VoteRow, VoteSpread
from lea_check.report.style.symbols import HANDS
from lea_check.words import Words


def vote_spread(title: str, votes: Votes, before: Votes | None, words: Words) -> VoteSpread:
    """The hands of each party and of the room, in one round or two."""
    rounds = [(before, words("report.hands-first")), (votes, words("report.hands-now"))] if before else [(votes, "")]
    rows = tuple(row for hands, when in rounds if hands for row in _rows(hands, when, words))
    headings = (words("report.hands-who"), *HANDS, words("report.hands-level"))
    return VoteSpread(title, headings, rows, tuple(_notes(votes, before, words)))


def spread(votes: Votes, words: Words) -> str:
    """How many hands each level had, in a line: of the room, or of each party."""
    if not votes.parties:
        return _counts(votes.room)
    return " / ".join(f"{words.label('party', party)} {_counts(hands)}" for party, hands in votes.parties.items())


def _counts(hands: Hands) -> str:
    return " ".join(f"{name}×{count}" for name, count in zip(HANDS, hands, strict=False) if count) or "–"


def parties_differ(medians: Mapping[str, int], words: Words) -> str:
    """That parties differ, with the median (0-3) of each."""
    names = {party: words.label("party", party) for party in medians}
    levels = ", ".join(f"{names[party]} {level}" for party, level in medians.items())
    said = words("report.disagree", parties=words.all_of(names.values()), medians=levels)
    return said[0].upper() + said[1:]


def votes_moved(before: Votes, votes: Votes, words: Words) -> str:
    """What the second round changed."""
    first, now = votes_range(before), votes_range(votes)
    if first == now:
        return words("report.hands-same")
    return words("report.hands-moved", before=_level(first, words), after=_level(now, words))


def _rows(votes: Votes, when: str, words: Words) -> Iterator[VoteRow]:
    for party, hands in votes.parties.items():
        yield _row(words.label("party", party), when, hands, votes_range(Votes(hands, {})), words)
    if len(votes.parties) != 1:
        yield _row(words("interview.group.room"), when, votes.pooled(), votes_range(votes), words)


def _row(who: str, when: str, hands: Hands, levels: Range | None, words: Words) -> VoteRow:
    five = (*hands, 0)[:5]
    return VoteRow(f"{who}, {when}" if when else who, five, _level(levels, words), levels)


def _level(levels: Range | None, words: Words) -> str:
    return words.levels(*levels) if levels else words("report.unknown")


def _notes(votes: Votes, before: Votes | None, words: Words) -> Iterator[str]:
    if is_divided(votes.pooled()):
        yield words("report.hands-divided")
    medians = apart_medians(votes)
    if medians:
        yield parties_differ(medians, words)
    if before:
        yield votes_moved(before, votes, words)
