"""The first page of a report on paper: all of one minute, and nothing of what comes after it."""

from collections.abc import Sequence
from typing import Any
from unicodedata import normalize

from lea_check.words import load_words
from tests.support.facts import letters
from tests.support.paths import ROOT

EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))


def off_the_first_page(pages: Sequence[str], document: Any, lang: str) -> list[str]:
    """What belongs on the first page and is not there, and what is there and does not belong."""
    words, (first, second) = load_words(lang), (letters(normalize("NFKC", each)) for each in pages[:2])  # ligatures
    belongs = [document["verdict"]["sentence"], *(step["advice"] for step in steps_without_promise(document))]
    belongs += [promise["what"] for promise in promised(document)]
    belongs += [promise["who"] for promise in promised(document)]
    belongs.append(words("minute.met") if any(step["lesson"] for step in document["first_steps"]) else "")
    missing = [text for text in belongs if letters(text) not in first]
    heading = letters(words("report.conditions"))
    return missing + ([] if heading not in first and heading in second else [words("report.conditions")])


def steps_without_promise(document: Any) -> list[Any]:
    questions = {promise["question"] for promise in promised(document)}
    return [step for step in document["first_steps"] if step["question"] not in questions]


def promised(document: Any) -> list[Any]:
    """What is promised for one of the first steps, and not done yet."""
    wanted = {step["question"] for step in document["first_steps"] if step["question"]}
    return [each for each in document["plan"] if each["question"] in wanted and not each["done"]]
