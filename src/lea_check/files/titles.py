"""The id that is meant where people wrote what a thing is called."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Protocol

from lea_check.files.problems import MOST_SHOWN
from lea_check.files.text.names import slug

ALIKE = 0.7
"""How much alike a title and what was written must be: an id is short, and a title says more."""


class Titled(Protocol):
    """What has a title for people."""

    @property
    def title(self) -> Mapping[str, str]:
        """The same in each language."""


def titled(given: str, known: Mapping[str, Titled]) -> str | None:
    """The id of what is called so, or nearly so, in any language; None where nothing is."""
    names = {slug(text): name for name, each in known.items() for text in each.title.values()}
    wanted = slug(given[:MOST_SHOWN])
    return names.get(wanted) or next((names[each] for each in get_close_matches(wanted, names, 1, ALIKE)), None)
