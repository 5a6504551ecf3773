"""A proposal to fill in by hand: every field and every question, explained in comments."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from textwrap import wrap

from lea_check.files.old_format import FORMAT
from lea_check.model.catalogue import Catalogue, Condition
from lea_check.model.vocabulary import EDUCATION_LEVELS
from lea_check.report.field_choices import profile_choices
from lea_check.report.style.sanitize import sanitize_lines
from lea_check.words import Words

SCHEMA_FILE = "lea-check.schema.json"
"""Where the editor line of a new proposal looks for the schema."""


def blank_proposal(file: str, catalogue: Catalogue, words: Words, options: str = "") -> str:
    """The text of a valid proposal without answers, in the language of `words`.

    `file`: its name, for the advice; `options`: those that commands of the advice need, to be in that language.
    """
    parts = [
        f"# yaml-language-server: $schema={SCHEMA_FILE}\n"
        + _comment(words("new.intro", name=file, schema=str(Path(file).with_name(SCHEMA_FILE)), options=options))
        + f"format: {FORMAT}",
        *_profile(catalogue, words),
        _comment(words("new.answers")) + "answers:",
        *(_condition(condition, words) for condition in catalogue.conditions),
        _field("plan", words("new.plan"), "plan: []"),
        _field("notes", words("new.notes")),
    ]
    return sanitize_lines("\n\n".join(parts) + "\n")


def _profile(catalogue: Catalogue, words: Words) -> Iterator[str]:
    yield _field("name", words("new.name"), f"name: {words('new.name-value')}")
    for field in ("reference", "summary", "date", "present"):
        yield _field(field, words(f"new.{field}"))
    yield _field("content", words("new.content"), f'content: "{catalogue.version}"')
    for field in ("region", "stage", "initiator", "form", "scale"):
        yield _field(field, words(f"new.{field}", known=_ids(profile_choices(field, catalogue, words))))
    for field in ("goals", "target_groups"):
        yield _choice(field, profile_choices(field, catalogue, words), words)
    yield _field(
        "education_levels", words("new.education_levels", known=", ".join(EDUCATION_LEVELS)), "education_levels: []"
    )
    yield _field("sectors", words("new.sectors"), "sectors: []")
    priorities = (
        words("new.priorities", region=each.name, known=_ids(profile_choices("priorities", catalogue, words, each.id)))
        for each in catalogue.regions
    )
    yield _field("priorities", "\n".join(priorities), "priorities: []")
    kinds = _ids(profile_choices("partner_kind", catalogue, words))
    yield _field("partners", words("new.partners", kinds=kinds), "partners: []")
    yield _field("networks", words("new.networks"), "networks: []")


def _field(name: str, explanation: str, line: str | None = None) -> str:
    return _comment(explanation) + (line or f"{name}:")


def _choice(name: str, known: Mapping[str, str], words: Words) -> str:
    """A list of which the first is on and the others can be switched on."""
    width = max(len(each) for each in known) + 2
    lines = [
        f"{'  - ' if not index else '#  - '}{each:<{width}}# {_one_line(title)}"
        for index, (each, title) in enumerate(known.items())
    ]
    return "\n".join([_comment(words(f"new.{name}")) + f"{name}:", *lines])


def _condition(condition: Condition, words: Words) -> str:
    lines = [f"  # {condition.number}. {_one_line(words.say(condition.title))}", f"  {condition.id}:"]
    for question in condition.questions:
        lines.append(f"    # {_one_line(words.say(question.question))}")
        lines += [f"    #   {level}  {_one_line(words.say(text))}" for level, text in enumerate(question.levels)]
        lines.append(f"    {question.id}:")
    return "\n".join(lines)


def _ids(known: Mapping[str, str]) -> str:
    return ", ".join(each if each == title else f"{each} ({_one_line(title)})" for each, title in known.items())


def _one_line(text: str) -> str:
    """A line break would end the comment that the text stands in."""
    return " ".join(text.split())


def _comment(text: str) -> str:
    return "".join(f"# {line}\n" for line in _wrapped(text.splitlines()))


def _wrapped(lines: Iterable[str], width: int = 100) -> Iterator[str]:
    for line in lines:
        if line.lstrip().startswith("lea-check "):
            yield line  # to type, in one piece
            continue
        indent = " " * (len(line) - len(line.lstrip()))
        yield from wrap(line, width, initial_indent="", subsequent_indent=indent, break_on_hyphens=False) or [""]
