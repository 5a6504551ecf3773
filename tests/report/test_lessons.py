"""Who met a gap, in words: how many had it, of which initiatives, whom to ask for, and where it is written."""

from pathlib import Path

import pytest

from lea_check import Catalogue
from lea_check.judge.initiatives.lessons import experience
from lea_check.model.assessment import LessonFound
from lea_check.model.vocabulary import LESSON_ROLES
from lea_check.report.sections.lessons import first_sentence, how_many, told_by, whom
from lea_check.words import load_words
from tests.support.cli import Cli

ENGLISH, DUTCH = load_words("en"), load_words("nl")


def with_initiatives(catalogue: Catalogue, *changes: dict[str, object]) -> Catalogue:
    """The bundled content, with more initiatives that are like the first but for what is given."""
    more = [catalogue.initiatives[0].model_copy(update=change) for change in changes]
    whole = dict(catalogue) | {"initiatives": (*catalogue.initiatives, *more)}
    return Catalogue.model_construct(**whole)


def test_the_ten_are_called_those_of_2015_and_not_chosen_for_success(catalogue: Catalogue) -> None:
    counted = experience("funding.after-start", catalogue)
    assert how_many(counted, catalogue, ENGLISH) == (
        "Of the 10 initiatives of 2015, not chosen for success: 2 had this, 5 had it partly or not, and for 3 it is "
        "not known."
    )


def test_a_question_of_which_nothing_is_known_says_so(catalogue: Catalogue) -> None:
    counted = experience("platform.visible-face", catalogue)
    assert how_many(counted, catalogue, DUTCH) == (
        "Van de 10 initiatieven van 2015, niet gekozen om hun succes: van geen enkel is dit bekend."
    )


def test_own_initiatives_are_counted_and_told_apart(catalogue: Catalogue) -> None:
    whole = with_initiatives(catalogue, {"id": "ours", "file": "ours.yaml", "as_of": 2026})
    counted = experience("funding.after-start", whole)
    assert how_many(counted, whole, ENGLISH).startswith(
        "Of 11 initiatives (10 of 2015, not chosen for success, and 1 of your own): 3 had this"
    )


def test_initiatives_of_more_than_one_year_are_not_said_to_be_of_one(catalogue: Catalogue) -> None:
    whole = with_initiatives(catalogue, {"id": "later", "as_of": 2020})
    counted = experience("funding.after-start", whole)
    assert how_many(counted, whole, ENGLISH).startswith("Of the 11 initiatives in this catalogue: ")


@pytest.mark.parametrize("words", [ENGLISH, DUTCH], ids=lambda words: words.lang)
def test_each_role_is_told_in_words_of_its_own(catalogue: Catalogue, words: object) -> None:
    assert isinstance(words, type(ENGLISH))
    lesson = catalogue.initiatives[0].conditions["pioneers"][0]
    told = {
        told_by(LessonFound("technasium", "pioneers", role, "question", True, lesson), catalogue, words)
        for role in LESSON_ROLES
    }
    assert len(told) == len(LESSON_ROLES)
    other = told_by(LessonFound("technasium", "pioneers", "strength", "question", False, lesson), catalogue, words)
    assert other.startswith(words("gap.other-kind"))
    whole = told_by(LessonFound("technasium", "pioneers", "strength", "condition", True, lesson), catalogue, words)
    assert whole.startswith(words("gap.nobody"))
    assert told_by(None, catalogue, words) == words("gap.nobody")


def test_whom_to_ask_for_are_at_most_two_organisations_with_the_year(catalogue: Catalogue) -> None:
    assert whom(catalogue.initiative_by_id["care-academy-veluwe"], ENGLISH) == (
        "Ask for: 's Heeren Loo and ROC Landstede. (as of 2015, not checked since)"
    )
    bare = catalogue.initiative_by_id["bureau-noorderruimte"].model_copy(update={"ask_for": (), "as_of": None})
    assert whom(bare, ENGLISH) == "Ask for: Kenniscentrum NoorderRuimte and four core programmes."
    own = bare.model_copy(update={"website": "https://ours.example", "address": "info@ours.example"})
    assert whom(own, ENGLISH) == "Ask for: Kenniscentrum NoorderRuimte and four core programmes; info@ours.example."
    found = own.model_copy(update={"ask_for": ("Ours",), "address": None})
    assert whom(found, ENGLISH) == "Ask for: Ours; https://ours.example."


def test_a_source_has_the_sign_of_a_section_only_where_it_is_one() -> None:
    assert DUTCH.source("annex 1.6") == "bijlage 1.6"
    assert DUTCH.source("4.1, annex 1.10") == "§ 4.1, bijlage 1.10"
    assert ENGLISH.source("talk with the director") == "talk with the director"


def test_a_first_sentence_ends_at_its_mark_and_not_within_a_number() -> None:
    assert first_sentence("Het kost 1.000 euro per jaar. Dat is veel.") == "Het kost 1.000 euro per jaar."
    assert first_sentence("zonder punt") == "zonder punt"


def test_parties_without_a_proper_name_are_called_something_in_each_language(cli: Cli) -> None:
    english = cli("initiatives", "rdm-rotterdam", "--lang", "en").out
    assert "32 firms on the site" in english
    assert "bedrijven" not in english
    assert "32 bedrijven op het terrein" in cli("initiatives", "rdm-rotterdam", "--lang", "nl").out


def test_an_initiative_shows_its_lessons_by_question_and_how_it_stands(cli: Cli) -> None:
    shown = " ".join(cli("initiatives", "hybride-docent", "--lang", "en").out.split())
    assert "mentioned (hours in the timetable): The timetable must leave room for two jobs side by side" in shown
    assert "partly: a leader with fixed hours;" in shown
    assert "not known: 19 questions" in shown


def test_an_own_initiative_shows_its_website_and_address(cli: Cli, tmp_path: Path) -> None:
    text = cli("initiatives", "veluwe-portaal", "-f", "json").out
    own = tmp_path / "own.json"
    more = '"id": "ours", "website": "https://ours.example", "address": "info@ours.example"'
    own.write_text(text.replace('"id": "veluwe-portaal"', more), encoding="utf-8")
    shown = cli("initiatives", "ours", "--catalogue", own, "--lang", "nl").out
    assert "Website: https://ours.example" in shown
    assert "Adres: info@ours.example" in shown
