"""Initiatives by free words: in any of their names and texts, whatever the case and the accents."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lea_check.model.catalogue import Catalogue, Initiative
from lea_check.words import Words


def found(initiatives: Iterable[Initiative], query: str, catalogue: Catalogue, words: Words) -> tuple[Initiative, ...]:
    """The initiatives in which every word of the query begins a word, in the same order."""
    asked = _plain(query).split()
    return tuple(each for each in initiatives if _holds(_plain(" ".join(_texts(each, catalogue, words))), asked))


def _holds(text: str, asked: Iterable[str]) -> bool:
    return all(f" {word}" in text for word in asked)


def _plain(text: str) -> str:
    """Lower-case words without accents, each after a space."""
    letters = "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))
    return " " + " ".join(re.findall(r"\w+", letters.casefold()))


def _texts(initiative: Initiative, catalogue: Catalogue, words: Words) -> Iterator[str]:
    """All texts in all languages, and the names of ids in the language of the reader."""
    yield from _strings(initiative.model_dump(exclude={"conditions": {"__all__": {"__all__": {"role"}}}}))
    yield words.say(catalogue.type_by_id[initiative.type].title)
    yield from (words.say(catalogue.goal_by_id[each].title) for each in initiative.goals)
    yield from (words.say(catalogue.group_by_id[each].title) for each in initiative.target_groups)
    for field in ("sectors", "education_levels"):
        yield from (words.label(field, each) for each in getattr(initiative, field))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for each in value.values() for text in _strings(each))
    elif isinstance(value, list | tuple):
        yield from (text for each in value for text in _strings(each))
