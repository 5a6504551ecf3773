"""Problems as workflow commands of GitHub Actions, which shows each beside the line that it is about.

As GitHub documents them (Workflow commands for GitHub Actions): `::error file=…,line=…,col=…::message`.
"""

from collections.abc import Callable
from typing import Literal

from lea_check.files.problems import Problem
from lea_check.report.problem_lines import problem_line
from lea_check.report.style.sanitize import sanitize
from lea_check.words import Words

Severity = Literal["error", "warning"]

_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = _IN_MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})


def annotation(problem: Problem, severity: Severity, words: Words, path: Callable[[str], str]) -> str:
    """The workflow command for a problem. `path`: the path of a file as GitHub knows it.

    The message begins with the place too: a log shows the message, and not where it belongs.
    """
    place = {"file": path(problem.file)}
    if problem.line:
        place |= {"line": str(problem.line), "col": str(problem.column)}
    properties = ",".join(f"{name}={sanitize(value).translate(_IN_PROPERTY)}" for name, value in place.items())
    return f"::{severity} {properties}::{sanitize(problem_line(problem, words)).translate(_IN_MESSAGE)}"
