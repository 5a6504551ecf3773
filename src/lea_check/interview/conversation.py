"""The conversation with a room: asks, saves after each answer, and ends with where the proposal stands."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from lea_check.ballot_box import Ballot, OpenRoom
from lea_check.drafts.answer_text import answer_text
from lea_check.drafts.data import (
    REMARKS,
    Data,
    answer_of,
    most_hands,
    parts_of,
    remarks_of,
    votes_of,
    with_remark,
)
from lea_check.drafts.version import with_version
from lea_check.files.text.suggestions import near_file
from lea_check.interview.dialogue import Dialogue, ResumeHint
from lea_check.interview.flow import (
    PARTNERS,
    SITTING,
    InterviewState,
    Step,
    answered,
    asked_of,
    back,
    begin,
    core_of,
    count,
    has_answer,
    has_own_number,
    is_part_of_partner,
    lifted_questions,
    next_step,
    parties_for,
    value_of,
    visit,
)
from lea_check.interview.hands import Hands, Keep
from lea_check.interview.polling import Polling, locking
from lea_check.interview.promises import Promises
from lea_check.interview.prompts import HELP, REMARK, Prompts, Reply, choices_field
from lea_check.interview.review import answer_lines
from lea_check.interview.saving import FileSaver
from lea_check.interview.terminal import Option
from lea_check.judge.assess import assess
from lea_check.judge.classify import classify
from lea_check.judge.initiatives.lessons import lesson_for
from lea_check.judge.initiatives.likeness import ranked
from lea_check.judge.votes import range_of_votes
from lea_check.model.assessment import Assessment, TypeResult
from lea_check.model.catalogue import Condition, Overall, Question
from lea_check.model.vocabulary import OVERALL, PHASES, YES, Ask
from lea_check.report.blocks import Bullets, Paragraph
from lea_check.report.sections.assessment.findings import Findings
from lea_check.report.sections.assessment.first_steps import step_title
from lea_check.report.sections.lessons import met_in_short
from lea_check.report.sentence import sentence

MOST_DEEPENED = 3
ANOTHER_REGION = "-"
"""Stands for a region that the content does not know."""
_HELP_OF = {"partner_role": "role", "region": "region"}
"""The help of what asks for more than the kind of a question says."""


class _ReadAgain(Exception):
    """The file was read again while hands were counted."""

    def __init__(self, data: Any) -> None:
        super().__init__()
        self.data = data


class Conversation(Dialogue):
    """An interview on a proposal. `room`: whose phones vote, instead of hands."""

    go_on = "interview.go-on"

    def __init__(self, prompts: Prompts, saver: FileSaver, hint: ResumeHint, room: OpenRoom | None = None) -> None:
        super().__init__(prompts, saver, hint)
        self.room = room
        prompts.lock = locking(room, prompts) if room else None
        self._counting: tuple[Step, Hands] | None = None
        self._answered: set[str] = set()
        self._warned = False
        self._agreed: set[int] = set()

    def welcome(self, state: InterviewState) -> None:
        """How it works, in a few lines; and where it goes on."""
        which = "-profile" if state.mode.profile else "-quick" if state.mode.quick else ""
        key = f"interview.welcome{which}"
        self.prompts.terminal.show(Paragraph(self.prompts.words(key), "strong"))
        self.prompts.say("interview.how")
        if state.picked == ():
            self.prompts.say(f"interview.nothing-{state.mode.pick}")
        self.tell_file(f"interview.{'resumes' if state.data.get('name') else 'saves'}")
        near = near_file(self.saver.path) if self.saver.path and not state.data.get("name") else None
        if near:
            self.prompts.say("interview.other-file", near=near)
        if most_hands(state.data) and not state.mode.group and not state.mode.profile:
            self.suggest("interview.hands-before", f"{self.hint.again(state.mode)} --group")

    def ask_all(self, state: InterviewState) -> InterviewState | None:
        """Ask until all is answered and looked through; None when the room stops before."""
        self.mode = state.mode
        return super().ask_all(state)

    def next_step(self, state: InterviewState) -> Step | None:
        """What to ask; None when nothing is open."""
        return next_step(state, self.prompts.catalogue)

    def back(self, state: InterviewState) -> InterviewState:
        """To the step before; the first one stays where it is."""
        return back(state, self.prompts.catalogue)

    def answers(self, state: InterviewState) -> Sequence[tuple[Step, str]]:
        """All answers so far, a line each."""
        return answer_lines(state, self.prompts)

    def enter(self, step: Step | None, seen: Step | None, state: InterviewState) -> None:
        """Between two parts: where the condition stands that was asked about, and what comes next."""
        if state.mode.redo and step is not None:
            self.mode = state.mode._replace(start=step.name)
        if step is not None and seen is not None and step.condition == seen.condition:
            return
        if seen is not None and seen.condition is not None and not state.mode.group:
            self._standing(seen.condition, state)
        if step is not None and step.condition is not None:
            self._warn_of_small_parties(state)
            self._introduce(self.prompts.catalogue.condition_by_id[step.condition], state)
        elif step in SITTING and seen not in SITTING:
            self.prompts.terminal.heading(self.prompts.words("interview.sitting"))
        elif step is not None and seen is None:
            self.prompts.terminal.heading(self.prompts.words("interview.profile"))

    def _warn_of_small_parties(self, state: InterviewState) -> None:
        """Told once, before the first hands of parties: who raised which hand is seen, and stands in the file."""
        if state.mode.parties and not self.room and not self._warned:
            self.prompts.terminal.line("")
            self.prompts.say("interview.group.small")
            self._warned = True

    def explain(self, step: Step) -> None:
        """Help with a step."""
        if step.condition is None:
            self.prompts.say(f"interview.help.{_HELP_OF.get(choices_field(step), step.kind)}")
            return
        _, asked = self._asked(step)
        self.prompts.terminal.show(Paragraph(self.prompts.words.say(asked.explanation)))

    def after(self, reply: Reply, step: Step, state: InterviewState) -> InterviewState | None:
        """The state after a reply; None to stop. Hands may be counted once more."""
        if reply.kind == "reread":
            return state._replace(data=reply.value)
        kept = reply.kind == "kept"
        try:
            after = super().after(Reply("value", reply.value) if kept else reply, step, state)
        except _ReadAgain as found:
            return state._replace(data=found.data)
        if after is None or reply.kind != "value" or step.kind != "level":
            return after
        if state.mode.group and "votes" in reply.value:
            return self._settle(step, after)
        is_new = parts_of(value_of(step, state.data)).get("level") != YES
        return self._shown(step, after) if reply.value.get("level") == YES and is_new else after

    def _shown(self, step: Step, state: InterviewState) -> InterviewState | None:
        """After a yes, once: what shows it; proposed is what was named for the condition as a whole. None to stop."""
        if remarks_of(value_of(step, state.data)).get("evidence"):
            return state
        words, (_, asked) = self.prompts.words, self._asked(step)
        if isinstance(asked, Question):
            self.prompts.say("interview.shown-by", shown=words.say(asked.shown_by))
        named = self._named_for_all(step, state)
        while True:
            reply = self.prompts.text(words("interview.prompt.shown"), named, required=False, skip="not-yet")
            if reply.kind in ("quit", "back"):
                return None if reply.kind == "quit" else visit(state, step)
            if reply.kind == "value":
                return self.noted("evidence", reply.value, step, state) if reply.value else state
            self.prompts.say("interview.help.shown")

    def _named_for_all(self, step: Step, state: InterviewState) -> str | None:
        """The evidence of the quick look, at a question that it speaks for."""
        condition, _ = self._asked(step)
        if step.question not in condition.overall.covers:
            return None
        return remarks_of(answer_of(state.data, condition.id, None)).get("evidence")

    def taken(self, value: Any, step: Step, state: InterviewState) -> InterviewState:
        """The state after an answer, which is kept. Of the type only what differs from what it looks like."""
        needless = {"region": lambda: ANOTHER_REGION, "type": lambda: self._looks_like(state).id}
        if step.field in needless and value == needless[step.field]():
            value = None
        after = answered(state, step, value, self.prompts.catalogue)
        if step.kind == "level":
            self._answered.add(step.name)
        if step.kind == "level" and after.data != state.data:
            data = with_version(state.data, self._answered, self.prompts.catalogue)
            after = answered(state._replace(data=data), step, value, self.prompts.catalogue)
        kept = self.saver.save(after.data)
        # Where the file was read again this answer is gone, and so the question is still to be asked.
        return (after if kept is after.data else state)._replace(data=kept)

    def remarks(self, step: Step, data: Any) -> Mapping[str, str | None]:
        """The evidence and the note beside an answer."""
        return dict.fromkeys(REMARKS) | remarks_of(value_of(step, data))

    def noted(self, name: str, text: str | None, step: Step, state: InterviewState) -> InterviewState:
        """The state after a remark, which is kept; whether the question has an answer stays as it is."""
        condition = self.prompts.catalogue.condition_by_id[step.condition or ""]
        noted = state._replace(data=with_remark(state.data, condition, step.question, name, text))
        kept = self.saver.save(noted.data)
        if kept is noted.data and self._counting and self._counting[0] == step:
            hands = self._counting[1]
            hands.keep = self._keeper(step, noted)
            hands.keep_so_far(remarks_of(value_of(step, noted.data)))
        return noted._replace(data=kept)

    def ask(self, step: Step, state: InterviewState) -> Reply:
        """Ask a step."""
        label = "/".join(map(str, count(state, step, self.prompts.catalogue))) if has_own_number(step) else ""
        if step.kind == "type":
            return self._ask_type(step, state, label)
        if step.kind == "level":
            return self._ask_level(step, state, label)
        if is_part_of_partner(step):
            name = str(state.data[PARTNERS][int(step.path[1])]["name"])
            self.prompts.say(f"interview.ask.{step.path[2]}_of", name=name)
        else:
            self.prompts.terminal.question(label, self.prompts.words(f"interview.ask.{_named(step)}"))
        labels = self.prompts.labels(step, state.data) if step.kind in ("choice", "choices") else ()
        if step.field == "region":
            self._say_of_regions()
            labels = [*labels, (ANOTHER_REGION, self.prompts.words("interview.region-other"))]
        return self.prompts.ask(step, value_of(step, state.data), labels)

    def _say_of_regions(self) -> None:
        """What choosing a region does, and what it does not."""
        regions = self.prompts.catalogue.regions
        known = self.prompts.words.all_of(f"{each.name} ({each.as_of})" for each in regions)
        self.prompts.say("interview.regions", regions=known)
        self.prompts.terminal.line("")

    def _ask_type(self, step: Step, state: InterviewState, label: str) -> Reply:
        words, types = self.prompts.words, self.prompts.catalogue.type_by_id
        found = self._looks_like(state)
        seems = types[found.id]
        self.prompts.terminal.question(label, words("interview.ask.type", type=words.say(seems.title)))
        self.prompts.terminal.line(words.say(seems.about))
        self.prompts.terminal.show(Bullets(tuple(words.message(reason) for reason in found.reasons)))
        others = [each for each in types.values() if each != seems]
        labels = [(found.id, words("interview.type-right"))]
        labels += [(each.id, words("interview.type-other", type=words.say(each.title))) for each in others]
        self.prompts.terminal.line("")
        return self.prompts.choice(labels, value_of(step, state.data), required=True)

    def _looks_like(self, state: InterviewState) -> TypeResult:
        """The type that the profile points to, whatever the room chose."""
        return classify(self.saver.proposal({**state.data, "type": None}), self.prompts.catalogue)

    def _ask_level(self, step: Step, state: InterviewState, label: str) -> Reply:
        words = self.prompts.words
        condition, asked = self._asked(step)
        earlier = value_of(step, state.data)
        level = None if state.mode.group else parts_of(earlier).get("level")
        self.prompts.terminal.question(label, words.say(asked.question))
        core = core_of(state.data) if asked.names_core else ()
        if core:
            self.prompts.say("interview.core", core=words.all_of(core))
            self.prompts.terminal.line("")
        self.prompts.terminal.options(
            Option(str(number), words.say(text), number == level) for number, text in enumerate(asked.levels)
        )
        if state.mode.group:
            return self._count_hands(step, state)
        for line in self._beside(condition, step, state):
            self.prompts.terminal.line(line)
        self.prompts.terminal.line("")
        self.prompts.say("interview.keys")
        return self.prompts.level(earlier)

    def _asked(self, step: Step) -> tuple[Condition, Overall | Question]:
        return self.prompts.catalogue.condition_by_id[step.condition or ""], asked_of(step, self.prompts.catalogue)

    def _count_hands(self, step: Step, state: InterviewState, before: Any = None) -> Reply:
        """Hands instead of a level; what was answered before is not shown, so that it does not steer the room."""
        how = "phones" if self.room else "group"
        self.prompts.terminal.line("")
        self.prompts.say(f"interview.{how}.how")
        self.prompts.say(f"interview.{how}.keys")
        earlier = value_of(step, state.data)
        hands = self._hands(step, state, again=before is not None)
        hands.known = parts_of(earlier) if before is None and has_answer(step, earlier, state.mode) else None
        try:
            reply = hands.ask(remarks_of(earlier), before, state.data)
        except _ReadAgain as found:
            reply = Reply("reread", found.data)
        self._counting = (step, hands) if reply in (HELP, REMARK) else None
        return reply

    def _hands(self, step: Step, state: InterviewState, *, again: bool) -> Hands:
        """Who counts; the same as before, where counting was interrupted for help or a note."""
        if self._counting and self._counting[0] == step:
            self._counting[1].keep = self._keeper(step, state)
            return self._counting[1]
        parties = parties_for(step, state.mode)
        if self.room:
            ballot = self._ballot(step, state, again=again)
            return Polling(self.prompts, parties, ballot, self.room, state.data.get("present"))
        return Hands(self.prompts, parties, self._whom_to_ask(step), self._keeper(step, state), self._agreed)

    def _keeper(self, step: Step, state: InterviewState) -> Keep:
        """What keeps the votes of some parties; what is answered in the end takes the place of the same answer."""

        def keep(votes: Mapping[str, Any]) -> None:
            so_far = answered(state, step, votes, self.prompts.catalogue).data
            kept = self.saver.save(so_far)
            if kept is not so_far:
                raise _ReadAgain(kept)

        return keep

    def _ballot(self, step: Step, state: InterviewState, *, again: bool) -> Ballot:
        """A question as phones show it."""
        condition, asked = self._asked(step)
        return Ballot(
            id=f"{condition.id}.{step.question or OVERALL}",
            label="/".join(map(str, count(state, step, self.prompts.catalogue))),
            question=asked.question,
            levels=asked.levels,
            explanation=asked.explanation,
            core=core_of(state.data) if asked.names_core else (),
            ask=self._whom_to_ask(step),
            apart=not state.mode.parties_on or step.condition in state.mode.parties_on,
            again=again,
        )

    def _whom_to_ask(self, step: Step) -> Ask:
        """Who knows best: of an overall question, as the first that it covers says."""
        condition, asked = self._asked(step)
        if isinstance(asked, Question):
            return asked.ask
        return next(each.ask for each in condition.questions if each.id == asked.covers[0])

    def _settle(self, step: Step, state: InterviewState) -> InterviewState | None:
        """After hands were counted, and kept: on, back to count again, or a second round. None: the room stops."""
        while (reply := self.prompts.after_votes()).kind in ("again", "remark"):
            after = self._remark(step, state) if reply == REMARK else self._count_again(step, state)
            if after is None or "votes" not in parts_of(value_of(step, after.data)):
                return after
            state = after
        if reply.kind != "value":
            return None if reply.kind == "quit" else visit(state, step)
        votes = votes_of(parts_of(value_of(step, state.data))["votes"])
        settled = range_of_votes(votes, self._whom_to_ask(step)).range
        return self._shown(step, state) if settled.low == settled.high == YES else state

    def _count_again(self, step: Step, state: InterviewState) -> InterviewState | None:
        """A second round, after which the first stays as what was answered before; back leaves it at that."""
        first = parts_of(value_of(step, state.data))["votes"]
        while True:
            counted = self._count_hands(step, state, before=first)
            if counted.kind == "back":
                return state
            if counted.kind == "value":
                return self.taken(counted.value, step, state)
            after = None if counted.kind == "quit" else self.after(counted, step, state)
            if after is None or counted.kind == "reread":
                return after
            state = after

    def _beside(self, condition: Condition, step: Step, state: InterviewState) -> Iterable[str]:
        """What was said before: the overall answer, evidence and a note."""
        words, whole = self.prompts.words, answer_of(state.data, condition.id, None)
        if step.question in condition.overall.covers and whole is not None:
            yield f"{words('interview.quick')}: {answer_text(whole, words)}"
            yield from (f"{words(f'report.{name}')}: {text}" for name, text in remarks_of(whole).items() if text)
        for name, text in remarks_of(value_of(step, state.data)).items():
            if text:
                yield f"{words(f'report.{name}')}: {text}"

    def _introduce(self, condition: Condition, state: InterviewState) -> None:
        """Why a condition matters, and one example."""
        words = self.prompts.words
        self.prompts.terminal.heading(f"{condition.number} {words.say(condition.title)}")
        self.prompts.terminal.line(words.say(condition.why))
        met = self._met(condition, state)
        if met:
            self.prompts.terminal.line(met)

    def _met(self, condition: Condition, state: InterviewState) -> str | None:
        """Who met what the first question is about that applies; and whether that is quite another kind."""
        words, catalogue = self.prompts.words, self.prompts.catalogue
        lifted = lifted_questions(condition, state.data)
        key = next((f"{condition.id}.{each.id}" for each in condition.questions if each.id not in lifted), "")
        found = lesson_for(key, ranked(self.saver.proposal(state.data), catalogue.initiatives)) if key else None
        if found is None:
            return None
        met = met_in_short(found, key, catalogue, words, asked=False)
        return met if found.alike else f"{met} {words('minute.other-kind')}"

    def _standing(self, condition: str, state: InterviewState) -> None:
        """Where a condition stands, once its questions are answered."""
        found, words = self._assessment(state), self.prompts.words
        result = next(each for each in found.conditions if each.id == condition)
        if all(question.kind != "unanswered" for question in result.questions):
            findings = Findings(found, self.prompts.catalogue, words)
            phases = result.phases or dict.fromkeys(PHASES)
            marks = [(words(f"phase.{phase}"), findings.mark(levels)) for phase, levels in phases.items()]
            self.prompts.terminal.standing(findings.title(result.id), marks)

    def _assessment(self, state: InterviewState) -> Assessment:
        return assess(self.saver.proposal(state.data), self.prompts.catalogue)

    def end(self, state: InterviewState, report: Callable[[Assessment], str] | None) -> InterviewState | None:
        """Verdict, first steps, who does them, and the file. After a quick look perhaps an interview to go on with.

        Raises EOFError when the room stops.
        """
        if state.mode.profile:
            self.prompts.terminal.show(Paragraph(self.prompts.words("interview.profile-done"), "strong"))
            self.tell_file("interview.saved")
            self.suggest("interview.on-the-day", self.hint.shared)
            return None
        found, words, terminal = self._assessment(state), self.prompts.words, self.prompts.terminal
        terminal.heading(words("interview.end"))
        if state.mode.quick:
            self.prompts.say("interview.quick-label")
        terminal.show(Paragraph(sentence(found, self.prompts.catalogue, words), "strong"))
        self._first_steps(found)
        deeper = self._deepen(state, found) if state.mode.quick else None
        if deeper is not None:
            return deeper
        found = self._assessment(state._replace(data=self._promised(state.data, found)))
        terminal.show(Paragraph(words("interview.saved", file=self.saver.path)))
        if report:
            terminal.raw("\n" + report(found))
        else:
            self.suggest("interview.full-report", self.hint.shared)
        if any(promise.by for promise in found.plan):
            self.suggest("interview.calendar", self.hint.shared)
        return None

    def _first_steps(self, found: Assessment) -> None:
        findings = Findings(found, self.prompts.catalogue, self.prompts.words)
        titles = tuple(step_title(findings, step) for step in found.first_steps)
        if titles:
            self.prompts.terminal.show(Bullets(titles, self.prompts.words("interview.first-steps")))

    def _promised(self, data: Data, found: Assessment) -> Data:
        """The data with who does what. Raises EOFError when the room stops."""
        agreed = Promises(self.prompts, self.saver).ask(data, found)
        if agreed is None:
            raise EOFError
        return agreed

    def _deepen(self, state: InterviewState, found: Assessment) -> InterviewState | None:
        """After a quick look: the full questions of the three weakest conditions, if the room wants them."""
        words, catalogue = self.prompts.words, self.prompts.catalogue
        weak = sorted((each for each in found.conditions if each.range), key=lambda each: (each.high, each.low))
        chosen = tuple(each.id for each in weak[:MOST_DEEPENED])
        titles = tuple(words.say(catalogue.condition_by_id[each].title) for each in chosen)
        self.prompts.terminal.show(Bullets(titles, words("interview.deepen")))
        if not chosen or not self.prompts.yes():
            return None
        return begin(state.data, state.mode._replace(quick=False, only=chosen), catalogue)


def _named(step: Step) -> str:
    """The words of a question."""
    return step.kind if step.kind == "core" else step.field
