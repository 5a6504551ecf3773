"""Text that tries to be something else stays visible text, in every output."""

import contextlib
import csv
import io
import json
import re
import shutil
import unicodedata
from pathlib import Path

import pexpect
import pytest
import yaml
from markdown_it import MarkdownIt

from lea_check.report.formats import BATCH_FORMATS, COMPARE_FORMATS, FORM_FORMATS, FORMATS, LIST_FORMATS
from tests.support.cli import Cli
from tests.support.conversations import piped
from tests.support.emulator import acts
from tests.support.hostile_texts import (
    CODES,
    EVIL,
    FILE_NAMES,
    cells,
    hostile_proposal,
    is_calm,
    shown,
)
from tests.support.terminal import Screen

CALLS = [
    *(("assess", name) for name in FORMATS), *(("compare", name) for name in COMPARE_FORMATS),
    *(("batch", name) for name in BATCH_FORMATS), *(("form", name) for name in FORM_FORMATS),
]  # fmt: skip
ON_SCREEN = [(command, name) for command, name in CALLS if name != "pdf"]  # that takes long: see tests/system


@pytest.mark.parametrize(("command", "name"), ON_SCREEN, ids=lambda each: each)
def test_text_of_a_proposal_stays_text(cli: Cli, evil: Path, tmp_path: Path, command: str, name: str) -> None:
    files = [evil, evil] if command == "compare" else [evil]
    found = cli(command, *files, "-f", name, "-o", tmp_path / "out", "--lang", "nl")
    assert found.code == 0, found.err[:300]
    text = shown(name, (tmp_path / "out").read_bytes())
    assert is_calm(text, marks_too="json" not in name)
    if command == "assess":
        assert "\\u001b" in text.replace("\n", "").replace(" ", "")


