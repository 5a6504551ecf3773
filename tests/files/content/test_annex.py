"""Each figure, year and party of annex 1 stands in the content, and no other does: a table by its section."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import pytest
import yaml

from lea_check.model.catalogue import Catalogue, Initiative
from tests.support.paths import ROOT

Counted = tuple[str, str]
"""Numbers, with spaces between, and a word of what they count."""


class Told(NamedTuple):
    """What a section of annex 1 tells: its figures, other numbers, years, and parties.

    `started_by`: words that must stand there, also where the study does not say. `parties` have a name of their own,
    `groups` have none.
    """

    figures: tuple[Counted, ...]
    numbers: tuple[Counted, ...]
    since: str
    started_by: tuple[str, ...]
    parties: tuple[str, ...]
    groups: tuple[str, ...]
    core: tuple[str, ...]


ANNEX: Mapping[str, tuple[str, Told]] = {
    "annex 1.1": ("technasium", Told(
        figures=(("95", "scholen"), ("18", "regionale netwerken"), ("3", "begonnen op")),
        numbers=(
            ("12", "jaar vóór 2015"), ("2015", "jaar vóór"), ("2", "docenten"), ("3", "scholen"),
            ("95", "middelbare scholen"),
            ("18", "regionale netwerken"), ("12", "jaar later"), ("95", "later deden"),
            ("2", "maanden in hun regio"),
        ),
        since="twaalf jaar vóór 2015",
        started_by=("twee docenten", "drie scholen"),
        parties=("Stichting Technasium",),
        groups=(
            "95 middelbare scholen in 18 regionale netwerken", "lokale bedrijven en instellingen",
            "grote bedrijven, zoals Google en Shell", "hogescholen en universiteiten", "provincies",
        ),
        core=("Stichting Technasium", "95 middelbare scholen in 18 regionale netwerken"),
    )),
    "annex 1.2": ("luchtvaartcollege-schiphol", Told(
        figures=(("4", "aan het begin"), ("3 2015", "in het bestuur"), ("2", "zwakkere jaren")),
        numbers=(("2007", "als project"), ("2015", "KLM"), ("4", "die begonnen"), ("2", "zwakkere jaren")),
        since="2007",
        started_by=("Schiphol Group", "UWV Amsterdam", "DWI", "ROC van Amsterdam"),
        parties=("Schiphol Group", "ROC van Amsterdam", "KLM", "UWV Amsterdam", "DWI"),
        groups=("bedrijven op en rond de luchthaven",),
        core=("Schiphol Group", "ROC van Amsterdam", "KLM"),
    )),
    "annex 1.3": ("leerhotel-het-klooster", Told(
        figures=(("15", "% meer studenten in een jaar"), ("15", "bedrijven werken nauw mee")),
        numbers=(("2015", "niet vermeld"), ("15", "bedrijven"), ("1", "week per jaar"), ("2", "botsen")),
        since="niet vermeld",
        started_by=("zo lezen wij het",),
        parties=("MBO Amersfoort",),
        groups=("ongeveer 15 horecabedrijven",),
        core=("MBO Amersfoort", "ongeveer 15 horecabedrijven"),
    )),
    "annex 1.4": ("hybride-docent", Told(
        figures=(("8", "dagen"),),
        numbers=(
            ("2015", "subsidie"), ("2", "initiatiefnemers"), ("2", "banen"), ("2", "naast hun lessen"), ("3", "dingen"),
            ("5", "jaar"), ("8", "dagen"),
        ),
        since="2015",
        started_by=("twee initiatiefnemers",),
        parties=("Ministerie van OCW", "Platform Bèta Techniek (PBT)", "TNO", "RET", "Shell"),
        groups=("de twee initiatiefnemers", "middelbare scholen"),
        core=("de twee initiatiefnemers", "Ministerie van OCW", "Platform Bèta Techniek (PBT)", "TNO"),
    )),
    "annex 1.5": ("care-academy-veluwe", Told(
        figures=(("½", "jaar om de mensen bij elkaar te krijgen"),),
        numbers=(("2011", ""), ("½", "jaar")),
        since="2011",
        started_by=("gemeenten",),
        parties=(
            "'s Heeren Loo", "ROC Landstede", "Hogeschool Windesheim", "Icare", "Bartiméus", "SBD", "Careander",
            "Interakt Contour", "Ziekenhuis St. Jansdal", "PWC Noordwest-Veluwe", "Zorggroep Noordwest-Veluwe",
        ),
        groups=("samenwerkende gemeenten",),
        core=("'s Heeren Loo", "ROC Landstede", "Hogeschool Windesheim"),
    )),
    "annex 1.6": ("atc-amersfoort", Told(
        figures=(("200", "jongeren"),),
        numbers=(
            ("2006", ""), ("2", "mensen uit het bedrijfsleven"), ("16", "jongeren onder de"),
            ("16", "jongeren boven de"),
            ("16", "ouder is dan"), ("3", "organisaties"),
        ),
        since="2006",
        started_by=("een docent", "twee mensen uit het bedrijfsleven"),
        parties=("ATC Amersfoort", "ATC Match", "BLINET", "UWV"),
        groups=("speciaal onderwijs", "mbo", "gemeenten", "bedrijven"),
        core=("ATC Amersfoort", "ATC Match", "BLINET", "speciaal onderwijs"),
    )),
    "annex 1.7": ("rdm-rotterdam", Told(
        figures=(
            ("10", "vaste kern"), ("15", "labs"), ("32", "op het terrein"), ("200", "opdrachten of investeren"),
            ("10", "teams"), ("1 2", "% van projecten voor bedrijven"),
        ),
        numbers=(
            ("10", "jaar vóór"), ("2015", "jaar vóór"), ("32", "op het terrein"), ("200", "bedrijven"),
            ("10", "vaste kern"),
            ("15", "labs"), ("1", "2% van projecten"), ("2", "% van projecten"),
            ("2", "voor welke groepen"), ("3", "manieren die meetellen"), ("1", "jaar mee"),
        ),
        since="tien jaar vóór 2015",
        started_by=("Hogeschool Rotterdam", "Havenbedrijf Rotterdam"),
        parties=(
            "Hogeschool Rotterdam", "Havenbedrijf Rotterdam", "Albeda College", "Zadkine", "Erasmus Universiteit",
            "TU Delft", "TNO", "Ministerie van OCW",
        ),
        groups=("32 bedrijven op het terrein", "200 bedrijven", "de gemeente"),
        core=("Hogeschool Rotterdam", "Havenbedrijf Rotterdam"),
    )),
    "annex 1.8": ("cew-leeuwarden", Told(
        figures=(
            ("8", "partners"), ("50", "% van het geld"), ("1", "miljoen daarvan van kleine en middelgrote"),
            ("8", "% per jaar"), ("1", "jaar om de organisatie"),
        ),
        numbers=(
            ("2011", ""), ("8", "partners"), ("½", "raktijkgericht onderzoek"), ("4", "jaar, vindt"),
        ),
        since="2011",
        started_by=("hbo",),
        parties=(
            "NHL", "VHL", "mbo Lifesciences", "Wetsus", "Wetterskip Fryslân", "Vitens", "Water Alliance", "WLN",
        ),
        groups=("kleine en middelgrote bedrijven",),
        core=("NHL", "VHL", "mbo Lifesciences", "Wetsus", "Wetterskip Fryslân", "Vitens", "Water Alliance", "WLN"),
    )),
    "annex 1.9": ("bureau-noorderruimte", Told(
        figures=(("4", "opleidingen in de kern"), ("10", "opleidingen"), ("½", "deelprojecten")),
        # Six: the ten of now without the four of the core.
        numbers=(
            ("4", "opleidingen"), ("6", "opleidingen"), ("½", "jaar geknipt"), ("3", "jaar solliciteren"),
            ("4", "jaar solliciteren"),
        ),
        since="niet vermeld",
        started_by=("kleine groep", "docenten"),
        parties=("Kenniscentrum NoorderRuimte",),
        groups=("vier opleidingen in de kern", "nog ongeveer zes opleidingen", "opdrachtgevers van buiten"),
        core=("Kenniscentrum NoorderRuimte", "vier opleidingen in de kern"),
    )),
    "annex 1.10": ("veluwe-portaal", Told(
        figures=(("4", "team"), ("", "jaarlijkse bijdrage naar grootte")),
        numbers=(("4", "mensen"),),
        since="niet vermeld",
        started_by=("niet vermeld",),
        parties=("Provincie Gelderland",),
        groups=(
            "werkgevers op de Veluwe", "het projectteam", "roc's en kleine opleiders", "bemiddelaars",
            "regionaal platform voor de arbeidsmarkt",
        ),
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


DUTCH = ("twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "dertien",
         "veertien", "vijftien", "zestien")  # fmt: skip
ENGLISH = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
           "thirteen", "fourteen", "fifteen", "sixteen")  # fmt: skip
WRITTEN = {
    "nl": {word: str(number) for number, word in enumerate(DUTCH, 2)}
    | {"één week": "1", "één jaar": "1", "half jaar": "½", "helft": "½", "derde": "3", "vierde": "4"},
    "en": {word: str(number) for number, word in enumerate(ENGLISH, 2)}
    | {"half a year": "½", "half": "½", "third": "3", "fourth": "4"},
}  # fmt: skip
# Sayings that count nothing.
UNCOUNTED = re.compile("onder vier ogen|half meedoet|half-heartedly|CO2", re.I)


def content(name: str) -> Any:
    return yaml.safe_load((ROOT / "data" / f"{name}.yaml").read_text(encoding="utf-8"))


def numbers(text: str, language: str = "nl") -> list[str]:
    """The numbers of a text, in digits or in words."""
    written = WRITTEN[language]
    found = re.findall(rf"\d+|\b(?:{'|'.join(written)})\b", UNCOUNTED.sub("", text), re.IGNORECASE)
    return [written.get(each.lower(), each) for each in found]


@each_annex
def test_the_figures_are_those_of_the_section(section: str, initiative: Initiative) -> None:
    assert initiative.source == section
    for figure, (told, of) in zip(initiative.figures, ANNEX[section][1].figures, strict=True):
        assert numbers(figure["nl"]) == told.split(), figure["nl"]
        assert of in figure["nl"]


@each_annex
def test_every_other_number_is_told_in_the_section_and_every_one_of_those_is_there(
    section: str, initiative: Initiative
) -> None:
    told = ANNEX[section][1].numbers
    [record] = [each for each in content("initiatives")["initiatives"] if each["id"] == initiative.id]
    found = [text["nl"] for name, each in record.items() if name != "figures" for text in texts(each)]
    for text in found:
        for number in numbers(text):
            assert any(number == other and of in text for other, of in told), (number, text)
    for number, of in told:
        assert any(number in numbers(text) and of in text for text in found), (number, of)


@each_annex
def test_the_years_and_those_who_began_are_those_of_the_section(section: str, initiative: Initiative) -> None:
    told = ANNEX[section][1]
    assert told.since in initiative.since["nl"]
    assert all(each in initiative.started_by["nl"] for each in told.started_by)
    assert initiative.as_of == 2015


@each_annex
def test_the_parties_are_those_of_the_section(section: str, initiative: Initiative) -> None:
    told = ANNEX[section][1]
    assert {each.name for each in initiative.partners if each.called is None} == set(told.parties)
    assert {each.name for each in initiative.partners if each.called} == set(told.groups)
    assert [each.name for each in initiative.partners if each.role == "core"] == [*told.core]
    for each in initiative.partners:
        assert each.called is None or each.called["nl"] == each.name
    assert initiative.ask_for
    assert set(initiative.ask_for) <= TO_ASK


@pytest.mark.parametrize("name", ["initiatives", "types", "regions", "steps", "protocol"])
def test_a_number_is_the_same_in_both_languages(name: str) -> None:
    for text in texts(content(name)):
        # Of one year English says "a year".
        dutch, english = ({*numbers(text[language], language)} - {"1"} for language in ("nl", "en"))
        assert dutch == english, text


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
    for text in texts(content(name)):
        assert not english.search(text["nl"]), text["nl"]
        assert not dutch.search(text["en"].replace("Het Klooster", "")), text["en"]
