"""What a report for people consists of. The formats draw these blocks; the words in them are final."""

from typing import Literal, NamedTuple

from ..model.assessment import Range

Tone = Literal["plain", "strong", "warning"]
MarkName = Literal["met", "partial", "missing", "open", "none"]


class Paragraph(NamedTuple):
    """A paragraph of text."""

    text: str
    tone: Tone = "plain"


class Bullets(NamedTuple):
    """A list, with a line above it where there is one."""

    items: tuple[str, ...]
    title: str | None = None


class Rung(NamedTuple):
    """A rung of the ladder of verdicts; `label` says whether it holds now or could still be reached."""

    title: str
    proven: bool
    possible: bool
    label: str


class Ladder(NamedTuple):
    """The four verdicts, highest first."""

    rungs: tuple[Rung, ...]


class Mark(NamedTuple):
    """A status: a name for its symbol and colour, and its word. Shown together always."""

    name: MarkName
    word: str


class ConditionRow(NamedTuple):
    """A condition in the overview: the range of its levels (0-3) and its status in each phase."""

    number: int
    title: str
    range: Range | None
    whole: Mark
    phases: tuple[Mark, ...]


class Overview(NamedTuple):
    """The ten conditions at a glance. `headings`: for the condition, then for each phase."""

    headings: tuple[str, ...]
    rows: tuple[ConditionRow, ...]
    legend: str


class Card(NamedTuple):
    """Something with a title and named facts about it."""

    title: str
    mark: Mark | None
    facts: tuple[tuple[str, str], ...]


class Grid(NamedTuple):
    """A table. Columns without text are there to be filled in by hand; `shares` are relative widths."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[int, ...]


class HandsRow(NamedTuple):
    """Hands of a group on 0, 1, 2, 3 and "we do not know" (five numbers), and the level that follows, in words."""

    who: str
    hands: tuple[int, ...]
    level: str


class Spread(NamedTuple):
    """The hands on one question, a row for each group and round; `notes` say what stands out.

    `headings`: for who, the five counts, and the level.
    """

    title: str
    headings: tuple[str, ...]
    rows: tuple[HandsRow, ...]
    notes: tuple[str, ...]


class Standing(NamedTuple):
    """How a condition stands: its range (levels 0-3), and its status."""

    range: Range | None
    mark: Mark


class StandingsRow(NamedTuple):
    """A condition in each of several assessments; `moved` says in a word what differs."""

    number: int
    title: str
    standings: tuple[Standing, ...]
    moved: str


class Standings(NamedTuple):
    """Conditions side by side. `headings`: for the condition, then for each assessment; `moved`: for what moved."""

    headings: tuple[str, ...]
    rows: tuple[StandingsRow, ...]
    moved: str = ""


class BallotRow(NamedTuple):
    """A question to answer on paper: its id, and what its levels 0 to 3 look like."""

    number: int
    question: str
    id: str
    explanation: str
    levels: tuple[str, ...]


class Ballot(NamedTuple):
    """Questions with boxes to tick. `headings`: for the question, the four levels, and "we do not know"."""

    headings: tuple[str, ...]
    rows: tuple[BallotRow, ...]


Block = Paragraph | Bullets | Ladder | Overview | Card | Grid | Spread | Standings | Ballot


class Section(NamedTuple):
    """A part of a report under a heading."""

    id: str
    title: str
    blocks: tuple[Block, ...]


class Report(NamedTuple):
    """A report: its language, title and a line about it, and its sections in order."""

    lang: str
    title: str
    subtitle: str
    sections: tuple[Section, ...]
