"""Proposals by the hundred, and fifty files that mean harm."""

import json
import os
import random
from pathlib import Path
from typing import Any

from tests.support.proposals import proposal_text

QUESTIONS = {
    "demand": ["need-voiced", "gain-named", "regular-tuning"],
    "mass": ["enough-participants", "costs-shared"],
    "focus": ["common-interest", "boundaries"],
    "funding": ["start-money", "own-share", "after-start"],
}


def many(folder: Path, count: int) -> None:
    dice = random.Random(7)
    for number in range(count):
        answers = "".join(
            f"  {condition}:\n" + "".join(f"    {each}: {dice.choice('0123')}\n" for each in questions)
            for condition, questions in QUESTIONS.items()
        )
        text = proposal_text(name=f"Plan {dice.randrange(50)}", answers=answers.rstrip())
        (folder / f"p{number:04}.yaml").write_text(text, encoding="utf-8")


def proposal_line(**fields: Any) -> str:
    base = {"format": "lea-check/proposal/2", "name": "Proef", "goals": ["renew-education"]}
    return json.dumps(base | {"target_groups": ["students-mbo"]} | fields, ensure_ascii=False)


HEAD = proposal_text()
HOSTILE_YAML: dict[str, str | bytes] = {
    "dashes": "- " * 50_000,
    "brackets": "[" * 200_000,
    "braces": "{a: " * 100_000,
    "question-marks": "? " * 100_000,
    "many-items": "a:\n" + "- 1\n" * 200_000,
    "many-keys": "".join(f"k{number}: 1\n" for number in range(50_000)),
    "laughs": "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
    "circle": "a: &a [*a]\n",
    "alias-first": "*a\n",
    "python-tag": "a: !!python/object/apply:os.system [ls]\n",
    "own-tag": "a: !x 1\n",
    "binary-tag": "a: !!binary aGk=\n",
    "merge": "a: 1\n<<: {b: 2}\n",
    "twice": HEAD + "name: y\n",
    "twice-deep": HEAD + "answers:\n  demand: 1\n  demand: 2\n",
    "two-documents": HEAD + "---\n" + HEAD,
    "directive": "%YAML 9.9\n---\na: 1\n",
    "empty": "",
    "blank": "\n \n",
    "comment": "# nothing\n",
    "list": "- 1\n",
    "scalar": "just text\n",
    "number": "1\n",
    "huge-number": HEAD + "answers: {demand: " + "9" * 100_000 + "}\n",
    "huge-name": "name: " + "x" * 1_200_000 + "\n",
    "huge-key": "x" * 100_000 + ": 1\n",
    "unclosed-quote": 'name: "x\n',
    "unclosed-bracket": "goals: [a\n",
    "tab": "a:\n\t- 1\n",
    "bad-indent": "a: 1\n  b: 2\n",
    "colons": "a: b: c\n",
    "list-key": "? [1]\n: 2\n",
    "nul": b"name: \x00\n",
    "escape": b"name: \x1b[2J\n",
    "c1": "name: \x9b2J\n",
    "latin-1": "name: caf\xe9\n".encode("latin-1"),
    "half-utf8": b"name: \xe2\x82",
    "utf-16": HEAD.encode("utf-16"),
    "utf-32": HEAD.encode("utf-32"),
    "picture": b"\x89PNG\r\n\x1a\n\x00\x00",
    "gzip": b"\x1f\x8b\x08\x00\x00",
    "other-format": proposal_text(format="lea-check/proposal/99"),
    "false-answer": HEAD + "answers: {demand: false}\n",
    "float-answer": HEAD + "answers: {demand: 2.5}\n",
    "levels-in-levels": HEAD + "answers: {demand: {level: {level: {level: 1}}}}\n",
    "vast-votes": HEAD + "answers: {demand: {votes: [1, 2, 3, 999999999999999999999]}}\n",
    "markup": HEAD + "'[bold]<script>=1+1': x\n",
}
HOSTILE_JSON: dict[str, str] = {
    "deep": "[" * 200_000,
    "not-a-number": '{"a": NaN}',
    "same-key": '{"a": 1, "a": 2}',
    "surrogate": '{"a": "\\ud800"}',
    "long-number": '{"a": ' + "9" * 100_000 + "}",
    "half": '{"a": ',
}


def write_hostile(folder: Path) -> list[str]:
    """Writes the files, with a pipe that no one writes to and a link to nothing, and gives their names."""
    for names, suffix in ((HOSTILE_YAML, "yaml"), (HOSTILE_JSON, "json")):
        for name, text in names.items():
            data = text.encode() if isinstance(text, str) else text
            (folder / f"{name}.{suffix}").write_bytes(data)
    os.mkfifo(folder / "pipe.yaml")
    (folder / "nowhere.yaml").symlink_to(folder / "absent")
    return [path.name for path in folder.iterdir()]
