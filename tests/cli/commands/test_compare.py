"""Several proposals side by side, or one over time."""

import itertools
import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given

from lea_check.judge.assess import assess
from lea_check.judge.compare import compare, movement
from lea_check.model.assessment import Range
from lea_check.model.comparison import QuestionStanding
from lea_check.report.documents.assessment import assessment_document
from lea_check.words import load_words
from tests.support.cli import Cli
from tests.support.paths import ROOT
from tests.support.strategies import CATALOGUE, proposal_data, read

AIRPORT = ROOT / "examples" / "techniekroute-luchthaven.yaml"
CARE = ROOT / "examples" / "zorgacademie-flevoland.yaml"
WORDS_OF = {language: load_words(language) for language in ("nl", "en")}
WORDS = WORDS_OF["en"]
FUNDING = next(question.id for question in CATALOGUE.condition_by_id["funding"].questions if not question.core)

Propose = Callable[..., Path]


def moved(cli: Cli, *files: Path) -> list[dict[str, object]]:
    found = cli("compare", *files, "--over-time", "-f", "json")
    assert found.code == 0, found.err
    return list(json.loads(found.out)["changes"])


def test_a_file_compared_with_itself_shows_no_movement(cli: Cli) -> None:
    assert moved(cli, AIRPORT, AIRPORT) == []
    assert "Er veranderde niets." in cli("compare", AIRPORT, AIRPORT, "--over-time", "--lang", "nl").out
    assert "Ze verschillen nergens." in cli("compare", AIRPORT, AIRPORT, "--lang", "nl").out


@given(proposal_data)
def test_any_proposal_compared_with_itself_shows_no_movement(data: dict[str, object]) -> None:
    found = assessment_document(assess(read(data), CATALOGUE), CATALOGUE, WORDS)
    for over_time in (True, False):
        comparison = compare([found, found], over_time=over_time)
        assert comparison.changes == ()
        assert all(len(set(each.ranges)) == 1 for each in comparison.conditions)


@given(proposal_data, proposal_data)
def test_what_moved_one_way_moves_back_the_other_way(one: dict[str, object], other: dict[str, object]) -> None:
    first, second = (assessment_document(assess(read(each), CATALOGUE), CATALOGUE, WORDS) for each in (one, other))
    there, back = compare([first, second], over_time=False), compare([second, first], over_time=False)
    opposite = {"answered": "lost", "up": "down", "narrower": "wider", "applies": "dropped", "same": "same"}
    opposite |= {value: key for key, value in opposite.items()}
    assert [(each.question, opposite[each.how]) for each in there.changes] == [
        (each.question, each.how) for each in back.changes
    ]


def test_over_time_the_dates_give_the_order(cli: Cli, propose: Propose) -> None:
    late = propose("late.yaml", date="2026-09-01", answers="  mass: 2")
    early = propose("early.yaml", date="2026-03-01", answers="  mass: 1")
    changes = moved(cli, late, early)
    assert {each["how"] for each in changes} == {"up"}
    assert changes[0]["before"] == {"low": 1, "high": 1}
    assert moved(cli, early, late) == changes


@pytest.mark.parametrize(("options", "pairs"), [(["--over-time"], [(0, 1), (1, 2)]), ([], [(0, 1), (0, 2)])])
def test_over_time_each_is_compared_with_the_one_before_and_alternatives_with_the_first(
    cli: Cli, propose: Propose, options: list[str], pairs: list[tuple[int, int]]
) -> None:
    files = [propose(f"{each}.yaml", date=f"2026-0{each}-01", answers=f"  mass: {each - 1}") for each in (1, 2, 3)]
    changes = json.loads(cli("compare", *files, *options, "-f", "json").out)["changes"]
    assert [*dict.fromkeys((each["from"], each["to"]) for each in changes)] == pairs
    for each in changes:
        assert (each["before"]["low"], each["after"]["low"]) == (each["from"], each["to"])


