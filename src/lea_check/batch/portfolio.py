"""Many proposals on one page: where they stand, what holds most of them back, and all of them in order."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from lea_check.batch.rows import Row, held_back, verdict_text
from lea_check.files.problems import InputError
from lea_check.model.catalogue import Catalogue
from lea_check.model.vocabulary import VERDICTS, Verdict
from lea_check.report.blocks import Mark, MarkName
from lea_check.report.renderers.html import draw_page
from lea_check.report.style.symbols import mark_of
from lea_check.words import Words

MOST_ROWS = 200
"""A longer page is no longer read, and slow on a phone; the formats for programs have all rows."""

MOST_NAMES = 12
"""So many names stand at a rung; the rest is counted."""

MOST_PROBLEMS = 50
STATUSES: tuple[MarkName, ...] = ("met", "partial", "missing", "open", "none")


class RankedProposal(NamedTuple):
    """One proposal in words. `goes`: the verdict it could still have, where that is a higher one."""

    rank: int
    name: str
    file: str
    type: str
    proven: str
    possible: str
    goes: str
    coverage: str
    gap: str
    example: str
    marks: tuple[Mark, ...]


class RungCount(NamedTuple):
    """A verdict: how many proposals stand there now, how many could, and the first of those that do."""

    title: str
    now: int
    later: int
    entries: Sequence[RankedProposal]
    more: str


class HoldsBack(NamedTuple):
    """A condition: in how many proposals it keeps the next rung away, and how many have each status."""

    number: int
    title: str
    holds: int
    counts: tuple[int, ...]


class SortedProposals(NamedTuple):
    """The proposals in an order that a reader can choose."""

    id: str
    title: str
    entries: Sequence[RankedProposal]


def render_portfolio(rows: Sequence[Row], errors: Sequence[InputError], catalogue: Catalogue, words: Words) -> str:
    """The page about ranked proposals, and files that could not be read."""
    entries = [_entry(rank, row, catalogue, words) for rank, row in enumerate(rows, 1)]
    shown = entries[:MOST_ROWS]
    return draw_page(
        "portfolio.html",
        lang=words.lang,
        say=lambda key, **params: words(f"portfolio.{key}", **params),
        title=words("portfolio.title", count=len(rows)),
        rungs=_rungs(rows, entries, words),
        held=_held(rows, catalogue, words),
        legend=[Mark(name, words(f"status.{name}")) for name in STATUSES],
        conditions=[(condition.number, words.say(condition.title)) for condition in catalogue.conditions],
        orders=_orders(shown),
        total=len(rows),
        problems=_problems(errors, words),
    )


def _entry(rank: int, row: Row, catalogue: Catalogue, words: Words) -> RankedProposal:
    gap = catalogue.condition_by_id.get(row.first_gap)
    example = catalogue.initiative_by_id.get(row.example)
    possible = verdict_text(row.possible, words)
    return RankedProposal(
        rank=rank,
        name=row.name,
        file=row.file,
        type=words.say(catalogue.type_by_id[row.type].title),
        proven=verdict_text(row.proven, words),
        possible=possible,
        goes="" if row.firm else possible,
        coverage=row.coverage,
        gap=f"{gap.number} {words.say(gap.title)}" if gap else "",
        example=example.name if example else "",
        marks=tuple(mark_of(condition.levels, words) for condition in row.conditions),
    )


def _rungs(rows: Sequence[Row], entries: Sequence[RankedProposal], words: Words) -> list[RungCount]:
    """The ladder, highest rung first. Names are those of proposals that have a place on the page."""

    def rung(verdict: Verdict) -> RungCount:
        here = [entry for entry, row in zip(entries, rows, strict=True) if row.proven == verdict]
        named = here[: min(MOST_NAMES, sum(entry.rank <= MOST_ROWS for entry in here))]
        more = words("portfolio.names-more", count=len(here) - len(named)) if len(here) > len(named) else ""
        later = sum(row.possible == verdict for row in rows)
        return RungCount(verdict_text(verdict, words), len(here), later, named, more)

    return [rung(verdict) for verdict in reversed(VERDICTS)]


def _held(rows: Sequence[Row], catalogue: Catalogue, words: Words) -> list[HoldsBack]:
    """The conditions, those that keep most proposals from their next rung first."""
    if not rows:
        return []
    held = held_back(rows, len(catalogue.conditions))
    counts = [
        HoldsBack(condition.number, words.say(condition.title), held[index], _statuses(rows, index, words))
        for index, condition in enumerate(catalogue.conditions)
    ]
    return sorted(counts, key=lambda count: (-count.holds, count.number))


def _statuses(rows: Sequence[Row], index: int, words: Words) -> tuple[int, ...]:
    """How many proposals have each status on a condition."""
    counted = Counter(mark_of(row.conditions[index].levels, words).name for row in rows)
    return tuple(counted[name] for name in STATUSES)


def _orders(entries: Sequence[RankedProposal]) -> list[SortedProposals]:
    keys: dict[str, Callable[[RankedProposal], Any]] = {
        "rank": lambda entry: entry.rank,
        "name": lambda entry: (entry.name.casefold(), entry.rank),
        "type": lambda entry: (entry.type, entry.rank),
        "gap": lambda entry: (not entry.gap, int(entry.gap.partition(" ")[0] or 0), entry.rank),
    }
    return [SortedProposals(name, f"sort-{name}", sorted(entries, key=key)) for name, key in keys.items()]


def _problems(errors: Iterable[InputError], words: Words) -> list[tuple[str, str]]:
    """The first things that are wrong with files: where, and what."""
    first = [problem for error in errors for problem in error.problems][:MOST_PROBLEMS]
    heads = ((problem.file, problem.line, problem.column) for problem in first)
    places = (":".join(str(part) for part in head if part) for head in heads)
    return [*zip(places, (words.message(problem.message) for problem in first), strict=True)]
