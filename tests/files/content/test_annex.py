"""Each figure, year and party of annex 1 stands in the content, and nothing else does: a table by its section."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import pytest
import yaml

from lea_check.model.catalogue import Catalogue, Initiative
from tests.support.paths import ROOT


class Told(NamedTuple):
    """What a section of annex 1 tells: numbers by what they count, the parties with a name, and those of the core.

    `since` and `started_by` are words that must stand there; `started_by` is empty where the study does not say.
    """

    figures: Mapping[str, str]
    since: str
    started_by: tuple[str, ...]
    parties: tuple[str, ...]
    core: tuple[str, ...]


ANNEX: Mapping[str, tuple[str, Told]] = {
    "annex 1.1": ("technasium", Told(
        figures={"95": "scholen", "18": "regionale netwerken", "3": "begonnen"},
        since="twaalf jaar",
        started_by=("twee docenten", "drie scholen"),
        parties=("Stichting Technasium",),
        core=("Stichting Technasium", "95 middelbare scholen in 18 regionale netwerken"),
    )),
    "annex 1.2": ("luchtvaartcollege-schiphol", Told(
        figures={"4": "aan het begin", "3": "in het bestuur", "2015": "in het bestuur", "2": "zwakkere jaren"},
        since="2007",
        started_by=("Schiphol Group", "UWV Amsterdam", "DWI", "ROC van Amsterdam"),
        parties=("Schiphol Group", "ROC van Amsterdam", "KLM", "UWV Amsterdam", "DWI"),
        core=("Schiphol Group", "ROC van Amsterdam", "KLM"),
    )),
    "annex 1.3": ("leerhotel-het-klooster", Told(
        figures={"15": "studenten"},
        since="niet vermeld",
        started_by=("zo lezen wij het",),
        parties=("MBO Amersfoort",),
        core=("MBO Amersfoort", "ongeveer 15 horecabedrijven"),
    )),
    "annex 1.4": ("hybride-docent", Told(
        figures={"8": "dagen"},
        since="2015",
        started_by=("twee initiatiefnemers",),
        parties=("Ministerie van OCW", "Platform Bèta Techniek (PBT)", "TNO", "RET", "Shell"),
        core=("de twee initiatiefnemers", "Ministerie van OCW", "Platform Bèta Techniek (PBT)", "TNO"),
    )),
    "annex 1.5": ("care-academy-veluwe", Told(
        figures={},
        since="2011",
        started_by=("gemeenten",),
        parties=(
            "'s Heeren Loo", "ROC Landstede", "Hogeschool Windesheim", "Icare", "Bartiméus", "SBD", "Careander",
            "Interakt Contour", "Ziekenhuis St. Jansdal", "PWC Noordwest-Veluwe", "Zorggroep Noordwest-Veluwe",
        ),
        core=("'s Heeren Loo", "ROC Landstede", "Hogeschool Windesheim"),
    )),
    "annex 1.6": ("atc-amersfoort", Told(
        figures={"200": "jongeren"},
        since="2006",
        started_by=("een docent", "twee mensen uit het bedrijfsleven"),
        parties=("ATC Amersfoort", "ATC Match", "BLINET", "UWV"),
        core=("ATC Amersfoort", "ATC Match", "BLINET", "speciaal onderwijs"),
    )),
    "annex 1.7": ("rdm-rotterdam", Told(
        figures={
            "10": "vaste kern", "15": "labs", "32": "op het terrein", "200": "opdrachten", "1": "van projecten",
            "2": "van projecten",
        },
        since="tien jaar",
        started_by=("Hogeschool Rotterdam", "Havenbedrijf Rotterdam"),
        parties=(
            "Hogeschool Rotterdam", "Havenbedrijf Rotterdam", "Albeda College", "Zadkine", "Erasmus Universiteit",
            "TU Delft", "TNO", "Ministerie van OCW",
        ),
        core=("Hogeschool Rotterdam", "Havenbedrijf Rotterdam"),
    )),
    "annex 1.8": ("cew-leeuwarden", Told(
        figures={"8": "partners", "50": "onderzoek", "1": "middelgrote"},
        since="2011",
        started_by=("hbo",),
        parties=(
            "NHL", "VHL", "mbo Lifesciences", "Wetsus", "Wetterskip Fryslân", "Vitens", "Water Alliance", "WLN",
        ),
        core=("NHL", "VHL", "mbo Lifesciences", "Wetsus", "Wetterskip Fryslân", "Vitens", "Water Alliance", "WLN"),
    )),
    "annex 1.9": ("bureau-noorderruimte", Told(
        figures={"4": "kern", "10": "opleidingen"},
        since="niet vermeld",
        started_by=("kleine groep", "docenten"),
        parties=("Kenniscentrum NoorderRuimte",),
        core=("Kenniscentrum NoorderRuimte", "vier opleidingen in de kern"),
    )),
    "annex 1.10": ("veluwe-portaal", Told(
        figures={"4": "team"},
        since="niet vermeld",
        started_by=("niet vermeld",),
        parties=("Provincie Gelderland",),
        core=("werkgevers op de Veluwe", "het projectteam"),
    )),
}  # fmt: skip

# Where chapters 3 and 4 and the annex tell of parties and places that are no partner: whom one may ask for.
TO_ASK = {
    "Stichting Technasium", "Luchtvaartcollege Schiphol", "ROC van Amsterdam", "Leerhotel Het Klooster",
    "MBO Amersfoort", "TNO", "Platform Bèta Techniek", "'s Heeren Loo", "ROC Landstede", "Hogeschool Windesheim",
    "ATC Amersfoort", "RDM Centre of Expertise", "Hogeschool Rotterdam", "Centre of Expertise Water Technology",
    "Bureau NoorderRuimte", "Kenniscentrum NoorderRuimte", "Veluwe Portaal",
}  # fmt: skip

each_annex = pytest.mark.parametrize("section", ANNEX)


@pytest.fixture
def initiative(section: str, catalogue: Catalogue) -> Initiative:
    return catalogue.initiative_by_id[ANNEX[section][0]]


def numbers(text: str) -> list[str]:
    return re.findall(r"\d+", text)


@each_annex
def test_the_figures_are_those_of_the_section(section: str, initiative: Initiative) -> None:
    told = ANNEX[section][1]
    assert initiative.source == section
    for number, of in told.figures.items():
        assert any(number in numbers(each["nl"]) and of in each["nl"] for each in initiative.figures), (number, of)
    for figure in initiative.figures:
        assert set(numbers(figure["nl"])) == set(numbers(figure["en"]))
    given = {number for figure in initiative.figures for number in numbers(figure["nl"])}
    assert given - set(told.figures) <= OTHER_FIGURES.get(section, set())


OTHER_FIGURES = {
    # Also there: eight per cent growth of the sector.
    "annex 1.8": {"8"},
}


@each_annex
def test_the_years_and_those_who_began_are_those_of_the_section(section: str, initiative: Initiative) -> None:
    told = ANNEX[section][1]
    assert told.since in initiative.since["nl"]
    assert all(each in initiative.started_by["nl"] for each in told.started_by)
    assert set(numbers(initiative.since["nl"])) == set(numbers(initiative.since["en"]))
    assert initiative.as_of == 2015


@each_annex
def test_the_parties_are_those_of_the_section(section: str, initiative: Initiative) -> None:
    told = ANNEX[section][1]
    named = {each.name for each in initiative.partners if each.called is None}
    assert named == set(told.parties)
    assert [each.name for each in initiative.partners if each.role == "core"] == [*told.core]
    for each in initiative.partners:
        assert each.called is None or each.called["nl"] == each.name
    assert initiative.ask_for
    assert set(initiative.ask_for) <= TO_ASK


def test_every_number_in_a_lesson_is_the_same_in_both_languages(catalogue: Catalogue) -> None:
    for initiative in catalogue.initiatives:
        for lessons in initiative.conditions.values():
            for lesson in lessons:
                assert set(numbers(lesson.lesson["nl"])) == set(numbers(lesson.lesson["en"])), lesson.lesson["nl"]


def test_every_question_of_the_content_has_a_lesson(catalogue: Catalogue) -> None:
    told = {
        key
        for initiative in catalogue.initiatives
        for lessons in initiative.conditions.values()
        for lesson in lessons
        for key in lesson.questions
    }
    assert told == set(catalogue.question_by_key)


def texts(value: Any) -> Iterator[Mapping[str, str]]:
    if isinstance(value, dict):
        if set(value) == {"nl", "en"}:
            yield value
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts(each)


@pytest.mark.parametrize("name", ["initiatives", "conditions", "types", "regions", "steps", "protocol"])
def test_no_text_is_left_in_the_other_language(name: str) -> None:
    english = re.compile(r"\b(the|and|with|which|their|from)\b")
    dutch = re.compile(r"\b(een|het|niet|voor|zijn|worden|wordt)\b")
    content = yaml.safe_load((ROOT / "data" / f"{name}.yaml").read_text(encoding="utf-8"))
    for text in texts(content):
        assert not english.search(text["nl"]), text["nl"]
        assert not dutch.search(text["en"].replace("Het Klooster", "")), text["en"]
