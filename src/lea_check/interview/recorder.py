"""The conversation of a recording: the protocol, the profile, which conditions came up, and then the entry."""

import re
from collections.abc import Mapping, Sequence

from lea_check.drafts.data import Data
from lea_check.interview.catalogue_saving import Catalogued, CatalogueSaver, place_of, with_draft, with_entry
from lea_check.interview.flow import Course, Mode, Step, visit
from lea_check.interview.keys import Key
from lea_check.interview.prompts import Label, Prompts, Reply
from lea_check.interview.recording import ABOUT_EDUCATION, Recording
from lea_check.interview.resume_hint import Typed
from lea_check.interview.terminal import Option
from lea_check.model.vocabulary import LESSON_ROLES as ROLES


class Recorder:
    """Asks with `prompts` what a recording asks, and keeps it with `saver`."""

    def __init__(
        self, prompts: Prompts, saver: CatalogueSaver, recording: Recording, catalogue: Catalogued, typed: Typed
    ) -> None:
        self.typed = typed
        self.prompts = prompts
        self.saver = saver
        self.recording = recording
        self.kept = catalogue
        self.terminal = prompts.terminal
        self.words = prompts.words

    def hold(self) -> bool:
        """Record initiatives, each until it is done; those that were begun first. Whether nothing is left undone."""
        self._welcome()
        while True:
            data = self._chosen_draft()
            done = self._record(self.recording.begin(data))
            if done is None:
                return False
            self._complete(done.data)
            self.terminal.line(self.words("record.another"))
            if not self.prompts.yes():
                return True

    def farewell(self) -> None:
        """Where it is kept, and how to go on."""
        self.terminal.line("")
        key = "record.go-on" if self.saver.path else "interview.nothing-kept"
        self.terminal.command(self.words(key, file=self.saver.path, options=self.typed.again(Mode())))

    def _welcome(self) -> None:
        for line in (self.words("record.welcome"), self.words("record.how")):
            self.terminal.line(line)
        if self.saver.path:
            self.terminal.line(self.words("interview.saves", file=self.saver.path))

    def _chosen_draft(self) -> Data:
        """A recording that was begun, or a new one."""
        drafts = self.kept.get("drafts") or []
        if not drafts:
            return {}
        self.terminal.line("")
        self.terminal.line(self.words("record.begun"))
        labels = [(str(index), str(each.get("name"))) for index, each in enumerate(drafts)]
        reply = self.prompts.choice([*labels, ("new", self.words("record.new"))], None, required=True)
        if reply.kind == "quit":
            raise EOFError
        return drafts[int(reply.value)] if reply.kind == "value" and reply.value != "new" else {}

    def _record(self, course: Course) -> Course | None:
        """Ask until all is answered; None when one stops before."""
        part: str | None = None
        place = place_of(self.kept, course.data.get("name"))
        while True:
            step = self.recording.next_step(course)
            if step is None:
                step = self._look_back(course)
                if step is None:
                    return course
                course = visit(course, step)
            part = self._heading(step, part)
            reply = self._ask(step, course.data)
            if reply.kind == "quit":
                return None
            after = self._after(reply, step, course)
            if after.data != course.data:
                after, place = self._keep(after, place)
            course = after

    def _keep(self, course: Course, place: int) -> tuple[Course, int]:
        """Save; what another program wrote in the meantime may take the place of the last answer."""
        given = with_draft(self.kept, course.data, place)
        self.kept = self.saver.save(given)
        if self.kept is given:
            return course, place
        place = place_of(self.kept, course.data.get("name"))
        drafts = self.kept.get("drafts") or []
        return self.recording.begin(drafts[place]) if place < len(drafts) else course, place

    def _after(self, reply: Reply, step: Step, course: Course) -> Course:
        if reply.kind == "back":
            moved = self.recording.back(course)
            if moved == course:
                self.terminal.line(self.words("interview.first"))
            return moved
        if reply.kind == "remark":
            if reply.value is None:
                self.terminal.line(self.words(f"interview.help.{step.kind}"))
                return course
            return self.recording.noted(course, step, reply.value["note"])
        return self.recording.answered(course, step, reply.value)

    def _heading(self, step: Step, before: str | None) -> str | None:
        part = self.recording.part_of(step)
        if part and part != before:
            titles = {each.id: self.words.say(each.title) for each in self.recording.protocol.parts}
            self.terminal.heading(titles.get(part) or self.words(f"record.part.{part}"))
        return part

    def _ask(self, step: Step, data: Data) -> Reply:
        asked = self.recording.asked(step)
        if asked:
            return self._ask_protocol(step, data, *asked)
        self.terminal.question("·", self._question(step))
        earlier = self.recording.suggested(step, data)
        if step.id.endswith(".source"):
            return self._ask_number(earlier)
        if step.kind == "partner":
            return self.prompts.partner(earlier)
        if step.kind == "words":
            return self.prompts.names(step.id, earlier)
        if step.kind == "text":
            return self.prompts.text(self.words("interview.prompt.text"), earlier, required=step.required)
        ask = self.prompts.choices if step.kind == "choices" else self.prompts.choice
        return ask(self._labels(step), earlier, required=step.required)

    def _ask_protocol(self, step: Step, data: Data, label: str, text: Mapping[str, str]) -> Reply:
        note = self.recording.note(step, data)
        self.terminal.question(label, self.words.say(text))
        if note:
            self.terminal.line(f"{self.words('report.note')}: {note}")

        def on_key(key: Key) -> Reply | None:
            if key != "note":
                return None
            reply = self.prompts.text(self.words("interview.prompt.note"), note, required=False)
            return Reply("remark", {"note": reply.value}) if reply.kind == "value" else reply

        earlier = self.recording.value(step, data)
        return self.prompts.text(self.words("interview.prompt.text"), earlier, required=False, on_key=on_key)

    def _ask_number(self, earlier: str) -> Reply:
        """The number of a question of the protocol."""
        most = sum(len(part.questions) for part in self.recording.protocol.parts)

        def understand(line: str) -> Reply | None:
            number = line or earlier
            right = re.fullmatch(r"[0-9]{1,3}", number) and 1 <= int(number) <= most
            return Reply("value", str(int(number))) if right else None

        prompt = f"{self.words('interview.prompt.one')} [{earlier}]:"
        return self.prompts.until(prompt, understand, self.words("interview.wrong.one", most=most))

    def _question(self, step: Step) -> str:
        head, *rest = step.id.split(".")
        if head != "conditions" or not rest:
            return self.words(f"record.ask.{head}")
        title = self.prompts.catalogue.condition_by_id[rest[0]].title
        key = "roles" if len(rest) == 1 else "lesson" if len(rest) == 2 else "said-in"
        role = self.words.label("lesson_role", rest[1]) if len(rest) > 1 else ""
        return self.words(f"record.ask.{key}", title=title, role=role)

    def _labels(self, step: Step) -> Sequence[Label]:
        head, *rest = step.id.split(".")
        catalogue, words = self.prompts.catalogue, self.words
        if head == ABOUT_EDUCATION:
            return [(each, words(f"interview.{each}")) for each in ("yes", "no")]
        if head == "type":
            return [(each.id, words.say(each.title)) for each in catalogue.types.types]
        if rest:
            return [(each, words.label("lesson_role", each)) for each in ROLES]
        if head == "conditions":
            return [(each.id, words.say(each.title)) for each in catalogue.conditions]
        return self.prompts.labels(head, Course({}))

    def _look_back(self, course: Course) -> Step | None:
        """All answers; a number goes back to one, Enter ends."""
        steps = self.recording.steps(course.data)
        listed = [each for each in steps if self.recording.value(each, course.data) not in (None, [])]
        self.terminal.heading(self.words("interview.review"))
        self.terminal.options(
            Option(str(number), f"{self._title(each)} {self._shown(each, course.data)}")
            for number, each in enumerate(listed, 1)
        )
        return self.prompts.pick(listed)

    def _title(self, step: Step) -> str:
        """A question in short: up to its question mark."""
        asked = self.recording.asked(step)
        whole = f"{asked[0]} {self.words.say(asked[1])}" if asked else self._question(step)
        return whole[: whole.find("?") + 1] or f"{whole}:"

    def _shown(self, step: Step, data: Data) -> str:
        value = self.recording.value(step, data)
        if step.kind == "partner":
            return str(value["name"])
        names = dict(self._labels(step)) if step.kind in ("choice", "choices") else {}
        items = [value] if isinstance(value, str) else value
        return ", ".join(names.get(each) or self.words.label(step.id, str(each)) for each in items)

    def _complete(self, data: Data) -> None:
        """The draft becomes an initiative of the catalogue."""
        taken = {*self.prompts.catalogue.initiative_by_id, *(each["id"] for each in self.kept["initiatives"])}
        entry = self.recording.entry(data, taken, lambda number: self.words("record.said-in", number=number))
        self.kept = self.saver.save(with_entry(self.kept, entry, place_of(self.kept, data["name"])))
        self.terminal.heading(self.words("record.done"))
        said = {"name": entry["name"], "id": entry["id"], "file": self.saver.path}
        self.terminal.line(self.words("record.kept", **said))
        self.terminal.command(self.words("record.show", **said, options=self.typed.shared))
