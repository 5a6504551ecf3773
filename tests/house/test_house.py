"""The files of the house itself: citation, changelog, and the same checks before a commit as in CI."""

import re

import yaml

import lea_check
from tests.support.paths import ROOT


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_a_commit_is_checked_as_ci_does() -> None:
    config = yaml.safe_load(text(".pre-commit-config.yaml"))
    hooks = config["repos"][0]["hooks"]
    checks = {" ".join(word for word in line.split() if word != ".") for line in text(".ci/run").splitlines()}
    assert {"mypy", "lint-imports", "ruff check", "ruff format --check"} <= checks
    assert {each["entry"] for each in hooks if "stages" not in each} <= checks
    assert all(each["language"] == "system" for each in hooks), "a tool of its own may be of another version"


def test_a_push_runs_the_default_tests_and_one_command_sets_it_up() -> None:
    config = yaml.safe_load(text(".pre-commit-config.yaml"))
    [push] = [each for each in config["repos"][0]["hooks"] if each.get("stages") == ["pre-push"]]
    assert push["entry"] == "pytest -q -n auto"
    assert "&& pre-commit install\n" in text("CONTRIBUTING.md")
    assert config["default_install_hook_types"] == ["pre-commit", "pre-push"]


def test_only_a_service_has_programs_installed() -> None:
    calls = [line for line in text(".ci/run").splitlines() if ".ci/system-packages" in line and "#" not in line]
    assert len(calls) == 1
    assert calls[0].startswith("  "), "only where CI is set"
    assert "apt" not in text(".ci/run")
    assert ".ci/system-packages" in text("CONTRIBUTING.md")


def test_the_citation_names_the_tool_and_the_study() -> None:
    found = yaml.safe_load(text("CITATION.cff"))
    assert found["title"] == "lea-check"
    assert found["license"] == "MIT"
    study = found["references"][0]
    assert study["year"] == 2015
    assert {"TNO"} < {author["name"] for author in study["authors"]}
    assert "version" not in found, "the version stands in one place"


def test_the_changelog_keeps_its_form() -> None:
    headings = re.findall(r"^## (.*)$", text("CHANGELOG.md"), re.M)
    assert headings[0] == "[Unreleased]" or lea_check.__version__ in headings[0]
    assert all(re.fullmatch(r"\[Unreleased\]|\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d", each) for each in headings)
    kinds = set(re.findall(r"^### (.*)$", text("CHANGELOG.md"), re.M))
    assert kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
