"""How each kind of step is asked, and what counts as an answer. A typo costs nothing: it says what is allowed."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from lea_check.drafts.data import REMARKS, parts_of, remarks_of
from lea_check.files.text.names import slug
from lea_check.interview.flow import Course, Step, value_of
from lea_check.interview.keys import Key, key_in, lacks_colon, yes_or_no
from lea_check.interview.terminal import Option, Terminal
from lea_check.model.catalogue import Catalogue
from lea_check.report.field_choices import profile_choices
from lea_check.words import Words

CLEAR = "-"
MOST_TYPED = 5_000
"""Two pages; a file with so much for every question can still be read."""


class Reply(NamedTuple):
    """What came of a question: a value, a step back, a stop, or a remark with which the question stays."""

    kind: Literal["value", "back", "quit", "remark", "again"]
    value: Any = None


BACK, QUIT = Reply("back"), Reply("quit")
Label = tuple[str, str]


class Prompts:
    """Asks steps on a terminal, in the language of `words`."""

    def __init__(self, terminal: Terminal, catalogue: Catalogue, words: Words) -> None:
        self.terminal = terminal
        self.catalogue = catalogue
        self.words = words

    def ask(self, step: Step, course: Course) -> Reply:
        """Ask one step until it has an answer, or one goes back or stops."""
        earlier = value_of(step, course)
        if step.kind == "partner":
            return self.partner(earlier)
        if step.kind == "text":
            return self.text(self.words("interview.prompt.text"), earlier, required=step.required)
        if step.kind == "words":
            return self.names(step.id, earlier)
        labels = self.labels(step.id, course)
        if step.kind == "choices":
            return self.choices(labels, earlier, required=step.required)
        return self.choice(labels, earlier, required=step.required)

    def labels(self, field: str, course: Course) -> list[Label]:
        """The ids that a field may have, with their names."""
        region = course.data.get("region")
        return [*profile_choices(field, self.catalogue, self.words, region).items()]

    def text(
        self,
        prompt: str,
        earlier: str | None,
        *,
        required: bool,
        on_key: Callable[[Key], Reply | None] | None = None,
    ) -> Reply:
        """A line of text; Enter keeps what was there."""
        shown = self._prompt(prompt, earlier, required=required)

        def understand(line: str) -> Reply | None:
            if line == CLEAR:
                return None if required else Reply("value")
            if line or earlier or not required:
                return Reply("value", line or earlier)
            return None

        return self.until(shown, understand, self.words("interview.wrong.text"), among_text=True, on_key=on_key)

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
            self.terminal.line(self.words("interview.help.review"))

    def yes(self) -> bool:
        """Yes or no, by number or word."""
        labels = [("yes", self.words("interview.yes")), ("no", self.words("interview.no"))]
        while (reply := self.choice(labels, None, required=True)).kind == "remark":
            self.terminal.line(self.words("interview.help.choice"))
        return bool(reply.value == "yes")

    def names(self, field: str, earlier: Sequence[str] | None) -> Reply:
        """Names with commas between; sectors become ids. Enter keeps what was there."""
        names = {self.words.label(field, each): each for each in earlier or []}
        prompt = self.words("interview.prompt.words")

        def understand(line: str) -> Reply | None:
            if line == CLEAR:
                return Reply("value", [])
            if not line:
                return Reply("value", list(earlier or []))
            found = [each.strip() for each in re.split("[,;]", line) if each.strip()]
            made = [self._sector(each) for each in found] if field == "sectors" else found
            return Reply("value", list(dict.fromkeys(made))) if made and all(made) else None

        shown = self._prompt(prompt, ", ".join(names), required=False)
        return self.until(shown, understand, self.words("interview.wrong.words"), among_text=True)

    def _sector(self, typed: str) -> str:
        """The id of a sector: a known one by its name, else made from the words."""
        return self.words.id_of("sectors", typed) or slug(typed)

    def partner(self, earlier: Any) -> Reply:
        """A name, a kind and a role; back goes one of these back. No name: there are no more."""
        words, found = self.words, dict(earlier or {})
        asked: list[tuple[str, Callable[[], Reply]]] = [
            ("name", lambda: self.text(words("interview.prompt.partner"), found.get("name"), required=False)),
            ("kind", lambda: self._named("partner_kind", found.get("kind"))),
            ("role", lambda: self._named("partner_role", found.get("role"))),
        ]
        place = 0
        while place < len(asked):
            field, ask = asked[place]
            reply = ask()
            if reply.kind == "quit" or (reply.kind == "back" and place == 0):
                return reply
            if reply.kind == "back":
                place -= 1
                continue
            if reply.kind == "remark":
                self.terminal.line(words(f"interview.help.{'partner' if field == 'name' else 'choice'}"))
                continue
            if field == "name" and reply.value is None:
                return Reply("value")
            found[field] = reply.value
            place += 1
        return Reply("value", found)

    def _named(self, field: str, earlier: str | None) -> Reply:
        self.terminal.line(self.words(f"interview.ask.{field}"))
        return self.choice(self.labels(field, Course({})), earlier, required=True)

    def level(self, earlier: Any) -> Reply:
        """A level, "we do not know", why it does not apply, or a remark with which the question stays."""
        parts = parts_of(earlier)
        beside = remarks_of(earlier)
        level = parts.get("level")
        default = "?" if level == "unknown" else "x" if "not_applicable" in parts else level
        if parts.get("votes") is not None:
            default = self.words("interview.votes")

        def understand(line: str) -> Reply | None:
            if line in ("0", "1", "2"):
                return Reply("value", {"level": int(line)} | beside)
            return Reply("value", parts) if not line and default is not None else None

        def on_key(key: Key) -> Reply | None:
            return self.aside(key, beside, parts.get("not_applicable"))

        prompt = self.words("interview.prompt.level") + (f" [{default}]:" if default is not None else ":")
        return self.until(prompt, understand, self.words("interview.wrong.level"), on_key=on_key)

    def aside(self, key: Key, beside: Mapping[str, Any], earlier: str | None = None) -> Reply | None:
        """What a key says of a question: we do not know, it does not apply, or a remark beside it."""
        if key == "unknown":
            return Reply("value", {"level": "unknown"} | dict(beside))
        if key == "out":
            return self._why_not(earlier, dict(beside))
        return self._remark(dict(beside)) if key == "note" else None

    def after_votes(self) -> Reply:
        """After a show of hands: Enter goes on, `r` holds a second round, back counts again."""
        answers = {"": Reply("value"), "r": Reply("again")}
        again = self.words("interview.group.again")
        while True:
            reply = self.until(f"{again}:", lambda line: answers.get(line.lower()), again)
            if reply.kind != "remark":
                return reply
            self.terminal.line(self.words("interview.group.help"))

    def _why_not(self, earlier: str | None, beside: dict[str, Any]) -> Reply | None:
        asked = self.words("interview.prompt.out")
        reply = self.text(asked, earlier, required=True)
        while reply.kind == "value" and lacks_colon(reply.value, self.words, letters=True):
            self.terminal.line(self.words("interview.wrong.colon", key=reply.value))
            reply = self.text(asked, earlier, required=True)
        if reply.kind == "value":
            return Reply("value", {"not_applicable": reply.value} | beside)
        return None if reply.kind == "back" else reply

    def _remark(self, beside: dict[str, Any]) -> Reply | None:
        found = dict(beside)
        for name in REMARKS:
            reply = self.text(self.words(f"interview.prompt.{name}"), found.get(name), required=False)
            if reply.kind != "value":
                return None if reply.kind == "back" else reply
            found = {key: each for key, each in found.items() if key != name}
            found |= {name: reply.value} if reply.value else {}
        return Reply("remark", found)

    def _number_prompt(
        self, how: str, labels: Sequence[Label], earlier: Sequence[str | None], *, required: bool
    ) -> str:
        ids = [each for each, _ in labels]
        numbers = " ".join(str(ids.index(each) + 1) for each in earlier if each in ids)
        return self._prompt(self.words(f"interview.prompt.{how}"), numbers, required=required)

    def _prompt(self, prompt: str, earlier: str | None, *, required: bool) -> str:
        """What stands before the cursor: the earlier answer, or that Enter skips."""
        if earlier:
            return f"{prompt} [{earlier}]:"
        skips = not required and "Enter" not in prompt
        return (self.words("interview.prompt.skip", prompt=prompt) if skips else prompt) + ":"

    def until(
        self,
        prompt: str,
        understand: Callable[[str], Reply | None],
        wrong: str,
        *,
        among_text: bool = False,
        on_key: Callable[[Key], Reply | None] | None = None,
    ) -> Reply:
        """Read lines until one is understood, or goes back, or stops; otherwise say what is allowed."""
        while True:
            line = self.terminal.read(prompt)
            if len(line) > MOST_TYPED:
                self.terminal.line(self.words("interview.wrong.long", most=MOST_TYPED))
                continue
            if among_text and lacks_colon(line, self.words):
                self.terminal.line(self.words("interview.wrong.colon", key=line))
                continue
            key = key_in(line, self.words, among_text=among_text)
            if key == "back":
                return BACK
            if key == "quit":
                return QUIT
            if key == "help":
                return Reply("remark", None)
            reply = on_key(key) if key and on_key else None if key else understand(line)
            if reply:
                return reply
            self.terminal.line(wrong)


def _numbered(line: str, known: Sequence[Any]) -> Reply | None:
    number = int(line) if re.fullmatch(r"[0-9]{1,3}", line) else 0
    return Reply("value", known[number - 1]) if 1 <= number <= len(known) else None
