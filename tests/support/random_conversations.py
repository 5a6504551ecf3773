"""Random conversations in every mode, cut off anywhere, and then gone on with: nothing that was typed is lost."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from hypothesis import event
from hypothesis import strategies as st

from lea_check import load_catalogue
from lea_check.drafts.data import answers_of, before_of, parts_of
from lea_check.drafts.reading import read_draft
from lea_check.interview.keys import key_in
from lea_check.interview.prompts import CLEAR
from lea_check.interview.recording.saving import read_catalogue
from lea_check.interview.terminal import Terminal
from lea_check.words import load_words
from tests.support.cli import call

CATALOGUE, WORDS = load_catalogue(), load_words("nl")
PROFILE = "format: lea-check/proposal/2\nname: Plan\ngoals: [upskilling]\ntarget_groups: [workers]\n"
QUICK = """\
# van ons
answers: # hier
  mass: {level: 1, evidence: 'lijst van april'}
  demand:
    need-voiced: 0 # nee
  focus: {votes: [1, 2, 3], note: van de zaal}
"""
ALONE = """\
answers:
    mass: {evidence: lijst}
    focus:
        boundaries: {evidence: "brief",   note: later}
        overall:
            note: >-
                over twee
                regels
"""
BEFORE = """\
answers:
  mass:
    costs-shared:
      votes: {company: [4, 0, 1], wij: [0, 2, 2, 1]}
      before: [1, {votes: [9, 9, 1], evidence: geteld}]
    enough-participants: {not_applicable: te klein, note: zie brief}
"""
OLD = """\
answers:
  mass: {level: 3, evidence: oud bewijs} # toen
  demand: {need-voiced: {votes: [1, 2, 3, 4], before: [1, 1, 1, 1], note: x}}
