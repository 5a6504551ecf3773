"""Paths that a person gives: a name for a YAML file to write, all files to read, and no output over one of those."""

import glob
import os
import stat
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lea_check.cli.errors import Failure
from lea_check.cli.output.results import STDOUT
from lea_check.cli.session import Session
from lea_check.files.problems import SyntaxFlaw
from lea_check.files.text import names
from lea_check.files.text.source import STDIN

if TYPE_CHECKING:
    from lea_check.batch.find import BatchInputs

INPUTS = ("files", "paths", "files_from", "file", "like", "responses", "table", "columns")
"""The parameters of commands that name what to read; of `paths` each is read once."""


def yaml_name(name: str) -> str:
    """The name of the file; one without an ending gets one. Raises Failure for a folder and for another ending."""
    try:
        return names.yaml_name(name)
    except names.UnusableNameError as error:
        raise Failure(error.key, name=error.name, right=error.right) from error


def select_files(
    paths: Sequence[str], *, files_from: str | None, null: bool, exclude: Collection[str] | None
) -> "BatchInputs":
    """What `paths`, and the list in `files_from`, stand for; an empty list is no mistake, nor is all being excluded.

    Raises Failure where paths hold nothing, or standard input would be read twice, and InputError for a list that
    cannot be read.
    """
    from lea_check.batch.find import find_files

    if null and files_from is None:
        raise Failure("belongs-with", name="--null", other="--files-from")
    inputs = find_files([*paths, *_listed(files_from, null=null)], exclude=exclude or ())
    if not (inputs.files or inputs.problems or files_from or (paths and exclude)):
        raise Failure("batch-nothing", name=", ".join(paths)) if paths else Failure("batch-empty")
    if files_from == STDIN in inputs.files:
        raise Failure("stdin-twice")
    return inputs


def _listed(name: str | None, *, null: bool) -> Sequence[str]:
    if name is None:
        return ()
    from lea_check.batch.lists import SeparatorError, read_list

    try:
        return read_list(name, null=null)
    except SeparatorError as error:
        raise Failure("files-from-null" if error.null else "files-from-lines", name=name) from error
    except SyntaxFlaw as flaw:
        raise flaw.in_file(name) from flaw


def expanded(params: Mapping[str, Any]) -> dict[str, list[str]]:
    """The files and folders of a command of which some are patterns, such as `*.yaml`; Windows leaves those to us.

    A pattern that fits nothing stays as it is, to be told of as a name that is not there.
    """
    several = {name: params[name] for name in ("files", "paths") if isinstance(params.get(name), list | tuple)}
    patterns = {name: given for name, given in several.items() if any(map(glob.has_magic, given))}
    return {name: [found for each in given for found in _fitting(each)] for name, given in patterns.items()}


def _fitting(name: str) -> list[str]:
    if not glob.has_magic(name) or Path(name).exists():
        return [name]
    return sorted(glob.glob(name)) or [name]  # noqa: PTH207 - the names as they were typed


def check_inputs(params: Mapping[str, Any], session: Session) -> None:
    """Raises Failure where a command would read standard input twice, or write over a file that it reads.

    What people wrote in that would be lost, and a script has nobody to ask. `params`: what a command was called with.
    """
    inputs = [*_inputs(params, session)]
    if inputs.count(STDIN) > 1:
        raise Failure("stdin-twice")
    output = params.get("output")
    if read_as(output, inputs):
        raise Failure("output-read", name=str(output))


def read_as(output: str | None, files: Iterable[str]) -> str | None:
    """The first of the files that the output is, under whatever name; None where nothing is lost."""
    there = None if output is None or output == STDOUT else _status(output)
    if there is None:
        return None
    return next((file for file in files if (known := _status(file)) and os.path.samestat(known, there)), None)


def _status(file: str) -> os.stat_result | None:
    """The status of a regular file; None for anything else."""
    try:
        status = os.stat(sys.stdin.fileno() if file == STDIN else file)  # noqa: PTH116 - for each of a million
    except (OSError, ValueError):  # not there, or a standard input without a descriptor
        return None
    return status if stat.S_ISREG(status.st_mode) else None


def _inputs(params: Mapping[str, Any], session: Session) -> Iterator[str]:
    for name in INPUTS:
        given = params.get(name) or ()
        if name == "file" and "responses" in params:  # `tally` puts the votes in it
            continue
        yield from [given] if isinstance(given, str) else dict.fromkeys(given) if name == "paths" else given
    yield from session.catalogues
    if session.data:
        yield from map(str, [*session.data.glob("*.yaml"), *session.data.glob("words/*.yaml")])
