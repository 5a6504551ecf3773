"""What the YAML library says is English and about how it reads: people hear what to write instead."""

from pathlib import Path

import pytest
from yaml import YAMLError
from yaml.cyaml import CParser  # type: ignore[attr-defined]

from tests.support.cli import Cli

UNKNOWN = "een los vraagteken is hier geen waarde; schrijf unknown als u het niet weet, en zet andere tekst tussen "\
    "aanhalingstekens"  # fmt: skip
NONE = "dit is geen YAML; daarin staat op elke regel een veld met een waarde, zoals name: Proef"
BEGINS = "hiermee mag een waarde niet beginnen (een tab, @, ` of %); gebruik spaties, of zet de tekst tussen "\
    "aanhalingstekens"  # fmt: skip
GENERAL = "dit kan ik niet als YAML lezen; schrijf op elke regel een veld met een waarde, zoals name: Proef"
VALUE = "hier hoort een waarde; zet tekst die zo begint tussen aanhalingstekens"
BLOCK = "na | of > begint de tekst op een nieuwe regel, die met spaties inspringt"
ESCAPE = "na een \\ mag hier dit teken niet staan; schrijf \\\\ voor een schuine streep, of gebruik enkele "\
    "aanhalingstekens"  # fmt: skip

SAID = {
    "answers:\n  demand: ?\n": f"2:11: {UNKNOWN}",
    "answers: {demand: ?, mass: 2}\n": f"1:19: {UNKNOWN}",
    "answers: {mass: ?}\n": f"1:17: {UNKNOWN}",
    "# Rapport\n\nPlatform\n\n## Oordeel\n\n**Nog niet klaar**\n": f"7:2: {NONE}",
    "# Rapport\n\nPlatform\n\n## Oordeel\n\n- Klaar\n": f"7:1: {NONE}",
    "a: 1\n...\nb: 2\n": f"3:1: {GENERAL}",
    "name: ]\n": f"1:7: {VALUE}",
    "name: , en\n": f"1:7: {VALUE}",
    "name: |ja\n": f"1:8: {BLOCK}",
    'name: "C:\\quarto"\n': f"1:10: {ESCAPE}",
    'name: "\\xZZ"\n': f"1:10: {ESCAPE}",
    "%ja\n": f"1:4: {BEGINS}",
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(("text", "said"), SAID.items())
def test_broken_yaml_is_told_in_dutch_and_with_what_to_write(text: str, said: str, cli: Cli) -> None:
    Path("p.yaml").write_text(text, encoding="utf-8")
    found = cli("assess", "p.yaml", "--lang", "nl")
    assert (found.code, found.err) == (2, f"p.yaml:{said}\n")


@pytest.mark.parametrize("text", SAID)
def test_no_word_of_the_library_is_shown(text: str, cli: Cli) -> None:
    Path("p.yaml").write_text(text, encoding="utf-8")
    parser = CParser(text)
    with pytest.raises(YAMLError) as caught:
        while parser.get_event():
            pass
    assert caught.value.problem not in cli("assess", "p.yaml").err  # type: ignore[attr-defined]


def test_a_question_mark_that_yaml_allows_stays_text(cli: Cli) -> None:
    Path("p.yaml").write_text("name: Kan dit?\nsummary: ?wat\n", encoding="utf-8")
    assert "vraagteken" not in cli("assess", "p.yaml", "--lang", "nl").err
