"""A language of one's own is spoken in all that is told, also in what is refused."""

from pathlib import Path

import pytest
import yaml

from tests.support.cli import Cli
from tests.support.proposals import proposal_text

FRISIAN = {
    "cli": {"help": "typ `{command} --help` foar útlis", "unexpected": "`{name}` hie ik net ferwachte",
            "interrupted": "ôfbrutsen", "fault": "der gie wat mis: {log}", "open-script": "`--open` kin hjir net"},
    "problem": {"unknown": "`{given}` is gjin {what}; kies út: {known}"},
    "read": {"absent": "net fûn"},
}  # fmt: skip


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("fy/words").mkdir(parents=True)
    Path("fy/words/fy.yaml").write_text(yaml.safe_dump(FRISIAN), encoding="utf-8")
    Path("plan.yaml").write_text(proposal_text(), encoding="utf-8")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("assess plan.yaml -f xyz", "`xyz` is gjin "),
        ("assess plan.yaml --open", "`--open` kin hjir net"),
        ("new plan.yaml extra", "`extra` hie ik net ferwachte; typ `lea-check new --help` foar útlis"),
        ("assess absent.yaml", "absent.yaml: net fûn"),
    ],
)
def test_a_refusal_is_in_that_language(typed: str, said: str, cli: Cli) -> None:
    found = cli(*typed.split(), "--lang", "fy", "--data", "fy")
    assert (found.code, found.out) == (2, "")
    assert said in found.err


def test_a_stop_and_a_fault_are_told_in_that_language(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("lea_check.cli.commands.assess.assess", stop)
    assert cli("assess", "plan.yaml", "--lang", "fy", "--data", "fy").err == "lea-check: ôfbrutsen\n"
    monkeypatch.setattr("tempfile.tempdir", str(Path.cwd()))
    monkeypatch.setattr("lea_check.cli.commands.assess.assess", lambda *_, **__: 1 / 0)
    found = cli("assess", "plan.yaml", "--lang", "fy", "--data", "fy")
    assert (found.code, found.err.startswith("lea-check: der gie wat mis: ")) == (3, True)


def test_without_the_folder_it_is_no_language(cli: Cli) -> None:
    found = cli("assess", "plan.yaml", "--lang", "fy")
    assert (found.code, found.err) == (2, "lea-check: there is no language `fy`; choose from: en, nl\n")


def test_words_that_cannot_be_read_are_told_of_in_ours(cli: Cli) -> None:
    Path("fy/words/fy.yaml").write_text("cli: {help: [}", encoding="utf-8")
    found = cli("assess", "plan.yaml", "--lang", "fy", "--data", "fy")
    assert found.code == 2
    assert found.err.startswith("fy/words/fy.yaml:1:")


@pytest.mark.parametrize(
    "typed", ["check plan.yaml plan.yaml", "compare plan.yaml plan.yaml", "assess plan.yaml plan.yaml"]
)
def test_what_is_wrong_with_a_catalogue_is_told_once(typed: str, cli: Cli) -> None:
    Path("own.yaml").write_text("format: lea-check/initiatives/1\n", encoding="utf-8")
    found = cli(*typed.split(), "--catalogue", "own.yaml")
    assert (found.code, len(found.err.splitlines())) == (2, 1)
