"""Whatever program made an export, and in whatever order its columns stand, it gives the votes that were given."""

import dataclasses
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lea_check.files.responses import read_responses
from lea_check.tally.count import Said, count
from lea_check.tally.outcome.update import plan as votes_in
from lea_check.words import load_words
from tests.support.cli import Cli

from .asked import CATALOGUE, TOP, A, B
from .conftest import answers
from .layouts import LAYOUTS, Block, Column, Layout, Person

QUESTIONS = (A, B)
LANGUAGES = [load_words("nl"), load_words("en")]
PARTIES = ("company", "education", "uwv")
FOREIGN = ("Welke kleur?", "Hoe oud bent u?", "Wie sprak u het laatst", "Cijfer voor de zaal", "Afdeling")

given_answers = st.dictionaries(
    st.sampled_from([each.id for each in QUESTIONS]), st.sampled_from([*range(TOP + 1), "unknown"]), min_size=1
)
everyone = st.lists(st.tuples(st.sampled_from(PARTIES), given_answers), min_size=1, max_size=9)
cells = st.sampled_from(["", "3", "rood", "wij; zij"])
foreign = st.lists(
    st.tuples(st.sampled_from(FOREIGN), st.lists(cells, min_size=9, max_size=9)),
    max_size=3,
    unique_by=lambda each: each[0],
)


@pytest.mark.parametrize("name", LAYOUTS)
@given(people=everyone, more=foreign, data=st.data())
def test_an_export_gives_the_votes_that_typing_them_in_gives(
    tmp_path_factory: pytest.TempPathFactory,
    name: str,
    people: list[tuple[str, dict[str, Any]]],
    more: list[tuple[str, list[str]]],
    data: st.DataObject,
) -> None:
    persons = [Person(place, party, given) for place, (party, given) in enumerate(people, 1)]
    assume(name != "an answer a row" or sum(len(person.answers) for person in persons) > 1)
    layout = LAYOUTS[name](QUESTIONS, persons)
    blocks = [*layout.blocks, *(_foreign(heading, cells, layout) for heading, cells in more)]
    shuffled = blocks if layout.fixed else data.draw(st.permutations(blocks))
    path = dataclasses.replace(layout, blocks=tuple(shuffled)).write(tmp_path_factory.mktemp("tally"))
    found = count(read_responses(str(path)), Said(keep_small=True), CATALOGUE, LANGUAGES)
    planned = votes_in({}, found, CATALOGUE, LANGUAGES[0])
    assert planned.data.get("answers", {}) == typed_in(persons)


@pytest.mark.parametrize("name", LAYOUTS)
def test_an_export_of_every_program_goes_into_a_proposal(cli: Cli, plan: Path, tmp_path: Path, name: str) -> None:
    people = [Person(place, "company", {A.id: place % (TOP + 1), B.id: "unknown"}) for place in range(1, 7)]
    found = cli("tally", LAYOUTS[name]((A, B), people).write(tmp_path), plan, "--yes", "--lang", "nl")
    assert found.code == 0
    assert answers(plan) == typed_in(people)
    assert "hoort bij geen enkele vraag" not in found.out


def _foreign(heading: str, cells: list[str], layout: Layout) -> Block:
    """A column that has nothing to do with the questions."""
    count = len(layout.blocks[0][0].cells)
    values = tuple(cells[place % len(cells)] for place in range(count))
    return (Column((heading, *[""] * (layout.height - 1)), values),)


def typed_in(people: list[Person]) -> dict[str, Any]:
    """What the room would type in: hands by question, and by party where there are two."""
    several = len({person.party for person in people}) > 1
    found: dict[str, Any] = {}
    for each in QUESTIONS:
        hands: dict[str, list[int]] = {}
        for person in people:
            if each.id in person.answers:
                counts = hands.setdefault(person.party, [0] * (TOP + 2))
                value = person.answers[each.id]
                counts[TOP + 1 if value == "unknown" else int(value)] += 1
        if hands:
            condition, question = each.id.split(".")
            found.setdefault(condition, {})[question] = {"votes": hands if several else next(iter(hands.values()))}
    return found
