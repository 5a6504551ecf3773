"""Who does what, by when: asked at the end of an interview, kept line by line, and shown on the first page."""

import json
from pathlib import Path
from typing import Any

import pytest

from lea_check import assess, load_proposal, to_document
from lea_check.files.text.dates import iso_date
from lea_check.files.text.documents import read_document
from tests.support.cli import Cli
from tests.support.conversations import piped
from tests.support.proposals import proposal_text
from tests.support.strategies import CATALOGUE
from tests.support.terminal import Screen

ANSWERED = "\n".join(f"  {condition.id}: 1" for condition in CATALOGUE.conditions)
NETWORKS = CATALOGUE.steps.networks.advice
LANGUAGES = ["nl", "en"]
NOBODY = {"nl": "nog niemand", "en": "nobody yet"}
AT_THE_END = ["", "2"]
"""Nothing to change in the answers of a quick look, and nothing to look further into."""


def begun(folder: Path, *plan: dict[str, str], **fields: str) -> list[str]:
    """A proposal of which all is asked and none is a yes; the questions of its first steps."""
    file, promises = folder / "plan.yaml", json.dumps(plan) if plan else ""
    file.write_text(proposal_text(answers=ANSWERED, **{"networks": "[Kring]"} | fields, plan=promises), "utf-8")
    return [f"{each['condition']}.{each['question']}" for each in steps_of(file)]


def steps_of(file: Path) -> list[dict[str, Any]]:
    return to_document(assess(load_proposal(file, CATALOGUE), CATALOGUE), CATALOGUE)["first_steps"]


def said(folder: Path, *lines: str, lang: str = "nl", options: tuple[str, ...] = ("--quick",)) -> str:
    found = piped(folder, "plan.yaml", *options, "--lang", lang, lines=[*AT_THE_END, *lines])
    assert found.returncode == 0, found.stderr
    return found.stdout


def held(folder: Path) -> dict[str, Any]:
    """What the file holds, in which a day is text."""
    return read_document(str(folder / "plan.yaml")).data


def kept(folder: Path) -> list[tuple[Any, ...]]:
    return [tuple(each.get(name) for name in ("question", "who", "by")) for each in held(folder).get("plan") or ()]


@pytest.mark.parametrize("lines", range(7))
def test_each_line_is_on_disk_before_the_next_is_asked(tmp_path: Path, lines: int) -> None:
    first, _second, third, fourth, *_ = begun(tmp_path)
    typed = ["ROC", "10-12-2026", "", "Fatima, gemeente", "", "bakker"][:lines]
    said(tmp_path, *typed)
    whole = [(first, "ROC", "2026-12-10"), (third, "Fatima, gemeente", None), (fourth, "bakker", None)]
    assert kept(tmp_path) == [[], [(first, "ROC", None)], whole[:1], whole[:1], whole[:2], whole[:2], whole][lines]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("options", [("--quick",), ("--quick", "--group")])
def test_enter_says_that_nobody_does_it_yet_and_keeps_no_promise(
    tmp_path: Path, lang: str, options: tuple[str, ...]
) -> None:
    steps = begun(tmp_path)
    before = held(tmp_path)
    shown = said(tmp_path, *[""] * len(steps), lang=lang, options=options)
    assert shown.count(NOBODY[lang]) == len(steps)
    assert held(tmp_path) == before
    assert f"lea-check assess plan.yaml --lang {lang}" in shown


def test_what_was_promised_before_is_the_default_and_a_hyphen_takes_it_away(tmp_path: Path) -> None:
    first, *_ = begun(tmp_path)
    promise = {"question": first, "what": "Bel acht garages", "who": "Fatima", "by": "2026-12-15"}
    begun(tmp_path, promise)
    shown = said(tmp_path, "", "")
    assert "[Fatima]" in shown
    assert "[2026-12-15]" in shown
    assert "Bel acht garages" in shown
    assert held(tmp_path)["plan"] == [promise]
    said(tmp_path, "", "-")
    assert kept(tmp_path) == [(first, "Fatima", None)]
    said(tmp_path, "-")
    assert held(tmp_path)["plan"] == [{"question": first, "what": "Bel acht garages"}]


