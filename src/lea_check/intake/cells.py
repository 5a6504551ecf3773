"""What a cell says: a date as Dutch sheets write it, ids or their labels, a level as a word or a number."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lea_check.files.problems import meant, nearest, unknown
from lea_check.files.text.dates import iso_date
from lea_check.files.text.names import slug
from lea_check.model.catalogue import Catalogue
from lea_check.model.message import Message
from lea_check.model.vocabulary import LEVELS, PARTNER_KINDS
from lea_check.report.field_choices import profile_choices
from lea_check.words import Words

LISTS = ("goals", "target_groups", "education_levels", "sectors", "priorities", "networks", "core", "partners")
ONE_OF = ("region", "stage", "initiator", "form", "scale", "type")
IDS = (*ONE_OF, "goals", "target_groups", "education_levels", "sectors", "priorities")
THING: Mapping[str, str] = {
    "region": "region", "goals": "goal", "target_groups": "target group", "priorities": "priority", "type": "type",
    "sectors": "sector",
}  # fmt: skip

_SEPARATOR = re.compile(r"[;\n\r]+")
_BETWEEN_PARTIES = re.compile(r"(?<=\))\s*(?:[,&+]|\b(?:en|and)\b)\s*")
_IN_BRACKETS = re.compile(r"(.+?)\s*\(([^()]+)\)")


@dataclass(frozen=True, slots=True)
class Read:
    """What a cell says, and what is wrong with it; what cannot be understood stays as it was written."""

    value: Any
    problems: tuple[Message, ...] = ()


class Cells:
    """Reads cells with the knowledge, and words in all languages."""

    def __init__(self, catalogue: Catalogue, words: Sequence[Words]) -> None:
        self._catalogue = catalogue
        self._words = words
        self._known = {field: self._known_texts(field) for field in IDS}
        self._kinds = dict(self._kind_words())
        self._levels = dict(self._level_words())

    def labels(self, field: str) -> list[str]:
        """What a cell of a field may hold, in words; empty where it can be anything."""
        return list(dict.fromkeys(label for words in self._words for _, label in self._choices(field, words)))

    def read(self, field: str, cell: str) -> Read:
        """What a cell of a field says."""
        text = cell.strip()
        if field == "date":
            return _date(text)
        if field == "present":
            return (
                Read(int(text)) if text.isdecimal() else Read(text, (Message("intake.wrong.number", {"given": text}),))
            )
        if field in LISTS:
            return self._list(field, [part.strip() for part in _SEPARATOR.split(text) if part.strip()])
        return self._id(field, text) if field in ONE_OF else Read(text)

    def level(self, cell: str) -> Read:
        """An answer: a level 0-2, "unknown", or why the question does not apply ("n.v.t.: reason")."""
        text = " ".join(cell.casefold().split()).rstrip(".")
        if text in self._levels:
            return Read(self._levels[text])
        out = re.fullmatch(r"(?:n\.?v\.?t\.?|n/?a|nvt)\s*[:,-]\s*(.+)", cell.strip(), re.IGNORECASE)
        if out:
            return Read({"not_applicable": out[1]})
        return Read(cell.strip(), (Message("intake.wrong.level", {"given": cell.strip()}),))

    def _list(self, field: str, parts: Sequence[str]) -> Read:
        if field in ("core", "partners"):
            return Read([self._partner(each, field) for part in parts for each in self._parties(part)])
        read = [
            self._id(field, each) if field in IDS else Read(each) for part in parts for each in self._apart(field, part)
        ]
        return Read(
            list(dict.fromkeys(each.value for each in read)), tuple(each for one in read for each in one.problems)
        )

    def _apart(self, field: str, text: str) -> Sequence[str]:
        """What is listed with commas, where each is known and the whole is not."""
        known, parts = self._known.get(field, {}), [part.strip() for part in text.split(",")]
        return parts if text.casefold() not in known and all(part.casefold() in known for part in parts) else [text]

    def _parties(self, text: str) -> Sequence[str]:
        """Several that stand together, as in `De Molen (bedrijf) en ROC (school)`, where the kind of each is known."""
        parts = _BETWEEN_PARTIES.split(text)
        return parts if all(self._kind_of(part) for part in parts) else [text]

    def _kind_of(self, party: str) -> str | None:
        found = _IN_BRACKETS.fullmatch(party)
        return self._kinds.get(found[2].strip().casefold()) if found else None

    def _partner(self, text: str, field: str) -> dict[str, str]:
        """A party, perhaps with what kind it is in brackets; other brackets belong to its name."""
        found, role = _IN_BRACKETS.fullmatch(text), "core" if field == "core" else "joining"
        kind = self._kind_of(text)
        return {"name": found[1], "kind": kind, "role": role} if found and kind else {"name": text, "role": role}

    def _kind_words(self) -> Iterable[tuple[str, str]]:
        for words in self._words:
            for kind in PARTNER_KINDS:
                also = words(f"intake.kind.{kind}").split("|") if kind != "other" else ()
                yield from ((text.casefold(), kind) for text in (kind, words.label("partner_kind", kind), *also))

    def _id(self, field: str, text: str) -> Read:
        known = self._known[field]
        found = known.get(text.casefold()) or (slug(text) if field == "sectors" else None)
        if found:
            return Read(found)
        what, labels = THING.get(field, "value"), [label for _, label in self._choices(field, self._words[0])]
        near = nearest(text, [*labels, *known.values()])
        wrong = meant((), what, text, near) if near else unknown((), what, text, labels)
        return Read(text, (wrong.message,))

    def _known_texts(self, field: str) -> dict[str, str]:
        """By what may stand in a cell, without capitals, the id that it means."""
        found: dict[str, str] = {}
        for words in self._words:
            for name, label in self._choices(field, words):
                found |= {name.casefold(): name, label.casefold(): name}
        return found

    def _choices(self, field: str, words: Words) -> Iterable[tuple[str, str]]:
        if field == "sectors":
            return ((name, words.label("sectors", name)) for name in self._catalogue.sectors)
        if field == "type":
            return ((each.id, words.say(each.title)) for each in self._catalogue.types.types)
        if field == "priorities":
            return (
                (each.id, words.say(each.title)) for region in self._catalogue.regions for each in region.priorities
            )
        return profile_choices(field, self._catalogue, words).items() if field in IDS else ()

    def _level_words(self) -> Iterable[tuple[str, int | str]]:
        for words in self._words:
            for level in (*LEVELS, LEVELS[-1] + 1):
                value = min(level, LEVELS[-1])
                yield from ((each, value) for each in (str(level), f"{level}.0", f"{level},0"))
                yield words(f"level.{level}").casefold(), value
            yield words("open.unknown").casefold(), "unknown"
            yield from ((each.strip().casefold(), "unknown") for each in words("tally.known.unknown").split("|"))
        yield from ((each, "unknown") for each in ("unknown", "?"))
        yield from ((each, LEVELS[-1]) for each in ("j", "y", "true", "waar"))  # the last two of a tick in Excel
        yield from ((each, LEVELS[0]) for each in ("n", "false", "onwaar"))


def _date(text: str) -> Read:
    found = iso_date(text)
    return Read(found) if found else Read(text, (Message("intake.wrong.date", {"given": text}),))
