"""The public API: what it holds, and that the examples in its docstrings run."""

import doctest
import inspect
import pickle
import shutil
from pathlib import Path

import pytest

import lea_check
from tests.support.paths import ROOT


@pytest.fixture
def with_a_proposal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copyfile(ROOT / "examples" / "docent-in-bedrijf.yaml", "proposal.yaml")


def test_the_public_names_are_these_and_each_is_explained() -> None:
    assert lea_check.__all__ == [
        "Assessment", "Catalogue", "InputError", "Proposal", "assess", "explain", "load_catalogue", "load_proposal",
    ]  # fmt: skip
    assert all(inspect.getdoc(getattr(lea_check, name)) for name in lea_check.__all__)
    with pytest.raises(AttributeError):
        lea_check.nothing  # noqa: B018


@pytest.mark.parametrize("name", ["", "assess", "explain", "load_catalogue", "load_proposal"])
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
    (tmp_path / "plan.yaml").write_text("format: lea-check/proposal/1\nname: x\ngoals: [a]\ncolour: red\n", "utf-8")
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
