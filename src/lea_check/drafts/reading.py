"""A proposal under way, read from its file: what is not asked yet may be missing."""

from collections.abc import Mapping
from typing import Any

from lea_check.files.old_format import FORMAT, is_old, upgraded
from lea_check.files.proposals import proposal_of
from lea_check.files.text.documents import Document, read_document
from lea_check.model.catalogue import Catalogue
from lea_check.model.proposal import Proposal


def proposal_in(data: Mapping[str, Any], catalogue: Catalogue, file: str) -> Proposal:
    """The proposal that the data of a draft holds. Raises InputError."""
    given = {key: value for key, value in data.items() if value is not None}
    return proposal_of(Document(file, "", given, is_json=False), catalogue)


def read_draft(path: str, catalogue: Catalogue) -> Mapping[str, Any]:
    """The data of a file to go on with. What an interview has not asked yet may be missing.

    Raises InputError where anything else is wrong, so that no file is overwritten that was not understood.
    """
    document = read_document(path)
    data = document.data
    if data is None:
        return {"format": FORMAT}
    if not isinstance(data, dict):
        proposal_of(document, catalogue)  # says what a proposal must be
    goals, groups = next(iter(catalogue.goal_by_id)), next(iter(catalogue.group_by_id))
    stand_in = {"format": FORMAT, "name": "?", "goals": [goals], "target_groups": [groups]}
    # What is empty is not asked yet; a key that is none is wrong, also without a value.
    given = {"format": FORMAT, **data}
    asked = {key: value for key, value in given.items() if value not in (None, []) or key not in stand_in}
    proposal_of(document._replace(data=stand_in | asked), catalogue)
    return upgraded(data) if is_old(data) else {"format": FORMAT, **data}
