"""The knowledge: conditions with their questions, initiatives, types, regions, steps.

A text for people is a mapping of language to text, `{"nl": …, "en": …}`. `source` names sections of the
study, such as "4.1" or "annex 1.5". What these models cannot see (an id that does not exist, a text that
misses a language) is checked by `lea_check.files.content.catalogue`.
"""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Annotated, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, Strict, StringConstraints

from lea_check.model.profile import Profile, folded, profile_of
from lea_check.model.vocabulary import (
    OVERALL,
    Ask,
    EducationLevel,
    Form,
    LessonRole,
    PartnerKind,
    PartnerRole,
    Party,
    Phase,
    Scale,
)

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=60)]
KEY_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*$"
Key = Annotated[str, StringConstraints(pattern=KEY_PATTERN, max_length=121)]
"""A question by the ids of its condition and its own: `mass.enough-participants`."""
NOT_EMPTY = r"\S"
NonEmpty = Annotated[str, StringConstraints(pattern=NOT_EMPTY)]
Text = Mapping[str, NonEmpty]
WholeNumber = Annotated[int, Strict()]
Truth = Annotated[bool, Strict()]
"""`true` or `false`; words such as yes and no are text."""
ThreeTexts = Annotated[tuple[Text, ...], Field(min_length=3, max_length=3)]
"""What no, partly and yes look like."""


