"""What a file of this program says that it is, for one that is given where another belongs."""

import re

from lea_check.files.problems import SyntaxFlaw, flaw
from lea_check.files.text.documents import Document
from lea_check.files.text.source import open_regular
from lea_check.model.message import Label

NAMES = (
    "proposal", "assessment", "batch", "comparison", "problem",
    "conditions", "initiatives", "types", "regions", "steps", "protocol", "matches", "variety", "matrix", "tally",
    "check", "reports",
)  # fmt: skip
SECOND = ("proposal", "assessment", "batch", "comparison", "conditions", "initiatives")
"""Formats of which there is a second version, since questions have three levels."""
FORMATS = {f"lea-check/{name}/1": name for name in NAMES} | {f"lea-check/{name}/2": name for name in SECOND}
HINTED = {("assessment", "proposal"), ("initiatives", "proposal"), ("proposal", "initiatives")}
"""What is given, and where what belongs, where there is another way to use it."""

HEAD = 4096
_AT_HEAD = re.compile(r"""(?:\A\s*\{\s*"format"|^format)\s*:\s*["']?(lea-check/[a-z]+/[0-9]+)""", re.MULTILINE)


def refuse_other_format(document: Document, wanted: str) -> None:
    """Raises InputError, with one problem, where a document says that it is something else of ours than `wanted`."""
    given = document.data.get("format") if isinstance(document.data, dict) else None
    name = FORMATS.get(given) if isinstance(given, str) else None
    if name is None or name == wanted:
        return
    key = f"other-format-{name}" if (name, wanted) in HINTED else "other-format"
    kind, other = Label("kind", name), Label("kind", wanted)
    raise document.error([flaw(("format",), key, reason="other-format", format=str(given), kind=kind, wanted=other)])


def other_at_head(file: str) -> str | None:
    """The format that a file begins with, whatever its size; None for a proposal, and where it cannot be told."""
    try:
        with open_regular(file) as stream:
            found = _AT_HEAD.search(stream.read(HEAD).decode(errors="replace"))
    except (OSError, SyntaxFlaw):
        return None
    return found[1] if found and FORMATS.get(found[1], "proposal") != "proposal" else None
