"""Many proposals on one page: where they stand, what holds most of them back, and all of them in order."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from lea_check.batch.order import Ranked, block_of
from lea_check.batch.results import BatchResults
from lea_check.batch.rows import BatchRow, Link, held_back
from lea_check.files.problems import InputError
from lea_check.model.assessment import Range
from lea_check.model.catalogue import Catalogue
from lea_check.model.vocabulary import HEADLINES
from lea_check.report.blocks import Mark, MarkName
from lea_check.report.renderers.html import draw_page
from lea_check.report.sentence import headline_name, rung_name
from lea_check.report.style.symbols import mark_of
from lea_check.words import Words

MOST_ROWS = 200
"""A longer page is no longer read, and slow on a phone; the formats for programs have all rows."""

MOST_NAMES = 12
"""So many names stand at a rung; the rest is counted."""

MOST_PROBLEMS = 50
STATUSES: tuple[MarkName, ...] = ("met", "partial", "missing", "open", "none")


class RankedProposal(NamedTuple):
    """One proposal in words. `rank`: empty for one without. `place`: its number on the page.

    `apart`: what tells it from others with the same name: its reference, or else its file. `block`: the part of the
    order that it stands in, in words; empty for the ranked.
    """

    rank: str
    place: int
    name: str
    apart: str
    block: str
    reference: str
    file: str
    report: str
    type: str
    headline: str
    sentence: str
    start: str
    last: str
    gap: str
    example: str
    marks: tuple[Mark, ...]


class HeadlineCount(NamedTuple):
    """A headline: how many proposals have it, and the first of those."""

    title: str
    now: int
    entries: Sequence[RankedProposal]
    more: str


class WeakIn(NamedTuple):
    """A condition: in how many proposals it is weak and in how many not known, and how many have each status."""

    number: int
    title: str
    weak: int
    unknown: int
    counts: tuple[int, ...]


class SortedProposals(NamedTuple):
    """The proposals in an order that a reader can choose."""

    id: str
    title: str
    entries: Sequence[RankedProposal]


def render_portfolio(results: BatchResults, link: Link, catalogue: Catalogue, words: Words) -> str:
    """The page about proposals in order, with links to their reports, and files that could not be read."""
    listed = [*results.ranked()]
    rows = [row for _, row in listed]
    names = Counter(row.name for row in rows)
    entries = [
        _entry(place, each, link, catalogue, words)._replace(apart=_apart(each[1]) if names[each[1].name] > 1 else "")
        for place, each in enumerate(listed, 1)
    ]
    shown = entries[:MOST_ROWS]
    return draw_page(
        "portfolio.html",
        lang=words.lang,
        say=lambda key, **params: words(f"portfolio.{key}", **params),
        title=words("portfolio.title", count=len(rows)),
        partial=words("batch.partial", **results.partial.params) if results.partial else "",
        rungs=[*_headlines(rows, entries, words)],
        held=_held(rows, catalogue, words),
        legend=[Mark(name, words(f"status.{name}")) for name in STATUSES],
        conditions=[(condition.number, words.say(condition.title)) for condition in catalogue.conditions],
        orders=_orders(shown, "file" if results.by_file else "rank"),
        total=len(rows),
        about_order=words("batch.order"),
        problems=_problems(results.errors, words),
    )


def _entry(place: int, ranked: Ranked, link: Link, catalogue: Catalogue, words: Words) -> RankedProposal:
    rank, row = ranked
    gap = catalogue.question_by_key.get(row.first_gap)
    example = catalogue.initiative_by_id.get(row.example)
    return RankedProposal(
        rank=str(rank or ""),
        place=place,
        name=row.name,
        apart="",
        block=words(f"batch.block-{name}") if (name := block_of(ranked)) != "ranked" else "",
        reference=row.reference,
        file=row.file,
        report=_address(link(row.report)) if row.report else "",
        type=words.say(catalogue.type_by_id[row.type].title),
        headline=headline_name(row.verdict, words),
        sentence=row.sentence,
        start=words("batch.yes-of", yes=row.start.yes, of=row.start.left),
        last=words("batch.yes-of", yes=row.structural.yes, of=row.structural.left),
        gap=words.say(gap.title) if gap else "",
        example=example.name if example else "",
        marks=tuple(mark_of(levels, words) for levels in row.conditions),
    )


def _apart(row: BatchRow) -> str:
    return row.reference or row.file


def _address(path: str) -> str:
    """A path as a browser takes it."""
    return Path(path).as_uri() if os.path.isabs(path) else quote(path.replace(os.sep, "/"))  # noqa: PTH117


def _headlines(rows: Sequence[BatchRow], entries: Sequence[RankedProposal], words: Words) -> Iterator[HeadlineCount]:
    """The headlines that proposals have, highest first, what runs apart. Names are those that stand on the page."""
    for running in (False, True):
        for headline in reversed(HEADLINES):
            here = [
                entry
                for entry, row in zip(entries, rows, strict=True)
                if (row.verdict.headline, row.verdict.running) == (headline, running)
            ]
            if here or not running:
                named = [entry for entry in here if entry.place <= MOST_ROWS][:MOST_NAMES]
                more = words("portfolio.names-more", count=len(here) - len(named)) if len(here) > len(named) else ""
                title = rung_name(headline, words, running=running)
                if running and title == rung_name(headline, words, running=False):
                    title = words("portfolio.runs", headline=title)
                yield HeadlineCount(title, len(here), named, more)


def _held(rows: Sequence[BatchRow], catalogue: Catalogue, words: Words) -> list[WeakIn]:
    """The conditions, those in which most proposals are known to be weak first."""
    if not rows:
        return []
    held, ranges = held_back(rows, len(catalogue.conditions)), [row.conditions for row in rows]
    counts = [
        WeakIn(
            condition.number,
            words.say(condition.title),
            held[index].weak,
            held[index].unknown,
            _statuses((each[index] for each in ranges), words),
        )
        for index, condition in enumerate(catalogue.conditions)
    ]
    return sorted(counts, key=lambda count: (-count.weak, -count.unknown, count.number))


def _statuses(found: Iterable[Range | None], words: Words) -> tuple[int, ...]:
    """How many proposals have each status on a condition."""
    counted = Counter(mark_of(each, words).name for each in found)
    return tuple(counted[name] for name in STATUSES)


def _orders(entries: Sequence[RankedProposal], first: str) -> list[SortedProposals]:
    """The orders that a reader can choose. The `first` is the one in which they come."""
    keys: dict[str, Callable[[RankedProposal], Any]] = {
        first: lambda entry: entry.place,
        "name": lambda entry: (entry.name.casefold(), entry.place),
        "type": lambda entry: (entry.type, entry.place),
        "gap": lambda entry: (not entry.gap, entry.gap, entry.place),
    }
    return [SortedProposals(name, f"sort-{name}", sorted(entries, key=key)) for name, key in keys.items()]


def _problems(errors: Iterable[InputError], words: Words) -> list[tuple[str, str]]:
    """The first things that are wrong with files: where, and what."""
    first = [problem for error in errors for problem in error.problems][:MOST_PROBLEMS]
    heads = ((problem.file, problem.line, problem.column) for problem in first)
    places = (":".join(str(part) for part in head if part) for head in heads)
    return [*zip(places, (words.message(problem.message) for problem in first), strict=True)]
