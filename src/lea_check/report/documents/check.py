"""What `check` found as JSON, `format: lea-check/check/1`: a document for scripts, and its types."""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from typing_extensions import TypedDict  # pydantic makes a schema of it on Python 3.11 too

from lea_check.files.problems import Problem
from lea_check.model.assessment_document import Tool
from lea_check.report.documents.assessment import tool
from lea_check.report.documents.batch import ProblemJson
from lea_check.words import Words


class CheckedDocument(NamedTuple):
    """A file, or a line of one, that was checked: what is wrong with it, and what one must know beside that."""

    file: str
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()


class CheckedFileJson(TypedDict):
    """All that is to be said of one file; it is fine when it has no problems."""

    file: str
    fine: bool
    problems: list[ProblemJson]
    warnings: list[ProblemJson]


class CheckJson(TypedDict):
    """What was checked, in that order. `others`: files in folders that are something else."""

    format: Literal["lea-check/check/1"]
    tool: Tool
    files: list[CheckedFileJson]
    others: list[str]


def by_file(checked: Iterable[CheckedDocument]) -> list[CheckedDocument]:
    """The same by file: a file that holds a proposal a line is told of as one."""
    files: dict[str, CheckedDocument] = {}
    for each in checked:
        so_far = files.get(each.file, CheckedDocument(each.file))
        files[each.file] = CheckedDocument(each.file, so_far.problems + each.problems, so_far.warnings + each.warnings)
    return list(files.values())


def check_document(files: Sequence[CheckedDocument], others: Sequence[str], content: str, words: Words) -> CheckJson:
    """What was found, by file, in the language of `words`. `content`: the version that proposals were checked with."""
    return {
        "format": "lea-check/check/1",
        "tool": tool(content),
        "files": [_file(each, words) for each in files],
        "others": [*others],
    }


def _file(checked: CheckedDocument, words: Words) -> CheckedFileJson:
    return {
        "file": checked.file,
        "fine": not checked.problems,
        "problems": [_problem(each, words) for each in checked.problems],
        "warnings": [_problem(each, words) for each in checked.warnings],
    }


def _problem(problem: Problem, words: Words) -> ProblemJson:
    return {"line": problem.line, "column": problem.column, "message": words.message(problem.message)}
