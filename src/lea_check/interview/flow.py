"""Which question comes next: a pure function of the proposal so far and of what was asked before."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from lea_check.drafts.data import (
    Data,
    answer_of,
    is_answered,
    is_out,
    parts_of,
    value_at,
    with_answer,
    with_field,
    with_partner,
)
from lea_check.files.problems import KeyPath
from lea_check.model.catalogue import Catalogue, Condition

Pick = Literal["open", "changed"]
Kind = Literal["text", "choice", "choices", "words", "partner", "type", "level"]
ANSWERS, PARTNERS = "answers", "partners"


class Mode(NamedTuple):
    """What the interview asks: `quick` ten overall questions, `only` some conditions, `redo` also what is answered.

    `pick`: only what is open or divided, or only what has changed since it was answered. `group`: hands are counted, of
    each of `parties` where there are any; `parties_on`: of those conditions only.
    """

    quick: bool = False
    only: tuple[str, ...] = ()
    pick: Pick | None = None
    redo: bool = False
    group: bool = False
    parties: tuple[str, ...] = ()
    parties_on: tuple[str, ...] = ()


class Step(NamedTuple):
    """One question to the room. `path`: where its answer stands, by keys, and by numbers in lists (from 0)."""

    path: KeyPath
    kind: Kind
    required: bool = False

    @property
    def field(self) -> str:
        """The field at the top in which its answer stands."""
        return str(self.path[0])

    @property
    def condition(self) -> str | None:
        """The condition that it asks about; None for the profile."""
        return str(self.path[1]) if self.kind == "level" else None

    @property
    def question(self) -> str | None:
        """The question of that condition; None for the condition as a whole."""
        return str(self.path[2]) if self.kind == "level" and len(self.path) > 2 else None


class InterviewState(NamedTuple):
    """An interview under way. `answered_steps`: in order; `position`: where among them one has gone back to.

    `reask` holds steps that must be asked anew, because something that they depend on has changed. `picked`: the
    questions that are asked, and in which order; None for all of them.
    """

    data: Data
    mode: Mode = Mode()
    answered_steps: tuple[Step, ...] = ()
    position: int | None = None
    reask: frozenset[Step] = frozenset()
    picked: tuple[Step, ...] | None = None


def _field(name: str, kind: Kind, *, required: bool = False) -> Step:
    return Step((name,), kind, required)


PRIORITIES = _field("priorities", "choices")
PROFILE = (
    _field("name", "text", required=True),
    _field("summary", "text"),
    _field("region", "choice"),
    PRIORITIES,
    _field("stage", "choice"),
    _field("initiator", "choice"),
    _field("form", "choice"),
    _field("scale", "choice"),
    _field("goals", "choices", required=True),
    _field("target_groups", "choices", required=True),
    _field("education_levels", "choices"),
    _field("sectors", "words"),
    _field(PARTNERS, "partner"),
    _field("networks", "words"),
)
TYPE = _field("type", "type", required=True)
DEPENDENTS: Mapping[str, tuple[Step, ...]] = {"region": (PRIORITIES,), "goals": (TYPE,), "target_groups": (TYPE,)}
"""What is asked again, and forgotten until then, where a field has changed."""


def begin(data: Data, mode: Mode, catalogue: Catalogue, picked: tuple[Step, ...] | None = None) -> InterviewState:
    """An interview on a proposal as it is in its file. What was answered there can be gone back to.

    `picked`: the questions to ask, answered or not; None for all that the mode asks.
    """
    state = InterviewState(data, mode, picked=picked, reask=frozenset(picked or ()))
    if mode.redo:
        return state
    answered_before = (step for step in steps(state, catalogue) if _has_answer(step, value_of(step, data), mode))
    return state._replace(answered_steps=tuple(answered_before))


def steps(state: InterviewState, catalogue: Catalogue) -> tuple[Step, ...]:
    """All steps that apply to the proposal as it is, in the order in which they are asked."""
    profile = profile_steps(PROFILE, state.data)
    if state.picked is not None:
        return (*filter(_is_needed, profile), *state.picked)
    if state.mode.only:
        return (*filter(_is_needed, profile), *_level_steps(state, catalogue))
    return (*profile, TYPE, *_level_steps(state, catalogue))


def profile_steps(fields: Iterable[Step], data: Data) -> Iterator[Step]:
    """The steps of a profile; those on partners for each one there is, and for one more."""
    for field in fields:
        if field.kind == "partner":
            yield from _partner_steps(data)
        elif field != PRIORITIES or data.get("region"):
            yield field


def next_step(state: InterviewState, catalogue: Catalogue) -> Step | None:
    """The step that one went back to, else the first that is still to be asked; None when all is done."""
    return pending(state, steps(state, catalogue), lambda step: _is_done(step, state))


def pending(state: InterviewState, known: Sequence[Step], is_done: Callable[[Step], bool]) -> Step | None:
    """Of the steps that are known: the one gone back to, else the first that is not done; None when all are."""
    if state.position is not None:
        return next((step for step in known if step == state.answered_steps[state.position]), None)
    return next((step for step in known if step in state.reask or not is_done(step)), None)


def value_of(step: Step, data: Data) -> Any:
    """The earlier answer to a step; None without one."""
    return answer_of(data, step.condition, step.question) if step.condition else value_at(data, step.path)


def answered(state: InterviewState, step: Step, value: Any, catalogue: Catalogue) -> InterviewState:
    """The interview after an answer. The same answer as before changes nothing but what is still to be asked.

    `value`: for a level the parts of an answer, for a profile field its value (None: left open).
    """
    data = _with_value(state.data, step, value, catalogue)
    dependents = DEPENDENTS.get(step.field, ()) if data != state.data else ()
    for dependent in dependents:
        data = with_field(data, dependent.field, None)
    return taken(state, step, data, dependents)


def taken(state: InterviewState, step: Step, data: Data, reask: Iterable[Step] = ()) -> InterviewState:
    """The state after a step that gave `data`. Of a partner who is named the rest is asked again too."""
    named = _rest_of_partner(step) if step.kind == "partner" else ()
    done = state.answered_steps if step in state.answered_steps else (*state.answered_steps, step)
    return state._replace(data=data, answered_steps=done, position=None, reask=state.reask - {step} | {*reask, *named})


def back(state: InterviewState, catalogue: Catalogue) -> InterviewState:
    """To the step before, of any kind; the first one stays where it is."""
    return stepped_back(state, steps(state, catalogue))


def stepped_back(state: InterviewState, known: Sequence[Step]) -> InterviewState:
    """To the last step before that is known; the first one stays where it is."""
    end = len(state.answered_steps) if state.position is None else state.position
    before = [index for index in range(end) if state.answered_steps[index] in known]
    return state._replace(position=before[-1]) if before else state


def visit(state: InterviewState, step: Step) -> InterviewState:
    """To any step, as from the review."""
    done = state.answered_steps if step in state.answered_steps else (*state.answered_steps, step)
    return state._replace(answered_steps=done, position=done.index(step))


def count(state: InterviewState, step: Step, catalogue: Catalogue) -> tuple[int, int]:
    """The number of a question, and how many there are: of those that apply, or of the profile."""
    same = [each for each in steps(state, catalogue) if (each.kind == "level") == (step.kind == "level")]
    if step.kind == "level":
        same = [each for each in same if each == step or not is_out(value_of(each, state.data))]
        return same.index(step) + 1, len(same)
    topics = list(dict.fromkeys(map(_topic, same)))
    return topics.index(_topic(step)) + 1, len(topics)


def _topic(step: Step) -> str:
    """What a question of the profile is counted as: all partners are one, and so are a region and its priorities."""
    return "region" if step == PRIORITIES else step.field


def reviewed(state: InterviewState, catalogue: Catalogue) -> tuple[Step, ...]:
    """All steps with an answer, for a look back at the end; one for each partner."""
    return tuple(
        step
        for step in steps(state, catalogue)
        if value_of(step, state.data) not in (None, []) and not is_part_of_partner(step)
    )


def is_part_of_partner(step: Step) -> bool:
    """Whether it asks more of a partner who has been named."""
    return step.field == PARTNERS and step.kind != "partner"


def _partner_steps(data: Data) -> Iterator[Step]:
    known = len(data.get(PARTNERS) or ())
    for index in range(known + 1):
        name = Step((PARTNERS, index, "name"), "partner")
        yield name
        if index < known:
            yield from _rest_of_partner(name)


def _rest_of_partner(name: Step) -> tuple[Step, ...]:
    return tuple(Step((*name.path[:2], part), "choice", required=True) for part in ("kind", "role"))


def _level_steps(state: InterviewState, catalogue: Catalogue) -> Iterator[Step]:
    for condition in catalogue.conditions:
        if state.mode.only and condition.id not in state.mode.only:
            continue
        lifted = lifted_questions(condition, state.data)
        if state.mode.quick:
            yield Step((ANSWERS, condition.id), "level", required=True)
        elif not is_out(answer_of(state.data, condition.id, None)) or state.mode.redo:
            for question in condition.questions:
                if question.id not in lifted:
                    yield Step((ANSWERS, condition.id, question.id), "level", required=True)


def lifted_questions(condition: Condition, data: Data) -> frozenset[str]:
    """The questions of a condition that an exception takes out for this proposal."""
    found = (exception for exception in condition.exceptions if exception.holds(data.get))
    return frozenset(question for exception in found for question in exception.questions)


def _is_done(step: Step, state: InterviewState) -> bool:
    if step in state.answered_steps:
        return True
    if state.mode.redo:
        return False
    if _has_answer(step, value_of(step, state.data), state.mode):
        return True
    # A file with answers has had its profile asked: what was left open there is not asked at each resume.
    return bool(state.data.get(ANSWERS)) and not _is_needed(step)


def _is_needed(step: Step) -> bool:
    """Whether nothing can be judged without an answer; a type follows, and so does what a partner is."""
    return step.required and step != TYPE and not is_part_of_partner(step)


def parties_for(step: Step, mode: Mode) -> tuple[str, ...]:
    """The parties whose hands are counted apart for a step; none where the room is counted as one."""
    return mode.parties if not mode.parties_on or step.condition in mode.parties_on else ()


def _has_answer(step: Step, value: Any, mode: Mode) -> bool:
    if step.kind == "level":
        votes = parts_of(value).get("votes")
        cut_off = isinstance(votes, Mapping) and votes.keys() < set(parties_for(step, mode))
        return is_answered(value) and not cut_off
    return bool(value) if step.required else value is not None


def _with_value(data: Data, step: Step, value: Any, catalogue: Catalogue) -> Data:
    if step.condition is not None:
        return with_answer(data, catalogue.condition_by_id[step.condition], step.question, value)
    if step.field == PARTNERS:
        return with_partner(data, int(step.path[1]), str(step.path[2]), value)
    return with_field(data, step.field, value)
