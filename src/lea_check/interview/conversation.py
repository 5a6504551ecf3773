"""The conversation: asks step after step, saves after each answer, and ends with where the proposal stands."""

from collections.abc import Callable, Iterable
from typing import Any, Protocol

from lea_check.drafts.answer_text import said
from lea_check.drafts.data import REMARKS, answer_of, parts_of, remarks_of
from lea_check.interview.flow import Course, Mode, Step, answered, back, begin, count, next_step, value_of, visit
from lea_check.interview.hands import Hands
from lea_check.interview.prompts import Prompts, Reply
from lea_check.interview.resume_hint import Typed
from lea_check.interview.review import Recap
from lea_check.interview.terminal import Option
from lea_check.judge.assess import assess
from lea_check.judge.classify import classify
from lea_check.judge.lessons import lesson_for
from lea_check.judge.likeness import ranked
from lea_check.model.assessment import Assessment, TypeResult
from lea_check.model.catalogue import Condition
from lea_check.model.proposal import Proposal
from lea_check.model.vocabulary import PHASES, Ask
from lea_check.report.blocks import Bullets, Paragraph
from lea_check.report.sections.findings import Findings
from lea_check.report.sections.knowledge import display_name, first_sentence
from lea_check.report.sentence import sentence

MOST_CONCERNS = 3


class Saver(Protocol):
    """Where the proposal is kept: `save` returns the data to go on with, which a reload may have changed."""

    @property
    def path(self) -> str:
        """The file, for people."""

    def save(self, data: Any) -> Any:
        """Keep the data before anything else happens."""

    def proposal(self, data: Any) -> Proposal:
        """The proposal that the data holds."""


