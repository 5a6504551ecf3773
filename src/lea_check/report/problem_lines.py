"""Problems of a file as lines for people."""

from lea_check.files.problems import InputError, Problem
from lea_check.report.style.sanitize import sanitize
from lea_check.words import FALLBACK, Words, load_words


def explain(error: InputError, lang: str = FALLBACK) -> tuple[str, ...]:
    """All problems of a file as lines, `FILE:LINE:COLUMN: what is wrong, and what would be right`.

    `lang` is a language that there are words for, such as "nl" or "en". Raises InputError for another one.

    >>> from lea_check import InputError, explain, load_catalogue, load_proposal
    >>> try:
    ...     load_proposal("absent.yaml", load_catalogue())
    ... except InputError as error:
    ...     print(*explain(error), sep="\\n")
    absent.yaml: file not found; check the name and the folder
    """
    words = load_words(lang)
    return tuple(sanitize(problem_line(problem, words)) for problem in error.problems)


def problem_line(problem: Problem, words: Words) -> str:
    """Where, what, and what would be right."""
    return _line(problem, words.message(problem.message))


def warning_line(warning: Problem, words: Words) -> str:
    """Where, and what one must know, marked as nothing that must be mended."""
    return _line(warning, f"{words('warning.label')}: {words.message(warning.message)}")


def _line(problem: Problem, said: str) -> str:
    spot = f":{problem.line}:{problem.column}" if problem.line else ""
    return f"{problem.file}{spot}: {said}"
