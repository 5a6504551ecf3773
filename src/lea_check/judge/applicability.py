"""What does not apply: what exceptions of the content lift, and how much a room may leave out by hand."""

from collections.abc import Sequence
from typing import NamedTuple

from lea_check.model.catalogue import Criterion, Text
from lea_check.model.proposal import Answer
from lea_check.model.vocabulary import PHASES, AnswerKind, Phase

PART_LEFT_OUT = 3
"""One in so many questions of a phase can be left out by hand, rounded down. That bound is ours."""


class Gist(NamedTuple):
    """All that counts of an answer without votes, whatever its texts are.

    `whole`: it is the answer to the overall question. `asked`: not left open by an overall question that does not ask
    it. `evident`: evidence is named.
    """

    kind: AnswerKind
    level: int | None
    whole: bool
    asked: bool
    evident: bool


class Given(NamedTuple):
    """What was given to a question: its own answer, and the one that counts.

    `lifted`: why an exception takes it out.
    """

    question: Criterion
    own: Answer
    answer: Answer
    gist: Gist
    lifted: Text | None


def out_by_hand(given: Sequence[Given]) -> frozenset[str]:
    """The questions that are out by hand, by `condition.question`: the first of them in the order of the content.

    A core question never is; nor are more than a third of a phase, of all that exceptions leave of it.
    """
    if all(each.answer.kind != "not-applicable" for each in given):
        return frozenset()
    return frozenset(key for phase in PHASES for key in _out_of_phase(given, phase))


def _out_of_phase(given: Sequence[Given], phase: Phase) -> list[str]:
    left = [each for each in given if each.question.phase == phase and each.lifted is None]
    wanted = [each.question.key for each in left if each.answer.kind == "not-applicable" and not each.question.core]
    return wanted[: len(left) // PART_LEFT_OUT]
