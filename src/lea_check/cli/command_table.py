"""All commands: where each is defined, its group in the help, and which of the shared options it takes."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CommandEntry:
    """Where a command is defined, and the group in the help that it belongs to.

    `catalogues`: whether it takes initiatives of the user's own, with `--catalogue`.
    """

    module: str
    group: str
    catalogues: bool = True


COMMANDS = {
    "interview": CommandEntry("interview", "work"),
    "assess": CommandEntry("assess", "work"),
    "batch": CommandEntry("batch", "work"),
    "import": CommandEntry("intake", "work", catalogues=False),
    "compare": CommandEntry("compare", "work"),
    "form": CommandEntry("form", "work", catalogues=False),
    "tally": CommandEntry("tally", "work", catalogues=False),
    "check": CommandEntry("check", "work"),
    "new": CommandEntry("new", "work", catalogues=False),
    "initiatives": CommandEntry("initiatives", "knowledge"),
    "conditions": CommandEntry("conditions", "knowledge"),
    "types": CommandEntry("knowledge", "knowledge"),
    "regions": CommandEntry("knowledge", "knowledge", catalogues=False),
    "steps": CommandEntry("knowledge", "knowledge", catalogues=False),
    "protocol": CommandEntry("knowledge", "knowledge", catalogues=False),
    "record": CommandEntry("record", "knowledge"),
    "schema": CommandEntry("schema", "scripts", catalogues=False),
}
