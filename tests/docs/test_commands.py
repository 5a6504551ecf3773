"""Every command on a page runs, and prints what the page shows.

Each runs in a folder of its own that holds the files which the pages speak of. A command that needs more than that
stands in `ELSEWHERE`, with the test that runs it.
"""

import contextlib
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
import yaml

from lea_check.cli.command_table import COMMANDS
from lea_check.words import load_words
from tests.support.cli import Cli
from tests.support.pages import PAGES, Block, Command, blocks, commands
from tests.support.paths import ROOT
from tests.support.processes import environment

DUTCH = {"gids.md"}
PROPOSAL = ROOT / "examples" / "zorgacademie-flevoland.yaml"
OTHER = ROOT / "examples" / "docent-in-bedrijf.yaml"
WRONG = """format: lea-check/proposal/2
name: Proef
goals: [renew-educaton]
target_groups: [students-mbo]
answers:
  mas: 5
"""
COPIES = {
    "plan.yaml": PROPOSAL, "voorstel.yaml": PROPOSAL, "a.yaml": PROPOSAL, "folder/a.yaml": PROPOSAL,
    "b.yaml": OTHER, "folder/b.yaml": OTHER,
    "proposals/a.yaml": PROPOSAL, "voorstellen/a.yaml": PROPOSAL,
    "our-content/regions.yaml": ROOT / "data" / "regions.yaml",
    **dict.fromkeys(("may.yaml", "mei.yaml", "plan-2026-05-20.yaml"), PROPOSAL),
}  # fmt: skip
LATER = ("october.yaml", "oktober.yaml")
ELSEWHERE = {
    "--install-completion": "test_process.py: it changes the settings of a shell",
    "--open": "test_open.py: it needs a terminal",
    "--phones": "test_evening.py: it needs phones",
    "--cluster": "test_workers.py: it needs a cluster",
}
SHELL = re.compile(r"[|<>*]")
TYPED = b"q\n"


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files that the pages name."""
    folder = tmp_path_factory.mktemp("prepared")
    shutil.copytree(ROOT / "examples", folder / "examples")
    for name in ("docs", "folder", "our-content", "proposals", "voorstellen"):
        (folder / name).mkdir()
    for name, source in COPIES.items():
        shutil.copyfile(source, folder / name)
    later = PROPOSAL.read_text(encoding="utf-8").replace("2026-", "2027-")
    for name in LATER:
        (folder / name).write_text(later, encoding="utf-8")
    (folder / "wrong.yaml").write_text(WRONG, encoding="utf-8")
    own = next(each.text for each in blocks(ROOT / "docs" / "own-content.md") if "lea-check/initiatives" in each.text)
    (folder / "our-initiatives.yaml").write_text(own, encoding="utf-8")
    line = json.dumps(yaml.safe_load(PROPOSAL.read_text(encoding="utf-8")), default=str)
    (folder / "plans.jsonl").write_text(f"{line}\n{line}\n", encoding="utf-8")
    answers(folder)
    table(folder)
    return folder


def table(folder: Path) -> None:
    """What a programme office has: a proposal a row."""
    book = openpyxl.Workbook()
    for row in (["name", "goals", "target_groups"], ["Plan", "upskilling", "workers"]):
        book.active.append(row)
    for name in ("table.xlsx", "tabel.xlsx", "intake.xlsx"):
        book.save(folder / name)


def answers(folder: Path) -> None:
    """What six people filled in, as CSV and as XLSX, and which column is which."""
    rows = [["[demand]", "[mass]", "Organisation"], *([["2", "1", "school"], ["3", "0", "company"]] * 3)]
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for name in ("answers", "antwoorden"):
        book.save(folder / f"{name}.xlsx")
        (folder / f"{name}.csv").write_text("\n".join(map(",".join, rows)), encoding="utf-8")
    for name in ("columns.yaml", "kolommen.yaml"):
        (folder / name).write_text("Organisation: party\n", encoding="utf-8")


@pytest.fixture
def desk(prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own with the files that the pages name, in which a command runs."""
    folder = tmp_path / "desk"
    shutil.copytree(prepared, folder)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HOME", str(folder))
    return folder


def run(line: str, cli: Cli, lang: str) -> tuple[int, str]:
    """The exit code, and all that is printed."""
    if SHELL.search(shlex.join(shlex.split(line, comments=True)).replace("'", "")):
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        done = subprocess.run(
            ["sh", "-c", line], capture_output=True, text=True, check=False, encoding="utf-8",
            env=environment(LEA_CHECK_LANG=lang, PYTHONIOENCODING="utf-8", PATH=path),
        )  # fmt: skip
        return done.returncode, done.stdout + done.stderr
    found = cli(*shlex.split(line, comments=True)[1:], stdin=TYPED, LEA_CHECK_LANG=lang)
    return found.code, found.out + found.err


def make_room(line: str) -> None:
    """What a command begins anew is not there yet."""
    words = shlex.split(line, comments=True)
    if words[1] == "new" or "--template" in words:
        Path(words[2]).unlink(missing_ok=True)


def told(lang: str) -> list[str]:
    """The commands that the start and the help name in a language."""
    words = load_words(lang)
    texts = [words("start.text"), *(words(f"example.{name}") for name in COMMANDS)]
    return [line.strip() for text in texts for line in text.splitlines() if line.strip().startswith("lea-check")]


def allowed(line: str) -> set[int]:
    return {2} if "wrong.yaml" in line else {0, 1} if "--require" in line else {0}


ALL = [(page, each) for page in PAGES for each in commands(page) if not any(word in each.line for word in ELSEWHERE)]


@pytest.mark.parametrize(("page", "command"), ALL, ids=[f"{page.name}-{each.line}" for page, each in ALL])
def test_the_command_does_what_the_page_says(page: Path, command: Command, desk: Path, cli: Cli) -> None:
    make_room(command.line)
    code, printed = run(command.line, cli, "nl" if page.name in DUTCH else "en")
    assert code in allowed(command.line), printed
    if command.shown is not None:
        assert printed.replace(str(desk), "") == command.shown


@pytest.mark.parametrize(("lang", "line"), [(lang, line) for lang in ("nl", "en") for line in told(lang)])
def test_what_the_program_suggests_works(lang: str, line: str, desk: Path, cli: Cli) -> None:
    make_room(line)
    code, printed = run(line, cli, lang)
    assert code in allowed(line), printed


WITH_MORE = "import pandas"
"""Python that needs what `lea-check` does not bring is run by tests/system/docs/test_scripts.py."""
PYTHON = [
    (page, block)
    for page in PAGES
    for block in blocks(page)
    if block.language == "python" and WITH_MORE not in block.text
]


@pytest.mark.parametrize(("page", "block"), PYTHON, ids=[page.name for page, _ in PYTHON])
def test_the_python_on_the_page_runs(page: Path, block: Block, desk: Path) -> None:
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(block.text, {})
    if block.shown is not None:
        assert printed.getvalue() == block.shown


def test_commands_are_found_on_the_pages() -> None:
    names = {page.name for page, _ in ALL}
    assert {"README.md", "gids.md", "guide.md", "scripts.md", "forms.md"} <= names
    assert any(each.shown for _, each in ALL)


def test_commands_that_need_more_are_run_by_another_test() -> None:
    named = {word for page in PAGES for each in commands(page) for word in ELSEWHERE if word in each.line}
    assert named
    for word in named:
        test = next((ROOT / "tests").rglob(ELSEWHERE[word].split(":")[0]))
        assert word in test.read_text(encoding="utf-8")
