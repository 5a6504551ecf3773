"""Beside the reports in a folder: what each was made from, and what the tables say of its proposal.

So a proposal of which nothing changed need be neither judged nor told of again.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lea_check.batch.rows import BatchRow
from lea_check.files.problems import SyntaxFlaw
from lea_check.files.text.source import MEBIBYTE, read_bytes
from lea_check.files.writing.atomic import replace_file

if TYPE_CHECKING:
    from pydantic import TypeAdapter

NAME = ".lea-check-reports.json"
FORMAT = "lea-check/reports/1"
MOST_BYTES = 256 * MEBIBYTE


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """One report: of which proposal it is, what it was made from, and what it holds; the last two as a hash.

    `row`: what the tables say of the proposal, as JSON.
    """

    of: str
    made_from: str
    holds: str
    row: Mapping[str, Any]

    def batch_row(self) -> BatchRow | None:
        """What the tables say of the proposal; None where that is not what this program wrote."""
        try:
            return _row_adapter().validate_python(self.row)
        except ValueError:
            return None


def row_as_json(row: BatchRow) -> Mapping[str, Any]:
    """What is kept of a row."""
    found: dict[str, Any] = _row_adapter().dump_python(row, mode="json", exclude={"document", "report"})
    return found


@cache
def _row_adapter() -> "TypeAdapter[BatchRow]":
    from pydantic import TypeAdapter

    return TypeAdapter(BatchRow)


def read_index(folder: str) -> dict[str, IndexEntry]:
    """What is known of the reports in a folder, by their names; nothing where that is not to be read."""
    try:
        found = json.loads(read_bytes(str(Path(folder) / NAME), MOST_BYTES))
        if found["format"] != FORMAT:
            return {}
        return {name: _entry(each) for name, each in found["reports"].items() if Path(name).name == name}
    except (SyntaxFlaw, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def _entry(given: Mapping[str, object]) -> IndexEntry:
    entry = IndexEntry(**given)  # type: ignore[arg-type]  # what is no text is refused below
    if not all(isinstance(each, str) for each in (entry.of, entry.made_from, entry.holds)):
        raise ValueError
    return entry


def write_index(folder: str, before: Mapping[str, IndexEntry], now: Mapping[str, IndexEntry]) -> None:
    """Keep what is known from now on. What was known of other reports stays, as long as these are there."""
    replaced = {entry.of for entry in now.values()}
    others = {
        name: entry
        for name, entry in before.items()
        if name not in now and (entry.of not in replaced or _other_kind(name, now)) and (Path(folder) / name).exists()
    }
    if (known := {**others, **now}) == before:
        return
    reports = {name: asdict(entry) for name, entry in sorted(known.items())}
    text = json.dumps({"format": FORMAT, "reports": reports}, indent=0)
    replace_file(str(Path(folder) / NAME), f"{text}\n".encode(), to_disk=False)


def _other_kind(name: str, now: Mapping[str, IndexEntry]) -> bool:
    return Path(name).suffix not in {Path(each).suffix for each in now}
