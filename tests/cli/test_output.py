"""Where results go: standard output, files, pipes, screens that know few letters."""

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.cli import Cli
from tests.support.commands import EXAMPLE
from tests.support.terminal import Screen

Propose = Callable[..., Path]


def test_the_suffix_of_the_output_chooses_the_format(cli: Cli, propose: Propose, tmp_path: Path) -> None:
    for name, start in (("r.json", "{"), ("r.md", "# "), ("r.txt", "Proef")):
        assert cli("assess", propose(), "-o", tmp_path / name).code == 0
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


def test_an_unknown_suffix_is_refused_before_anything_is_written(cli: Cli, propose: Propose, tmp_path: Path) -> None:
    found = cli("assess", propose(), "-o", tmp_path / "report.xyz", "--lang", "nl")
    assert (found.code, found.out) == (2, "")
    assert "report.xyz" in found.err
    assert not (tmp_path / "report.xyz").exists()


def test_a_script_replaces_an_existing_file_whole_and_keeps_its_mode(
    cli: Cli, propose: Propose, tmp_path: Path
) -> None:
    target = tmp_path / "report.json"
    target.write_text("x" * 100_000, encoding="utf-8")
    target.chmod(0o640)
    assert cli("assess", propose(), "-o", target).code == 0
    assert json.loads(target.read_text(encoding="utf-8"))["format"] == "lea-check/assessment/2"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".lea")] == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files to others")
def test_a_file_that_is_replaced_keeps_its_owner_and_group(cli: Cli, propose: Propose, tmp_path: Path) -> None:
    target = tmp_path / "ranking.csv"
    target.write_text("old", encoding="utf-8")
    os.chown(target, 1234, 100)
    target.chmod(0o660)
    assert cli("batch", propose(), "-o", target).code == 0
    kept = target.stat()
    assert (kept.st_uid, kept.st_gid, stat.S_IMODE(kept.st_mode)) == (1234, 100, 0o660)


