"""The headline as a sentence: each count is said once, and what was left out is never kept back."""

import json
import re

import pytest
from hypothesis import given

from lea_check import assess
from lea_check.files.old_format import FORMAT
from lea_check.report.sentence import sentence
from lea_check.words import load_words
from tests.support.cli import Cli
from tests.support.paths import ROOT
from tests.support.strategies import CATALOGUE, proposal_data, read

BARE = {"format": FORMAT, "name": "x", "goals": ["upskilling"], "target_groups": ["workers"]}
LEFT_OUT = next(each for each in assess(read(BARE), CATALOGUE).questions if each.phase == "start" and not each.core)
OF = re.compile(r"\d+ (?:van (?:de|alle)|of(?: the| all)?) (?:\d+)")


@pytest.mark.parametrize("lang", ["nl", "en"])
@given(data=proposal_data)
def test_no_count_is_said_twice(lang: str, data: dict[str, object]) -> None:
    found = assess(read(data), CATALOGUE)
    counts = OF.findall(said := sentence(found, CATALOGUE, load_words(lang)))
    assert counts
    assert len(counts) == len(set(counts)), said


@pytest.mark.parametrize(("lang", "left_out"), [("nl", "1 weggelaten, want n.v.t."), ("en", "1 left out as n/a")])
def test_where_few_are_a_yes_the_headline_still_says_how_many_were_left_out(lang: str, left_out: str) -> None:
    condition, question = LEFT_OUT.key.split(".")
    answers = {condition: {question: {"not_applicable": "niet nodig"}}}
    data = BARE | {"answers": answers}
    said = sentence(assess(read(data), CATALOGUE), CATALOGUE, load_words(lang))
    assert said.endswith(f"({left_out}).")
    assert len(OF.findall(said)) == 1


@pytest.mark.parametrize("example", sorted(path.stem for path in (ROOT / "examples").glob("*.yaml")))
def test_each_example_says_its_counts_once(cli: Cli, example: str) -> None:
    for lang in ("nl", "en"):
        found = json.loads(cli("assess", ROOT / "examples" / f"{example}.yaml", "-f", "json", "--lang", lang).out)
        counts = OF.findall(found["verdict"]["sentence"])
        assert len(counts) == len(set(counts))
