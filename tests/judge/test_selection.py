"""Which initiatives one asks for, and a choice that differs as much as possible."""

import itertools
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lea_check import Catalogue
from lea_check.files.content.catalogue import load_catalogue
from lea_check.judge.initiatives.likeness import similarity
from lea_check.judge.initiatives.selection import varied, varied_profile
from tests.support.cli import Cli
from tests.support.paths import ROOT

PLAN = str(ROOT / "examples" / "techniekroute-luchthaven.yaml")
KNOWN = load_catalogue().initiatives


def ids(cli: Cli, *arguments: str) -> list[str]:
    found = cli("initiatives", *arguments, "-f", "json", "--lang", "nl")
    assert found.code == 0, found.err
    return [each["id"] for each in json.loads(found.out)["initiatives"]]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--type", "company-platform"], {"veluwe-portaal", "care-academy-veluwe", "luchtvaartcollege-schiphol"}),
        (["--target-group", "pupils-special-education"], {"atc-amersfoort"}),
        (["--sector", "water"], {"cew-leeuwarden"}),
        (["--sector", "zorg", "--type", "company-platform"], {"care-academy-veluwe"}),
        (["--condition", "mass", "--role", "strength"], {"care-academy-veluwe"}),
        (["--role", "exception"], {"hybride-docent"}),
        (["--condition", "mass"], {"hybride-docent", "care-academy-veluwe", "veluwe-portaal", "technasium"}),
        (["--find", "CEW"], {"cew-leeuwarden"}),
        (["--find", "rdm coe"], {"rdm-rotterdam"}),
        (["--find", "BARTIMEUS"], {"care-academy-veluwe"}),
        (["--find", "luchtvaart schiphol"], {"luchtvaartcollege-schiphol"}),
        (["--find", "bestaat niet"], set()),
        (["--type", "company-platform", "--find", "cew"], set()),
    ],
)
def test_filters_and_words_find_what_they_should(cli: Cli, arguments: list[str], expected: set[str]) -> None:
    assert set(ids(cli, *arguments)) == expected


@pytest.mark.parametrize(
    ("option", "given_", "near"),
    [
        ("--type", "company-plaform", "company-platform"),
        ("--target-group", "student-mbo", "students-mbo"),
        ("--sector", "waters", "water"),
        ("--condition", "mas", "mass"),
        ("--role", "strengt", "strength"),
    ],
)
def test_a_filter_that_does_not_exist_is_refused_with_the_nearest(
    cli: Cli, option: str, given_: str, near: str
) -> None:
    found = cli("initiatives", option, given_)
    assert (found.code, found.out) == (2, "")
    assert f"`{near}`" in found.err


def test_a_ranking_for_a_proposal_has_the_most_alike_first_and_says_why(cli: Cli) -> None:
    found = json.loads(cli("initiatives", "--like", PLAN, "-f", "json", "--lang", "en").out)
    scores = [each["similarity"] for each in found["matches"]]
    assert len(scores) == 10
    assert scores == sorted(scores, reverse=True)
    assert found["matches"][0]["initiative"] == "luchtvaartcollege-schiphol"
    assert "the same sector: aviation" in found["matches"][0]["reasons"]
    text = cli("initiatives", "--like", PLAN, "--limit", 1, "--lang", "en").out
    assert "1. Luchtvaartcollege Schiphol" in text
    assert "2. " not in text


def test_the_matrix_holds_what_the_lessons_say(cli: Cli, catalogue: Catalogue) -> None:
    found = json.loads(cli("initiatives", "--matrix", "-f", "json").out)
    assert found["hardest"][0]["condition"] == "business-case"
    assert found["hardest"][0]["challenges"] == 8
    for row in found["initiatives"]:
        for condition, lessons in catalogue.initiative_by_id[row["initiative"]].conditions.items():
            assert set(row["conditions"][condition]) == {lesson.role for lesson in lessons}
    shown = cli("initiatives", "--matrix", "-f", "md", "--lang", "en").out
    assert "| Care Academy Veluwe | \\* | \\- | \\+ |" in shown


@pytest.mark.parametrize("choice", ["technasium --matrix", "--vary 2 --like plan.yaml", "technasium --find x"])
def test_two_ways_to_choose_at_once_are_refused(cli: Cli, choice: str) -> None:
    found = cli("initiatives", *choice.split())
    assert (found.code, found.out) == (2, "")


@given(st.sets(st.integers(0, len(KNOWN) - 1), min_size=1), st.integers(1, 12))
def test_each_next_pick_is_the_farthest_from_those_before(places: set[int], count: int) -> None:
    some = [KNOWN[each] for each in places]
    picks = varied(some, count)
    assert len({each.initiative.id for each in picks}) == len(picks) == min(count, len(some))
    for place in range(1, len(picks)):
        before = [each.initiative for each in picks[:place]]
        rest = [each for each in some if each not in before]
        distances = [min(distance(each, other) for other in before) for each in rest]
        assert picks[place].difference == round(max(distances), 3)


def distance(one: Any, other: Any) -> float:
    return 1 - similarity(varied_profile(one), varied_profile(other))


def test_a_varied_choice_does_not_depend_on_the_order_of_the_content(catalogue: Catalogue) -> None:
    chosen = [varied(order, 4) for order in (catalogue.initiatives, catalogue.initiatives[::-1])]
    assert chosen[0] == chosen[1]
    types = {each.initiative.type for each in chosen[0][:3]}
    assert len(types) == 3
    nearest = [distance(a.initiative, b.initiative) for a, b in itertools.combinations(chosen[0], 2)]
    assert min(nearest) > 0.3
