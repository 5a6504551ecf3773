"""What the models cannot see of the content: ids that do not exist or come twice, texts that miss a language."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, get_args

from ..model import vocabulary
from ..model.catalogue import Record, StepsFile, TypesFile
from ..model.content_files import ConditionsFile, InitiativesFile, ProtocolFile, RegionsFile
from .documents import Document
from .problems import Flaw, InputError, Place, flaw, unknown

Files = Mapping[str, tuple[Document, Record]]

_WHEN = {
    "form": get_args(vocabulary.Form),
    "scale": get_args(vocabulary.Scale),
    "stage": get_args(vocabulary.Stage),
    "initiator": get_args(vocabulary.Party),
}


def check_content(files: Files, languages: Sequence[str], own: set[str]) -> list[InputError]:
    """All contradictions between and within content files. Own files may miss a language, ours may not."""
    ids = known_ids(files)
    errors = []
    for name, (document, record) in files.items():
        flaws = [*_check(record, ids)]
        if name not in own:
            flaws += [
                flaw(path, "language", name=language) for path, language in language_gaps(document.data, languages)
            ]
        if flaws:
            errors.append(document.error(flaws))
    return errors


def known_ids(files: Files) -> dict[str, list[str]]:
    """The ids that content may refer to, by kind."""
    records = [record for _, record in files.values()]
    found: dict[str, list[str]] = {"condition": [], "type": [], "goal": [], "target group": [], "step": []}
    for record in records:
        if isinstance(record, ConditionsFile):
            found["condition"] = [condition.id for condition in record.conditions]
        elif isinstance(record, StepsFile):
            found["step"] = [step.id for step in record.steps]
        elif isinstance(record, TypesFile):
            found["type"] = [kind.id for kind in record.types]
            found["goal"] = [goal.id for goal in record.goals]
            found["target group"] = [group.id for group in record.target_groups]
    return found


def language_gaps(data: Any, languages: Sequence[str], path: Place = ()) -> Iterator[tuple[Place, str]]:
    """Every text that misses a language: its place, and the language."""
    if isinstance(data, dict):
        if data and set(data) <= set(languages):
            yield from ((path, language) for language in languages if language not in data)
            return
        for key, value in data.items():
            yield from language_gaps(value, languages, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from language_gaps(value, languages, (*path, index))


def missing_languages(data: Any, languages: Sequence[str]) -> list[str]:
    """How many texts miss which language, in words."""
    gaps = [language for _, language in language_gaps(data, languages)]
    return [f"{language}: {gaps.count(language)}" for language in languages if language in gaps]


def _check(record: Record, ids: Mapping[str, Sequence[str]]) -> Iterator[Flaw]:
    if isinstance(record, ConditionsFile):
        yield from _check_conditions(record, ids)
    elif isinstance(record, InitiativesFile):
        yield from _check_initiatives(record, ids)
    elif isinstance(record, TypesFile):
        yield from _check_types(record, ids)
    elif isinstance(record, RegionsFile):
        yield from _twice(("regions",), [region.id for region in record.regions])
        for index, region in enumerate(record.regions):
            yield from _twice(("regions", index, "priorities"), [priority.id for priority in region.priorities])
    elif isinstance(record, StepsFile):
        yield from _twice(("steps",), ids["step"])
        yield from _refer(("networks", "step"), "step", record.networks.step, ids)
    elif isinstance(record, ProtocolFile):
        questions = [question.id for part in record.parts for question in part.questions]
        yield from _twice(("parts",), questions)


def _check_conditions(record: ConditionsFile, ids: Mapping[str, Sequence[str]]) -> Iterator[Flaw]:
    yield from _twice(("conditions",), ids["condition"])
    for index, condition in enumerate(record.conditions):
        path: Place = ("conditions", index)
        yield from _twice((*path, "questions"), [question.id for question in condition.questions])
        for place, question in enumerate(condition.questions):
            at: Place = (*path, "questions", place)
            yield from _refer((*at, "step"), "step", question.step, ids)
            if question.id in vocabulary.ANSWER_PARTS:
                yield flaw((*at, "id"), "reserved", name=question.id)
        for place, exception in enumerate(condition.exceptions):
            for field, value in exception.when.items():
                if value not in _WHEN[field]:
                    yield unknown((*path, "exceptions", place, "when", field), "value", value, _WHEN[field])


def _check_initiatives(record: InitiativesFile, ids: Mapping[str, Sequence[str]]) -> Iterator[Flaw]:
    yield from _twice(("initiatives",), [initiative.id for initiative in record.initiatives])
    for index, initiative in enumerate(record.initiatives):
        path: Place = ("initiatives", index)
        yield from _refer((*path, "type"), "type", initiative.type, ids)
        for place, goal in enumerate(initiative.goals):
            yield from _refer((*path, "goals", place), "goal", goal, ids)
        for place, group in enumerate(initiative.target_groups):
            yield from _refer((*path, "target_groups", place), "target group", group, ids)
        for condition in initiative.conditions:
            yield from _refer((*path, "conditions", condition), "condition", condition, ids, at_key=True)


def _check_types(record: TypesFile, ids: Mapping[str, Sequence[str]]) -> Iterator[Flaw]:
    for field, kind in (("types", "type"), ("goals", "goal"), ("target_groups", "target group")):
        yield from _twice((field,), ids[kind])
    for index, goal in enumerate(record.goals):
        yield from _refer(("goals", index, "type"), "type", goal.type, ids)
    for index, each in enumerate(record.types):
        for field, groups in (("target_groups", each.target_groups), ("also", each.also)):
            for place, group in enumerate(groups):
                yield from _refer(("types", index, field, place), "target group", group, ids)


def _refer(
    path: Place, what: str, given: str, ids: Mapping[str, Sequence[str]], *, at_key: bool = False
) -> Iterator[Flaw]:
    if given not in ids[what]:
        yield unknown(path, what, given, ids[what], at_key=at_key)


def _twice(path: Place, ids: Iterable[str]) -> Iterator[Flaw]:
    seen: set[str] = set()
    for index, each in enumerate(ids):
        if each in seen:
            yield flaw((*path, index), "twice", name=each)
        seen.add(each)
