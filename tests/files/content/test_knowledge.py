"""What we ship says what the study says, and leaves nothing out."""

from pathlib import Path
from string import Formatter

import pytest

from lea_check import Catalogue
from lea_check.words import read_table

CONDITIONS = [
    "demand", "pioneers", "mass", "focus", "funding",
    "platform", "network", "business-case", "flexibility", "professionalisation",
]  # fmt: skip
TYPES = {
    "company-platform": {"veluwe-portaal", "care-academy-veluwe", "luchtvaartcollege-schiphol"},
    "knowledge-centre-plus": {"cew-leeuwarden", "rdm-rotterdam", "bureau-noorderruimte"},
    "education-concept": {"hybride-docent", "technasium", "leerhotel-het-klooster", "atc-amersfoort"},
}
# Chapter 4, and annex 1 for what chapter 4 gives no example of.
ROLES = [
    ("demand", "strength", {"veluwe-portaal", "care-academy-veluwe", "leerhotel-het-klooster"}),
    ("pioneers", "strength", {"atc-amersfoort", "hybride-docent"}),
    ("mass", "strength", {"care-academy-veluwe"}),
    ("mass", "exception", {"hybride-docent"}),
    ("focus", "strength", {"rdm-rotterdam", "luchtvaartcollege-schiphol", "cew-leeuwarden"}),
    ("funding", "challenge", {"hybride-docent", "cew-leeuwarden"}),
    ("funding", "strength", {"cew-leeuwarden"}),
    ("platform", "strength", {"luchtvaartcollege-schiphol", "cew-leeuwarden"}),
    ("network", "challenge", {"technasium"}),
    ("network", "strength", {"bureau-noorderruimte", "rdm-rotterdam", "luchtvaartcollege-schiphol"}),
    ("business-case", "challenge", {
        "luchtvaartcollege-schiphol", "atc-amersfoort", "rdm-rotterdam", "cew-leeuwarden",
        "bureau-noorderruimte", "care-academy-veluwe", "hybride-docent",
    }),
    ("business-case", "strength", {"atc-amersfoort", "rdm-rotterdam", "cew-leeuwarden", "veluwe-portaal"}),
    ("flexibility", "mentioned", {
        "rdm-rotterdam", "cew-leeuwarden", "hybride-docent", "technasium",
    }),
    ("flexibility", "strength", {"atc-amersfoort", "leerhotel-het-klooster"}),
    ("professionalisation", "strength", {
        "hybride-docent", "cew-leeuwarden", "leerhotel-het-klooster", "bureau-noorderruimte", "rdm-rotterdam",
    }),
]  # fmt: skip


def test_conditions_stand_in_the_order_of_chapter_4(catalogue: Catalogue) -> None:
    assert [(condition.number, condition.id) for condition in catalogue.conditions] == [*enumerate(CONDITIONS, 1)]


def test_there_are_26_to_30_questions_two_to_four_a_condition(catalogue: Catalogue) -> None:
    assert 26 <= catalogue.question_count <= 30
    assert all(2 <= len(condition.questions) <= 4 for condition in catalogue.conditions)


def test_mass_platform_and_business_case_are_needed_to_last_only(catalogue: Catalogue) -> None:
    phases = {each.id: {question.phase for question in each.questions} for each in catalogue.conditions}
    only = {condition for condition, found in phases.items() if found == {"structural"}}
    assert only == {"mass", "platform", "business-case"}


def test_levels_of_a_question_differ_in_each_language(catalogue: Catalogue) -> None:
    for condition in catalogue.conditions:
        for asked in (condition.overall, *condition.questions):
            for language in ("nl", "en"):
                assert len({level[language] for level in asked.levels}) == 3


def test_initiatives_have_the_type_of_section_3_1(catalogue: Catalogue) -> None:
    found = {kind: {each.id for each in catalogue.initiatives if each.type == kind} for kind in TYPES}
    assert found == TYPES


@pytest.mark.parametrize(("condition", "role", "initiatives"), ROLES)
def test_an_initiative_plays_the_role_that_the_study_gives_it(
    catalogue: Catalogue, condition: str, role: str, initiatives: set[str]
) -> None:
    found = {
        each.id
        for each in catalogue.initiatives
        if any(lesson.role == role for lesson in each.conditions.get(condition, ()))
    }
    assert initiatives <= found


def test_every_condition_has_an_initiative_that_shows_how(catalogue: Catalogue) -> None:
    shown = {
        condition
        for each in catalogue.initiatives
        for condition, lessons in each.conditions.items()
        if any(lesson.role == "strength" for lesson in lessons)
    }
    assert shown == set(CONDITIONS)


def test_lelystad_has_the_five_priorities_of_2015(catalogue: Catalogue) -> None:
    lelystad = catalogue.region_by_id["lelystad"]
    assert lelystad.as_of == 2015
    assert {priority.id for priority in lelystad.priorities} == {
        "vulnerable-youth", "mbo-hbo-pathway", "higher-schooling", "technical-staff", "small-firms",
    }  # fmt: skip


def test_both_languages_have_the_same_words_with_the_same_gaps_to_fill(data: Path) -> None:
    dutch, english = (read_table(str(data / "words" / f"{language}.yaml")) for language in ("nl", "en"))
    assert dutch.keys() == english.keys()
    gaps = {key: {name for _, name, _, _ in Formatter().parse(text) if name} for key, text in dutch.items()}
    assert gaps == {key: {name for _, name, _, _ in Formatter().parse(text) if name} for key, text in english.items()}
