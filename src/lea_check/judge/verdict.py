"""The rung that is proven, the one that is possible, what people read first, and the way up.

Nothing makes up for a missing yes: a phase is as ready as its weakest question lets it be.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from lea_check.model.assessment import Counts, Lift, Onward, PhaseResult, QuestionRef, QuestionResult, Verdict, WayUp
from lea_check.model.vocabulary import RUNGS, YES, Headline, Phase, Readiness, Rung


class Bounds(NamedTuple):
    """All of a question that is left that a verdict rests on."""

    phase: Phase
    core: bool
    low: int
    high: int


Left = Sequence[Bounds]


def left_of(questions: Iterable[QuestionResult]) -> list[Bounds]:
    """The questions that count, in the order of the content."""
    return [Bounds(each.phase, each.core, each.range.low, each.range.high) for each in questions if each.range]


def phase_results(left: Left, *, runs: bool) -> Mapping[Phase, PhaseResult]:
    """How ready each phase is."""
    lows, highs = _ends(left)
    return {
        "start": PhaseResult(_start(lows, runs=runs), _start(highs, runs=runs)),
        "structural": PhaseResult(_structural(lows), _structural(highs)),
    }


def verdict(left: Left, *, runs: bool, shown: bool = False) -> Verdict:
    """What holds now and what could still be. *Not yet* is only read first where it is a known no."""
    proven, possible = (_rung(levels, runs=runs) for levels in _ends(left))
    return Verdict(headline_of(proven, possible), proven, possible, runs, shown)


def headline_of(proven: Rung, possible: Rung) -> Headline:
    """What people read first."""
    return "not-established" if proven == "not-yet" != possible else proven


def counts(questions: Sequence[QuestionResult], phase: Phase) -> Counts:
    """How the questions of a phase stand: a yes, to do, to find out, and left out by hand."""
    own = [each for each in questions if each.phase == phase]
    left = [each.range for each in own if each.range]
    yes = sum(1 for each in left if each.low >= YES)
    do = sum(1 for each in left if each.high < YES)
    by_hand = [each for each in own if not each.range and each.kind == "not-applicable"]
    left_out = sum(1 for each in by_hand if not isinstance(each.reason, Mapping))
    return Counts(yes, do, len(left) - yes - do, left_out)


def way_up(questions: Sequence[QuestionResult], *, runs: bool) -> WayUp | None:
    """What must rise for the next rung. None at the top, and where the next rung has no questions left to rise."""
    standing = [each for each in questions if each.range]
    left = left_of(standing)
    need = _need(left, runs=runs)
    if not need:
        return None
    raised = _raised(left, need)
    onward = _need(raised, runs=runs)
    then = Onward(_proven(_raised(raised, onward), runs=runs), len(onward)) if onward else None
    lift = tuple(_lift(standing[place], to) for place, to in need.items())
    return WayUp(_proven(raised, runs=runs), lift, then)


def on_word(questions: Sequence[QuestionResult], found: Verdict) -> tuple[QuestionRef, ...]:
    """Each yes without evidence among the questions that the headline rests on."""
    all_count = found.running or found.headline == RUNGS[-1]
    return tuple(
        QuestionRef(each.condition, each.id)
        for each in questions
        if each.yes and not each.evidence and (all_count or each.phase == "start")
    )


Levels = Sequence[tuple[Phase, bool, int]]
"""Of each question that is left its phase, whether it is core, and a level; bare, as this is where judging goes."""


def _ends(left: Left) -> tuple[Levels, Levels]:
    """The questions at their low ends, and at their high ends."""
    return _lows(left), [(phase, core, high) for phase, core, _, high in left]


def _lows(left: Left) -> Levels:
    return [(phase, core, low) for phase, core, low, _ in left]


def _proven(left: Left, *, runs: bool) -> Rung:
    return _rung(_lows(left), runs=runs)


def _rung(levels: Levels, *, runs: bool) -> Rung:
    start = _start(levels, runs=runs)
    if start != "ready":
        return "not-yet" if start == "not-ready" else "feasible-if"
    return "feasible-and-durable" if _structural(levels) == "ready" else "feasible-to-start"


def _start(levels: Levels, *, runs: bool) -> Readiness:
    """Not ready where a core question is a no; in what runs, also where most of what lasts is."""
    own = [(level, core) for phase, core, level in levels if phase == "start"]
    if runs and _lacking(levels) > 0:
        return "not-ready"
    if not own:
        return "ready" if runs else "not-ready"
    if (0, True) in own:
        return "not-ready"
    return "ready" if min(own)[0] >= YES else "conditional"


def _structural(levels: Levels) -> Readiness:
    own = [level for phase, _, level in levels if phase == "structural"]
    if not own or min(own) == 0:
        return "not-ready"
    return "ready" if min(own) >= YES else "conditional"


def _lacking(levels: Levels) -> int:
    """How many structural questions more what runs must have partly at least: half of them, and one at the least."""
    own = [level for phase, _, level in levels if phase == "structural"]
    return max(1, -(-len(own) // 2)) - (len(own) - own.count(0))


def _need(left: Left, *, runs: bool) -> dict[int, int]:
    """What the next rung asks: the level by the place of each question whose low end is under it.

    Empty at the top, and where nothing that rises leads to it.
    """
    proven = _proven(left, runs=runs)
    if proven == RUNGS[-1]:
        return {}
    need = {place: to for place, each in enumerate(left) if each.low < (to := _asked(each, proven))}
    if runs and proven == RUNGS[0]:
        need |= dict.fromkeys(_to_stand(left), 1)
    need = dict(sorted(need.items()))
    return need if _proven(_raised(left, need), runs=runs) != proven else {}


def _asked(question: Bounds, proven: Rung) -> int:
    """The level that the rung after `proven` asks of a question."""
    if proven == "not-yet":
        return 1 if question.core else 0
    if proven == "feasible-if":
        return YES if question.phase == "start" else 0
    return YES


def _to_stand(left: Left) -> list[int]:
    """The structural questions that must rise for what runs to stand: those to find out first, then by place."""
    lacking = max(0, _lacking(_lows(left)))
    nos = [place for place, each in enumerate(left) if each.phase == "structural" and each.low == 0]
    return sorted(nos, key=lambda place: left[place].high < 1)[:lacking]


def _raised(left: Left, need: Mapping[int, int]) -> list[Bounds]:
    raised = [*left]
    for place, to in need.items():
        phase, core, low, high = left[place]
        raised[place] = Bounds(phase, core, max(low, to), max(high, to))
    return raised


def _lift(question: QuestionResult, to: int) -> Lift:
    found = question.range
    assert found
    return Lift(question.condition, question.id, found.low, to, "find-out" if found.high >= to else "do")
