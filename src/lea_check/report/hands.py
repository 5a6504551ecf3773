"""How the room voted: the spread of each voted question, who stands where, and what moved between two rounds."""

from collections.abc import Iterable, Iterator

from ..judge.votes import apart_medians, is_divided, votes_range
from ..model.assessment import QuestionResult, Range
from ..model.proposal import Hands, Votes
from .blocks import HandsRow, Spread
from .findings import Findings
from .inert import inert
from .symbols import HANDS


def hands_blocks(found: Findings) -> list[Spread]:
    """A spread for each question that was voted on, in the order of the content."""
    return [
        _spread(found, question, question.votes)
        for condition in found.assessment.conditions
        for question in _asked(condition.questions)
        if question.votes
    ]


def _asked(questions: tuple[QuestionResult, ...]) -> tuple[QuestionResult, ...]:
    """Each vote once: one on the whole condition stands at all its questions."""
    return questions[:1] if questions[0].whole else questions


def _spread(found: Findings, question: QuestionResult, votes: Votes) -> Spread:
    words = found.words
    rounds = [(question.before, words("report.hands-first")), (votes, words("report.hands-now"))]
    if question.before is None:
        rounds = [(votes, "")]
    rows = [row for hands, when in rounds if hands for row in _rows(found, hands, when)]
    title = found.title(question.condition) if question.whole else found.ask(question.condition, question.id)
    headings = (words("report.hands-who"), *HANDS, words("report.hands-level"))
    return Spread(title, headings, tuple(rows), tuple(_notes(found, question, votes)))


def _rows(found: Findings, votes: Votes, when: str) -> Iterator[HandsRow]:
    for party, hands in votes.parties.items():
        yield _row(found, inert(found.words.label("party", party)), when, hands, Votes(hands, {}))
    if len(votes.parties) != 1:
        yield _row(found, found.words("interview.group.room"), when, votes.pooled(), votes)


def _row(found: Findings, who: str, when: str, hands: Hands, votes: Votes) -> HandsRow:
    five, levels = (*hands, 0)[:5], votes_range(votes)
    return HandsRow(f"{who}, {when}" if when else who, five, _level(found, levels), levels)


def _level(found: Findings, levels: Range | None) -> str:
    return found.words.levels(*levels) if levels else found.words("report.unknown")


def _notes(found: Findings, question: QuestionResult, votes: Votes) -> Iterable[str]:
    words = found.words
    if is_divided(votes.pooled()):
        yield words("report.hands-divided")
    medians = apart_medians(votes)
    if medians:
        yield found.parties_differ(medians)
    if question.before:
        yield _moved(found, question.before, votes)


def _moved(found: Findings, before: Votes, votes: Votes) -> str:
    """What the second round changed: the level, or how far the room is of one mind."""
    first, now = votes_range(before), votes_range(votes)
    if first == now:
        return found.words("report.hands-same")
    return found.words("report.hands-moved", before=_level(found, first), after=_level(found, now))
