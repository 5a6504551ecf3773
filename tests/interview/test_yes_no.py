"""Yes and no, wherever they are asked: by number or by word, in both languages; what is no answer hears what is."""

from pathlib import Path

import pytest
import yaml

from tests.support.cli import Cli
from tests.support.conversations import piped
from tests.support.proposals import proposal_text
from tests.support.terminal import Screen

YES, NO = ["1", "j", "Ja", "y", "YES"], ["2", "n", "Nee", "no"]
TOLD = {"nl": "Typ 1 of ja, of 2 of nee.", "en": "Type 1 or yes, or 2 or no."}


@pytest.mark.parametrize(("line", "meant"), [*((each, "yes") for each in YES), *((each, "no") for each in NO)])
def test_a_recording_takes_words_for_yes_and_no(
    line: str, meant: str, cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    cli("record", "own.yaml", "--lang", "nl", stdin=f"Bakkersschool\n{line}\n:q\n".encode())
    [draft] = yaml.load(Path("own.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)["drafts"]
    assert draft["about_education"] == meant


@pytest.mark.parametrize("lang", TOLD)
def test_what_is_no_yes_or_no_hears_what_is(
    lang: str, cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    out = cli("record", "own.yaml", "--lang", lang, stdin=b"Bakkersschool\n\nmisschien\n3\nnee\n").out
    assert out.count(TOLD[lang]) == 3


@pytest.mark.parametrize(("answer", "goes_on"), [("Nee", False), ("ja", True)])
def test_after_a_quick_look_a_word_is_enough(answer: str, goes_on: bool, tmp_path: Path) -> None:
    start = ["Plan", *[""] * 6, "1", "1", *[""] * 4, "1", "", "", ""]
    levels = ["2", "", "2", "", "1", "2", "", "2", "", "0", "2", "", "1", "2", "", "2", ""]
    lines = [*start, *levels, "", "misschien", answer, "2", "q"]
    found = piped(tmp_path, "plan.yaml", "--quick", "--lang", "nl", lines=lines)
    assert found.returncode == 0, found.stderr
    assert found.stdout.count(TOLD["nl"]) == 1
    assert ("Snelle blik: deels" in found.stdout) is goes_on


@pytest.mark.parametrize(("line", "replaced"), [("ja", True), ("y", True), ("1", True), ("nee", False), ("2", False)])
def test_a_report_is_replaced_after_a_word(line: str, replaced: bool, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(proposal_text(), encoding="utf-8")
    (tmp_path / "rapport.md").write_text("oud", encoding="utf-8")
    screen = Screen(tmp_path, "plan.yaml", "-o", "rapport.md", "--lang", "nl", command="assess", columns=100)
    screen.answer("misschien", line, prompt=r"\(1 ja, 2 nee\) $")
    assert screen.end() == (0 if replaced else 2)
    assert TOLD["nl"] in screen.plain
    assert ((tmp_path / "rapport.md").read_text(encoding="utf-8") != "oud") is replaced


@pytest.mark.parametrize(("line", "written"), [("ja", True), ("n", False)])
def test_votes_are_written_after_a_word(line: str, written: bool, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(proposal_text(), encoding="utf-8")
    (tmp_path / "antwoorden.csv").write_text("[mass],[demand]\n1,2\n", encoding="utf-8")
    screen = Screen(tmp_path, "antwoorden.csv", "plan.yaml", "--lang", "nl", command="tally", columns=100)
    screen.answer("misschien", line, prompt=r"\(1 ja, 2 nee\) $")
    assert screen.end() == 0
    assert TOLD["nl"] in screen.plain
    assert ("votes" in (tmp_path / "plan.yaml").read_text(encoding="utf-8")) is written
