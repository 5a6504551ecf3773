"""An answer in words: for a look back, and for the note that a quick look leaves at the questions that follow it."""

from typing import Any

from lea_check.drafts.data import parts_of, remarks_of, votes_of
from lea_check.report.sections.votes import spread
from lea_check.words import Words


def said(answer: Any, words: Words) -> str:
    """A level (0-3 or "unknown"), votes or why not, as an answer of a draft holds them."""
    parts = parts_of(answer)
    level = parts.get("level")
    if level in (0, 1, 2, 3):
        return words.levels(level, level)
    if parts.get("not_applicable"):
        return words("report.not-applicable", reason=parts["not_applicable"])
    if level == "unknown":
        return words("report.unknown")
    rounds = (("report.votes", parts.get("votes")), ("report.votes-before", parts.get("before")))
    counted = [words(key, spread=spread(votes_of(votes), words)) for key, votes in rounds if votes]
    return "; ".join(counted) or words("report.unanswered")


def quick_note(whole: Any, words: Words) -> str:
    """What is kept at each question of a condition that had one answer for the whole of it."""
    remarks = [str(each) for each in remarks_of(whole).values() if each is not None]
    return f"{words('interview.quick')}: {'; '.join([said(whole, words), *remarks])}"


def without_quick(answer: Any, words: Words) -> Any:
    """The answer without a note that only repeats the level of a quick look: the question now has its own."""
    notes = [quick_note(level, words) for level in (0, 1, 2, 3, "unknown")]
    parts = parts_of(answer)
    return {key: each for key, each in parts.items() if key != "note"} if parts.get("note") in notes else answer
