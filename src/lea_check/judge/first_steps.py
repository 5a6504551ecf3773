"""The first steps: at most five things to do or to find out, in the order that helps most."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from lea_check.judge.initiatives.lessons import experience
from lea_check.model.assessment import FirstStep, LessonFound, Standing, WayUp
from lea_check.model.catalogue import Catalogue, Question, Text
from lea_check.model.message import Label, Message
from lea_check.model.proposal import Proposal
from lea_check.model.vocabulary import YES, How

MOST_STEPS = 5

LessonOf = Callable[[str], LessonFound | None]
Want = tuple[Standing, How]


def first_steps(
    proposal: Proposal,
    questions: Sequence[Standing],
    way: WayUp | None,
    lesson_of: LessonOf,
    catalogue: Catalogue,
) -> tuple[FirstStep, ...]:
    """What the way up lifts, then the rest of the core, of the start and of the structural questions.

    The study's advice on existing networks (chapter 5) stands before that rest of the structural questions, for a plan
    that names no network.
    """
    *parts, last = _in_order(questions, way)
    before = [want for part in parts for want in part]
    wanted = bool(before or last)
    networks = [_networks(catalogue)] if wanted and not proposal.networks and not proposal.runs else []
    made = [*_steps(before, lesson_of, catalogue), *networks, *_steps(last, lesson_of, catalogue)]
    return tuple(made[:MOST_STEPS])


def first_gap(questions: Sequence[Standing], way: WayUp | None) -> str:
    """The question of the first of the first steps, by `condition.question`; nothing where all is a yes."""
    return next((question.key for part in _in_order(questions, way) for question, _ in part), "")


def _in_order(questions: Sequence[Standing], way: WayUp | None) -> Iterator[Iterable[Want]]:
    """What is not yet a yes, in the order of the steps: on the way up, of the core, of the start, and of what lasts."""
    lifts = {lift.key: lift for lift in way.lift} if way else {}
    weak = [each for each in questions if each.range and each.range.low < YES]
    yield _ordered([(each, lifts[each.key].how) for each in weak if each.key in lifts])
    rest = [(each, _how(each)) for each in weak if each.key not in lifts]
    yield _ordered([want for want in rest if want[0].core])
    yield _ordered([want for want in rest if want[0].phase == "start" and not want[0].core])
    yield [*_ordered([want for want in rest if want[0].phase == "structural"])]


def _how(question: Standing) -> How:
    return "find-out" if question.range and question.range.high >= YES else "do"


def _ordered(wants: Sequence[Want]) -> Iterator[Want]:
    """To do before to find out; what is asked of the same people together, at the place of the first."""
    yield from (want for want in wants if want[1] == "do")
    ask = [want for want in wants if want[1] == "find-out"]
    places = list(dict.fromkeys(question.ask for question, _ in ask))
    yield from sorted(ask, key=lambda want: places.index(want[0].ask))


def _steps(wants: Iterable[Want], lesson_of: LessonOf, catalogue: Catalogue) -> list[FirstStep]:
    return [_step(each, how, lesson_of, catalogue) for each, how in [*wants][:MOST_STEPS]]


def _step(found: Standing, how: How, lesson_of: LessonOf, catalogue: Catalogue) -> FirstStep:
    question = catalogue.question_by_key[found.key]
    assert found.range
    low, find_out = found.range.low, how == "find-out"
    return FirstStep(
        phase=found.phase,
        step=question.step,
        condition=found.condition,
        question=found.id,
        how=how,
        ask=question.ask if find_out else None,
        now=None if find_out else question.levels[low],
        next=question.question if find_out else question.levels[low + 1],
        advice=_ask_for(question) if find_out else _advice(question, low),
        lesson=lesson_of(found.key),
        initiatives=experience(found.key, catalogue),
    )


def _ask_for(question: Question) -> Message:
    return Message("step.ask", {"whom": Label("ask", question.ask), "question": question.question})


def _advice(question: Question, level: int) -> Text:
    return question.finish if level and question.finish else question.advice


def _networks(catalogue: Catalogue) -> FirstStep:
    advice = catalogue.steps.networks
    return FirstStep(advice.phase, advice.step, None, None, "do", None, None, None, advice.advice, None, None)