@pytest.mark.parametrize(
    "arguments", [("assess", EXAMPLE), ("batch", EXAMPLE), ("form",), ("schema", "proposal")], ids=lambda each: each[0]
)
def test_a_link_to_itself_is_one_line_where_an_output_should_be(
    cli: Cli, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    target = tmp_path / ("f.md" if arguments[0] == "form" else "q.json")
    target.symlink_to(target.name)
    found = cli(*arguments, "-o", target, "--lang", "en")
    assert (found.code, found.out) == (2, "")
    line = f"lea-check: `{target}` could not be written: this link leads back to where it is itself"
    assert found.err.splitlines()[0] == line
    assert target.is_symlink()


def test_a_new_proposal_does_not_trip_over_a_link_to_itself(cli: Cli, tmp_path: Path) -> None:
    target = tmp_path / "n.yaml"
    target.symlink_to(target.name)
    found = cli("new", target, "--lang", "en")
    assert found.code == 2
    assert len(found.err.splitlines()) == 1


def test_a_link_stays_a_link_and_a_device_a_device(cli: Cli, propose: Propose, tmp_path: Path) -> None:
    target, link = tmp_path / "real.json", tmp_path / "link.json"
    target.write_text("{}", encoding="utf-8")
    link.symlink_to(target)
    assert cli("assess", propose(), "-o", link).code == 0
    assert link.is_symlink()
    assert "assessment/2" in target.read_text(encoding="utf-8")
    assert cli("assess", propose(), "-f", "json", "-o", os.devnull).code == 0
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize("where", ["folder.md", "absent/report.md"])
def test_an_output_that_cannot_be_written_is_one_line_and_exit_2(
    cli: Cli, propose: Propose, tmp_path: Path, where: str
) -> None:
    (tmp_path / "folder.md").mkdir()
    found = cli("assess", propose(), "-o", tmp_path / where, "--lang", "nl")
    assert found.code == 2
    assert len(found.err.splitlines()) == 1
    assert where in found.err


def test_a_dash_reads_standard_input_in_yaml_and_in_json(cli: Cli, propose: Propose) -> None:
    text = propose().read_bytes()
    assert "Proef" in cli("assess", "-", stdin=text).out
    as_json = b'{"format": "lea-check/proposal/2", "name": "J", "goals": ["upskilling"], "target_groups": ["workers"]}'
    assert json.loads(cli("assess", "-", "-f", "json", stdin=as_json).out)["proposal"]["name"] == "J"
    twice = cli("assess", "-", "-", stdin=text)
    assert twice.code == 2


def test_a_screen_without_symbols_gets_an_ascii_form_of_the_same_report(cli: Cli, propose: Propose) -> None:
    found = cli("assess", propose(name="één ‘plan’ …"), "--lang", "nl", encoding="ascii")
    assert found.out.isascii()
    assert "een 'plan' ..." in found.out
    assert "? open" in found.out


def test_require_ends_with_1_and_bad_input_with_2_which_wins(cli: Cli, propose: Propose, tmp_path: Path) -> None:
    file = propose()
    low = cli("assess", file, "--require", "feasible-if", "--lang", "nl")
    assert low.code == 1
    assert "staat op ‘Nog niet vast te stellen’; of het daar komt, is nog niet vast te stellen" in low.err
    assert cli("assess", file, "--require", "not-yet").code == 0
    assert cli("assess", file, tmp_path / "absent.yaml", "--require", "feasible-if").code == 2
    assert cli("assess", file, "--require", "feasible").code == 2


NO_DRIVER = "  pioneers: {driver: 0}"
DRIVER_IN_PART = "  pioneers: {driver: 1}"


STANDS = {
    (
        NO_DRIVER,
        "idea",
        "feasible-if",
    ): "Not ready yet’; what is known (a no or a partly) keeps it below what is required",
    (DRIVER_IN_PART, "idea", "feasible-if"): "Not established yet’; whether it gets there is not established yet",
    (
        DRIVER_IN_PART,
        "idea",
        "feasible-to-start",
    ): "Not established yet’; what is known (a no or a partly) keeps it below what is required",
    (
        NO_DRIVER,
        "running",
        "feasible-to-start",
    ): "Running without a firm basis’; what is known (a no or a partly) keeps it below",
}


@pytest.mark.parametrize("command", ["assess", "batch", "compare"])
@pytest.mark.parametrize("given", STANDS, ids=STANDS.values())
def test_require_says_what_people_read_and_tells_a_no_from_what_is_not_established(
    cli: Cli, propose: Propose, command: str, given: tuple[str, str, str]
) -> None:
    answers, stage, rung = given
    file = propose(answers=answers, stage=stage)
    files = [file, file] if command == "compare" else [file]
    found = cli(command, *files, "--require", rung, "--lang", "en")
    assert found.code == 1
    assert f"lower than required: {file} is at ‘{STANDS[given]}" in found.err


def test_region_wins_over_the_file_and_foreign_priorities_become_warnings(
    cli: Cli, propose: Propose, tmp_path: Path
) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "regions.yaml").write_text(
        "format: lea-check/regions/1\nregions:\n  - {id: urk, name: Urk, as_of: 2026, source: own,"
        " about: {nl: vis, en: fish}, priorities: [{id: fish, title: {nl: vis, en: fish},"
        " about: {nl: vis, en: fish}, source: own}]}\n",
        encoding="utf-8",
    )
    file = propose(region="urk", priorities="[fish, technical-staff]")
    bad = cli("check", file, "--data", tmp_path / "own")
    assert bad.code == 2
    assert "technical-staff" in bad.err
    found = cli("assess", file, "--region", "urk", "--data", tmp_path / "own", "-f", "json")
    document = json.loads(found.out)
    assert document["region"] == {"id": "urk", "served": ["fish"], "not_served": []}
    assert any("technical-staff" in warning for warning in document["warnings"])
    assert document["tool"]["content"].startswith("2026.3+")


def test_the_language_is_that_of_the_option_then_the_variable_then_the_locale(cli: Cli) -> None:
    assert "Gebruik" in cli("--help", "--lang", "nl", LEA_CHECK_LANG="en").out
    assert "Gebruik" in cli("--help", LEA_CHECK_LANG="nl", LANG="en_GB.UTF-8").out
    assert "Gebruik" in cli("--help", LANG="nl_NL.UTF-8").out
    assert "Usage" in cli("--help", LANG="fy_NL.UTF-8").out
    wrong = cli("--help", "--lang", "xx")
    assert wrong.code == 2
    assert "en, nl" in wrong.err


def test_check_says_which_files_are_right(cli: Cli, propose: Propose, tmp_path: Path) -> None:
    found = cli("check", propose(), tmp_path / "absent.yaml", "--lang", "nl")
    assert found.code == 2
    assert "proposal.yaml" in found.out
    assert "absent.yaml" in found.err
    assert cli("check", propose(), "--region", "atlantis").code == 2


