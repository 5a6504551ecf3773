"""What was answered, in words: for the review at the end and beside a question."""

from lea_check.drafts.answer_text import said
from lea_check.drafts.data import is_answered
from lea_check.interview.flow import Course, Step, review, value_of
from lea_check.interview.prompts import Prompts
from lea_check.interview.terminal import Option


class Recap:
    """Says answers in the language of the room."""

    def __init__(self, prompts: Prompts) -> None:
        self.prompts = prompts
        self.catalogue = prompts.catalogue
        self.words = prompts.words

    def look_back(self, course: Course) -> Step | None:
        """All answers; a number goes back to one, Enter ends."""
        listed = review(course, self.catalogue)
        self.prompts.terminal.heading(self.words("interview.review"))
        self.prompts.terminal.options(
            Option(str(number), f"{self._title(step)}: {self._value(step, course)}")
            for number, step in enumerate(listed, 1)
        )
        return self.prompts.pick(listed)

    def _title(self, step: Step) -> str:
        if step.condition is None:
            return self.words(f"interview.title.{step.id.split('.')[0]}")
        condition = self.catalogue.condition_by_id[step.condition]
        titles = [each.title for each in condition.questions if each.id == step.question] or [condition.title]
        return self.words.say(titles[0])

    def _value(self, step: Step, course: Course) -> str:
        value = value_of(step, course)
        if step.condition is not None:
            return said(value, self.words) if is_answered(value) else self.words("report.unanswered")
        if step.kind == "partner":
            return str(value["name"])
        if step.kind == "type":
            return self.words.say(self.catalogue.type_by_id[value].title)
        if step.kind in ("choice", "choices"):
            names = dict(self.prompts.labels(step.id, course))
            return ", ".join(names.get(each, each) for each in ([value] if isinstance(value, str) else value))
        shown = [value] if isinstance(value, str) else value
        return ", ".join(self.words.label(step.id, str(each)) for each in shown)
