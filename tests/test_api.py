"""The public API: what it holds, and that the examples in its docstrings run."""

import datetime
import doctest
import inspect
import json
import pickle
import shutil
import typing
from pathlib import Path

import pytest
import yaml

import lea_check
from tests.support.paths import ROOT


@pytest.fixture
def with_a_proposal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copyfile(ROOT / "examples" / "docent-in-bedrijf.yaml", "proposal.yaml")


def test_the_public_names_are_these_and_each_is_explained() -> None:
    assert {name for name in lea_check.__all__ if name[0].islower()} == {
        "assess", "explain", "load_catalogue", "load_proposal", "proposal_from", "render", "to_document",
    }  # fmt: skip
    assert {"Assessment", "Catalogue", "InputError", "Proposal"} <= set(lea_check.__all__)
    assert all(inspect.getdoc(getattr(lea_check, name)) for name in lea_check.__all__)
    with pytest.raises(AttributeError):
        lea_check.nothing  # noqa: B018


@pytest.mark.parametrize(
    "name",
    [
        "",
        "assess",
        "explain",
        "load_catalogue",
        "load_proposal",
        "proposal_from",
        "render",
        "to_document",
    ],
)
@pytest.mark.usefixtures("with_a_proposal")
def test_the_examples_in_its_docstring_run(name: str) -> None:
    explained = getattr(lea_check, name) if name else lea_check
    found = [
        each for each in doctest.DocTestFinder(recurse=False).find(explained, name or "lea_check") if each.examples
    ]
    assert found
    for example in found:
        assert doctest.DocTestRunner().run(example).failed == 0


def test_the_text_of_an_error_is_its_problems_in_english_a_line_each(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("format: lea-check/proposal/2\nname: x\ngoals: [a]\ncolour: red\n", "utf-8")
    with pytest.raises(lea_check.InputError) as refused:
        lea_check.load_proposal(tmp_path / "plan.yaml", lea_check.load_catalogue())
    lines = str(refused.value).splitlines()
    assert lines == [*lea_check.explain(refused.value, "en")]
    assert len(lines) == 3
    assert lines[2].startswith(f"{tmp_path / 'plan.yaml'}:4:1: `colour` is no field here")
    again = pickle.loads(pickle.dumps(refused.value))
    assert again.problems == refused.value.problems


def test_a_language_without_words_is_refused_and_not_said_in_english() -> None:
    with pytest.raises(lea_check.InputError, match="`xx` is no language; choose from: en, nl"):
        lea_check.explain(lea_check.InputError([]), "xx")


def test_a_proposal_made_of_a_dict_is_judged_as_its_file_is(tmp_path: Path) -> None:
    catalogue = lea_check.load_catalogue()
    given = {
        "name": "Plan",
        "goals": ["upskilling"],
        "target_groups": ["workers"],
        "content": catalogue.version,
        "answers": {"demand": {"level": 2, "evidence": "verslag"}, "focus": {"boundaries": {"votes": [1, 1, 4]}}},
    }
    path = tmp_path / "plan.json"
    path.write_text(json.dumps({"format": "lea-check/proposal/2", **given}), "utf-8")
    documents = [
        lea_check.to_document(lea_check.assess(proposal, catalogue), catalogue)
        for proposal in (lea_check.proposal_from(given, catalogue), lea_check.load_proposal(path, catalogue))
    ]
    assert documents[0]["proposal"].pop("file") is None
    assert documents[1]["proposal"].pop("file") == str(path)
    assert documents[0] == documents[1]


EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))


@pytest.mark.parametrize("path", EXAMPLES, ids=[path.stem for path in EXAMPLES])
def test_a_proposal_built_in_python_is_judged_as_the_file_with_the_same_answers(path: Path) -> None:
    catalogue = lea_check.load_catalogue()
    read = lea_check.load_proposal(path, catalogue)
    fields = {name: getattr(read, name) for name in lea_check.Proposal.model_fields if name not in ("file", "remarks")}
    given = yaml.safe_load(path.read_text(encoding="utf-8"))  # dates are dates here
    wanted = lea_check.to_document(lea_check.assess(read, catalogue), catalogue)
    wanted["proposal"]["file"] = None
    for made in (lea_check.Proposal(**fields), lea_check.proposal_from(given, catalogue)):
        assert lea_check.to_document(lea_check.assess(made, catalogue), catalogue) == wanted


