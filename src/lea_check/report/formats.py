"""The formats of a report and of a list. What is listed here is what `-f` takes; a test loops over all of them."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from lea_check.model.assessment import Assessment
from lea_check.model.catalogue import Catalogue
from lea_check.words import Words, load_words

if TYPE_CHECKING:
    from lea_check.report.blocks import Report


class Screen(NamedTuple):
    """What a screen can show: `width` in columns, colours, and whether only ASCII.

    Not `full`: of a report only its first part, and how to see the rest.
    """

    width: int
    colour: bool
    ascii_only: bool
    full: bool = True


FILE_SCREEN = Screen(width=80, colour=False, ascii_only=False)
"""For text in a file, which anyone may open on any screen."""


class Needs(NamedTuple):
    """The modules of libraries that a format cannot do without, and the extra that brings them."""

    modules: tuple[str, ...]
    extra: str


class Format(NamedTuple):
    """A format: its file name endings, whether programs read it, and whether it takes many proposals at once.

    `text`: it can be read on a screen, though a library makes it.
    """

    suffixes: tuple[str, ...]
    machine: bool
    many: bool
    needs: Needs | None = None
    text: bool = False

    @property
    def binary(self) -> bool:
        """It is nothing to read on a screen: so are the formats that a library makes, but for text."""
        return self.needs is not None and not self.text


Rendered = str | bytes
"""Text, or the bytes of a binary format."""

Result = Rendered | Iterator[bytes]
"""The same, or text in UTF-8 part by part, where it is too much to have at once."""


def to_bytes(rendered: Rendered) -> bytes:
    """What a file holds: text as UTF-8."""
    return rendered.encode() if isinstance(rendered, str) else rendered


def parts_of(result: Result) -> Iterable[bytes]:
    """What a file holds, part by part."""
    return [to_bytes(result)] if isinstance(result, str | bytes) else result


PDF = Needs(("typst", "uharfbuzz", "font_source_sans_pro", "manimgx_fonts", "noto_cjk_sans_otc"), "pdf")

FORMATS = {
    "terminal": Format((".txt",), machine=False, many=True),
    "json": Format((".json",), machine=True, many=True),
    "md": Format((".md", ".markdown"), machine=True, many=False),
    "html": Format((".html", ".htm"), machine=True, many=False),
    "docx": Format((".docx",), machine=True, many=False, needs=Needs(("docx",), "office")),
    "pdf": Format((".pdf",), machine=True, many=False, needs=PDF),
}
CALENDAR = "ics"
ASSESS_FORMATS = FORMATS | {
    CALENDAR: Format((".ics",), machine=True, many=False, needs=Needs(("icalendar",), "office"), text=True),
}
REPORT_FORMATS = {name: each for name, each in FORMATS.items() if each.machine}
BATCH_FORMATS = {
    "table": Format((".txt",), machine=False, many=True),
    "csv": Format((".csv",), machine=True, many=True),
    "json": FORMATS["json"],
    "jsonl": Format((".jsonl",), machine=True, many=True),
    "xlsx": Format((".xlsx",), machine=True, many=True, needs=Needs(("xlsxwriter",), "office")),
    "html": FORMATS["html"],
}
COMPARE_FORMATS = FORMATS
FORM_FORMATS = {
    "md": FORMATS["md"],
    "terminal": FORMATS["terminal"],
    "html": FORMATS["html"],
    "docx": FORMATS["docx"],
    "pdf": FORMATS["pdf"],
    "csv": Format((".csv",), machine=True, many=False),
    "xlsx": Format((".xlsx",), machine=True, many=False, needs=Needs(("xlsxwriter",), "office")),
}
LIST_FORMATS = FORMATS
CHECK_FORMATS = {
    "text": Format((".txt",), machine=False, many=True),
    "json": FORMATS["json"],
    "github": Format((), machine=True, many=True),
}
TALLY_FORMATS = {name: FORMATS[name] for name in ("terminal", "json")}


def render(assessment: Assessment, catalogue: Catalogue, format: str, lang: str = "en") -> Rendered:
    """A report of an assessment, as `assess -f FORMAT -o FILE` writes it: text, or bytes for docx, pdf and ics.

    format: one of `terminal` (text of 80 columns), `json`, `md`, `html`, `docx`, `pdf`, and `ics` for the plan alone.
    lang: a language with words, such as "nl". Raises InputError for one without, and ValueError for another format.

    >>> from lea_check import assess, load_catalogue, load_proposal, render
    >>> catalogue = load_catalogue()
    >>> result = assess(load_proposal("proposal.yaml", catalogue), catalogue)
    >>> render(result, catalogue, "md").splitlines()[0]
    '# Docent in bedrijf'
    """
    if format not in ASSESS_FORMATS:
        raise ValueError(f"{format!r} is no format; choose from: {', '.join(ASSESS_FORMATS)}")
    return render_report(format, assessment, catalogue, load_words(lang), FILE_SCREEN)


def render_report(name: str, assessment: Assessment, catalogue: Catalogue, words: Words, screen: Screen) -> Rendered:
    """The report of one assessment in a format, for a screen that can show so much."""
    if name == "json":
        from lea_check.report.documents.assessment import assessment_document, to_json

        return to_json(assessment_document(assessment, catalogue, words))
    if name == CALENDAR:
        from lea_check.report.documents.calendar import calendar_of

        return calendar_of(assessment, catalogue, words)
    from lea_check.report.sections.assessment.report import build_report

    report = build_report(assessment, catalogue, words, whole=screen.full or name != "terminal")
    return draw(name, report, screen)


def draw(name: str, report: "Report", screen: Screen) -> Rendered:
    """A report for people in a format. Whatever its text says, it stays text."""
    from lea_check.report.style.sanitize import sanitize_parts

    return _DRAW[name](sanitize_parts(report), screen)


def _terminal(report: "Report", screen: Screen) -> str:
    from lea_check.report.renderers.terminal import render_terminal

    return render_terminal(report, width=screen.width, colour=screen.colour, ascii_only=screen.ascii_only)


def _markdown(report: "Report", _: Screen) -> str:
    from lea_check.report.renderers.markdown import render_markdown

    return render_markdown(report)


def _html(report: "Report", _: Screen) -> str:
    from lea_check.report.renderers.html import render_html

    return render_html(report)


def _word(report: "Report", _: Screen) -> bytes:
    from lea_check.report.renderers.word import render_word

    return render_word(report)


def _pdf(report: "Report", _: Screen) -> bytes:
    from lea_check.report.renderers.pdf import render_pdf

    return render_pdf(report)


_DRAW: dict[str, "Callable[[Report, Screen], Rendered]"] = {
    "terminal": _terminal,
    "md": _markdown,
    "html": _html,
    "docx": _word,
    "pdf": _pdf,
}
