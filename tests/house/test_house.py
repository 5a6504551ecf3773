"""The files of the house itself: citation, changelog, and the same checks before a commit as in CI."""

import re

import yaml
from tests.support.paths import ROOT

import lea_check


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_a_commit_is_checked_as_ci_does() -> None:
    after_set_up = text(".ci/run").split('PATH="$PWD/.venv/bin:$PATH"\n')[1].splitlines()
    hooks = yaml.safe_load(text(".pre-commit-config.yaml"))["repos"][0]["hooks"]
    entries = {each["entry"].split()[0] + each["entry"].split()[-1] for each in hooks}
    for line in after_set_up:
        words = [word for word in line.split() if word != "."]
        assert any(words[0] in entry for entry in entries), f"{line} is not among the hooks"
    assert all(each["language"] == "system" for each in hooks), "a tool of its own may be of another version"


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
