"""The conversation of a recording: the protocol, the profile, which conditions came up, and then the entry."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from lea_check.drafts.data import Data
from lea_check.interview.dialogue import Dialogue, ResumeHint
from lea_check.interview.flow import InterviewState, Step, is_part_of_partner
from lea_check.interview.keys import Key
from lea_check.interview.prompts import HELP, REMARK, Label, Prompts, Reply, choices_field
from lea_check.interview.recording.flow import (
    ABOUT_EDUCATION,
    AS_OF,
    CODING,
    LESSONS,
    NOTE,
    QUESTIONS,
    SAID,
    WITH_CODING,
    Recording,
    is_source,
)
from lea_check.interview.recording.saving import Catalogued, CatalogueSaver, index_of_draft, with_draft, with_entry
from lea_check.interview.terminal import Option
from lea_check.model.vocabulary import LESSON_ROLES as ROLES

YEARS = range(1900, 2101)
LEVELS = ("0", "1", "2")


class Recorder(Dialogue):
    """An interview on an existing initiative, which ends as an entry of a catalogue."""

    go_on = "record.go-on"

    def __init__(
        self, prompts: Prompts, saver: CatalogueSaver, recording: Recording, catalogue: Catalogued, hint: ResumeHint
    ) -> None:
        super().__init__(prompts, saver, hint)
        self.recording = recording
        self.kept = catalogue
        self._part: str | None = None
        self._index = 0

    def record_all(self) -> bool:
        """Record initiatives, those that were begun first, until the last is done. False when one stops before."""
        self.prompts.say("record.welcome")
        self.prompts.say("record.how")
        self.tell_file()
        while True:
            data = self._chosen_draft()
            self._part, self._index = None, index_of_draft(self.kept, data.get("name"))
            done = self.ask_all(self.recording.begin(data))
            if done is None:
                return False
            self._complete(done.data)
            self.prompts.say("record.another")
            if not self.prompts.yes():
                return True

    def _chosen_draft(self) -> Data:
        """A recording that was begun, or a new one."""
        drafts: Sequence[Data] = self.kept.get("drafts") or []
        labels = [(str(index), str(each.get("name"))) for index, each in enumerate(drafts)]
        while drafts:
            self.prompts.terminal.line("")
            self.prompts.say("record.begun")
            reply = self.prompts.choice([*labels, ("new", self.prompts.words("record.new"))], None, required=True)
            if reply.kind == "quit":
                raise EOFError
            if reply.kind == "value":
                return {} if reply.value == "new" else drafts[int(reply.value)]
            self.prompts.say("interview.help.choice" if reply == HELP else "interview.first")
        return {}

    def next_step(self, state: InterviewState) -> Step | None:
        """What to ask; None when nothing is open."""
        return self.recording.next_step(state)

    def back(self, state: InterviewState) -> InterviewState:
        """To the step before; the first one stays where it is."""
        return self.recording.back(state)

    def enter(self, step: Step | None, seen: Step | None, state: InterviewState) -> None:
        """Nothing: a step may also be chosen from all answers, and then its part is told as well."""

    def explain(self, step: Step) -> None:
        """Help with a step."""
        self.prompts.say(f"interview.help.{step.kind}")

    def taken(self, value: Any, step: Step, state: InterviewState) -> InterviewState:
        """The state after an answer, which is kept."""
        return self._keep(self.recording.answered(state, step, value), state)

    def remarks(self, step: Step, data: Data) -> Mapping[str, str | None]:
        """The note beside a question of the protocol."""
        return {NOTE: self.recording.note(step, data)}

    def noted(self, name: str, text: str | None, step: Step, state: InterviewState) -> InterviewState:
        """The state after a note, which is kept."""
        return self._keep(self.recording.noted(state, step, name, text), state)

    def _keep(self, after: InterviewState, before: InterviewState) -> InterviewState:
        """Save; what another program wrote in the meantime may take the place of the last answer."""
        if after.data == before.data:
            return after
        given = with_draft(self.kept, after.data, self._index)
        self.kept = self.saver.save(given)
        if self.kept is given:
            return after
        self._index = index_of_draft(self.kept, after.data.get("name"))
        drafts = self.kept.get("drafts") or []
        return self.recording.begin(drafts[self._index]) if self._index < len(drafts) else after

    def ask(self, step: Step, state: InterviewState) -> Reply:
        """Ask a step, under the title of its part."""
        self._head(step)
        asked = self.recording.asked(step)
        if asked:
            return self._ask_protocol(step, state.data, *asked)
        earlier = self.recording.suggested(step, state.data)
        if is_part_of_partner(step):
            self.prompts.terminal.line(self._question(step))
        else:
            self.prompts.terminal.question("·", self._question(step))
            said = self.recording.said_before(step, state.data)
            if said and earlier is None:
                self.prompts.say("record.said", text=said)
        if is_source(step):
            most = sum(len(part.questions) for part in self.recording.protocol.parts)
            return self._ask_number(
                earlier, range(1, most + 1), ("interview.prompt.one", "interview.wrong.one"), required=True
            )
        if step.field == AS_OF:
            return self._ask_number(earlier, YEARS, ("record.prompt-year", "record.wrong-year"), required=False)
        if step.field == CODING:
            return self._ask_level(step, earlier)
        return self.prompts.ask(step, earlier, self._labels(step) if step.kind in ("choice", "choices") else ())

    def _head(self, step: Step) -> None:
        part = self.recording.part_of(step)
        if part and part != self._part:
            titles = {each.id: self.prompts.words.say(each.title) for each in self.recording.protocol.parts}
            self.prompts.terminal.heading(titles.get(part) or self.prompts.words(f"record.part.{part}"))
        self._part = part

    def _ask_protocol(self, step: Step, data: Data, label: str, text: Mapping[str, str]) -> Reply:
        note = self.recording.note(step, data)
        self.prompts.terminal.question(label, self.prompts.words.say(text))
        if note:
            self.prompts.terminal.line(f"{self.prompts.words('report.note')}: {note}")

        def on_key(key: Key) -> Reply | None:
            return REMARK if key == "note" else None

        earlier = self.recording.value(step, data)
        return self.prompts.text(self.prompts.words("interview.prompt.text"), earlier, required=False, on_key=on_key)

    def _ask_number(self, earlier: str | None, allowed: range, keys: tuple[str, str], *, required: bool) -> Reply:
        """A number, as of a question of the protocol; Enter keeps what was there. `keys`: what is asked, and wrong."""
        words = self.prompts.words

        def understand(line: str) -> Reply | None:
            number = line or earlier
            if number is None and not required:
                return Reply("value")
            right = number and re.fullmatch(r"[0-9]{1,4}", number) and int(number) in allowed
            return Reply("value", str(int(number))) if right and number else None

        asked, wrong = words(keys[0]), words(keys[1], most=allowed[-1])
        prompt = f"{asked} [{earlier}]" if earlier else words("interview.prompt.skip", prompt=asked)
        return self.prompts.until(f"{prompt}:", understand, wrong)

    def _ask_level(self, step: Step, earlier: str | None) -> Reply:
        """A level with the keys of a proposal; what is not known is not in the coding."""
        words = self.prompts.words
        self.prompts.terminal.options(Option(level, text, level == earlier) for level, text in self._labels(step))

        def understand(line: str) -> Reply | None:
            level = line or earlier
            return Reply("value", level) if level in (None, *LEVELS) else None

        def on_key(key: Key) -> Reply | None:
            return Reply("value") if key == "unknown" else None

        shown = f"{words('interview.prompt.level')} [{earlier}]" if earlier else words("record.prompt-level")
        return self.prompts.until(f"{shown}:", understand, words("record.wrong-level"), on_key=on_key)

    def _question(self, step: Step) -> str:
        words = self.prompts.words
        if is_part_of_partner(step):
            return words(f"interview.ask.{choices_field(step)}")
        if step.field == CODING:
            return words.say(self.prompts.catalogue.question_by_key[str(step.path[1])].question)
        if step.field != LESSONS:
            return words(f"record.ask.{step.field}")
        _, condition, *role = step.path
        title = self.prompts.catalogue.condition_by_id[str(condition)].title
        key = "roles" if not role else "lesson" if len(role) == 1 else "said-in" if is_source(step) else "about"
        named = words.label("lesson_role", str(role[0])) if role else ""
        return words(f"record.ask.{key}", title=title, role=named)

    def _labels(self, step: Step) -> Sequence[Label]:
        catalogue, words = self.prompts.catalogue, self.prompts.words
        if step.field in (ABOUT_EDUCATION, WITH_CODING):
            return [(each, words(f"interview.{each}")) for each in ("yes", "no")]
        if step.field == "type":
            return [(each.id, words.say(each.title)) for each in catalogue.types.types]
        if step.field == CODING:
            levels = catalogue.question_by_key[str(step.path[1])].levels
            return [(str(level), words.say(text)) for level, text in enumerate(levels)]
        if step.path[-1] == QUESTIONS:
            condition = catalogue.condition_by_id[str(step.path[1])]
            return [(f"{condition.id}.{each.id}", words.say(each.title)) for each in condition.questions]
        if step.field == LESSONS:
            return [(each, words.label("lesson_role", each)) for each in ROLES]
        return self.prompts.labels(step, {})

    def answers(self, state: InterviewState) -> Sequence[tuple[Step, str]]:
        """All answers so far, a line each; one for each partner."""
        steps = (step for step in self.recording.steps(state.data) if not is_part_of_partner(step))
        listed = [step for step in steps if self.recording.value(step, state.data) not in (None, [])]
        return [(step, f"{self._title(step)} {self._shown(step, state.data)}") for step in listed]

    def _title(self, step: Step) -> str:
        """A question in short: up to its question mark."""
        asked = self.recording.asked(step)
        whole = f"{asked[0]} {self.prompts.words.say(asked[1])}" if asked else self._question(step)
        return whole[: whole.find("?") + 1] or f"{whole}:"

    def _shown(self, step: Step, data: Data) -> str:
        value = self.recording.value(step, data)
        if step.field == SAID:
            return str(value)
        names = dict(self._labels(step)) if step.kind in ("choice", "choices") else {}
        items = [value] if isinstance(value, str) else value
        return ", ".join(names.get(each) or self.prompts.words.label(step.field, str(each)) for each in items)

    def _complete(self, data: Data) -> None:
        """The draft becomes an initiative of the catalogue."""
        words = self.prompts.words
        taken = {*self.prompts.catalogue.initiative_by_id, *(each["id"] for each in self.kept["initiatives"])}
        entry = self.recording.entry(data, taken, lambda number: words("record.said-in", number=number))
        self.kept = self.saver.save(with_entry(self.kept, entry, index_of_draft(self.kept, data["name"])))
        self.prompts.terminal.heading(words("record.done"))
        self.prompts.say("record.kept", name=entry["name"], id=entry["id"], file=self.saver.path)
        self.suggest("record.show", self.hint.shared, id=entry["id"])
        self.suggest("record.use", self.hint.shared)
