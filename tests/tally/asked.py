"""Two questions of the content, as forms and exports show them, to fill in examples with."""

from types import SimpleNamespace
from typing import Any

from lea_check.files.content.catalogue import load_catalogue
from lea_check.model.catalogue import Condition, Overall, Question

CATALOGUE = load_catalogue()
CONDITION = CATALOGUE.condition_by_id["mass"]
TOP = len(CONDITION.overall.levels) - 1
"""The highest level that a question has."""


def _asked(condition: Condition, id: str, asked: Question | Overall) -> SimpleNamespace:
    labels = {f"{lang}{level}": text[lang] for level, text in enumerate(asked.levels) for lang in ("nl", "en")}
    return SimpleNamespace(
        id=id, nl=asked.question["nl"], en=asked.question["en"], code=id.replace(".", "").replace("-", ""),
        cut=id.replace(".", "").replace("-", "")[:20], begun=asked.question["nl"][:30],
        short=asked.question["nl"][:12], top=asked.levels[-1]["nl"], **labels,
    )  # fmt: skip


A, B = (_asked(CONDITION, f"mass.{each.id}", each) for each in CONDITION.questions[:2])
WHOLE = _asked(CONDITION, "mass", CONDITION.overall)
QUESTIONS = {"A": A, "B": B, "WHOLE": WHOLE}


def filled(value: Any) -> Any:
    """An example with the questions in their places: `{A.nl}` is the text of the first, `{A.nl0}` its lowest level."""
    if isinstance(value, list):
        return [filled(each) for each in value]
    if isinstance(value, dict):
        return {filled(key): filled(each) for key, each in value.items()}
    return value.format(**QUESTIONS) if isinstance(value, str) else value


def hands(*given: Any) -> list[int]:
    """A show of hands for the answers given: levels, or "?" for "we do not know"."""
    counts = [0] * (TOP + 2)
    for each in given:
        counts[TOP + 1 if each == "?" else min(each, TOP)] += 1
    return counts
