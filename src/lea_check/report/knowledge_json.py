"""The knowledge as JSON, in all languages at once; the same records as in `data/`."""

from collections.abc import Iterable
from typing import Any

from ..model.catalogue import Catalogue, Condition, Initiative, Record
from ..model.content_files import ProtocolFile


def conditions_document(catalogue: Catalogue, conditions: Iterable[Condition]) -> dict[str, Any]:
    """Conditions, by the schema `conditions`."""
    return {
        "format": "lea-check/conditions/1",
        "version": catalogue.version,
        "conditions": [_plain(each) for each in conditions],
    }


def initiatives_document(initiatives: Iterable[Initiative]) -> dict[str, Any]:
    """Initiatives, by the schema `initiatives`."""
    return {"format": "lea-check/initiatives/1", "initiatives": [_plain(each) for each in initiatives]}


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


def _plain(record: Record) -> dict[str, Any]:
    return record.model_dump(mode="json", exclude_none=True)
