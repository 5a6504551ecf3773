"""The rung that is proven, the one that is possible, what people read first, and the way up.

Nothing makes up for a missing yes: a phase is as ready as its weakest question lets it be. So a rung rests on nothing
but how many questions stand at no, partly and yes: of the core, of the rest of the start, and of what lasts.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from operator import add
from typing import NamedTuple

from lea_check.model.assessment import Counts, Lift, Onward, PhaseResult, QuestionRef, Standing, Verdict, WayUp
from lea_check.model.vocabulary import LEVELS, RUNGS, YES, Headline, Phase, Readiness, Rung

Place = int
"""0, 1, 2: no, partly, yes of a core question; 3, 4, 5: of another start question; 6, 7, 8: of a structural one."""

Tally = tuple[int, ...]
"""How many questions stand at each place."""

_START, _STRUCTURAL, _PLACES = 3, 6, 9

_RISES: Mapping[Rung, Sequence[Place]] = {
    "not-yet": (1, 1, 2, 3, 4, 5, 6, 7, 8),
    "feasible-if": (2, 2, 2, 5, 5, 5, 6, 7, 8),
    "feasible-to-start": (2, 2, 2, 5, 5, 5, 8, 8, 8),
    "feasible-and-durable": range(_PLACES),
}
"""Where the rung after one asks a question to stand, by where it stands."""


class Bounds(NamedTuple):
    """The places of a question at its low and at its high end: all of it that a verdict rests on."""

    low: Place
    high: Place


class _Step(NamedTuple):
    """The next rung, where questions stand once those that must have risen, and how many must."""

    rung: Rung
    lows: Tally
    rise: int


class Left(NamedTuple):
    """The questions that count, in the order of the content; and how many stand where, at their low and high ends."""

    bounds: Sequence[Bounds]
    lows: Tally
    highs: Tally


def left_of(questions: Iterable[Standing]) -> Left:
    """The questions that count."""
    bounds = [_bounds(each.phase, each.core, found.low, found.high) for each in questions if (found := each.range)]
    lows, highs = [0] * _PLACES, [0] * _PLACES
    for low, high in bounds:
        lows[low] += 1
        highs[high] += 1
    return Left(bounds, tuple(lows), tuple(highs))


@cache  # there are few
def _bounds(phase: Phase, core: bool, low: int, high: int) -> Bounds:
    """Where a question stands; a yes that is shown is a yes."""
    first = _STRUCTURAL if phase == "structural" else 0 if core else _START
    return Bounds(first + min(low, YES), first + min(high, YES))


def phase_results(left: Left, *, runs: bool) -> Mapping[Phase, PhaseResult]:
    """How ready each phase is."""
    _, lows, highs = left
    return {
        "start": PhaseResult(_start(lows, runs), _start(highs, runs)),
        "structural": PhaseResult(_structural(lows), _structural(highs)),
    }


def verdict(left: Left, *, runs: bool, shown: bool = False) -> Verdict:
    """What holds now and what could still be. *Not yet* is only read first where it is a known no."""
    return _verdict(_rung(left.lows, runs), _rung(left.highs, runs), runs, shown)


@cache  # there are few
def _verdict(proven: Rung, possible: Rung, runs: bool, shown: bool) -> Verdict:
    return Verdict(headline_of(proven, possible), proven, possible, runs, shown)


def headline_of(proven: Rung, possible: Rung) -> Headline:
    """What people read first."""
    return "not-established" if proven == "not-yet" != possible else proven


def is_decisive(question: Standing, left: Left, *, runs: bool) -> bool:
    """Whether this question, settled at its low or at its high end, changes the headline."""
    found = question.range
    return found is not None and _decides(
        _bounds(question.phase, question.core, found.low, found.high), left.lows, left.highs, runs
    )


@lru_cache(10_000)
def _decides(bounds: Bounds, lows: Tally, highs: Tally, runs: bool) -> bool:
    low, high = bounds
    at_low = _headline(lows, _moved(highs, high, low), runs)
    at_high = _headline(_moved(lows, low, high), highs, runs)
    return not at_low == at_high == _headline(lows, highs, runs)


def counts(questions: Sequence[Standing], left: Left, phase: Phase) -> Counts:
    """How the questions of a phase stand: a yes, to do, to find out, and left out by hand."""
    lows, highs = (_of_phase(tally, phase) for tally in (left.lows, left.highs))
    by_hand = _left_out(questions, phase) if len(left.bounds) < len(questions) else 0
    return _counts(lows[YES], sum(highs[:YES]), highs[YES] - lows[YES], by_hand)


_counts = lru_cache(10_000)(Counts)


def _of_phase(tally: Tally, phase: Phase) -> Tally:
    """How many questions of a phase stand at no, partly and yes."""
    if phase == "structural":
        return tally[_STRUCTURAL:]
    return tuple(map(add, tally[:_START], tally[_START:_STRUCTURAL]))


def _left_out(questions: Iterable[Standing], phase: Phase) -> int:
    """How many questions of a phase somebody left out."""
    out = [each for each in questions if each.phase == phase and not each.range]
    return sum(1 for each in out if each.kind == "not-applicable" and not isinstance(each.reason, Mapping))


def way_up(questions: Iterable[Standing], left: Left, *, runs: bool) -> WayUp | None:
    """What must rise for the next rung. None at the top, and where the next rung has no questions left to rise."""
    step = _step(left.lows, runs)
    if not step:
        return None
    then = _step(step.lows, runs)
    standing = [each for each in questions if each.range]
    lift = tuple(_lift(standing[number], to % len(LEVELS)) for number, to in _risers(left, runs).items())
    return WayUp(step.rung, lift, Onward(then.rung, then.rise) if then else None)


def on_word(questions: Sequence[Standing], found: Verdict) -> tuple[QuestionRef, ...]:
    """Each yes without evidence among the questions that the headline rests on."""
    all_count = found.running or found.headline == RUNGS[-1]
    return tuple(
        QuestionRef(each.condition, each.id)
        for each in questions
        if each.yes and not each.evident and (all_count or each.phase == "start")
    )


def _moved(tally: Tally, old: Place, new: Place, count: int = 1) -> Tally:
    """The same with so many questions at another place."""
    moved = [*tally]
    moved[old] -= count
    moved[new] += count
    return tuple(moved)


def _headline(lows: Tally, highs: Tally, runs: bool) -> Headline:
    return headline_of(_rung(lows, runs), _rung(highs, runs))


@lru_cache(10_000)  # proposals stand alike more often than not
def _rung(tally: Tally, runs: bool) -> Rung:
    start = _start(tally, runs)
    if start != "ready":
        return "not-yet" if start == "not-ready" else "feasible-if"
    return "feasible-and-durable" if _structural(tally) == "ready" else "feasible-to-start"


def _start(tally: Tally, runs: bool) -> Readiness:
    """Not ready where a core question is a no; in what runs, also where most of what lasts is."""
    core_no, core_partly, _, no, partly, _ = tally[:_STRUCTURAL]
    if runs and _lacking(tally) > 0:
        return "not-ready"
    if not any(tally[:_STRUCTURAL]):
        return "ready" if runs else "not-ready"
    if core_no:
        return "not-ready"
    return "conditional" if core_partly or no or partly else "ready"


def _structural(tally: Tally) -> Readiness:
    no, partly, yes = tally[_STRUCTURAL:]
    if no or not partly + yes:
        return "not-ready"
    return "conditional" if partly else "ready"


def _lacking(tally: Tally) -> int:
    """How many structural questions more what runs must have partly at least: half of them, and one at the least."""
    no, partly, yes = tally[_STRUCTURAL:]
    return max(1, -(-(no + partly + yes) // 2)) - partly - yes


@lru_cache(10_000)
def _step(lows: Tally, runs: bool) -> _Step | None:
    """The rung after the one that holds. None at the top, and where nothing that rises leads to it."""
    proven = _rung(lows, runs)
    rises, risen = _RISES[proven], [0] * _PLACES
    for place, count in enumerate(lows):
        risen[rises[place]] += count
    stand = _to_stand(lows, runs)
    raised = _moved(tuple(risen), _STRUCTURAL, _STRUCTURAL + 1, stand)
    rung = _rung(raised, runs)
    rise = stand + sum(count for place, count in enumerate(lows) if rises[place] > place)
    return _Step(rung, raised, rise) if rung != proven else None


def _to_stand(lows: Tally, runs: bool) -> int:
    """How many structural questions must rise from no for what runs to stand."""
    if not runs or _rung(lows, runs) != RUNGS[0]:
        return 0
    return min(max(0, _lacking(lows)), lows[_STRUCTURAL])


def _risers(left: Left, runs: bool) -> dict[int, Place]:
    """The questions that must rise, by number, and where to; of what is to stand first what is to be found out."""
    bounds, lows, _ = left
    rises = _RISES[_rung(lows, runs)]
    found = {number: to for number, (low, _) in enumerate(bounds) if (to := rises[low]) > low}
    stand = _to_stand(lows, runs)
    if not stand:
        return found
    nos = [number for number, each in enumerate(bounds) if each.low == _STRUCTURAL]
    first = sorted(nos, key=lambda number: bounds[number].high == _STRUCTURAL)[:stand]
    return dict(sorted((found | dict.fromkeys(first, _STRUCTURAL + 1)).items()))


def _lift(question: Standing, to: int) -> Lift:
    found = question.range
    assert found
    return Lift(question.condition, question.id, found.low, to, "find-out" if found.high >= to else "do")
