"""Documents as plain dicts, lists and values, from YAML or JSON, with everything unsafe refused.

Refused: tags, anchors and aliases, merge keys, duplicate keys, several documents, more depth or nodes than
the limits. Values are null, true, false, decimal integers, floats and text; `no`, `1:30`, `017` and dates
are text. Positions are worked out only once something is wrong.
"""

import re
from typing import Any, NamedTuple

from lea_check.files.problems import Flaw, InputError, KeyPath, Problem, SyntaxFlaw
from lea_check.files.text import json as json_text
from lea_check.files.text import yaml as yaml_text
from lea_check.files.text.names import is_json_name
from lea_check.files.text.office_files import office_flaw
from lea_check.files.text.positions import Position, Positions
from lea_check.files.text.source import STDIN, decode, read_bytes
from lea_check.files.text.suggestions import TEXT_SUFFIX, near_file
from lea_check.files.text.yaml import Limits

PROPOSAL_LIMITS = Limits(bytes=1024 * 1024, nodes=10_000, depth=20)
MAP_LIMITS = Limits(bytes=1024 * 1024, nodes=5_000, depth=20)
CONTENT_LIMITS = Limits(bytes=16 * 1024 * 1024, nodes=200_000, depth=20)
CATALOGUE_LIMITS = Limits(bytes=256 * 1024 * 1024, nodes=8_000_000, depth=20)


class Document(NamedTuple):
    """What a file says, or one line of it: `data` is plain; `text` is kept for positions.

    Without a `file` it is data of a script, in which a place is the keys that lead to it.
    """

    file: str
    text: str
    data: Any
    is_json: bool
    line: int | None = None

    @property
    def name(self) -> str:
        """The file, or the line of it, as `plans.jsonl:3`."""
        return self.file if self.line is None else f"{self.file}:{self.line}"

    def error(self, flaws: list[Flaw]) -> InputError:
        """All flaws as problems with line and column, in the order of the file."""
        if not self.file:
            return InputError(Problem(_keys(flaw.path), None, None, flaw.message, flaw.reason) for flaw in flaws)
        positions = self.positions()
        problems = [self._problem(flaw, positions.of(flaw.path, at_key=flaw.at_key)) for flaw in flaws]
        return InputError(sorted(problems, key=lambda problem: (problem.line or 0, problem.column or 0)))

    def positions(self) -> Positions:
        """Where everything in it stands."""
        return json_text.positions(self.text) if self.is_json else yaml_text.positions(self.text)

    def _problem(self, flaw: Flaw, position: Position) -> Problem:
        return Problem(self.file, self.line or position.line, position.column, flaw.message, flaw.reason)


def _keys(path: KeyPath) -> str:
    return ".".join(map(str, path)) or "proposal"


def read_document(path: str, limits: Limits = PROPOSAL_LIMITS) -> Document:
    """Read one YAML or JSON file, or standard input for "-". Raises InputError."""
    try:
        data = read_bytes(path, limits.bytes)
    except SyntaxFlaw as flaw:
        raise (_clearer(flaw, path, limits) or flaw).in_file(path) from flaw
    return document_of(path, data, limits)


def document_of(file: str, data: bytes, limits: Limits = PROPOSAL_LIMITS, *, line: int | None = None) -> Document:
    """The document in the bytes of a file, or in one line of a file with JSON on each line. Raises InputError."""
    other = office_flaw(file, data, proposal=limits == PROPOSAL_LIMITS) if line is None else None
    if other:
        raise other.in_file(file)
    try:
        text = decode(data)
        is_json = line is not None or is_json_name(file) or (file == STDIN and _looks_like_json(text))
        parsed = json_text.parse(text, limits) if is_json else yaml_text.parse(text, limits)
    except SyntaxFlaw as flaw:
        raise flaw.in_file(file, line) from flaw
    return Document(file, text, parsed, is_json, line)


def _clearer(flaw: SyntaxFlaw, path: str, limits: Limits) -> SyntaxFlaw | None:
    """What can be said of a file that is not read, beyond why."""
    if flaw.key == "size":
        return office_flaw(path, proposal=limits == PROPOSAL_LIMITS)
    if flaw.key == "folder" and limits == PROPOSAL_LIMITS:
        return SyntaxFlaw("folder-of-proposals", file=path)
    near = near_file(path) if flaw.key == "absent" else None
    if near and near.lower().endswith(TEXT_SUFFIX):
        return SyntaxFlaw("absent-text", near=near, right=near[: -len(TEXT_SUFFIX)])
    return SyntaxFlaw("absent-near", near=near) if near else None


def _looks_like_json(text: str) -> bool:
    return re.match(r'\s*\{\s*["}]', text) is not None
