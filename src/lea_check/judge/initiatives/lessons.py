"""Who met this very gap: the lesson of an initiative that speaks to a question."""

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass

from lea_check.judge.initiatives.likeness import is_alike
from lea_check.model.assessment import ConditionResult, Experience, LessonFound, Match, QuestionResult
from lea_check.model.catalogue import Catalogue, Initiative, Lesson
from lea_check.model.vocabulary import LessonRole

NEAR = 0.1
"""How much less alike than the best an initiative may be whose lesson is chosen for its role. That bound is ours."""

ORDER: tuple[LessonRole, ...] = ("strength", "challenge", "mentioned", "exception")
"""Who shows how comes before who met the same, and both before who names it."""


@dataclass(frozen=True, slots=True)
class _Told:
    match: Match
    condition: str
    lesson: Lesson


def gap_of(result: ConditionResult, lifted: Container[str]) -> QuestionResult | None:
    """The question of a condition that is told of as its gap; None where all is a yes.

    One on the way up (`lifted`, by `condition.question`), else the weakest that is known, else the weakest.
    """
    weak = [each for each in result.questions if each.range and not each.yes]
    on_way = [each for each in weak if each.key in lifted]
    known = [each for each in weak if not each.why]
    return min(on_way or known or weak, key=lambda each: (each.low, each.high), default=None)


def lesson_for(key: str, matches: Sequence[Match]) -> LessonFound | None:
    """A lesson that names a question (`condition.question`), of any condition.

    Of the initiatives that are nearly as alike as the most alike with such a lesson, by role, then by likeness. Who did
    not need it teaches nothing to those who do, and comes in only where no other names the question. None names it: a
    lesson on the condition as a whole, as that; or None.
    """
    named = _told(matches, lambda _, lesson: key in lesson.questions)
    told = [each for each in named if each.lesson.role != "exception"] or named
    if told:
        return _best(told, "question")
    condition = key.partition(".")[0]
    return _best(_told(matches, lambda about, lesson: about == condition and not lesson.questions))


def lessons_on(key: str, initiatives: Iterable[Initiative]) -> list[tuple[Initiative, Lesson]]:
    """All lessons that name a question, of any condition: by role, then in the order of the content."""
    told = [
        (initiative, lesson)
        for initiative in initiatives
        for lessons in initiative.conditions.values()
        for lesson in lessons
        if key in lesson.questions
    ]
    return sorted(told, key=lambda each: ORDER.index(each[1].role))


def experience(key: str, catalogue: Catalogue) -> Experience:
    """Of the initiatives of the catalogue: how many had this, had it partly or not, and do not say."""
    levels = [each.coding[key].level if key in each.coding else "unknown" for each in catalogue.initiatives]
    return Experience(levels.count(2), levels.count(0) + levels.count(1), levels.count("unknown"))


def _told(matches: Iterable[Match], is_meant: Callable[[str, Lesson], bool]) -> list[_Told]:
    """The lessons that are meant, of which the condition and the lesson say it."""
    return [
        _Told(match, condition, lesson)
        for match in matches
        for condition, lessons in match.initiative.conditions.items()
        for lesson in lessons
        if is_meant(condition, lesson)
    ]


def _best(told: Sequence[_Told], about: str = "condition") -> LessonFound | None:
    if not told:
        return None
    # Rounded, as a likeness is: 0.45 less 0.1 would be a little more than 0.35.
    floor = round(max(each.match.similarity for each in told) - NEAR, 3)
    near = [each for each in told if each.match.similarity >= floor]
    best = min(near, key=lambda each: (ORDER.index(each.lesson.role), -each.match.similarity, each.match.initiative.id))
    return LessonFound(
        best.match.initiative.id, best.condition, best.lesson.role, about, is_alike(best.match), best.lesson
    )
