"""The ids that the formats fix. Their names for people are in `data/words/`."""

from typing import Final, Literal, get_args

Phase = Literal["start", "structural"]
Stage = Literal["idea", "starting", "running", "structural"]
Party = Literal["employers", "education", "government", "research", "joint"]
Form = Literal["programme", "network", "centre", "company", "people-exchange"]
Scale = Literal["small", "local", "regional", "national"]
PartnerKind = Literal[
    "company",
    "employers-association",
    "school",
    "knowledge-institute",
    "government",
    "employment-service",
    "other",
]
PartnerRole = Literal["core", "joining"]
EducationLevel = Literal[
    "special-education",
    "vmbo",
    "havo",
    "vwo",
    "mbo-1",
    "mbo-2",
    "mbo-3",
    "mbo-4",
    "associate-degree",
    "hbo",
    "wo",
]
LessonRole = Literal["strength", "challenge", "exception", "mentioned"]
RUNNING: Final[tuple[Stage, ...]] = ("running", "structural")
"""The stages of what runs already."""

Status = Literal["missing", "partial", "met"]
Readiness = Literal["not-ready", "conditional", "ready"]
Rung = Literal["not-yet", "feasible-if", "feasible-to-start", "feasible-and-durable"]
Headline = Literal["not-established", "not-yet", "feasible-if", "feasible-to-start", "feasible-and-durable"]
AnswerKind = Literal["level", "votes", "unknown", "unanswered", "not-applicable"]
OpenReason = Literal["left-out", "not-asked", "unknown", "unanswered", "divided", "parties-apart", "not-shown"]
"""Why the level of a question is not settled; where several hold, the first of these."""
How = Literal["find-out", "do"]
Ask = Literal["employers", "school", "partners", "driver", "payers", "ourselves"]
"""Whom to ask when nobody in the room knows."""

PHASES: Final[tuple[Phase, ...]] = get_args(Phase)
READINESS: Final[tuple[Readiness, ...]] = get_args(Readiness)
RUNGS: Final[tuple[Rung, ...]] = get_args(Rung)
HEADLINES: Final[tuple[Headline, ...]] = get_args(Headline)
ASKS: Final[tuple[Ask, ...]] = get_args(Ask)
STAGES: Final[tuple[Stage, ...]] = get_args(Stage)
PARTIES: Final[tuple[Party, ...]] = get_args(Party)
FORMS: Final[tuple[Form, ...]] = get_args(Form)
PARTNER_ROLES: Final[tuple[PartnerRole, ...]] = get_args(PartnerRole)
PARTNER_KINDS: Final[tuple[PartnerKind, ...]] = get_args(PartnerKind)
EDUCATION_LEVELS: Final[tuple[EducationLevel, ...]] = get_args(EducationLevel)
LESSON_ROLES: Final[tuple[LessonRole, ...]] = get_args(LessonRole)
SCALES: Final[tuple[Scale, ...]] = get_args(Scale)
LEVELS: Final = (0, 1, 2)
"""What an answer can be: no, partly, yes."""
YES: Final = 2
HIGHEST_LEVEL: Final = 3
"""A yes that is shown. Nobody chooses it: a yes with evidence is one."""

OVERALL: Final = "overall"
"""Under a condition, the answer to its overall question."""

# A sub-question of the protocol may not bear the name of what stands beside it in a recording.
SAID_PARTS: Final = ("answer", "note")

# A question may not bear the name of a part of an answer: under a condition both can stand.
ANSWER_PARTS: Final = ("level", "votes", "not_applicable", "before", "evidence", "note")

PARTY: Final = "party"
REMARKS: Final = "remarks"
IGNORE: Final = "ignore"
# A condition may not bear the name of what else the column of a form can be for.
FORM_COLUMNS: Final = (PARTY, REMARKS, IGNORE)
