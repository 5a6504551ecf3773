"""An assessment with the knowledge and the words to speak of it: what all sections of a report look up."""

from lea_check.model.assessment import Assessment, Lift, QuestionResult, Range
from lea_check.model.catalogue import Catalogue, Question, Text
from lea_check.model.message import Message
from lea_check.report.blocks import Mark
from lea_check.report.style.symbols import mark_of
from lea_check.words import Words


class Findings:
    """An assessment, the catalogue that it was made with, and the words of a language.

    `brief`: for the first part of a report, on one screen.
    """

    def __init__(self, assessment: Assessment, catalogue: Catalogue, words: Words, *, brief: bool = False) -> None:
        self.assessment = assessment
        self.catalogue = catalogue
        self.words = words
        self.brief = brief
        self.results = {each.key: each for each in assessment.questions}
        self.lifts = {each.key: each for each in self._lift}

    @property
    def _lift(self) -> tuple[Lift, ...]:
        way = self.assessment.way_up
        return way.lift if way else ()

    def question(self, key: str) -> Question:
        """A question by `condition.question`."""
        return self.catalogue.question_by_key[key]

    def ask(self, key: str) -> str:
        """The text of a question."""
        return self.words.say(self.question(key).question)

    def short(self, key: str) -> str:
        """The short name of a question."""
        return self.words.say(self.question(key).title)

    def title(self, condition: str) -> str:
        """The number and title of a condition."""
        known = self.catalogue.condition_by_id[condition]
        return f"{known.number} {self.words.say(known.title)}"

    def mark(self, levels: Range | None) -> Mark:
        """The status of a range: open where what is proven and what is possible differ."""
        return mark_of(levels, self.words)

    def reason(self, reason: str | Text | Message | None) -> str:
        """Why something does not apply: in the words of a person, of an exception, or of the method."""
        return reason if isinstance(reason, str) else self.text(reason) if reason else ""

    def text(self, said: Text | Message) -> str:
        """A text of the content, or a message, in words."""
        return self.words.message(said) if isinstance(said, Message) else self.words.say(said)

    def stands(self, result: QuestionResult) -> str:
        """What is known of a question: the word of its level, or why it is open."""
        if result.range is None:
            return self.words("report.not-applicable", reason=self.reason(result.reason))
        if result.why:
            return self.words(f"open.{result.why}")
        return self.words(f"level.{result.range.low}")

    def region_name(self) -> str | None:
        """The name of the region, if there is one."""
        region = self.catalogue.region_by_id.get(self.assessment.proposal.region or "")
        return region.name if region else None

    def left_out(self) -> dict[str, list[str]]:
        """What does not count, by the reason why: conditions, and questions of others by their short names."""
        found: dict[str, list[str]] = {}
        for condition in self.assessment.conditions:
            if condition.range is None:
                found.setdefault(self.reason(condition.reason), []).append(self.title(condition.id))
                continue
            for each in condition.questions:
                if each.range is None:
                    found.setdefault(self.reason(each.reason), []).append(self.short(each.key))
        return found
