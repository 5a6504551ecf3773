"""Many proposals: find the files, assess them in this process or in several, and rank them."""

import os
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from .files.content import load_catalogue
from .files.problems import InputError
from .files.proposals import load_proposal
from .files.replace import free_name, replace_file
from .judge.assess import complete, outline
from .model.assessment import Assessment
from .model.catalogue import Catalogue
from .report.batch_row import Row, row_of
from .report.formats import FILE_SCREEN, render, to_bytes
from .words import Words, load_words

SUFFIXES = (".yaml", ".yml", ".json")
CHUNK = 50
"""Files that a worker takes at a time: enough to be worth the way there, few enough to share the work evenly."""

IN_FLIGHT = 4
"""Chunks under way for each worker, so that memory stays flat however many files there are."""


class Work(NamedTuple):
    """What to do with each file. `document`: also make the JSON document; `report`: also write a report."""

    lang: str
    data: str | None = None
    region: str | None = None
    document: bool = False
    report: str | None = None


Outcome = Row | InputError | OSError


def find_files(paths: Iterable[str]) -> list[str]:
    """Files as they are named; of folders all proposals in them, in order. Each once; hidden ones are left out."""
    found: dict[str, None] = {}
    for path in paths:
        found |= dict.fromkeys(_in_folder(path, set()) if Path(path).is_dir() else [path])
    return list(found)


def report_names(files: Iterable[str], suffix: str) -> Mapping[str, str]:
    """A file name for the report of each file: made of its own name, never two the same, never a path."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for file in files:
        stem = "".join(letter if letter.isalnum() or letter in "-_" else "-" for letter in Path(file).stem)[:80]
        names[file] = free_name(f"{stem or 'proposal'}{suffix}", lambda name: name.casefold() in taken)
        taken.add(names[file].casefold())
    return names


def run(files: Sequence[str], reports: Mapping[str, str], work: Work, jobs: int) -> Iterator[Outcome]:
    """The outcome of each file, in the order of the files. `reports`: where the report of a file goes."""
    tasks = [(file, reports.get(file)) for file in files]
    if jobs <= 1:
        for task in tasks:
            yield _outcome(*task, work)
        return
    with ProcessPoolExecutor(jobs) as pool:
        under_way: deque[Future[list[Outcome]]] = deque()
        for start in range(0, len(tasks), CHUNK):
            under_way.append(pool.submit(_outcomes, tasks[start : start + CHUNK], work))
            if len(under_way) >= IN_FLIGHT * jobs:
                yield from under_way.popleft().result()
        while under_way:
            yield from under_way.popleft().result()


def _outcomes(tasks: Sequence[tuple[str, str | None]], work: Work) -> list[Outcome]:
    return [_outcome(*task, work) for task in tasks]


def _outcome(file: str, report: str | None, work: Work) -> Outcome:
    catalogue, words = _tools(work.lang, work.data)
    try:
        known = outline(load_proposal(file, catalogue, region=work.region), catalogue)
        if report and work.report:
            found = complete(known, catalogue)
            replace_file(report, to_bytes(render(work.report, found, catalogue, words, FILE_SCREEN)))
    except (InputError, OSError) as error:
        return error
    row = row_of(known)
    return row._replace(document=_document(complete(known, catalogue), catalogue, words)) if work.document else row


def _document(found: Assessment, catalogue: Catalogue, words: Words) -> Any:
    from .report.assessment_json import assessment_document

    return assessment_document(found, catalogue, words)


@cache
def _tools(lang: str, data: str | None) -> tuple[Catalogue, Words]:
    """The knowledge and the words, loaded once a worker."""
    return load_catalogue(data), load_words(lang, data)


def _in_folder(folder: str, seen: set[str]) -> Iterator[str]:
    # A link may lead back to a folder above: each real folder is entered once.
    real = os.path.realpath(folder)
    if real in seen:
        return
    seen.add(real)
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _in_folder(entry.path, seen)
        elif entry.name.lower().endswith(SUFFIXES):
            yield entry.path
