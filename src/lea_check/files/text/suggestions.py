"""The file that is meant where one is not found."""

import os
from difflib import get_close_matches
from itertools import islice
from pathlib import Path

from lea_check.files.text.names import PROPOSAL_SUFFIXES

TEXT_SUFFIX = ".txt"
"""What Notepad puts behind a name of its own accord."""

MOST_FILES = 200
"""Of more, finding the most alike takes too long where a list names thousands that are not there."""


def near_file(path: str) -> str | None:
    """A YAML or JSON file in the same folder: of the same name with an ending, else of the name most like it."""
    named = Path(path)
    completed = (named.with_name(named.name + suffix) for suffix in (*PROPOSAL_SUFFIXES, TEXT_SUFFIX) if named.name)
    try:
        found = next((each for each in completed if each.is_file()), None) or _most_alike(named)
    except (OSError, ValueError):  # a NUL in the path
        return None
    return str(found) if found else None


def _most_alike(named: Path) -> Path | None:
    with os.scandir(named.parent) as entries:
        others = [Path(each.name) for each in islice(entries, MOST_FILES + 1) if each.name != named.name]
    if len(others) > MOST_FILES:
        return None
    by_stem = {each.stem.lower(): each for each in sorted(others) if each.suffix.lower() in PROPOSAL_SUFFIXES}
    near = get_close_matches(named.stem.lower(), by_stem, n=1)
    return named.with_name(by_stem[near[0]].name) if near else None
