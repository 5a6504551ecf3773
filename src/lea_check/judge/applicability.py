"""What does not apply: what exceptions of the content lift, and how much a room may leave out by hand."""

from collections.abc import Sequence

from lea_check.model.catalogue import Criterion, Text
from lea_check.model.proposal import Answer
from lea_check.model.vocabulary import PHASES, AnswerKind, Phase

PART_LEFT_OUT = 3
"""One in so many questions of a phase can be left out by hand, rounded down. That bound is ours."""


Gist = tuple[AnswerKind, int | None, bool, bool, bool]
"""All that counts of an answer without votes: its kind, its level, and `whole`, `asked` and evidence as for `Given`."""

Given = tuple[Criterion, Answer, bool, bool, Text | None]
"""A question and the answer that counts for it.

`whole`: that is the answer to the overall question. `asked`: not left open by an overall question that does not ask it.
`lifted`: why an exception takes it out.
"""


def out_by_hand(given: Sequence[Given]) -> frozenset[str]:
    """The questions that are out by hand, by `condition.question`: the first of them in the order of the content.

    A core question never is; nor are more than a third of a phase, of all that exceptions leave of it.
    """
    if all(answer.kind != "not-applicable" for _, answer, _, _, _ in given):
        return frozenset()
    return frozenset(key for phase in PHASES for key in _out_of_phase(given, phase))


def _out_of_phase(given: Sequence[Given], phase: Phase) -> list[str]:
    left = [(question, answer) for question, answer, *_, lifted in given if question.phase == phase and not lifted]
    wanted = [question.key for question, answer in left if answer.kind == "not-applicable" and not question.core]
    return wanted[: len(left) // PART_LEFT_OUT]
