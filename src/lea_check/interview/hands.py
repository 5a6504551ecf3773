"""A show of hands: how many for no, partly, yes and "we do not know", of the room or of each party in it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from lea_check.drafts.data import most_hands, votes_of
from lea_check.interview.keys import Key
from lea_check.interview.prompts import Prompts, Reply
from lea_check.interview.terminal import Option
from lea_check.judge.votes import VoteReading, range_of_votes
from lea_check.model.proposal import Votes
from lea_check.model.vocabulary import LEVELS, YES, Ask
from lea_check.report.sections.votes import VoteRound, hand_names, parties_differ, vote_spread
from lea_check.report.style.symbols import BAR_PIECES
from lea_check.words import Words

WIDEST = 30
Keep = Callable[[Mapping[str, Any]], None]


class Hands:
    """Asks for hands, and shows what they say.

    `parties`: who are counted apart; none: the room as one. `ask`: who knows best. `keep`: keeps the votes so far,
    while other parties are still to be counted. `agreed`: totals that are right although they are not the number
    present, of which it is told once. `known`: the parts of an answer that stands there already, which Enter keeps.
    """

    known: Mapping[str, Any] | None = None

    def __init__(
        self,
        prompts: Prompts,
        parties: Sequence[str],
        ask: Ask,
        keep: Keep | None = None,
        agreed: set[int] | None = None,
    ) -> None:
        self.prompts = prompts
        self.parties = parties
        self.whom = ask
        self.keep = keep
        self.agreed = set() if agreed is None else agreed
        self.counts: list[list[int]] = []

    def ask(self, beside: Mapping[str, Any], before: Any, data: Mapping[str, Any]) -> Reply:
        """The votes on one question, with evidence and a note from `beside`.

        `before`: the votes of a first round, which the file keeps. `data`: the proposal so far, which tells how many
        hands there were.
        """
        reply = self._round(beside)
        if reply.kind != "value" or "votes" not in reply.value:
            return reply
        votes = reply.value["votes"]
        self._explain(votes_of(votes), votes_of(before) if before else None, data)
        return Reply("value", {"votes": votes} | dict(beside))

    def _round(self, beside: Mapping[str, Any]) -> Reply:
        """Hands of each party in turn; back goes to the party before. What was counted before help or a note stays."""
        parties = self.parties or ("",)
        while len(self.counts) < len(parties):
            who = self._named(parties[len(self.counts)])
            prompt = self.prompts.words("interview.group.prompt", who=who)
            known = None if self.counts else self.known
            reply = self._hands(self.prompts.words("interview.prompt.keep", prompt=prompt) if known else prompt, beside)
            if reply.kind == "back" and self.counts:
                self.counts.pop()
            elif reply.kind == "again":
                return Reply("kept", known)
            elif reply.kind != "value" or isinstance(reply.value, dict):
                return reply
            else:
                self.counts.append(reply.value)
                self.keep_so_far(beside)
        return Reply("value", {"votes": self._votes()})

    def keep_so_far(self, beside: Mapping[str, Any]) -> None:
        """Keep the hands of those who were counted, while others are still to be."""
        if self.keep and 0 < len(self.counts) < len(self.parties):
            self.keep({"votes": self._votes(), **beside})

    def _votes(self) -> Any:
        return dict(zip(self.parties, self.counts, strict=False)) if self.parties else self.counts[0]

    def _named(self, party: str) -> str:
        if not party:
            return self.prompts.words("interview.group.room")
        name = self.prompts.words.label("party", party)
        return name[0].upper() + name[1:]

    def _hands(self, prompt: str, beside: Mapping[str, Any]) -> Reply:
        def understand(line: str) -> Reply | None:
            if not line and self.known and not self.counts:
                return Reply("again")
            right = re.fullmatch(r"[0-9]{1,4}([ ,]+[0-9]{1,4}){2,3}", line)
            return Reply("value", [int(each) for each in re.findall("[0-9]+", line)]) if right else None

        def on_key(key: Key) -> Reply | None:
            return self.prompts.aside(key, beside)

        return self.prompts.until(f"{prompt}:", understand, self.prompts.words("interview.group.wrong"), on_key=on_key)

    def _explain(self, votes: Votes, before: Votes | None, data: Mapping[str, Any]) -> None:
        """The spread as bars, the level that follows, and what stands out."""
        read = range_of_votes(votes, self.whom)
        if votes.parties:
            spread = vote_spread(self.prompts.words("report.hands"), [VoteRound(votes, read)], self.prompts.words)
            self.prompts.terminal.show(spread._replace(notes=()))
        else:
            self._bars(votes)
        self.prompts.terminal.line(f"→ {self._outcome(read)}")
        if not read.parties:
            self.prompts.terminal.line(because(votes.pooled(), read, self.prompts.words))
        for remark in self._remarks(votes, read, before, data):
            self.prompts.terminal.line(remark)

    def _outcome(self, read: VoteReading) -> str:
        """What follows, as in `nee tot ja`."""
        if read.why == "unknown":
            return self.prompts.words("open.unknown")
        return self.prompts.words.levels(read.range.low, read.range.high)

    def _bars(self, votes: Votes) -> None:
        hands = votes.pooled()
        piece, most = BAR_PIECES[self.prompts.terminal.ascii_only], max(*hands, WIDEST)
        self.prompts.terminal.options(
            Option(name, f"{piece * -(-WIDEST * count // most)} {count}".strip())
            for name, count in zip(hand_names(self.prompts.words), hands, strict=True)
        )

    def _remarks(self, votes: Votes, read: VoteReading, before: Votes | None, data: Mapping[str, Any]) -> Iterator[str]:
        words = self.prompts.words
        voted = [party for party, hands in votes.parties.items() if sum(hands[: len(LEVELS)])]
        if len(votes.parties) > 1 and len(voted) == 1:
            yield words("interview.group.lone", party=words.label("party", voted[0]))
        if read.divided:
            yield words("interview.group.divided")
        if read.parties:
            yield words("interview.group.apart", differ=parties_differ(read.parties, votes, words))
        if before:
            yield self._moved(range_of_votes(before, self.whom), read)
        yield from self._totals(votes, data)

    def _totals(self, votes: Votes, data: Mapping[str, Any]) -> Iterator[str]:
        """How many hands there were, beside how many people there are; what is odd about that is told once."""
        words, now = self.prompts.words, sum(votes.pooled())
        present, most = data.get("present"), most_hands(data)
        yield words("interview.group.total", count=now)
        if any(len(hands) == len(LEVELS) for hands in (votes.parties.values() or [votes.room])):
            yield words("interview.group.three")
        if now in self.agreed:
            return
        if present and now != present:
            yield words("interview.group.present", now=now, present=present)
        elif not present and 0 < most < now:
            yield words("interview.group.more", now=now, most=most)
        self.agreed.add(now)

    def _moved(self, first: VoteReading, now: VoteReading) -> str:
        """What the second round changed."""
        if first.range == now.range:
            return self.prompts.words("interview.group.same")
        return self.prompts.words("interview.group.moved", before=self._outcome(first), after=self._outcome(now))


def because(hands: Sequence[int], read: VoteReading, words: Words) -> str:
    """Why the hands of a room come to this, so that those who voted otherwise can follow it."""
    total, unsure = sum(hands), sum(hands[len(LEVELS) :])
    if read.why == "unknown" or read.room is None:
        return (
            words("interview.group.why.unknown", count=unsure, of=total) if total else words("interview.group.why.none")
        )
    low, high = read.room.low, read.room.high
    if read.divided:
        below, above = sum(hands[: low + 1]) + unsure, sum(hands[high : len(LEVELS)]) + unsure
        key = "divided-unsure" if unsure else "divided"
        ends = {"low": _end_of("low", low, words), "high": _end_of("high", high, words)}
        return words(f"interview.group.why.{key}", below=below, above=above, of=total, **ends)
    level = words.levels(low, low)
    if hands[low] == total:
        return words("interview.group.why.all", of=total)
    if 0 < low < YES:
        below, above = sum(hands[:low]), sum(hands[low + 1 : len(LEVELS)])
        return words("interview.group.why.between", below=below, above=above, unsure=unsure, of=total, level=level)
    return words("interview.group.why.others", count=total - hands[low], of=total, level=level)


def _end_of(end: str, level: int, words: Words) -> str:
    """A level and those beyond it, where there are any."""
    name = words.levels(level, level)
    return name if level in (LEVELS[0], YES) else words(f"interview.group.why.or-{end}", level=name)