@pytest.mark.parametrize("answers", [{"demand": 2}, {"demand": {"need-voiced": 2}}, {"demand": {"need-voiced": None}}])
def test_a_proposal_with_answers_that_are_none_cannot_be_built_and_judged_in_silence(answers: object) -> None:
    with pytest.raises(ValueError, match="proposal_from"):
        lea_check.Proposal(name="Plan", goals=("upskilling",), target_groups=("workers",), answers=answers)


def test_what_is_wrong_in_a_dict_is_told_by_the_keys_that_lead_to_it() -> None:
    given = {"name": "x", "goals": ["upskiling"], "target_groups": [], "answers": {"mass": {"overall": {"level": 5}}}}
    with pytest.raises(lea_check.InputError) as refused:
        lea_check.proposal_from(given, lea_check.load_catalogue())
    assert [line.split(": ")[0] for line in str(refused.value).splitlines()] == [
        "answers.mass.overall.level", "goals.0", "target_groups",
    ]  # fmt: skip
    with pytest.raises(lea_check.InputError, match=r"^proposal: fields such as"):
        lea_check.proposal_from([], lea_check.load_catalogue())  # type: ignore[arg-type]


class Counted(int):
    """A whole number of another kind, as a data frame has them."""


def test_dates_and_numbers_of_databases_are_those_of_a_file() -> None:
    given = {
        "name": "Plan",
        "goals": ("upskilling",),
        "target_groups": ["workers"],
        "date": datetime.datetime(2026, 5, 20, 13, 30),
        "present": Counted(4),
        "answers": {"demand": {"level": Counted(2)}, "focus": {"boundaries": True}},
        "plan": [{"what": "bel", "by": datetime.date(2026, 12, 1)}],
    }
    with pytest.raises(lea_check.InputError, match="`true` is not an answer"):
        lea_check.proposal_from(given, lea_check.load_catalogue())
    del given["answers"]["focus"]
    made = lea_check.proposal_from(given, lea_check.load_catalogue())
    assert (made.date, made.present, made.plan[0].by) == ("2026-05-20", 4, "2026-12-01")
    assert made.answers["demand"]["overall"].level == 2


CHANGES = {
    "answers that are none": {"answers": {"demand": {"overall": 2}}},
    "a stage that is none": {"stage": "dream"},
    "a date that is none": {"date": "soon"},
    "a level of education that is none": {"education_levels": ("mbo-9",)},
    "goals that are no list": {"goals": "upskilling"},
}


@pytest.mark.parametrize("changes", CHANGES.values(), ids=CHANGES)
def test_a_proposal_that_was_changed_into_a_wrong_one_is_not_judged(changes: dict[str, object]) -> None:
    catalogue = lea_check.load_catalogue()
    given = {"name": "Plan", "goals": ["upskilling"], "target_groups": ["workers"]}
    wrong = lea_check.proposal_from(given, catalogue).model_copy(update=changes)
    with pytest.raises(ValueError, match="Proposal"):
        lea_check.assess(wrong, catalogue)


def test_the_types_of_what_is_given_back_can_be_named() -> None:
    """But for those of the knowledge that only the program itself needs."""
    own = {"LanguageGap", "NetworkAdvice", "PlanPhase", "PlannedStep", "Retired", "StepsFile", "TypesFile"}
    met = {type_.__name__ for type_ in reached() if not type_.__name__.endswith(("Json", "Head", "Tool"))}
    assert {"Condition", "Question", "Lesson", "Answer", "Message"} < met
    assert met - {*lea_check.__all__} == own


