"""The line that counts during a batch, on a terminal: it shows text, and is gone at the end."""

import json
import re
from pathlib import Path

import pexpect
import pyte
import pytest
import yaml

from tests.support.emulator import acts
from tests.support.hostile_texts import CODES, FILE_NAMES, hostile_proposal
from tests.support.terminal import Screen

COUNTS = re.compile(r"\d+ (van|of) \d+, ")

DRAWN = {"erase_in_line", "cursor_up", "set_mode (25,)", "reset_mode (25,)"}
"""What takes the line away and draws it anew; none of it is in the text of others."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Proposals in odd files, many more in one, and some that are wrong."""
    where = tmp_path / "in"
    where.mkdir()
    evil = " ".join(CODES)
    for name in FILE_NAMES:
        (where / name).write_text(hostile_proposal(evil), encoding="utf-8")
        (where / f"bad{name}").write_text(f"name: [{name!r}\n", encoding="utf-8")
    line = json.dumps(json.loads(hostile_proposal(evil)))
    (tmp_path / "many.jsonl").write_text(f"{line}\n" * 800, encoding="utf-8")
    return tmp_path


def batch_on_a_terminal(folder: Path, columns: int, *arguments: str, **env: str) -> str:
    """All that a batch writes on a terminal."""
    screen = Screen(
        folder, "in", "many.jsonl", "-o", "out.csv", "--jobs", "1", *arguments, command="batch", columns=columns, **env
    )
    screen.child.timeout = 120
    screen.child.expect(pexpect.EOF)
    seen = str(screen.child.before)
    screen.child.close()
    assert screen.child.exitstatus == 2
    return seen


def left_on(seen: str, columns: int) -> list[str]:
    """What a terminal shows in the end."""
    screen = pyte.Screen(columns, 1_000)
    pyte.Stream(screen).feed(seen)
    return [line.rstrip() for line in screen.display]


@pytest.mark.parametrize(("columns", "lang"), [(60, "nl"), (100, "en"), (20, "nl")])
def test_it_counts_shows_text_alone_and_is_gone_at_the_end(folder: Path, columns: int, lang: str) -> None:
    seen = batch_on_a_terminal(folder, columns, "--lang", lang)
    assert COUNTS.search(seen)
    assert acts(seen) <= DRAWN
    assert not [line for line in left_on(seen, columns) if COUNTS.match(line)]
    assert seen.count("\x1b[?25l") == seen.count("\x1b[?25h") == 1, "the cursor is there again"


@pytest.mark.parametrize("name", ["COLUMNS", "LINES"])
@pytest.mark.parametrize(
    "value", ["²", "9" * 5_000, "9" * 400, "0", "200"], ids=lambda value: f"{value:.3}-{len(value)}"
)
def test_it_is_as_wide_as_the_terminal_whatever_the_environment_says(folder: Path, name: str, value: str) -> None:
    seen = batch_on_a_terminal(folder, 30, "--lang", "nl", **{name: value})
    assert COUNTS.search(seen)
    assert not [line for line in left_on(seen, 30) if COUNTS.match(line)]


def test_it_is_as_wide_as_a_terminal_that_somebody_makes_smaller(folder: Path) -> None:
    many = folder / "many.jsonl"
    many.write_text(many.read_text(encoding="utf-8") * 4, encoding="utf-8")
    screen = Screen(folder, "many.jsonl", "-o", "out.csv", "--jobs", "1", command="batch", columns=100)
    screen.child.expect(COUNTS)
    screen.child.setwinsize(40, 25)
    screen.child.expect(r"\r(\x1b\[\S+)?\d+ (van|of) \d+, [^\r\n]*…")
    assert screen.end() == 0


def test_own_words_for_it_stay_text(folder: Path) -> None:
    (folder / "own" / "words").mkdir(parents=True)
    said = "\x1b[2J\x1b[31m{number} van {total} \u202e [red] \x9b2J"
    own = {"batch": {"progress": said}}
    (folder / "own" / "words" / "nl.yaml").write_text(yaml.safe_dump(own), encoding="utf-8")
    seen = batch_on_a_terminal(folder, 100, "--lang", "nl", "--data", "own")
    assert "\\u001b[2J" in seen
    assert acts(seen) <= DRAWN
    assert not [line for line in left_on(seen, 100) if "2J" in line and " van " in line]
