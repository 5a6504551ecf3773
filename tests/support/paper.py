"""A report whose first part may be used without the others, and where its parts are on paper."""

from collections.abc import Sequence

from lea_check.report.blocks import Paragraph, Report, Section
from lea_check.report.formats import FILE_SCREEN, draw, to_bytes

ON_PAGES = Report(
    "nl",
    "Plan",
    "",
    (
        Section("short", "Kort", (Paragraph("Tekst Kort."),), break_after=True),
        Section("long", "Lang", (Paragraph("Tekst Lang."),)),
        Section("annex", "Bijlage", (Paragraph("Tekst Bijlage."),)),
        Section("end", "Slot", (Paragraph("Tekst Slot."),), break_after=True),
    ),
    contents="Inhoud",
)
"""A report whose first part is on a page of its own; its last asks for a page that would be empty."""


def on_pages(name: str) -> bytes:
    """That report in a format."""
    return to_bytes(draw(name, ON_PAGES, FILE_SCREEN))


def parts_on(pages: Sequence[str]) -> list[list[str]]:
    """Which parts of it are on each page."""
    return [[each.title for each in ON_PAGES.sections if f"Tekst {each.title}." in page] for page in pages]


APART = [["Kort"], ["Lang", "Bijlage", "Slot"]]
"""Where its parts belong."""
