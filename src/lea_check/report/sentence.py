"""The verdict as people read it: its name, and a sentence that names its ifs or what must be found out."""

from collections.abc import Sequence

from lea_check.model.assessment import Assessment, Counts, Lift, Outline, Verdict
from lea_check.model.catalogue import Catalogue
from lea_check.model.vocabulary import RUNGS, Headline, How
from lea_check.words import Words

MOST_NAMED = 3


def rung_name(rung: Headline, words: Words, *, running: bool) -> str:
    """The name of a rung or headline; what runs has names of its own."""
    return words.label("running" if running else "headline", rung)


def headline_name(verdict: Verdict, words: Words) -> str:
    """What people read first, in a few words."""
    return rung_name(verdict.headline, words, running=verdict.running)


def sentence(found: Outline | Assessment, catalogue: Catalogue, words: Words) -> str:
    """The headline with what it hangs on, and the counts beside it."""
    said = f"{headline_name(found.verdict, words)}{_hangs_on(found, catalogue, words)}"
    counted = _left_out(found, words) if _few_yes(found) and _counts_start(found.verdict) else count_of(found, words)
    return " ".join([*_first(found, words), f"{said} ({counted})." if counted else f"{said}."])


def count_of(found: Outline | Assessment, words: Words) -> str:
    """How many of the questions that the headline speaks of are a yes, and how many were left out."""
    phases = _counted(found)
    which = "verdict.count-start" if _counts_start(found.verdict) else "verdict.count-all"
    counted = words(which, yes=sum(each.yes for each in phases), of=sum(each.left for each in phases))
    out = _left_out(found, words)
    return f"{counted}, {out}" if out else counted


def _left_out(found: Outline | Assessment, words: Words) -> str:
    """How many questions were left out; nothing where none was."""
    out = sum(each.left_out for each in _counted(found))
    return words("verdict.left-out", count=out) if out else ""


def _counted(found: Outline | Assessment) -> Sequence[Counts]:
    """The counts of the questions that the headline speaks of."""
    return (found.counts["start"],) if _counts_start(found.verdict) else tuple(found.counts.values())


def _counts_start(verdict: Verdict) -> bool:
    """Whether the headline speaks of the questions to start alone."""
    return not verdict.running and verdict.headline != RUNGS[-1]


def _first(found: Outline | Assessment, words: Words) -> list[str]:
    """What a reader must know before the headline: that little is known, or that little is a yes."""
    start, lines = found.counts["start"], []
    if found.verdict.shown:
        lines.append(words("verdict.shown"))
    if not found.coverage.enough:
        lines.append(words("verdict.little-known"))
    if _few_yes(found):
        lines.append(words("verdict.few-yes", yes=start.yes, of=start.left))
    return lines


def _few_yes(found: Outline | Assessment) -> bool:
    """Whether fewer than half of the start questions are a yes, which is then said before the headline."""
    start = found.counts["start"]
    return 2 * start.yes < start.left


def _hangs_on(found: Outline | Assessment, catalogue: Catalogue, words: Words) -> str:
    lift = found.way_up.lift if found.way_up else ()
    if not lift or found.verdict.headline in RUNGS[2:]:
        return ""
    parts = [_part(lift, how, catalogue, words) for how in ("do", "find-out")]
    return f"{words('verdict.colon')} {words.all_of([part for part in parts if part])}"


def _part(lifts: Sequence[Lift], how: How, catalogue: Catalogue, words: Words) -> str:
    """How many things are to do, or to find out, and which."""
    own = [lift for lift in lifts if lift.how == how]
    titles = [words.say(catalogue.question_by_key[each.key].title) for each in own]
    named = ", ".join(titles[:MOST_NAMED]) + (words("verdict.more") if len(own) > MOST_NAMED else "")
    return words(f"verdict.{how}", count=len(own), questions=named) if own else ""
