"""What was counted and what will be written, in words; nothing about a person but the number of a row."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lea_check.drafts.data import parts_of, votes_of
from lea_check.files.responses import Table
from lea_check.model.catalogue import Catalogue
from lea_check.report.blocks import Block, Bullets, Paragraph, Report, Section
from lea_check.report.sections.votes import vote_spread
from lea_check.tally.columns import Column, Questions
from lea_check.tally.respondents import SMALL, Party
from lea_check.tally.update import Change, Plan
from lea_check.tally.votes import Counted, Tally, Unused
from lea_check.words import OTHER_PARTY, Words

LONGEST = 70
"""Headings and values are cut off here; a column and a row say where to look for the whole."""

_MANY_DIGITS = 7
"""A value with so many digits may be a telephone number."""


class Summary:
    """Says a tally in the language of `words`."""

    def __init__(self, table: Table, found: Tally, planned: Plan, catalogue: Catalogue, words: Words) -> None:
        self.table = table
        self.found = found
        self.planned = planned
        self.words = words
        self.questions = Questions(catalogue)
        self.changes = {each.counted.target: each for each in planned.changes}

    def report(self, file: str) -> Report:
        """Everything, to be read before it is written."""
        words = self.words
        sections = (
            Section("people", words("tally.people"), tuple(self._people())),
            Section("questions", words("tally.questions"), tuple(map(self._question, self.found.counted))),
            Section("unused", words("tally.unused"), tuple(self._unused())),
        )
        return Report(words.lang, words("tally.title", file=file), words("tally.about"), sections)

    def _people(self) -> Iterator[Block]:
        words, people = self.words, self.found.people
        yield Paragraph(words("tally.respondents", count=len(people.rows)))
        if people.empty:
            yield Paragraph(words("tally.empty-rows", rows=self._rows(people.empty)))
        for rows in people.repeated:
            yield Paragraph(words("tally.repeated", rows=self._rows(rows)))
        if people.parties:
            yield from self._parties()

    def _parties(self) -> Iterator[Block]:
        words, parties = self.words, self.found.people.parties
        heading = next(each for each in self.found.columns if each.use == "party")
        yield Bullets(tuple(map(self._party, parties)), words("tally.parties", heading=self._heading(heading)))
        if any(each.joined for each in parties):
            yield Paragraph(words("tally.joined-why", least=SMALL))
        if not self.found.people.by_party:
            yield Paragraph(words("tally.one-party"))
        elif any(each.size < SMALL and each.counts_as != OTHER_PARTY for each in parties):
            yield Paragraph(words("tally.keep-small", least=SMALL), "warning")
        elif 0 < sum(each.size for each in parties if each.counts_as == OTHER_PARTY) < SMALL:
            other = words.label("party", OTHER_PARTY)
            yield Paragraph(words("tally.still-small", other=other, least=SMALL), "warning")

    def _party(self, party: Party) -> str:
        name = _short(party.name) or self.words("tally.no-party")
        key = "tally.party-joined" if party.joined else "tally.party"
        label = name if party.joined or party.id == OTHER_PARTY else self.words.label("party", party.id)
        extra: Mapping[str, str] = {"other": self.words.label("party", OTHER_PARTY)} if party.joined else {}
        return self.words(key, name=label, count=party.size, **extra)

    def _question(self, counted: Counted) -> Block:
        words = self.words
        asked = words.say(self.questions.asked[counted.target].question)
        title = words("tally.question", question=asked, id=counted.target.id)
        if not any(counted.votes.pooled()):
            return Bullets((words("tally.nobody"),), title)
        change = self.changes.get(counted.target)
        before = votes_of(change.answer["before"]) if change and "before" in change.answer else None
        spread = vote_spread(title, counted.votes, before, words)
        return spread._replace(notes=(*spread.notes, *self._notes(counted, change)))

    def _notes(self, counted: Counted, change: Change | None) -> Iterator[str]:
        if counted.blank:
            yield self.words("tally.blank", count=counted.blank)
        if change is None or change.earlier is None:
            return
        if parts_of(change.earlier) == change.answer:
            yield self.words("tally.same")
        elif "before" not in change.answer or change.answer["before"] != parts_of(change.earlier).get("votes"):
            key = "tally.replaces-whole" if change.whole else "tally.replaces"
            yield self.words(key, answer=self._said(change.earlier))

    def _said(self, answer: Any) -> str:
        parts = parts_of(answer)
        words = self.words
        if parts.get("votes"):
            pooled = votes_of(parts["votes"]).pooled()
            return words("tally.answer-votes", votes=" ".join(map(str, pooled)))
        if parts.get("not_applicable"):
            return words("report.not-applicable", reason=str(parts["not_applicable"]))
        level = parts.get("level")
        return words.levels(level, level) if level in (0, 1, 2, 3) else words("report.unknown")

    def _unused(self) -> Iterator[Block]:
        words = self.words
        columns = tuple(self._columns())
        values = tuple(map(self._value, self.found.unused))
        if columns:
            yield Bullets(columns, words("tally.columns"))
        if values:
            yield Bullets(values, words("tally.values"))
        if self.table.unread:
            yield Paragraph(words("tally.sheets", names=", ".join(map(_short, self.table.unread))))
        if not columns and not values and not self.table.unread:
            yield Paragraph(words("tally.unused-none"))

    def _columns(self) -> Iterator[str]:
        for each in self.found.columns:
            reason: str = "answered" if each in self.planned.kept else each.use
            if reason == "double" and each.target is None:
                reason = "double-party"
            empty = not each.heading.strip() and not any(row.cells[each.place].strip() for row in self.table.rows)
            if reason not in ("question", "party") and not empty:
                yield self.words("tally.column", heading=self._heading(each), reason=self.words(f"tally.why.{reason}"))

    def _value(self, unused: Unused) -> str:
        value = self.words("tally.hidden") if _may_be_personal(unused.value) else _short(unused.value)
        heading = self._heading(unused.column)
        return self.words("tally.value", value=value, heading=heading, count=unused.times, row=unused.row)

    def _heading(self, column: Column) -> str:
        return _short(column.heading) or self.words("tally.no-heading", number=column.place + 1)

    def _rows(self, rows: tuple[int, ...]) -> str:
        return self.words.all_of(map(str, rows))


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST else f"{plain[: LONGEST - 1].rstrip()}…"


def _may_be_personal(value: str) -> bool:
    return "@" in value or len(re.findall(r"\d", value)) >= _MANY_DIGITS
