"""What is done with each proposal, wherever that is: read, judged, and turned into what was asked for."""

import pickle
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from lea_check import __version__
from lea_check.batch.find import Task
from lea_check.batch.rows import BatchRow, row_of
from lea_check.files.content.catalogue import load_catalogue
from lea_check.files.problems import InputError, Problem
from lea_check.files.proposals import proposal_of
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
    `report`: the format of a report of it.

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
    knowledge: bytes | None = None
    version: str = __version__


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a proposal: a row, with the report that was asked for, or problems."""

    row: BatchRow | None
    problems: tuple[Problem, ...] = ()
    report: bytes = b""


Tools = tuple[Catalogue, Words]

_cache: dict[tuple[str, bytes | None], Tools] = {}


def pack(catalogue: Catalogue, words: Words) -> bytes:
    """Knowledge and words as bytes that go with the work."""
    return zlib.compress(pickle.dumps((catalogue, words)), 1)


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
    try:
        read = read_document(task.file) if task.data is None else document_of(task.file, task.data, line=task.line)
        proposal = proposal_of(read, catalogue, region=work.region)
        known = outline(proposal.without_names() if work.no_names else proposal, catalogue, shown=work.shown)
    except InputError as error:  # only its problems: an exception holds on to all that led to it
        return Outcome(None, error.problems)
    row = row_of(known, sentence(known, catalogue, words) if work.sentence else "")
    if not work.document and not work.report:
        return Outcome(row)
    assessment = complete(known, catalogue)
    if work.document:
        row = row.with_document(to_json(assessment_document(assessment, catalogue, words), indent=None))
    report = to_bytes(render_report(work.report, assessment, catalogue, words, FILE_SCREEN)) if work.report else b""
    return Outcome(row, report=report)