class Room:
    """A conversation: what is asked with `prompts`, and kept with `saver`."""

    def __init__(self, prompts: Prompts, saver: Saver, typed: Typed) -> None:
        self.typed = typed
        self.mode = Mode()
        self.prompts = prompts
        self.saver = saver
        self.recap = Recap(prompts)
        self.terminal = prompts.terminal
        self.catalogue = prompts.catalogue
        self.words = prompts.words

    def hold(self, course: Course) -> Course | None:
        """Ask until all is answered; None when the room stops before."""
        seen: Step | None = None
        self.mode = course.mode
        while True:
            step = next_step(course, self.catalogue)
            if step is None or _condition(step) != _condition(seen):
                self._close(seen, course)
                self._open(step, course, seen)
            if step is None:
                chosen = self.recap.look_back(course)
                if chosen is None:
                    return course
                step, course = chosen, visit(course, chosen)
            reply = self._ask(step, course)
            if reply.kind == "quit":
                return None
            course = self._after(reply, step, course)
            if reply.kind == "value" and step.kind == "level" and "votes" in reply.value and course.mode.group:
                settled = self._settle(step, course)
                if settled is None:
                    return None
                course = settled
            seen = step

    def _settle(self, step: Step, course: Course) -> Course | None:
        """After hands were counted, and kept: on, back to count again, or a second round. None: the room stops."""
        after = self.prompts.after_votes()
        while after.kind == "again":
            reply = self._count_hands(step, course, before=parts_of(value_of(step, course))["votes"])
            if reply.kind == "quit":
                return None
            if reply.kind == "value":
                course = self._after(reply, step, course)
                if "votes" not in reply.value:
                    return course
            after = self.prompts.after_votes()
        if after.kind == "quit":
            return None
        return visit(course, step) if after.kind == "back" else course

    def _after(self, reply: Reply, step: Step, course: Course) -> Course:
        if reply.kind == "back":
            moved = back(course, self.catalogue)
            if moved == course:
                self.terminal.line(self.words("interview.first"))
            return moved
        if reply.kind == "remark" and reply.value is None:
            return course
        if reply.kind == "remark":
            parts = parts_of(value_of(step, course))
            kept = {key: each for key, each in parts.items() if key not in REMARKS}
            noted = answered(course, step, kept | reply.value, self.catalogue)
            return course._replace(data=self.saver.save(noted.data))
        after = answered(course, step, self._kept(reply, step, course), self.catalogue)
        kept = self.saver.save(after.data)
        # Where the file was read again this answer is gone, and so the question is still to be asked.
        return (after if kept is after.data else course)._replace(data=kept)

    def _kept(self, reply: Reply, step: Step, course: Course) -> Any:
        """What is kept of a reply: of the type only a choice that differs from what it looks like."""
        if step.kind != "type":
            return reply.value
        return None if reply.value == self._looks_like(course).id else reply.value

    def _looks_like(self, course: Course) -> TypeResult:
        """The type that the profile points to, whatever the room chose."""
        return classify(self.saver.proposal({**course.data, "type": None}), self.catalogue)

    def _ask(self, step: Step, course: Course) -> Reply:
        number, total = count(course, step, self.catalogue)
        label = f"{number}/{total}"
        if step.kind == "type":
            return self._ask_type(step, course, label)
        if step.condition is None:
            self.terminal.question(label, self.words(f"interview.ask.{step.id.split('.')[0]}"))
            reply = self.prompts.ask(step, course)
            if reply == Reply("remark"):
                self.terminal.line(self.words(f"interview.help.{step.kind}"))
            return reply
        return self._ask_level(step, course, label)

    def _ask_type(self, step: Step, course: Course, label: str) -> Reply:
        words = self.words
        found = self._looks_like(course)
        title = words.say(self.catalogue.type_by_id[found.id].title)
        self.terminal.question(label, words("interview.ask.type", type=title))
        self.terminal.line(words.say(self.catalogue.type_by_id[found.id].about))
        self.terminal.show(Bullets(tuple(words.message(reason) for reason in found.reasons)))
        others = [kind for kind in self.catalogue.types.types if kind.id != found.id]
        labels = [(found.id, words("interview.type-right"))]
        labels += [(kind.id, words("interview.type-other", type=words.say(kind.title))) for kind in others]
        self.terminal.line("")
        reply = self.prompts.choice(labels, value_of(step, course), required=True)
        if reply == Reply("remark"):
            self.terminal.line(words("interview.help.type"))
        return reply

    def _ask_level(self, step: Step, course: Course, label: str) -> Reply:
        words = self.words
        condition = self.catalogue.condition_by_id[step.condition or ""]
        question = next((each for each in condition.questions if each.id == step.question), None)
        asked = question or condition.overall
        earlier = value_of(step, course)
        level = parts_of(earlier).get("level")
        self.terminal.question(label, words.say(asked.question))
        self.terminal.options(
            Option(str(number), words.say(text), number == level and not course.mode.group)
            for number, text in enumerate(asked.levels)
        )
        if course.mode.group:
            reply = self._count_hands(step, course)
        else:
            for line in self._beside(condition, step, course):
                self.terminal.line(line)
            self.terminal.line("")
            self.terminal.line(words("interview.keys"))
            reply = self.prompts.level(earlier)
        if reply == Reply("remark"):
            self.terminal.show(Paragraph(words.say(asked.explanation)))
        return reply

    def _count_hands(self, step: Step, course: Course, before: Any = None) -> Reply:
        """Hands instead of a level; what was answered before is not shown, so that it does not steer the room."""
        mode = course.mode
        apart = not mode.parties_on or step.condition in mode.parties_on
        self.terminal.line("")
        self.terminal.line(self.words("interview.group.how"))
        self.terminal.line(self.words("interview.group.keys"))
        hands = Hands(self.prompts, mode.parties if apart else (), self._asked_of(step))
        return hands.ask(remarks_of(value_of(step, course)), before, course.data)

    def _asked_of(self, step: Step) -> Ask:
        """Who knows best: of an overall question, as its first question says."""
        condition = self.catalogue.condition_by_id[step.condition or ""]
        questions = [each for each in condition.questions if each.id == (step.question or condition.overall.covers[0])]
        return questions[0].ask

    def _beside(self, condition: Condition, step: Step, course: Course) -> Iterable[str]:
        """What was said before: the overall answer, evidence and a note."""
        words, whole = self.words, answer_of(course.data, condition.id, None)
        if step.question and whole is not None:
            yield f"{words('interview.quick')}: {said(whole, words)}"
        for name, text in remarks_of(value_of(step, course)).items():
            if text:
                yield f"{words(f'report.{name}')}: {text}"

    def _open(self, step: Step | None, course: Course, seen: Step | None) -> None:
        """Why a condition matters and one example; or that a new part begins."""
        if step is None or step.condition is None:
            if step and seen is None:
                self.terminal.heading(self.words("interview.profile"))
            return
        condition = self.catalogue.condition_by_id[step.condition]
        self.terminal.heading(f"{condition.number} {self.words.say(condition.title)}")
        self.terminal.line(self.words.say(condition.why))
        example = self._example(condition, course)
        if example:
            self.terminal.line(example)

    def _example(self, condition: Condition, course: Course) -> str | None:
        matches = ranked(self.saver.proposal(course.data), self.catalogue.initiatives)
        found = lesson_for(f"{condition.id}.{condition.questions[0].id}", matches)
        if found is None:
            return None
        initiative = self.catalogue.initiative_by_id[found.initiative]
        lesson = first_sentence(self.words.say(found.lesson.lesson))
        return self.words("interview.example", name=display_name(initiative, self.words), lesson=lesson)

    def _close(self, step: Step | None, course: Course) -> None:
        """Where a condition stands, once its questions are answered."""
        if step is None or step.condition is None or course.mode.group:
            return
        found = self._assessment(course)
        result = next(each for each in found.conditions if each.id == step.condition)
        if all(question.kind != "unanswered" for question in result.questions):
            findings = Findings(found, self.catalogue, self.words)
            phases = result.phases or dict.fromkeys(PHASES)
            marks = [(self.words(f"phase.{phase}"), findings.mark(levels)) for phase, levels in phases.items()]
            self.terminal.standing(findings.title(result.id), marks)

    def _assessment(self, course: Course) -> Assessment:
        return assess(self.saver.proposal(course.data), self.catalogue)

    def welcome(self, course: Course) -> None:
        """How it works, in a few lines; and where it goes on."""
        self.terminal.show(Paragraph(self.words(f"interview.welcome{'-quick' if course.mode.quick else ''}"), "strong"))
        self.terminal.line(self.words("interview.how"))
        if self.saver.path:
            key = "resumes" if course.data.get("name") else "saves"
            self.terminal.line(self.words(f"interview.{key}", file=self.saver.path))

    def farewell(self) -> None:
        """Where the answers are, and how to go on."""
        self.terminal.line("")
        if not self.saver.path:
            self.terminal.line(self.words("interview.nothing-kept"))
            return
        self._suggest("interview.go-on", self.typed.again(self.mode))

    def _suggest(self, key: str, options: str) -> None:
        self.terminal.command(self.words(key, file=self.saver.path, options=options))

    def end(self, course: Course, report: Callable[[Assessment], str] | None) -> Course | None:
        """Verdict, greatest concerns and file. After a quick look perhaps an interview to go on with."""
        found, words = self._assessment(course), self.words
        self.terminal.heading(words("interview.end"))
        if course.mode.quick:
            self.terminal.line(words("interview.quick-label"))
        self.terminal.show(Paragraph(sentence(found, self.catalogue, words), "strong"))
        self._concerns(found)
        self.terminal.show(Paragraph(words("interview.saved", file=self.saver.path)))
        if report:
            self.terminal.raw("\n" + report(found))
        else:
            self._suggest("interview.full-report", self.typed.shared)
        return self._deepen(course, found) if course.mode.quick else None

    def _concerns(self, found: Assessment) -> None:
        lift = found.way_up.lift[:MOST_CONCERNS] if found.way_up else ()
        if lift:
            findings = Findings(found, self.catalogue, self.words)
            asked = tuple(findings.ask(f"{each.condition}.{each.question}") for each in lift)
            self.terminal.show(Bullets(asked, self.words("interview.concerns")))

    def _deepen(self, course: Course, found: Assessment) -> Course | None:
        """After a quick look: the full questions of the three weakest conditions, if the room wants them."""
        weak = sorted((each for each in found.conditions if each.range), key=lambda each: (each.low, each.high))
        chosen = [each.id for each in weak[:MOST_CONCERNS]]
        titles = self.words.all_of(self.words.say(self.catalogue.condition_by_id[each].title) for each in chosen)
        self.terminal.show(Paragraph(self.words("interview.deepen", titles=titles)))
        wanted = chosen and self.prompts.yes()
        deeper = course.mode._replace(quick=False, only=tuple(chosen))
        return begin(course.data, deeper, self.catalogue) if wanted else None


def _condition(step: Step | None) -> str | None:
    return step.condition if step else ""
