"""Which question a column asks: by its id in brackets, by its path or code, by its text, or by the user's own map."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from lea_check.model.catalogue import Catalogue, Overall, Question
from lea_check.model.vocabulary import FORM_COLUMNS
from lea_check.tally.normalise import LEAST_LETTERS, heading_text, letters, squashed

PARTY, IGNORE = FORM_COLUMNS
CODE_LENGTH = 20
"""Question codes of LimeSurvey are no longer."""

Use = Literal["question", "party", "personal", "service", "ignored", "unknown", "double", "whole", "answered"]


class Target(NamedTuple):
    """A question, or for None the whole condition."""

    condition: str
    question: str | None

    @property
    def id(self) -> str:
        """As a form prints it."""
        return f"{self.condition}.{self.question}" if self.question else self.condition


class Column(NamedTuple):
    """A column of the export: its place (from 0), its heading, what it is used for, and the question it asks."""

    place: int
    heading: str
    use: Use
    target: Target | None = None


Columns = tuple[Column, ...]


class Kind(NamedTuple):
    """Headings of one kind; `in_path`: also at the end of a path such as meta/instanceID."""

    headings: frozenset[str]
    in_path: bool

    def has(self, heading: str) -> bool:
        """Whether a heading is of this kind."""
        return not self.headings.isdisjoint(_names(heading) if self.in_path else {heading_text(heading)})


class Vocabulary(NamedTuple):
    """Headings of columns that ask nothing.

    `respondent`: those that tell respondents apart, the surest kind first; `personal`: others about a person;
    `personal_parts`: words that make a heading personal; `service`: what a form program adds.
    """

    respondent: tuple[Kind, ...]
    personal: Kind
    personal_parts: frozenset[str]
    service: Kind


class Questions:
    """All questions of the content by id, by code, and by text in every language."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.asked: dict[Target, Overall | Question] = {}
        for condition in catalogue.conditions:
            self.asked[Target(condition.id, None)] = condition.overall
            self.asked |= {Target(condition.id, each.id): each for each in condition.questions}
        self.by_id = {target.id: target for target in self.asked}
        self._by_code = {squashed(target.id): target for target in self.asked}
        self._by_text = {
            heading_text(text): target for target, asked in self.asked.items() for text in asked.question.values()
        }

    def find(self, heading: str) -> Target | Literal["party"] | None:
        """What a heading asks; None where it says nothing that is known."""
        return self._in_brackets(heading) or self._by_path(heading) or self._said(heading)

    def _in_brackets(self, heading: str) -> Target | Literal["party"] | None:
        inside = (each.strip() for each in re.findall(r"\[([^\[\]]+)\]", heading))
        return next((found for each in inside if (found := self._known(each.lower()))), None)

    def _by_path(self, heading: str) -> Target | Literal["party"] | None:
        """The end of a path such as group/mass.enough-participants, or a code such as massenoughparticipants."""
        name = re.split(r"[.:]\s", heading.strip(), maxsplit=1)[0].lower()
        if re.search(r"\s", name):
            return None
        ends = [name, *(name[found.end() :] for found in re.finditer(r"[/\-:._]", name))]
        return next((found for each in ends if (found := self._known(each) or self._coded(each))), None)

    def _known(self, name: str) -> Target | Literal["party"] | None:
        return "party" if name == PARTY else self.by_id.get(name)

    def _coded(self, name: str) -> Target | None:
        code = squashed(name)
        cut = [target for known, target in self._by_code.items() if known[:CODE_LENGTH] == code]
        return self._by_code.get(code) or (cut[0] if len(code) == CODE_LENGTH and len(cut) == 1 else None)

    def _said(self, heading: str) -> Target | None:
        """By the question's text; in a grid it is in the brackets, after a code behind the dot."""
        inside = re.findall(r"\[([^\[\]]+)\]", heading)
        outside = re.sub(r"\[[^\[\]]*(\]|$)", " ", heading)
        behind = re.split(r"^\S+[.:]\s", outside.strip(), maxsplit=1)[-1]
        texts = [heading_text(each) for each in (heading, outside, behind, *inside)]
        exact = (self._by_text.get(text) for text in texts)
        return next((found for found in exact if found), None) or self._begun(texts)

    def _begun(self, texts: Iterable[str]) -> Target | None:
        for text in texts:
            found = {target for known, target in self._by_text.items() if _begins(text, known)}
            if len(found) == 1:
                return found.pop()
        return None


