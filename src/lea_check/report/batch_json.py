"""Several assessments as one JSON document, ranked, with what could not be read (product contract, section 5)."""

from collections.abc import Iterable, Sequence
from typing import Literal, TypedDict

from ..files.problems import InputError
from ..model.assessment_document import AssessmentJson
from ..words import Words


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

    format: Literal["lea-check/batch/1"]
    assessments: list[AssessmentJson]
    problems: list[FileProblemsJson]


def batch_document(documents: Sequence[AssessmentJson], problems: Sequence[FileProblemsJson]) -> BatchJson:
    """The document for several files: assessments in the order of their rank, and what is wrong with the others."""
    return {"format": "lea-check/batch/1", "assessments": [*documents], "problems": [*problems]}


def problem_documents(errors: Iterable[InputError], words: Words) -> list[FileProblemsJson]:
    """What is wrong with each file, by path, in the language of `words`."""
    return sorted((_problem_document(error, words) for error in errors), key=lambda each: each["file"])


def _problem_document(error: InputError, words: Words) -> FileProblemsJson:
    return {
        "format": "lea-check/problem/1",
        "file": error.problems[0].file,
        "problems": [
            {"line": each.line, "column": each.column, "message": words.message(each.message)}
            for each in error.problems
        ],
    }
