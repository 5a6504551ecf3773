"""What the user says about columns: a map of headings to questions, and the column of the party."""

from collections.abc import Sequence
from typing import Any

from lea_check.files.problems import Flaw, InputError, Problem, flaw, unknown
from lea_check.files.text.documents import MAP_LIMITS, read_document
from lea_check.model.assessment import Message
from lea_check.tally.columns import IGNORE, PARTY, Known, Vocabulary, index_of, is_personal
from lea_check.tally.votes import Tally


def read_map(path: str, headings: Sequence[str], known: Known) -> dict[int, str]:
    """By column the question id, `party` or `ignore` that a YAML file gives its heading. Raises InputError."""
    document = read_document(path, MAP_LIMITS)
    if not isinstance(document.data, dict):
        raise document.error([_flaw((), "map")])
    flaws: list[Flaw] = []
    chosen: dict[int, str] = {}
    for heading, choice in document.data.items():
        index = index_of(heading, headings)
        flaws += _wrong(heading, choice, index, headings, known)
        if index is not None and isinstance(choice, str):
            chosen[index] = choice
    if list(chosen.values()).count(PARTY) > 1:
        flaws.append(_flaw((), "two-parties"))
    if flaws:
        raise document.error(flaws)
    return chosen


def chosen_columns(
    map_file: str | None,
    party_column: str | None,
    responses: str,
    headings: Sequence[str],
    known: Known,
) -> dict[int, str]:
    """What a map and `--party-column` say together; the option goes first for the party. Raises InputError."""
    chosen = read_map(map_file, headings, known) if map_file else {}
    if party_column is None:
        return chosen
    index = party_index(party_column, responses, headings, known.vocabulary)
    return {each: choice for each, choice in chosen.items() if choice != PARTY} | {index: PARTY}


def usable(found: Tally, responses: str) -> Tally:
    """The same tally. Raises InputError where no column asks a question, or nobody answered one."""
    key = None if found.people.rows else "no-respondents" if found.counted else "no-columns"
    if key:
        raise InputError([Problem(responses, None, None, Message(f"tally.wrong.{key}", {}))])
    return found


def party_index(name: str, path: str, headings: Sequence[str], vocabulary: Vocabulary) -> int:
    """The column that a heading names. Raises InputError for one that is not there, or that says who filled it in."""
    index = index_of(name, headings)
    if index is None:
        found = unknown((), "column", name, [each for each in headings if not is_personal(each, vocabulary)])
    elif is_personal(headings[index], vocabulary):
        found = _flaw((), "personal", heading=headings[index])
    else:
        return index
    raise InputError([Problem(path, None, None, found.message)])


def _wrong(heading: str, choice: Any, index: int | None, headings: Sequence[str], known: Known) -> list[Flaw]:
    if not isinstance(choice, str):
        return [_flaw((heading,), "map")]
    if index is None:
        return [unknown((heading,), "column", heading, headings, at_key=True)]
    choices = [*known.questions.by_id, PARTY, IGNORE]
    if choice not in choices:
        return [unknown((heading,), "question-id", choice, choices)]
    if choice != IGNORE and is_personal(heading, known.vocabulary):
        return [_flaw((heading,), "personal", heading=heading)]
    return []


def _flaw(path: tuple[str, ...], key: str, **params: str) -> Flaw:
    return flaw(path, key)._replace(message=Message(f"tally.wrong.{key}", dict(params)))
