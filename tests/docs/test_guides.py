"""The screens in the guides for facilitators: what the program shows, to the letter."""

from pathlib import Path

import pytest

from tests.support.conversations import piped
from tests.support.pages import blocks
from tests.support.paths import ROOT
from tests.support.proposals import proposal_text

GUIDES = {"nl": "gids.md", "en": "guide.md"}
SIGNS = ("→ ", "Antwoord: ")


def screens(lang: str) -> list[str]:
    """The blocks that show what stands on the screen: an outcome, or an answer."""
    found = [block.text for block in blocks(ROOT / "docs" / GUIDES[lang]) if block.language == "text"]
    return [text for text in found if any(sign in text for sign in SIGNS)]


@pytest.mark.parametrize("lang", GUIDES)
def test_each_screen_in_a_guide_is_what_the_program_shows(tmp_path: Path, lang: str) -> None:
    partners = "[{name: ROC, kind: school}, {name: Bakkerij De Molen, kind: company}]"
    (tmp_path / "plan.yaml").write_text(proposal_text(partners=partners), encoding="utf-8")
    typed = ["18", "26-11-2026", "2 2 14 0", "", "", "q"]
    group = piped(tmp_path, "plan.yaml", "--only", "mass", "--group", "--lang", lang, lines=typed, COLUMNS="60")
    recorded = (ROOT / "docs" / "interview.txt").read_text(encoding="utf-8")
    assert screens(lang)
    for screen in screens(lang):
        assert screen in group.stdout or screen in recorded
