"""A show of hands: how many for 0, 1, 2, 3 and "we do not know", of the room or of each party in it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lea_check.drafts.data import most_hands, votes_of
from lea_check.interview.keys import Key
from lea_check.interview.prompts import Prompts, Reply
from lea_check.interview.terminal import Option
from lea_check.judge.votes import apart_medians, is_divided, votes_range
from lea_check.model.proposal import Votes
from lea_check.report.sections.votes import parties_differ, vote_spread, votes_moved
from lea_check.report.style.symbols import BAR_PIECES, HANDS

WIDEST = 30


class Hands:
    """Asks for hands, and shows what they say. `parties`: who are counted apart; none: the room as one."""

    def __init__(self, prompts: Prompts, parties: Sequence[str]) -> None:
        self.prompts = prompts
        self.parties = parties
        self.terminal = prompts.terminal
        self.words = prompts.words

    def ask(self, beside: Mapping[str, Any], before: Any, data: Mapping[str, Any]) -> Reply:
        """The votes on one question, with evidence and a note from `beside`.

        `before`: the votes of a first round. `data`: the proposal so far, which tells how many hands there were.
        """
        reply = self._round(beside)
        if reply.kind != "value" or "votes" not in reply.value:
            return reply
        votes = reply.value["votes"]
        self._explain(votes_of(votes), votes_of(before) if before else None, data)
        return Reply("value", {"votes": votes} | ({"before": before} if before else {}) | dict(beside))

    def _round(self, beside: Mapping[str, Any]) -> Reply:
        """Hands of each party in turn; back goes to the party before."""
        parties = self.parties or ("",)
        found: list[list[int]] = []
        while len(found) < len(parties):
            name = parties[len(found)]
            who = self._named(name)
            reply = self._hands(self.words("interview.group.prompt", who=who), beside)
            if reply.kind == "back" and found:
                found.pop()
            elif reply.kind != "value" or isinstance(reply.value, dict):
                return reply
            else:
                found.append(reply.value)
        return Reply("value", {"votes": dict(zip(parties, found, strict=True)) if self.parties else found[0]})

    def _named(self, party: str) -> str:
        if not party:
            return self.words("interview.group.room")
        name = self.words.label("party", party)
        return name[0].upper() + name[1:]

    def _hands(self, prompt: str, beside: Mapping[str, Any]) -> Reply:
        def understand(line: str) -> Reply | None:
            right = re.fullmatch(r"[0-9]{1,4}([ ,]+[0-9]{1,4}){3,4}", line)
            return Reply("value", [int(each) for each in re.findall("[0-9]+", line)]) if right else None

        def on_key(key: Key) -> Reply | None:
            return self.prompts.aside(key, beside)

        return self.prompts.until(f"{prompt}:", understand, self.words("interview.group.wrong"), on_key=on_key)

    def _explain(self, votes: Votes, before: Votes | None, data: Mapping[str, Any]) -> None:
        """The spread as bars, the level that follows, and what stands out."""
        if votes.parties:
            self.terminal.show(vote_spread(self.words("report.hands"), votes, None, self.words)._replace(notes=()))
        else:
            self._bars(votes)
        found = votes_range(votes)
        level = self.words.levels(*found) if found else self.words("interview.group.unknown")
        self.terminal.line(f"→ {level}")
        for remark in self._remarks(votes, before, data):
            self.terminal.line(remark)

    def _bars(self, votes: Votes) -> None:
        hands = votes.pooled()
        piece, most = BAR_PIECES[self.terminal.ascii_only], max(*hands, WIDEST)
        self.terminal.options(
            Option(name, f"{piece * -(-WIDEST * count // most)} {count}".strip())
            for name, count in zip(HANDS, hands, strict=True)
        )

    def _remarks(self, votes: Votes, before: Votes | None, data: Mapping[str, Any]) -> Iterator[str]:
        words, medians = self.words, apart_medians(votes)
        voted = [party for party, hands in votes.parties.items() if sum(hands[:4])]
        if len(votes.parties) > 1 and len(voted) == 1:
            yield words("interview.group.lone", party=words.label("party", voted[0]))
        if is_divided(votes.pooled()):
            yield words("interview.group.divided")
        if medians:
            yield words("interview.group.apart", differ=parties_differ(medians, words))
        if before:
            yield votes_moved(before, votes, words)
        now, most = sum(votes.pooled()), most_hands(data)
        if 0 < most < now:
            yield words("interview.group.more", now=now, most=most)
