"""Several assessments as one JSON document, ranked, with what could not be read."""

from collections.abc import Iterable, Sequence
from typing import Literal

from typing_extensions import TypedDict  # pydantic makes a schema of it on Python 3.11 too

from lea_check.files.problems import InputError, Problem
from lea_check.judge.order import Place, place_of
from lea_check.model.assessment import Assessment
from lea_check.model.assessment_document import AssessmentJson
from lea_check.model.catalogue import Catalogue
from lea_check.model.vocabulary import PHASES
from lea_check.report.documents.assessment import assessment_document, to_json
from lea_check.words import Words


class ProblemJson(TypedDict):
    """One thing wrong with a file, at a line and column from 1, or null."""

    line: int | None
    column: int | None
    message: str


class FileProblemsJson(TypedDict):
    """All that is wrong with one file."""

    format: Literal["lea-check/problem/1"]
    file: str
    problems: list[ProblemJson]


class BatchJson(TypedDict):
    """Assessments in the order of their rank, and files that could not be read, by path."""

    format: Literal["lea-check/batch/2"]
    assessments: list[AssessmentJson]
    problems: list[FileProblemsJson]


def batch_document(documents: Sequence[AssessmentJson], problems: Sequence[FileProblemsJson]) -> BatchJson:
    """The document for several files: assessments in the order of their rank, and what is wrong with the others."""
    return {"format": "lea-check/batch/2", "assessments": [*documents], "problems": [*problems]}


def several_to_json(
    assessments: Iterable[Assessment], errors: Iterable[InputError], catalogue: Catalogue, words: Words
) -> str:
    """JSON text of several assessments, in the order of a batch, and of files that could not be read."""
    ordered = sorted(assessments, key=_place)
    documents = [assessment_document(assessment, catalogue, words) for assessment in ordered]
    return to_json(batch_document(documents, problem_documents((error.problems for error in errors), words)))


def _place(assessment: Assessment) -> tuple[Place, str, str]:
    verdict, proposal = assessment.verdict, assessment.proposal
    start, structural = (assessment.counts[phase].still_open for phase in PHASES)
    place = place_of(verdict.headline, runs=verdict.running, start_open=start, structural_open=structural)
    return place, proposal.name, proposal.file or ""


def problem_documents(found: Iterable[Iterable[Problem]], words: Words) -> list[FileProblemsJson]:
    """What is wrong with each file, by path, in the language of `words`. One file may hold several proposals."""
    by_file: dict[str, list[ProblemJson]] = {}
    for problem in (problem for problems in found for problem in problems):
        said: ProblemJson = {
            "line": problem.line,
            "column": problem.column,
            "message": words.message(problem.message),
        }
        by_file.setdefault(problem.file, []).append(said)
    return [{"format": "lea-check/problem/1", "file": file, "problems": by_file[file]} for file in sorted(by_file)]
