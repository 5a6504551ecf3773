"""The knowledge for people: types, regions, the step plan and the interview protocol."""

from collections.abc import Iterable

from lea_check.model.catalogue import Catalogue, Text
from lea_check.model.content_files import ProtocolFile, ProtocolQuestion
from lea_check.report.blocks import Block, Bullets, Card, Paragraph, Report, Section
from lea_check.report.sections.lessons import display_name
from lea_check.words import Words

Facts = Iterable[tuple[str, str]]


def types_report(catalogue: Catalogue, words: Words) -> Report:
    """The types of collaboration, each with the goals and target groups that point to it."""
    types = catalogue.types
    sections = []
    for kind in types.types:
        goals = [_title_and_id(goal.title, goal.id, words) for goal in types.goals if goal.type == kind.id]
        groups = [
            _title_and_id(catalogue.group_by_id[each].title, each, words) for each in (*kind.target_groups, *kind.also)
        ]
        examples = [display_name(each, words) for each in catalogue.initiatives if each.type == kind.id]
        sections.append(
            _section(
                f"{words.say(kind.title)} [{kind.id}]",
                Paragraph(f"{words.say(kind.about)} [{words.source(kind.source)}]"),
                Bullets(tuple(goals), words("knowledge.goals")),
                Bullets(tuple(groups), words("knowledge.target-groups")),
                Bullets(tuple(examples), words("knowledge.initiatives")),
            )
        )
    return _report(words, "knowledge.types", "knowledge.types-more", sections)


def regions_report(catalogue: Catalogue, words: Words) -> Report:
    """Regions with their priorities, as of a year."""
    sections = [
        _section(
            f"{region.name} [{region.id}]",
            Paragraph(words.say(region.about)),
            Bullets(
                tuple(
                    f"{_title_and_id(each.title, each.id, words)}: {words.say(each.about)}"
                    for each in region.priorities
                ),
                words("knowledge.priorities", year=region.as_of),
            ),
        )
        for region in catalogue.regions
    ]
    return _report(words, "knowledge.regions", "knowledge.regions-more", sections)


def steps_report(catalogue: Catalogue, words: Words) -> Report:
    """The step plan by phase."""
    plan = catalogue.steps
    sections = [
        _section(
            f"{phase.number} {words.say(phase.title)}",
            *(
                _card(
                    f"{step.id} {words.say(step.title)}",
                    [
                        (words("knowledge.does"), words.say(step.does)),
                        (words("knowledge.result"), words.say(step.result)),
                    ],
                )
                for step in plan.steps
                if step.phase == phase.number
            ),
        )
        for phase in plan.phases
    ]
    advice = Paragraph(f"{words.say(plan.networks.advice)} [{words.source(plan.networks.source)}]")
    return _report(
        words, "knowledge.steps", "knowledge.steps-more", [*sections, _section(words("report.networks"), advice)]
    )


def protocol_report(protocol: ProtocolFile, words: Words) -> Report:
    """The interview protocol: questions with their sub-questions."""
    sections = [
        _section(words.say(part.title), *(_asked(question, words) for question in part.questions))
        for part in protocol.parts
    ]
    return _report(words, "knowledge.protocol", "knowledge.protocol-more", sections)._replace(room=3)


def _report(words: Words, title: str, subtitle: str, sections: Iterable[Section]) -> Report:
    return Report(words.lang, words(title), words(subtitle), tuple(sections), contents=words("report.contents"))


def _section(title: str, *blocks: Block) -> Section:
    return Section("", title, blocks)


def _card(title: str, facts: Facts) -> Card:
    return Card(title, None, tuple(facts))


def _asked(question: ProtocolQuestion, words: Words) -> Block:
    items = (
        words.say(each.question) + (f" ({words.label('protocol_when', each.when)})" if each.when != "always" else "")
        for each in question.follow_ups
    )
    title = f"{question.number} {words.say(question.question)}"
    return Bullets(tuple(items), title) if question.follow_ups else Paragraph(title, "strong")


def _title_and_id(title: Text, name: str, words: Words) -> str:
    return f"{words.say(title)} [{name}]"
