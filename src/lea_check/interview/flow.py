"""Which question comes next: a pure function of the proposal so far and of what was asked before."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from lea_check.drafts.data import Data, answer_of, is_answered, is_out, with_answer, with_field
from lea_check.model.catalogue import Catalogue, Condition

Kind = Literal["text", "choice", "choices", "words", "partner", "type", "level"]


class Mode(NamedTuple):
    """What the interview asks: `quick` ten overall questions, `only` some conditions, `redo` also what is answered.

    `group`: hands are counted, of each of `parties` where there are any; `parties_on`: of those conditions only.
    """

    quick: bool = False
    only: tuple[str, ...] = ()
    redo: bool = False
    group: bool = False
    parties: tuple[str, ...] = ()
    parties_on: tuple[str, ...] = ()


class Step(NamedTuple):
    """One question to the room. `field` of the profile, or `condition` with `question` (None: the whole of it)."""

    id: str
    kind: Kind
    required: bool = False
    condition: str | None = None
    question: str | None = None


class Course(NamedTuple):
    """An interview under way. `trail`: steps answered, in order; `at`: where in it one has gone back to.

    `again` holds steps that must be asked anew, because something that they depend on has changed.
    """

    data: Data
    mode: Mode = Mode()
    trail: tuple[str, ...] = ()
    at: int | None = None
    again: frozenset[str] = frozenset()


PROFILE = (
    Step("name", "text", required=True),
    Step("summary", "text"),
    Step("region", "choice"),
    Step("priorities", "choices"),
    Step("stage", "choice"),
    Step("initiator", "choice"),
    Step("form", "choice"),
    Step("scale", "choice"),
    Step("goals", "choices", required=True),
    Step("target_groups", "choices", required=True),
    Step("education_levels", "choices"),
    Step("sectors", "words"),
    Step("partners", "partner"),
    Step("networks", "words"),
)
TYPE = Step("type", "type", required=True)
DEPENDS = {"region": ("priorities",), "goals": ("type",), "target_groups": ("type",)}


def begin(data: Data, mode: Mode, catalogue: Catalogue) -> Course:
    """An interview on a proposal as it is in its file. What was answered there can be gone back to."""
    course = Course(data, mode)
    if mode.redo:
        return course
    return course._replace(
        trail=tuple(step.id for step in steps(course, catalogue) if _has_answer(step, value_of(step, course)))
    )


def steps(course: Course, catalogue: Catalogue) -> tuple[Step, ...]:
    """All steps that apply to the proposal as it is, in the order in which they are asked."""
    profile = [step for field in PROFILE for step in _profile_steps(field, course)]
    if course.mode.only:
        profile = [step for step in profile if step.required]
    kind = () if course.mode.only else (TYPE,)
    return (*profile, *kind, *_level_steps(course, catalogue))


def next_step(course: Course, catalogue: Catalogue) -> Step | None:
    """The step that one went back to, else the first that is still to be asked; None when all is done."""
    return pending(course, steps(course, catalogue), lambda step: _is_done(step, course))


def pending(course: Course, known: Sequence[Step], is_done: Callable[[Step], bool]) -> Step | None:
    """Of the steps that are known: the one gone back to, else the first that is not done; None when all are."""
    if course.at is not None:
        return next((step for step in known if step.id == course.trail[course.at]), None)
    return next((step for step in known if not is_done(step)), None)


def value_of(step: Step, course: Course) -> Any:
    """The earlier answer to a step; None without one."""
    if step.condition is not None:
        return answer_of(course.data, step.condition, step.question)
    if step.kind == "partner":
        partners, index = _partners(course.data), partner_index(step)
        return partners[index] if index < len(partners) else None
    return course.data.get(step.id)


def answered(course: Course, step: Step, value: Any, catalogue: Catalogue) -> Course:
    """The interview after an answer. The same answer as before changes nothing but what is still to be asked.

    `value`: for a level the parts of an answer, for a profile field its value (None: left open).
    """
    data = _with_value(course.data, step, value, catalogue)
    trail = course.trail if step.id in course.trail else (*course.trail, step.id)
    again = course.again - {step.id}
    if data != course.data:
        dependents = frozenset(DEPENDS.get(step.id, ()))
        for name in dependents:
            data = with_field(data, name, None)
        again |= dependents
    return course._replace(data=data, trail=trail, at=None, again=again)


def back(course: Course, catalogue: Catalogue) -> Course:
    """To the step before, of any kind; the first one stays where it is."""
    return stepped_back(course, steps(course, catalogue))


def stepped_back(course: Course, known: Sequence[Step]) -> Course:
    """To the last step before that is known; the first one stays where it is."""
    ids = {step.id for step in known}
    end = len(course.trail) if course.at is None else course.at
    places = [place for place in range(end) if course.trail[place] in ids]
    return course._replace(at=places[-1]) if places else course


def visit(course: Course, step: Step) -> Course:
    """To any step, as from the review."""
    trail = course.trail if step.id in course.trail else (*course.trail, step.id)
    return course._replace(trail=trail, at=trail.index(step.id))


def count(course: Course, step: Step, catalogue: Catalogue) -> tuple[int, int]:
    """The number of a question, and how many there are: of those that apply, or of the profile."""
    same = [each for each in steps(course, catalogue) if (each.kind == "level") == (step.kind == "level")]
    if step.kind == "level":
        same = [each for each in same if each == step or not is_out(value_of(each, course))]
        return same.index(step) + 1, len(same)
    topics = list(dict.fromkeys(map(_topic, same)))
    return topics.index(_topic(step)) + 1, len(topics)


def _topic(step: Step) -> str:
    """What a question of the profile is counted as: all partners are one, and so are a region and its priorities."""
    return "region" if step.id == "priorities" else step.id.split(".")[0]


def review(course: Course, catalogue: Catalogue) -> tuple[Step, ...]:
    """All steps with an answer, for a look back at the end."""
    return tuple(step for step in steps(course, catalogue) if value_of(step, course) not in (None, []))


def partner_index(step: Step) -> int:
    """Which partner a step asks for, from 0."""
    return int(step.id.split(".")[1])


def _profile_steps(field: Step, course: Course) -> Iterator[Step]:
    if field.id == "priorities" and not course.data.get("region"):
        return
    if field.kind != "partner":
        yield field
        return
    for index in range(len(_partners(course.data)) + 1):
        yield field._replace(id=f"partners.{index}")


def _level_steps(course: Course, catalogue: Catalogue) -> Iterator[Step]:
    for condition in catalogue.conditions:
        if course.mode.only and condition.id not in course.mode.only:
            continue
        lifted = lifted_questions(condition, course.data)
        if course.mode.quick:
            yield Step(condition.id, "level", True, condition.id)
        elif not is_out(answer_of(course.data, condition.id, None)) or course.mode.redo:
            for question in condition.questions:
                if question.id not in lifted:
                    yield Step(f"{condition.id}.{question.id}", "level", True, condition.id, question.id)


def lifted_questions(condition: Condition, data: Data) -> frozenset[str]:
    """The questions of a condition that an exception takes out for this proposal."""
    found = (exception for exception in condition.exceptions if exception.holds(data.get))
    return frozenset(question for exception in found for question in exception.questions)


def _is_done(step: Step, course: Course) -> bool:
    if step.id in course.again:
        return False
    if step.id in course.trail:
        return True
    if course.mode.redo:
        return False
    if _has_answer(step, value_of(step, course)):
        return True
    # A file with answers has had its profile asked: what was left open there is not asked at each resume.
    return bool(course.data.get("answers")) and (step.kind == "type" or not step.required)


def _has_answer(step: Step, value: Any) -> bool:
    if step.kind == "level":
        return is_answered(value)
    return bool(value) if step.required else value is not None


def _partners(data: Data) -> Sequence[Mapping[str, Any]]:
    return data.get("partners") or []


def _with_value(data: Data, step: Step, value: Any, catalogue: Catalogue) -> Data:
    if step.condition is not None:
        return with_answer(data, catalogue.condition_by_id[step.condition], step.question, value)
    if step.kind != "partner":
        return with_field(data, step.id, value)
    partners, index = list(_partners(data)), partner_index(step)
    partners[index : index + 1] = [] if value is None else [value]
    return with_field(data, "partners", partners)
