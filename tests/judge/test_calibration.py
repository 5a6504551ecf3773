"""The study's own ten initiatives, as two readers coded annex 1, through the method.

A calibration, not a proof: the study chose its ten for variety and action, not for proven success. It shows that the
method does not contradict what the study says about them.
"""

import runpy
from pathlib import Path

import pytest

from lea_check import Catalogue, Proposal, assess, load_proposal
from lea_check.judge.initiatives.likeness import ranked
from tests.support.paths import ROOT

CODED = sorted((ROOT / "examples" / "initiatives").glob("*.yaml"))
# Chapter 4.8 calls lasting a challenge for these five.
NOT_DURABLE = {
    "luchtvaartcollege-schiphol",
    "atc-amersfoort",
    "rdm-rotterdam",
    "cew-leeuwarden",
    "bureau-noorderruimte",
}

each_initiative = pytest.mark.parametrize("path", CODED, ids=lambda path: path.stem)


@pytest.fixture
def proposal(path: Path, catalogue: Catalogue) -> Proposal:
    return load_proposal(path, catalogue)


def test_the_examples_follow_from_the_coding_in_the_content(catalogue: Catalogue) -> None:
    made = runpy.run_path(str(ROOT / "docs" / "make_examples.py"))["files"]()
    assert {path.stem for path in made} == set(catalogue.initiative_by_id) == {path.stem for path in CODED}
    for path, text in made.items():
        assert path.read_text(encoding="utf-8") == text


def test_each_code_rests_on_the_summary_of_that_interview(catalogue: Catalogue) -> None:
    for number, initiative in enumerate(catalogue.initiatives, 1):
        assert {each.source for each in initiative.coding.values()} == {f"annex 1.{number}"}


def test_none_of_the_ten_is_known_to_lack_a_core_question(catalogue: Catalogue) -> None:
    core = [key for key, question in catalogue.question_by_key.items() if question.core]
    codes = {each.coding[key].level for each in catalogue.initiatives for key in core if key in each.coding}
    assert codes == {1, 2}


@each_initiative
def test_a_coding_has_the_profile_of_its_initiative(path: Path, proposal: Proposal, catalogue: Catalogue) -> None:
    initiative = catalogue.initiative_by_id[path.stem]
    for field in ("goals", "target_groups", "education_levels", "sectors", "initiator", "form", "scale"):
        assert getattr(proposal, field) == getattr(initiative, field), field
    assert not proposal.type


@each_initiative
def test_an_initiative_gets_the_type_of_the_study(path: Path, proposal: Proposal, catalogue: Catalogue) -> None:
    result = assess(proposal, catalogue).type
    assert (result.id, result.mixed) == (catalogue.initiative_by_id[path.stem].type, False)


@each_initiative
def test_an_initiative_is_most_like_itself_under_another_name(
    path: Path, proposal: Proposal, catalogue: Catalogue
) -> None:
    first, second = assess(proposal.model_copy(update={"name": "Proef"}), catalogue).examples[:2]
    assert (first.initiative, first.similarity) == (path.stem, 1.0)
    assert second.similarity < 1.0


@each_initiative
def test_an_initiative_is_no_example_for_itself(path: Path, proposal: Proposal, catalogue: Catalogue) -> None:
    initiative = catalogue.initiative_by_id[path.stem]
    for name in (initiative.name, *initiative.other_names, f" {initiative.name.upper()} "):
        found = assess(proposal.model_copy(update={"name": name}), catalogue)
        lessons = [each.lesson.initiative for each in found.first_steps if each.lesson]
        assert path.stem not in [*(each.initiative for each in found.examples), *lessons]
        assert found.examples


def test_without_itself_and_without_type_the_nearest_mostly_has_the_same_type(catalogue: Catalogue) -> None:
    same = 0
    for path in CODED:
        nearest = ranked(load_proposal(path, catalogue), catalogue.initiatives)[0].initiative
        assert nearest.id != path.stem
        same += nearest.type == catalogue.initiative_by_id[path.stem].type
    assert same >= 7


@each_initiative
def test_of_a_working_initiative_it_is_never_said_that_it_is_not_ready(
    path: Path, proposal: Proposal, catalogue: Catalogue
) -> None:
    found = assess(proposal, catalogue).verdict
    assert path.stem and found.running
    assert found.headline != "not-yet"


@pytest.mark.parametrize("path", [path for path in CODED if path.stem in NOT_DURABLE], ids=lambda path: path.stem)
def test_an_initiative_that_struggles_to_last_is_not_proven_durable(
    path: Path, proposal: Proposal, catalogue: Catalogue
) -> None:
    assert assess(proposal, catalogue).verdict.proven != "feasible-and-durable"


def test_a_small_exchange_of_people_needs_no_large_number(catalogue: Catalogue) -> None:
    hybrid = load_proposal(ROOT / "examples" / "initiatives" / "hybride-docent.yaml", catalogue)
    mass = next(condition for condition in assess(hybrid, catalogue).conditions if condition.id == "mass")
    out = {each.id: each.reason for each in mass.questions if each.range is None}
    [exception] = catalogue.condition_by_id["mass"].exceptions
    assert out == {"enough-participants": exception.reason}
