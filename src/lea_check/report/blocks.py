"""What a report for people consists of. The formats draw these blocks; the words in them are final."""

from typing import Literal, NamedTuple

from lea_check.model.assessment import Range
from lea_check.model.vocabulary import YES

Tone = Literal["plain", "strong", "warning", "heading"]
MarkName = Literal["met", "partial", "missing", "open", "none"]


class Paragraph(NamedTuple):
    """A paragraph of text. With the tone `heading` it names the blocks after it, up to the next one."""

    text: str
    tone: Tone = "plain"


class Bullets(NamedTuple):
    """A list, with a line above it where there is one.

    `symbols`: a status for each item, whose word the item says itself.
    """

    items: tuple[str, ...]
    title: str | None = None
    symbols: tuple[MarkName, ...] = ()


class Rung(NamedTuple):
    """A rung of the ladder of verdicts; `here`: the one that holds now, of which `label` says so."""

    title: str
    here: bool
    label: str


class Ladder(NamedTuple):
    """The four verdicts, highest first."""

    rungs: tuple[Rung, ...]


class Mark(NamedTuple):
    """A status: a name for its symbol and colour, and its word. Shown together always."""

    name: MarkName
    word: str


class Span(NamedTuple):
    """A range of levels (0-3), and the same in words."""

    range: Range
    text: str

    @property
    def open(self) -> bool:
        """More than one level is possible; else the status beside it says it all."""
        return self.range.low < self.range.high


class ConditionRow(NamedTuple):
    """A condition in the overview: the range of its levels (0-3), its status in each phase, and its range there."""

    number: int
    title: str
    range: Range | None
    whole: Mark
    phases: tuple[Mark, ...]
    spans: tuple[Span | None, ...] = ()


class Overview(NamedTuple):
    """The ten conditions at a glance.

    `headings`: for the condition, then for each phase. `levels`: the words for level 0 to 3.
    """

    headings: tuple[str, ...]
    levels: tuple[str, ...]
    rows: tuple[ConditionRow, ...]
    legend: str

    @property
    def ends(self) -> tuple[str, str]:
        """The words for no and yes, between which ranges lie."""
        return self.levels[0], self.levels[YES]


class Similarity(NamedTuple):
    """What an initiative is, why it is like the proposal, and what it tells about."""

    about: str
    reasons: Bullets
    lessons: Bullets


class Card(NamedTuple):
    """Something with a title and named facts about it.

    `similarity` says the same of an example, in parts, with the lessons that also stand at the gaps.
    """

    title: str
    mark: Mark | None
    facts: tuple[tuple[str, str], ...]
    similarity: Similarity | None = None


class Grid(NamedTuple):
    """A table. `shares` are relative widths; the last `by_hand` columns are there to be filled in by hand."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[int, ...]
    by_hand: int = 0


class VoteRow(NamedTuple):
    """Hands of a group for no, partly, yes and "we do not know" (four numbers), and what follows, in words."""

    who: str
    hands: tuple[int, ...]
    level: str
    range: Range | None = None


class VoteSpread(NamedTuple):
    """The hands on one question, a row for each group and round; `notes` say what stands out.

    `headings`: for who, the four counts, and the level.
    """

    title: str
    headings: tuple[str, ...]
    rows: tuple[VoteRow, ...]
    notes: tuple[str, ...]


class StatusCell(NamedTuple):
    """How a condition stands: the range of its levels (0-3), and its status."""

    span: Span | None
    mark: Mark


class StatusRow(NamedTuple):
    """A condition in each of several assessments; `moved` says in a word what differs."""

    number: int
    title: str
    cells: tuple[StatusCell, ...]
    moved: str


class StatusTable(NamedTuple):
    """Conditions side by side. `headings`: for the condition, then for each assessment; `moved`: for what moved."""

    headings: tuple[str, ...]
    rows: tuple[StatusRow, ...]
    moved: str = ""


class TickQuestion(NamedTuple):
    """A question to answer by hand: its id, who the core is where it speaks of the core, what its levels look like."""

    number: int
    question: str
    id: str
    core: str
    levels: tuple[str, ...]
    explanation: str


class Questionnaire(NamedTuple):
    """Questions with boxes to tick. `choices`: the words for the three levels, and "we do not know"."""

    choices: tuple[str, ...]
    questions: tuple[TickQuestion, ...]


class TickOne(NamedTuple):
    """A line with boxes of which one is ticked."""

    title: str
    options: tuple[str, ...]


class WritingRoom(NamedTuple):
    """Room to write by hand: so many lines; one stands behind the title."""

    title: str
    lines: int


class VotingCards(NamedTuple):
    """Cards to cut out and hold up, with the symbol of a status and a word each."""

    cards: tuple[tuple[MarkName, str], ...]


class PlanStep(NamedTuple):
    """A step of the step plan: the phase it belongs to, and how many next steps have their place there, in words."""

    id: str
    title: str
    phase: str
    todo: int
    todo_words: str


class PlanLine(NamedTuple):
    """The line of the step plan (figure 1 of the study), with the place of the next steps."""

    title: str
    steps: tuple[PlanStep, ...]

    @property
    def used(self) -> Bullets:
        """The steps that have something to do, as a list."""
        return Bullets(tuple(f"{step.id}: {step.title}" for step in self.steps if step.todo), self.title)


class Action(NamedTuple):
    """A first step: what, how, who does it and by when; `how` may be left out, the others wait to be agreed."""

    what: str
    how: str
    who: str
    by: str


class Actions(NamedTuple):
    """The first steps. `headings`: for what, who and by when; `nobody`: for a step without who and by when."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[Action, ...]
    nobody: str

    @property
    def lead(self) -> Paragraph:
        """The line above the steps."""
        return Paragraph(self.title, "strong")


FormBlock = Questionnaire | TickOne | WritingRoom | VotingCards
"""What a form is made of."""

Block = (
    Paragraph | Actions | Bullets | Ladder | Overview | Card | Grid | VoteSpread | StatusTable | PlanLine | FormBlock
)


class Section(NamedTuple):
    """A part of a report under a heading.

    `break_after`: on paper, what follows starts on a new page, so that this one may be used without the others.
    """

    id: str
    title: str
    blocks: tuple[Block, ...]
    break_after: bool = False


class Report(NamedTuple):
    """A report: its language, title and a line about it, and its sections in order.

    `kind` says what it is a report of, `contents` is the heading of a list of its sections, and `room` is how many
    lines there are to write on after each question, where it is printed. `paper`: a form to fill in by hand, on as
    few pages as can be.
    """

    lang: str
    title: str
    subtitle: str
    sections: tuple[Section, ...]
    kind: str = ""
    contents: str = ""
    room: int = 0
    paper: bool = False
