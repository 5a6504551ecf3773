"""Two readers who scored eight written cases apart: how much they agree, and where the cases come out.

The cases are v1 to v8 beside this file; docs/method.md tells who the readers were.
"""

import csv
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from lea_check import Assessment, Catalogue, assess
from lea_check.files.proposals import proposal_from
from tests.support.paths import ROOT

HERE = Path(__file__).parent
READERS = ("reader-1", "reader-2")
LEVELS = ("0", "1", "2")
STAGES = {"v1": "idea", "v2": "idea", "v3": "starting", "v4": "starting", "v5": "starting", "v6": "running",
          "v7": "running", "v8": "starting"}  # fmt: skip
EXCHANGE = {"v5": {"form": "people-exchange", "scale": "small"}}

Codes = dict[tuple[str, str], str]


def codes(reader: str) -> Codes:
    """What a reader made of each case and question: a level, `unknown`, or `na` with a reason."""
    with (HERE / f"{reader}.csv").open(encoding="utf-8", newline="") as stream:
        return {(row["case"], row["question"]): row["code"].strip() for row in csv.DictReader(stream)}


def kappa(pairs: Sequence[tuple[Any, Any]], weight: Callable[[Any, Any], float]) -> float:
    """Weighted kappa: 1 minus observed over expected disagreement."""
    n = len(pairs)
    observed = sum(weight(one, other) for one, other in pairs) / n
    expected = sum(weight(one, other) for one, _ in pairs for _, other in pairs) / n**2
    return 1 - observed / expected


def both(known: bool) -> list[tuple[str, str]]:
    one, other = (codes(reader) for reader in READERS)
    pairs = [(one[key], other[key]) for key in one]
    return [pair for pair in pairs if (set(pair) <= set(LEVELS)) == known] if known else pairs


def test_both_readers_scored_every_question_of_every_case(catalogue: Catalogue) -> None:
    for reader in READERS:
        assert list(codes(reader)) == [(case, key) for case in STAGES for key in catalogue.question_by_key]


def test_two_readers_give_the_same_levels() -> None:
    pairs = [(int(one), int(other)) for one, other in both(known=True)]
    assert kappa(pairs, lambda one, other: abs(one - other)) >= 0.9


def test_two_readers_tell_known_from_unknown_alike() -> None:
    pairs = [(one != "unknown", other != "unknown") for one, other in both(known=False) if "na" not in one + other]
    assert kappa(pairs, lambda one, other: float(one != other)) >= 0.8


def test_no_question_is_read_in_two_ways(catalogue: Catalogue) -> None:
    one, other = (codes(reader) for reader in READERS)
    for key, question in catalogue.question_by_key.items():
        differing = [case for case in STAGES if one[case, key][:2] != other[case, key][:2]]
        assert len(differing) <= (1 if question.core else 2), key


def outcome(case: str, reader: str, catalogue: Catalogue) -> Assessment:
    answers: dict[str, dict[str, Any]] = {}
    for (name, key), code in codes(reader).items():
        if name == case:
            condition, question = key.split(".")
            level = {"not_applicable": code} if code.startswith("na") else int(code) if code in LEVELS else code
            answers.setdefault(condition, {})[question] = level
    profile = {"goals": ["renew-education"], "target_groups": ["students-mbo"], **EXCHANGE.get(case, {})}
    given = {"name": case, "stage": STAGES[case], "answers": answers, **profile}
    return assess(proposal_from(given, catalogue), catalogue)


@pytest.mark.parametrize("reader", READERS)
def test_ideas_come_out_apart_from_what_runs_and_what_contradicts_itself_below_what_is_arranged(
    reader: str, catalogue: Catalogue
) -> None:
    headlines = {case: outcome(case, reader, catalogue).verdict.headline for case in STAGES}
    assert [headlines[case] for case in ("v1", "v2")] == ["not-yet"] * 2
    assert [headlines[case] for case in ("v3", "v4", "v5")] == ["feasible-if"] * 3
    assert [headlines[case] for case in ("v6", "v7")] == ["feasible-to-start"] * 2
    assert headlines["v8"] == "not-yet"


def test_the_page_on_the_method_gives_the_figures() -> None:
    page = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")
    levels = both(known=True)
    same = sum(one == other for one, other in levels)
    assert f"{len(both(known=False))} scores, {len(levels)} times both gave a level and {same} times the same" in page
