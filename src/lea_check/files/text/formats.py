"""What a file of this program says that it is, for one that is given in the place of another."""

import re

from lea_check.files.problems import SyntaxFlaw, flaw
from lea_check.files.text.documents import Document
from lea_check.files.text.source import open_regular
from lea_check.model.assessment import Label, Message

KINDS = (
    "proposal", "assessment", "batch", "comparison", "problem",
    "conditions", "initiatives", "types", "regions", "steps", "protocol", "matches", "variety", "matrix",
)  # fmt: skip
FORMATS = {f"lea-check/{kind}/1": kind for kind in KINDS}
HINTED = {("assessment", "proposal"), ("initiatives", "proposal"), ("proposal", "initiatives")}
"""What is given, and in the place of what, where there is another way to use it."""

OTHER_KIND = "other-kind"
HEAD = 4096
_AT_HEAD = re.compile(r"""(?:\A\s*\{\s*"format"|^format)\s*:\s*["']?(lea-check/[a-z]+/[0-9]+)""", re.MULTILINE)


def refuse_other_kind(document: Document, wanted: str) -> None:
    """Raises InputError, with one problem, where a document says that it is something else of ours than `wanted`."""
    given = document.data.get("format") if isinstance(document.data, dict) else None
    kind = FORMATS.get(given) if isinstance(given, str) else None
    if kind is None or kind == wanted:
        return
    key = f"{OTHER_KIND}-{kind}" if (kind, wanted) in HINTED else OTHER_KIND
    said = flaw(("format",), key, format=str(given), kind=Label("kind", kind), wanted=Label("kind", wanted))
    raise document.error([said])


def is_other_kind(message: Message) -> bool:
    """Whether a message says that a file is something else of ours, of the `format` among its params."""
    return message.key.startswith(f"problem.{OTHER_KIND}")


def other_at_head(file: str) -> str | None:
    """The format that a file begins with, whatever its size; None for a proposal, and where it cannot be told."""
    try:
        with open_regular(file) as stream:
            found = _AT_HEAD.search(stream.read(HEAD).decode(errors="replace"))
    except (OSError, SyntaxFlaw):
        return None
    return found[1] if found and FORMATS.get(found[1], "proposal") != "proposal" else None
