"""A new round months later: the file as it was stays beside it, the plan is gone through, and then what was no yes."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lea_check.files.text.documents import read_document
from lea_check.interview.kept_rounds import keep_beside, last_kept
from tests.support.cli import Cli
from tests.support.conversations import piped
from tests.support.proposals import proposal_text
from tests.support.strategies import CATALOGUE
from tests.support.terminal import Screen

TODAY = date.today().isoformat()
MASS = [question.id for question in CATALOGUE.condition_by_id["mass"].questions]
YESES = [condition.id for condition in CATALOGUE.conditions if condition.id != "mass"]
QUESTIONS = len(CATALOGUE.question_by_key)
PLAN = [
    {"question": f"mass.{MASS[0]}", "what": "Bel acht garages", "who": "Fatima", "by": "2026-06-01"},
    {"what": "Stuur het verslag", "done": "2026-05-21"},
    {"what": "Vraag het netwerk", "who": "de gemeente"},
]
LANGUAGES = ["nl", "en"]
DONE, NOT_YET, NO, HELP = "1", "2", "2", "h"


def begun(folder: Path, *, plan: list[dict[str, str]] | None = None, name: str = "plan.yaml", **fields: str) -> str:
    """A proposal of May in which only the questions on mass are no yes; what its file holds."""
    known = CATALOGUE.condition_by_id
    yes = {name: ", ".join(f"{question.id}: 2" for question in known[name].questions) for name in YESES}
    weak = f"{MASS[0]}: 0, {MASS[1]}: {{level: 1, evidence: lijst}}, {MASS[2]}: 0"
    answers = [f"  {name}: {{{given}}}" for name, given in (yes | {"mass": weak}).items()]
    made = {
        "date": "2026-05-20",
        "partners": "[{name: ROC}]",
        "networks": "[Kring]",
        "plan": json.dumps(PLAN if plan is None else plan),
    } | fields
    text = proposal_text(answers="\n".join(answers), **made)
    (folder / name).write_text(f"# van ons\n{text}", encoding="utf-8")
    return f"# van ons\n{text}"


def said(
    folder: Path,
    *lines: str,
    lang: str = "nl",
    options: tuple[str, ...] = (),
    name: str = "plan.yaml",
    counted: tuple[str, ...] = ("",),
) -> str:
    found = piped(folder, name, "--again", *options, "--lang", lang, lines=[*counted, *lines])
    assert found.returncode == 0, found.stderr
    return found.stdout


def held(folder: Path, name: str = "plan.yaml") -> dict[str, Any]:
    return read_document(str(folder / name)).data


def test_the_file_stays_to_the_letter_beside_it_and_today_is_its_date(tmp_path: Path) -> None:
    before = begun(tmp_path)
    shown = said(tmp_path)
    assert (tmp_path / "plan-2026-05-20.yaml").read_text(encoding="utf-8") == before
    assert held(tmp_path) == held(tmp_path, "plan-2026-05-20.yaml") | {"date": TODAY}
    assert "plan-2026-05-20.yaml" in shown


def test_nothing_that_lies_beside_it_is_written_over(tmp_path: Path) -> None:
    begun(tmp_path)
    others = {"plan-2026-05-20.yaml": "van iemand anders", "plan-2026-05-20-2.yaml": ""}
    for name, text in others.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    said(tmp_path)
    assert held(tmp_path, "plan-2026-05-20-3.yaml")["date"] == "2026-05-20"
    assert {name: (tmp_path / name).read_text(encoding="utf-8") for name in others} == others


def test_a_copy_that_was_made_before_a_cut_off_is_not_made_twice(tmp_path: Path) -> None:
    begun(tmp_path)
    first = keep_beside(str(tmp_path / "plan.yaml"), "2026-05-20")
    assert keep_beside(str(tmp_path / "plan.yaml"), "2026-05-20") == first == last_kept(str(tmp_path / "plan.yaml"))
    said(tmp_path)
    assert sorted(path.name for path in tmp_path.glob("*.yaml")) == ["plan-2026-05-20.yaml", "plan.yaml"]


@pytest.mark.parametrize(("typed", "present"), [("14", 14), ("", None)])
def test_who_is_in_the_room_is_of_this_day(tmp_path: Path, typed: str, present: int | None) -> None:
    partners = "[{name: ROC, kind: school, role: core, present: true}]"
    text = begun(tmp_path, present="30", partners=partners)
    said(tmp_path, counted=("veel", "h", "<", typed))
    assert held(tmp_path).get("present") == present
    assert held(tmp_path)["partners"] == [{"name": "ROC", "kind": "school", "role": "core"}]
    assert (tmp_path / "plan-2026-05-20.yaml").read_text(encoding="utf-8") == text
    if present:
        after = (
            text.replace("present: 30", "present: 14").replace(", present: true", "").replace("2026-05-20", TODAY, 1)
        )
        assert (tmp_path / "plan.yaml").read_text(encoding="utf-8") == after


@pytest.mark.parametrize("typed", ["q", "h"])
def test_until_that_is_said_the_file_stays_as_it_is(tmp_path: Path, typed: str) -> None:
    text = begun(tmp_path, present="30")
    assert "Met hoeveel mensen bent u hier?" in said(tmp_path, counted=(typed,))
    assert (tmp_path / "plan.yaml").read_text(encoding="utf-8") == text
    said(tmp_path, counted=("14",))
    assert sorted(path.name for path in tmp_path.glob("*.yaml")) == ["plan-2026-05-20.yaml", "plan.yaml"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_came_of_the_plan_is_asked_first_and_kept_at_once(tmp_path: Path, lang: str) -> None:
    begun(tmp_path)
    first, done, last = PLAN
    asked = [DONE, "12-6-2026", NOT_YET, "1-3-2027"]
    expected = [
        [first, done, last],
        [first | {"done": TODAY}, done, last],
        [first | {"done": "2026-06-12"}, done, last],
        [first | {"done": "2026-06-12"}, done, last],
        [first | {"done": "2026-06-12"}, done, last | {"by": "2027-03-01"}],
    ]
    for lines, plan in enumerate(expected):
        for file in tmp_path.iterdir():
            file.unlink()
        begun(tmp_path)
        shown = said(tmp_path, *asked[:lines], lang=lang)
        assert held(tmp_path)["plan"] == plan
    assert "Stuur het verslag" not in shown
    assert shown.index("Bel acht garages") < shown.index("Vraag het netwerk")


def test_enter_says_today_for_what_is_done_and_keeps_the_day_of_what_is_not(tmp_path: Path) -> None:
    begun(tmp_path)
    said(tmp_path, DONE, "", NOT_YET, "")
    assert [each.get("done") for each in held(tmp_path)["plan"]] == [TODAY, "2026-05-21", None]
    begun(tmp_path, name="b.yaml")
    shown = said(tmp_path, NOT_YET, "", name="b.yaml")
    assert "[2026-06-01]" in shown
    assert held(tmp_path, "b.yaml")["plan"] == PLAN


def test_back_undoes_what_was_said_of_a_step(tmp_path: Path) -> None:
    begun(tmp_path)
    shown = said(tmp_path, "<", DONE, "", "<", NOT_YET, ":<", NOT_YET, "1-3-2027", ":h", "x", "<", "h", DONE)
    assert "Dit is de eerste vraag." in shown
    assert held(tmp_path)["plan"][0] == PLAN[0] | {"by": "2027-03-01", "done": TODAY}


def test_then_the_questions_that_were_no_yes_and_what_an_answer_replaces_stays_as_before(tmp_path: Path) -> None:
    begun(tmp_path, plan=[])
    shown = said(tmp_path, "2", "", "2", "0", "", NO, *[""] * 9)
    assert "1/3" in shown
    assert "3/3" in shown
    assert f"1/{QUESTIONS}" not in shown
    assert held(tmp_path)["answers"]["mass"] == {
        MASS[0]: {"level": 2, "before": 0},
        MASS[1]: {"level": 2, "evidence": "lijst", "before": {"level": 1, "evidence": "lijst"}},
        MASS[2]: 0,
    }
    assert "Wie doet wat" in shown


@pytest.mark.parametrize(("lang", "rest"), [("nl", "andere vragen"), ("en", "other questions")])
def test_the_rest_is_offered_and_asked_where_the_room_wants_it(tmp_path: Path, lang: str, rest: str) -> None:
    begun(tmp_path, plan=[])
    shown = said(tmp_path, "", "", "", "", "1", "1", lang=lang)
    assert f"{QUESTIONS - 3} {rest}" in shown
    assert f"1/{QUESTIONS - 3}" in shown
    assert next(iter(held(tmp_path)["answers"]["demand"].values())) == {"level": 1, "before": 2}


def test_where_all_was_a_yes_it_says_so_and_offers_to_go_through_it(tmp_path: Path) -> None:
    text = begun(tmp_path, plan=[])
    asked = f"mass: {{{MASS[0]}: 2, {MASS[1]}: 2, {MASS[2]}: 2}}"
    (tmp_path / "plan.yaml").write_text(text[: text.index("mass: {")] + asked, encoding="utf-8")
    shown = said(tmp_path, NO)
    assert "Alle vragen die meetellen, waren een ja." in shown
    assert f"{QUESTIONS} andere vragen" in shown
    assert "Klaar om te starten én te blijven" in shown


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_is_gone_on_with_where_it_was_left_by_the_command_that_it_names(tmp_path: Path, lang: str) -> None:
    begun(tmp_path)
    shown = said(tmp_path, DONE, "", NOT_YET, "1-3-2027", "0", "2", "q", lang=lang)
    assert f"lea-check interview plan.yaml --again --lang {lang}" in shown
    shown = said(tmp_path, "q", lang=lang, counted=())
    assert "3/3" in shown
    assert "1/3" not in shown
    assert "Bel acht garages" not in shown
    assert sorted(path.name for path in tmp_path.glob("*.yaml")) == ["plan-2026-05-20.yaml", "plan.yaml"]
    assert held(tmp_path)["answers"]["mass"][MASS[1]]["level"] == 2


def test_a_later_day_is_a_round_of_its_own(tmp_path: Path) -> None:
    begun(tmp_path)
    said(tmp_path, DONE)
    text = (tmp_path / "plan.yaml").read_text(encoding="utf-8").replace(f"date: {TODAY}", "date: 2026-09-01")
    (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")
    said(tmp_path)
    assert sorted(path.name for path in tmp_path.glob("plan-*")) == ["plan-2026-05-20.yaml", "plan-2026-09-01.yaml"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_file_without_a_date_is_asked_for_it_and_is_then_kept_under_it(tmp_path: Path, lang: str) -> None:
    begun(tmp_path, date="")
    shown = said(tmp_path, "", ":<", ":h", "1-5-2026", "", lang=lang, counted=())
    assert shown.count("2026-05-20" if lang == "en" else "20-5-2026") >= 3
    assert held(tmp_path, "plan-2026-05-01.yaml")["date"] == "2026-05-01"
    assert held(tmp_path)["date"] == TODAY


@pytest.mark.parametrize("line", [":q", "h"])
def test_stopping_there_changes_nothing(tmp_path: Path, line: str) -> None:
    before = begun(tmp_path, date="")
    said(tmp_path, line, counted=())
    assert (tmp_path / "plan.yaml").read_text(encoding="utf-8") == before
    assert [path.name for path in tmp_path.glob("*.yaml")] == ["plan.yaml"]


def test_what_it_kept_can_be_laid_beside_what_is_now(cli: Cli, tmp_path: Path) -> None:
    begun(tmp_path)
    said(tmp_path, DONE, "", NOT_YET, "", "2")
    found = cli("compare", *sorted(tmp_path.glob("*.yaml")), "--over-time", "-f", "json")
    document = json.loads(found.out)
    assert [(each["question"], each["how"]) for each in document["changes"]] == [(MASS[0], "up")]
    assert [(each["what"], each["how"]) for each in document["promises"]] == [("Bel acht garages", "done")]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("options", "named"),
    [
        (["plan.yaml", "--only", "mass"], "--only"),
        (["plan.yaml", "--redo"], "--redo"),
        (["nieuw.yaml"], "nieuw.yaml"),
        ([], "plan.yaml"),
        (["empty.yaml"], "empty.yaml"),
    ],
)
def test_what_does_not_go_with_a_new_round_is_one_line(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, options: list[str], named: str, lang: str
) -> None:
    monkeypatch.chdir(tmp_path)
    begun(tmp_path)
    (tmp_path / "empty.yaml").write_text("name: x\n", encoding="utf-8")
    found = piped(tmp_path, *options, "--again", "--lang", lang, lines=["1"])
    assert found.returncode == 2
    assert len(found.stderr.splitlines()) == 1
    assert named in found.stderr
    assert not [*tmp_path.glob("plan-*")]


def test_hands_and_a_quick_look_are_counted_as_ever(tmp_path: Path) -> None:
    begun(tmp_path, plan=[])
    shown = said(tmp_path, "", "0 1 9 0", "", options=("--group", "--quick"))
    assert "1/1" in shown
    assert held(tmp_path)["answers"]["mass"]["overall"] == {"votes": [0, 1, 9, 0]}


def test_where_the_copy_cannot_be_written_nothing_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = begun(tmp_path)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("lea_check.interview.kept_rounds.replace_file", full)
    found = piped(tmp_path, "plan.yaml", "--again", "--lang", "nl", lines=[HELP])
    assert found.returncode == 2
    assert "Bewaren lukt niet" in found.stdout
    assert (tmp_path / "plan.yaml").read_text(encoding="utf-8") == before


@pytest.mark.parametrize("lang", LANGUAGES)
def test_on_a_terminal_of_60_columns(tmp_path: Path, lang: str) -> None:
    begun(tmp_path)
    screen = Screen(tmp_path, "plan.yaml", "--again", "--lang", lang)
    screen.answer("14", DONE, "12-6-2026", NOT_YET, "", "0", "1", "0", "", NO, *[""] * len(MASS))
    assert screen.end() == 0
    assert max(map(len, screen.plain.split("\n"))) <= 60
    assert held(tmp_path)["plan"][0]["done"] == "2026-06-12"


def test_the_last_round_is_that_of_the_last_day_and_the_highest_number(tmp_path: Path) -> None:
    for name in ("plan-2026-05-20", "plan-2026-09-01", "plan-2026-09-01-10", "plan-2026-09-01-2", "plan-b-2027-01-01"):
        (tmp_path / f"{name}.yaml").touch()
    assert last_kept(str(tmp_path / "plan.yaml")) == str(tmp_path / "plan-2026-09-01-10.yaml")
    assert last_kept(str(tmp_path / "ander.yaml")) is None
