"""What the sections of a report say of an assessment, in words."""

from collections.abc import Iterable

from lea_check.model.assessment import (
    Assessment,
    ConditionResult,
    Disagreement,
    Example,
    NextStep,
    QuestionResult,
    Range,
    status_of,
)
from lea_check.model.catalogue import Catalogue, Initiative, Lesson, Question
from lea_check.model.vocabulary import Phase
from lea_check.report.blocks import Block, Bullets, Card, Mark, MarkName, Paragraph, Similarity, Span
from lea_check.report.sections.knowledge import display_name
from lea_check.report.sections.votes import parties_differ
from lea_check.report.style.symbols import mark_name, mark_of
from lea_check.words import Words


class Findings:
    """An assessment with the knowledge and the words to speak of it."""

    def __init__(self, assessment: Assessment, catalogue: Catalogue, words: Words) -> None:
        self.assessment = assessment
        self.catalogue = catalogue
        self.words = words
        self.summary = assessment.proposal.summary or ""
        self._questions = {
            (condition.id, question.id): question
            for condition in catalogue.conditions
            for question in condition.questions
        }

    def question(self, condition: str, name: str) -> Question:
        """A question by the ids of its condition and its own."""
        return self._questions[condition, name]

    def ask(self, condition: str, name: str) -> str:
        """The text of a question."""
        return self.words.say(self.question(condition, name).question)

    def title(self, condition: str) -> str:
        """The title of a condition."""
        return self.words.say(self.catalogue.condition_by_id[condition].title)

    def count(self, number: int) -> str:
        """A number of questions, in words."""
        return self.words("report.count", count=number)

    def steps(self, number: int) -> str:
        """A number of next steps, in words."""
        return self.words("report.steps", count=number)

    def span(self, levels: Range | None) -> Span | None:
        """A range of levels, with its words."""
        return Span(levels, self.words.levels(*levels)) if levels else None

    def region_name(self) -> str | None:
        """The name of the region, if there is one."""
        region = self.catalogue.region_by_id.get(self.assessment.proposal.region or "")
        return region.name if region else None

    def mark(self, levels: Range | None) -> Mark:
        """The status of a range: open where what is proven and what is possible differ."""
        return mark_of(levels, self.words)

    def coverage_lines(self) -> Iterable[str]:
        """How much is answered, and what was left out with the reasons."""
        covered = self.assessment.coverage
        counts = {"answered": covered.answered, "of": covered.of, "shown": covered.shown}
        yield self.words("report.coverage", **counts)
        if covered.whole:
            yield self.words("report.coverage-whole", count=covered.whole)
        out = [*self._left_out()]
        if out:
            yield self.words("report.left-out", items="; ".join(out))

    def _left_out(self) -> Iterable[str]:
        for condition in self.assessment.conditions:
            if condition.range is None:
                yield self._out(self.title(condition.id), condition.reason)
                continue
            for question in condition.questions:
                if question.range is None:
                    yield self._out(self.ask(question.condition, question.id), question.reason)

    def _out(self, what: str, reason: object) -> str:
        return self.words("report.left-out-item", title=what, reason=self.reason(reason))

    def reason(self, reason: object) -> str:
        """Why something does not apply: in the words of a person, or of an exception."""
        return reason if isinstance(reason, str) else self.words.say(reason)  # type: ignore[arg-type]

    def weak_conditions(self, phase: Phase) -> tuple[tuple[str, MarkName], ...]:
        """What keeps a phase from being ready: conditions with their status in words and as a symbol, weakest first."""
        weak = [
            (found, each)
            for each in self.assessment.conditions
            for found in [each.phases.get(phase)]
            if found and found.low < 2
        ]
        return tuple(
            (f"{self.title(each.id)}: {self._status_words(found)}", mark_name(found))
            for found, each in sorted(weak, key=lambda pair: pair[0])
        )

    def _status_words(self, levels: Range) -> str:
        now, later = status_of(levels.low), status_of(levels.high)
        if levels == (0, 3):
            return self.words("status.open")
        if now == later:
            return self.words(f"status.{now}")
        return self.words("report.now-later", now=self.words(f"status.{now}"), later=self.words(f"status.{later}"))

    def gaps(self) -> list[Block]:
        """A card for each condition that is not met: its weakest question, the advice, and who shows how."""
        cards: list[Block] = [
            self._gap(each) for each in self.assessment.conditions if each.proven in ("missing", "partial")
        ]
        return cards or [Paragraph(self.words("report.gaps-none"))]

    def _gap(self, result: ConditionResult) -> Card:
        condition = self.catalogue.condition_by_id[result.id]
        weakest = result.weakest()
        facts = [*self._weakest(weakest)] if weakest else []
        shower = next((each for each in self.assessment.examples if result.id in each.shows), None)
        if shower:
            facts.append(("shown-by", self._shows(shower, result.id)))
        said = tuple((self.words(f"report.{key}"), text) for key, text in facts)
        return Card(f"{condition.number} {self.title(result.id)}", self.mark(result.range), said)

    def _weakest(self, weakest: QuestionResult) -> Iterable[tuple[str, str]]:
        """What was asked of the room, which may have been the whole condition; what it said; and what to do."""
        question = self.question(weakest.condition, weakest.id)
        asked = self.catalogue.condition_by_id[weakest.condition].overall if weakest.whole else question
        low, high = weakest.range or (0, 3)
        label = "weakest" if low == high or weakest.votes else "open-question"
        yield "overall" if weakest.whole else label, self.words.say(asked.question)
        yield "now", self.words.say(asked.levels[low]) if low == high else self.words(f"open.{weakest.open_why}")
        yield "advice", self.words.say(question.advice)

    def _shows(self, example: Example, condition: str) -> str:
        initiative = self.catalogue.initiative_by_id[example.initiative]
        lesson = telling_lesson(initiative, condition)
        role = self.words(f"lesson_role.{lesson.role}")
        said = f"{self.words.say(lesson.lesson)} [{self.words.source(lesson.source)}]"
        return f"{display_name(initiative, self.words)} ({role}): {said}"

    def apart(self, each: Disagreement) -> str:
        """Which parties differ on a question, and where each stands."""
        return f"{self.ask(each.condition, each.question)} {parties_differ(each.parties, self.words)}"

    def examples(self) -> list[Block]:
        """Cards for the initiatives that are most alike, and for those that show how."""
        blocks: list[Block] = []
        for alike, key in ((True, "report.alike"), (False, "report.showing")):
            cards = [self._example(each) for each in self.assessment.examples if each.alike == alike]
            if alike and not cards:
                blocks.append(Paragraph(self.words("report.examples-none")))
            if cards:
                blocks += [Paragraph(self.words(key), "heading"), *cards]
        return blocks

    def _example(self, example: Example) -> Card:
        initiative = self.catalogue.initiative_by_id[example.initiative]
        words, similarity = self.words, self._similarity(example, initiative)
        likeness, number = similarity.likeness
        facts = [
            (words("report.what"), similarity.about),
            (likeness, f"{number} ({'; '.join(similarity.reasons.items)})" if similarity.reasons.items else number),
        ]
        if example.shows:
            facts.append((words("report.shows"), words.all_of(self.title(name) for name in example.shows)))
        else:
            facts += [(similarity.lessons.title or "", lesson) for lesson in similarity.lessons.items]
        return Card(display_name(initiative, words), None, tuple(facts), similarity)

    def _similarity(self, example: Example, initiative: Initiative) -> Similarity:
        words = self.words
        lessons = tuple(self._lesson(initiative, name) for name in example.shows or strengths(initiative)[:1])
        return Similarity(
            words.say(initiative.summary),
            (words("report.similar"), self.words.number(example.similarity)),
            Bullets(tuple(words.message(each) for each in example.reasons), words("report.because")),
            Bullets(lessons, words("report.teaches")),
        )

    def _lesson(self, initiative: Initiative, condition: str) -> str:
        lesson = telling_lesson(initiative, condition)
        return f"{self.title(condition)}: {self.words.say(lesson.lesson)} [{self.words.source(lesson.source)}]"

    def advice(self, step: NextStep) -> str:
        """A next step: about what, and what to do."""
        words = self.words
        about = words("report.networks")
        if step.condition and step.question:
            title = words.say(self.question(step.condition, step.question).title)
            about = f"{self.catalogue.condition_by_id[step.condition].number} {title}"
        return f"{about}: {words.say(step.advice)}"


def telling_lesson(initiative: Initiative, condition: str) -> Lesson:
    """The lesson by which an initiative shows how: a strength first, then a challenge."""
    lessons = initiative.conditions[condition]
    return next(lesson for role in ("strength", "challenge") for lesson in lessons if lesson.role == role)


def strengths(initiative: Initiative) -> list[str]:
    """The conditions in which an initiative is strong, in the order of its record."""
    return [name for name, lessons in initiative.conditions.items() if any(each.role == "strength" for each in lessons)]
