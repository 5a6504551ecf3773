"""Answers of every form, and what is said of one that is none."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from lea_check import Catalogue, InputError, load_proposal, proposal_from
from lea_check.model.catalogue import Retired
from lea_check.model.proposal import UNANSWERED, Answer, Votes
from tests.support.cli import Cli

Propose = Callable[..., Path]
BARE = {"name": "Proef", "goals": ["upskilling"], "target_groups": ["workers"], "content": "2026.3"}


@pytest.fixture(scope="module")
def answers(catalogue: Catalogue) -> Callable[[Any], Mapping[str, Mapping[str, Answer]]]:
    """What is read from answers as a file would hold them."""
    return lambda given: proposal_from({**BARE, "answers": given}, catalogue).answers


CHOOSE = {"nl": "kies 0 (nee), 1 (deels), 2 (ja) of unknown", "en": "choose 0 (no), 1 (partly), 2 (yes) or unknown"}
NO_ANSWER = {"nl": "is geen antwoord", "en": "is not an answer"}


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("true", "true"),
        ("false", "false"),
        ("4", "4"),
        ("-1", "-1"),
        ("1.5", "1.5"),
        ('"2"', '"2"'),
        ("ja", "ja"),
        ("{level: {a: 1}}", "…"),
        ("{level: [1]}", "…"),
        ("[1]", "…"),
        ("1" + "0" * 16, "1" + "0" * 16),
        ("ja nee " * 30, ("ja nee " * 30)[:40]),
    ],
)
def test_what_is_no_answer_is_said_as_it_was_written(cli: Cli, propose: Propose, written: str, shown: str) -> None:
    path = propose(answers=f"  mass: {{costs-shared: {written}}}")
    column = 24 + 8 * written.startswith("{level")
    for language in ("nl", "en"):
        found = cli("check", path, "--lang", language)
        assert found.code == 2
        assert found.err == f"{path}:6:{column}: `{shown}` {NO_ANSWER[language]}; {CHOOSE[language]}\n"


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("2", "level"),
        ("3", "level"),
        ("2.0", "level"),
        ("unknown", "unknown"),
        ("", "unanswered"),
        ("{}", "unanswered"),
        ("{level: 2, note: x}", "level"),
        ("{level: 2.0}", "level"),
        ("{level: unknown}", "unknown"),
        ("{level: , note: x}", "unanswered"),
        ("{votes: [0, 1, 0, 0]}", "votes"),
        ("{votes: {company: [0, 1, 2], education: [0, 0, 0]}}", "votes"),
        ("{note: later}", "unanswered"),
        ("{evidence: een brief}", "unanswered"),
        ("{before: 1}", "unanswered"),
        ("{not_applicable: te klein}", "not-applicable"),
    ],
)
def test_each_form_of_an_answer_is_told_apart(cli: Cli, propose: Propose, written: str, kind: str) -> None:
    found = json.loads(cli("assess", propose(answers=f"  mass: {{costs-shared: {written}}}"), "-f", "json").out)
    mass = next(each for each in found["conditions"] if each["id"] == "mass")
    assert {each["id"]: each["kind"] for each in mass["questions"]} == {
        "enough-participants": "unanswered",
        "joint-voice": "unanswered",
        "costs-shared": kind,
    }


@pytest.mark.parametrize("given", [2, 2.0, 3, 3.0, {"level": 2}, {"level": 2.0}, {"level": 3}])
def test_a_yes_is_one_however_it_is_written(answers: Callable[[Any], Any], given: Any) -> None:
    assert answers({"demand": {"need-voiced": given}}) == {"demand": {"need-voiced": Answer("level", 2)}}


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (2, {"overall": Answer("level", 2)}),
        ("unknown", {"overall": Answer("unknown")}),
        ({"level": 1, "note": "x"}, {"overall": Answer("level", 1, note="x")}),
        ({"evidence": "brief"}, {"overall": Answer(evidence="brief")}),
        ({"votes": [1, 2, 3]}, {"overall": Answer("votes", votes=Votes((1, 2, 3)))}),
        ({"not_applicable": "x"}, {"overall": Answer("not-applicable", reason="x")}),
        ({"overall": 1, "driver": 2}, {"overall": Answer("level", 1), "driver": Answer("level", 2)}),
        ({"driver": 2}, {"driver": Answer("level", 2)}),
        ({}, {}),
        (None, {"overall": UNANSWERED}),
    ],
)
def test_one_answer_under_a_condition_is_the_one_to_its_overall_question(
    answers: Callable[[Any], Any], given: Any, found: Mapping[str, Answer]
) -> None:
    assert answers({"pioneers": given}) == {"pioneers": found}


@pytest.mark.parametrize(
    "form",
    [
        {"level": 1},
        {"level": "unknown"},
        {"votes": [1, 2, 3]},
        {"votes": {"a": [1, 2, 3]}},
        {"not_applicable": "x"},
        {},
    ],
)
@pytest.mark.parametrize(
    ("before", "kept"),
    [
        (1, (Answer("level", 1),)),
        (3, (Answer("level", 3),)),
        ("unknown", (Answer("unknown"),)),
        ({"votes": [2, 5, 5]}, (Answer("votes", votes=Votes((2, 5, 5))),)),
        ({"votes": [2, 5, 5, 1, 3]}, (Answer("votes", votes=Votes((2, 5, 5, 1, 3))),)),
        ({"not_applicable": "y"}, (Answer("not-applicable", reason="y"),)),
        ({"level": 2, "evidence": "brief", "note": "y"}, (Answer("level", 2, evidence="brief", note="y"),)),
        ({"note": "y"}, (Answer(note="y"),)),
        ([2, {"level": 1}, 0], (Answer("level", 2), Answer("level", 1), Answer("level", 0))),
        ({"level": 2, "before": [1, 0]}, (Answer("level", 2), Answer("level", 1), Answer("level", 0))),
        ([], ()),
        (None, ()),
    ],
)
def test_what_an_answer_replaced_is_kept_beside_any_form_newest_first(
    answers: Callable[[Any], Any], form: Mapping[str, Any], before: Any, kept: tuple[Answer, ...]
) -> None:
    found = answers({"pioneers": {"driver": {**form, "evidence": "e", "note": "n", "before": before}}})
    answer = found["pioneers"]["driver"]
    assert (answer.evidence, answer.note, answer.before) == ("e", "n", kept)
    assert answer.kind == answers({"pioneers": {"driver": dict(form)}})["pioneers"]["driver"].kind


# What stands under `demand`, the column of what is wrong, and what is told of it in Dutch.
WRONG = {
    "two forms": ("{need-voiced: {level: 2, votes: [1, 2, 3]}}", 36, "een antwoord heeft één vorm; hier staan er meer"),
    "no reason": ("{need-voiced: {not_applicable: ' '}}", 42, "schrijf op waarom deze vraag niet geldt"),
    "a reason that is no text": ("{need-voiced: {not_applicable: [x]}}", 42, "hier hoort tekst"),
    "evidence that is no text": ("{need-voiced: {level: 2, evidence: 3}}", 46, "hier hoort tekst"),
    "a part that is none": ("{need-voiced: {levl: 2}}", 26, "bedoelde u `level`?"),
    "a question beside a level": ("{level: 2, need-voiced: 1}", 12, "zet het naast losse vragen onder `overall`"),
    "no question": ("{need-voice: 2}", 12, "bedoelde u `need-voiced`?"),
    "a question of another": ("{driver: 2}", 12, "`driver` is geen vraag bij deze voorwaarde"),
    "two hands": ("{need-voiced: {votes: [1, 2]}}", 33, "hier horen drie getallen"),
    "five hands": ("{need-voiced: {votes: [1, 2, 3, 4, 5]}}", 33, "hier horen drie getallen"),
    "hands that are none": ("{need-voiced: {votes: 3}}", 33, "hier horen drie getallen"),
    "less than no hands": ("{need-voiced: {votes: [1, -2, 3]}}", 37, "`-2` is geen aantal handen"),
    "half a hand": ("{need-voiced: {votes: {company: [1, 2, 2.5]}}}", 50, "`2.5` is geen aantal handen"),
    "no party": ("{need-voiced: {votes: {}}}", 33, "ten minste één partij"),
    "a party without a name": ("{need-voiced: {votes: {' ': [1, 2, 3]}}}", 34, "een partij heeft een naam nodig"),
    "wrong before": ("{need-voiced: {level: 1, before: 7}}", 44, "`7` is geen antwoord"),
    "wrong in what was before": ("{need-voiced: {before: [1, {votes: [2]}]}}", 46, "hier horen drie getallen"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_in_an_answer_is_told_at_its_place(cli: Cli, propose: Propose, name: str) -> None:
    written, column, told = WRONG[name]
    path = propose(answers=f"  demand: {written}")
    found = cli("check", path, "--lang", "nl")
    assert found.code == 2
    [problem] = found.err.splitlines()
    assert problem.startswith(f"{path}:6:{column}: ")
    assert told in problem
    english = cli("check", path, "--lang", "en").err
    assert english.startswith(f"{path}:6:{column}: ")
    assert told not in english


def test_all_that_is_wrong_in_answers_is_told_at_once_by_place(cli: Cli, propose: Propose) -> None:
    lines = "\n".join(f"  {condition}: {{level: 9}}" for condition in ("demand", "pioneers", "mas", "focus"))
    found = cli("check", propose(answers=lines), "--lang", "en")
    assert [line.split(":")[1:3] for line in found.err.splitlines()] == [
        ["6", "19"],
        ["7", "21"],
        ["8", "3"],
        ["9", "18"],
    ]


def replaced(catalogue: Catalogue, same: bool) -> Catalogue:
    """The knowledge, in which a question is no more since `driver` took its place."""
    gone = Retired.model_validate(
        {"id": "focus.old-one", "since": "2026.3", "becomes": "pioneers.driver", "same": same}
    )
    parts = {name: getattr(catalogue, name) for name in Catalogue.model_fields}
    return Catalogue(**parts | {"retired": (gone,)})


GONE = {"level": 2, "evidence": "brief", "note": "n", "before": 1}
NOW = Answer("level", 0, note="nu")
WAS = (Answer("level", 2, evidence="brief", note="n"), Answer("level", 1))


def test_an_answer_to_a_question_that_means_the_same_moves_to_what_took_its_place(catalogue: Catalogue) -> None:
    given = {**BARE, "answers": {"focus": {"old-one": GONE, "boundaries": 1}}}
    found = proposal_from(given, replaced(catalogue, same=True))
    assert found.answers == {
        "focus": {"boundaries": Answer("level", 1)},
        "pioneers": {"driver": Answer("level", 2, evidence="brief", note="n", before=WAS[1:])},
    }


@pytest.mark.parametrize("same", [True, False])
def test_an_answer_to_a_question_that_is_no_more_never_takes_the_place_of_one_that_is_there(
    catalogue: Catalogue, same: bool
) -> None:
    driver = {"level": 0, "note": "nu", "before": 2}
    given = {**BARE, "answers": {"focus": {"old-one": GONE}, "pioneers": {"driver": driver}}}
    found = proposal_from(given, replaced(catalogue, same)).answers["pioneers"]["driver"]
    assert found == Answer("level", 0, note="nu", before=(Answer("level", 2), *WAS))


def test_an_answer_to_a_question_that_means_something_else_is_kept_as_given_before(catalogue: Catalogue) -> None:
    given = {**BARE, "answers": {"focus": {"old-one": GONE}}}
    found = proposal_from(given, replaced(catalogue, same=False))
    assert found.answers == {"focus": {}, "pioneers": {"driver": Answer(before=WAS)}}


@pytest.mark.parametrize("written", ["", "{}"])
def test_a_question_that_is_no_more_and_was_never_answered_is_not_spoken_of(
    cli: Cli, propose: Propose, written: str
) -> None:
    path = propose(content='"2026.3"', answers=f"  pioneers: {{survives-leaving: {written}}}")
    found = cli("assess", path, "-f", "json")
    assert (found.code, json.loads(found.out)["warnings"]) == (0, [])


def test_each_question_of_ours_that_is_no_more_is_read_with_a_warning_and_kept(
    cli: Cli, propose: Propose, catalogue: Catalogue
) -> None:
    assert catalogue.retired
    for gone in catalogue.retired:
        condition, question = gone.id.split(".")
        path = propose(content='"2026.3"', answers=f"  {condition}: {{{question}: {{level: 2, evidence: brief}}}}")
        found = json.loads(cli("assess", path, "-f", "json", "--lang", "en").out)
        [warning] = found["warnings"]
        assert gone.id in warning
        assert gone.becomes in warning
        kept = load_proposal(path, catalogue).answers
        into, name = gone.becomes.split(".")
        answer = kept[into][name]
        assert (answer if gone.same else answer.before[0]) == Answer("level", 2, evidence="brief")


def test_a_step_of_the_plan_for_a_question_that_is_no_more_is_for_the_one_that_took_its_place(
    catalogue: Catalogue,
) -> None:
    plan = [{"what": "bellen", "question": "focus.old-one"}, {"what": "mailen", "question": "focus.boundaries"}]
    found = proposal_from({**BARE, "plan": plan}, replaced(catalogue, same=False)).plan
    assert [each.question for each in found] == ["pioneers.driver", "focus.boundaries"]


# What a file of format 1 said, and what is kept of it.
OLD = {
    "a level": (3, Answer(before=(Answer("level", 3),))),
    "no": (0, Answer(before=(Answer("level", 0),))),
    "not known": ("unknown", Answer("unknown")),
    "a level with evidence": (
        {"level": 2, "evidence": "brief", "note": "n"},
        Answer(evidence="brief", note="n", before=(Answer("level", 2),)),
    ),
    "hands": ({"votes": [1, 2, 3, 4, 5]}, Answer(before=(Answer("votes", votes=Votes((1, 2, 3, 4, 5))),))),
    "parties": (
        {"votes": {"company": [1, 2, 3, 4]}, "before": [4, 3, 2, 1]},
        Answer(
            before=(
                Answer("votes", votes=Votes((), {"company": (1, 2, 3, 4)})),
                Answer("votes", votes=Votes((4, 3, 2, 1))),
            )
        ),
    ),
    "what does not apply": ({"not_applicable": "te klein"}, Answer("not-applicable", reason="te klein")),
    "a note": ({"note": "later"}, Answer(note="later")),
    "nothing": (None, UNANSWERED),
}


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize("name", OLD)
def test_what_a_file_of_format_1_answered_is_kept_and_does_not_count(
    catalogue: Catalogue, name: str, whole: bool
) -> None:
    given, kept = OLD[name]
    old = {**BARE, "format": "lea-check/proposal/1", "answers": {"demand": given if whole else {"need-voiced": given}}}
    found = proposal_from(old, catalogue)
    assert found.answers["demand"].get("overall" if whole else "need-voiced", UNANSWERED) == kept
    assert found.format == "lea-check/proposal/2"


def test_a_file_of_format_1_is_told_of_in_one_line(cli: Cli, propose: Propose) -> None:
    answers = "  demand: 3\n  pioneers: {driver: {level: 2, evidence: brief}, survives-leaving: 3}\n"
    path = propose(format="lea-check/proposal/1", answers=answers)
    for language, told in (("nl", "van een eerdere versie, met vier niveaus"), ("en", "from an earlier version, with")):
        found = json.loads(cli("assess", path, "-f", "json", "--lang", language).out)
        [warning] = found["warnings"]
        assert told in warning
        assert "lea-check interview" in warning
        assert found["coverage"]["answered"] == 0


@pytest.mark.parametrize("written", ["4", "{level: 7}", "{votes: [1, 2]}", "{votes: [1, 2, 3, 4, 5, 6]}", "ja"])
def test_what_is_wrong_in_a_file_of_format_1_is_told_as_in_any(cli: Cli, propose: Propose, written: str) -> None:
    path = propose(format="lea-check/proposal/1", answers=f"  demand: {{need-voiced: {written}}}")
    found = cli("check", path, "--lang", "nl")
    assert found.code == 2
    assert found.err.startswith(f"{path}:6:")
    assert len(found.err.splitlines()) == 1


def test_answers_that_are_no_answers_are_refused_from_python_too(catalogue: Catalogue) -> None:
    with pytest.raises(InputError, match="choose 0"):
        proposal_from({**BARE, "answers": {"demand": {"need-voiced": True}}}, catalogue)