def test_each_kind_of_movement_is_told(cli: Cli, propose: Propose) -> None:
    before = propose(
        "a.yaml",
        date="2026-01-01",
        answers="""
  mass: {enough-participants: unknown, costs-shared: 1}
  focus: {common-interest: {votes: [3, 0, 3]}, boundaries: {votes: [0, 3, 0]}}
  platform: {formal: 2}
  funding: {own-income: {not_applicable: zonder geld}}
""".replace("formal", CATALOGUE.condition_by_id["platform"].questions[0].id).replace("own-income", FUNDING),
    )
    text = before.read_text(encoding="utf-8").replace("2026-01-01", "2026-02-01")
    for old, new in (
        ("enough-participants: unknown", "enough-participants: 1"),
        ("costs-shared: 1", "costs-shared: unknown"),
        ("[3, 0, 3]", "[1, 0, 5]"),
        ("[0, 3, 0]", "[3, 0, 3]"),
        (": 2}", ": 1}"),
        ("{not_applicable: zonder geld}", "1"),
    ):
        assert old in text
        text = text.replace(old, new)
    after = before.with_name("b.yaml")
    after.write_text(text, encoding="utf-8")
    found = {each["question"]: (each["how"], each["agreement"]) for each in moved(cli, before, after)}
    assert found["enough-participants"] == ("answered", None)
    assert found["costs-shared"] == ("lost", None)
    assert found["common-interest"] == ("up", "gained")
    assert found["boundaries"] == ("wider", "lost")
    assert found[FUNDING] == ("applies", None)
    assert ("down", None) in found.values()


MOVES = {
    (0, 0): "same", (0, 1): "up", (1, 0): "up", (1, 1): "up", (0, -1): "down", (-1, 0): "down", (-1, -1): "down",
    (1, -1): "narrower", (-1, 1): "wider",
}  # fmt: skip


def test_a_range_moves_the_way_that_both_its_ends_move() -> None:
    ranges = [Range(low, high) for low in range(4) for high in range(low, 4)]
    seen = set()
    for was, now in itertools.product(ranges, repeat=2):
        both = ((was.low, now.low), (was.high, now.high))
        ends = tuple((after > before) - (after < before) for before, after in both)
        seen.add(ends)
        found = movement(*(QuestionStanding(each, known=True, agreed=True, found=None) for each in (was, now)))
        assert found == MOVES[ends], (was, now)
    assert seen == MOVES.keys()


def test_a_saved_assessment_compares_as_the_proposal_does_and_other_content_warns(cli: Cli, tmp_path: Path) -> None:
    saved = tmp_path / "saved.json"
    assert cli("assess", AIRPORT, "-f", "json", "-o", saved).code == 0
    assert moved(cli, saved, AIRPORT) == []
    document = json.loads(saved.read_text(encoding="utf-8"))
    document["tool"]["content"] = "2019.1"
    saved.write_text(json.dumps(document), encoding="utf-8")
    out = cli("compare", saved, AIRPORT, "--lang", "en").out
    assert "made with different content" in out
    assert f"2019.1, {CATALOGUE.version}" in out


def test_a_saved_assessment_that_was_spoilt_is_refused_by_line(cli: Cli, tmp_path: Path) -> None:
    saved = tmp_path / "saved.json"
    cli("assess", AIRPORT, "-f", "json", "-o", saved)
    saved.write_text(saved.read_text(encoding="utf-8").replace('"low": 1', '"low": 9', 1), encoding="utf-8")
    found = cli("compare", saved, AIRPORT, "--lang", "nl")
    assert found.code == 2
    assert len(found.err.splitlines()) == 1
    assert "hier hoort een heel getal van hoogstens 3" in found.err
    assert found.out == ""


def test_a_saved_assessment_holds_numbers_as_numbers(cli: Cli, tmp_path: Path) -> None:
    saved = tmp_path / "saved.json"
    cli("assess", AIRPORT, "-f", "json", "-o", saved)
    saved.write_text(saved.read_text(encoding="utf-8").replace('"low": 1', '"low": "1"', 1), encoding="utf-8")
    found = cli("compare", saved, AIRPORT, "--lang", "nl")
    assert (found.code, len(found.err.splitlines())) == (2, 1)
    assert "getal" in found.err


def test_the_schema_describes_a_comparison(cli: Cli) -> None:
    schema = json.loads(cli("schema", "comparison").out)
    for options in ((), ("--over-time",)):
        document = json.loads(cli("compare", AIRPORT, CARE, "-f", "json", *options).out)
        jsonschema.Draft7Validator(schema).validate(document)


