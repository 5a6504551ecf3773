"""A plan as calendar entries: each promise with a day, the same each time, and nothing in it acts."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lea_check import assess, proposal_from, render
from tests.support.cli import Cli
from tests.support.paths import ROOT
from tests.support.strategies import CATALOGUE

CALL = {"question": "funding.start-money", "what": "Bel de gemeente", "who": "ROC", "by": "2026-12-10"}
EXAMPLE = ROOT / "examples" / "techniekroute-luchthaven.yaml"
LANGUAGES = ["nl", "en"]


def made(*plan: dict[str, Any], lang: str = "nl", **fields: Any) -> bytes:
    given = {"name": "Proef", "goals": ["upskilling"], "target_groups": ["workers"], "plan": list(plan)} | fields
    return render(assess(proposal_from(given, CATALOGUE), CATALOGUE), CATALOGUE, "ics", lang)


def events(calendar: bytes) -> list[Any]:
    return [*icalendar.Calendar.from_ical(calendar).walk("VEVENT")]


def names_in(*calendars: bytes) -> set[str]:
    return {str(events(each)[0]["uid"]) for each in calendars}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_promise_with_a_day_is_an_entry_for_that_whole_day(lang: str) -> None:
    [found] = events(made(CALL, {"what": "Stuur het verslag"}, lang=lang, reference="A-1"))
    assert (str(found["summary"]), found["dtstart"].dt) == ("Bel de gemeente", date(2026, 12, 10))
    question = CATALOGUE.question_by_key["funding.start-money"].question[lang]
    who, asked = {"nl": ("Wie", "Vraag"), "en": ("Who", "Question")}[lang]
    assert str(found["description"]).split("\n") == [f"{who}: ROC", f"{asked}: {question}", "Proef · A-1"]


def test_what_is_done_says_so_and_keeps_its_entry() -> None:
    [before], [after] = events(made(CALL)), events(made(CALL | {"done": "2026-12-01"}))
    assert after["uid"] == before["uid"]
    assert str(after["summary"]) == "Gedaan: Bel de gemeente"
    assert "Gedaan op 2026-12-01" in str(after["description"])


def test_an_entry_is_known_by_the_same_name_whoever_does_it_and_whenever() -> None:
    moved = CALL | {"who": "de school", "by": "2027-01-10"}
    names = {
        str(events(each)[0]["uid"]) for each in (made(CALL), made(moved, date="2026-12-20"), made(CALL, lang="en"))
    }
    assert len(names) == 1
    others = (
        made(CALL, reference="A-1"),
        made(CALL | {"what": "Schrijf"}),
        made({"what": CALL["what"], "by": CALL["by"]}),
    )
    assert len(names | {str(events(each)[0]["uid"]) for each in others}) == 4


def test_what_is_promised_twice_is_two_entries() -> None:
    found = events(made(CALL, CALL | {"by": "2027-01-10"}))
    assert len({str(each["uid"]) for each in found}) == 2


def test_the_same_plan_gives_the_same_bytes(cli: Cli, tmp_path: Path) -> None:
    for name in ("a.ics", "B.ICS"):
        assert cli("assess", EXAMPLE, "-o", tmp_path / name, "--lang", "nl").code == 0
    assert (tmp_path / "a.ics").read_bytes() == (tmp_path / "B.ICS").read_bytes()
    assert cli("assess", EXAMPLE, "-f", "ics", "--lang", "nl").out.encode().replace(b"\r\n", b"\n") == (
        (tmp_path / "a.ics").read_bytes().replace(b"\r\n", b"\n")
    )
    assert made(CALL, date="2026-05-20") == made(CALL, date="2026-05-20")


HOSTILE = [
    "a,b;c\\d", "regel\nBEGIN:VEVENT\nSUMMARY:x", "END:VCALENDAR", "👩‍🏫 ❤️", "می‌خواهم", "x" * 3_000, "\x1b[2J",
    "\u202e", "a\r\nDTSTART:20200101", '":;,',
]  # fmt: skip


@given(st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
def test_text_of_people_stays_text(text: str) -> None:
    if not text.strip():
        return
    found = made(CALL | {"what": text, "who": text}, name=text)
    lines = found.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert b"\x1b" not in found
    [entry] = events(found)
    assert entry["dtstart"].dt == date(2026, 12, 10)
    assert sorted(entry) == ["DESCRIPTION", "DTSTAMP", "DTSTART", "SUMMARY", "TRANSP", "UID"]


def test_commas_line_ends_and_emoji_come_back_as_they_were() -> None:
    [found] = events(made(CALL | {"what": "Bel a, b; en c 👩‍🏫", "who": "ROC, Fatima"}))
    assert str(found["summary"]) == "Bel a, b; en c 👩‍🏫"
    assert "ROC, Fatima\n" in str(found["description"])


def test_without_names_nobody_is_in_it(cli: Cli) -> None:
    assert "projectleider gemeente" in cli("assess", EXAMPLE, "-f", "ics", "--lang", "nl").out
    found = cli("assess", EXAMPLE, "-f", "ics", "--no-names", "--lang", "nl").out
    assert "projectleider" not in found
    assert "Wie" not in found
    assert "BEGIN:VEVENT" in found


@pytest.mark.parametrize(("lang", "said"), [("nl", "geen stap met een dag"), ("en", "no step with a day")])
@pytest.mark.parametrize("plan", [[], [{"what": "Stuur het verslag", "who": "ROC"}]])
def test_a_plan_without_a_day_is_one_line_and_no_file(
    cli: Cli, tmp_path: Path, lang: str, said: str, plan: list[dict[str, str]]
) -> None:
    data = {"format": "lea-check/proposal/2", "name": "x", "goals": ["upskilling"], "target_groups": ["workers"]}
    (tmp_path / "plan.json").write_text(json.dumps(data | {"plan": plan}), encoding="utf-8")
    found = cli("assess", tmp_path / "plan.json", "-o", tmp_path / "plan.ics", "--lang", lang)
    assert (found.code, found.out, len(found.err.splitlines())) == (2, "", 1)
    assert said in found.err
    assert not (tmp_path / "plan.ics").exists()


def test_a_calendar_is_of_one_plan(cli: Cli) -> None:
    found = cli("assess", EXAMPLE, EXAMPLE, "-f", "ics", "--lang", "nl")
    assert (found.code, len(found.err.splitlines())) == (2, 1)
