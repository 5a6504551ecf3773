"""Forms and interviews in any order: nothing that was said is lost, and what results is a proposal that opens again."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lea_check.drafts.data import answers_of, before_of, parts_of, with_answer
from lea_check.files.proposals import proposal_from
from lea_check.files.responses import read_responses
from lea_check.tally.count import Said, count
from lea_check.tally.outcome.update import plan
from lea_check.words import load_words

from .asked import CATALOGUE, CONDITION, WHOLE, A, B
from .exports import write_csv

LANGUAGES = [load_words("nl"), load_words("en")]
START = {"format": "lea-check/proposal/2", "name": "x", "goals": ["upskilling"], "target_groups": ["workers"]}
PARTS = ("level", "votes", "evidence", "note")
IDS = (A.id, B.id, WHOLE.id)

an_answer = st.fixed_dictionaries(
    {"level": st.sampled_from([0, 1, 2, "unknown"])},
    optional={"evidence": st.sampled_from(["brief", "lijst"]), "note": st.sampled_from(["later", "bellen"])},
)
asked = st.tuples(st.just("interview"), st.sampled_from(IDS), an_answer)
filled = st.tuples(
    st.just("form"),
    st.lists(st.sampled_from(IDS), min_size=1, unique=True),
    st.lists(st.sampled_from(["0", "1", "2", "unknown"]), min_size=1, max_size=4),
)


@given(steps=st.lists(asked | filled, min_size=1, max_size=8))
def test_nothing_is_lost_in_whatever_order_they_come(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, Any, Any]]
) -> None:
    path = tmp_path_factory.mktemp("order") / "a.csv"
    data: Mapping[str, Any] = START
    for kind, what, given_answers in steps:
        before = {*said(data)}
        data = counted(data, what, given_answers, path) if kind == "form" else interviewed(data, what, given_answers)
        assert before <= {*said(data)}
        proposal_from(dict(data), CATALOGUE)


def interviewed(data: Mapping[str, Any], id: str, answer: Mapping[str, Any]) -> Mapping[str, Any]:
    question = id.partition(".")[2] or None
    return with_answer(data, CONDITION, question, answer)


def counted(data: Mapping[str, Any], ids: list[str], cells: list[str], path: Path) -> Mapping[str, Any]:
    write_csv(path, [[f"[{id}]" for id in ids], *([cell] * len(ids) for cell in cells)])
    found = count(read_responses(str(path)), Said(), CATALOGUE, LANGUAGES)
    return plan(data, found, CATALOGUE, LANGUAGES[0]).data


def said(data: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Everything that an answer says now or said before: which question, which part, what."""
    for name, answer in answers_of(data, CONDITION.id).items():
        for each in (answer, *before_of(answer)):
            parts = parts_of(each)
            yield from (
                (name, part, str(parts[part])) for part in ("level", "votes", "evidence", "note") if part in parts
            )


def test_the_same_answer_again_keeps_what_stood_beside_it() -> None:
    first = interviewed(START, A.id, {"level": 2, "evidence": "brief", "note": "later"})
    assert interviewed(first, A.id, {"level": 2}) == first
    more = interviewed(interviewed(START, A.id, {"level": 2}), A.id, {"level": 2, "evidence": "brief"})
    assert more == interviewed(START, A.id, {"level": 2, "evidence": "brief"})


def test_the_same_answer_with_other_evidence_leaves_the_first_as_before() -> None:
    first = interviewed(START, A.id, {"level": 2, "evidence": "brief"})
    again = interviewed(first, A.id, {"level": 2, "evidence": "lijst"})
    assert before_of(answers_of(again, CONDITION.id)[A.id.partition(".")[2]]) == [{"level": 2, "evidence": "brief"}]
