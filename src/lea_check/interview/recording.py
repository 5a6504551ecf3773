"""What a recording of an existing initiative asks, and the entry that comes of it: pure functions of a draft.

A draft is plain data in the `drafts` of a catalogue: the fields of an initiative as far as they are known, and
under `interview` what was said, by question of the protocol. `conditions` holds those that came up.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from lea_check.drafts.data import Data, with_field
from lea_check.files.text.names import free_name, slug
from lea_check.interview.flow import Course, Step, partner_index, pending, stepped_back
from lea_check.judge.classify import type_scores
from lea_check.model.catalogue import Catalogue, Initiative
from lea_check.model.content_files import FollowUp, ProtocolFile, ProtocolQuestion
from lea_check.model.vocabulary import SAID_PARTS

ANSWER, NOTE = SAID_PARTS
ABOUT_EDUCATION = "about_education"
"""Asked first, because sub-questions depend on it; it is no part of the entry."""

PROFILE = (
    Step("summary", "text", required=True),
    Step("since", "text", required=True),
    Step("organisation", "text", required=True),
    Step("started_by", "text", required=True),
    Step("initiator", "choice", required=True),
    Step("form", "choice", required=True),
    Step("scale", "choice", required=True),
    Step("goals", "choices", required=True),
    Step("target_groups", "choices", required=True),
    Step("type", "choice", required=True),
    Step("education_levels", "choices"),
    Step("sectors", "words"),
    Step("partners", "partner"),
    Step("funding", "text", required=True),
    Step("figures", "text"),
    Step("other_names", "words"),
    Step("source", "text", required=True),
)
TEXTS = ("summary", "since", "organisation", "started_by", "funding")
"""Fields with a text for each language."""

SAID = {
    "summary": ("what", ANSWER),
    "since": ("what", "phase"),
    "started_by": ("start", "initiator"),
    "funding": ("funding", ANSWER),
    "figures": ("so-far", "money-and-numbers"),
}
"""Where the interview has already asked for a field of the profile."""

ASKED_OF = {"challenge": 11}
SUCCESS = 10
"""The question of the protocol in which a role mostly comes up: obstacles, else success factors."""


class Recording(NamedTuple):
    """The questions of a protocol and of a profile, with answers in one language."""

    protocol: ProtocolFile
    catalogue: Catalogue
    lang: str

    def steps(self, data: Data) -> tuple[Step, ...]:
        """All steps for a draft as it is, in the order in which they are asked."""
        profile = [step for field in PROFILE for step in _partner_steps(field, data)]
        start = (Step("name", "text", required=True), Step(ABOUT_EDUCATION, "choice", required=True))
        return (*start, *self._protocol_steps(data), *profile, *_condition_steps(data))

    def next_step(self, course: Course) -> Step | None:
        """The step that one went back to, else the first to be asked; None when all is done."""
        known = self.steps(course.data)
        last = max((place for place, step in enumerate(known) if _is_given(self.value(step, course.data))), default=-1)
        places = {step.id: place for place, step in enumerate(known)}

        def is_done(step: Step) -> bool:
            # What was skipped before the last answer in a file is not asked at each resume.
            skipped = not step.required and places[step.id] < last
            return step.id in course.trail or skipped or _is_given(self.value(step, course.data))

        return pending(course, known, is_done)

    def begin(self, data: Data) -> Course:
        """A recording on a draft as it is; what was answered can be gone back to."""
        given = tuple(step.id for step in self.steps(data) if _is_given(self.value(step, data)))
        return Course(data, trail=given)

    def back(self, course: Course) -> Course:
        """To the step before; the first one stays where it is."""
        return stepped_back(course, self.steps(course.data))

    def answered(self, course: Course, step: Step, value: Any) -> Course:
        """The recording after an answer."""
        same = value == self.value(step, course.data)
        data = course.data if same else self._with_value(course.data, step, value)
        trail = course.trail if step.id in course.trail else (*course.trail, step.id)
        return course._replace(data=data, trail=trail, at=None)

    def asked(self, step: Step) -> tuple[str, Mapping[str, str]] | None:
        """For a step of the protocol: its number, and the question; None for other steps."""
        if not step.id.startswith("interview."):
            return None
        _, name, part = step.id.split(".")
        question = next(each for each in self._questions() if each.id == name)
        if part == ANSWER:
            return f"{question.number}/{len(self._questions())}", question.question
        place, follow_up = next((n, each) for n, each in enumerate(question.follow_ups, 1) if each.id == part)
        return f"{question.number}.{place}", follow_up.question

    def part_of(self, step: Step) -> str | None:
        """The id of the part of the protocol that a step belongs to, else `profile` or `conditions`."""
        head, *rest = step.id.split(".")
        if head == "interview":
            return next(part.id for part in self.protocol.parts if any(each.id == rest[0] for each in part.questions))
        return None if head in ("name", ABOUT_EDUCATION) else "conditions" if head == "conditions" else "profile"

    def value(self, step: Step, data: Data) -> Any:
        """The earlier answer to a step; None without one."""
        head, *rest = step.id.split(".")
        if head == "interview":
            return (data.get("interview") or {}).get(rest[0], {}).get(rest[1])
        if head == "conditions":
            return self._lesson_part(rest, data.get("conditions"))
        if head == "partners":
            partners, index = data.get("partners") or [], partner_index(step)
            return partners[index] if index < len(partners) else None
        found = data.get(head)
        if head == "figures" and found is not None:
            return "; ".join(map(self._said, found))
        return self._said(found) if head in TEXTS and found else found

    def suggested(self, step: Step, data: Data) -> Any:
        """The earlier answer, else what follows from what was said before."""
        found = self.value(step, data)
        if found is not None:
            return found
        if step.id in SAID:
            name, part = SAID[step.id]
            return (data.get("interview") or {}).get(name, {}).get(part)
        if step.id == "type":
            return next(iter(type_scores(data["goals"], data["target_groups"], self.catalogue)))
        if step.id.endswith(".source"):
            return str(ASKED_OF.get(step.id.split(".")[2], SUCCESS))
        return None

    def noted(self, course: Course, step: Step, note: str | None) -> Course:
        """The recording with a note beside a question of the protocol."""
        name = step.id.split(".")[1]
        return course._replace(data=_with_said(course.data, name, NOTE, note))

    def note(self, step: Step, data: Data) -> str | None:
        """The note beside the question of the protocol that a step belongs to."""
        found: str | None = (data.get("interview") or {}).get(step.id.split(".")[1], {}).get(NOTE)
        return found

    def entry(self, data: Data, taken: Collection[str], said_in: Callable[[str], str]) -> dict[str, Any]:
        """The initiative that a finished draft describes, in the order of the format, with an id that is free.

        `said_in`: the source of a lesson, from the number of a question of the protocol.
        """
        lessons = {
            name: [{**each, "source": said_in(each["source"])} for each in found]
            for name, found in (data.get("conditions") or {}).items()
            if found
        }
        whole = {
            **data,
            "id": free_name(slug(data["name"], most=50) or "initiative", taken.__contains__),
            "conditions": lessons,
        }
        return {field: whole[field] for field in Initiative.model_fields if whole.get(field) not in (None, [])}

    def _questions(self) -> list[ProtocolQuestion]:
        return [each for part in self.protocol.parts for each in part.questions]

    def _protocol_steps(self, data: Data) -> Iterator[Step]:
        for question in self._questions():
            yield Step(f"interview.{question.id}.{ANSWER}", "text")
            for each in question.follow_ups:
                if _applies(each, data):
                    yield Step(f"interview.{question.id}.{each.id}", "text")

    def _lesson_part(self, path: Sequence[str], conditions: Any) -> Any:
        if not path:
            return None if conditions is None else list(conditions)
        lessons = (conditions or {}).get(path[0]) or []
        if len(path) == 1:
            return [each["role"] for each in lessons] or None
        lesson = next(each for each in lessons if each["role"] == path[1])
        if len(path) == 2:
            return self._said(lesson["lesson"]) if lesson.get("lesson") else None
        return lesson.get("source")

    def _said(self, text: Any) -> Any:
        return text.get(self.lang) or next(iter(text.values()))

    def _with_value(self, data: Data, step: Step, value: Any) -> Data:
        head, *rest = step.id.split(".")
        if head == "interview":
            return _with_said(data, rest[0], rest[1], value)
        if head == "conditions":
            return with_field(data, head, self._with_lesson(rest, data.get("conditions") or {}, value))
        if head == "partners":
            partners, index = list(data.get("partners") or []), partner_index(step)
            partners[index : index + 1] = [] if value is None else [value]
            return with_field(data, head, partners)
        if value is not None and head == "figures":
            value = [{self.lang: each.strip()} for each in value.split(";") if each.strip()]
        elif value is not None and head in TEXTS:
            value = {self.lang: value}
        return with_field(data, head, value)

    def _with_lesson(self, path: Sequence[str], conditions: Mapping[str, Any], value: Any) -> Mapping[str, Any]:
        if not path:
            return {name: conditions.get(name, []) for name in value or []}
        lessons = {each["role"]: dict(each) for each in conditions[path[0]]}
        if len(path) == 1:
            new = [lessons.get(role, {"role": role}) for role in value]
        else:
            part = {"lesson": {self.lang: value}} if len(path) == 2 else {"source": value}
            new = [each | part if each["role"] == path[1] else each for each in lessons.values()]
        return {**conditions, path[0]: new}


def _applies(follow_up: FollowUp, data: Data) -> bool:
    return follow_up.when == "always" or data.get(ABOUT_EDUCATION) == "yes"


def _is_given(value: Any) -> bool:
    return value is not None and value != []


def _partner_steps(field: Step, data: Data) -> Iterator[Step]:
    if field.kind != "partner":
        yield field
        return
    for index in range(len(data.get("partners") or []) + 1):
        yield field._replace(id=f"partners.{index}")


def _condition_steps(data: Data) -> Iterator[Step]:
    yield Step("conditions", "choices")
    for name, lessons in (data.get("conditions") or {}).items():
        yield Step(f"conditions.{name}", "choices", required=True)
        for lesson in lessons:
            yield Step(f"conditions.{name}.{lesson['role']}", "text", required=True)
            yield Step(f"conditions.{name}.{lesson['role']}.source", "text", required=True)


def _with_said(data: Data, name: str, part: str, value: str | None) -> Data:
    said = dict(data.get("interview") or {})
    others = {key: each for key, each in said.get(name, {}).items() if key != part}
    said[name] = {**others, part: value} if value else others
    return with_field(data, "interview", {key: each for key, each in said.items() if each} or None)
