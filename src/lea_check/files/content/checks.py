"""What the models cannot see of the content: ids that do not exist or come twice, texts that miss a language."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any, get_args

from lea_check.files.content.texts import missing_texts, text_flaws
from lea_check.files.content.validation import MOST_FLAWS
from lea_check.files.problems import Flaw, InputError, KeyPath, duplicates, flaw, unknown
from lea_check.files.text.documents import Document
from lea_check.model import vocabulary
from lea_check.model.catalogue import Record, StepsFile, TypesFile
from lea_check.model.content_files import ConditionsFile, InitiativesFile, ProtocolFile, RegionsFile

Files = Mapping[str, tuple[Document, Record]]
Ids = Mapping[str, Sequence[str]]

_WHEN = {
    "form": get_args(vocabulary.Form),
    "scale": get_args(vocabulary.Scale),
    "stage": get_args(vocabulary.Stage),
    "initiator": get_args(vocabulary.Party),
}


def check_content(files: Files, languages: Sequence[str], needed: Sequence[str], own: set[str]) -> list[InputError]:
    """All contradictions between and within content files.

    A text may be in one of `languages`. `own` files may miss some, ours must have all that are `needed`. What ours say
    of questions that own conditions do not have is of no use there, and no contradiction.
    """
    ids = known_ids(files)
    ours = {kind: each for kind, each in ids.items() if kind != "any-question"} if "conditions" in own else ids
    errors = []
    for name, (document, record) in files.items():
        known = ids if name in own else ours
        wrong = chain(_check(document, record, known), text_flaws(type(record), document.data, languages))
        if name not in own:
            wrong = chain(wrong, missing_texts(type(record), document.data, needed))
        flaws = [*islice(wrong, MOST_FLAWS)]
        if flaws:
            errors.append(document.error(flaws))
    return errors


def known_ids(files: Files) -> dict[str, list[str]]:
    """The ids that content may refer to, by kind; no kind whose file could not be read."""
    found: dict[str, list[str]] = {}
    for _, record in files.values():
        if isinstance(record, ConditionsFile):
            found["condition"] = [condition.id for condition in record.conditions]
            found["any-question"] = [
                f"{each.id}.{question.id}" for each in record.conditions for question in each.questions
            ]
        elif isinstance(record, StepsFile):
            found["step"] = [step.id for step in record.steps]
        elif isinstance(record, TypesFile):
            found["type"] = [kind.id for kind in record.types]
            found["goal"] = [goal.id for goal in record.goals]
            found["target group"] = [group.id for group in record.target_groups]
    return found


def _check(document: Document, record: Record, ids: Ids) -> Iterator[Flaw]:
    if isinstance(record, ConditionsFile):
        yield from _check_conditions(record, ids)
    elif isinstance(record, InitiativesFile):
        yield from check_initiatives(document.data, ids)
    elif isinstance(record, TypesFile):
        yield from _check_types(record, ids)
    elif isinstance(record, RegionsFile):
        yield from duplicates(("regions",), [region.id for region in record.regions])
        for index, region in enumerate(record.regions):
            yield from duplicates(("regions", index, "priorities"), [priority.id for priority in region.priorities])
    elif isinstance(record, StepsFile):
        yield from _check_steps(record, ids)
    elif isinstance(record, ProtocolFile):
        yield from _check_protocol(record)


def _check_conditions(record: ConditionsFile, ids: Ids) -> Iterator[Flaw]:
    yield from duplicates(("conditions",), ids["condition"])
    yield from duplicates(("conditions",), [str(condition.number) for condition in record.conditions])
    yield from _check_core(record)
    for index, condition in enumerate(record.conditions):
        path: KeyPath = ("conditions", index)
        own = [question.id for question in condition.questions]
        if condition.id in vocabulary.FORM_COLUMNS:
            yield flaw((*path, "id"), "reserved-column", name=condition.id)
        yield from duplicates((*path, "questions"), own)
        yield from _some_of((*path, "overall", "covers"), condition.overall.covers, own)
        for place, question in enumerate(condition.questions):
            at: KeyPath = (*path, "questions", place)
            yield from _refer((*at, "step"), "step", question.step, ids)
            if question.id in vocabulary.ANSWER_PARTS or question.id == vocabulary.OVERALL:
                yield flaw((*at, "id"), "reserved", name=question.id)
            if question.core and question.phase != "start":
                yield flaw((*at, "core"), "core-phase")
        for place, exception in enumerate(condition.exceptions):
            at = (*path, "exceptions", place)
            yield from _some_of((*at, "questions"), exception.questions, own)
            for field, value in exception.when.items():
                if value not in _WHEN[field]:
                    yield unknown((*at, "when", field), "value", value, _WHEN[field])
    yield from _check_retired(record, ids["any-question"])


def _check_core(record: ConditionsFile) -> Iterator[Flaw]:
    if not any(question.core for condition in record.conditions for question in condition.questions):
        yield flaw(("conditions",), "no-core", at_key=True)


def _check_retired(record: ConditionsFile, keys: Sequence[str]) -> Iterator[Flaw]:
    yield from duplicates(("retired",), [gone.id for gone in record.retired])
    for index, gone in enumerate(record.retired):
        if gone.id in keys:
            yield flaw(("retired", index, "id"), "retired-alive", name=gone.id)
        if gone.becomes not in keys:
            yield unknown(("retired", index, "becomes"), "any-question", gone.becomes, keys)


def _some_of(path: KeyPath, given: Sequence[str], known: Sequence[str]) -> Iterator[Flaw]:
    """Ids of questions of the same condition, each once."""
    yield from duplicates(path, list(given))
    for index, name in enumerate(given):
        if name not in known:
            yield unknown((*path, index), "question", name, known)


def _check_steps(record: StepsFile, ids: Ids) -> Iterator[Flaw]:
    phases = [str(phase.number) for phase in record.phases]
    yield from duplicates(("phases",), phases)
    yield from duplicates(("steps",), ids["step"])
    for index, step in enumerate(record.steps):
        if str(step.phase) not in phases:
            yield unknown(("steps", index, "phase"), "phase", str(step.phase), phases)
    yield from _refer(("networks", "step"), "step", record.networks.step, ids)


def check_initiatives(data: Any, ids: Ids) -> Iterator[Flaw]:
    """What is wrong with the ids in a file of initiatives, also where its form is not right."""
    listed = data.get("initiatives") if isinstance(data, dict) else None
    items = [each if isinstance(each, dict) else {} for each in listed] if isinstance(listed, list) else []
    yield from duplicates(("initiatives",), [str(each.get("id", index)) for index, each in enumerate(items)])
    for index, item in enumerate(items):
        path: KeyPath = ("initiatives", index)
        yield from _refer((*path, "type"), "type", item.get("type"), ids)
        for field, what in (("goals", "goal"), ("target_groups", "target group")):
            values = item.get(field)
            for place, value in enumerate(values if isinstance(values, list) else ()):
                yield from _refer((*path, field, place), what, value, ids)
        conditions = item.get("conditions")
        for condition, lessons in conditions.items() if isinstance(conditions, dict) else ():
            at: KeyPath = (*path, "conditions", condition)
            yield from _refer(at, "condition", condition, ids, at_key=True)
            yield from _check_lessons(at, lessons, ids)
        coding = item.get("coding")
        for key in coding if isinstance(coding, dict) else ():
            yield from _refer((*path, "coding", key), "any-question", key, ids, at_key=True)


def _check_lessons(path: KeyPath, lessons: Any, ids: Ids) -> Iterator[Flaw]:
    for index, lesson in enumerate(lessons if isinstance(lessons, list) else ()):
        questions = lesson.get("questions") if isinstance(lesson, dict) else None
        for place, key in enumerate(questions if isinstance(questions, list) else ()):
            yield from _refer((*path, index, "questions", place), "any-question", key, ids)


def _check_protocol(record: ProtocolFile) -> Iterator[Flaw]:
    """An answer is kept by the id of its question, so no two may have the same."""
    yield from duplicates(("parts",), [part.id for part in record.parts])
    seen: set[str] = set()
    for index, part in enumerate(record.parts):
        for place, question in enumerate(part.questions):
            path: KeyPath = ("parts", index, "questions", place)
            if question.id in seen:
                yield flaw((*path, "id"), "twice", name=question.id)
            seen.add(question.id)
            follow_ups = [each.id for each in question.follow_ups]
            yield from duplicates((*path, "follow_ups"), follow_ups)
            for number, name in enumerate(follow_ups):
                if name in vocabulary.SAID_PARTS:
                    yield flaw((*path, "follow_ups", number, "id"), "reserved", name=name)


def _check_types(record: TypesFile, ids: Ids) -> Iterator[Flaw]:
    for field, kind in (("types", "type"), ("goals", "goal"), ("target_groups", "target group")):
        yield from duplicates((field,), ids[kind])
    for index, goal in enumerate(record.goals):
        yield from _refer(("goals", index, "type"), "type", goal.type, ids)
    for index, each in enumerate(record.types):
        for field, groups in (("target_groups", each.target_groups), ("also", each.also)):
            for place, group in enumerate(groups):
                yield from _refer(("types", index, field, place), "target group", group, ids)


def _refer(path: KeyPath, what: str, given: Any, ids: Ids, *, at_key: bool = False) -> Iterator[Flaw]:
    """A flaw where an id does not exist. What is no text is told of elsewhere; so is a file that could not be read."""
    if isinstance(given, str) and what in ids and given not in ids[what]:
        yield unknown(path, what, given, ids[what], at_key=at_key)
