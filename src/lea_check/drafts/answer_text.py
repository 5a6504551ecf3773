"""An answer of a draft in words: for a look back, and beside a question."""

from typing import Any

from lea_check.drafts.data import before_of, parts_of, votes_of
from lea_check.report.sections.votes import spread
from lea_check.words import Words


def answer_text(answer: Any, words: Words) -> str:
    """A level, votes or why not, as an answer of a draft holds them, and what it replaced."""
    earlier = [words("report.before", answer=_said(each, words)) for each in before_of(answer)]
    return "; ".join([_said(answer, words), *earlier])


def _said(answer: Any, words: Words) -> str:
    parts = parts_of(answer)
    level = parts.get("level")
    if parts.get("votes"):
        return words("report.votes", spread=spread(votes_of(parts["votes"]), words))
    if parts.get("not_applicable"):
        return words("report.not-applicable", reason=parts["not_applicable"])
    if level == "unknown":
        return words("open.unknown")
    return words("open.unanswered") if level is None else words.levels(level, level)
