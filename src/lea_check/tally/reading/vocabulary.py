"""What people and form programs write in headings and cells, in every language there are words for."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal, NamedTuple, get_args

from lea_check.model.catalogue import Catalogue
from lea_check.tally.reading import programs
from lea_check.tally.reading.normalise import comparable, heading_text
from lea_check.tally.reading.programs import Role
from lea_check.tally.reading.questions import Questions, Target
from lea_check.tally.reading.values import HIGHEST_NUMBER, Names, Reader
from lea_check.words import Words

IN_PATH: Final[frozenset[Role]] = frozenset(get_args(Role)) - {"login", "name", "points"}
"""Roles of which a heading may be the end of a path: the end of organisation/name is no name of a person."""

Kind = Literal["points", "feedback", "time", "comment"]
"""What stands beside a question."""


class Vocabulary(NamedTuple):
    """Headings of columns that ask nothing, and words that say who and what a row is.

    `roles`: headings by what their columns hold; `remarks`: those of columns for remarks; `personal_parts` and
    `remarks_parts`: words that make a heading personal, or one for remarks; `beside`: words beside a question, by kind;
    `response`: what stands below one; `anonymous`: what is no name; `totals`: what a row that adds others up begins
    with; `no_remark`: a remark that says nothing; `long_answer`: headings of the answers in a table with one a row;
    `profile`: headings that only a table of proposals has; `proposal`: headings for which proposal it is.
    """

    roles: dict[Role, frozenset[str]]
    personal_parts: frozenset[str]
    remarks: frozenset[str]
    remarks_parts: frozenset[str]
    beside: dict[str, Kind]
    response: frozenset[str]
    anonymous: frozenset[str]
    totals: frozenset[str]
    no_remark: frozenset[str]
    long_answer: frozenset[str]
    profile: frozenset[str]
    proposal: frozenset[str]

    def role(self, heading: str) -> Role | None:
        """What a column with this heading holds; None where it is not known."""
        whole, names = names_of(heading)
        roles: tuple[Role, ...] = (*programs.RESPONDENT, *get_args(Role))
        return next((role for role in roles if self.roles[role] & (names if role in IN_PATH else whole)), None)

    def is_personal(self, heading: str) -> bool:
        """Whether a column says who filled it in."""
        role = self.role(heading)
        return role in (*programs.RESPONDENT, "personal") or _has_word(heading, self.personal_parts)

    def is_for_remarks(self, heading: str) -> bool:
        """Whether a column is there for remarks."""
        return _has_word(heading, self.remarks_parts)


def names_of(heading: str) -> tuple[set[str], set[str]]:
    """A heading, also without the code before it; and these with the end of it where it is a path."""
    text = heading_text(heading)
    code, _, behind = comparable(heading).partition(". ")
    coded = bool(behind) and " " not in code
    whole = {text, heading_text(behind)} if coded else {text}
    ends = {re.split(r"[/\-:]", each)[-1] for each in (code if coded else text,) if " " not in each}
    return whole, whole | ends | ({code} if coded else set())


def _has_word(heading: str, words: frozenset[str]) -> bool:
    text = heading_text(heading)
    return any(re.search(rf"\b{re.escape(word)}", text) for word in words)


class Known(NamedTuple):
    """All that tells what an export says: the questions, other headings, and what people write in cells.

    `readers`: of the cells of each question.
    """

    questions: Questions
    vocabulary: Vocabulary
    names: Names
    readers: Mapping[Target, Reader]
    languages: Sequence[Words]


def known_from(catalogue: Catalogue, languages: Sequence[Words]) -> Known:
    """What is known of the content, with the words in all languages, those of the user first."""
    questions = Questions(
        catalogue,
        party=[*(words("handout.party") for words in languages), *_listed("party", languages)],
        remarks=[words("handout.remarks") for words in languages],
    )
    levels = {number: [words(f"level.{number}") for words in languages] for number in range(HIGHEST_NUMBER + 1)}
    unknown = [*_listed("unknown", languages), *(words("open.unknown") for words in languages)]
    names = Names(levels, unknown, _listed("not-applicable", languages))
    readers = {target: Reader(asked, names) for target, asked in questions.asked.items()}
    return Known(questions, _vocabulary(languages), names, readers, languages)


def _vocabulary(words: Sequence[Words]) -> Vocabulary:
    beside: dict[Kind, str] = {
        "points": programs.POINTS, "feedback": programs.FEEDBACK, "time": programs.TIMES, "comment": programs.COMMENTS,
    }  # fmt: skip
    return Vocabulary(
        roles={role: _headings(role, words) for role in get_args(Role)},
        personal_parts=_comparable(_listed("personal-parts", words)),
        remarks=_comparable(_listed("remarks", words)),
        remarks_parts=_comparable(_listed("remarks-parts", words)),
        beside={heading_text(word): kind for kind, listed in beside.items() for word in programs.listed(listed)},
        response=_comparable(programs.listed(programs.RESPONSE)),
        anonymous=_comparable(_listed("anonymous", words)) | programs.BLANK,
        totals=_comparable(_listed("totals", words)),
        no_remark=_comparable(_listed("no-remark", words)),
        long_answer=_comparable(programs.listed(programs.LONG_ANSWER)),
        profile=_comparable(_listed("profile", words)) | {"goals", "target_groups"},
        proposal=_comparable(_listed("proposal", words)),
    )


def _headings(role: Role, words: Sequence[Words]) -> frozenset[str]:
    own = _listed(role, words) if role in ("name", "personal", "service") else []
    return _comparable([*programs.headings(role), *own])


def _comparable(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(map(heading_text, texts))


def _listed(name: str, languages: Iterable[Words]) -> list[str]:
    return [each for words in languages for each in programs.listed(words(f"tally.known.{name}"))]
