"""What was counted and what will be written, in words; nothing about a person but the number of a row."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lea_check.ballot_box import SMALL
from lea_check.drafts.data import parts_of, votes_of
from lea_check.judge.votes import range_of_votes
from lea_check.model.catalogue import Catalogue
from lea_check.report.blocks import Block, Bullets, Paragraph, Report, Section
from lea_check.report.sections.votes import VoteRound, vote_spread
from lea_check.tally.count import Tally
from lea_check.tally.guesses import Guess
from lea_check.tally.outcome.update import Plan, VoteChange
from lea_check.tally.people.parties import Party
from lea_check.tally.reading.columns import Column
from lea_check.tally.reading.questions import PARTY_TARGET, REMARKS_TARGET, Questions
from lea_check.tally.remarks import Remarks
from lea_check.tally.votes import Counted, Unused
from lea_check.words import OTHER_PARTY, Words

LONGEST = 70
"""Headings and values are cut off here; a column and a row say where to look for the whole."""
MOST_NAMED = 5
"""So many columns are named where something holds for more."""

NOT_UNDERSTOOD = ("unknown", "double")
"""Why a column was not used although somebody may have meant it to be."""

_MANY_DIGITS = 7
"""A value with so many digits may be a telephone number."""


class Summary:
    """Says a tally in the language of `words`."""

    def __init__(self, found: Tally, planned: Plan, catalogue: Catalogue, words: Words) -> None:
        self.found = found
        self.planned = planned
        self.words = words
        self.questions = Questions(catalogue)
        self.changes = {each.counted.target: each for each in planned.changes}

    def report(self, file: str) -> Report:
        """Everything, to be read before it is written; first what was not certain."""
        words = self.words
        sections = [
            Section("people", words("tally.people"), tuple(self._people())),
            Section("questions", words("tally.questions"), tuple(map(self._question, self.found.counted))),
            Section("unused", words("tally.unused"), tuple(self._unused())),
        ]
        if self.found.remarks:
            remarks = Section("remarks", words("tally.remarks"), tuple(self._remarks()))
            sections.insert(2, remarks)
        if self.found.guesses:
            guesses = Bullets(tuple(map(self.guess, self.found.guesses)), words("tally.guesses-about"))
            sections.insert(0, Section("guesses", words("tally.guesses"), (guesses,)))
        return Report(words.lang, words("tally.title", file=file), words("tally.about"), tuple(sections))

    def guess(self, guess: Guess) -> str:
        """Something that was not certain, in a sentence."""
        names = [*map(_short, guess.names), *(self.heading(each) for each in guess.columns)]
        shown = names[:MOST_NAMED]
        more = [self.words("tally.more-columns", count=len(names) - len(shown))] if names[MOST_NAMED:] else []
        quoted = [self.words("tally.quoted", text=name) for name in shown]
        return self.words(
            f"tally.guess.{guess.doubt}", names=self.words.all_of([*quoted, *more]), rows=self._rows(guess.rows)
        )

    def reason(self, column: Column) -> str:
        """Why a column was not used, as a key."""
        return "double-party" if column.use == "double" and column.target == PARTY_TARGET else column.use

    def unused_columns(self) -> list[Column]:
        """The columns that nothing was done with, but those that are empty."""
        used = ("question", "option", "party", "remarks")
        return [each for each in self.found.columns if each.use not in used and (each.heading or each.use != "service")]

    def not_understood(self) -> int:
        """How many columns and values were not used although somebody may have meant them to be."""
        columns = sum(self.reason(each).removesuffix("-party") in NOT_UNDERSTOOD for each in self.unused_columns())
        return columns + len(self.found.unused)

    def _people(self) -> Iterator[Block]:
        words, found = self.words, self.found
        yield Paragraph(words("tally.respondents", count=len(found.people.rows)))
        for reason, rows in found.left_out.items():
            yield Paragraph(words(f"tally.left-out.{reason}", count=len(rows), rows=self._rows(rows)))
        for rows in found.people.repeated:
            yield Paragraph(words("tally.repeated", rows=self._rows(rows)))
        if found.people.parties:
            yield from self._parties()

    def _parties(self) -> Iterator[Block]:
        words, parties = self.words, self.found.people.parties
        heading = next(each for each in self.found.columns if each.use == "party")
        yield Bullets(tuple(map(self.party, parties)), words("tally.parties", heading=self.heading(heading)))
        by_party = self.found.people.by_party
        if not by_party and len(parties) > 1:
            yield Paragraph(words("tally.room-only", least=SMALL))
        elif not by_party:
            yield Paragraph(words("tally.one-party"))
        elif any(each.counts_as == OTHER_PARTY != each.id for each in parties):
            yield Paragraph(words("tally.joined-why", least=SMALL))
        elif any(each.is_small for each in parties):
            yield Paragraph(words("tally.keep-small", least=SMALL), "warning")

    def party(self, party: Party) -> str:
        """A party with how many they are."""
        name = _short(party.name) or self.words("tally.no-party")
        joined = party.counts_as == OTHER_PARTY != party.id
        called = self.words.label("party", party.id)
        known = self.words.id_of("party", called) == party.id
        label = called if known and not joined and party.id != OTHER_PARTY else name
        extra: Mapping[str, str] = {"other": self.words.label("party", OTHER_PARTY)} if joined else {}
        return self.words("tally.party-joined" if joined else "tally.party", name=label, count=party.size, **extra)

    def _question(self, counted: Counted) -> Block:
        words = self.words
        asked = words.say(self.questions.asked[counted.target].question)
        title = words("tally.question", question=asked, id=counted.target.id)
        if not any(counted.votes.pooled()):
            return Bullets((words("tally.nobody"), *self._left_open(counted)), title)
        change = self.changes.get(counted.target)
        read = range_of_votes(counted.votes, "ourselves")
        spread = vote_spread(title, [VoteRound(counted.votes, read)], words)
        return spread._replace(notes=(*spread.notes, *self._left_open(counted), *self._notes(change)))

    def _left_open(self, counted: Counted) -> Iterator[str]:
        if counted.blank:
            yield self.words("tally.blank", count=counted.blank)
        if counted.not_applicable:
            yield self.words("tally.not-applicable", count=counted.not_applicable)

    def _notes(self, change: VoteChange | None) -> Iterator[str]:
        if change is None or change.earlier is None:
            return
        if parts_of(change.earlier).get("votes") == change.answer["votes"]:
            yield self.words("tally.same")
        else:
            yield self.words("tally.replaces", answer=self._said(change.earlier))

    def _said(self, answer: Any) -> str:
        parts = parts_of(answer)
        words = self.words
        if parts.get("votes"):
            pooled = votes_of(parts["votes"]).pooled()
            return words("tally.answer-votes", votes=" ".join(map(str, pooled)))
        if parts.get("not_applicable"):
            return words("report.not-applicable", reason=str(parts["not_applicable"]))
        level = parts.get("level")
        return words.levels(level, level) if isinstance(level, int) else words("open.unknown")

    def _remarks(self) -> Iterator[Block]:
        yield Paragraph(self.words("tally.remarks-about"))
        for each in self.found.remarks:
            yield Bullets(each.texts, self._remarked(each))

    def _remarked(self, remarks: Remarks) -> str:
        if remarks.target == REMARKS_TARGET:
            return self.words("tally.remarks-all")
        asked = self.questions.asked[remarks.target].question
        return self.words("tally.question", question=self.words.say(asked), id=remarks.target.id)

    def _unused(self) -> Iterator[Block]:
        words = self.words
        columns = tuple(map(self._column, self.unused_columns()))
        values = tuple(map(self._value, self.found.unused))
        if columns:
            yield Bullets(columns, words("tally.columns"))
        if values:
            yield Bullets(values, words("tally.values"))
        if self.found.unread:
            yield Paragraph(words("tally.sheets", names=", ".join(map(_short, self.found.unread))))
        if not columns and not values and not self.found.unread:
            yield Paragraph(words("tally.unused-none"))

    def _column(self, column: Column) -> str:
        reason = self.words(f"tally.why.{self.reason(column)}")
        return self.words("tally.column", heading=self.heading(column), reason=reason)

    def _value(self, unused: Unused) -> str:
        value = self.words("tally.hidden") if may_be_personal(unused.value) else _short(unused.value)
        heading = self.heading(unused.column)
        return self.words("tally.value", value=value, heading=heading, count=unused.times, row=unused.row)

    def heading(self, column: Column) -> str:
        """The heading of a column, or where there is none its number."""
        return _short(column.heading) or self.words("tally.no-heading", number=column.place + 1)

    def _rows(self, rows: tuple[int, ...]) -> str:
        return self.words.all_of(map(str, rows))


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST else f"{plain[: LONGEST - 1].rstrip()}…"


def may_be_personal(value: str) -> bool:
    """Whether a value that was not used may say who somebody is."""
    return "@" in value or len(re.findall(r"\d", value)) >= _MANY_DIGITS