def test_names_that_differ_over_time_are_pointed_out(cli: Cli) -> None:
    [warning] = json.loads(cli("compare", AIRPORT, CARE, "--over-time", "-f", "json", "--lang", "en").out)["warnings"]
    assert "are they the same proposal?" in warning
    assert "Zorgacademie Flevoland, Techniekroute luchthaven" in warning


def test_many_alternatives_keep_readable_columns(cli: Cli) -> None:
    out = cli("compare", *[AIRPORT, CARE] * 3, "--lang", "en", COLUMNS="60").out
    assert max(map(len, out.splitlines())) <= 60
    assert "F: Zorgacademie Flevoland" in out


def test_the_weakest_proven_verdict_decides_the_exit_code(cli: Cli) -> None:
    found = cli("compare", CARE, AIRPORT, "--require", "feasible-if", "--lang", "nl")
    assert found.code == 1
    assert "techniekroute" in found.err
    assert cli("compare", CARE, CARE, "--require", "feasible-if").code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("one.yaml",), "twee of meer"),
        (("one.yaml", "one.yaml", "--over-time"), "geen datum"),
        (("-", "-"), "standaardinvoer"),
        (("one.yaml", "absent.yaml"), "niet gevonden"),
        (("one.yaml", "one.yaml", "-f", "csv"), "geen formaat"),
    ],
)
def test_what_cannot_be_compared_says_so_in_one_line(
    cli: Cli, propose: Propose, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(propose("one.yaml").parent)
    found = cli("compare", *arguments, "--lang", "nl")
    assert found.code == 2
    assert found.out == ""
    assert len(found.err.splitlines()) == 1
    assert said in found.err


def test_over_time_the_yeses_of_each_moment_stand_on_one_line_for_each_phase(cli: Cli, propose: Propose) -> None:
    answers = ("  demand: 1", "  demand: 2", "  demand: 2\n  mass: 2\n  focus: 2")
    files = [propose(f"{at}.yaml", date=f"2026-0{at}-01", answers=given) for at, given in enumerate(answers, 1)]
    for language, said in (("nl", "van de 14"), ("en", "of 14")):
        found = cli("compare", *files, "--over-time", "-f", "md", "--lang", language).out
        lines = [line for line in found.splitlines() if " → " in line and said in line]
        counts = [json.loads(cli("assess", each, "-f", "json").out)["counts"]["start"]["yes"] for each in files]
        assert lines == [f"- {WORDS_OF[language]('phase.start')}: {' → '.join(map(str, counts))} {said}"]
        assert counts == sorted(counts)
        assert len(set(counts)) == 3


def test_where_moments_count_other_questions_each_says_of_how_many(cli: Cli, propose: Propose) -> None:
    left_out = "  professionalisation: {not_applicable: niet nodig}"
    files = [propose("a.yaml", date="2026-01-01", answers="  demand: 2")]
    files.append(propose("b.yaml", date="2026-02-01", answers=f"  demand: 2\n{left_out}"))
    found = cli("compare", *files, "--over-time", "-f", "md", "--lang", "en").out
    was, now = (json.loads(cli("assess", each, "-f", "json").out)["counts"]["start"] for each in files)
    of = [sum(each[name] for name in ("yes", "do", "find_out")) for each in (was, now)]
    assert of[0] != of[1]
    assert f"{was['yes']} of {of[0]} → {now['yes']} of {of[1]}" in found


def test_a_condition_shows_how_many_of_its_questions_rose_and_how_many_fell(cli: Cli, propose: Propose) -> None:
    first = CATALOGUE.conditions[0].id
    questions = [question.id for question in CATALOGUE.condition_by_id[first].questions][:2]
    at = [f"  {first}: {{{questions[0]}: {one}, {questions[1]}: {other}}}" for one, other in ((0, 2), (1, 1))]
    files = [propose(f"{date}.yaml", date=f"2026-0{date}-01", answers=each) for date, each in enumerate(at, 1)]
    found = cli("compare", *files, "--over-time", "-f", "md", "--lang", "nl").out
    assert [line for line in found.splitlines() if "1 omhoog, 1 omlaag" in line and line.startswith("| 1 ")]
