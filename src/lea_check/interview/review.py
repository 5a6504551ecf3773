"""The answers so far in words, for a look back at the end."""

from typing import Any

from lea_check.drafts.answer_text import answer_text
from lea_check.interview.flow import InterviewState, Step, reviewed, value_of
from lea_check.interview.prompts import Prompts


def answer_lines(state: InterviewState, prompts: Prompts) -> list[tuple[Step, str]]:
    """Each step with an answer, and both in words."""
    listed = reviewed(state, prompts.catalogue)
    return [(step, f"{_title(step, prompts)}: {_answer(step, state, prompts)}") for step in listed]


def _title(step: Step, prompts: Prompts) -> str:
    if step.condition is None:
        return prompts.words(f"interview.title.{step.field}")
    condition = prompts.catalogue.condition_by_id[step.condition]
    titles = [each.title for each in condition.questions if each.id == step.question] or [condition.title]
    return prompts.words.say(titles[0])


def _answer(step: Step, state: InterviewState, prompts: Prompts) -> str:
    value: Any = value_of(step, state.data)
    if step.kind == "level":
        return answer_text(value, prompts.words)
    if step.kind in ("partner", "number", "date"):
        return str(value)
    if step.kind == "type":
        return prompts.words.say(prompts.catalogue.type_by_id[value].title)
    names = dict(prompts.labels(step, state.data)) if step.kind in ("choice", "choices") else {}
    items = [value] if isinstance(value, str) else value
    return ", ".join(names.get(each) or prompts.words.label(step.field, str(each)) for each in items)
