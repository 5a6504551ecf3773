"""Saving a recording: a draft in an own catalogue, and in the end an initiative of it."""

from collections.abc import Mapping
from typing import Any

from lea_check.files.content.own_catalogues import FORMAT, draft_flaws, read_own
from lea_check.files.text.documents import CATALOGUE_LIMITS, read_document
from lea_check.files.writing.draft_file import DraftFile, as_catalogue
from lea_check.interview.prompts import Prompts
from lea_check.interview.saving import FileSaver
from lea_check.model.catalogue import Catalogue

Catalogued = Mapping[str, Any]
"""What the file of a catalogue holds."""


class CatalogueSaver(FileSaver):
    """Keeps a catalogue with a recording in its file. `languages`: those that a text may have."""

    def __init__(self, draft: DraftFile | None, prompts: Prompts, languages: tuple[str, ...]) -> None:
        super().__init__(draft, prompts)
        self._languages = languages

    def _read(self, path: str) -> Any:
        return read_catalogue(path, self._prompts.catalogue, self._languages)

    def _open(self, path: str) -> DraftFile:
        return DraftFile(path, as_catalogue)

    def _wanted(self, _: Any) -> str:
        return self._prompts.words("record.file")


def read_catalogue(path: str, base: Catalogue, languages: tuple[str, ...]) -> Catalogued:
    """The data of a catalogue to add to. Raises InputError, so that no file is overwritten that was not understood."""
    document = read_document(path, CATALOGUE_LIMITS)
    if document.data is None:
        return empty_catalogue()
    read_own(document, base, languages)
    drafts = document.data.get("drafts") or []
    flaws = [each for index, draft in enumerate(drafts) for each in draft_flaws(draft, index, base, languages)]
    if flaws:
        raise document.error(flaws)
    found: Catalogued = document.data
    return found


def empty_catalogue() -> Catalogued:
    """A catalogue with nothing in it."""
    return {"format": FORMAT, "initiatives": []}


def with_draft(catalogue: Catalogued, draft: Mapping[str, Any], index: int) -> Catalogued:
    """The catalogue with a draft at its index, or as a new last one."""
    drafts = list(catalogue.get("drafts") or [])
    drafts[index : index + 1] = [draft]
    return {**catalogue, "drafts": drafts}


def with_entry(catalogue: Catalogued, entry: Mapping[str, Any], index: int) -> Catalogued:
    """The catalogue with an initiative in the place of its draft."""
    drafts = [each for number, each in enumerate(catalogue.get("drafts") or []) if number != index]
    kept = {key: each for key, each in catalogue.items() if key != "drafts"}
    whole = {**kept, "initiatives": [*catalogue["initiatives"], entry]}
    return {**whole, "drafts": drafts} if drafts else whole


def index_of_draft(catalogue: Catalogued, name: Any) -> int:
    """Where the draft with a name stands; after the last one, if it is not there."""
    drafts = catalogue.get("drafts") or []
    return next((index for index, each in enumerate(drafts) if each.get("name") == name), len(drafts))
