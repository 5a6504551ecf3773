"""The fields of a proposal: each with its own ids, and nothing that nobody reads."""

import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from lea_check import Catalogue, InputError, load_proposal
from tests.support.cli import Cli

Propose = Callable[..., Path]

# What is written, the line of it (5 is the first that is added), and what is told.
WRONG = {
    "an unknown group": ({"target_groups": "[workers, worker]"}, 4, "bedoelde u `workers`?"),
    "a name that was left open": ({"name": " "}, 2, "`name` ontbreekt"),
    "goals that were left open": ({"goals": " "}, 3, "`goals` ontbreekt"),
    "a group twice": ({"target_groups": "[workers, workers]"}, 4, "`workers` staat er twee keer"),
    "a goal twice": ({"goals": "[upskilling, upskilling]"}, 3, "`upskilling` staat er twee keer"),
    "a sector twice": ({"sectors": "[care, care]"}, 5, "`care` staat er twee keer"),
    "a level of education twice": ({"education_levels": "[mbo-3, mbo-3]"}, 5, "`mbo-3` staat er twee keer"),
    "a network twice": ({"networks": "[Kring, Kring]"}, 5, "`Kring` staat er twee keer"),
    "an unknown priority": ({"region": "lelystad", "priorities": "[small-firm]"}, 6, "bedoelde u `small-firms`?"),
    "a field of ours": ({"region": "lelystad\nfile: x"}, 6, "`file` is"),
    "an unknown field without a value": ({"budget": " "}, 5, "`budget` is"),
    "a day that does not exist": ({"date": "2026-02-30"}, 5, "`2026-02-30` is geen datum"),
    "a day written otherwise": ({"date": "'20260520'"}, 5, "datum"),
    "nobody present": ({"present": "0"}, 5, "hier hoort een heel getal van 1 of meer"),
    "half a person present": ({"present": "2.5"}, 5, "hier hoort een heel getal"),
    "present in words": ({"present": "achttien"}, 5, "hier hoort een heel getal"),
    "an empty reference": ({"reference": "' '"}, 5, "tekst die niet leeg is"),
    "a reference that is a number": ({"reference": "2026"}, 5, "zet die zo nodig tussen aanhalingstekens"),
    "content that is a number": ({"content": "2026.3"}, 5, "zet die zo nodig tussen aanhalingstekens"),
    "present partner in words": ({"partners": "[{name: ROC, present: ja}]"}, 5, "hier hoort true of false"),
    "a partner without a name": ({"partners": "[{role: core}]"}, 5, "`name` ontbreekt"),
    "an unknown role": ({"partners": "[{name: ROC, role: cor}]"}, 5, "bedoelde u `core`?"),
    "a plan that is no list": ({"plan": "{what: x}"}, 5, "hier hoort een lijst"),
    "a step without what": ({"plan": "[{who: Fatima}]"}, 5, "`what` ontbreekt"),
    "an unknown question in the plan": ({"plan": "[{what: x, question: mass.enough}]"}, 5,
        "`mass.enough` is geen vraag; bedoelde u `mass.enough-participants`?"),
    "a question without its condition in the plan": ({"plan": "[{what: x, question: driver}]"}, 5,
        "bedoelde u `pioneers.driver`?"),
    "a day in the plan that does not exist": ({"plan": "[{what: x, by: 2026-13-01}]"}, 5, "geen datum"),
    "a step that was done on no day": ({"plan": "[{what: x, done: ja}]"}, 5, "`ja` is geen datum"),
    "an unknown key in the plan": ({"plan": "[{what: x, when: 2026-01-01}]"}, 5, "`when` is hier geen veld"),
    "a Dutch word for a field": ({"doelen": "[upskilling]"}, 5, "`doelen` is geen veld; bedoelde u `goals`?"),
    "a Dutch word for answers": ({"antwoorden": "{}"}, 5, "bedoelde u `answers`?"),
    "a Dutch word for a value": ({"stage": "loopt"}, 5, "bedoelde u `running`?"),
    "a Dutch word for a goal": ({"goals": "[onderwijs vernieuwen]"}, 3, "bedoelde u `renew-education`?"),
    "a Dutch word for a group": ({"target_groups": "[mbo studenten]"}, 4, "bedoelde u `students-mbo`?"),
    "a Dutch word for a role": ({"partners": "[{name: ROC, role: kern}]"}, 5, "bedoelde u `core`?"),
    "a Dutch word for a part of a partner": ({"partners": "[{naam: ROC, name: x}]"}, 5, "bedoelde u `name`?"),
    "a Dutch word for a condition": ({"answers": "  massa: 2"}, 6, "bedoelde u `mass`?"),
    "a Dutch word for a part of an answer": ({"answers": "  mass: {overall: {niveau: 2}}"}, 6, "bedoelde u `level`?"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_in_a_field_is_told_on_its_line(cli: Cli, propose: Propose, name: str) -> None:
    given, line, told = WRONG[name]
    path = propose(**given)
    found = cli("check", path, "--lang", "nl")
    assert found.code == 2
    [problem] = found.err.removeprefix(f"{path}:").splitlines()
    assert problem.startswith(f"{line}:")
    assert told in problem


def test_a_priority_of_another_region_is_no_priority_here(catalogue: Catalogue, propose: Propose) -> None:
    region = catalogue.regions[0]
    priority = region.priorities[0].model_copy(update={"id": "p"})
    other = region.model_copy(update={"id": "elders", "priorities": (priority,)})
    parts = {name: getattr(catalogue, name) for name in Catalogue.model_fields}
    two = Catalogue(**parts | {"regions": (region, other)})
    assert load_proposal(propose(region="elders", priorities="[p]"), two).priorities == ("p",)
    assert load_proposal(propose(priorities=f"[p, {region.priorities[0].id}]"), two)
    with pytest.raises(InputError):
        load_proposal(propose(region="lelystad", priorities="[p]"), two)


def test_a_field_that_was_left_open_is_as_if_it_were_not_there(catalogue: Catalogue, propose: Propose) -> None:
    path = propose(summary=" ", date=" ", region=" ", sectors=" ")
    found = load_proposal(path, catalogue)
    assert (found.summary, found.date, found.region, found.sectors) == (None, None, None, ())
    assert found.file == str(path)


@pytest.mark.parametrize("name", ["ons plan.yaml", "plan.YML"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_is_missing_can_be_asked_for_by_the_command_that_is_told(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, language: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_text("format: lea-check/proposal/2\nname: x\n", encoding="utf-8")
    for line in cli("check", name, "--lang", language).err.splitlines():
        command = shlex.split(line.split(": ")[-1])
        assert command == ["lea-check", "interview", name]
    assert cli(*command[1:], stdin=b":q\n").code == 0


@pytest.mark.parametrize("name", ["plan.json", "plans.jsonl", "-", "plan"])
def test_what_an_interview_cannot_ask_for_is_just_missing(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    text = b'{"format": "lea-check/proposal/2", "name": "x"}\n'
    Path(name).write_bytes(text)
    found = cli("batch", name, "--lang", "nl", stdin=text)
    assert f"{name}:1:1: `goals` ontbreekt; vul het in" in found.err.splitlines()
