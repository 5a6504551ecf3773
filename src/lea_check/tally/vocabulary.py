"""What people and form programs write, in every language there are words for."""

from collections.abc import Iterable, Mapping, Sequence

from lea_check.tally.columns import Columns, Kind, Questions, Target, Vocabulary
from lea_check.tally.normalise import comparable, heading_text
from lea_check.tally.values import LEVELS, Reader
from lea_check.words import Words

RESPONDENT = {"email": True, "login": False, "name": False, "row-id": True}
"""Kinds of columns that tell respondents apart, the surest first, and whether they may end a path.

The end of organisation/name is no name of a person.
"""


def vocabulary(languages: Iterable[Words]) -> Vocabulary:
    """The headings that are known beside the questions."""
    words = [*languages]

    def headings(name: str) -> frozenset[str]:
        return frozenset(map(heading_text, _listed(name, words)))

    return Vocabulary(
        respondent=tuple(Kind(headings(name), in_path) for name, in_path in RESPONDENT.items()),
        personal=Kind(headings("personal"), in_path=True),
        personal_parts=headings("personal-parts"),
        service=Kind(headings("service"), in_path=True),
    )


def anonymous(languages: Iterable[Words]) -> frozenset[str]:
    """What stands in the place of a name where nobody is named."""
    return frozenset(map(comparable, _listed("anonymous", [*languages])))


def readers(columns: Columns, questions: Questions, languages: Iterable[Words]) -> Mapping[Target, Reader]:
    """A reader of cells for each question that a column asks."""
    words = [*languages]
    names = {level: [each(f"level.{level}") for each in words] for level in LEVELS}
    unknown = [*_listed("unknown", words), *(each("report.unknown") for each in words)]
    targets = {each.target for each in columns if each.target}
    return {target: Reader(questions.asked[target], names, unknown) for target in targets}


def _listed(name: str, languages: Sequence[Words]) -> list[str]:
    return [each.strip() for words in languages for each in words(f"tally.known.{name}").split("|")]
