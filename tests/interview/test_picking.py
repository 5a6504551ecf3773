"""An interview about what is open or divided, or about what has changed since it was answered."""

from pathlib import Path

import pytest

from lea_check import load_catalogue
from tests.support.conversations import piped
from tests.support.proposals import proposal

PROFILE = (
    "format: lea-check/proposal/2\nname: x\ngoals: [upskilling]\ntarget_groups: [workers]\npartners: [{name: ROC}]\n"
)
ALL = {condition.id: {question.id: 2 for question in condition.questions} for condition in load_catalogue().conditions}


def plan(folder: Path, answers: dict[str, dict[str, object]], more: str = "") -> None:
    lines = [
        f"  {condition}: {{{', '.join(f'{q}: {a}' for q, a in given.items())}}}\n"
        for condition, given in answers.items()
    ]
    (folder / "plan.yaml").write_text(f"{PROFILE}{more}answers:\n{''.join(lines)}", encoding="utf-8")


def asked(folder: Path, *options: str, lines: list[str]) -> str:
    found = piped(folder, "plan.yaml", *options, "--lang", "nl", lines=lines)
    assert (found.returncode, found.stderr) == (0, "")
    return found.stdout


def test_only_open_asks_the_most_divided_first_and_nothing_that_is_settled(tmp_path: Path) -> None:
    answers = {name: dict(given) for name, given in ALL.items()}
    answers["demand"]["regular-tuning"] = "unknown"
    answers["focus"]["boundaries"] = "{votes: [4, 4, 1]}"
    answers["mass"]["costs-shared"] = "{votes: [5, 0, 5]}"
    plan(tmp_path, answers)
    out = asked(tmp_path, "--only", "open", lines=["2", "", "1", "0", ""])
    titles = ["1/3  Zijn de kosten verdeeld", "2/3  Is er gekozen", "3/3  "]
    assert [out.index(title) for title in titles] == sorted(out.index(title) for title in titles)
    found = proposal(tmp_path)["answers"]
    assert found["mass"]["costs-shared"] == {"level": 2, "before": {"votes": [5, 0, 5]}}
    assert found["focus"]["boundaries"] == {"level": 1, "before": {"votes": [4, 4, 1]}}
    assert found["demand"]["regular-tuning"] == {"level": 0, "before": "unknown"}


def test_where_nothing_is_open_it_says_so_and_shows_all_answers(tmp_path: Path) -> None:
    plan(tmp_path, {name: dict(given) for name, given in ALL.items()})
    out = asked(tmp_path, "--only", "open", lines=[""])
    assert "Er is geen vraag meer open." in out
    assert "Alle antwoorden" in out


def test_only_changed_asks_what_means_something_else_now_and_then_names_the_version(tmp_path: Path) -> None:
    plan(tmp_path, {"demand": {"need-voiced": 1, "gain-named": 2}}, more="content: '2025.1'\n")
    out = asked(tmp_path, "--only", "changed", lines=["2"])
    assert "1/2" in out
    assert proposal(tmp_path)["content"] == "2025.1"
    asked(tmp_path, "--only", "changed", lines=["", "0", ""])
    found = proposal(tmp_path)
    assert found["content"] == load_catalogue().version
    assert found["answers"]["demand"] == {
        "need-voiced": {"level": 2, "before": 1}, "gain-named": {"level": 0, "before": 2},
    }  # fmt: skip
    assert "Er is geen vraag veranderd." in asked(tmp_path, "--only", "changed", lines=[""])


def test_what_a_file_of_before_answered_is_asked_again_and_stays_as_before(tmp_path: Path) -> None:
    old = (
        PROFILE.replace("proposal/2", "proposal/1")
        + "answers:\n  mass: 2\n  demand: {need-voiced: {votes: [1, 2, 3, 4]}}\n"
    )
    (tmp_path / "plan.yaml").write_text(old, encoding="utf-8")
    out = asked(tmp_path, "--only", "changed", lines=["1", "0", ""])
    assert "2/2" in out
    assert (tmp_path / "plan.yaml").read_text(encoding="utf-8") == (
        f"{PROFILE}answers:\n  mass: {{level: 0, before: 2}}\n"
        "  demand: {need-voiced: {level: 1, before: {votes: [1, 2, 3, 4]}}}\ncontent: '2026.3'\n"
    )


@pytest.mark.parametrize("pick", ["open", "changed"])
def test_what_has_no_profile_yet_is_asked_in_full(tmp_path: Path, pick: str) -> None:
    assert "1/14" in asked(tmp_path, "--only", pick, lines=["Plan", ":q"])


def test_conditions_narrow_down_what_is_open(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(PROFILE, encoding="utf-8")
    assert "1/3" in asked(tmp_path, "--only", "open", "--only", "mass", lines=["q"])
    assert piped(tmp_path, "plan.yaml", "--only", "opn", lines=["q"]).returncode == 2
