"""Safe names, made of what people call things: ids, and names of files; and names as one types them."""

import os
import re
import shlex
import unicodedata
from collections.abc import Callable
from pathlib import Path

from lea_check.files.text.source import STDIN

YAML_SUFFIXES = (".yaml", ".yml")
JSON_SUFFIX = ".json"
PROPOSAL_SUFFIXES = (*YAML_SUFFIXES, JSON_SUFFIX)
NOT_ON_WINDOWS = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
MOST_LETTERS = 60
"""Letters of up to four bytes, under the 255 bytes that a file name may have."""
# Letters that Unicode does not take apart into one of ours and an accent.
_FOLDED = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
_ACCENTS = re.compile("(?<=[a-z])[\u0300-\u036f]+")
_LATIN_WORDS = re.compile("[a-z0-9]+")
_WORDS = re.compile(r"[^\W_]+")
# That of a program, such as .docx; what follows the dot in "versie 2.0" is none.
_ENDING = re.compile(r"\.[A-Za-z]{0,5}\Z")
# To sh, cmd and PowerShell alike, these mean nothing but themselves; and the others still something within quotes,
# as does a backslash before another or before the closing quote.
_PLAIN = re.compile(r"[\w./:=-]+")
_ACTS_IN_QUOTES = re.compile(r"""[$`"!]|\\\\|\\\Z""")


def slug(text: str, *, most: int | None = MOST_LETTERS, any_script: bool = False) -> str:
    """The words and digits of a text in lower case, joined by hyphens: `Coöperatie 2.0` becomes `cooperatie-2-0`.

    Accents fold to their letter. Letters of other scripts than Latin stay with `any_script` only, as an id has none.
    At most `most` letters (None: all of them); empty where nothing is left.
    """
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()).translate(_FOLDED)
    plain = unicodedata.normalize("NFC", _ACCENTS.sub("", plain))
    return "-".join((_WORDS if any_script else _LATIN_WORDS).findall(plain))[:most].strip("-")


def plain_name(name: str) -> str:
    """The slug of a name as the name of a file, without ending: never a path, a device or nothing."""
    plain = slug(name, any_script=True) or "proposal"
    return f"{plain}-1" if plain in NOT_ON_WINDOWS else plain


def free_name(wanted: str, is_taken: Callable[[str], bool] = lambda name: Path(name).exists()) -> str:
    """A name that is still free, of a file or an id: the wanted one, or with a number, before its ending."""
    name, number = wanted, 2
    while is_taken(name):
        name, number = str(Path(wanted).with_stem(f"{Path(wanted).stem}-{number}")), number + 1
    return name


class UnusableNameError(ValueError):
    """A name that no YAML file is written under: `key` says why (`yaml-folder`, `not-yaml`), `right` what would do."""

    def __init__(self, key: str, name: str, right: str) -> None:
        super().__init__(key)
        self.key, self.name, self.right = key, name, right


def yaml_name(name: str) -> str:
    """The name of a YAML file to write, as a person gave it; one without an ending gets one.

    Raises UnusableNameError for a folder, and for the ending of something else.
    """
    file = os.path.basename(name)  # noqa: PTH119 - a Path forgets the last slash, which says that it is a folder
    if name and (not file or Path(name).is_dir()):
        raise UnusableNameError("yaml-folder", name, str(Path(name) / "plan.yaml"))
    if name.lower().endswith(YAML_SUFFIXES):
        return name
    if file and not _ENDING.search(file) and not Path(name).exists():
        return f"{name}.yaml"
    stem = _ENDING.sub("", file) or "plan"
    raise UnusableNameError("not-yaml", name, f"{name.removesuffix(file)}{stem}.yaml")


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
