"""What an interview and a recording share: step after step is asked and kept, and one can go back or stop."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, NamedTuple

from lea_check.interview.flow import InterviewState, Mode, Step, visit
from lea_check.interview.prompts import HELP, REMARK, Prompts, Reply
from lea_check.interview.saving import FileSaver
from lea_check.interview.terminal import Option


class ResumeHint(NamedTuple):
    """Options as one types them, each after a space: `again` to go on in a mode, `shared` with any other command."""

    again: Callable[[Mode], str]
    shared: str


class Dialogue(ABC):
    """Asks with `prompts`, keeps with `saver`, and tells by `hint` how to go on."""

    go_on: ClassVar[str]
    """The words that tell how to go on."""

    mode = Mode()

    def __init__(self, prompts: Prompts, saver: FileSaver, hint: ResumeHint) -> None:
        self.prompts = prompts
        self.saver = saver
        self.hint = hint

    def ask_all(self, state: InterviewState) -> InterviewState | None:
        """Ask until nothing is open and nothing is to be changed; None when one stops before."""
        seen: Step | None = None
        while True:
            step = self.next_step(state)
            self.enter(step, seen, state)
            if step is None:
                step = self._look_back(state)
                if step is None:
                    return state
                state = visit(state, step)
            reply = self.ask(step, state)
            after = None if reply.kind == "quit" else self.after(reply, step, state)
            if after is None:
                return None
            state, seen = after, step

    def after(self, reply: Reply, step: Step, state: InterviewState) -> InterviewState | None:
        """The state after a reply; None to stop."""
        if reply.kind == "back":
            moved = self.back(state)
            if moved == state:
                self.prompts.say("interview.first")
            return moved
        if reply == HELP:
            self.explain(step)
            return state
        if reply == REMARK:
            return self._remark(step, state)
        return self.taken(reply.value, step, state)

    def farewell(self) -> None:
        """Where the answers are, and how to go on."""
        self.prompts.terminal.line("")
        if self.saver.path:
            self.suggest(self.go_on, self.hint.again(self.mode))
        else:
            self.prompts.say("interview.nothing-kept")

    def suggest(self, key: str, options: str, **params: str) -> None:
        """Print a command to type, on the file of this conversation."""
        self.prompts.terminal.command(self.prompts.words(key, file=self.saver.path, options=options, **params))

    def tell_file(self, key: str = "interview.saves") -> None:
        """Print where the answers are kept, where that is known."""
        if self.saver.path:
            self.prompts.say(key, file=self.saver.path)

    def _remark(self, step: Step, state: InterviewState) -> InterviewState | None:
        """What one says beside an answer, each line kept before the next is asked; back leaves the rest as it is."""
        names, index = [*self.remarks(step, state.data)], 0
        while index < len(names):
            earlier = self.remarks(step, state.data)[names[index]]
            prompt = self.prompts.words(f"interview.prompt.{names[index]}")
            reply = self.prompts.text(prompt, earlier, required=False, skip="nothing")
            if reply.kind == "quit" or (reply.kind == "back" and index == 0):
                return None if reply.kind == "quit" else state
            if reply == HELP:
                self.prompts.say("interview.help.text")
                continue
            if reply.kind == "value":
                state = self.noted(names[index], reply.value, step, state)
            index += 1 if reply.kind == "value" else -1
        return state

    def _look_back(self, state: InterviewState) -> Step | None:
        """All answers; a number goes back to one, Enter ends."""
        listed = self.answers(state)
        self.prompts.terminal.heading(self.prompts.words("interview.review"))
        self.prompts.terminal.options(Option(str(number), line) for number, (_, line) in enumerate(listed, 1))
        return self.prompts.pick([step for step, _ in listed])

    @abstractmethod
    def next_step(self, state: InterviewState) -> Step | None:
        """What to ask; None when nothing is open."""

    @abstractmethod
    def back(self, state: InterviewState) -> InterviewState:
        """To the step before; the first one stays where it is."""

    @abstractmethod
    def enter(self, step: Step | None, seen: Step | None, state: InterviewState) -> None:
        """What is said before a step, or before the look back (None); `seen`: the step that was asked last."""

    @abstractmethod
    def ask(self, step: Step, state: InterviewState) -> Reply:
        """Ask a step."""

    @abstractmethod
    def explain(self, step: Step) -> None:
        """Help with a step."""

    @abstractmethod
    def taken(self, value: Any, step: Step, state: InterviewState) -> InterviewState:
        """The state after an answer, which is kept."""

    @abstractmethod
    def remarks(self, step: Step, data: Any) -> Mapping[str, str | None]:
        """What can be said beside the answer to a step, and what has been."""

    @abstractmethod
    def noted(self, name: str, text: str | None, step: Step, state: InterviewState) -> InterviewState:
        """The state after a remark, which is kept."""

    @abstractmethod
    def answers(self, state: InterviewState) -> Sequence[tuple[Step, str]]:
        """All answers so far, a line each."""
