"""Content as JSON beside its YAML, made when a wheel is built: YAML of this size takes longer to read than the rest.

It is used only while the YAML is still what it was made from.
"""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any


def read_compiled(path: Path, sources: Sequence[Path]) -> Any | None:
    """What was compiled from `sources`; None if it is not there or they have changed since."""
    if not path.exists():
        return None
    found = json.loads(path.read_bytes())
    return found["content"] if found["made_from"] == digest(sources) else None


def write_compiled(path: Path, sources: Sequence[Path], content: Any) -> None:
    """Write `content`, made from `sources`, as JSON."""
    found = {"made_from": digest(sources), "content": content}
    path.write_text(json.dumps(found, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def digest(sources: Sequence[Path]) -> str:
    """A name for what is in the files."""
    return hashlib.sha256(b"\0".join(source.read_bytes() for source in sources)).hexdigest()
