"""A tally as JSON for scripts: `lea-check/tally/1`."""

from typing import Any

from lea_check.drafts.data import votes_data
from lea_check.tally.count import Tally
from lea_check.tally.outcome.summary import Summary, may_be_personal
from lea_check.tally.outcome.update import Plan

FORMAT = "lea-check/tally/1"


def tally_document(found: Tally, planned: Plan, summary: Summary, written: str | None) -> dict[str, Any]:
    """All that the summary says. `written`: the file that the votes were put in."""
    return {
        "format": FORMAT,
        "responses": found.path,
        "sheet": found.sheet or None,
        "guesses": [
            {
                "doubt": each.doubt,
                "rows": [*each.rows],
                "columns": [*each.names, *(column.heading for column in each.columns)],
                "message": summary.guess(each),
            }
            for each in found.guesses
        ],
        "people": _people(found),
        "questions": _questions(found, planned),
        "remarks": [{"id": each.target.id, "texts": [*each.texts]} for each in found.remarks],
        "unused": _unused(found, summary),
        "written": written,
    }


def _people(found: Tally) -> dict[str, Any]:
    people = found.people
    return {
        "count": len(people.rows),
        "parties": [
            {"id": each.id, "name": each.name, "count": each.size, "counts_as": each.counts_as or None}
            for each in people.parties
        ],
        "left_out": {reason: [*rows] for reason, rows in found.left_out.items()},
        "repeated": [[*rows] for rows in people.repeated],
    }


def _questions(found: Tally, planned: Plan) -> list[dict[str, Any]]:
    earlier = {each.counted.target: each.earlier for each in planned.changes}
    return [
        {
            "id": each.target.id,
            "votes": votes_data(each.votes),
            "blank": each.blank,
            "not_applicable": each.not_applicable,
            "replaces": earlier.get(each.target),
        }
        for each in found.counted
    ]


def _unused(found: Tally, summary: Summary) -> dict[str, Any]:
    return {
        "columns": [
            {"column": each.place + 1, "heading": each.heading, "why": summary.reason(each)}
            for each in summary.unused_columns()
        ],
        "values": [
            {
                "value": None if may_be_personal(each.value) else each.value,
                "heading": each.column.heading,
                "count": each.times,
                "row": each.row,
            }
            for each in found.unused
        ],
        "sheets": [*found.unread],
    }
