"""What the projector shows: how to join, the question and how many voted, and after closing the bars."""

from dataclasses import dataclass
from typing import Literal

from lea_check.ballot_box import Ballot, BallotCounts, Turnout
from lea_check.judge.votes import range_of_votes
from lea_check.model.proposal import Votes
from lea_check.report.blocks import VoteSpread
from lea_check.report.sections.votes import VoteRound, vote_spread
from lea_check.report.style.sanitize import sanitize_parts
from lea_check.room.ballots import Ballots
from lea_check.words import Words

PAUSE = 700
"""Milliseconds until it looks again: it is one page, on the same computer."""


@dataclass(frozen=True)
class ProjectorView:
    """What the projector shows. `counts` are there from the closing of a ballot until the next is opened."""

    screen: Literal["door", "open", "closed"]
    ballot: Ballot | None
    counts: BallotCounts | None
    turnout: Turnout
    locked: bool
    key: str

    @property
    def mark(self) -> str:
        """Changes whenever it should show something else."""
        total = "" if self.counts is None else self.counts
        return f"{self.screen} {self.key} {self.turnout.voted}/{self.turnout.of} {self.locked} {total}"


def projector_view(ballots: Ballots) -> ProjectorView:
    """What it shows now."""
    poll, counts = ballots.poll, ballots.shown
    ballot = poll.ballot if poll.key or counts else None
    screen: Literal["door", "open", "closed"] = "door" if ballot is None else "closed" if counts else "open"
    return ProjectorView(screen, ballot, counts, poll.turnout(), poll.locked, poll.key)


def bars(view: ProjectorView, words: Words) -> VoteSpread | None:
    """The votes as a report draws them; None as long as the ballot is open."""
    if view.ballot is None or view.counts is None:
        return None
    votes = Votes((), view.counts.parties) if view.counts.parties else Votes(view.counts.room, {})
    read = range_of_votes(votes, view.ballot.ask)
    spread: VoteSpread = sanitize_parts(vote_spread(words.say(view.ballot.question), [VoteRound(votes, read)], words))
    return spread
