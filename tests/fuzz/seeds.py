"""What fuzzing begins with: files that are right, files that are nearly right, and the words of the formats."""

import csv
import io
import json
import re
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from lea_check import InputError, load_catalogue
from lea_check.files.content.paths import CATALOGUE_FILES, bundled_data
from lea_check.files.text.documents import document_of
from lea_check.report.documents.schemas import SCHEMAS
from lea_check.words import load_words
from tests.support.hostile_files import HEAD, hostile_inputs
from tests.support.paths import ROOT
from tests.tally.exports import write_xlsx

MOST = 4096
"""Larger seeds take longer than they find."""


def seeds(target: str) -> Iterator[bytes]:
    """Files for a target, of a bounded size."""
    yield from (data for data in _SEEDS[target]() if len(data) <= MOST)


def small_content() -> dict[str, bytes]:
    """The bundled content by file name, cut down to what one reads in a millisecond."""
    found = {
        name: yaml.load((bundled_data() / f"{name}.yaml").read_bytes(), yaml.CSafeLoader) for name in CATALOGUE_FILES
    }
    found["conditions"]["conditions"] = found["conditions"]["conditions"][:2]
    kept = {each["id"]: f"{each['id']}.{each['questions'][0]['id']}" for each in found["conditions"]["conditions"]}
    for each in found["conditions"]["conditions"]:
        each["questions"] = each["questions"][:1]
        each["overall"]["covers"] = [each["questions"][0]["id"]]
    found["conditions"]["retired"] = [{"id": "demand.gone", "since": "1", "becomes": kept["demand"]}]
    first = found["initiatives"]["initiatives"][0]
    first["conditions"] = {
        name: [_about(lessons[0], key)]
        for name, key in kept.items()
        for lessons in (first["conditions"].get(name),)
        if lessons
    }
    first["coding"] = {key: {"level": 2, "source": "x"} for key in kept.values()}
    found["initiatives"]["initiatives"] = [first | {"partners": first["partners"][:1]}]
    return {f"{name}.yaml": _dumped(data) for name, data in found.items()}


def _about(lesson: Any, key: str) -> Any:
    """A lesson that speaks to one question."""
    return lesson | {"questions": [key]}


def dictionary() -> str:
    """Keys and ids of all formats, and signs of YAML, as libFuzzer reads them."""
    catalogue = load_catalogue()
    words = load_words("en")
    schemas = [make(catalogue, words) for name, make in SCHEMAS.items() if name not in ("assessment", "comparison")]
    words = {word for schema in schemas for word in _names(schema)}
    signs = ("- ", ": ", ": {", "{", "}", "[", "]", ", ", "\n", "\n  ", "\n    ", "? ", "| \n", "&a ", "*a", "!!", "<<")
    marks = ("\u0085", "\u2028", "\ufeff", "\u202e", "\u0301", "\\u001b", "\\ud800", "unknown", "[0, 1, 4]", "\r\n")
    return "".join(f'"{_escaped(word)}"\n' for word in [*sorted(words), *signs, *marks])


def _names(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        yield from (each for each in schema.get("enum", ()) if isinstance(each, str))
        for each in schema.values():
            yield from _names(each)
    elif isinstance(schema, list):
        for each in schema:
            yield from _names(each)


def _escaped(word: str) -> str:
    return "".join(
        chr(byte) if 32 <= byte < 127 and chr(byte) not in '"\\' else f"\\x{byte:02x}" for byte in word.encode()
    )


def _proposals() -> Iterator[bytes]:
    for folder in ("tests/cases", "examples", "docs"):
        for path in sorted((ROOT / folder).rglob("*.yaml")):
            if b"format: lea-check/proposal/" in (data := path.read_bytes()):
                yield data
    yield from (each.data for each in hostile_inputs() if each.name.endswith(".yaml"))
    for shape in ANSWERS:
        yield f"{HEAD}answers: {{mass: {shape}}}\n".encode()
        yield f"{HEAD}answers:\n  focus: # why\n    boundaries: {shape}\n".encode()


ANSWERS = (
    "2", "unknown", "~", "{level: 1, note: x, evidence: y}", "{votes: [0, 3, 7, 2], before: {votes: [2, 5, 4]}}",
    "{votes: {company: [0, 1, 4], education: [3, 2, 0, 1]}, before: [2, {level: 1, evidence: y}]}",
    "{not_applicable: x}", "{note: x}", '"2"', "{level: 2.0, before: unknown}",
)  # fmt: skip


def _as_json() -> Iterator[bytes]:
    for data in _proposals():
        try:
            yield json.dumps(document_of("x.yaml", data).data, ensure_ascii=False).encode()
        except InputError:
            continue
    yield from (each.data for each in hostile_inputs() if each.name.endswith(".json"))


def _lines() -> Iterator[bytes]:
    whole = [data for data in _as_json() if b"\n" not in data and len(data) < MOST // 3]
    for one, other in zip(whole[::2], whole[1::2], strict=False):
        yield one + b"\n" + other + b"\r\n\n"


def _content() -> Iterator[bytes]:
    for number, data in enumerate(small_content().values()):
        yield bytes([number]) + data


def _catalogues() -> Iterator[bytes]:
    yield small_content()["initiatives.yaml"].replace(b"id: technasium", b"id: own")
    page = (ROOT / "docs" / "own-content.md").read_text(encoding="utf-8")
    yield from (each.encode() for each in re.findall(r"```yaml\n(.*?)```", page, re.DOTALL))


def _words() -> Iterator[bytes]:
    for language in ("nl", "en"):
        lines = (bundled_data() / "words" / f"{language}.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
        starts = [place for place, line in enumerate(lines) if line[0].isalpha()]
        for start, end in zip(starts, [*starts[1:], None], strict=True):
            yield "".join(lines[start:end]).encode()


def _responses() -> Iterator[bytes]:
    headings = ("x [demand.need-voiced]", "mass.costs-shared", "Organisatie [party]", "E-mail", "demand")
    rows = [("2", "3 - arranged", "school A", "a@b.nl", "?"), ("weten we niet", "1,0", "", "", "0")] * 3
    for separator in ",;\t":
        stream = io.StringIO()
        csv.writer(stream, delimiter=separator).writerows([headings, *rows])
        text = stream.getvalue()
        yield from (text.encode(), text.encode("utf-8-sig"), text.encode("cp1252"), f"sep={separator}\n{text}".encode())
    yield packed(workbook())


def workbook() -> dict[str, bytes]:
    """The parts of an XLSX file by name."""
    with tempfile.TemporaryDirectory() as folder:
        path = write_xlsx(Path(folder) / "a.xlsx", ("a", [["x [demand.need-voiced]", "party"], [2, "a"], [0.5, "b"]]))
        with zipfile.ZipFile(path) as book:
            return {name: book.read(name) for name in book.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    """The XLSX file of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as book:
        for name, data in parts.items():
            book.writestr(name, data)
    return stream.getvalue()


def _workbook_parts() -> Iterator[bytes]:
    for number, data in enumerate(workbook().values()):
        yield bytes([number]) + data


def _maps() -> Iterator[bytes]:
    yield b"Vraag een: demand.need-voiced\nVraag twee: mass\nOrganisatie: party\nE-mail: ignore\n"


def _dumped(data: Any) -> bytes:
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False).encode()


_SEEDS = {
    "yaml": _proposals, "json": _as_json, "lines": _lines, "interview": _proposals, "content": _content,
    "catalogue": _catalogues, "words": _words, "responses": _responses, "workbook": _workbook_parts,
    "map": _maps,
}  # fmt: skip
TARGETS = tuple(_SEEDS)
