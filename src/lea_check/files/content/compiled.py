"""Content as JSON beside its YAML, made when a wheel is built: YAML of this size takes longer to read than the rest.

It is used only while the YAML is still what it was made from.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, TypeVar, get_args, get_origin
from zlib import crc32

from lea_check.model.catalogue import Record

Made = TypeVar("Made", bound=Record)


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


def digest(sources: Sequence[Path]) -> int:
    """A number that changes with what is in the files; a checksum, as OpenSSL takes longer to load than to use."""
    return crc32(b"\0".join(source.read_bytes() for source in sources))


def rebuild(kind: type[Made], data: Mapping[str, Any]) -> Made:
    """A record from what its `model_dump` gave. Nothing is checked again: building validators takes longest of all."""
    made: Made = _maker(kind)(data)
    return made


def _maker(kind: Any) -> Callable[[Any], Any]:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _maker(arguments[0])
    if origin is tuple:
        make_item = _maker(arguments[0])
        return lambda data: tuple(map(make_item, data))
    if origin is Mapping:
        make_value = _maker(arguments[1])
        return lambda data: {key: make_value(value) for key, value in data.items()}
    if isinstance(kind, type) and issubclass(kind, Record):
        makers = {name: _maker(field.annotation) for name, field in kind.model_fields.items()}
        return lambda data: kind.model_construct(**{name: make(data[name]) for name, make in makers.items()})
    return lambda data: data
