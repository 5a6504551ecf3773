"""What is not settled: open questions, parties that differ, and how much is covered."""

from collections.abc import Sequence

from lea_check.model.assessment import ConditionResult, Coverage, Disagreement, OpenQuestion, QuestionResult, WayUp


def open_questions(questions: Sequence[QuestionResult], way: WayUp | None) -> tuple[OpenQuestion, ...]:
    """The questions whose level is not settled, those that stand in the way up first."""
    in_way = {(lift.condition, lift.question) for lift in way.lift} if way else set()
    found = [
        OpenQuestion(question.condition, question.id, question.open_why, (question.condition, question.id) in in_way)
        for question in questions
        if question.open_why
    ]
    return tuple(sorted(found, key=lambda question: not question.decisive))


def disagreements(questions: Sequence[QuestionResult]) -> tuple[Disagreement, ...]:
    """The questions on which parties are two or more levels apart."""
    return tuple(
        Disagreement(question.condition, question.id, question.medians) for question in questions if question.medians
    )


def coverage(conditions: Sequence[ConditionResult]) -> Coverage:
    """How many of the questions that apply have a known answer: a level, or a divided room."""
    apply = [question for condition in conditions for question in condition.questions if question.range]
    known = [question for question in apply if question.open_why not in ("unknown", "unanswered")]
    return Coverage(
        answered=len(known),
        of=len(apply),
        whole=len({question.condition for question in known if question.whole}),
        shown=sum(1 for question in apply if question.evidence),
    )
