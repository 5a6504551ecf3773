"""All commands: where each is defined, and its group in the help."""

from typing import NamedTuple


class Entry(NamedTuple):
    """Where a command is defined, and the group in the help that it belongs to."""

    module: str
    group: str


COMMANDS = {
    "interview": Entry("interview", "work"),
    "assess": Entry("assess", "work"),
    "batch": Entry("batch", "work"),
    "compare": Entry("compare", "work"),
    "form": Entry("form", "work"),
    "tally": Entry("tally", "work"),
    "check": Entry("check", "work"),
    "new": Entry("new", "work"),
    "initiatives": Entry("initiatives", "knowledge"),
    "conditions": Entry("knowledge", "knowledge"),
    "types": Entry("knowledge", "knowledge"),
    "regions": Entry("knowledge", "knowledge"),
    "steps": Entry("knowledge", "knowledge"),
    "protocol": Entry("knowledge", "knowledge"),
    "record": Entry("record", "knowledge"),
    "schema": Entry("schema", "scripts"),
}
