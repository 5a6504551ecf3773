"""What a recording of an existing initiative asks, and the entry that comes of it: pure functions of a draft.

A draft is plain data in the `drafts` of a catalogue: the fields of an initiative as far as they are known, and
under `interview` what was said, by question of the protocol. `conditions` holds those that came up, `coding` how it
stands on a question. What the interview has already asked for is not asked again.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, NamedTuple

from lea_check.drafts.data import Data, value_at, with_field, with_partner
from lea_check.files.text.names import free_name, slug
from lea_check.interview.flow import PARTNERS, InterviewState, Kind, Step, pending, profile_steps, stepped_back, taken
from lea_check.judge.classify import type_scores
from lea_check.model.catalogue import Catalogue, Initiative, Lesson
from lea_check.model.content_files import FollowUp, ProtocolFile, ProtocolQuestion
from lea_check.model.vocabulary import SAID_PARTS

ANSWER, NOTE = SAID_PARTS
SAID, LESSONS, CODING = "interview", "conditions", "coding"
QUESTIONS, SOURCE = "questions", "source"
ABOUT_EDUCATION = "about_education"
"""Asked first, because sub-questions depend on it; it is no part of the entry."""
WITH_CODING = "with_coding"
"""Whether one wants to say, question by question, how it stands; it is no part of the entry."""


def _field(name: str, kind: Kind, *, required: bool = False) -> Step:
    return Step((name,), kind, required)


AS_OF = "as_of"
START = (_field("name", "text", required=True), _field(ABOUT_EDUCATION, "choice", required=True))
PROFILE = (
    _field("summary", "text", required=True),
    _field("since", "text", required=True),
    _field("organisation", "text", required=True),
    _field("started_by", "text", required=True),
    _field("initiator", "choice", required=True),
    _field("form", "choice", required=True),
    _field("scale", "choice", required=True),
    _field("goals", "choices", required=True),
    _field("target_groups", "choices", required=True),
    _field("type", "choice", required=True),
    _field("education_levels", "choices"),
    _field("sectors", "words"),
    _field(PARTNERS, "partner"),
    _field("funding", "text", required=True),
    _field("figures", "text"),
    _field("other_names", "words"),
    _field("ask_for", "words"),
    _field("website", "text"),
    _field("address", "text"),
    _field(AS_OF, "text"),
    _field(SOURCE, "text", required=True),
)
TEXTS = ("summary", "since", "organisation", "started_by", "funding")
"""Fields with a text for each language."""

FOLLOWS_FROM = {
    "summary": ("what", ANSWER),
    "since": ("what", "phase"),
    "started_by": ("start", "initiator"),
    "funding": ("funding", ANSWER),
    "figures": ("so-far", "money-and-numbers"),
}
"""Where the interview has already asked for a field of the profile."""

TOLD_OF = {
    "goals": ("what", "goal"),
    "target_groups": ("groups", ANSWER),
    "education_levels": ("groups", "level-and-field"),
    "sectors": ("groups", "sectors"),
    PARTNERS: ("parties", ANSWER),
}
"""Where the interview has heard in words what the profile asks to choose or to name; those words are shown again."""

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
        profile = (step for step in profile_steps(PROFILE, data) if not _was_said(step, data))
        return (*START, *self._protocol_steps(data), *profile, *self._lesson_steps(data), *self._coding_steps(data))

    def next_step(self, state: InterviewState) -> Step | None:
        """The step that one went back to, else the first to be asked; None when all is done."""
        known = self.steps(state.data)
        given = {step for step in known if _is_given(self.value(step, state.data))}
        last = max((index for index, step in enumerate(known) if step in given), default=0)
        skipped = {step for step in known[:last] if not step.required}

        # What was skipped before the last answer in a file is not asked at each resume.
        return pending(state, known, lambda step: step in state.answered_steps or step in skipped or step in given)

    def begin(self, data: Data) -> InterviewState:
        """A recording on a draft as it is; what was answered can be gone back to."""
        given = tuple(step for step in self.steps(data) if _is_given(self.value(step, data)))
        return InterviewState(data, answered_steps=given)

    def back(self, state: InterviewState) -> InterviewState:
        """To the step before; the first one stays where it is."""
        return stepped_back(state, self.steps(state.data))

    def answered(self, state: InterviewState, step: Step, value: Any) -> InterviewState:
        """The recording after an answer."""
        same = value == self.value(step, state.data)
        return taken(state, step, state.data if same else self._with_value(state.data, step, value))

    def asked(self, step: Step) -> tuple[str, Mapping[str, str]] | None:
        """For a step of the protocol: its number, and the question; None for other steps."""
        if step.field != SAID:
            return None
        _, name, part = step.path
        question = next(each for each in self._questions() if each.id == name)
        if part == ANSWER:
            return f"{question.number}/{len(self._questions())}", question.question
        index, follow_up = next((n, each) for n, each in enumerate(question.follow_ups, 1) if each.id == part)
        return f"{question.number}.{index}", follow_up.question

    def part_of(self, step: Step) -> str | None:
        """The id of the part of the protocol that a step belongs to, else `profile` or `conditions`."""
        if step.field == SAID:
            name = step.path[1]
            return next(part.id for part in self.protocol.parts if any(each.id == name for each in part.questions))
        if step.field in (CODING, WITH_CODING):
            return CODING
        return None if step in START else LESSONS if step.field == LESSONS else "profile"

    def value(self, step: Step, data: Data) -> Any:
        """The earlier answer to a step; None without one."""
        if step.field == LESSONS:
            return self._lesson_part(step, data.get(LESSONS))
        if step.field == CODING:
            level = value_at(data, (*step.path, "level"))
            return None if level is None else str(level)
        found = value_at(data, step.path)
        if step.field == AS_OF and found is not None:
            return str(found)
        if step.field == "figures" and found is not None:
            return "; ".join(map(self._said, found))
        return self._said(found) if step.field in TEXTS and found else found

    def suggested(self, step: Step, data: Data) -> Any:
        """The earlier answer, else what mostly follows from what was said before."""
        found = self.value(step, data)
        if found is not None:
            return found
        if step.field == "type":
            return next(iter(type_scores(data["goals"], data["target_groups"], self.catalogue)))
        return str(ASKED_OF.get(str(step.path[2]), SUCCESS)) if is_source(step) else None

    def said_before(self, step: Step, data: Data) -> str | None:
        """What the interview has heard of a field that is now to be chosen or named."""
        path = TOLD_OF.get(step.field)
        return value_at(data, (SAID, *path)) if path else None

    def noted(self, state: InterviewState, step: Step, part: str, text: str | None) -> InterviewState:
        """The recording with a note, or another part, beside the answer to a question of the protocol."""
        return state._replace(data=_with_said(state.data, str(step.path[1]), part, text))

    def note(self, step: Step, data: Data) -> str | None:
        """The note beside the question of the protocol that a step belongs to."""
        found: str | None = value_at(data, (SAID, step.path[1], NOTE))
        return found

    def entry(self, data: Data, taken: Collection[str], said_in: Callable[[str], str]) -> dict[str, Any]:
        """The initiative that a finished draft describes, in the order of the format, with an id that is free.

        `said_in`: the source of a lesson, from the number of a question of the protocol.
        """
        for field, path in FOLLOWS_FROM.items():
            if field not in data:
                data = self._with_value(data, _field(field, "text"), value_at(data, (SAID, *path)))
        lessons = {
            name: [{**each, SOURCE: said_in(each[SOURCE])} for each in found]
            for name, found in (data.get(LESSONS) or {}).items()
            if found
        }
        name = free_name(slug(data["name"], most=50) or "initiative", taken.__contains__)
        whole = {**data, "id": name, LESSONS: lessons}
        return {field: whole[field] for field in Initiative.model_fields if whole.get(field) not in (None, [])}

    def _questions(self) -> list[ProtocolQuestion]:
        return [each for part in self.protocol.parts for each in part.questions]

    def _protocol_steps(self, data: Data) -> Iterator[Step]:
        for question in self._questions():
            yield Step((SAID, question.id, ANSWER), "text")
            for each in question.follow_ups:
                if _applies(each, data):
                    yield Step((SAID, question.id, each.id), "text")

    def _lesson_steps(self, data: Data) -> Iterator[Step]:
        """Condition by condition: how it came up, and for each of those ways a lesson."""
        for condition in self.catalogue.conditions:
            yield Step((LESSONS, condition.id), "choices")
            for lesson in value_at(data, (LESSONS, condition.id)) or ():
                yield Step((LESSONS, condition.id, lesson["role"]), "text", required=True)
                yield Step((LESSONS, condition.id, lesson["role"], QUESTIONS), "choices")
                yield Step((LESSONS, condition.id, lesson["role"], SOURCE), "text", required=True)

    def _coding_steps(self, data: Data) -> Iterator[Step]:
        yield Step((WITH_CODING,), "choice", required=True)
        if data.get(WITH_CODING) == "yes":
            for key in self.catalogue.question_by_key:
                yield Step((CODING, key), "choice")

    def _lesson_part(self, step: Step, conditions: Any) -> Any:
        """Of a condition the roles in which it came up; of a role its lesson, the questions of that, and its source."""
        _, *path = step.path
        lessons = value_at(conditions, (path[0],)) or []
        if len(path) == 1:
            return [each["role"] for each in lessons] or None
        lesson = next(each for each in lessons if each["role"] == path[1])
        if len(path) > 2:
            return lesson.get(path[2])
        return self._said(lesson["lesson"]) if lesson.get("lesson") else None

    def _said(self, text: Any) -> Any:
        return text.get(self.lang) or next(iter(text.values()))

    def _with_value(self, data: Data, step: Step, value: Any) -> Data:
        if step.field == SAID:
            return _with_said(data, str(step.path[1]), str(step.path[2]), value)
        if step.field == LESSONS:
            return with_field(data, LESSONS, self._with_lesson(step, data.get(LESSONS) or {}, value) or None)
        if step.field == CODING:
            return with_field(data, CODING, _with_level(data, str(step.path[1]), value) or None)
        if step.field == PARTNERS:
            return with_partner(data, int(step.path[1]), str(step.path[2]), value)
        if value is not None and step.field == "figures":
            value = [{self.lang: each.strip()} for each in value.split(";") if each.strip()]
        elif value is not None and step.field in TEXTS:
            value = {self.lang: value}
        elif value is not None and step.field == AS_OF:
            value = int(value)
        return with_field(data, step.field, value)

    def _with_lesson(self, step: Step, conditions: Mapping[str, Any], value: Any) -> Mapping[str, Any]:
        _, name, *path = step.path
        lessons = {each["role"]: dict(each) for each in conditions.get(str(name), ())}
        if not path:
            new = [lessons.get(role, {"role": role}) for role in value or ()]
        else:
            part: dict[str, Any] = {str(path[1]): value} if len(path) > 1 else {"lesson": {self.lang: value}}
            new = [_in_order(each | part) if each["role"] == path[0] else each for each in lessons.values()]
        return {key: found for key, found in {**conditions, str(name): new}.items() if found}


def is_source(step: Step) -> bool:
    """Whether it asks in which question of the protocol a lesson was said."""
    return step.field == LESSONS and step.path[-1] == SOURCE


def _applies(follow_up: FollowUp, data: Data) -> bool:
    return follow_up.when == "always" or data.get(ABOUT_EDUCATION) == "yes"


def _is_given(value: Any) -> bool:
    return value is not None and value != []


def _was_said(step: Step, data: Data) -> bool:
    """Whether a field of the profile follows from the interview, and was not changed by hand."""
    path = FOLLOWS_FROM.get(step.field)
    return path is not None and step.field not in data and bool(value_at(data, (SAID, *path)))


def _in_order(lesson: Mapping[str, Any]) -> dict[str, Any]:
    """A lesson with its parts as a catalogue has them, without those that say nothing."""
    return {name: lesson[name] for name in Lesson.model_fields if lesson.get(name) not in (None, [])}


def _with_level(data: Data, key: str, value: str | None) -> dict[str, Any]:
    """The coding with the level of a question; what was not said is not in it."""
    others = {name: each for name, each in (data.get(CODING) or {}).items() if name != key}
    return others if value is None else {**others, key: {"level": int(value), SOURCE: data[SOURCE]}}


def _with_said(data: Data, name: str, part: str, value: str | None) -> Data:
    said = dict(data.get(SAID) or {})
    others = {key: each for key, each in said.get(name, {}).items() if key != part}
    said[name] = {**others, part: value} if value else others
    return with_field(data, SAID, {key: each for key, each in said.items() if each} or None)
