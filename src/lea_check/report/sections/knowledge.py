"""The knowledge for people: conditions, one initiative, types, regions, the step plan and the protocol."""

import re
from collections.abc import Iterable, Iterator

from lea_check.judge.matrix import with_role
from lea_check.model.catalogue import Catalogue, Condition, Initiative, InitiativePartner, Question, Text
from lea_check.model.content_files import ProtocolFile, ProtocolQuestion
from lea_check.model.vocabulary import LESSON_ROLES, SAID_PARTS
from lea_check.report.blocks import Block, Bullets, Card, Paragraph, Report, Section
from lea_check.words import Words

Facts = Iterable[tuple[str, str]]


def conditions_report(catalogue: Catalogue, words: Words) -> Report:
    """The conditions: why each matters, and its questions."""
    sections = [
        _section(
            f"{condition.number} {words.say(condition.title)} [{condition.id}]",
            Paragraph(words.say(condition.why)),
            Bullets(tuple(words.say(question.question) for question in condition.questions)),
        )
        for condition in catalogue.conditions
    ]
    return _report(words, "knowledge.conditions", "knowledge.conditions-more", sections)


def condition_report(condition: Condition, catalogue: Catalogue, words: Words) -> Report:
    """One condition whole: its questions with levels and advice, and who shows or met it."""
    overall = condition.overall
    sections = [
        _section(words("knowledge.why"), Paragraph(words.say(condition.why))),
        _section(words("knowledge.overall"), _card(words.say(overall.question), _levels(overall.levels, words))),
        _section(words("knowledge.questions"), *(_question_card(each, words) for each in condition.questions)),
    ]
    if condition.exceptions:
        reasons = tuple(f"{words.say(each.reason)} [{words.source(each.source)}]" for each in condition.exceptions)
        sections.append(_section(words("knowledge.exceptions"), Bullets(reasons)))
    lessons = [*lesson_cards(condition.id, catalogue, words)]
    if lessons:
        sections.append(_section(words("knowledge.lessons"), *lessons))
    title = f"{condition.number} {words.say(condition.title)}"
    return Report(words.lang, title, f"{condition.id} · {words.source(condition.source)}", tuple(sections))


def initiative_report(
    initiative: Initiative, catalogue: Catalogue, words: Words, protocol: ProtocolFile | None = None
) -> Report:
    """One initiative whole: what it is, who takes part, and what it teaches about each condition."""
    sections = [
        _section(words("report.what"), Paragraph(words.say(initiative.summary))),
        _section(words("knowledge.profile"), *(_fact_lines(_profile(initiative, catalogue, words)))),
        _section(words("knowledge.partners"), Bullets(tuple(_partner(each, words) for each in initiative.partners))),
        _section(words("knowledge.figures"), Bullets(tuple(words.say(each) for each in initiative.figures))),
        _section(words("knowledge.lessons"), *_taught(initiative, catalogue, words)),
        _section(words("catalogue.said"), *(_interview_cards(initiative, protocol, words) if protocol else ())),
    ]
    subtitle = f"{words.say(catalogue.type_by_id[initiative.type].title)} · {words.source(initiative.source)}"
    filled = tuple(section for section in sections if section.blocks and section.blocks != (Bullets(()),))
    return Report(words.lang, display_name(initiative, words), subtitle, filled)


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


def _levels(levels: Iterable[Text], words: Words) -> list[tuple[str, str]]:
    return [(str(level), words.say(text)) for level, text in enumerate(levels)]


def _question_card(question: Question, words: Words) -> Card:
    return _card(
        words.say(question.question),
        [
            (
                words("knowledge.id"),
                f"{question.id} · {words(f'phase.{question.phase}')} · {words.source(question.source)}",
            ),
            (words("knowledge.explanation"), words.say(question.explanation)),
            *_levels(question.levels, words),
            (words("report.advice"), words.say(question.advice)),
        ],
    )


def _profile(initiative: Initiative, catalogue: Catalogue, words: Words) -> Iterator[tuple[str, str]]:
    yield words("knowledge.other-names"), ", ".join(initiative.other_names)
    yield words("knowledge.since"), words.say(initiative.since)
    yield words("knowledge.organisation"), words.say(initiative.organisation)
    yield words("knowledge.started-by"), words.say(initiative.started_by)
    yield words("knowledge.form"), f"{words.label('form', initiative.form)}, {words.label('scale', initiative.scale)}"
    yield words("knowledge.goals"), ", ".join(words.say(catalogue.goal_by_id[each].title) for each in initiative.goals)
    groups = [words.say(catalogue.group_by_id[each].title) for each in initiative.target_groups]
    yield words("knowledge.target-groups"), ", ".join(groups)
    levels = [words.label("education_levels", each) for each in initiative.education_levels]
    yield words("knowledge.education-levels"), ", ".join(levels)
    yield words("knowledge.sectors"), ", ".join(words.label("sectors", each) for each in initiative.sectors)
    yield words("knowledge.funding"), words.say(initiative.funding)


