"""How each kind of step is asked, and what counts as an answer. A typo costs nothing: it says what is allowed."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Literal, NamedTuple

from lea_check.drafts.data import Data, parts_of, remarks_of
from lea_check.files.text.dates import iso_date
from lea_check.files.text.names import slug
from lea_check.interview.flow import PARTNERS, Step
from lea_check.interview.keys import Key, key_in, lacks_colon
from lea_check.interview.terminal import Option, Terminal
from lea_check.model.catalogue import Catalogue
from lea_check.model.message import Param
from lea_check.model.vocabulary import LEVELS
from lea_check.report.field_choices import profile_choices
from lea_check.words import Words, yes_or_no

CLEAR = "-"
MOST_TYPED = 5_000
"""Two pages; a file with so much for every question can still be read."""


class Reply(NamedTuple):
    """What came of a question: a value, or what one wants instead.

    `remark`: to say something beside the answer; `kept`: what stood there stays, and is `value`.
    `reread`: the file was read again, and holds `value`.
    """

    kind: Literal["value", "back", "quit", "help", "remark", "again", "kept", "reread"]
    value: Any = None


BACK, QUIT, HELP, REMARK = Reply("back"), Reply("quit"), Reply("help"), Reply("remark")
Label = tuple[str, str]


class EditablePrompt(NamedTuple):
    """A prompt, and the text that stands behind it to be edited."""

    prompt: str
    start: str = ""


class Prompts:
    """Asks steps on a terminal, in the language of `words`."""

    def __init__(self, terminal: Terminal, catalogue: Catalogue, words: Words) -> None:
        self.terminal = terminal
        self.catalogue = catalogue
        self.words = words
        self.lock: Callable[[], None] | None = None
        """Shuts the room to new phones, or opens it again, where there are phones."""

    def say(self, key: str, /, **params: Param) -> None:
        """Print a line of our own words."""
        self.terminal.line(self.words(key, **params))

    def ask(self, step: Step, earlier: Any, labels: Sequence[Label]) -> Reply:
        """Ask for a field until it has an answer, or one wants something else. `labels`: what can be chosen."""
        if step.kind in ("text", "partner"):
            prompt = self.words(f"interview.prompt.{step.kind}")
            return self.text(prompt, earlier, required=step.required, skip="last" if step.kind == "partner" else "skip")
        if step.kind in ("words", "core"):
            return self.names(step.field, earlier)
        if step.kind == "number":
            return self.number(earlier)
        if step.kind == "date":
            return self.day(earlier)
        if step.kind == "choices":
            return self.choices(labels, earlier, required=step.required)
        return self.choice(labels, earlier, required=step.required)

    def labels(self, step: Step, data: Data) -> list[Label]:
        """The ids that a field may have, with their names."""
        return [*profile_choices(choices_field(step), self.catalogue, self.words, data.get("region")).items()]

    def text(
        self,
        prompt: str,
        earlier: str | None,
        *,
        required: bool,
        skip: str = "skip",
        on_key: Callable[[Key], Reply | None] | None = None,
    ) -> Reply:
        """A line of text; Enter keeps what was there. `skip`: what Enter means where nothing was."""

        def understand(line: str) -> Reply | None:
            if line == CLEAR:
                return None if required else Reply("value")
            if line or earlier or not required:
                return Reply("value", line or earlier)
            return None

        line = self._line(prompt, earlier, required=required, skip=skip)
        return self.until(line, understand, self.words("interview.wrong.text"), among_text=True, on_key=on_key)

    def number(self, earlier: int | None) -> Reply:
        """How many people; Enter keeps what was there, or leaves it open."""

        def understand(line: str) -> Reply | None:
            if not line or line == CLEAR:
                return Reply("value", None if line else earlier)
            right = re.fullmatch(r"[0-9]{1,4}", line) and int(line)
            return Reply("value", right) if right else None

        prompt = self._prompt(self.words("interview.prompt.number"), str(earlier or ""), required=False)
        return self.until(prompt, understand, self.words("interview.wrong.number"))

    def day(self, earlier: str | None) -> Reply:
        """A day, as a file holds it; Enter keeps what was there, else means today."""
        proposed = earlier or date.today().isoformat()

        def understand(line: str) -> Reply | None:
            if line == CLEAR:
                return Reply("value")
            found = iso_date(line) if line else proposed
            return Reply("value", found) if found else None

        known = self.words("interview.prompt.day", day=earlier) if earlier else self.words("interview.prompt.today")
        return self.until(f"{known}:", understand, self.words("interview.wrong.date"), among_text=True)

    def _line(self, prompt: str, earlier: str | None, *, required: bool, skip: str = "skip") -> EditablePrompt:
        """A prompt for text, which starts with what was there wherever that can be edited."""
        if not earlier or not self.terminal.can_edit(earlier):
            return EditablePrompt(self._prompt(prompt, earlier, required=required, skip=skip))
        return EditablePrompt(f"{self.words('interview.prompt.keep', prompt=prompt)}:", earlier)

    def choice(self, labels: Sequence[Label], earlier: str | None, *, required: bool) -> Reply:
        """One of numbered names; Enter keeps what was there, or leaves it open."""
        self.terminal.options(
            Option(str(number), name, each == earlier) for number, (each, name) in enumerate(labels, 1)
        )

        def understand(line: str) -> Reply | None:
            if line == CLEAR and not required:
                return Reply("value")
            if not line and (earlier or not required):
                return Reply("value", earlier)
            said = yes_or_no(line, self.words)
            return Reply("value", said) if said in ids else _numbered(line, ids)

        ids = [each for each, _ in labels]
        prompt = self._number_prompt("one", labels, [earlier], required=required)
        wrong = "yes-no.wrong" if "yes" in ids else "interview.wrong.one"
        return self.until(prompt, understand, self.words(wrong, most=len(labels)))

    def choices(self, labels: Sequence[Label], earlier: Sequence[str] | None, *, required: bool) -> Reply:
        """Several numbered names, in the order in which they are typed; Enter keeps what was there."""
        known = earlier or []
        self.terminal.options(Option(str(number), name, each in known) for number, (each, name) in enumerate(labels, 1))

        def understand(line: str) -> Reply | None:
            if line == CLEAR and not required:
                return Reply("value", [])
            if not line and (known or not required):
                return Reply("value", list(known))
            numbers = [int(each) for each in re.findall(r"[0-9]{1,3}", line)]
            right = numbers and re.fullmatch(r"[0-9 ,;]+", line) and all(1 <= each <= len(labels) for each in numbers)
            return Reply("value", [labels[each - 1][0] for each in dict.fromkeys(numbers)]) if right else None

        prompt = self._number_prompt("many", labels, known, required=required)
        return self.until(prompt, understand, self.words("interview.wrong.many", most=len(labels)))

    def pick(self, listed: Sequence[Step]) -> Step | None:
        """A step by its number in a list, back to the last one; None for Enter alone. Raises EOFError to stop."""

        def understand(line: str) -> Reply | None:
            if not line:
                return Reply("value")
            return _numbered(line, listed)

        prompt, wrong = f"{self.words('interview.prompt.review')}:", self.words("interview.wrong.one", most=len(listed))
        while True:
            reply = self.until(prompt, understand, wrong)
            if reply.kind == "quit":
                raise EOFError
            if reply.kind == "value":
                chosen: Step | None = reply.value
                return chosen
            if reply.kind == "back" and listed:
                return listed[-1]
            self.say("interview.help.review")

    def yes(self) -> bool:
        """Yes or no, by number or word."""
        labels = [("yes", self.words("interview.yes")), ("no", self.words("interview.no"))]
        while (reply := self.choice(labels, None, required=True)) == HELP:
            self.say("interview.help.choice")
        return bool(reply.value == "yes")

    def names(self, field: str, earlier: Sequence[str] | None) -> Reply:
        """Names with commas between; sectors become ids. Enter keeps what was there."""
        names = {self.words.label(field, each): each for each in earlier or []}
        prompt, shown = self.words("interview.prompt.words"), ", ".join(names)

        def understand(line: str) -> Reply | None:
            if line == CLEAR:
                return Reply("value", [])
            if line in ("", shown):
                return Reply("value", list(earlier or []))
            found = [each.strip() for each in re.split("[,;]", line) if each.strip()]
            made = [self._sector(each) for each in found] if field == "sectors" else found
            if field == PARTNERS and any(map(str.isdigit, made)):  # a level, typed too early
                return None
            return Reply("value", list(dict.fromkeys(made))) if made and all(made) else None

        line = self._line(prompt, shown, required=False)
        return self.until(line, understand, self.words("interview.wrong.words"), among_text=True)

    def _sector(self, typed: str) -> str:
        """The id of a sector: a known one by its name, else made from the words."""
        return self.words.id_of("sectors", typed) or slug(typed)

    def level(self, earlier: Any) -> Reply:
        """A level, "we do not know", or why it does not apply."""
        parts = parts_of(earlier)
        beside = remarks_of(earlier)
        levels = {name: each for each in LEVELS for name in (str(each), self.words.levels(each, each).lower())}
        level = parts.get("level")
        default = "?" if level == "unknown" else "x" if "not_applicable" in parts else level
        if parts.get("votes") is not None:
            default = self.words("interview.votes")

        def understand(line: str) -> Reply | None:
            if line.lower() in levels:
                return Reply("value", {"level": levels[line.lower()]} | beside)
            return Reply("value", parts) if not line and default is not None else None

        def on_key(key: Key) -> Reply | None:
            return self.aside(key, beside, parts.get("not_applicable"))

        shown = None if default is None else str(default)
        prompt = self._prompt(self.words("interview.prompt.level"), shown, required=True)
        return self.until(prompt, understand, self.words("interview.wrong.level"), on_key=on_key)

    def aside(self, key: Key, beside: Mapping[str, Any], earlier: str | None = None) -> Reply | None:
        """What a key says of a question: we do not know, it does not apply, or that there is more to say."""
        if key == "unknown":
            return Reply("value", {"level": "unknown"} | dict(beside))
        if key == "out":
            return self._why_not(earlier, dict(beside))
        return REMARK if key == "note" else None

    def after_votes(self) -> Reply:
        """After a show of hands: go on, a second round (`r`), back to count again, or something beside it (`+`)."""
        answers = {"": Reply("value"), "r": Reply("again")}
        again = self.words("interview.group.again")
        while True:
            reply = self.until(f"{again}:", lambda line: answers.get(line.lower()), again, on_key=_on_note)
            if reply != HELP:
                return reply
            self.say("interview.group.help")

    def _why_not(self, earlier: str | None, beside: dict[str, Any]) -> Reply | None:
        asked = self.words("interview.prompt.out")
        reply = self.text(asked, earlier, required=True)
        if reply.kind == "value":
            return Reply("value", {"not_applicable": reply.value} | beside)
        return None if reply.kind == "back" else reply

    def _number_prompt(
        self, how: str, labels: Sequence[Label], earlier: Sequence[str | None], *, required: bool
    ) -> str:
        ids = [each for each, _ in labels]
        numbers = " ".join(str(ids.index(each) + 1) for each in earlier if each in ids)
        return self._prompt(self.words(f"interview.prompt.{how}"), numbers, required=required)

    def _prompt(self, prompt: str, earlier: str | None, *, required: bool, skip: str = "skip") -> str:
        """What stands before the cursor: the earlier answer, which Enter keeps, or what Enter means without one."""
        if earlier:
            return self.words("interview.prompt.keep", prompt=f"{prompt} [{earlier}]") + ":"
        return (prompt if required else self.words(f"interview.prompt.{skip}", prompt=prompt)) + ":"

    def until(
        self,
        prompt: str | EditablePrompt,
        understand: Callable[[str], Reply | None],
        wrong: str,
        *,
        among_text: bool = False,
        on_key: Callable[[Key], Reply | None] | None = None,
    ) -> Reply:
        """Read lines until one is understood, or goes back, or stops; otherwise say what is allowed.

        Of a text that stood there to be edited, nothing left means that it goes.
        """
        asked, doubted = prompt if isinstance(prompt, EditablePrompt) else EditablePrompt(prompt), ""
        while True:
            line = self.terminal.read(*asked)
            line = CLEAR if asked.start and not line else line
            if len(line) > MOST_TYPED:
                self.say("interview.wrong.long", most=MOST_TYPED)
                continue
            if among_text and line != doubted and lacks_colon(line, self.words):
                self.say("interview.wrong.colon", key=line)
                doubted = line  # typed once more it is meant
                continue
            key = key_in(line, self.words, among_text=among_text)
            if key == "back":
                return BACK
            if key == "quit":
                return QUIT
            if key == "help":
                return HELP
            if key == "lock" and self.lock:
                self.lock()
                continue
            reply = on_key(key) if key and on_key else None if key else understand(line)
            if reply:
                return reply
            self.terminal.line(wrong)


def _numbered(line: str, known: Sequence[Any]) -> Reply | None:
    number = int(line) if re.fullmatch(r"[0-9]{1,3}", line) else 0
    return Reply("value", known[number - 1]) if 1 <= number <= len(known) else None


def choices_field(step: Step) -> str:
    """The name of what can be chosen for a step: of a field, or of what is asked of a partner."""
    return f"partner_{step.path[2]}" if step.field == PARTNERS and step.kind != "core" else step.field


def _on_note(key: Key) -> Reply | None:
    return REMARK if key == "note" else None
