"""A show of hands: how many for 0, 1, 2, 3 and "we do not know", of the room or of each party in it."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from ..judge.votes import apart_medians, is_divided, votes_range
from ..model.proposal import Votes
from ..report.inert import inert
from ..report.symbols import BAR_PIECES, HANDS
from .keys import Key
from .prompts import Prompts, Reply
from .terminal import Option

WIDEST = 30


class Hands:
    """Asks for hands, shows what they say, and offers a second round."""

    def __init__(self, prompts: Prompts, parties: Sequence[str]) -> None:
        self.prompts = prompts
        self.parties = parties
        self.terminal = prompts.terminal
        self.words = prompts.words

    def ask(self, beside: Mapping[str, Any]) -> Reply:
        """The votes on one question, after one round or two; `beside` holds evidence and a note."""
        self.terminal.line(self.words("interview.group.how"))
        before: Any = None
        while True:
            reply = self._round(beside)
            if reply.kind != "value" or "votes" not in reply.value:
                return reply
            self._explain(reply.value["votes"])
            parts = {"votes": reply.value["votes"]} | ({"before": before} if before else {}) | dict(beside)
            after = self.prompts.after_votes()
            if after.kind != "again":
                return after if after.kind in ("back", "quit") else Reply("value", parts)
            before = reply.value["votes"]

    def _round(self, beside: Mapping[str, Any]) -> Reply:
        found: dict[str, list[int]] = {}
        for party in self.parties or ("",):
            name = inert(self.words.label("party", party)) if party else self.words("interview.group.room")
            reply = self._hands(self.words("interview.group.prompt", who=name), beside)
            if reply.kind != "value" or isinstance(reply.value, dict):
                return reply
            found[party] = reply.value
        return Reply("value", {"votes": found if self.parties else found[""]})

    def _hands(self, prompt: str, beside: Mapping[str, Any]) -> Reply:
        def understand(line: str) -> Reply | None:
            right = re.fullmatch(r"[0-9]{1,4}([ ,]+[0-9]{1,4}){3,4}", line)
            return Reply("value", [int(each) for each in re.findall("[0-9]+", line)]) if right else None

        def on_key(key: Key) -> Reply | None:
            return self.prompts.aside(key, beside)

        return self.prompts.until(f"{prompt}:", understand, self.words("interview.group.wrong"), on_key=on_key)

    def _explain(self, votes: Any) -> None:
        """The spread as bars, the level that follows, and who should speak first."""
        given = _votes(votes)
        pooled = given.pooled()
        full = max(pooled) or 1
        piece = BAR_PIECES[self.terminal.ascii_only]
        self.terminal.options(
            Option(name, f"{piece * -(-WIDEST * count // max(full, WIDEST))} {count}".strip())
            for name, count in zip(HANDS, pooled, strict=True)
        )
        found = votes_range(given)
        if found is None:
            self.terminal.line(self.words("interview.group.unknown"))
        else:
            self.terminal.line(f"→ {self.words.levels(found.low, found.high)}")
        if is_divided(pooled):
            self.terminal.line(self.words("interview.group.divided"))
        elif apart_medians(given):
            self.terminal.line(self.words("interview.group.apart"))


def _votes(votes: Any) -> Votes:
    if isinstance(votes, Mapping):
        return Votes((), {party: tuple(hands) for party, hands in votes.items()})
    return Votes(tuple(votes), {})
