"""The content files that become part of the catalogue, and the interview protocol, which stands by itself."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from lea_check.model.catalogue import Condition, Id, Initiative, NonEmpty, Record, Region, Retired, Text, WholeNumber


class FollowUp(Record):
    """A sub-question of the interview protocol; `education`: only where the initiative is about education."""

    id: Id
    when: Literal["always", "education"]
    question: Text


class ProtocolQuestion(Record):
    """A question of the interview protocol (annex 2)."""

    id: Id
    number: WholeNumber
    question: Text
    follow_ups: tuple[FollowUp, ...] = ()
    source: NonEmpty


class ProtocolPart(Record):
    """A heading of the interview protocol with its questions."""

    id: Id
    title: Text
    questions: tuple[ProtocolQuestion, ...]


class ConditionsFile(Record):
    """`data/conditions.yaml`."""

    format: Literal["lea-check/conditions/2"]
    version: NonEmpty
    retired: tuple[Retired, ...] = ()
    conditions: Annotated[tuple[Condition, ...], Field(min_length=1)]


class InitiativesFile(Record):
    """`data/initiatives.yaml`, or an own catalogue. `drafts`: recordings under way, which count for nothing yet."""

    format: Literal["lea-check/initiatives/2", "lea-check/initiatives/1"]
    initiatives: tuple[Initiative, ...]
    drafts: tuple[Mapping[str, object], ...] = ()


class RegionsFile(Record):
    """`data/regions.yaml`."""

    format: Literal["lea-check/regions/1"]
    regions: tuple[Region, ...]


class ProtocolFile(Record):
    """`data/protocol.yaml`."""

    format: Literal["lea-check/protocol/1"]
    source: NonEmpty
    parts: tuple[ProtocolPart, ...]
