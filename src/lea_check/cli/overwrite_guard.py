"""No output over a file that is read: what people wrote in it would be lost, and a script has nobody to ask."""

import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from lea_check.cli.errors import Failure
from lea_check.cli.session import Session
from lea_check.cli.streams import STDOUT
from lea_check.files.text.source import STDIN

PARAMETERS = ("files", "paths", "files_from", "file", "like", "responses", "columns")
"""Where commands are told what to read."""


def keep_inputs(params: Mapping[str, Any], session: Session) -> None:
    """Raises Failure where the output of a command is one of the files that it reads."""
    output = params.get("output")
    if reads(output, _named(params, session)):
        raise Failure("output-read", name=str(output))


def reads(output: str | None, files: Iterable[str]) -> str | None:
    """The first of the files that the output is, under whatever name; None where nothing is lost."""
    there = None if output is None or output == STDOUT else _status(output)
    if there is None:
        return None
    return next((file for file in files if (known := _status(file)) and os.path.samestat(known, there)), None)


def _status(file: str) -> os.stat_result | None:
    """The status of a regular file; None for anything else."""
    try:
        found = os.fstat(sys.stdin.fileno()) if file == STDIN else Path(file).stat()
    except (OSError, ValueError):  # not there, or a standard input without a descriptor
        return None
    return found if stat.S_ISREG(found.st_mode) else None


def _named(params: Mapping[str, Any], session: Session) -> Iterator[str]:
    for name in PARAMETERS:
        given = params.get(name)
        if name == "file" and "responses" in params:  # `tally` puts the votes in it
            continue
        yield from [given] if isinstance(given, str) else given or ()
    yield from session.catalogues
    if session.data:
        yield from map(str, [*session.data.glob("*.yaml"), *session.data.glob("words/*.yaml")])