def test_new_writes_a_proposal_that_can_be_assessed_and_never_touches_a_file(cli: Cli, tmp_path: Path) -> None:
    for language in ("nl", "en"):
        target = tmp_path / f"{language}.yaml"
        assert cli("new", target, "--lang", language).code == 0
        assert target.read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=")
        assert cli("assess", target).code == 0
        written = target.read_bytes()
        assert cli("new", target).code == 2
        assert target.read_bytes() == written


@pytest.mark.parametrize("error", [MemoryError(), SystemError("error return without exception set")], ids=repr)
def test_too_little_memory_is_told_as_that_however_python_says_it(
    cli: Cli, propose: Propose, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("lea_check.cli.commands.assess.assess", fail)
    found = cli("assess", propose(), "--lang", "nl")
    assert found.code == 2
    assert found.err.startswith("lea-check: er is te weinig geheugen")


def test_a_fault_of_the_program_gives_a_line_and_a_log_but_no_traceback(
    cli: Cli, propose: Propose, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lea_check.cli.commands.assess.assess", lambda *_, **__: 1 / 0)
    found = cli("assess", propose(), "--lang", "nl")
    assert found.code == 3
    log = Path(found.err.split()[-1].rstrip("."))
    assert "Traceback" not in found.err
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")
    log.unlink()


def test_an_interrupt_ends_with_130(cli: Cli, propose: Propose, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("lea_check.cli.commands.assess.assess", stop)
    found = cli("assess", propose(), "--lang", "nl")
    assert (found.code, found.out) == (130, "")
    assert len(found.err.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [["assess"], ["asess"], ["assess", "--frob"], ["assess", "x", "-f"], ["types", "x", "y"], ["conditions", "mas"]],
)
def test_bad_usage_is_one_line_with_what_would_be_right_in_both_languages(cli: Cli, arguments: list[str]) -> None:
    for language, english in (("nl", False), ("en", True)):
        found = cli(*arguments, LEA_CHECK_LANG=language)
        assert (found.code, found.out) == (2, "")
        assert len(found.err.splitlines()) == 1
        assert ("did you mean" in found.err or "type `" in found.err) == english


def test_without_arguments_it_explains_itself(cli: Cli) -> None:
    found = cli()
    assert found.code == 0
    assert "lea-check assess" in found.out


def test_a_format_that_no_screen_can_show_is_refused_before_the_work_is_done(tmp_path: Path) -> None:
    screen = Screen(tmp_path, "absent.yaml", "-f", "xlsx", "--lang", "nl", command="batch", columns=100)
    assert screen.end() == 2
    assert screen.seen.strip() == (
        "lea-check: dit formaat is geen tekst voor een scherm; schrijf het naar een bestand met: -o NAAM"
    )


def test_a_table_for_programs_is_shown_on_a_screen_that_asks_for_it(propose: Propose, tmp_path: Path) -> None:
    screen = Screen(tmp_path, str(propose()), "-f", "csv", "--lang", "nl", command="batch", columns=200)
    assert screen.end() == 0
    assert "rank,file,reference,name," in screen.seen


WRITTEN = {
    "r.md": (("assess", EXAMPLE), {"nl": "het rapport staat in", "en": "the report is in"}),
    "b.csv": (("batch", EXAMPLE), {"nl": "het overzicht staat in", "en": "the overview is in"}),
    "c.md": (("compare", EXAMPLE, EXAMPLE), {"nl": "de vergelijking staat in", "en": "the comparison is in"}),
    "f.md": (("form",), {"nl": "het formulier staat in", "en": "the form is in"}),
    "s.json": (("steps",), {"nl": "het overzicht staat in", "en": "the overview is in"}),
    "p.json": (("schema", "proposal"), {"nl": "het schema staat in", "en": "the schema is in"}),
}


@pytest.mark.parametrize("name", WRITTEN)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_is_written_to_a_file_is_told_once_and_not_on_standard_output(
    cli: Cli, tmp_path: Path, name: str, language: str
) -> None:
    arguments, said = WRITTEN[name]
    target = tmp_path / name
    found = cli(*arguments, "-o", target, "--lang", language)
    assert (found.code, found.out) == (0, "")
    assert found.err.count(f"lea-check: {said[language]} {target}\n") == found.err.count(str(target)) == 1
    assert said[language] not in cli(*arguments, "--lang", language).err
