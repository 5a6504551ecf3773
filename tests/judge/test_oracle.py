"""The program judges as the method says: held against a plain second writing of it, over random proposals."""

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from hypothesis import Phase, given
from hypothesis import strategies as st

from lea_check import Catalogue, assess, load_catalogue, proposal_from, to_document
from lea_check.files.content.paths import bundled_data
from lea_check.model.vocabulary import FORMS, OVERALL, SCALES, STAGES
from tests.judge import oracle
from tests.support.cli import call
from tests.support.examples import examples

CONTENT = yaml.load((bundled_data() / "conditions.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
IDS = {each["id"]: [question["id"] for question in each["questions"]] for each in CONTENT["conditions"]}
KEYS = [(condition, question) for condition, questions in IDS.items() for question in questions]
CATALOGUE: Catalogue = load_catalogue()

few_hands = st.lists(st.integers(0, 4), min_size=3, max_size=4)
many_hands = st.lists(st.integers(0, 30), min_size=3, max_size=4)
hands = few_hands | many_hands
parties = st.sampled_from(
    ["company", "employers", "employers-association", "education", "school", "government", "anders"]
)
votes = hands | st.dictionaries(parties, hands, min_size=1, max_size=4)
levels = st.sampled_from([0, 1, 1, 2, 2, 2, 2, 3, 2.0])
beside = {"evidence": st.sampled_from(["een brief", " ", ""]), "note": st.just("n"), "before": st.just(1)}
answers = st.one_of(
    levels,
    levels,
    st.sampled_from(["unknown", None]),
    st.fixed_dictionaries({"level": levels | st.sampled_from(["unknown", None])}, optional=beside),
    st.fixed_dictionaries({"votes": votes}, optional=beside),
    st.fixed_dictionaries({"not_applicable": st.just("hoort er niet bij")}, optional=beside),
    st.fixed_dictionaries({}, optional=beside),
)
usual = st.sampled_from(
    [None, None, "unknown", 1, 2, 2, 2, {"level": 2, "evidence": "een brief"}, {"not_applicable": "x"}]
)


@st.composite
def proposals(draw: st.DrawFn) -> dict[str, Any]:
    """A proposal in which most is answered alike, and some otherwise: so that all rungs are reached."""
    everywhere, start = draw(usual), draw(usual)
    phase = {(each["id"], one["id"]): one["phase"] for each in CONTENT["conditions"] for one in each["questions"]}
    given: dict[str, Any] = {condition: {} for condition in IDS}
    for condition, question in KEYS:
        given[condition][question] = start if phase[condition, question] == "start" else everywhere
    changed = draw(st.dictionaries(st.sampled_from(KEYS), answers, max_size=draw(st.sampled_from([2, 6, 20]))))
    for (condition, question), answer in changed.items():
        given[condition][question] = answer
    for condition in draw(st.lists(st.sampled_from(list(IDS)), max_size=3, unique=True)):
        kept = draw(st.sets(st.sampled_from(IDS[condition])))
        given[condition] = {name: each for name, each in given[condition].items() if name in kept}
        given[condition][OVERALL] = draw(answers)
    for condition in draw(st.lists(st.sampled_from(list(IDS)), max_size=1)):
        given[condition] = draw(answers)
    more = {"stage": STAGES, "form": FORMS, "scale": SCALES, "networks": [["Kring"]]}
    chosen = draw(st.fixed_dictionaries({}, optional={name: st.sampled_from(each) for name, each in more.items()}))
    if draw(st.booleans()):
        chosen |= draw(st.just({"form": "people-exchange", "scale": "small"}))
    return {"name": "Proef", "goals": ["upskilling"], "target_groups": ["workers"], **chosen, "answers": given}


def found_by_the_program(data: Mapping[str, Any], *, shown: bool) -> Mapping[str, Any]:
    return to_document(assess(proposal_from(data, CATALOGUE), CATALOGUE, shown=shown), CATALOGUE)


def question_of(each: oracle.Asked) -> dict[str, Any]:
    left = not each.out
    return {
        "id": each.id,
        "kind": each.kind,
        "applicable": left,
        "low": each.low if left else None,
        "high": each.high if left else None,
        "why": each.why if left else None,
        "whole": each.whole,
        "divided": each.divided and left,
    }


def condition_of(questions: list[oracle.Asked]) -> dict[str, Any]:
    left = [each for each in questions if not each.out]
    low, high = (min((getattr(each, end) for each in left), default=None) for end in ("low", "high"))
    return {
        "applicable": bool(left),
        "low": low,
        "high": high,
        "proven": None if low is None else oracle.status(low),
        "possible": None if high is None else oracle.status(high),
    }


def phases_of(questions: list[oracle.Asked]) -> dict[str, Any]:
    found = {}
    for phase in ("start", "structural"):
        here = [each for each in questions if each.phase == phase and not each.out]
        if here:
            found[phase] = {key: each for key, each in condition_of(here).items() if key != "applicable"}
    return found


@examples(3)
@given(proposals(), st.booleans())
def test_all_comes_out_as_the_method_says(data: dict[str, Any], shown: bool) -> None:
    program, plain = found_by_the_program(data, shown=shown), oracle.judged(data, CONTENT, shown=shown)
    questions_are_the_same(program, plain)
    verdict_is_the_same(program, plain, shown)
    steps_are_the_same(program, plain)
    assert program["open_questions"] == oracle.open_questions(plain)
    assert program["disagreements"] == [
        {"condition": each.condition, "question": each.id, "parties": each.parties}
        for each in plain.left
        if each.parties is not None
    ]


def questions_are_the_same(program: Mapping[str, Any], plain: oracle.Verdict) -> None:
    for condition in program["conditions"]:
        questions = [each for each in plain.questions if each.condition == condition["id"]]
        for one, expected in zip(condition["questions"], map(question_of, questions), strict=True):
            assert {name: one[name] for name in expected} == expected, condition["id"]
        whole = condition_of(questions)
        assert {name: condition[name] for name in whole} == whole
        assert condition["phases"] == phases_of(questions)


def verdict_is_the_same(program: Mapping[str, Any], plain: oracle.Verdict, shown: bool) -> None:
    proven, possible = oracle.rung_at(plain, "low"), oracle.rung_at(plain, "high")
    sentence = program["verdict"]["sentence"]
    assert program["verdict"] == {
        "headline": oracle.headline(plain),
        "proven": proven,
        "possible": possible,
        "firm": proven == possible,
        "running": plain.runs,
        "shown": shown,
        "sentence": sentence,
    }
    low, high = oracle.phases_at(plain, "low"), oracle.phases_at(plain, "high")
    assert program["phases"] == {
        phase: {"proven": low[at], "possible": high[at]} for at, phase in enumerate(("start", "structural"))
    }
    assert program["counts"] == {phase: oracle.counts(plain, phase) for phase in ("start", "structural")}
    assert program["coverage"] == oracle.coverage(plain)


def steps_are_the_same(program: Mapping[str, Any], plain: oracle.Verdict) -> None:
    assert program["way_up"] == oracle.way_up(plain)
    assert [f"{each['condition']}.{each['question']}" for each in program["on_word"]] == oracle.on_word(plain)
    steps, asked = program["first_steps"], {each.key: each for each in plain.left}
    key_of = [each["question"] and f"{each['condition']}.{each['question']}" for each in steps]
    expected = oracle.first_steps(plain)
    assert key_of == [key for key, _ in expected]
    for step, (key, how) in zip(steps, expected, strict=True):
        if key is None:
            assert (step["how"], step["condition"], step["lesson"], step["initiatives"]) == ("do", None, None, None)
            continue
        says = in_english(oracle.step_of(asked[key], str(how)))
        advice = says.pop("advice")
        assert {"how": how} | says == {name: step[name] for name in ("how", *says)}
        assert step["advice"] == advice if how == "do" else says["next"] in step["advice"]


def in_english(step: Mapping[str, Any]) -> dict[str, Any]:
    return {name: each["en"] if isinstance(each, Mapping) else each for name, each in step.items()}


@examples(0.3, phases=[Phase.explicit, Phase.reuse, Phase.generate])  # a smaller batch takes minutes to find
@given(st.lists(proposals(), min_size=2, max_size=12), st.booleans())
def test_a_batch_stands_in_the_order_that_the_method_says(plans: Sequence[dict[str, Any]], shown: bool) -> None:
    named = [{**each, "format": "lea-check/proposal/2", "name": f"plan {at}"} for at, each in enumerate(plans)]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "plans.jsonl"
        path.write_text("".join(json.dumps(each) + "\n" for each in named), encoding="utf-8")
        found = call("batch", path, "-f", "csv", "--jobs", 1, *(["--shown"] if shown else []))
    assert found.code == 0, found.err
    rows = [(row["rank"], row["name"]) for row in csv.DictReader(found.out.splitlines())]
    places = {each["name"]: oracle.place(oracle.judged(each, CONTENT, shown=shown)) for each in named}
    order = sorted(places, key=lambda name: (places[name], name))
    assert [name for _, name in rows] == order
    for rank, name in rows:
        runs, unranked, *_ = places[name]
        above = sum(place < places[name] for place in places.values() if place[:2] == (runs, unranked))
        assert rank == ("" if unranked else str(above + 1)), name
