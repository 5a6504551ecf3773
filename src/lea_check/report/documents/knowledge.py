"""The knowledge as JSON, in all languages at once; the same records as in `data/`."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from lea_check.judge.initiatives.likeness import reasons
from lea_check.judge.initiatives.matrix import hardest, roles_of
from lea_check.judge.initiatives.selection import Pick
from lea_check.model.assessment import Match, Shown
from lea_check.model.catalogue import Catalogue, Condition, Initiative, Record
from lea_check.model.content_files import ProtocolFile
from lea_check.model.proposal import Proposal
from lea_check.words import Words


def conditions_document(catalogue: Catalogue, conditions: Iterable[Condition]) -> dict[str, Any]:
    """Conditions, by the schema `conditions`."""
    return {
        "format": "lea-check/conditions/2",
        "version": catalogue.version,
        "conditions": [each.model_dump(mode="json") for each in conditions],
    }


def initiatives_document(initiatives: Iterable[Initiative]) -> dict[str, Any]:
    """Initiatives, by the schema `initiatives`."""
    return {"format": "lea-check/initiatives/2", "initiatives": [_plain(each) for each in initiatives]}


def matches_document(
    matches: Iterable[Match],
    shows: Mapping[str, Sequence[Shown]],
    proposal: Proposal,
    catalogue: Catalogue,
    words: Words,
) -> dict[str, Any]:
    """Initiatives as they rank for a proposal, with the reasons in the language of `words`.

    `shows`: of which gaps of the proposal each tells, by initiative id.
    """
    listed = [
        {
            "initiative": each.initiative.id,
            "similarity": each.similarity,
            "reasons": [words.message(why) for why in reasons(proposal, proposal.type, each.initiative, catalogue)],
            "shows": [asdict(one) for one in shows.get(each.initiative.id, ())],
        }
        | _origin(each.initiative)
        for each in matches
    ]
    return {
        "format": "lea-check/matches/1",
        "proposal": {"name": proposal.name, "file": proposal.file},
        "type": proposal.type,
        "matches": listed,
    }


def varied_document(picks: Iterable[Pick]) -> dict[str, Any]:
    """A varied choice; `difference` (0-1) from the nearest one before, null for the first."""
    listed = [
        {"initiative": each.initiative.id, "difference": each.difference, **_origin(each.initiative)} for each in picks
    ]
    return {"format": "lea-check/variety/1", "initiatives": listed}


def matrix_document(catalogue: Catalogue, initiatives: Sequence[Initiative]) -> dict[str, Any]:
    """The roles of each initiative by condition, and the conditions that most found hard."""
    rows = [
        {"initiative": each.id, "conditions": {condition: roles_of(each, condition) for condition in each.conditions}}
        | _origin(each)
        for each in initiatives
    ]
    hard = [
        {"condition": condition, "challenges": len(found), "initiatives": [each.id for each in found]}
        for condition, found in hardest(initiatives, catalogue)
    ]
    return {"format": "lea-check/matrix/1", "initiatives": rows, "hardest": hard}


def types_document(catalogue: Catalogue) -> dict[str, Any]:
    """Types, goals and target groups."""
    return _plain(catalogue.types)


def regions_document(catalogue: Catalogue) -> dict[str, Any]:
    """Regions with their priorities."""
    return {"format": "lea-check/regions/1", "regions": [_plain(each) for each in catalogue.regions]}


def steps_document(catalogue: Catalogue) -> dict[str, Any]:
    """The step plan."""
    return _plain(catalogue.steps)


def protocol_document(protocol: ProtocolFile) -> dict[str, Any]:
    """The interview protocol."""
    return _plain(protocol)


def _origin(initiative: Initiative) -> dict[str, Any]:
    return {} if initiative.file is None else {"file": initiative.file}


def _plain(record: Record) -> dict[str, Any]:
    return record.model_dump(mode="json", exclude_none=True)