class Record(BaseModel):
    """A frozen value without unknown keys; its validator is built when first used, which keeps start-up short."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Overall(Record):
    """The one question that stands for a whole condition in a quick look, with its levels 0 to 2.

    `covers`: the ids of the questions to which a yes on this one is a yes. `names_core`: it speaks of the core parties.
    """

    names_core: Truth = False
    question: Text
    explanation: Text
    levels: ThreeTexts
    covers: Annotated[tuple[Id, ...], Field(min_length=1)]


class Question(Record):
    """One question that is answered with no, partly or yes (levels 0-2).

    `core`: one of the few without which nothing starts. `names_core`: it speaks of the core parties, whose names stand
    under it. `shown_by`: what would show a yes to an outsider. `ask`: whom
    to ask when nobody in the room knows. `advice` helps from no and from partly, `finish` from partly where that needs
    another step. `since`: the content version in which its meaning last changed.
    """

    id: Id
    phase: Phase
    core: Truth = False
    names_core: Truth = False
    step: str
    since: NonEmpty
    source: NonEmpty
    title: Text
    question: Text
    explanation: Text
    levels: ThreeTexts
    shown_by: Text
    ask: Ask
    advice: Text
    finish: Text | None = None


class ConditionException(Record):
    """When questions do not count: all of `when` (profile field to value) holds for the proposal."""

    id: Id
    when: Annotated[Mapping[Literal["form", "scale", "stage", "initiator"], str], Field(min_length=1)]
    questions: Annotated[tuple[Id, ...], Field(min_length=1)]
    source: NonEmpty
    reason: Text

    def holds(self, value_of: Callable[[str], object]) -> bool:
        """Whether it applies, given the value of each profile field."""
        return all(value_of(field) == value for field, value in self.when.items())


class Retired(Record):
    """A question that is no more, by `condition.question`, since a content version.

    `becomes`: the question that took its place, by `condition.question`. An answer moves there where `same` says that
    the meaning is the same; else it is kept there as one that was given before.
    """

    id: Key
    since: NonEmpty
    becomes: Key
    same: Truth = False


class Criterion(NamedTuple):
    """What judging needs to know of a question; `key`: the ids of its condition and its own, `mass.growing`."""

    key: str
    condition: str
    id: str
    phase: Phase
    core: bool
    ask: Ask


class Condition(Record):
    """One of the ten conditions (chapter 4)."""

    id: Id
    number: WholeNumber
    source: NonEmpty
    title: Text
    why: Text
    overall: Overall
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
    exceptions: tuple[ConditionException, ...] = ()

    @cached_property
    def criteria(self) -> tuple[Criterion, ...]:
        """What judging needs to know of its questions, in the order of the content."""
        return tuple(
            Criterion(f"{self.id}.{each.id}", self.id, each.id, each.phase, each.core, each.ask)
            for each in self.questions
        )


class Lesson(Record):
    """What an initiative teaches about one condition.

    `questions`: those that it speaks to, of any condition; none when it speaks to the condition as a whole.
    """

    role: LessonRole
    questions: tuple[Key, ...] = ()
    lesson: Text
    source: NonEmpty


class Coding(Record):
    """How an initiative stands on a question, as two readers of the text agreed; silence is `unknown`.

    A question without a coding is unknown as well.
    """

    level: Literal[0, 1, 2, "unknown"]
    source: NonEmpty


class InitiativePartner(Record):
    """A party in an initiative; `part` says what it does.

    `called`: what it is called in each language, where its name is no proper name.
    """

    name: NonEmpty
    called: Text | None = None
    kind: PartnerKind
    role: PartnerRole
    part: Text | None = None


class Initiative(Record):
    """An existing collaboration to learn from (annex 1).

    `file` is the own catalogue that it was read from, as it was given; None for a bundled one. `interview` keeps
    what was said: by id of a protocol question, the `answer`, a `note`, and the answer to each follow-up by its id.
    """

    id: Id
    name: NonEmpty
    other_names: tuple[str, ...] = ()
    type: Id
    since: Text
    organisation: Text
    started_by: Text
    initiator: Party
    form: Form
    scale: Scale
    goals: Annotated[tuple[Id, ...], Field(min_length=1)]
    target_groups: Annotated[tuple[Id, ...], Field(min_length=1)]
    education_levels: tuple[EducationLevel, ...] = ()
    sectors: tuple[Id, ...] = ()
    partners: tuple[InitiativePartner, ...] = ()
    funding: Text
    figures: tuple[Text, ...] = ()
    summary: Text
    source: NonEmpty
    conditions: Mapping[Id, Annotated[tuple[Lesson, ...], Field(min_length=1)]]
    coding: Mapping[Key, Coding] = Field(default_factory=dict)
    as_of: WholeNumber | None = None
    ask_for: tuple[NonEmpty, ...] = ()
    website: NonEmpty | None = None
    address: NonEmpty | None = None
    interview: Mapping[Id, Mapping[Id, NonEmpty]] | None = None
    file: str | None = None

    @cached_property
    def profile(self) -> Profile:
        """What likeness to it rests on."""
        return profile_of(self, self.type)

    @cached_property
    def folded_names(self) -> frozenset[str]:
        """All its names, however they are written."""
        return frozenset(map(folded, (self.name, *self.other_names)))


class CollaborationType(Record):
    """A type (3.1). `target_groups` are those of figure 2; `also` adds what other sections name."""

    id: Id
    source: NonEmpty
    title: Text
    about: Text
    target_groups: tuple[Id, ...]
    also: tuple[Id, ...] = ()

    def pull(self, group: str) -> float:
        """How much a target group points to it: 1 for one of figure 2, half for one that other sections add."""
        if group in self.target_groups:
            return 1.0
        return 0.5 if group in self.also else 0.0


class Goal(Record):
    """An aim that a collaboration may have, and the type it points to."""

    id: Id
    type: Id
    source: NonEmpty
    title: Text


class TargetGroup(Record):
    """A group of people that a collaboration may be for."""

    id: Id
    source: NonEmpty
    title: Text


class Priority(Record):
    """What a region finds most important."""

    id: Id
    title: Text
    about: Text
    source: NonEmpty


class Region(Record):
    """A region with its priorities, as they were in the year `as_of`."""

    id: Id
    name: NonEmpty
    as_of: WholeNumber
    about: Text
    source: NonEmpty
    priorities: tuple[Priority, ...]


class PlanPhase(Record):
    """A phase of the step plan (2.1)."""

    number: WholeNumber
    title: Text


class PlannedStep(Record):
    """A step of the step plan (2.1)."""

    id: str
    phase: WholeNumber
    title: Text
    does: Text
    result: Text
    source: NonEmpty


class NetworkAdvice(Record):
    """The study's advice beside the ten conditions: first build on networks that exist (chapter 5)."""

    advice: Text
    phase: Phase
    step: str
    source: NonEmpty


