"""Which question a heading asks: by its id in brackets, by its path or code, or by its text."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from lea_check.model.catalogue import Catalogue, Overall, Question
from lea_check.model.vocabulary import PARTY, REMARKS
from lea_check.tally.reading.normalise import DASHES, LEAST_LETTERS, comparable, heading_text, letters, squashed

CODE_LENGTH = 20
"""Question codes of LimeSurvey are no longer."""

_BRACKETS = re.compile(r"\[([^\[\]]+)\]")
_BETWEEN = re.compile(r"\s+[-–—|/>»]+\s+|\s*>>\s*|:\s+")
_CODE = re.compile(r"\S+[.:]\s")
_OPEN_BRACKET = re.compile(r"\[[^\[\]]*$")


class Target(NamedTuple):
    """A question, or for None the whole condition; or what a form asks beside them, such as the party."""

    condition: str
    question: str | None

    @property
    def id(self) -> str:
        """As a form prints it."""
        return f"{self.condition}.{self.question}" if self.question else self.condition


PARTY_TARGET = Target(PARTY, None)
REMARKS_TARGET = Target(REMARKS, None)


class Sure(IntEnum):
    """How sure it is what a heading asks: the surest first."""

    ID = 0
    TEXT = 1
    PART = 2
    BEGUN = 3
    LOOSE = 4


class QuestionMatch(NamedTuple):
    """What a heading asks, how sure that is, and what stands there beside it.

    `part_of`: it is a part of that question, which only what stands beside it can explain. `or_whole`: the overall
    question of the condition has the same text.
    """

    target: Target
    sure: Sure
    beside: tuple[str, ...] = ()
    part_of: bool = False
    or_whole: bool = False


class Questions:
    """All questions of the content by id, by code, and by text in every language.

    `party` and `remarks`: how a form asks for these.
    """

    def __init__(self, catalogue: Catalogue, party: Iterable[str] = (), remarks: Iterable[str] = ()) -> None:
        self.asked: dict[Target, Overall | Question] = {}
        for condition in catalogue.conditions:
            self.asked[Target(condition.id, None)] = condition.overall
            self.asked |= {Target(condition.id, each.id): each for each in condition.questions}
        self.by_id = {target.id: target for target in (*self.asked, PARTY_TARGET, REMARKS_TARGET)}
        self._by_code = {squashed(target.id): target for target in self.asked}
        self._by_short = _by_short(self.asked)
        self._by_text = {
            heading_text(text): target for target, asked in self.asked.items() for text in asked.question.values()
        }
        overall = [each.overall.question for each in catalogue.conditions]
        whole = {heading_text(text) for question in overall for text in question.values()}
        self._twice = {text for text, target in self._by_text.items() if target.question and text in whole}
        self._by_text |= {heading_text(text): PARTY_TARGET for text in party}
        self._by_text |= {heading_text(text): REMARKS_TARGET for text in remarks}
        self._found: dict[str, QuestionMatch | None] = {}

    def find(self, heading: str) -> QuestionMatch | None:
        """What a heading asks; None where it says nothing that is known."""
        if heading not in self._found:
            plain = DASHES.sub("-", heading)  # a code copied from a document may have hyphens of another kind
            asks = any(map(str.isalpha, heading)) and "://" not in heading
            self._found[heading] = self._find(plain) if asks else None
        return self._found[heading]

    def _find(self, heading: str) -> QuestionMatch | None:
        return self._by_sign(heading) or self._by_whole(heading) or self._by_part(heading) or self._by_start(heading)

    def _by_sign(self, heading: str) -> QuestionMatch | None:
        """By an id or a code: in brackets, or the heading itself, or the end of it where it is a path."""
        inside = [each.strip() for each in _BRACKETS.findall(heading)]
        for place, each in enumerate(inside):
            found = self._known(each) or self._coded(each)
            if found:
                others = (*inside[:place], *inside[place + 1 :])
                return found._replace(beside=(*_beside_id(heading), *others))
        return self._by_path(heading, inside)

    def _by_path(self, heading: str, inside: Sequence[str]) -> QuestionMatch | None:
        """Such as group/mass.enough-participants, G01_mass.enough-participants, or massenoughparticipants[comment]."""
        code = _CODE.match(heading.strip())
        name = code.group()[:-2] if code else heading.strip()
        if re.search(r"\s", name):
            return None
        stem = name.partition("[")[0] if inside else name
        whole = self._at_end(name)
        if whole:
            return whole
        found = self._at_end(stem) if inside else None
        return found._replace(beside=tuple(inside), part_of=True) if found else self._with_suffix(name)

    def _at_end(self, name: str) -> QuestionMatch | None:
        for start, mark in ((0, ""), *((found.end(), found.group()) for found in re.finditer(r"[/\-:._]", name))):
            match = self._known(name[start:]) or self._coded(name[start:])
            if match:
                return match._replace(sure=self._surely(match, name[:start], mark))
        return None

    def _surely(self, match: QuestionMatch, before: str, mark: str) -> Sure:
        """An end such as that of social-network may be a word and no id."""
        target = match.target
        bare = target.question is None and mark and f"condition-{target.condition}" not in before
        return Sure.LOOSE if bare else match.sure

    def _with_suffix(self, name: str) -> QuestionMatch | None:
        """Such as mass.enough-participants_comment."""
        for cut in re.finditer(r"[_/]", name):
            match = self._known(name[: cut.start()]) or self._coded(name[: cut.start()])
            if match:
                return match._replace(beside=(name[cut.end() :],), part_of=True)
        return None

    def _known(self, name: str) -> QuestionMatch | None:
        target = self.by_id.get(name.lower())
        if target is None:
            return None
        plain = name == name.lower() or target.question is not None
        return QuestionMatch(target, Sure.ID if plain else Sure.LOOSE)

    def _coded(self, name: str) -> QuestionMatch | None:
        code = squashed(name)
        if re.search(r"\s", name.strip()):  # a text, not a code
            return None
        cut = [target for known, target in self._by_code.items() if known[:CODE_LENGTH] == code]
        target = self._by_code.get(code) or (cut[0] if len(code) == CODE_LENGTH and len(cut) == 1 else None)
        if target:
            return QuestionMatch(target, Sure.ID if name == name.lower() or target.question else Sure.LOOSE)
        short = self._by_short.get(code) if name == name.lower() else None
        return QuestionMatch(short, Sure.ID if "-" in str(short.question) else Sure.LOOSE) if short else None

    def _by_whole(self, heading: str) -> QuestionMatch | None:
        code = _CODE.match(heading.strip())
        behind = heading.strip()[code.end() :] if code else ""
        for text, beside in ((heading, ()), (behind, (code.group(),) if code else ())):
            plain = heading_text(text)
            if plain in self._by_text:
                return QuestionMatch(self._by_text[plain], Sure.TEXT, beside, or_whole=plain in self._twice)
        return None

    def _by_part(self, heading: str) -> QuestionMatch | None:
        """In a grid the question is in brackets; in a form of two languages on one side of a stroke."""
        pieces = parts(heading)
        matches = {found: each for each in pieces if (found := self._piece(each))}
        if len(matches) != 1:
            return None
        target, used = matches.popitem()
        twice = heading_text(used) in self._twice
        return QuestionMatch(target, Sure.PART, tuple(_beside(heading, used)), or_whole=twice)

    def _piece(self, piece: str) -> Target | None:
        coded = self._coded(piece)
        return self._by_text.get(heading_text(piece)) or (coded.target if coded and coded.target.question else None)

    def _by_start(self, heading: str) -> QuestionMatch | None:
        for piece in (heading, *parts(heading)):
            text = heading_text(piece)
            if letters(text) < LEAST_LETTERS:
                continue
            found = {target for known, target in self._by_text.items() if _begins(text, known)}
            if len(found) == 1:
                return QuestionMatch(found.pop(), Sure.BEGUN, tuple(_beside(heading, piece)))
        return None


def _by_short(asked: Iterable[Target]) -> dict[str, Target]:
    """Questions by the code of their own id, without that of the condition, where no other question has it."""
    codes = [(squashed(target.question), target) for target in asked if target.question]
    counts = Counter(code for code, _ in codes)
    return {code: target for code, target in codes if counts[code] == 1}


def parts(heading: str) -> list[str]:
    """The texts that a heading may be made of: what is in brackets, and what is around strokes and colons."""
    inside = _BRACKETS.findall(heading)
    outside = _OPEN_BRACKET.sub(" ", _BRACKETS.sub(" ", heading))
    behind = outside.strip()
    code = _CODE.match(behind)
    behind = behind[code.end() :] if code else behind
    pieces = [piece for text in (outside, behind, *inside) for piece in (text, *_BETWEEN.split(text))]
    return [each for each in dict.fromkeys(piece.strip() for piece in pieces) if each]


def _beside(heading: str, used: str) -> Iterator[str]:
    """What says more about a question that was found: what is in brackets after it, or apart from it by a stroke."""
    inside = _BRACKETS.findall(heading)
    if used in inside:
        yield from inside[inside.index(used) + 1 :]
        return
    yield from inside
    yield from (each for each in _pieces(heading) if comparable(each) != comparable(used))


def _beside_id(heading: str) -> Iterator[str]:
    pieces = [*_pieces(heading)]
    yield from pieces if len(pieces) > 1 else ()


def _pieces(heading: str) -> Iterator[str]:
    outside = _BRACKETS.sub(" ", heading)
    yield from (each.strip() for each in _BETWEEN.split(outside) if each and each.strip())


def _begins(one: str, other: str) -> bool:
    """Whether the shorter is the beginning of the longer, and long enough to say so."""
    short, long = sorted((one, other), key=len)
    return letters(short) >= LEAST_LETTERS and long.startswith(short)