def reached() -> set[type]:
    """The types of the program that are met from the public functions, by what they take, give and hold."""
    functions = (getattr(lea_check, name) for name in lea_check.__all__ if name[0].islower())
    left = [type_ for function in functions for type_ in named_in(function)]
    found: set[type] = set()
    while left:
        type_ = left.pop()
        if type_ not in found:
            found.add(type_)
            left += named_in(type_)
    return found


def named_in(thing: object) -> list[type]:
    waiting, found = [*typing.get_type_hints(thing).values()], []
    while waiting:
        each = waiting.pop()
        if isinstance(each, type) and each.__module__.startswith("lea_check."):
            found.append(each)
        waiting += typing.get_args(each)
    return found


def test_a_format_that_is_none_is_refused_by_name() -> None:
    catalogue = lea_check.load_catalogue()
    given = {"name": "Plan", "goals": ["upskilling"], "target_groups": ["workers"]}
    result = lea_check.assess(lea_check.proposal_from(given, catalogue), catalogue)
    with pytest.raises(ValueError, match="'txt' is no format"):
        lea_check.render(result, catalogue, "txt")
    assert lea_check.render(result, catalogue, "json", "nl") != lea_check.render(result, catalogue, "json", "en")


Answer, Votes = lea_check.Answer, lea_check.Votes
WRONG = {
    "a level that is none": Answer("level", 3),
    "a level that is a truth": Answer("level", True),
    "a level without one": Answer("level"),
    "a level with votes": Answer("level", 2, Votes((1, 2, 3))),
    "votes without any": Answer("votes"),
    "less than no hands": Answer("votes", votes=Votes((-1, 2, 3))),
    "hands of four levels": Answer("votes", votes=Votes((1, 2, 3, 4, 5))),
    "hands of a party": Answer("votes", votes=Votes((), {"company": (1, 2)})),
    "no reason": Answer("not-applicable"),
    "an empty reason": Answer("not-applicable", reason=" "),
    "not known, with a level": Answer("unknown", 2),
    "nothing, with a level": Answer("unanswered", 2),
    "a kind that is none": Answer("maybe", 2),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("name", WRONG)
def test_an_answer_that_says_nothing_right_is_refused_and_not_judged_as_unanswered(name: str) -> None:
    for question in ("overall", "need-voiced"):
        with pytest.raises(ValueError, match="no answer"):
            lea_check.Proposal(
                name="Plan",
                goals=("upskilling",),
                target_groups=("workers",),
                answers={"demand": {question: WRONG[name]}},
            )


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"goals": ("nonsense",)}, "goal nonsense"),
        ({"target_groups": ("workers", "nobody")}, "target group nobody"),
        ({"type": "club"}, "type club"),
        ({"region": "elders"}, "region elders"),
        ({"answers": {"mas": {"overall": Answer("level", 2)}}}, "condition mas"),
        ({"answers": {"mass": {"enough": Answer("level", 2)}}}, "question mass.enough"),
        ({"plan": ({"what": "x", "question": "mass.enough"},)}, "question mass.enough"),
    ],
)
def test_what_the_catalogue_does_not_know_is_refused_and_not_judged_in_silence(
    given: dict[str, object], named: str
) -> None:
    base: dict[str, object] = {"name": "Plan", "goals": ("upskilling",), "target_groups": ("workers",)}
    proposal = lea_check.Proposal.model_validate(base | given)
    with pytest.raises(ValueError, match=f"{named} is not in this catalogue"):
        lea_check.assess(proposal, lea_check.load_catalogue())


def test_a_region_that_does_not_exist_is_refused_as_the_command_refuses_it(tmp_path: Path) -> None:
    shutil.copyfile(ROOT / "examples" / "docent-in-bedrijf.yaml", tmp_path / "plan.yaml")
    with pytest.raises(lea_check.InputError, match="`lelystat` is no region; did you mean `lelystad`"):
        lea_check.load_proposal(tmp_path / "plan.yaml", lea_check.load_catalogue(), region="lelystat")
