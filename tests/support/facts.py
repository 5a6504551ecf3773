"""What a report must say in every format, and the text that a reader of that format gets."""

import json
import re
from collections.abc import Iterator
from itertools import chain
from typing import Any

import html5lib

from lea_check.model.catalogue import Catalogue
from lea_check.report.style.sanitize import sanitize
from lea_check.words import load_words
from tests.support.office_text import text_of_pdf, text_of_word


def letters(text: str) -> str:
    """Letters and digits alone: what is left when lines are broken and columns drawn differently."""
    return re.sub(r"[\W_]+", "", text)


def text_of(name: str, rendered: bytes) -> str:
    """The text of a report in a format, in the order in which it is read."""
    if name in ("docx", "pdf"):
        return {"docx": text_of_word, "pdf": text_of_pdf}[name](rendered)
    return {"html": _html, "terminal": _screen}.get(name, str)(rendered.decode())


def _html(rendered: str) -> str:
    return " ".join(html5lib.parse(rendered, namespaceHTMLElements=False).find("body").itertext())


def _screen(rendered: str) -> str:
    """The lines of the cells of a table joined again: on a screen they stand between those of other cells."""
    lines, cells = [], list[list[str]]()
    for line in rendered.splitlines():
        if line.startswith("│ "):
            cells.append(line.strip("│").split(" │ "))
        else:
            lines += [" ".join(cell) for cell in zip(*cells, strict=True)] + [line]
            cells = []
    return "\n".join(lines)


def facts_of(document: str, catalogue: Catalogue, lang: str) -> list[str]:
    """All that a report must say, from the assessment as JSON in the same language."""
    found, words = json.loads(document), load_words(lang)
    questions = {
        (condition.id, question.id): sanitize(words.say(question.question))
        for condition in catalogue.conditions
        for question in condition.questions
    }
    names = {each.id: each.name for each in catalogue.initiatives}
    return [*chain(_profile(found), _standing(found, questions), _learning(found, names))]


def _profile(found: dict[str, Any]) -> Iterator[str]:
    yield from (sanitize(name) for name in (found["proposal"]["name"], *found["proposal"]["core"]))
    yield found["verdict"]["sentence"]
    yield from found["type"]["reasons"]
    yield f"{found['coverage']['answered']} "
    yield found["tool"]["version"]


def _standing(found: dict[str, Any], questions: dict[tuple[str, str], str]) -> Iterator[str]:
    for condition in found["conditions"]:
        yield f"{condition['number']} {sanitize(condition['title'])}"
        for question in condition["questions"]:
            if question["kind"] != "unanswered" and not question["whole"]:
                yield questions[condition["id"], question["id"]]
            yield from (sanitize(question[name]) for name in ("evidence", "note", "reason") if question[name])
    up = found["way_up"]["lift"] if found["way_up"] else []
    for each in [*up, *found["on_word"], *found["open_questions"], *found["disagreements"]]:
        yield questions[each["condition"], each["question"]]


def _learning(found: dict[str, Any], names: dict[str, str]) -> Iterator[str]:
    agreed = {f"{each['condition']}.{each['question']}": each["what"] for each in found["plan"] if not each["done"]}
    for step in found["first_steps"]:
        yield agreed.get(f"{step['condition']}.{step['question']}", step["advice"])
    for example in found["examples"]:
        yield names[example["initiative"]]
        yield from example["reasons"]
