"""A new round on a proposal: what came of its plan, and then the questions that were not a yes."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from lea_check.drafts.data import Data, answer_of, with_field
from lea_check.drafts.reading import proposal_in, read_draft
from lea_check.files.problems import InputError, system_reason
from lea_check.interview.dates import ask_date
from lea_check.interview.flow import PARTNERS, InterviewState, Mode, Step, begin, level_step, steps, value_of
from lea_check.interview.kept_rounds import keep_beside, last_kept
from lea_check.interview.promises import PLAN
from lea_check.interview.prompts import Prompts, Reply
from lea_check.interview.saving import CannotSaveError, FileSaver
from lea_check.judge.assess import assess
from lea_check.model.vocabulary import YES
from lea_check.report.blocks import Paragraph

DATE, PRESENT = "date", "present"


class PlanRereadError(Exception):
    """The file was read again while its plan was gone through."""

    def __init__(self, data: Data) -> None:
        super().__init__()
        self.data = data


class Round(NamedTuple):
    """A round under way: the data so far, and what the file held before it."""

    data: Data
    before: Data


class Rounds:
    """Begins a round with `prompts` on the file of `saver`, and goes on with one that was begun today."""

    def __init__(self, prompts: Prompts, saver: FileSaver, today: date | None = None) -> None:
        self._prompts = prompts
        self._saver = saver
        self._today = (today or date.today()).isoformat()

    def welcome(self) -> None:
        """What a new round is, and how it works."""
        self._prompts.terminal.show(Paragraph(self._prompts.words("interview.welcome-again"), "strong"))
        self._prompts.say("interview.how")

    def begin(self, data: Data, mode: Mode) -> InterviewState | None:
        """The state in which the questions that were not a yes are to be asked; None when the room stops before.

        Raises CannotSaveError where the file cannot be kept.
        """
        round_ = self._under_way(data) or self._opened(data)
        kept = round_ and self._what_came(round_)
        return self._state(round_._replace(data=kept), mode) if round_ and kept else None

    def rest(self, state: InterviewState) -> InterviewState | None:
        """After the questions that were not a yes: the others, if the room wants them."""
        asked = {step for step in state.picked or () if step.condition}
        every = steps(begin(state.data, state.mode, self._prompts.catalogue), self._prompts.catalogue)
        others = tuple(step for step in every if step.condition and step not in asked)
        if not asked:
            self._prompts.say("interview.again.nothing")
        if not others:
            return None
        self._prompts.say("interview.again.rest", count=len(others))
        if not self._prompts.yes():
            return None
        return begin(state.data, state.mode, self._prompts.catalogue, others)

    def _under_way(self, data: Data) -> Round | None:
        """The round that was begun today, if one was."""
        kept = last_kept(self._saver.path) if data.get(DATE) == self._today else None
        if kept is None:
            return None
        try:
            before = read_draft(kept, self._prompts.catalogue)
        except InputError:
            return None
        self._prompts.say("interview.again.goes-on", file=kept)
        return Round(data, before)

    def _opened(self, data: Data) -> Round | None:
        """A new round, with the file kept as it was; None when the room stops before."""
        if not data.get(DATE):
            day = self._asked_day()
            if day is None:
                return None
            data = self._saver.save(with_field(data, DATE, day))
        try:
            kept = keep_beside(self._saver.path, str(data[DATE]))
        except (OSError, ValueError) as error:
            self._prompts.say("interview.not-saved", detail=system_reason(error) or str(error))
            raise CannotSaveError from error
        self._prompts.say("interview.again.kept", file=kept)
        counted = self._counted(data)
        return None if counted is None else Round(self._saver.save(_of_another_day(counted, self._today)), data)

    def _counted(self, data: Data) -> Data | None:
        """The data with how many people there are this time; None when the room stops."""
        self._prompts.say("interview.ask.present")
        while (reply := self._prompts.number(None)).kind in ("back", "help"):
            self._prompts.say("interview.help.number" if reply.kind == "help" else "interview.first")
        return None if reply.kind == "quit" else with_field(data, PRESENT, reply.value)

    def _asked_day(self) -> str | None:
        self._prompts.say("interview.again.no-date")
        asked = self._prompts.words("interview.again.date")
        while (reply := ask_date(self._prompts, asked, None, required=True)).kind == "back":
            self._prompts.say("interview.first")
        return None if reply.kind == "quit" else str(reply.value)

    def _what_came(self, round_: Round) -> Data | None:
        """The data with what came of each step of the plan that is not done; None when the room stops."""
        plan, earlier = round_.data.get(PLAN) or (), round_.before.get(PLAN) or ()
        asked = [place for place, each in enumerate(plan) if each in earlier and not each.get("done")]
        if asked:
            self._prompts.terminal.heading(self._prompts.words("interview.again.title"))
        try:
            return self._ask_each(asked, round_.data)
        except PlanRereadError as found:
            return self._what_came(round_._replace(data=found.data))

    def _ask_each(self, asked: Sequence[int], data: Data) -> Data | None:
        index = 0
        while index < len(asked):
            promise = data[PLAN][asked[index]]
            self._show(promise, f"{index + 1}/{len(asked)}")
            reply = self._outcome(promise)
            if reply.kind == "back":
                if not index:
                    self._prompts.say("interview.first")
                index = max(0, index - 1)
                continue
            outcome = None if reply.kind == "quit" else self._dated(asked[index], reply.value, data)
            if outcome is None:
                return None
            data, said = outcome
            index += said
        return data

    def _show(self, promise: Data, label: str) -> None:
        self._prompts.terminal.question(label, promise["what"])
        who = " · ".join(str(promise[part]) for part in ("who", "by") if promise.get(part))
        if who:
            self._prompts.terminal.line(who)
            self._prompts.terminal.line("")

    def _outcome(self, promise: Data) -> Reply:
        labels = [(name, self._prompts.words(f"interview.again.{name}")) for name in ("done", "not-yet")]
        earlier = "done" if promise.get("done") else None
        while (reply := self._prompts.choice(labels, earlier, required=True)).kind == "help":
            self._prompts.say("interview.help.choice")
        return reply

    def _dated(self, place: int, outcome: str, data: Data) -> tuple[Data, bool] | None:
        """The data with when it was done, or by when it will be; and whether that was said, and not gone back from.

        None when the room stops. That it was done is kept before the day is asked.
        """
        part = "done" if outcome == "done" else "by"
        found = dict(data[PLAN][place])
        without = {key: each for key, each in found.items() if key != "done"}
        promise = without | ({"done": found.get("done") or self._today} if part == "done" else {})
        data = self._with(place, promise, data)
        prompt = "when" if part == "done" else "by" if promise.get("by") else "by-open"
        reply = ask_date(self._prompts, self._prompts.words(f"interview.again.{prompt}"), promise.get(part))
        if reply.kind == "quit":
            return None
        if reply.kind == "back":
            return data, False
        said = {part: reply.value} if reply.value else {part: self._today} if part == "done" else {}
        return self._with(place, {key: each for key, each in promise.items() if key != part} | said, data), True

    def _with(self, place: int, promise: Data, data: Data) -> Data:
        plan = list(data[PLAN])
        plan[place] = dict(promise)
        wanted = with_field(data, PLAN, plan)
        kept = data if wanted == data else self._saver.save(wanted)
        if kept != wanted:
            raise PlanRereadError(kept)
        return wanted

    def _state(self, round_: Round, mode: Mode) -> InterviewState:
        """What was not a yes before this round; what was asked in it before it was left can be gone back to."""
        picked = tuple(self._not_yes(round_.before, mode))
        changed = [place for place, step in enumerate(picked) if _moved(step, round_)]
        asked = picked[: changed[-1] + 1] if changed else ()
        state = begin(round_.data, mode, self._prompts.catalogue, picked)
        return state._replace(reask=state.reask - {*asked})

    def _not_yes(self, before: Data, mode: Mode) -> Iterator[Step]:
        """The questions that were not a yes; in a quick look, the conditions in which one was not."""
        proposal = proposal_in(before, self._prompts.catalogue, self._saver.path)
        for condition in assess(proposal, self._prompts.catalogue).conditions:
            weak = [each for each in condition.questions if each.range and each.range.low < YES]
            if weak and mode.quick:
                yield level_step(condition.id)
            elif weak:
                yield from (level_step(condition.id, each.id) for each in weak)


def _of_another_day(data: Data, day: str) -> Data:
    """The data of a day, without which partners were in the room on the day before."""
    partners = [{name: part for name, part in each.items() if name != PRESENT} for each in data.get(PARTNERS) or ()]
    return with_field(with_field(data, PARTNERS, partners) if partners else data, DATE, day)


def _moved(step: Step, round_: Round) -> bool:
    return bool(value_of(step, round_.data) != answer_of(round_.before, step.condition or "", step.question))