def _fact_lines(facts: Facts) -> list[Block]:
    return [Bullets(tuple(f"{name}: {text}" for name, text in facts if text))]


def _partner(partner: InitiativePartner, words: Words) -> str:
    kind, role = words.label("partner_kind", partner.kind), words.label("partner_role", partner.role)
    part = f": {words.say(partner.part)}" if partner.part else ""
    return f"{partner_name(partner, words)} ({kind}, {role}){part}"


def partner_name(partner: InitiativePartner, words: Words) -> str:
    """The name of a party, or what it is called in this language."""
    return words.say(partner.called) if partner.called else partner.name


def _taught(initiative: Initiative, catalogue: Catalogue, words: Words) -> Iterator[Card]:
    for condition in catalogue.conditions:
        lessons = initiative.conditions.get(condition.id)
        if lessons:
            title = f"{condition.number} {words.say(condition.title)}"
            yield _card(
                title,
                [
                    (
                        words.label("lesson_role", lesson.role),
                        f"{words.say(lesson.lesson)} [{words.source(lesson.source)}]",
                    )
                    for lesson in lessons
                ],
            )


def _interview_cards(initiative: Initiative, protocol: ProtocolFile, words: Words) -> Iterator[Card]:
    """What was said in the interview, by question of the protocol."""
    for question in (each for part in protocol.parts for each in part.questions):
        said = (initiative.interview or {}).get(question.id, {})
        names = {SAID_PARTS[0]: words("report.answer")}
        names |= {each.id: words.say(each.question) for each in question.follow_ups}
        names |= {SAID_PARTS[1]: words("report.note")}
        facts = [(name, said[part]) for part, name in names.items() if part in said]
        if facts:
            yield _card(f"{question.number} {words.say(question.question)}", facts)


def _asked(question: ProtocolQuestion, words: Words) -> Block:
    items = (
        words.say(each.question) + (f" ({words.label('protocol_when', each.when)})" if each.when != "always" else "")
        for each in question.follow_ups
    )
    title = f"{question.number} {words.say(question.question)}"
    return Bullets(tuple(items), title) if question.follow_ups else Paragraph(title, "strong")


def _title_and_id(title: Text, name: str, words: Words) -> str:
    return f"{words.say(title)} [{name}]"


def display_name(initiative: Initiative, words: Words) -> str:
    """The name of an initiative, with its catalogue if that is an own one."""
    if initiative.file is None:
        return initiative.name
    return words("catalogue.named", name=initiative.name, file=initiative.file)


def first_sentence(text: str) -> str:
    """The first sentence of a lesson, which stands on its own."""
    found = re.match(r".+?[.!?](?=\s|$)", text, re.S)
    return found[0] if found else text


def lesson_cards(condition: str, catalogue: Catalogue, words: Words) -> Iterator[Card]:
    """What all initiatives teach about one condition, strengths first."""
    for role in LESSON_ROLES:
        facts = tuple(
            (display_name(initiative, words), f"{words.say(lesson.lesson)} [{words.source(lesson.source)}]")
            for initiative in catalogue.initiatives
            for lesson in initiative.conditions.get(condition, ())
            if lesson.role == role
        )
        if facts:
            yield Card(words.label("lesson_role", role).capitalize(), None, facts)


def taught_report(catalogue: Catalogue, words: Words) -> Report:
    """What all initiatives teach, condition by condition."""
    sections = tuple(
        Section("", f"{each.number} {_title_and_id(each.title, each.id, words)}", tuple(_about(each, catalogue, words)))
        for each in catalogue.conditions
    )
    return Report(words.lang, words("catalogue.taught"), words("catalogue.taught-more"), sections)


def _about(condition: Condition, catalogue: Catalogue, words: Words) -> Iterator[Block]:
    yield Paragraph(f"{words.say(condition.why)} [{words.source(condition.source)}]")
    for role in ("strength", "challenge"):
        names = [display_name(each, words) for each in with_role(catalogue.initiatives, condition.id, role)]
        yield Paragraph(words(f"catalogue.who-{role}", names=words.all_of(names)))
    yield from lesson_cards(condition.id, catalogue, words)
