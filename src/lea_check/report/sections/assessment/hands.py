"""The hands behind the answers: the spread of each vote, with the round before it."""

from collections.abc import Iterator, Sequence

from lea_check.judge.votes import range_of_votes
from lea_check.model.proposal import HANDS, Answer, Votes
from lea_check.model.vocabulary import LEVELS, Ask
from lea_check.report.blocks import Block
from lea_check.report.sections.assessment.findings import Findings
from lea_check.report.sections.votes import VoteRound, vote_spread


def hands_of(found: Findings) -> Iterator[Block]:
    """The spread of each vote; one on an overall question is shown once."""
    for condition in found.assessment.conditions:
        whole = next((each for each in condition.questions if each.whole), None)
        for each in condition.questions:
            if each.votes and (not each.whole or each is whole):
                title = found.title(condition.id) if each.whole else found.ask(each.key)
                before = condition.overall.before if each.whole else each.before
                yield vote_spread(title, [*_first_round(before, each.ask), VoteRound(each.votes, each)], found.words)


def _first_round(before: Sequence[Answer], ask: Ask) -> list[VoteRound]:
    """The round before, where it was counted in the same heaps."""
    votes = next((each.votes for each in before if each.votes and _same_heaps(each.votes)), None)
    return [VoteRound(votes, range_of_votes(votes, ask))] if votes else []


def _same_heaps(votes: Votes) -> bool:
    """Whether the heaps are those of now: earlier versions counted hands for one level more."""
    return all(len(LEVELS) <= len(hands) <= HANDS for hands in votes.parties.values() or (votes.room,))
