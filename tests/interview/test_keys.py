"""Keys that are typed without their colon, and at the look back: nothing is taken for an answer that is none."""

from pathlib import Path

import pytest

from tests.support.cli import Cli
from tests.support.conversations import piped
from tests.support.proposals import proposal, proposal_text

COLON = {"nl": "Bedoelt u de toets? Typ dan :", "en": "Do you mean the key? Then type :"}


def one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("lang", COLON)
@pytest.mark.parametrize("key", ["<", "q", "?", "+", "h"])
def test_a_key_without_its_colon_is_no_reason(key: str, lang: str, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(proposal_text(partners="[{name: ROC}]"), encoding="utf-8")
    found = piped(tmp_path, "plan.yaml", "--only", "mass", "--lang", lang, lines=["x", key, "een pilot", "q"])
    assert one_line(found.stdout).count(f"{COLON[lang]}{key},") == 1
    assert proposal(tmp_path)["answers"]["mass"]["enough-participants"] == {"not_applicable": "een pilot"}


def test_a_hyphen_is_no_reason(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(proposal_text(partners="[{name: ROC}]"), encoding="utf-8")
    found = piped(tmp_path, "plan.yaml", "--only", "mass", "--lang", "nl", lines=["x", "-", ":<", "q"])
    assert "Typ een antwoord, of :h voor uitleg." in found.stdout
    assert "answers" not in proposal(tmp_path)


@pytest.mark.parametrize("lang", COLON)
def test_a_sign_by_itself_is_no_name(lang: str, tmp_path: Path) -> None:
    start = ["<", "+", "-", "q", "q", *[""] * 6, "1", "1", "", "", "<", "Bakkers", "1", "1", "", ":q"]
    found = piped(tmp_path, "plan.yaml", "--lang", lang, lines=start)
    assert one_line(found.stdout).count(COLON[lang]) == 4
    kept = proposal(tmp_path)
    assert kept["name"] == "q"
    assert [each["name"] for each in kept["partners"]] == ["Bakkers"]


def look_back(folder: Path, *lines: str, lang: str = "nl") -> str:
    (folder / "plan.yaml").write_text(
        proposal_text(answers="  mass:\n    enough-participants: 1\n    joint-voice: 1"), encoding="utf-8"
    )
    asked = [*lines, *[""] * 4]
    return one_line(piped(folder, "plan.yaml", "--only", "mass", "--lang", lang, lines=["2", "", *asked]).stdout)


@pytest.mark.parametrize("key", ["h", ":h"])
def test_at_the_look_back_help_explains(key: str, tmp_path: Path) -> None:
    out = look_back(tmp_path, key)
    assert "Typ het nummer van een antwoord om het te wijzigen" in out
    assert "Typ een nummer van 1" not in out


@pytest.mark.parametrize("key", ["<", ":<"])
def test_at_the_look_back_back_asks_the_last_question_again(key: str, tmp_path: Path) -> None:
    out = look_back(tmp_path, key, "0")
    assert "Typ een nummer van 1" not in out
    assert proposal(tmp_path)["answers"]["mass"]["joint-voice"] == {"level": 0, "before": 1}


def test_a_recording_says_that_not_every_question_can_be_skipped(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    out = one_line(cli("record", "own.yaml", "--lang", "nl", stdin=b":q\n").out)
    assert "Met alleen Enter slaat u een vraag over, als dat mag." in out
