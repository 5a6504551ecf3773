"""Which question comes next: a pure function of the proposal so far and of what was asked before."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from lea_check.drafts.data import (
    Data,
    answer_of,
    answers_of,
    is_answered,
    is_out,
    most_hands,
    parts_of,
    value_at,
    with_answer,
    with_core,
    with_field,
    with_partner,
)
from lea_check.files.problems import KeyPath
from lea_check.model.catalogue import Catalogue, Condition, Overall, Question

Pick = Literal["open", "changed"]
Kind = Literal["text", "choice", "choices", "words", "partner", "core", "type", "number", "date", "level"]
ANSWERS, PARTNERS, NETWORKS = "answers", "partners", "networks"


class Mode(NamedTuple):
    """What the interview asks: `quick` ten overall questions, `only` some conditions, `redo` also what is answered.

    `profile`: only the profile. `pick`: only what is open or divided, or only what has changed since it was answered.
    `start`: where `redo` goes on, by the name of a step. `group`: hands are counted, of each of `parties` where there
    are any; `parties_on`: of those conditions only.
    """

    quick: bool = False
    only: tuple[str, ...] = ()
    pick: Pick | None = None
    redo: bool = False
    start: str | None = None
    profile: bool = False
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

    @property
    def name(self) -> str:
        """What it is called in a command: `name`, `partners.0.role`, `mass` or `mass.costs-shared`."""
        return ".".join(map(str, self.path[1:] if self.kind == "level" else self.path))


class InterviewState(NamedTuple):
    """An interview under way. `answered_steps`: in order; `position`: where among them one has gone back to.

    From there each is asked again in turn, up to number `until` (from 0). `reask` holds steps that must be asked anew,
    because something that they depend on has changed. `picked`: the questions that are asked, and in which order; None
    for all of them.
    """

    data: Data
    mode: Mode = Mode()
    answered_steps: tuple[Step, ...] = ()
    position: int | None = None
    until: int = 0
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
    _field(NETWORKS, "words"),
)
TYPE = _field("type", "type", required=True)
CORE = _field(PARTNERS, "core")
"""Who the core are, where no partner is that yet and a question speaks of it."""
SITTING = (_field("present", "number"), _field("date", "date"))
"""What is asked once of the evening itself, before the first question."""
LATE_FIELDS = ("education_levels", "sectors", PARTNERS, NETWORKS)
"""Of what comes late in the profile, what also stands in the file where it was asked and left empty."""
DEPENDENTS: Mapping[str, tuple[Step, ...]] = {"region": (PRIORITIES,), "goals": (TYPE,), "target_groups": (TYPE,)}
"""What is asked again, and forgotten until then, where a field has changed."""


def begin(data: Data, mode: Mode, catalogue: Catalogue, picked: tuple[Step, ...] | None = None) -> InterviewState:
    """An interview on a proposal as it is in its file. What was answered there can be gone back to.

    `picked`: the questions to ask, answered or not; None for all that the mode asks.
    """
    state = InterviewState(data, mode, picked=picked, reask=frozenset(picked or ()))
    if mode.redo:
        known = steps(state, catalogue)
        begun = next((index for index, step in enumerate(known) if step.name == mode.start), 0)
        return state._replace(answered_steps=tuple(step for step in known[:begun] if not _is_lacking(step, data)))
    answered_before = (step for step in steps(state, catalogue) if has_answer(step, value_of(step, data), mode))
    return state._replace(answered_steps=tuple(answered_before))


def steps(state: InterviewState, catalogue: Catalogue) -> tuple[Step, ...]:
    """All steps that apply to the proposal as it is, in the order in which they are asked."""
    profile = profile_steps(PROFILE, state.data)
    if state.mode.profile:
        return (*profile, TYPE)
    asked = state.picked if state.picked is not None else tuple(_level_steps(state, catalogue))
    levels = _after_core(asked, state, catalogue)
    sitting = _sitting_steps(asked, state)
    if state.mode.only or state.picked is not None:
        return (*filter(_is_needed, profile), *(sitting if state.mode.group else ()), *levels)
    return (*profile, TYPE, *sitting, *levels)


def _sitting_steps(levels: Sequence[Step], state: InterviewState) -> Iterator[Step]:
    """What is asked of the evening: of one on which nothing else is asked, only what was said of it before."""
    is_open = any(_is_open(step, state) for step in levels)
    return (step for step in SITTING if is_open or value_of(step, state.data) is not None)


def _is_open(step: Step, state: InterviewState) -> bool:
    """Whether a question is still to be asked, or asked again."""
    again = state.mode.redo or state.picked is not None
    return again or not has_answer(step, value_of(step, state.data), state.mode)


def _after_core(levels: Sequence[Step], state: InterviewState, catalogue: Catalogue) -> Iterator[Step]:
    """The same steps, and who the core are before the first condition that asks of them, where nobody said."""
    named = [step for step in levels if asked_of(step, catalogue).names_core]
    is_asked = not core_of(state.data) and not any(_was_asked_of(step, state) for step in named)
    first = next((step for step in levels if named and step.condition == named[0].condition), None)
    if not is_asked and CORE not in state.answered_steps:
        first = None
    for step in levels:
        if step == first:
            yield CORE
        yield step


def _was_asked_of(step: Step, state: InterviewState) -> bool:
    """Whether there are answers already on the condition of a step, and these are not given anew."""
    again = state.mode.redo or state.picked is not None
    return not again and any(map(is_answered, answers_of(state.data, step.condition or "").values()))


def asked_of(step: Step, catalogue: Catalogue) -> Overall | Question:
    """What a step asks of a condition: one of its questions, or its overall question."""
    condition = catalogue.condition_by_id[step.condition or ""]
    return next((each for each in condition.questions if each.id == step.question), condition.overall)


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
        again = state.answered_steps[state.position : state.until + 1]
        gone_back_to = next((step for step in again if step in known), None)
        if gone_back_to is not None:
            return gone_back_to
    return next((step for step in known if step in state.reask or not is_done(step)), None)


def value_of(step: Step, data: Data) -> Any:
    """The earlier answer to a step; None without one."""
    if step.kind == "core":
        return list(core_of(data)) or None
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
    named: Iterable[Step] = _rest_of_partner(step) if step.kind == "partner" and value_at(data, step.path) else ()
    if step.kind == "core":
        named = (_part_of_partner(at, "kind") for at, each in enumerate(data.get(PARTNERS) or ()) if "kind" not in each)
    done = state.answered_steps if step in state.answered_steps else (*state.answered_steps, step)
    after = done.index(step) + 1
    onward = after if state.position is not None and after <= state.until else None
    reask = state.reask - {step} | {*reask, *named}
    return state._replace(data=data, answered_steps=done, position=onward, reask=reask)


def back(state: InterviewState, catalogue: Catalogue) -> InterviewState:
    """To the step before, of any kind; the first one stays where it is."""
    return stepped_back(state, steps(state, catalogue))


def stepped_back(state: InterviewState, known: Sequence[Step]) -> InterviewState:
    """To the last step before that is known; the first one stays where it is."""
    end = len(state.answered_steps) if state.position is None else state.position
    before = [index for index in range(end) if state.answered_steps[index] in known]
    until = before[-1] if before and state.position is None else state.until
    return state._replace(position=before[-1], until=until) if before else state


def visit(state: InterviewState, step: Step) -> InterviewState:
    """To any step, and to no other after that, as from the review."""
    done = state.answered_steps if step in state.answered_steps else (*state.answered_steps, step)
    return state._replace(answered_steps=done, position=done.index(step), until=done.index(step))


def count(state: InterviewState, step: Step, catalogue: Catalogue) -> tuple[int, int]:
    """The number of a question, and how many there are: of the conditions, of the profile, or of the evening.

    All partners count as one question, and so do a region and its priorities.
    """
    same = [_topic(each) for each in steps(state, catalogue) if _part(each) == _part(step) and each != CORE]
    topics = list(dict.fromkeys(same))
    return topics.index(_topic(step)) + 1, len(topics)


def _part(step: Step) -> str:
    return "level" if step.kind == "level" else "sitting" if step in SITTING else "profile"


def _topic(step: Step) -> str:
    return step.name if step.kind == "level" else "region" if step == PRIORITIES else step.field


def has_own_number(step: Step) -> bool:
    """Whether a question is counted by itself, and not with the one that it goes on about."""
    return step not in (PRIORITIES, CORE)


def reviewed(state: InterviewState, catalogue: Catalogue) -> tuple[Step, ...]:
    """All steps with an answer, for a look back at the end; one for each partner."""
    return tuple(
        step
        for step in steps(state, catalogue)
        if value_of(step, state.data) not in (None, []) and not is_part_of_partner(step) and step != CORE
    )


def is_part_of_partner(step: Step) -> bool:
    """Whether it asks more of a partner who has been named."""
    return step.field == PARTNERS and step.kind not in ("partner", "core")


def _partner_steps(data: Data) -> Iterator[Step]:
    known = len(data.get(PARTNERS) or ())
    for index in range(known + 1):
        name = Step((PARTNERS, index, "name"), "partner")
        yield name
        if index < known:
            yield from _rest_of_partner(name)


def _rest_of_partner(name: Step) -> tuple[Step, ...]:
    return tuple(_part_of_partner(int(name.path[1]), part) for part in ("kind", "role"))


def _part_of_partner(at: int, part: str) -> Step:
    return Step((PARTNERS, at, part), "choice", required=True)


def level_step(condition: str, question: str | None = None) -> Step:
    """One that asks for the level of a question; without it, of the condition as a whole."""
    return Step((ANSWERS, condition, question) if question else (ANSWERS, condition), "level", required=True)


def _level_steps(state: InterviewState, catalogue: Catalogue) -> Iterator[Step]:
    for condition in catalogue.conditions:
        if state.mode.only and condition.id not in state.mode.only:
            continue
        lifted = lifted_questions(condition, state.data)
        if state.mode.quick:
            yield level_step(condition.id)
        elif not is_out(answer_of(state.data, condition.id, None)) or state.mode.redo:
            for question in condition.questions:
                if question.id not in lifted:
                    yield level_step(condition.id, question.id)


def lifted_questions(condition: Condition, data: Data) -> frozenset[str]:
    """The questions of a condition that an exception takes out for this proposal."""
    found = (exception for exception in condition.exceptions if exception.holds(data.get))
    return frozenset(question for exception in found for question in exception.questions)


def _is_done(step: Step, state: InterviewState) -> bool:
    if step in state.answered_steps:
        return True
    if state.mode.redo:
        return False
    if has_answer(step, value_of(step, state.data), state.mode):
        return True
    if step in SITTING:
        return _was_sitting(step, state)
    # What was left open in the profile, and is behind us, is not asked at each resume.
    asked = state.data.get(ANSWERS) or _is_behind(step, state.data)
    return bool(asked) and step.kind not in ("level", "core") and not _is_needed(step)


def _is_behind(step: Step, data: Data) -> bool:
    """Whether a later field of the profile was asked, of those that nothing but an interview or a whole form fills."""
    fields = [each.field for each in PROFILE]
    if step.field not in fields:
        return False
    later = fields[fields.index(step.field) + 1 :]
    return any(data.get(name) is not None for name in LATE_FIELDS if name in later)


def _was_sitting(step: Step, state: InterviewState) -> bool:
    """Whether the evening was asked about before: a day is always said, and how many came before that."""
    if state.mode.group:
        return step.field == "present" and bool(state.data.get("date")) and most_hands(state.data) > 0
    return bool(state.data.get(ANSWERS) or state.data.get("date"))


def _is_lacking(step: Step, data: Data) -> bool:
    """Whether nothing can be judged before it is answered."""
    return _is_needed(step) and step.kind != "level" and not value_of(step, data)


def _is_needed(step: Step) -> bool:
    """Whether nothing can be judged without an answer; a type follows, and so does what a partner is."""
    return step.required and step != TYPE and not is_part_of_partner(step)


def parties_for(step: Step, mode: Mode) -> tuple[str, ...]:
    """The parties whose hands are counted apart for a step; none where the room is counted as one."""
    return mode.parties if not mode.parties_on or step.condition in mode.parties_on else ()


def has_answer(step: Step, value: Any, mode: Mode) -> bool:
    """Whether a value answers a step; hands of some parties do not, while others are still to be counted."""
    if step.kind == "level":
        votes = parts_of(value).get("votes")
        cut_off = isinstance(votes, Mapping) and votes.keys() < set(parties_for(step, mode))
        return is_answered(value) and not cut_off
    return bool(value) if step.required else value is not None


def core_of(data: Data) -> tuple[str, ...]:
    """The names of the core parties so far; a partner of whom no role is said is one."""
    partners = data.get(PARTNERS) or ()
    return tuple(str(each["name"]) for each in partners if each.get("role", "core") == "core" and each.get("name"))


def _with_value(data: Data, step: Step, value: Any, catalogue: Catalogue) -> Data:
    if step.condition is not None:
        return with_answer(data, catalogue.condition_by_id[step.condition], step.question, value)
    if step.kind == "core":
        return with_core(data, value or ())
    if step.field == PARTNERS:
        return with_partner(data, int(step.path[1]), str(step.path[2]), value)
    return with_field(data, step.field, value)
