"""What is wrong with files, and what one must know of them: proposals, own catalogues, and content of one's own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lea_check.batch.find import BatchInputs, Task, is_lines, proposals_in
from lea_check.files.content.folder import own_languages
from lea_check.files.content.own_catalogues import CATALOGUE, read_own
from lea_check.files.content.reading import content_problems
from lea_check.files.problems import InputError, KeyPath, Problem
from lea_check.files.proposals import other_kind, proposal_of
from lea_check.files.text.documents import CATALOGUE_LIMITS, Document, document_of, read_document
from lea_check.files.text.formats import other_at_head
from lea_check.files.text.source import STDIN
from lea_check.judge.rollup import standings
from lea_check.judge.warnings import warnings
from lea_check.model.catalogue import Catalogue
from lea_check.model.message import Message
from lea_check.report.documents.check import CheckedDocument, by_file
from lea_check.words import load_words

WARNED_AT: dict[str, KeyPath] = {
    "remark.old-format": ("format",),
    "remark.no-content": ("answers",),
    "remark.retired": ("answers",),
    "warning.changed": ("content",),
    "warning.newer-content": ("content",),
    "warning.core-of-one": ("partners",),
    "warning.core-without-employer": ("partners",),
    "warning.core-without-school": ("partners",),
    "warning.core-left-out": ("answers",),
    "warning.too-many-left-out": ("answers",),
    "warning.empty-phase": ("answers",),
    "warning.priority": ("priorities",),
    "warning.no-region": ("priorities",),
}
"""The field that a warning is about."""

NOT_OF_A_FILE = ("warning.content",)
"""Warnings about own content, which `check --content` tells of itself."""


@dataclass
class Checking:
    """What came of files so far. `content`: of own content. `others`: files in folders that are something else."""

    content: list[CheckedDocument] = field(default_factory=list)
    checked: list[CheckedDocument] = field(default_factory=list)
    others: list[str] = field(default_factory=list)

    @property
    def files(self) -> list[CheckedDocument]:
        """All that was checked, each file once."""
        return by_file([*self.content, *self.checked])


def check_files(inputs: BatchInputs, catalogue: Catalogue, languages: Sequence[str], region: str | None) -> Checking:
    """Check all files, and all lines of those that hold a proposal on each."""
    found = Checking(
        checked=[CheckedDocument(problem.file, (problem,)) for problem in inputs.problems], others=[*inputs.others]
    )
    for file in inputs.files:
        for task in proposals_in([file], read=False) if is_lines(file) else [Task(file)]:
            document, checked = _check(task, catalogue, languages, region)
            if checked.problems and file not in inputs.named and _is_other(document, checked):
                found.others.append(file)
            else:
                found.checked.append(checked)
    found.others.sort()
    return found


def check_content(name: str) -> list[CheckedDocument]:
    """Check a folder with content of one's own: what is wrong, by file, or that the folder is right."""
    folder = Path(name)
    problems = (*content_problems(folder), *_words_problems(folder))
    return by_file(CheckedDocument(each.file, (each,)) for each in problems) or [CheckedDocument(name)]


def _check(
    task: Task, catalogue: Catalogue, languages: Sequence[str], region: str | None
) -> tuple[Document | None, CheckedDocument]:
    """What was read, as far as that went, and what came of it."""
    document = None
    try:
        document = _read(task)
        if _is_catalogue(document):
            read_own(document, catalogue, languages)
            return document, CheckedDocument(task.file)
        proposal = proposal_of(document, catalogue, region=region)
    except InputError as error:
        return document, CheckedDocument(task.file, error.problems)
    found = warnings(proposal, standings(proposal, catalogue, shown=False), catalogue)
    told = [each for each in found if each.key not in NOT_OF_A_FILE]
    return document, CheckedDocument(task.file, warnings=tuple(sorted(_placed(told, document), key=_line)))


def _read(task: Task) -> Document:
    """A proposal; or, where that is too large for one, a catalogue."""
    if task.problem:
        raise InputError([task.problem])
    if task.data is not None:
        return document_of(task.file, task.data, line=task.line)
    try:
        return read_document(task.file)
    except InputError as error:
        if task.file == STDIN or error.problems[0].reason != "too-large":
            raise
        document = read_document(task.file, CATALOGUE_LIMITS)
        if _is_catalogue(document):
            return document
        raise


def _is_catalogue(document: Document) -> bool:
    return isinstance(document.data, dict) and str(document.data.get("format")).startswith(CATALOGUE)


def _is_other(document: Document | None, checked: CheckedDocument) -> bool:
    """Whether what is wrong with a file is that it was written for something else."""
    if document is not None:
        return not _is_catalogue(document) and other_kind(document) is not None
    return checked.problems[0].reason == "too-large" and other_at_head(checked.file) is not None


def _placed(told: Sequence[Message], document: Document) -> Iterator[Problem]:
    """Warnings at the field that they are about, where it stands in the file."""
    positions = document.positions() if told else None
    for message in told:
        path = WARNED_AT.get(message.key, ())
        place = positions.keys.get(path) if positions else None
        line = document.line or (place.line if place else None)
        yield Problem(document.file, line, place.column if place else line and 1, message)


def _line(warning: Problem) -> int:
    return warning.line or 0


def _words_problems(folder: Path) -> Iterator[Problem]:
    for language in own_languages(folder):
        try:
            load_words(language, folder)
        except InputError as error:
            yield from error.problems
