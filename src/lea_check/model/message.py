"""Something to say, free of language: a key of the words files, and what to fill in."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lea_check.model.catalogue import Text


@dataclass(frozen=True, slots=True)
class Label:
    """An id that has a name for people in the words files, such as ("scale", "regional")."""

    field: str
    id: str


Param = str | int | Label | Text | tuple[Text | Label, ...]


@dataclass(frozen=True, slots=True)
class Message:
    """A key in the words files, and what to fill in."""

    key: str
    params: Mapping[str, Param] = field(default_factory=dict)