"""
FILES = {
    "none": None,
    "no profile": "format: lea-check/proposal/2\n",
    "no answers": PROFILE,
    "a quick look": PROFILE + QUICK,
    "evidence alone": PROFILE + ALONE,
    "votes before": PROFILE + BEFORE,
    "the format of before": PROFILE.replace("proposal/2", "proposal/1") + OLD,
}
MODES = [
    (),
    ("--quick",),
    ("--group",),
    ("--quick", "--group"),
    ("--only", "mass", "--parties", "company,education"),
    ("--quick", "--parties-on", "mass", "--parties", "company,wij"),
    ("--only", "mass"),
    ("--only", "demand", "--group"),
    ("--redo", "--only", "mass"),
    ("--redo", "--quick"),
    ("--redo",),
    ("--redo", "--from", "goals"),
    ("--profile",),
]
FORM = ("a form",)
"""Not a conversation: what people filled in on a form is counted in between."""
SPECIAL = [
    "# geen", "- x", "a: b", "{", "[a, b]", "'", '"x"', "null", "~", "no", "12", "2026-05-20", "\x1b[D", "a\x85b",
    "x\ty", "❤️ 👩‍🏫", "coöperatie", "می‌خواهم", "<<", "=", "@x", "%x", "`x`", "& *", "| >", "\\", "x: {y", "\u202e",
    "a\u2028b", "'' ''", "te klein",
]  # fmt: skip
TEXTS = st.sampled_from(SPECIAL) | st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=30)
KEYS = st.sampled_from(["", "h", "?", "x", "<", "+", "+", "r", "-", "q"]).flatmap(
    lambda key: st.sampled_from([key, f":{key}"])
)
COUNTS = st.lists(st.integers(0, 9), min_size=3, max_size=4).map(lambda counts: " ".join(map(str, counts)))
ON_FORMS = [
    name
    for condition in CATALOGUE.conditions[:5]
    for name in (condition.id, *(f"{condition.id}.{question.id}" for question in condition.questions))
]
COMMANDS = [
    ["check", "FILE"],
    ["assess", "FILE"],
    ["assess", "FILE", "-f", "json"],
    ["batch", "FILE", "-f", "csv"],
    ["compare", "FILE", "FILE"],
    ["form", "FILE"],
]
ENDS = [EOFError, KeyboardInterrupt]


class Cut(BaseException):
    """The program is gone: nothing that it would still do is done."""


STOPPED, KILLED = ENDS, [Cut]
ALL = (*STOPPED, *KILLED)


class Typed(NamedTuple):
    """What was typed at a prompt, and what the file held at the next one."""

    prompt: str
    line: str
    after: Any


def line_for(prompt: str) -> st.SearchStrategy[str]:
    """What may be typed: mostly an answer, else a key or whatever a person has at hand."""
    for starts, answers in ANSWERS.items():
        if starts in prompt:
            return answers | answers | answers | KEYS | TEXTS
    return TEXTS | TEXTS | KEYS


def is_said(name: str, prompt: str) -> bool:
    return prompt.startswith(WORDS(f"interview.prompt.{name}"))


ANSWERS: Mapping[str, st.SearchStrategy[str]] = {
    WORDS("interview.group.prompt", who=""): COUNTS | COUNTS | st.just(""),
    WORDS("interview.group.again"): st.sampled_from(["", "r"]),
    WORDS("interview.prompt.one"): st.integers(1, 5).map(str),
    WORDS("interview.prompt.many"): st.integers(1, 5).map(str),
    WORDS("interview.prompt.review"): st.integers(1, 9).map(str),
    WORDS("interview.prompt.words"): TEXTS,
    WORDS("interview.prompt.partner"): TEXTS,
    WORDS("interview.prompt.number"): st.integers(0, 30).map(str),
    WORDS("interview.prompt.today").split(" ")[0]: st.sampled_from(["", "26-11-2026", "2026-05-20"]),
    WORDS("interview.prompt.shown"): TEXTS | st.just(""),
    WORDS("interview.prompt.evidence"): TEXTS,
    WORDS("interview.prompt.note"): TEXTS,
    WORDS("interview.prompt.out"): TEXTS,
    WORDS("interview.prompt.level"): st.sampled_from(["0", "1", "2"]),
}


def hold(
    path: Path,
    *arguments: str,
    draw: Callable[[str], str | type[BaseException]],
    read_file: Callable[[Path], Any] | None = None,
) -> Iterator[Typed]:
    """One conversation, of which each line is drawn by its prompt, as is what ends it."""
    content = read_file or draft_in
    typed: list[tuple[str, str]] = []
    held: list[Any] = []

    def read(_: Terminal, prompt: str, start: str = "") -> str:
        if typed:
            held.append(content(path))
        line = draw(prompt)
        if not isinstance(line, str):
            raise line
        typed.append((prompt, line.strip()))
        return line.strip()

    with patch.object(Terminal, "read", read):
        try:
            found = call(*arguments, stdin=b"x")
        except Cut:
            found = None
    assert found is None or found.code in (0, 130), found.err
    held += [content(path)] * (len(typed) - len(held))
    return (Typed(prompt, line, after) for (prompt, line), after in zip(typed, held, strict=True))


def draft_in(path: Path) -> Any:
    return read_draft(str(path), CATALOGUE) if path.exists() else {}


def texts(data: Any) -> set[str]:
    """All texts in data."""
    if isinstance(data, str):
        return {data}
    inner = data.values() if isinstance(data, Mapping) else data if isinstance(data, list) else ()
    return {text for each in inner for text in texts(each)}


def said(data: Any, parties: Collection[str]) -> set[tuple[str, str, str]]:
    """Each level, vote and reason that stands anywhere at a question: as its answer, or as one before.

    Not the hands of some of the `parties` while others are still counted: these may be counted again.
    """
    return {
        (condition, question, f"{part}: {parts[part]}")
        for condition in data.get("answers") or {}
        for question, answer in answers_of(data, condition).items()
        for parts in map(parts_of, (answer, *before_of(answer)))
        for part in ("level", "votes", "not_applicable")
        if parts.get(part) is not None and not (part == "votes" and set(parts[part]) < set(parties))
    }


def is_text(typed: Typed) -> bool:
    """Whether it is a text that must be kept: not a key, not a sign that asks whether it is meant."""
    named = any(is_said(name, typed.prompt) for name in ("evidence", "shown", "note", "out", "partner"))
    return named and typed.line != CLEAR and not key_in(typed.line, WORDS, among_text=False) and typed.line != ""


def talk(
    path: Path, file: str, modes: list[tuple[str, ...]], data: st.DataObject, ends: Sequence[type[BaseException]] = ALL
) -> None:
    """Conversations on a file, one after another; each line is on disk before the next prompt, and it opens again.

    `ends`: how they are cut off.
    """
    text = FILES[file]
    if text is not None:
        path.write_text(text, encoding="utf-8")
    for options in modes:
        before, parties = draft_in(path), options[-1].split(",") if "--parties" in options else ()
        if options == FORM:
            count_a_form(path, data)
            assert said(before, ()) <= said(draft_in(path), ())
            continue
        for typed in hold(path, "interview", str(path), *options, "--lang", "nl", draw=drawing(data, ends)):
            assert said(before, parties) <= said(typed.after, parties)
            assert not is_text(typed) or typed.line in texts(typed.after), typed
            before = typed.after
        opens(path, data)
    if text is not None:
        kept = path.read_text(encoding="utf-8")
        assert all(comment in kept for comment in re.findall("# [a-z ]+", text))


def count_a_form(path: Path, data: st.DataObject) -> None:
    """Answers to the quick or the full questions of some conditions, put in a proposal that can be judged."""
    if not path.exists() or not all(draft_in(path).get(name) for name in ("name", "goals", "target_groups")):
        return
    asked = data.draw(st.lists(st.sampled_from(ON_FORMS), min_size=1, max_size=4, unique=True))
    people = data.draw(st.lists(st.tuples(*[st.sampled_from(["0", "1", "2", "?", ""])] * len(asked)), max_size=5))
    rows = [[f"[{name}]" for name in asked], *people]
    answers = path.with_name("form.csv")
    answers.write_text("".join(f"{','.join(row)}\n" for row in rows), encoding="utf-8")
    assert call("tally", str(answers), str(path), "--yes", "--lang", "nl").code in (0, 2)  # 2: nobody answered


def drawing(
    data: st.DataObject, ends: Sequence[type[BaseException]] = ALL
) -> Callable[[str], str | type[BaseException]]:
    """Draws a line for each prompt, and after some of them what ends the conversation."""
    left = iter(range(data.draw(st.integers(1, 40))))

    def draw(prompt: str) -> str | type[BaseException]:
        event(prompt.partition(":")[0].partition("[")[0].partition("(")[0])
        return data.draw(st.sampled_from([*ends]) if next(left, None) is None else line_for(prompt))

    return draw


def opens(path: Path, data: st.DataObject) -> None:
    """Whatever was saved opens again with every command, but for what was not asked yet."""
    if not path.exists():
        return
    whole = all(draft_in(path).get(name) for name in ("name", "goals", "target_groups"))
    command, *options = data.draw(st.sampled_from(COMMANDS))
    found = call(command, *(str(path) if each == "FILE" else each for each in options), "--lang", "en")
    told = [line for line in found.err.splitlines() if path.name in line and ": Note: " not in line]
    assert all("is missing" in line or "at least 1" in line for line in told), told
    assert found.code == (0 if whole else 2)
    again = call("interview", str(path), "--lang", "en", stdin=b":h\n")
    assert again.code == 0, again.err


def record(path: Path, sittings: int, data: st.DataObject) -> None:
    """Recordings of initiatives in one catalogue, one after another; each line is on disk before the next prompt."""
    for _ in range(sittings):
        for typed in hold(path, "record", str(path), "--lang", "nl", draw=drawing(data), read_file=catalogue_in):
            assert not is_text(typed) or typed.line in texts(typed.after), typed
        if path.exists():
            assert call("check", str(path), "--lang", "en").code == 0
            assert call("conditions", "mass", "--catalogue", str(path)).code == 0


def catalogue_in(path: Path) -> Any:
    return read_catalogue(str(path), CATALOGUE, ("nl", "en")) if path.exists() else {}