def _begins(one: str, other: str) -> bool:
    """Whether the shorter is the beginning of the longer, and long enough to say so."""
    short, long = sorted((one, other), key=len)
    return letters(short) >= LEAST_LETTERS and long.startswith(short)


class Known(NamedTuple):
    """What a heading can say."""

    questions: Questions
    vocabulary: Vocabulary


def find_columns(headings: Sequence[str], known: Known, chosen: Mapping[int, str]) -> Columns:
    """All columns with their use. `chosen`: by index the question id, `party` or `ignore` that the user gave."""
    columns = [_column(place, heading, known, chosen) for place, heading in enumerate(headings)]
    by_right = sorted(_whole_last(columns), key=lambda each: each.place not in chosen)
    return tuple(sorted(_once(by_right), key=lambda each: each.place))


def is_personal(heading: str, vocabulary: Vocabulary) -> bool:
    """Whether a column says who filled it in."""
    parts = (re.search(rf"\b{re.escape(part)}", heading_text(heading)) for part in vocabulary.personal_parts)
    return _is_personal_kind(heading, vocabulary) or any(parts)


def _is_personal_kind(heading: str, vocabulary: Vocabulary) -> bool:
    return any(kind.has(heading) for kind in (*vocabulary.respondent, vocabulary.personal))


def respondent_columns(headings: Sequence[str], vocabulary: Vocabulary) -> tuple[int, ...]:
    """The columns that tell respondents apart, the surest first."""
    return tuple(place for kind in vocabulary.respondent for place, heading in enumerate(headings) if kind.has(heading))


def _names(heading: str) -> set[str]:
    """A heading, and the end of it where it is a path."""
    text = heading_text(heading)
    return {text} if " " in text else {text, re.split(r"[/\-]", text)[-1]}


def _column(place: int, heading: str, known: Known, chosen: Mapping[int, str]) -> Column:
    questions, vocabulary = known
    if place in chosen:
        return _as_chosen(place, heading, questions, chosen[place])
    found = None if _is_personal_kind(heading, vocabulary) else questions.find(heading)
    if found:
        return Column(place, heading, "party") if found == "party" else Column(place, heading, "question", found)
    if is_personal(heading, vocabulary):
        return Column(place, heading, "personal")
    return Column(place, heading, "service" if vocabulary.service.has(heading) else "unknown")


def _as_chosen(place: int, heading: str, questions: Questions, choice: str) -> Column:
    if choice in (PARTY, IGNORE):
        return Column(place, heading, "party" if choice == PARTY else "ignored")
    return Column(place, heading, "question", questions.by_id[choice])


def _whole_last(columns: Sequence[Column]) -> Iterator[Column]:
    """A condition is answered as a whole or by question; questions say more."""
    by_question = {each.target.condition for each in columns if each.target and each.target.question}
    for each in columns:
        gives_way = each.target and each.target.question is None and each.target.condition in by_question
        yield each._replace(use="whole") if gives_way else each


def _once(columns: Iterable[Column]) -> Iterator[Column]:
    """Of columns for the same thing the first is used; those that the user chose come first."""
    seen: set[Target | str] = set()
    for each in columns:
        key = each.target if each.use == "question" else PARTY if each.use == "party" else None
        yield each._replace(use="double") if key is not None and key in seen else each
        seen |= {key} if key is not None else set()


def index_of(heading: str, headings: Sequence[str]) -> int | None:
    """The column with this heading, or with the only heading that begins so; None where there is none."""
    wanted = heading_text(heading)
    known = [heading_text(each) for each in headings]
    if wanted in known:
        return known.index(wanted)
    begun = [index for index, each in enumerate(known) if wanted and each.startswith(wanted)]
    return begun[0] if len(begun) == 1 else None
