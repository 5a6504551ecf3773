"""Initiatives for people: a list by type, a ranking for a proposal, a varied choice, and who shows what."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lea_check.judge.initiatives.likeness import is_alike, reasons
from lea_check.judge.initiatives.matrix import hardest, roles_of, with_role
from lea_check.judge.initiatives.selection import Pick
from lea_check.model.assessment import Match, Shown
from lea_check.model.catalogue import Catalogue, Condition, Initiative
from lea_check.model.proposal import Proposal
from lea_check.model.vocabulary import LessonRole
from lea_check.report.blocks import Block, Bullets, Card, Grid, Paragraph, Report, Section
from lea_check.report.sections.lessons import display_name, shown_in_words
from lea_check.words import Words

MARKS: dict[LessonRole, str] = {"strength": "+", "challenge": "-", "exception": "o", "mentioned": "."}
BOTH = "*"
"""In the cell of a condition that is a strength and a challenge of one initiative."""

MOST_NAMES = 12
"""In a large catalogue a line names no more than these."""


def list_report(chosen: Sequence[Initiative], catalogue: Catalogue, words: Words) -> Report:
    """Initiatives by type, with what they do."""
    sections = []
    for kind in catalogue.types.types:
        cards = tuple(_card(each, [(words("report.what"), words.say(each.summary))], words) for each in chosen
                      if each.type == kind.id)  # fmt: skip
        if cards:
            sections.append(Section("", words.say(kind.title), cards))
    more = words("knowledge.initiatives-more", id=chosen[0].id) if chosen else ""
    return _report(words, "knowledge.initiatives", more, sections)


def matches_report(
    matches: Sequence[Match],
    shows: Mapping[str, Sequence[Shown]],
    proposal: Proposal,
    catalogue: Catalogue,
    words: Words,
) -> Report:
    """Initiatives as they rank for a proposal, why, and of which of its gaps they tell (by initiative id).

    How alike they are is said in words: a number would say more than is known.
    """
    cards = [
        (
            _is_like(each),
            _card(each.initiative, _why(each, shows, proposal, catalogue, words), words, f"{number}. "),
        )
        for number, each in enumerate(matches, 1)
    ]
    sections = [
        Section("", words(key), tuple(card for like, card in cards if like == alike))
        for alike, key in ((True, "catalogue.alike"), (False, "catalogue.not-alike"))
    ]
    shown = [section for section in sections if section.blocks]
    return _report(words, "catalogue.like", words("catalogue.for", name=proposal.name), shown)


def varied_report(picks: Sequence[Pick], catalogue: Catalogue, words: Words) -> Report:
    """Initiatives that differ most, with what they differ in."""
    cards = tuple(_card(each.initiative, _differs(each, catalogue, words), words) for each in picks)
    section = Section("", words("catalogue.varied-about"), cards)
    return _report(words, "catalogue.varied", words("catalogue.varied-more"), [section] if cards else [])


def matrix_report(chosen: Sequence[Initiative], catalogue: Catalogue, words: Words) -> Report:
    """Conditions by initiatives, and what most found hard."""
    columns = (words("catalogue.initiative"), *(str(each.number) for each in catalogue.conditions))
    rows = tuple(
        (display_name(each, words), *(_cell(each, condition.id) for condition in catalogue.conditions))
        for each in chosen
    )
    marks = [f"{mark} {words.label('lesson_role', role)}" for role, mark in MARKS.items()]
    legend = " · ".join([*marks[:2], f"{BOTH} {words('catalogue.both')}", *marks[2:]])
    counted = tuple(_counted(chosen, each, words) for each in catalogue.conditions)
    sections = [
        Section("", words("catalogue.matrix"), (Grid(columns, rows, (1, *[0] * len(counted))), Paragraph(legend))),
        Section("", words("catalogue.how-often"), (Bullets(counted),)),
        Section("", words("catalogue.hardest"), (_hardest(chosen, catalogue, words),)),
    ]
    return _report(words, "catalogue.matrix-title", "", sections if chosen else [])


def _report(words: Words, title: str, subtitle: str, sections: Iterable[Section]) -> Report:
    shown = tuple(sections) or (Section("", words("catalogue.nothing"), (Paragraph(words("catalogue.nothing-more")),)),)
    return Report(words.lang, words(title), subtitle, shown)


def _card(initiative: Initiative, facts: Iterable[tuple[str, str]], words: Words, before: str = "") -> Card:
    title = f"{before}{display_name(initiative, words)} [{initiative.id}]"
    return Card(title, None, tuple((name, text) for name, text in facts))


def _is_like(match: Match) -> bool:
    return match.shares and is_alike(match)


def _why(
    match: Match, shows: Mapping[str, Sequence[Shown]], proposal: Proposal, catalogue: Catalogue, words: Words
) -> Iterator[tuple[str, str]]:
    why = [words.message(each) for each in reasons(proposal, proposal.type, match.initiative, catalogue)]
    if why:
        yield words("report.because"), "; ".join(why)
    yield words("report.what"), words.say(match.initiative.summary)
    told = [shown_in_words(each, catalogue, words) for each in shows.get(match.initiative.id, ())]
    if told:
        yield words("report.shows"), "; ".join(told)


def _differs(pick: Pick, catalogue: Catalogue, words: Words) -> Iterator[tuple[str, str]]:
    each = pick.initiative
    yield words("report.type"), words.say(catalogue.type_by_id[each.type].title)
    yield words("knowledge.form"), words.label("form", each.form)
    groups = [words.say(catalogue.group_by_id[group].title) for group in each.target_groups]
    yield words("knowledge.target-groups"), ", ".join(groups)


def _cell(initiative: Initiative, condition: str) -> str:
    roles = roles_of(initiative, condition)
    if {"strength", "challenge"} <= set(roles):
        return BOTH
    return next((mark for role, mark in MARKS.items() if role in roles), "")


def _counted(chosen: Sequence[Initiative], condition: Condition, words: Words) -> str:
    """A condition, and how many show it or found it hard."""
    counts = {role: len(with_role(chosen, condition.id, role)) for role in ("strength", "challenge")}
    return words("catalogue.counted", number=condition.number, title=condition.title, **counts)


def _hardest(chosen: Sequence[Initiative], catalogue: Catalogue, words: Words) -> Block:
    lines = tuple(
        words(
            "catalogue.hard",
            title=catalogue.condition_by_id[condition].title,
            count=len(found),
            of=len(chosen),
            names=", ".join(
                [*(display_name(each, words) for each in found[:MOST_NAMES]), *["…"] * (len(found) > MOST_NAMES)]
            ),
        )
        for condition, found in hardest(chosen, catalogue)
    )
    return Bullets(lines) if lines else Paragraph(words("catalogue.hardest-none"))
