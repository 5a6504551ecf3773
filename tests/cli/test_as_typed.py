"""What people type, and what shells and word processors make of it: it is read as it was meant, or named."""

from pathlib import Path

import pytest

from lea_check.cli.arguments import mended
from tests.support.cli import Cli
from tests.support.proposals import proposal, proposal_text
from tests.support.terminal import Screen


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (["interview", "–quick"], ["interview", "--quick"]),
        (["interview", "—lang=nl"], ["interview", "--lang=nl"]),
        (["interview", "–-quick"], ["interview", "--quick"]),
        (["interview", "-–quick"], ["interview", "--quick"]),
        (["assess", "–f", "json"], ["assess", "-f", "json"]),
        (["assess", "--", "–quick"], ["assess", "--", "–quick"]),
        (["assess", "a–b.yaml", "— los"], ["assess", "a–b.yaml", "— los"]),
        (["interview", "--parties", "a,", "b"], ["interview", "--parties", "a,b"]),
        (["interview", "--parties", "a,", "b,", "c", "--quick"], ["interview", "--parties", "a,b,c", "--quick"]),
        (["interview", "--parties", "a", ",b"], ["interview", "--parties", "a,b"]),
        (["interview", "p.yaml", "--parties", "a", "b", "c"], ["interview", "p.yaml", "--parties", "a,b,c"]),
        (["interview", "--parties", "a,b", "p.yaml"], ["interview", "--parties", "a,b", "p.yaml"]),
        (["interview", "--parties", "a,b", "plan"], ["interview", "--parties", "a,b", "plan"]),
        (
            ["interview", "p.yaml", "--parties", "a,b", "--quick"],
            ["interview", "p.yaml", "--parties", "a,b", "--quick"],
        ),
    ],
)
def test_what_was_made_of_a_line_is_put_right(typed: list[str], meant: list[str]) -> None:
    assert mended(typed) == meant


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("beoordeel plan.yaml", "assess"),
        ("vergelijk a.yaml b.yaml", "compare"),
        ("formulier", "form"),
        ("Rapport plan.yaml", "assess"),
        ("hulp", "help"),
        ("interview plan.yaml --snel", "--quick"),
        ("interview plan.yaml --telefoons", "--phones"),
        ("assess plan.yaml --volledig", "--full"),
    ],
)
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_dutch_word_runs_nothing_and_names_what_is_meant(cli: Cli, typed: str, named: str, lang: str) -> None:
    found = cli(*typed.split(), LEA_CHECK_LANG=lang)
    assert (found.code, found.out) == (2, "")
    assert f"`{named}`?" in found.err


def test_a_word_for_an_option_that_the_command_does_not_have_names_no_option(cli: Cli) -> None:
    assert "--quick" not in cli("assess", "plan.yaml", "--snel", LEA_CHECK_LANG="nl").err


def test_names_with_a_star_are_the_files_that_they_fit(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("één plan.yaml", "b.yaml", "c.txt"):
        Path(name).write_text(proposal_text(), encoding="utf-8")
    found = cli("check", "*.yaml", "--lang", "nl")
    assert found.code == 0, found.err
    assert "één plan.yaml" in found.out + found.err
    assert "b.yaml" in found.out + found.err
    assert "bestand niet gevonden" in cli("check", "*.yml", "--lang", "nl").err
    Path("[x].yaml").write_text(proposal_text(), encoding="utf-8")
    assert cli("assess", "[x].yaml", "--lang", "nl").code == 0


def test_a_path_with_accents_and_spaces_is_kept_and_told_in_one_piece(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "mijn één map"
    folder.mkdir()
    monkeypatch.chdir(folder)
    found = cli("interview", "plan é.yaml", "--profile", "--lang", "nl", stdin="Coöperatie\n:q\n".encode())
    assert 'Verder gaan: lea-check interview "plan é.yaml" --profile --lang nl' in found.out
    assert proposal(folder, "plan é.yaml")["name"] == "Coöperatie"
    for name in ("rapport é.html", "rapport é.docx"):
        assert cli("assess", "plan é.yaml", "-o", name).code == 2  # goals are not asked yet, and that is told
    full = folder / "heel é.yaml"
    full.write_text(proposal_text(), encoding="utf-8")
    assert cli("assess", full, "-o", folder / "rapport é.html").code == 0
    assert (folder / "rapport é.html").is_file()


@pytest.mark.parametrize("coding", ["cp1252", "cp850"])
def test_consoles_of_windows_show_an_evening(tmp_path: Path, coding: str) -> None:
    screen = Screen(tmp_path, "plan.yaml", "--profile", "--lang", "nl", PYTHONIOENCODING=coding, coding=coding)
    screen.answer("Coöperatie één", ":q")
    assert screen.end() == 0
    assert proposal(tmp_path)["name"] == "Coöperatie één"


@pytest.mark.parametrize("columns", [60, 70, 80])
def test_no_word_of_an_error_is_broken_on_a_screen(tmp_path: Path, columns: int) -> None:
    screen = Screen(tmp_path, "plan.yaml", "--lang", "nl", command="beoordeelt", columns=columns)
    assert screen.end() == 2
    lines = screen.plain.splitlines()
    assert len(lines) > 1
    assert max(map(len, lines)) <= columns
    words = " ".join(line.strip() for line in lines)
    assert "kies uit: interview, assess, batch, import, compare, form, tally, check, new, initiatives" in words


@pytest.mark.parametrize(("there", "typed"), [("plan.yaml", "plan.yml"), ("plan.yaml.txt", "plan.yaml")])
def test_a_name_that_is_almost_there_is_pointed_out(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: str, typed: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(there).write_text(proposal_text(), encoding="utf-8")
    for lang in ("nl", "en"):
        assert f"`{there}`" in cli("assess", typed, "--lang", lang).err
        started = cli("interview", typed, "--lang", lang, stdin=b":q\n")
        assert started.code == 0
        assert there in started.out
