"""One initiative for people, whole."""

from collections.abc import Iterator

from lea_check.model.catalogue import Catalogue, Initiative, InitiativePartner, Lesson
from lea_check.model.content_files import ProtocolFile
from lea_check.model.vocabulary import LEVELS, SAID_PARTS
from lea_check.report.blocks import Block, Bullets, Card, Paragraph, Report, Section
from lea_check.report.sections.lessons import display_name, names_to_ask, partner_name
from lea_check.words import Words


def initiative_report(
    initiative: Initiative, catalogue: Catalogue, words: Words, protocol: ProtocolFile | None = None
) -> Report:
    """One initiative whole: what it is, who takes part, what it teaches, and how it stands on the questions."""
    profile = (f"{name}: {text}" for name, text in _profile(initiative, catalogue, words) if text)
    parts: tuple[tuple[str, tuple[Block, ...]], ...] = (
        ("report.what", (Paragraph(words.say(initiative.summary)),)),
        ("knowledge.profile", (Bullets(tuple(profile)),)),
        ("knowledge.partners", (Bullets(tuple(_partner(each, words) for each in initiative.partners)),)),
        ("knowledge.figures", (Bullets(tuple(words.say(each) for each in initiative.figures)),)),
        ("knowledge.lessons", tuple(_taught(initiative, catalogue, words))),
        ("knowledge.coding", (Bullets(tuple(_coded(initiative, catalogue, words))),)),
        ("catalogue.said", tuple(_interview_cards(initiative, protocol, words)) if protocol else ()),
    )
    sections = (Section("", words(title), blocks) for title, blocks in parts if blocks and blocks != (Bullets(()),))
    subtitle = f"{words.say(catalogue.type_by_id[initiative.type].title)} · {words.source(initiative.source)}"
    return Report(words.lang, display_name(initiative, words), subtitle, tuple(sections))


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
    yield words("knowledge.ask-for"), names_to_ask(initiative, words)
    yield words("knowledge.as-of"), str(initiative.as_of or "")
    yield words("knowledge.website"), initiative.website or ""
    yield words("knowledge.address"), initiative.address or ""


def _partner(partner: InitiativePartner, words: Words) -> str:
    kind, role = words.label("partner_kind", partner.kind), words.label("partner_role", partner.role)
    part = f": {words.say(partner.part)}" if partner.part else ""
    return f"{partner_name(partner, words)} ({kind}, {role}){part}"


def _taught(initiative: Initiative, catalogue: Catalogue, words: Words) -> Iterator[Card]:
    for condition in catalogue.conditions:
        facts = tuple(
            (_about(lesson, catalogue, words), f"{words.say(lesson.lesson)} [{words.source(lesson.source)}]")
            for lesson in initiative.conditions.get(condition.id, ())
        )
        if facts:
            yield Card(f"{condition.number} {words.say(condition.title)}", None, facts)


def _about(lesson: Lesson, catalogue: Catalogue, words: Words) -> str:
    """In which role a lesson is told, and of which questions."""
    # Own content may lack a question of ours that our lessons still name.
    titles = [_short(key, catalogue, words) for key in lesson.questions if key in catalogue.question_by_key]
    role = words.label("lesson_role", lesson.role)
    return f"{role} ({'; '.join(titles)})" if titles else role


def _coded(initiative: Initiative, catalogue: Catalogue, words: Words) -> Iterator[str]:
    """The questions by how it stands on them, the best first."""
    coding = {key: initiative.coding[key].level for key in catalogue.question_by_key if key in initiative.coding}
    known = {key: level for key, level in coding.items() if level != "unknown"}
    if not known:
        return
    for level in reversed(LEVELS):
        titles = [_short(key, catalogue, words) for key, given in known.items() if given == level]
        if titles:
            yield f"{words(f'level.{level}')}: {'; '.join(titles)}"
    silent = len(catalogue.question_by_key) - len(known)
    if silent:
        yield words("knowledge.coding-silent", count=silent)


def _short(key: str, catalogue: Catalogue, words: Words) -> str:
    return words.say(catalogue.question_by_key[key].title)


def _interview_cards(initiative: Initiative, protocol: ProtocolFile, words: Words) -> Iterator[Card]:
    """What was said in the interview, by question of the protocol."""
    for question in (each for part in protocol.parts for each in part.questions):
        said = (initiative.interview or {}).get(question.id, {})
        names = {SAID_PARTS[0]: words("report.answer")}
        names |= {each.id: words.say(each.question) for each in question.follow_ups}
        names |= {SAID_PARTS[1]: words("report.note")}
        facts = [(name, said[part]) for part, name in names.items() if part in said]
        if facts:
            yield Card(f"{question.number} {words.say(question.question)}", None, tuple(facts))