@pytest.mark.parametrize(
    "arguments",
    [
        *((name, "-f", form) for name in ("conditions", "initiatives", "protocol", "steps") for form in LIST_FORMATS),
        *((name, "-f", "terminal") for name in ("types", "regions")), ("conditions", "mass", "-f", "terminal"),
        ("initiatives", "care-academy-veluwe", "-f", "terminal"), *(("form", "-f", form) for form in FORM_FORMATS),
        ("form", "--quick", "-f", "csv"), ("new", "-"), ("schema", "proposal"),
    ],
    ids="-".join,
)  # fmt: skip
def test_text_of_own_content_stays_text(cli: Cli, own: Path, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    to_file = () if arguments[0] == "new" else ("-o", tmp_path / "out")
    found = cli(*arguments, *to_file, "--data", own, "--lang", "nl")
    assert found.code == 0, found.err[:300]
    data = (tmp_path / "out").read_bytes() if to_file else found.out.encode()
    assert is_calm(shown(arguments[-1], data), marks_too=arguments[-1] not in ("json", "proposal"))
    if arguments[-1] == "csv":
        assert not [cell for row in csv.reader(io.StringIO(data.decode())) for cell in row if cell[0] in "=+-@"]


@pytest.mark.parametrize("name", ["terminal", "md", "html", "docx", "json"])
def test_own_content_stays_text_in_a_report(cli: Cli, own: Path, evil: Path, tmp_path: Path, name: str) -> None:
    for command in ("assess", "batch") if name in ("html", "json") else ("assess",):
        found = cli(command, evil, "-f", name, "-o", tmp_path / "out", "--data", own, "--lang", "en")
        assert found.code == 0, found.err[:300]
        assert is_calm(found.err)
        assert is_calm(shown(name, (tmp_path / "out").read_bytes()), marks_too=name != "json")


@pytest.mark.parametrize("half", ["\ud800", "x\udfff", "\ud800\ud800"], ids=ascii)
def test_half_a_letter_is_refused_by_its_place(cli: Cli, tmp_path: Path, half: str) -> None:
    for name in ("x.json", "x.yaml"):
        (tmp_path / name).write_text(hostile_proposal(half), encoding="utf-8")
        found = cli("check", tmp_path / name, "--lang", "en")
        assert found.code == 2
        assert re.search(rf"{name}:1:\d+: ", found.err)


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", " =1", "\ufeff=1", "＝1"])
def test_no_name_becomes_a_formula_in_a_table(cli: Cli, tmp_path: Path, start: str) -> None:
    (tmp_path / "x.json").write_text(hostile_proposal(start), encoding="utf-8")
    row = [*csv.reader(io.StringIO(cli("batch", tmp_path, "-f", "csv").out))][1]
    assert row[2][0] not in "=+-@\t\r"
    assert cli("batch", tmp_path, "-o", tmp_path / "out.xlsx").code == 0
    assert start.lstrip("\ufeff\t\r ") in "".join(map(str, cells((tmp_path / "out.xlsx").read_bytes())))


def test_markdown_holds_no_link_image_html_or_code_of_others(cli: Cli, evil: Path) -> None:
    page = cli("assess", evil, "-f", "md", "--lang", "nl").out
    kinds = {
        each.type for token in MarkdownIt().enable("table").parse(page) for each in [token, *(token.children or [])]
    }
    assert not kinds & {"link_open", "image", "html_inline", "html_block", "code_inline", "fence", "code_block", "hr"}
    assert not re.search(r"(?i)www\.\S|(?<!\\)\{[{%]|(?<!\\):\w+:", page)
    columns = {len(re.findall(r"(?<!\\)\|", line)) for line in page.splitlines() if line.startswith("| 1 ")}
    assert len(columns) <= 2


def test_a_hundred_thousand_characters_are_taken_or_refused_in_a_line(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "long.json"
    for letter in ("x", "é", "\U0001f389", "\u0301", "\u202e", "="):
        path.write_text(hostile_proposal(letter * 20_000), encoding="utf-8")
        found = cli("assess", path, "--lang", "nl")
        assert found.code in (0, 2)
        assert is_calm(found.out + found.err)
        assert all(len(line) < 2_000 for line in found.err.splitlines())
        data = json.loads(hostile_proposal("x"))
        path.write_text(json.dumps(data | {"notes": letter * 100_000}), encoding="utf-8")
        assert cli("assess", path, "--lang", "nl").code in (0, 2)


@pytest.mark.parametrize("name", FILE_NAMES, ids=range(len(FILE_NAMES)))
def test_a_file_name_stays_text(cli: Cli, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(hostile_proposal("x"), encoding="utf-8")
    (tmp_path / f"bad{name}").write_text("name: [\n", encoding="utf-8")
    for arguments in (
        ("check", path), ("assess", path, "-f", "json"), ("assess", tmp_path / f"bad{name}"), ("assess", f"{path}x"),
        ("compare", path, path), ("compare", path, path, "-f", "html"), ("tally", path), ("new", path),
        *(("batch", tmp_path, "-f", form) for form in ("table", "csv", "json", "jsonl", "html")),
        ("assess", path, "-o", f"{path}/x.md"), ("form", path), ("batch", tmp_path, "--reports", tmp_path / "r"),
    ):  # fmt: skip
        found = cli(*arguments, "--lang", "nl")
        assert found.code in (0, 2), found.err
        assert is_calm(found.out + found.err, marks_too="json" not in str(arguments[-1])), arguments
    assert all(re.fullmatch(r"[\w-]+\.html", each.name) for each in (tmp_path / "r").glob("[!.]*"))


def test_an_export_of_a_form_stays_text(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    evil = EVIL.replace("\x00", "").encode("utf-8", "replace").decode()
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["x [demand.need-voiced]", f"{evil} [mass.costs-shared]", evil, f"Groep {evil}"])
        writer.writerows([["2", evil, evil, evil], [evil, "1", "x", evil]])
    found = cli("tally", path, "--lang", "nl")
    assert found.code in (0, 2)
    assert is_calm(found.out + found.err)
    clean = "".join(letter for letter in evil if not unicodedata.category(letter).startswith("C"))
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([["x [demand.need-voiced]", clean, f"y {clean}"], ["2", clean, clean]])
    found = cli("tally", path, "--party-column", f"y {clean}", "--lang", "nl")
    assert found.code in (0, 2), found.err
    assert is_calm(found.out + found.err)


def test_the_screen_emulator_sees_what_acts() -> None:
    assert {"erase_in_display", "set_title"} <= acts("\x1b[2J\x1b]0;x\x07")
    assert acts("gewoon\r\n") == set()


def test_nothing_that_is_printed_clears_moves_or_colours_a_screen(cli: Cli, evil: Path, own: Path) -> None:
    for arguments in (
        ("assess", evil), ("compare", evil, evil), ("batch", evil), ("check", evil, f"{evil}\x1b[2J"), ("form", evil),
        ("conditions", "mass", "--data", own), ("assess", evil, "--data", own), ("assess", "\x1b[2J\x9b2J"),
        ("assess", evil, "-f", "\x1b[2J"), ("conditions", "\x1b[2J"), ("\x1b[2J",), ("assess", "--\x1b[2J"),
        ("assess", evil, "--region", "\x1b[2J"), ("assess", evil, "-o", "/absent/\x1b[2J.md"),
        ("types", "--data", "\x1b[2J"),
    ):  # fmt: skip
        found = cli(*arguments, "--lang", "nl")
        assert acts(found.out + found.err) == set(), arguments


def interview_on_a_terminal(folder: Path, *arguments: str) -> set[str]:
    """What a terminal is told to do by an interview that goes through all that was answered before."""
    screen = Screen(folder, "plan.yaml", "--redo", "--only", "demand", "--lang", "nl", *arguments, columns=100)
    with contextlib.suppress(pexpect.EOF):
        for _ in range(60):
            screen.answer("", prompt=r": [^\n]*$")  # behind it may stand what was answered before, to go on with
    seen = screen.seen + str(screen.child.before)
    screen.child.close(force=True)
    assert len(seen) > 2_000
    return acts(seen)


def test_an_interview_acts_on_a_terminal_as_it_does_for_plain_text(tmp_path: Path, own: Path) -> None:
    for name, text in (("plain", "gewoon"), ("evil", " ".join(CODES))):
        (tmp_path / name).mkdir()
        proposal = json.loads(hostile_proposal(text))
        (tmp_path / name / "plan.yaml").write_text(yaml.safe_dump(proposal), encoding="utf-8")
    plain = interview_on_a_terminal(tmp_path / "plain")
    assert interview_on_a_terminal(tmp_path / "evil", "--data", str(own)) <= plain


def test_what_is_typed_stays_text_and_is_kept(tmp_path: Path, own: Path) -> None:
    evil = "\x1b[2J\x9b2J [red]x[/red] :warning: \u202e " + "o" + "\u0301" * 40
    lines = [
        evil,
        evil,
        "",
        "",
        "",
        "",
        "",
        "",
        "1",
        "1",
        "",
        "",
        "",
        evil,
        "1",
        "1",
        "",
        evil,
        "+",
        evil,
        evil,
        "x",
        evil,
        "q",
    ]
    found = piped(tmp_path, "plan.yaml", "--lang", "nl", "--data", str(own), lines=lines)
    assert found.returncode == 0, found.stderr
    assert is_calm(found.stdout + found.stderr)
    assert (tmp_path / "plan.yaml").read_text(encoding="utf-8").count("2J") >= 2
    shutil.rmtree(tmp_path)


def test_an_interview_never_writes_more_than_it_can_read(tmp_path: Path) -> None:
    lines = ["Plan", "x" * 1_200_000, "é" * 5_000, ":q"]
    found = piped(tmp_path, "plan.yaml", "--lang", "nl", lines=lines)
    assert found.returncode == 0
    assert "te lang voor één antwoord" in found.stdout
    again = piped(tmp_path, "plan.yaml", "--lang", "nl", lines=[":q"])
    assert again.returncode == 0
    assert "é" * 5_000 in (tmp_path / "plan.yaml").read_text(encoding="utf-8")
