"""Several assessments as one JSON document, ranked, with what could not be read (product contract, section 5)."""

from collections.abc import Sequence
from typing import Literal, TypedDict

from ..files.problems import InputError
from ..judge.ranking import rank_key
from ..model.assessment import Assessment
from ..model.catalogue import Catalogue
from ..words import Words
from .assessment_json import assessment_document
from .assessment_types import AssessmentJson


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


def batch_document(
    assessments: Sequence[Assessment], errors: Sequence[InputError], catalogue: Catalogue, words: Words
) -> BatchJson:
    """The document for several files, with texts in the language of `words`."""
    return {
        "format": "lea-check/batch/1",
        "assessments": [assessment_document(each, catalogue, words) for each in sorted(assessments, key=rank_key)],
        "problems": sorted((problems_document(error, words) for error in errors), key=lambda each: each["file"]),
    }


def problems_document(error: InputError, words: Words) -> FileProblemsJson:
    """What is wrong with one file."""
    return {
        "format": "lea-check/problem/1",
        "file": error.problems[0].file,
        "problems": [
            {"line": each.line, "column": each.column, "message": words.message(each.message)}
            for each in error.problems
        ],
    }
