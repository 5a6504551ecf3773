"""Names for files that every system takes, made of what people call things; and names as one types them."""

import re
import shlex

from lea_check.files.text.source import STDIN

YAML_SUFFIXES = (".yaml", ".yml")
JSON_SUFFIX = ".json"
PROPOSAL_SUFFIXES = (*YAML_SUFFIXES, JSON_SUFFIX)
NOT_ON_WINDOWS = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
MOST_LETTERS = 60
"""Letters of up to four bytes, under the 255 bytes that a file name may have."""
# To sh, cmd and PowerShell alike, these mean nothing but themselves; and the others still something within quotes,
# as does a backslash before another or before the closing quote.
_PLAIN = re.compile(r"[\w./:=-]+")
_ACTS_IN_QUOTES = re.compile(r"""[$`"!]|\\\\|\\\Z""")


def plain_name(name: str) -> str:
    """Letters and digits of a name, joined by hyphens, in lower case: never a path, a device or nothing."""
    kept = "".join(letter if letter.isalnum() else "-" for letter in name.lower())
    plain = "-".join(part for part in kept.split("-") if part)[:MOST_LETTERS].strip("-") or "proposal"
    return f"{plain}-1" if plain in NOT_ON_WINDOWS else plain


def is_json_name(name: str) -> bool:
    """Whether a file of this name holds JSON, and not YAML."""
    return name.lower().endswith(JSON_SUFFIX)


def file_as_typed(name: str) -> str:
    """The name of a file as it is typed in a command, where one that begins as an option is not to be taken for one."""
    return as_typed(f"./{name}" if name.startswith("-") and name != STDIN else name)


def as_typed(name: str) -> str:
    """A word as it is typed in a command: in quotes where a shell would take it apart.

    Double ones, which every shell knows; single ones, which cmd does not, where sh would look within.
    """
    if _PLAIN.fullmatch(name):
        return name
    return shlex.quote(name) if _ACTS_IN_QUOTES.search(name) else f'"{name}"'
