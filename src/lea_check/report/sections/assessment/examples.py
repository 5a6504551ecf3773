"""Type and why, the initiatives to learn from, and what the proposal means for the region."""

from collections.abc import Iterator

from lea_check.model.assessment import Example
from lea_check.report.blocks import Block, Bullets, Card, Paragraph, Similarity
from lea_check.report.sections.assessment.findings import Findings
from lea_check.report.sections.lessons import display_name, shown_in_words


def type_of_collaboration(found: Findings) -> Iterator[Block]:
    """The type with the reasons, also what does not go with it."""
    words, result, types = found.words, found.assessment.type, found.catalogue.type_by_id
    yield Paragraph(words.say(types[result.id].title), "strong")
    yield Paragraph(words.say(types[result.id].about))
    yield Bullets(tuple(words.message(reason) for reason in result.reasons))
    if result.mixed:
        other = next(name for name in result.scores if name != result.id)
        yield Paragraph(words("type.mixed", other=types[other].title), "strong")


def examples(found: Findings) -> Iterator[Block]:
    """Cards for the initiatives that are most alike, and for those that are there for what they show."""
    for alike, key in ((True, "report.alike"), (False, "report.showing")):
        cards = [_card(found, each) for each in found.assessment.examples if each.alike == alike]
        if alike and not cards:
            yield Paragraph(found.words("report.examples-none"))
        if cards:
            yield Paragraph(found.words(key), "heading")
            yield from cards


def _card(found: Findings, example: Example) -> Card:
    words, initiative = found.words, found.catalogue.initiative_by_id[example.initiative]
    reasons = tuple(words.message(each) for each in example.reasons)
    shows = tuple(shown_in_words(each, found.catalogue, words) for each in example.shows)
    facts = [(words("report.what-it-is"), words.say(initiative.summary))]
    facts += [(words("report.because"), "; ".join(reasons))] if reasons else []
    facts += [(words("report.shows"), "; ".join(shows))] if shows else []
    similarity = Similarity(
        words.say(initiative.summary), Bullets(reasons, words("report.because")), Bullets(shows, words("report.shows"))
    )
    return Card(display_name(initiative, words), None, tuple(facts), similarity)


def region(found: Findings) -> Iterator[Block]:
    """Which priorities of the region it serves, and the others."""
    words, result = found.words, found.assessment.region
    if result is None:
        yield Paragraph(words("report.region-none"))
        return
    known = found.catalogue.region_by_id[result.id]
    titles = {priority.id: words.say(priority.title) for priority in known.priorities}
    yield Paragraph(words("report.region-about", region=known.name, year=known.as_of))
    for key, names in (("report.served", result.served), ("report.not-served", result.not_served)):
        if names:
            yield Bullets(tuple(titles[name] for name in names), words(key))
