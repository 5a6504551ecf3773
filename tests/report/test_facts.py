"""Each format tells the same: what holds a plan back does not depend on how one reads of it."""

from pathlib import Path

import pytest

from lea_check import Catalogue
from lea_check.report.formats import FORMATS
from tests.support.cli import Cli
from tests.support.facts import facts_of, letters, text_of
from tests.support.paths import ROOT

FOR_PEOPLE = [name for name in FORMATS if name != "json"]
EXAMPLES = ("techniekroute-luchthaven", "jongeren-aan-het-werk", "docent-in-bedrijf", "personeelsnetwerk-mkb")


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("example", EXAMPLES)
@pytest.mark.parametrize("name", FOR_PEOPLE)
def test_no_format_leaves_a_fact_out(
    cli: Cli, catalogue: Catalogue, tmp_path: Path, *, name: str, example: str, lang: str
) -> None:
    proposal, target = ROOT / "examples" / f"{example}.yaml", tmp_path / f"report{FORMATS[name].suffixes[0]}"
    assert cli("assess", proposal, "-f", name, "-o", target, "--full", "--lang", lang).code == 0
    said = letters(text_of(name, target.read_bytes()))
    facts = facts_of(cli("assess", proposal, "-f", "json", "--lang", lang).out, catalogue, lang)
    assert len(facts) > 60
    assert not [fact for fact in facts if letters(fact) not in said]
