"""`--open` shows a page to someone at a terminal, and never starts a browser from a script."""

import sys
from pathlib import Path

import pexpect
import pytest

from tests.support.cli import Cli
from tests.support.paths import ROOT
from tests.support.processes import environment

PROPOSAL = ROOT / "examples" / "techniekroute-luchthaven.yaml"


@pytest.fixture
def browser(tmp_path: Path) -> Path:
    """A browser that notes which address it was asked to show."""
    script = tmp_path / "browser"
    script.write_text(f'#!/bin/sh\nprintf %s "$1" > "{tmp_path}/address"\n', encoding="utf-8")
    script.chmod(0o755)
    return script


def at_terminal(*arguments: object, browser: Path, cwd: Path) -> tuple[int, str]:
    words = ["-m", "lea_check", *map(str, arguments), "--lang", "nl"]
    env = environment(TERM="xterm", BROWSER=f"{browser} %s", TMPDIR=str(cwd))
    child = pexpect.spawn(
        sys.executable, words, cwd=str(cwd), env=env, timeout=120, encoding="utf-8", dimensions=(40, 200),
    )  # fmt: skip
    child.expect(pexpect.EOF)
    child.close()
    return child.exitstatus or 0, child.before or ""


def shown(folder: Path) -> str:
    address = (folder / "address").read_text(encoding="utf-8")
    assert address.startswith("file:///")
    return Path(address.removeprefix("file://")).read_text(encoding="utf-8")


@pytest.mark.parametrize("command", [["assess", PROPOSAL], ["batch", PROPOSAL], ["compare", PROPOSAL, PROPOSAL]])
def test_a_page_is_shown_from_a_file_of_its_own(command: list[object], browser: Path, tmp_path: Path) -> None:
    code, said = at_terminal(*command, "--open", browser=browser, cwd=tmp_path)
    assert code == 0
    assert "in de browser: " in said
    assert "<html" not in said
    assert shown(tmp_path).startswith("<!DOCTYPE html>")


def test_a_page_that_is_kept_is_shown_from_where_it_is_kept(browser: Path, tmp_path: Path) -> None:
    code, _ = at_terminal("assess", PROPOSAL, "--open", "-o", "a b.html", browser=browser, cwd=tmp_path)
    assert code == 0
    assert (tmp_path / "address").read_text(encoding="utf-8") == (tmp_path / "a b.html").as_uri()


def test_another_format_is_not_shown(browser: Path, tmp_path: Path) -> None:
    code, said = at_terminal("assess", PROPOSAL, "--open", "-f", "md", browser=browser, cwd=tmp_path)
    assert code == 2
    assert "-f html" in said
    assert not (tmp_path / "address").exists()


def test_without_a_browser_the_file_is_named(tmp_path: Path) -> None:
    code, said = at_terminal("assess", PROPOSAL, "--open", browser=tmp_path / "absent", cwd=tmp_path)
    named = next(tmp_path.glob("lea-check-*.html"))
    assert code == 2
    assert str(named) in said


def test_a_script_never_starts_a_browser(cli: Cli, browser: Path, tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    found = cli("assess", PROPOSAL, "--open", "-o", target, "--lang", "nl", BROWSER=f"{browser} %s")
    assert (found.code, found.out) == (2, "")
    assert "terminal" in found.err
    assert not target.exists()
    assert not (tmp_path / "address").exists()
