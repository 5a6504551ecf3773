"""The program as a process: pipes that break, a terminal that is asked, completion by the shell."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.paths import ROOT
from tests.support.processes import environment

EXAMPLE = str(ROOT / "examples" / "zorgacademie-flevoland.yaml")
TOOL = [sys.executable, "-m", "lea_check"]


def test_a_reader_that_has_had_enough_is_no_error() -> None:
    process = subprocess.Popen(
        [*TOOL, "assess", *[EXAMPLE] * 40], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    )
    assert process.stdout
    assert process.stderr
    process.stdout.readline()
    process.stdout.close()
    with process.stderr as messages:
        assert messages.read() == b""
    assert process.wait() == 0


@pytest.mark.parametrize(("answer", "code"), [(b"1\n", 0), (b"2\n", 2), (b"\n", 2)])
def test_a_terminal_is_asked_before_a_file_is_replaced(tmp_path: Path, answer: bytes, code: int) -> None:
    target = tmp_path / "report.md"
    target.write_text("old", encoding="utf-8")
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*TOOL, "assess", EXAMPLE, "-o", str(target), "--lang", "nl"],
        stdin=theirs, stdout=theirs, stderr=theirs, env=environment(),
    )  # fmt: skip
    os.close(theirs)
    asked = b""
    while b"2" not in asked:
        asked += os.read(ours, 1000)
    os.write(ours, answer)
    assert process.wait(timeout=30) == code
    assert (target.read_text(encoding="utf-8") == "old") == (code == 2)
    os.close(ours)


def complete(*words: str) -> list[str]:
    asked = environment(
        COMP_WORDS=" ".join(("lea-check", *words)), COMP_CWORD=str(len(words)), _LEA_CHECK_COMPLETE="complete_bash"
    )
    found = subprocess.run(
        [Path(sys.executable).parent / "lea-check"], env=asked, capture_output=True, text=True, check=False
    )
    assert found.stderr == ""
    return found.stdout.split()


def test_the_shell_completes_commands_options_and_values() -> None:
    assert complete("ass") == ["assess"]
    assert complete("assess", "--req") == ["--require"]
    assert complete("assess", "--require", "feasible-to") == ["feasible-to-start"]
    assert complete("conditions", "d") == ["demand"]
    assert complete("conditions", "demand.g") == ["demand.gain-named"]
    assert complete("initiatives", "c") == ["care-academy-veluwe", "cew-leeuwarden"]
    assert complete("assess", "--region", "l") == ["lelystad"]
    assert "proposal" in complete("schema", "pro")
    assert complete("assess", "-f", "ht") == ["html"]
    assert complete("batch", "-f", "xl") == ["xlsx"]
    assert complete("form", "--only", "pro") == ["professionalisation"]
    assert complete("interview", "--parties-on", "net") == ["network"]
    assert complete("batch", "--report-format", "d") == ["docx"]
    assert complete("assess", "--lang", "n") == ["nl"]


def test_completion_knows_the_content_that_was_named_before(tmp_path: Path, data: Path) -> None:
    regions = (data / "regions.yaml").read_text(encoding="utf-8").replace("id: lelystad", "id: lemmer")
    (tmp_path / "ons eigen").mkdir()
    (tmp_path / "ons eigen" / "regions.yaml").write_text(regions, encoding="utf-8")
    own = f"'{tmp_path}/ons eigen'"
    assert complete("assess", "--data", own, "--region", "le") == ["lemmer"]
    assert complete("--data", own, "assess", "--region", "le") == ["lemmer"]
    assert complete("assess", "--data", f"'{tmp_path}/absent'", "--region", "le") == ["lelystad"]


def test_completion_says_nothing_where_the_line_is_not_right(tmp_path: Path) -> None:
    (tmp_path / "regions.yaml").write_text("format: [", encoding="utf-8")
    assert complete("assess", "--data", str(tmp_path), "--region", "l") == []
    assert complete("assess", "--lang", "xx", "--region", "l") == ["lelystad"]
    assert complete("batch", "--jobs", "x", "-f", "xl") == ["xlsx"]


@pytest.mark.parametrize(("lang", "begins"), [("nl", "Kan deze samenwerking"), ("en", "Can this collaboration")])
def test_the_command_alone_says_how_to_begin(lang: str, begins: str) -> None:
    done = subprocess.run(
        TOOL, env=environment(LANG=f"{lang}_XX.UTF-8", PYTHONIOENCODING="utf-8"), capture_output=True, text=True,
        check=False, encoding="utf-8",
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(begins)
    assert max(map(len, done.stdout.splitlines())) <= 60
    assert len(done.stdout.splitlines()) < 25


def test_help_is_a_command_too() -> None:
    shown = [
        subprocess.run([*TOOL, *words], env=environment(LANG="C"), capture_output=True, check=True).stdout
        for words in (["help"], ["--help"], ["help", "batch"], ["batch", "--help"])
    ]
    assert shown[0] == shown[1]
    assert shown[2] == shown[3] != shown[0]


def test_a_file_without_a_command_is_told_which_command() -> None:
    done = subprocess.run(
        [*TOOL, EXAMPLE, "--lang", "en"], env=environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr == f"lea-check: put a command before it, such as: lea-check assess {EXAMPLE}\n"


def test_completion_is_installed_for_the_shell_of_the_user(tmp_path: Path) -> None:
    command = f"{Path(sys.executable).parent / 'lea-check'} --install-completion; exit $?"
    done = subprocess.run(
        ["bash", "-c", command], env=environment(HOME=str(tmp_path)), capture_output=True, check=False
    )
    assert done.returncode == 0
    assert "lea-check" in (tmp_path / ".bashrc").read_text(encoding="utf-8")
