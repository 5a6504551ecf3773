"""What is done with each proposal, wherever that is: read, judged, and turned into what was asked for."""

import hashlib
import pickle
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from lea_check import __version__
from lea_check.batch.find import Task
from lea_check.batch.rows import BatchRow, row_of
from lea_check.files.content.catalogue import load_catalogue
from lea_check.files.problems import InputError, Problem
from lea_check.files.proposals import other_kind, proposal_of
from lea_check.files.text.documents import document_of, read_document
from lea_check.judge.assess import complete, outline
from lea_check.model.catalogue import Catalogue
from lea_check.report.documents.assessment import assessment_document, to_json
from lea_check.report.formats import FILE_SCREEN, render_report, to_bytes
from lea_check.report.sentence import sentence
from lea_check.words import Words, load_words


class OtherVersion(Exception):
    """A worker runs another version of this program, and would judge otherwise."""


@dataclass(frozen=True)
class Work:
    """What to do with each proposal. `shown`: count only what evidence is named for.

    `no_names`: leave out who does what, and notes. `sentence`: say its headline in words. `document`: make JSON of it.
    `report`: the format of a report of it; `made_with`: a hash of the knowledge and words that it is made with.

    `knowledge` is knowledge of one's own with its words, packed, so that a worker needs no disk that we have too;
    None for what is bundled.
    """

    lang: str
    region: str | None = None
    shown: bool = False
    no_names: bool = False
    sentence: bool = False
    document: bool = False
    report: str | None = None
    made_with: str = ""
    knowledge: bytes | None = None
    version: str = __version__


class Outcome(NamedTuple):
    """What came of a proposal: a row, with the report that was asked for, or problems.

    `made_from`: a hash of all that the report depends on; where that is what the task knows of the report that is
    there, it is not made again. `other`: what a file is that is no proposal, `files.proposals.other_kind`.
    """

    row: BatchRow | None
    problems: tuple[Problem, ...] = ()
    report: bytes = b""
    made_from: str = ""
    other: str | None = None


Tools = tuple[Catalogue, Words]

_cache: dict[tuple[str, bytes | None], Tools] = {}


def pack(catalogue: Catalogue, words: Words) -> bytes:
    """Knowledge and words as bytes that go with the work."""
    return zlib.compress(pickle.dumps((catalogue, words)), 1)


def hash_of_knowledge(catalogue: Catalogue, data: Path | None, catalogues: Iterable[str]) -> str:
    """A hash of the knowledge and words of one's own, beside the version of what is bundled."""
    own = [*(sorted(data.rglob("*.yaml")) if data else ()), *map(Path, catalogues)]
    files = [(str(path), hashlib.sha256(path.read_bytes()).hexdigest()) for path in own]
    return hashlib.sha256(repr((catalogue.version, files)).encode(errors="surrogateescape")).hexdigest()


def prime_cache(work: Work, catalogue: Catalogue, words: Words) -> None:
    """Spare this process, and those that it forks, from loading what the work needs."""
    _cache[work.lang, work.knowledge] = (catalogue, words)


def judge_all(tasks: Sequence[Task], work: Work) -> list[Outcome]:
    """The outcome of each task. Raises OtherVersion."""
    if work.version != __version__:
        raise OtherVersion(__version__)
    catalogue, words = _tools(work)
    return [_outcome(task, work, catalogue, words) for task in tasks]


def _tools(work: Work) -> Tools:
    """The knowledge and the words, loaded once a worker."""
    key = work.lang, work.knowledge
    if key not in _cache:
        packed = work.knowledge
        _cache[key] = pickle.loads(zlib.decompress(packed)) if packed else (load_catalogue(), load_words(work.lang))
    return _cache[key]


def _outcome(task: Task, work: Work, catalogue: Catalogue, words: Words) -> Outcome:
    if task.problem:
        return Outcome(None, (task.problem,))
    read = None
    try:
        read = read_document(task.file) if task.data is None else document_of(task.file, task.data, line=task.line)
        proposal = proposal_of(read, catalogue, region=work.region)
        known = outline(proposal.without_names() if work.no_names else proposal, catalogue, shown=work.shown)
    except InputError as error:  # only its problems: an exception holds on to all that led to it
        return Outcome(None, error.problems, other=other_kind(read) if read else None)
    row = row_of(known, sentence(known, catalogue, words) if work.sentence else "")
    made_from = hash_of_report(work, task, read.text) if work.report else ""
    wanted = work.report if made_from != task.known else None
    if not work.document and not wanted:
        return Outcome(row, made_from=made_from)
    assessment = complete(known, catalogue)
    if work.document:
        row = row.with_document(to_json(assessment_document(assessment, catalogue, words), indent=None))
    report = to_bytes(render_report(wanted, assessment, catalogue, words, FILE_SCREEN)) if wanted else b""
    return Outcome(row, report=report, made_from=made_from)


def hash_of_report(work: Work, task: Task, text: str) -> str:
    """A hash of all that a report depends on: the proposal's text, what it is judged with, how it is told."""
    asked = (work.version, work.made_with, work.lang, work.region, work.shown, work.no_names, work.report, task.name)
    return hashlib.sha256(repr(asked).encode(errors="surrogateescape") + text.encode()).hexdigest()
