"""Dates as people write them: 2026-11-26, and 26-11-2026 or 26 november 2026 as in Dutch."""

import re
from datetime import date

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
_DUTCH = re.compile(r"(\d{1,2})[-/. ](\d{1,2}|[a-z]+)\.?[-/. ](\d{4})")
_MONTHS = {
    name: str(number)
    for number, names in enumerate(
        ("jan januari january", "feb februari february", "mrt maart mar march", "apr april", "mei may", "jun juni june",
         "jul juli july", "aug augustus august", "sep sept september", "okt oktober oct october", "nov november",
         "dec december"),
        1,
    )
    for name in names.split()
}  # fmt: skip


def iso_date(text: str) -> str | None:
    """A date as a file holds it, year-month-day; None where the text is no date.

    >>> iso_date("6-11-2026")
    '2026-11-06'
    """
    iso, dutch = _ISO.fullmatch(text), _DUTCH.fullmatch(text.casefold())
    parts = iso.groups() if iso else (dutch[3], _MONTHS.get(dutch[2], dutch[2]), dutch[1]) if dutch else None
    try:
        return date(*map(int, parts)).isoformat() if parts else None
    except ValueError:
        return None
