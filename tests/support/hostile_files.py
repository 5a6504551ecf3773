"""Inputs that want the program to fail, made when the tests run. Each says whether it must be refused."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

HEAD = "format: lea-check/proposal/2\nname: x\ngoals: [upskilling]\ntarget_groups: [workers]\n"
GOOD: dict[str, Any] = {
    "format": "lea-check/proposal/2",
    "name": "x",
    "goals": ["upskilling"],
    "target_groups": ["workers"],
}


class Hostile(NamedTuple):
    """A file: its name, what it holds, and whether it must be refused."""

    name: str
    data: bytes
    refused: bool = True


def hostile_inputs() -> list[Hostile]:
    """All of them, each under a name of its own."""
    return [*_bombs(), *_unsafe_yaml(), *_encodings(), *_controls(), *_odd_values(), *_fields(), *_json(), *_shapes()]


def _yaml(name: str, text: str, *, refused: bool = True) -> Hostile:
    return Hostile(f"{name}.yaml", text.encode("utf-8", "surrogatepass"), refused)


def _bombs() -> Iterator[Hostile]:
    laughs = "\n".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 30))
    yield _yaml("billion-laughs", f"a0: &a0 [x]\n{laughs}\n")
    for name, opening in (("list", "- "), ("flow-list", "["), ("flow-map", "{a: "), ("both", "[{a: ")):
        for depth in (21, 2_000, 50_000):
            yield _yaml(f"deep-{name}-{depth}", f"{HEAD}notes: {opening * depth}" if depth < 22 else opening * depth)
    yield _yaml("deep-block", "\n".join(" " * n + "a:" for n in range(2_000)))
    yield _yaml("wide-list", HEAD + "sectors: [" + ", ".join(f"s{n}" for n in range(20_000)) + "]\n")
    yield _yaml("wide-map", HEAD + "".join(f"k{n}: 1\n" for n in range(20_000)))
    yield _yaml("many-empty-lists", "[" + "[]," * 200_000 + "]")
    yield _yaml("huge-key", HEAD + "k" * 900_000 + ": 1\n")
    yield _yaml("huge-text", HEAD + "notes: " + "x" * 2_000_000 + "\n")
    yield _yaml("huge-text-that-fits", HEAD + "notes: " + "x" * 900_000 + "\n", refused=False)
    yield _yaml("huge-integer", HEAD + "date: " + "9" * 500_000 + "\n")
    yield _yaml("huge-exponent", HEAD + "date: 1e" + "9" * 500_000 + "\n")
    yield _yaml("only-spaces", " " * 1_000_000)
    yield _yaml("only-line-ends", "\n" * 1_000_000)
    yield _yaml("only-dashes", "---\n" * 200_000)
    yield _yaml("only-comments", "# a\n" * 200_000)
    yield _yaml("unclosed-quote", HEAD + 'notes: "' + "x" * 500_000)
    yield _yaml("open-brackets", HEAD + "sectors: " + "[a, " * 15)
    yield _yaml("question-marks", "? " * 50_000)
    yield _yaml("colons", ": " * 50_000)
    yield _yaml("pipes", HEAD + "notes: |\n" + "  x\n" * 100_000, refused=False)


def _unsafe_yaml() -> Iterator[Hostile]:
    tags = (
        "!!python/object/apply:os.system [id]", "!!python/name:os.system", "!!binary aGk=", "!!set {a, b}",
        "!!omap [a: 1]",
        "!!timestamp 2026-01-01", "!!str 3", "!!int '3'", "!own x", "!<tag:x,2026:y> z", "! x", "!!null ''",
    )  # fmt: skip
    for number, tag in enumerate(tags):
        yield _yaml(f"tag-{number}", f"{HEAD}notes: {tag}\n")
    yield _yaml("anchor", HEAD + "notes: &a x\n")
    yield _yaml("anchor-on-key", HEAD + "&a notes: x\n")
    yield _yaml("alias", HEAD + "notes: &a x\nsummary: *a\n")
    yield _yaml("alias-to-nothing", HEAD + "notes: *a\n")
    yield _yaml("alias-to-itself", "&a [*a]\n")
    yield _yaml("merge", HEAD + "<<: {notes: x}\n")
    yield _yaml("merge-of-alias", "a: &a {b: 1}\n<<: *a\n" + HEAD)
    yield _yaml("two-documents", HEAD + "---\n" + HEAD)
    yield _yaml("document-after-the-end", HEAD + "...\n" + HEAD)
    yield _yaml("directive", "%YAML 9.9\n---\n" + HEAD)
    yield _yaml("tag-directive", "%TAG ! tag:x,2026:\n---\n" + HEAD, refused=False)
    yield _yaml("key-is-a-list", HEAD + "? [a]\n: 1\n")
    yield _yaml("key-is-a-map", HEAD + "? {a: 1}\n: 1\n")
    yield _yaml("key-is-null", HEAD + "~: 1\n")
    yield _yaml("tab-indent", HEAD + "answers:\n\tmass: 1\n")
    twice = {
        "top": "name: y\n",
        "answers": "answers: {mass: 1, mass: 2}\n",
        "question": "answers: {mass: {costs-shared: 1, costs-shared: 1}}\n",
        "part": "answers: {mass: {costs-shared: {level: 1, level: 2}}}\n",
        "party": "answers: {mass: {costs-shared: {votes: {a: [1, 0, 0, 0], a: [1, 0, 0, 0]}}}}\n",
        "partner": "partners: [{name: a, name: b}]\n",
        "quoted": "'name': y\n",
    }
    for name, text in twice.items():
        yield _yaml(f"twice-{name}", HEAD + text)


def _encodings() -> Iterator[Hostile]:
    text = HEAD + "notes: één café\n"
    for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be", "latin-1", "cp1252", "cp037", "utf-7"):
        yield Hostile(f"as-{encoding}.yaml", text.encode(encoding), refused=encoding != "utf-7")
    yield Hostile("with-bom.yaml", b"\xef\xbb\xbf" + text.encode(), refused=False)
    yield Hostile("two-boms.yaml", b"\xef\xbb\xbf\xef\xbb\xbf" + text.encode(), refused=False)
    yield _yaml("mark-begins-the-last-line", f"{HEAD}\ufeff", refused=False)
    yield _yaml("mark-begins-a-line-of-text", f"{HEAD}notes: 'a\n\ufeffb'\n", refused=False)
    yield _yaml("mark-begins-a-key", HEAD.replace("goals", "\ufeffgoals"))
    broken = {
        "overlong": b"\xc0\xaf", "cut-off": b"\xe2\x82", "surrogate": b"\xed\xa0\x80", "too-high": b"\xf4\x90\x80\x80",
        "lone-tail": b"\x80", "five-bytes": b"\xf8\x88\x80\x80\x80", "ff": b"\xff",
    }  # fmt: skip
    for name, data in broken.items():
        yield Hostile(f"utf8-{name}.yaml", HEAD.encode() + b"notes: " + data + b"\n")
        yield Hostile(f"utf8-{name}.json", b'{"name": "' + data + b'"}')
    for name, end in (("mac", "\r"), ("windows", "\r\n"), ("next-line", "\x85"), ("separator", "\u2028")):
        yield _yaml(f"lines-{name}", HEAD.replace("\n", end), refused=False)


def _controls() -> Iterator[Hostile]:
    for code in (*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F, 0x80, 0x9B, 0x9F, 0xFFFE, 0xFFFF):
        yield _yaml(f"control-{code:04x}", f"{HEAD}notes: a{chr(code)}b\n")
    for name in ("\\e[2J", "\\x9b2J", "\\u202e", "\\0", "\\U0001F600"):
        yield _yaml(f"escaped-{name[1:4].strip('[')}-{len(name)}", f'{HEAD}notes: "{name}"\n', refused=False)


def _odd_values() -> Iterator[Hostile]:
    odd = (
        "no", "yes", "on", "off", "y", "n", "1:30", "017", "0o17", "0x1", "0b1", "1_0", ".inf", "-.inf", ".nan",
        "2026-01-01", "2.0", "1e0", "+2.0", "'2'", "4", "-1", "true", "[2]",
        "{}", "99999999999999999999", "Unknown", "0.5", "--1",
    )  # fmt: skip
    for number, value in enumerate(odd):
        taken = value in ("{}", "2.0", "1e0", "+2.0")
        yield _yaml(f"level-{number}", f"{HEAD}answers: {{mass: {{costs-shared: {value}}}}}\n", refused=not taken)
    hands = (
        "[]", "[1]", "[1, 2]", "[1, 2, 3, 4, 5]", "[1, 2, -1]", "[1, 2, 1.0]", "[1, 2, true]", "[1, 2, x]", "[1, 2, ~]",
        "[1, 2, 99999999999]", "{}", "{a: 1}", "{a: [1, 2]}", "{a: [1, 2, 3, 4, 5]}", "{' ': [1, 2, 3, 4]}", "x", "3",
    )  # fmt: skip
    for number, value in enumerate(hands):
        yield _yaml(f"votes-{number}", f"{HEAD}answers: {{mass: {{costs-shared: {{votes: {value}}}}}}}\n")

    old = HEAD.replace("proposal/2", "proposal/1")
    for name, value, taken in (
        ("level", "3", True), ("level-too-high", "4", False), ("hands", "{votes: [1, 2, 3, 4, 5]}", True),
        ("before", "{votes: {a: [1, 2, 3, 4]}, before: [4, 3, 2, 1]}", True), ("no-hands", "{votes: [1, 2]}", False),
    ):  # fmt: skip
        yield _yaml(f"old-{name}", f"{old}answers: {{mass: {{costs-shared: {value}}}}}\n", refused=not taken)


def _fields() -> Iterator[Hostile]:
    texts, lists = ("name", "summary", "date", "region", "notes", "type"), ("goals", "sectors", "networks", "partners")
    for field in (*texts, "stage", "form", "scale", "initiator"):
        for kind, value in (("list", ["x"]), ("map", {"a": "x"}), ("number", 3), ("truth", True)):
            yield Hostile(f"{field}-as-{kind}.json", json.dumps(GOOD | {field: value}).encode())
    for field in lists:
        others: list[tuple[str, Any]] = [("text", "x"), ("map", {"a": "x"}), ("nothings", [None]), ("lists", [["x"]])]
        for kind, value in others:
            yield Hostile(f"{field}-as-{kind}.json", json.dumps(GOOD | {field: value}).encode())
    yield Hostile("file-is-no-field.json", json.dumps(GOOD | {"file": "/etc/passwd"}).encode())
    for key in ("file", "dates", "x"):
        yield Hostile(f"{key}-is-no-field-and-left-open.json", json.dumps(GOOD | {key: None}).encode())
        yield _yaml(f"{key}-is-no-field-and-left-open", f"{HEAD}{key}:\n")
    yield Hostile("other-format.json", json.dumps(GOOD | {"format": "lea-check/proposal/3"}).encode())
    for field, value in (
        ("present", 0),
        ("present", 1.5),
        ("reference", ""),
        ("content", 2026.3),
        ("plan", {}),
        ("plan", [1]),
    ):
        yield Hostile(f"{field}-as-{value}.json", json.dumps(GOOD | {field: value}).encode())
    for part, value in (("question", "mass"), ("by", "soon"), ("done", True), ("what", " ")):
        yield Hostile(f"plan-{part}.json", json.dumps(GOOD | {"plan": [{"what": "x", part: value}]}).encode())


def _json() -> Iterator[Hostile]:
    start = json.dumps(GOOD)[:-1]
    endings = {
        "nan": ', "notes": NaN}', "infinity": ', "notes": -Infinity}', "twice": ', "name": "y"}', "comma": ",}",
        "comment": "} // x", "after": "} {}", "open": "", "single-quotes": ", 'notes': 'x'}",
        "control": ', "notes": "\x01"}',
        "half-pair": ', "notes": "\\ud800"}', "bad-escape": ', "notes": "\\x"}', "huge": ', "notes": ' +
        "9" * 500_000 + "}",
        "tab": ', "notes": "a\tb"}', "deep": ', "notes": ' + "[" * 100_000 + "}",
    }  # fmt: skip
    for name, ending in endings.items():
        yield Hostile(f"json-{name}.json", (start + ending).encode(), refused=name != "huge")
    yield Hostile("json-bom.json", b"\xef\xbb\xbf" + json.dumps(GOOD).encode(), refused=False)


def _shapes() -> Iterator[Hostile]:
    for name, text in (
        ("empty", ""),
        ("null", "~"),
        ("text", "hallo"),
        ("number", "3"),
        ("list", "[a]"),
        ("map", "{}"),
    ):
        yield _yaml(f"top-{name}", text)
        yield Hostile(f"top-{name}.json", text.replace("~", "null").encode())
    yield _yaml("answers-list", HEAD + "answers: [1]\n")
    yield _yaml("answers-both", HEAD + "answers: {mass: {level: 1, costs-shared: 1}}\n")
    yield _yaml("answers-two-forms", HEAD + "answers: {mass: {level: 1, votes: [1, 0, 0, 0]}}\n")
    yield _yaml("answers-reason-empty", HEAD + "answers: {mass: {not_applicable: ' '}}\n")
    yield _yaml("answers-before-alone", HEAD + "answers: {mass: {before: [1, {votes: [1, 0]}]}}\n")
    yield _yaml("answers-before-that-is-deep", HEAD + "answers: {mass: " + "{before: " * 40 + "1" + "}" * 41 + "\n")
