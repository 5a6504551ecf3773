"""The end of an interview: who does each of the first steps, and by when. Each line is kept as it is said."""

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from lea_check.drafts.data import Data, with_field
from lea_check.interview.dates import ask_date
from lea_check.interview.prompts import Prompts, Reply
from lea_check.interview.saving import FileSaver
from lea_check.judge.promises import place_of_promise
from lea_check.model.assessment import Assessment, FirstStep
from lea_check.report.sections.assessment.findings import Findings
from lea_check.report.sections.assessment.first_steps import how_to, step_title

Part = Literal["who", "by"]
PLAN = "plan"


class PromiseLine(NamedTuple):
    """A line to ask for: of which step, its number (from 1), and who does it or by when."""

    step: FirstStep
    number: int
    part: Part


class Promises:
    """Asks who does what with `prompts`, keeps it with `saver` in the plan of the proposal."""

    def __init__(self, prompts: Prompts, saver: FileSaver) -> None:
        self._prompts = prompts
        self._saver = saver

    def ask(self, data: Data, found: Assessment) -> Data | None:
        """Ask of each first step who does it and by when. The data as it is kept; None when the room stops."""
        if not found.first_steps:
            return data
        findings = Findings(found, self._prompts.catalogue, self._prompts.words)
        self._prompts.terminal.heading(self._prompts.words("interview.promises.title"))
        self._prompts.say("interview.promises.how")
        lines = [PromiseLine(step, at, part) for at, step in enumerate(found.first_steps, 1) for part in ("who", "by")]
        return self._ask_each(lines, data, findings)

    def _ask_each(self, lines: list[PromiseLine], data: Data, findings: Findings) -> Data | None:
        place, way = 0, 1
        while place < len(lines):
            line, promise = lines[place], self._promise(lines[place], data)
            if line.part == "by" and not promise.get("who"):  # what nobody does has no day
                place += way
                continue
            try:
                reply = self._ask(line, promise, findings, of=len(lines) // 2)
            except EOFError:
                if self._prompts.terminal.typed:
                    raise
                return data  # a script that says nothing of it
            if reply.kind == "quit":
                return None
            if reply.kind == "back":
                if not place:
                    self._prompts.say("interview.first")
                place, way = max(0, place - 1), -1
                continue
            wanted = self._agreed(line, reply.value, data, findings)
            data = wanted if wanted == data else self._saver.save(wanted)
            # Where the file was read again this answer is gone, and so it is still to be asked.
            place, way = place + (data == wanted), 1
        return data

    def _ask(self, line: PromiseLine, promise: Mapping[str, Any], findings: Findings, *, of: int) -> Reply:
        words, earlier = self._prompts.words, promise.get(line.part)
        if line.part == "by":
            prompt = words(f"interview.promises.by{'-earlier' if earlier else ''}")
            return ask_date(self._prompts, prompt, earlier)
        self._prompts.terminal.question(f"{line.number}/{of}", step_title(findings, line.step))
        self._prompts.terminal.line(promise.get("what") or how_to(findings, line.step))
        self._prompts.terminal.line("")
        who = words("interview.promises.who")
        while (reply := self._prompts.text(who, earlier, required=False, skip="nobody")).kind == "help":
            self._prompts.say("interview.promises.help")
        return reply

    def _place(self, line: PromiseLine, data: Data) -> int | None:
        return place_of_promise(self._saver.proposal(data).plan, line.step)

    def _promise(self, line: PromiseLine, data: Data) -> dict[str, Any]:
        """What the plan holds for a step so far; nothing where nothing is promised."""
        place = self._place(line, data)
        return {} if place is None else dict(data[PLAN][place])

    def _agreed(self, line: PromiseLine, said: str | None, data: Data, findings: Findings) -> Data:
        """The data with who does a step, or by when. What nobody does is no promise, but what a person wrote stays."""
        place, plan = self._place(line, data), list(data.get(PLAN) or ())
        ours = how_to(findings, line.step)
        begun = ({"question": line.step.key} if line.step.key else {}) | {"what": ours}
        promise = begun if place is None else dict(plan[place])
        gone = (line.part, "by") if not said and line.part == "who" else (line.part,)
        promise = {key: each for key, each in promise.items() if key not in gone} | ({line.part: said} if said else {})
        left = [promise] if promise.get("who") or promise.get("by") or promise["what"] != ours else []
        place = len(plan) if place is None else place
        plan[place : place + 1] = left
        return with_field(data, PLAN, plan or None)
