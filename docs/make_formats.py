"""Write docs/formats.md from the schemas: python docs/make_formats.py."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from lea_check import load_catalogue
from lea_check.report.documents.schemas import SCHEMAS
from lea_check.words import load_words

DOCS = Path(__file__).parent
ROOT = DOCS.parent
MOST_NAMED = 12

INTRO = """# File formats

Made from the schemas by `docs/make_formats.py`; tests check every example. A schema gives an editor completion and
explanation while you type: `lea-check schema proposal -o lea-check.schema.json`.

YAML and JSON are read under the same strict rules: UTF-8, one document, no tags, anchors or aliases, no key twice.
`no`, `on` and dates are the text that they are. A key that is not known is an error, with the nearest name as a hint.
Ids are lower-case words and digits joined by hyphens. A text for people is `{nl: …, en: …}`.
"""
PROPOSAL = """An answer is 0 (no), 1 (partly), 2 (yes), `unknown`, or a mapping with at most one of `level`, `votes` and
`not_applicable` (a reason), and beside it `evidence` (what shows it), `note` and `before` (what it replaced: one
answer or a list, newest first; that never counts). A 3 is read as a 2: a yes with evidence is one that is shown.
Only a note, evidence or `before` is unanswered. Hands are counts for no, partly and yes and, if given, for "we do
not know", of the room or by party.

Under a condition stands one answer, which is the one to its overall question, or answers by question id, `overall`
among them; `lea-check conditions mass` shows the ids. The overall answer counts for each question that it `covers`
and that has no answer of its own.

`content` is the version of the questions that it answers; every command that writes answers fills it in. In `plan`
only `what` is required. A question that is no more may still be answered: what was said moves to the one that took
its place, with a warning. Free text goes under `notes`.

A file of `lea-check/proposal/1`, of which 2 of four levels meant *a part*, is read for its profile, evidence and
notes; what it answered is kept as `before`. `lea-check interview --only changed` asks that again.

The program and the schema agree but for three things: to a schema `2.0` is a whole number, and the program wants a
count of hands or people written as `2` (a level may be `2.0`); the program leaves out a `level`, `votes`, `before`
or `not_applicable` without a value; and it wants priorities of the named region.
"""
AFTER = {
    "proposal": PROPOSAL,
    "assessment": "A complete example is [assessment.json](assessment.json); [json.md](json.md) explains it.",
    "comparison": "`lea-check compare A B -f json` writes it; [json.md](json.md) explains it.",
    "conditions": "One condition, as it stands in the bundled file:",
    "initiatives": "One initiative, as it stands in the bundled file:",
}


def formats_page() -> str:
    """The whole page."""
    catalogue, words = load_catalogue(), load_words("en")
    return "\n".join([INTRO, *(_format(name, make(catalogue, words)) for name, make in SCHEMAS.items())])


def _format(name: str, schema: Mapping[str, Any]) -> str:
    kinds = [(key, each) for key, each in schema["definitions"].items() if "properties" in each]
    parts = [
        f"## {schema['title'].removeprefix('lea-check ').capitalize()}\n",
        f"`format: {_written(schema['properties']['format'])}`. {schema['description'].splitlines()[0]}\n",
        _table(schema, _asked if name == "proposal" else None),
        *(f"### {name}: {_plain(key)}\n\n{each.get('description', '')}\n\n{_table(each)}" for key, each in kinds),
        AFTER.get(name, "") + "\n",
        _example(name),
    ]
    return "\n".join(part for part in parts if part.strip())


def _written(format: Mapping[str, Any]) -> str:
    """The format as it is written now; older ones are read too."""
    return str(format.get("const") or sorted(format["enum"])[-1])


def _table(schema: Mapping[str, Any], explain: Callable[[str], str] | None = None) -> str:
    must = schema.get("required", ())
    rows = ["| field | required | holds |", "|---|---|---|"]
    for key, each in schema["properties"].items():
        asked = explain(key) if explain else ""
        null = " or `null`" if key in must and {"type": "null"} in each.get("anyOf", ()) else ""
        rows.append(f"| `{key}` | {'yes' if key in must else ''} | {asked}{' ' if asked else ''}{_holds(each)}{null} |")
    return "\n".join([*rows, ""])


def _asked(field: str) -> str:
    """The question that an interview asks for a field."""
    words = load_words("en")
    return "" if field == "type" or words.label("interview.ask", field) == field else words(f"interview.ask.{field}")


def _holds(schema: Mapping[str, Any]) -> str:
    """What a value may be, in words."""
    if "anyOf" in schema:
        return ", or ".join(_holds(each) for each in schema["anyOf"] if each.get("type") != "null")
    if "$ref" in schema:
        return f"*{_plain(schema['$ref'].rpartition('/')[2])}*"
    if "const" in schema:
        return f"`{schema['const']}`"
    if "enum" in schema:
        return _names(schema["enum"])
    return _of_type(schema)


def _of_type(schema: Mapping[str, Any]) -> str:
    match schema.get("type"):
        case "array":
            return f"a list: {_holds(schema['items'])}"
        case "object":
            return _mapping(schema)
        case "integer" | "number":
            bounds = [schema.get("minimum"), schema.get("maximum")]
            return f"{bounds[0]}–{bounds[1]}" if None not in bounds else "a number"
        case "boolean":
            return "`true` or `false`"
        case _:
            return "an id" if "a-z0-9" in schema.get("pattern", "") else schema.get("format", "text")


def _mapping(schema: Mapping[str, Any]) -> str:
    inner = schema.get("additionalProperties")
    if not isinstance(inner, dict) or not inner:
        return f"{_names(schema['properties'])}: see below" if "properties" in schema else "a mapping"
    if inner.get("type") == "string" and "propertyNames" not in schema:
        return "a text in each language"
    return f"by {_names(schema.get('propertyNames', {}).get('enum', ['id']))}: {_holds(inner)}"


def _names(values: Any) -> str:
    shown = [f"`{value}`" for value in values][:MOST_NAMED]
    return " · ".join([*shown, "…"] if len(list(values)) > MOST_NAMED else shown)


def _plain(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name.removesuffix("Json")).lower()


def _example(name: str) -> str:
    if name == "proposal":
        return f"```yaml\n{(DOCS / 'formats-proposal.yaml').read_text(encoding='utf-8')}```\n"
    if name in ("conditions", "initiatives"):
        return f"```yaml\n{first_entry(name)}```\n"
    return ""


def first_entry(name: str) -> str:
    """A content file as far as its first entry goes, without comments."""
    lines = (ROOT / "data" / f"{name}.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.lstrip().startswith("#") and line.strip()]
    starts = [index for index, line in enumerate(kept) if line.startswith("  - id:")]
    return "".join(kept[: starts[1]])


if __name__ == "__main__":
    (DOCS / "formats.md").write_text(formats_page(), encoding="utf-8")