def test_what_was_done_stays_and_the_step_may_be_promised_anew(tmp_path: Path) -> None:
    first, *_ = begun(tmp_path)
    done = {"question": first, "what": "Bel acht garages", "who": "Fatima", "done": "2026-05-12"}
    begun(tmp_path, done)
    said(tmp_path, "Piet")
    assert held(tmp_path)["plan"][0] == done
    assert kept(tmp_path)[1:] == [(first, "Piet", None)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_step_without_a_question_is_known_by_what_is_to_be_done_in_any_language(
    cli: Cli, tmp_path: Path, lang: str
) -> None:
    answers = ANSWERED.replace(": 1", ": 2")
    plan = f"- {{what: {json.dumps(NETWORKS['en'])}, who: de gemeente, by: 2026-12-15}}"
    text = proposal_text(answers=f"{answers}\nplan:\n{plan}")
    (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")
    place = [each["condition"] for each in steps_of(tmp_path / "plan.yaml")].index(None)
    assert "de gemeente" in cli("assess", tmp_path / "plan.yaml", "--lang", lang).out
    shown = said(tmp_path, *[""] * place, "het hoofd beleid", lang=lang)
    assert "[de gemeente]" in shown
    assert [each["who"] for each in held(tmp_path)["plan"]] == ["het hoofd beleid"]


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("26-11-2026", "2026-11-26"),
        ("6/1/2027", "2027-01-06"),
        ("1.12.2026", "2026-12-01"),
        ("2026-11-26", "2026-11-26"),
        ("2026-1-6", "2026-01-06"),
        ("31-02-2027", None),
        ("2026", None),
        ("maandag", None),
        ("12-26-2026", None),
        ("26-11-26", None),
    ],
)
def test_a_day_is_read_as_people_write_it_and_what_is_none_is_asked_again(
    tmp_path: Path, typed: str, day: str | None
) -> None:
    assert iso_date(typed) == day
    first, *_ = begun(tmp_path)
    shown = said(tmp_path, "ROC", typed, "2027-03-01")
    assert ("Typ een dag, zoals" in shown) == (day is None)
    assert kept(tmp_path)[0] == (first, "ROC", day or "2027-03-01")


def test_back_asks_the_line_before_and_keeps_what_was_said(tmp_path: Path) -> None:
    first, second, third, *_ = begun(tmp_path)
    shown = said(tmp_path, ":<", "ROC", "1-12-2026", "", ":<", "school", "", "", ":<", ":<", ":<", "college")
    assert "Dit is de eerste vraag." in shown
    assert [each[:2] for each in kept(tmp_path)] == [(first, "ROC"), (second, "college")]
    assert third not in [each[0] for each in kept(tmp_path)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_can_be_left_at_any_line_and_gone_on_with(tmp_path: Path, lang: str) -> None:
    first, second, *_ = begun(tmp_path)
    shown = said(tmp_path, "ROC", ":q", lang=lang)
    assert f"lea-check interview plan.yaml --quick --lang {lang}" in shown
    assert f"lea-check assess plan.yaml --lang {lang}" not in shown
    assert "[ROC]" in said(tmp_path, "", "", "gemeente", lang=lang)
    assert [each[:2] for each in kept(tmp_path)] == [(first, "ROC"), (second, "gemeente")]


def test_help_and_long_lines_lose_nothing(tmp_path: Path) -> None:
    first, *_ = begun(tmp_path)
    shown = said(tmp_path, ":h", "x" * 5_001, "ROC", ":h", "1-12-2026")
    assert "een functie of een voornaam" in shown
    assert "Typ de dag, de maand en het jaar" in shown
    assert kept(tmp_path) == [(first, "ROC", "2026-12-01")]


def test_comments_and_the_rest_of_the_file_stay_to_the_letter(tmp_path: Path) -> None:
    first, *_ = begun(tmp_path)
    file = tmp_path / "plan.yaml"
    plan = f"# van de avond\nplan:\n- question:   {first}\n  what: Bel acht garages  # allemaal\n  who: gemeente\n"
    text = file.read_text(encoding="utf-8") + plan
    file.write_text(text, encoding="utf-8")
    said(tmp_path, "ROC")
    assert file.read_text(encoding="utf-8") == text.replace("who: gemeente", "who: ROC")


def test_nothing_left_to_do_asks_nothing(tmp_path: Path) -> None:
    answers = ANSWERED.replace(": 1", ": 2")
    (tmp_path / "plan.yaml").write_text(proposal_text(answers=answers, networks="[Kring]"), encoding="utf-8")
    questions = [question for condition in CATALOGUE.conditions for question in condition.questions]
    found = piped(tmp_path, "plan.yaml", "--lang", "nl", lines=[""] + ["2", ""] * len(questions) + [""])
    assert "Wie doet wat" not in found.stdout
    assert "lea-check assess plan.yaml" in found.stdout


@pytest.mark.parametrize("lang", LANGUAGES)
def test_on_a_terminal_of_60_columns_it_stands_on_the_first_page(cli: Cli, tmp_path: Path, lang: str) -> None:
    steps = begun(tmp_path)
    screen = Screen(tmp_path, "plan.yaml", "--quick", "--report", "--lang", lang)
    screen.answer(*AT_THE_END, "opleidingsmanager ROC", "10-12-2026", *[""] * (len(steps) - 1))
    assert screen.end() == 0
    assert max(map(len, screen.plain.split("\n"))) <= 60
    assert screen.plain.count("opleidingsmanager ROC · 2026-12-10") == 1
    assert "opleidingsmanager ROC · 2026-12-10" in cli("assess", tmp_path / "plan.yaml", "--lang", lang).out
