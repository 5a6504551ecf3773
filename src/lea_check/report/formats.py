"""The formats of a report. What is listed here is what `assess -f` takes; a test loops over all of them."""

from collections.abc import Callable
from typing import NamedTuple

from ..model.assessment import Assessment
from ..model.catalogue import Catalogue
from ..words import Words


class Screen(NamedTuple):
    """What a screen can show: `width` in columns, colours, and whether only ASCII."""

    width: int
    colour: bool
    ascii_only: bool


class Format(NamedTuple):
    """A format: how to render it, its file name endings, whether programs read it, and whether it takes many files."""

    render: Callable[[Assessment, Catalogue, Words, Screen], str]
    suffixes: tuple[str, ...]
    machine: bool
    many: bool


def _terminal(assessment: Assessment, catalogue: Catalogue, words: Words, screen: Screen) -> str:
    from .build import build_report
    from .terminal import render_terminal

    report = build_report(assessment, catalogue, words)
    return render_terminal(report, width=screen.width, colour=screen.colour, ascii_only=screen.ascii_only)


def _json(assessment: Assessment, catalogue: Catalogue, words: Words, _: Screen) -> str:
    from .assessment_json import assessment_document, to_json

    return to_json(assessment_document(assessment, catalogue, words))


def _markdown(assessment: Assessment, catalogue: Catalogue, words: Words, _: Screen) -> str:
    from .build import build_report
    from .markdown import render_markdown

    return render_markdown(build_report(assessment, catalogue, words))


FORMATS = {
    "terminal": Format(_terminal, (".txt",), machine=False, many=True),
    "json": Format(_json, (".json",), machine=True, many=True),
    "md": Format(_markdown, (".md", ".markdown"), machine=True, many=False),
}
