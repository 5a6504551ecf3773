"""The report for people: one minute first, then all that it rests on, in the order of docs/formats.md."""

from collections.abc import Callable, Iterator, Mapping

from lea_check.model.assessment import Assessment
from lea_check.model.catalogue import Catalogue
from lea_check.report.blocks import Block, Paragraph, Report, Section
from lea_check.report.sections.assessment.answers import answers
from lea_check.report.sections.assessment.examples import examples, region, type_of_collaboration
from lea_check.report.sections.assessment.findings import Findings
from lea_check.report.sections.assessment.gaps import gaps
from lea_check.report.sections.assessment.hands import hands_of
from lea_check.report.sections.assessment.one_minute import one_minute
from lea_check.report.sections.assessment.overview import overview
from lea_check.report.sections.assessment.step_plan import method, step_plan
from lea_check.report.sections.assessment.way_up import on_word, open_questions, way_up
from lea_check.words import Words

Part = Callable[[Findings], Iterator[Block]]

PARTS: Mapping[str, Part] = {
    "minute": one_minute,
    "conditions": overview,
    "gaps": gaps,
    "way-up": way_up,
    "on-word": on_word,
    "open": open_questions,
    "hands": hands_of,
    "type": type_of_collaboration,
    "examples": examples,
    "region": region,
    "plan": step_plan,
    "answers": answers,
    "method": method,
}
FIRST_PART = ("minute", "conditions")
"""What a screen shows; the rest follows when it is asked for."""


def build_report(assessment: Assessment, catalogue: Catalogue, words: Words, *, whole: bool = True) -> Report:
    """All that a report for people says, in the language of `words`; or its first part, and how to see the rest."""
    found = Findings(assessment, catalogue, words, brief=not whole)
    parts = PARTS if whole else {name: PARTS[name] for name in FIRST_PART}
    drawn = {name: tuple(part(found)) for name, part in parts.items()}
    if not whole:
        more = words("report.more", file=assessment.proposal.file or "-")
        drawn[FIRST_PART[-1]] += (Paragraph(more),)
    sections = tuple(
        Section(name, words(f"report.{name}"), blocks, break_after=name == FIRST_PART[0])
        for name, blocks in drawn.items()
        if blocks
    )
    return Report(
        words.lang,
        assessment.proposal.name,
        _subtitle(found),
        sections,
        kind=words("report.title"),
        contents=words("report.contents"),
    )


def _subtitle(found: Findings) -> str:
    """When, how many were in the room, where, and how far it is."""
    words, proposal = found.words, found.assessment.proposal
    parts = (
        words("minute.reference", reference=proposal.reference) if proposal.reference else None,
        proposal.date,
        words("minute.people", count=proposal.present) if proposal.present else None,
        found.region_name(),
        words.label("stage", proposal.stage) if proposal.stage else None,
    )
    return " · ".join(part for part in parts if part)