class TypesFile(Record):
    """`data/types.yaml`."""

    format: Literal["lea-check/types/1"]
    types: Annotated[tuple[CollaborationType, ...], Field(min_length=1)]
    goals: tuple[Goal, ...]
    target_groups: tuple[TargetGroup, ...]


class StepsFile(Record):
    """`data/steps.yaml`."""

    format: Literal["lea-check/steps/1"]
    source: NonEmpty
    phases: tuple[PlanPhase, ...]
    steps: tuple[PlannedStep, ...]
    networks: NetworkAdvice


class LanguageGap(Record):
    """How many texts of a content file miss a language, and so show in another."""

    file: str
    language: str
    count: WholeNumber


class Catalogue(Record):
    """All knowledge that an assessment rests on. `version` names the content, and changes when it does."""

    version: str
    conditions: tuple[Condition, ...]
    initiatives: tuple[Initiative, ...]
    types: TypesFile
    regions: tuple[Region, ...]
    steps: StepsFile
    gaps: tuple[LanguageGap, ...] = ()
    retired: tuple[Retired, ...] = ()

    @cached_property
    def condition_by_id(self) -> Mapping[str, Condition]:
        """Conditions by id, in the order of the content."""
        return {condition.id: condition for condition in self.conditions}

    @cached_property
    def initiative_by_id(self) -> Mapping[str, Initiative]:
        """Initiatives by id, in the order of the content."""
        return {initiative.id: initiative for initiative in self.initiatives}

    @cached_property
    def region_by_id(self) -> Mapping[str, Region]:
        """Regions by id, in the order of the content."""
        return {region.id: region for region in self.regions}

    @cached_property
    def goal_by_id(self) -> Mapping[str, Goal]:
        """Goals by id, in the order of the content."""
        return {goal.id: goal for goal in self.types.goals}

    @cached_property
    def group_by_id(self) -> Mapping[str, TargetGroup]:
        """Target groups by id, in the order of the content."""
        return {group.id: group for group in self.types.target_groups}

    @cached_property
    def type_by_id(self) -> Mapping[str, CollaborationType]:
        """Types by id, in the order of the content."""
        return {kind.id: kind for kind in self.types.types}

    @cached_property
    def shares_by_group(self) -> Mapping[str, Mapping[str, float]]:
        """By target group the types that it points to, each with its share of 1."""
        pulls = {group: {kind.id: kind.pull(group) for kind in self.types.types} for group in self.group_by_id}
        return {
            group: {kind: pull / sum(found.values()) for kind, pull in found.items() if pull}
            for group, found in pulls.items()
        }

    @cached_property
    def sectors(self) -> tuple[str, ...]:
        """The sectors of all initiatives, in the order of the content."""
        return tuple(dict.fromkeys(sector for each in self.initiatives for sector in each.sectors))

    @cached_property
    def question_count(self) -> int:
        """How many questions the content holds in all."""
        return sum(len(condition.questions) for condition in self.conditions)

    @cached_property
    def answerable(self) -> Mapping[str, tuple[str, ...]]:
        """What can be answered under each condition: the overall question, its questions, and those that it had.

        Of a condition that is no more only these.
        """
        found = {each.id: [OVERALL, *(question.id for question in each.questions)] for each in self.conditions}
        for gone in self.retired:
            condition, question = gone.id.split(".")
            found.setdefault(condition, []).append(question)
        return {condition: tuple(ids) for condition, ids in found.items()}

    @cached_property
    def question_by_key(self) -> Mapping[str, Question]:
        """Questions by `condition.question`, in the order of the content."""
        return {f"{condition.id}.{each.id}": each for condition in self.conditions for each in condition.questions}
