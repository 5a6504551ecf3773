"""A show of hands in words: the spread, who stands where, and what moved between two rounds."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lea_check.judge.votes import VoteReading
from lea_check.model.assessment import QuestionResult, Range
from lea_check.model.proposal import HANDS, Hands, Votes
from lea_check.model.vocabulary import LEVELS
from lea_check.report.blocks import VoteRow, VoteSpread
from lea_check.words import Words

SMALL_PARTY = 2
"""A party of so many is called by its voices: it says little of all like it."""


class VoteRound(NamedTuple):
    """Votes, and what they come to."""

    votes: Votes
    read: VoteReading | QuestionResult


def vote_spread(title: str, rounds: Sequence[VoteRound], words: Words) -> VoteSpread:
    """The hands of each party and of the room in one round or two, and what stands out in the last one."""
    names = [words("report.hands-first"), words("report.hands-now")] if len(rounds) > 1 else [""]
    rows = tuple(row for each, when in zip(rounds, names, strict=True) for row in _rows(each, when, words))
    headings = (words("report.hands-who"), *hand_names(words), words("report.hands-level"))
    return VoteSpread(title, headings, rows, tuple(_notes(rounds[-1], words)))


def hand_names(words: Words) -> tuple[str, ...]:
    """What hands are counted for; the last is "we do not know"."""
    return (*(words(f"level.{level}") for level in LEVELS), "?")


def spread(votes: Votes, words: Words) -> str:
    """How many hands each level had, in a line: of the room, or of each party."""
    if not votes.parties:
        return _counts(votes.room, words)
    return " / ".join(
        f"{words.label('party', party)} {_counts(hands, words)}" for party, hands in votes.parties.items()
    )


def _counts(hands: Hands, words: Words) -> str:
    names = hand_names(words) if len(hands) <= HANDS else tuple(map(str, range(len(hands))))
    return ", ".join(f"{count}× {name}" for name, count in zip(names, hands, strict=False) if count) or "–"


def parties_differ(parties: Mapping[str, int | None], votes: Votes | None, words: Words) -> str:
    """That parties are apart, and where each stands; a party of one or two is called by its voices."""
    said = ", ".join(
        words(
            "report.party-stands",
            party=_party(party, votes, words),
            level=words(f"level.{level}") if level is not None else words("open.unknown"),
        )
        for party, level in parties.items()
    )
    return f"{said[0].upper()}{said[1:]}."


def _party(party: str, votes: Votes | None, words: Words) -> str:
    name = words.label("party", party)
    count = sum(votes.parties.get(party, ())) if votes else 0
    return words("report.voices", party=name, count=count) if 0 < count <= SMALL_PARTY else name


def _rows(counted: VoteRound, when: str, words: Words) -> Iterator[VoteRow]:
    votes, read = counted
    for party, hands in votes.parties.items():
        yield _row(words.label("party", party), when, hands, read.said[party], words)
    if len(votes.parties) != 1:
        yield _row(words("interview.group.room"), when, votes.pooled(), read.room, words)


def _row(who: str, when: str, hands: Hands, levels: Range | None, words: Words) -> VoteRow:
    name = f"{who}, {when}" if when else who
    return VoteRow(name, (*hands, 0)[:HANDS], _level(levels, words), levels)


def _level(levels: Range | None, words: Words) -> str:
    return words.levels(levels.low, levels.high) if levels else words("open.unknown")


def _notes(counted: VoteRound, words: Words) -> Iterator[str]:
    votes, read = counted
    if read.divided:
        yield words("report.hands-divided")
    if read.parties:
        yield parties_differ(read.parties, votes, words)
    for party in read.silent:
        yield words("report.silent", party=words.label("party", party))
