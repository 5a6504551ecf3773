"""Text that tries to be something else, own content that is full of it, and what is left of it in an output."""

import io
import json
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import openpyxl
import yaml

from tests.support.office_text import text_of_pdf, text_of_word

HOSTILE = (
    "<script>alert(1)</script>", "</title><script>alert(2)</script>", "{{7*7}}{% if 1 %}", "=1+1", "[/] [bold]x[/]",
    "\u202eomgekeerd\u202c \u200f", "🎉🤝", '"><img src=x onerror=alert(3)>', "&lt;b&gt; &amp;", "<!--", "]]>",
    "</style>", "javascript:alert(4)", "\\u001b[2J", "a" * 10_000,
)  # fmt: skip
CODES = (
    "\x1b]8;;http://evil.example\x1b\\klik\x1b]8;;\x1b\\", "\x1b[2J\x1b[H\x1b[31mrood", "\x1b]0;titel\x07", "\x9b2J",
    "\x9d8;;x\x9c", "\x08\x08\x7f", "\x1b[6n", "\x1bc", "\x0e\x0f", "\x00", "\u202eomgekeerd", "\u2066\u2069",
    "\u061c", "a\u200b\u200c\u200d\u2060\ufeffb", "\ufe0f\U000e0041", "\u2028\u2029\x85", "\ufffe", "\U0010ffff",
)  # fmt: skip
FLOOD = "o" + "\u0301\u0336\u20dd" * 100
WORDS = (
    "[link](http://evil.example)", "![beeld](http://evil.example/x.png)", "| a | b |", "<http://evil.example>",
    "www.evil.example", "www.\\evil.example", "a@evil.example", ":warning:", "# kop", "```", "[^1]", "$x$", "{{ 7*7 }}",
    "{% raw %}", "${jndi:x}", "[red]rood[/red]", "[/]", "[link=http://evil.example]x[/link]", "@SUM(1+1)", "+1+1", "-1",
    '=HYPERLINK("http://evil.example")', "=cmd|' /C calc'!A0", "&#27;[2J", "%1b", "%n%s", "{0.__class__}", "\\e[2J",
)  # fmt: skip
EVIL = " ".join((*HOSTILE, *CODES, FLOOD, *WORDS))

FILE_NAMES = [
    "\x1b[2J.yaml", "\x9b2J.yaml", "=1+1.yaml", "[red]x.yaml", "<b>.yaml", "\u202elmay.yaml", "|a|.yaml",
    ":x:.yaml", "-f.yaml", "a\nb.yaml", "\udcff.yaml", "o" + "\u0301" * 60 + ".yaml", "{0}.yaml",
    "%s.yaml", "`x`.yaml",
]  # fmt: skip

# What acts in a text: all but letters, marks, numbers, punctuation, symbols, spaces and line ends.
ACTS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufe0f\ufeff]"
)


def is_calm(text: str, *, marks_too: bool = True) -> bool:
    """Whether nothing in a text acts, and no letter carries more marks than a script has."""
    marks = 0
    if not marks_too:
        return not ACTS.search(text)
    for letter in text:
        marks = marks + 1 if unicodedata.category(letter) in ("Mn", "Me") else 0
        if marks > 4:
            return False
    return not ACTS.search(text)


def shown(name: str, data: bytes) -> str:
    """The text that a reader of a format gets."""
    if name == "docx":
        return text_of_word(data).replace("\t", " ")
    if name == "pdf":
        return text_of_pdf(data).replace("\u200b", "")  # where we let a long word break; those of others are spelled
    if name == "xlsx":
        return "\n".join(str(cell) for cell in cells(data))
    return data.decode()


def cells(data: bytes) -> Iterator[Any]:
    for sheet in openpyxl.load_workbook(io.BytesIO(data)):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", cell.value
                assert cell.hyperlink is None
                if cell.value is not None:
                    yield cell.value


class Dumper(yaml.CSafeDumper):
    """Writes no anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def soured(value: Any, with_what: Iterator[str]) -> Any:
    if isinstance(value, dict):
        texts = value.keys() <= {"nl", "en"}
        return {
            key: f"{next(with_what)} {each} {next(with_what)}" if texts else soured(each, with_what)
            for key, each in value.items()
        }
    return [soured(each, with_what) for each in value] if isinstance(value, list) else value


def hostile_proposal(text: str = " ".join(HOSTILE)) -> str:
    """As JSON, which is YAML too: each field holds all of it."""
    before = {"votes": {text: [1, 0, 2]}, "evidence": text, "note": text}
    answer = {"level": 1, "evidence": text, "note": text, "before": before}
    return json.dumps(
        {
            "format": "lea-check/proposal/2",
            "name": text,
            "reference": text,
            "summary": text,
            "content": text,
            "goals": ["renew-education", "upskilling"],
            "target_groups": ["students-mbo"],
            "region": "lelystad",
            "partners": [{"name": text, "kind": "company", "role": "core"}],
            "networks": [text],
            "answers": {
                "demand": {
                    "need-voiced": answer,
                    "gain-named": {"votes": {text: [3, 1, 2, 0], "company": [0, 0, 1, 4]}},
                },
                "focus": answer,
                "mass": {"not_applicable": text},
                "professionalisation": {"coaching": {"not_applicable": text}},
            },
            "plan": [{"question": "demand.need-voiced", "what": text, "who": text}],
            "notes": text,
        }
    )


LONG_WORD = "a" * 10_000
MARKUP = ("#let x = 1", "$x^2$", "\\", "*b* _i_ `c`", "@ref <label>", "// note", "#panic()", "= Kop", "\u202eom\u202c")
"""What typst, Word or a spreadsheet would act on, were it not text."""


def hostile_with_markup() -> str:
    document = json.loads(hostile_proposal())
    document["notes"] += " ".join(MARKUP)
    document["summary"] += " ".join(MARKUP)
    document["answers"]["demand"]["need-voiced"]["evidence"] += " ".join(MARKUP)
    # Programs that read documents take minutes to break the long word into lines everywhere; a test of its own has it.
    return json.dumps(document).replace(LONG_WORD, LONG_WORD[:200])
