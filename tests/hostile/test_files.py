"""Hostile files: refused in words, or taken as what they are; never a crash, a hang or a wrong acceptance."""

import csv
import os
import re
from pathlib import Path

import pytest

from lea_check import Catalogue, load_proposal
from lea_check.drafts.reading import read_draft
from lea_check.files.writing.draft_file import DraftFile
from tests.support.cli import Cli
from tests.support.conversations import piped
from tests.support.examples import some
from tests.support.hostile_files import Hostile, hostile_inputs
from tests.support.paths import ROOT

INPUTS = hostile_inputs()
GOOD = ROOT / "examples" / "techniekroute-luchthaven.yaml"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("hostile")
    for each in INPUTS:
        (where / each.name).write_bytes(each.data)
    return where


def test_there_are_many_of_them_each_with_a_name_of_its_own() -> None:
    assert len({each.name for each in INPUTS}) == len(INPUTS) >= 150


@pytest.mark.parametrize("each", INPUTS, ids=lambda each: each.name)
def test_a_hostile_file_is_refused_by_line_or_taken_as_what_it_is(
    cli: Cli, folder: Path, each: Hostile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    found = cli("check", each.name, "--lang", "en")
    assert found.code == (2 if each.refused else 0), found.err[:500]
    if each.refused:
        place = re.compile(rf"^{re.escape(each.name)}(:\d+:\d+)?: \S")
        assert all(place.match(line) for line in found.err.splitlines()), found.err[:500]
        assert len(found.err.splitlines()) <= 51
        assert max(map(len, found.err.splitlines())) < 2_000


@pytest.mark.parametrize("command", ["assess", "compare"])
def test_no_command_takes_what_check_refuses(cli: Cli, folder: Path, command: str) -> None:
    for each in some(INPUTS, each=4):
        path = folder / each.name
        given = [path] if command == "assess" else [GOOD, path]
        found = cli(command, *given, "-f", "json", "--lang", "nl")
        assert found.code == (2 if each.refused else 0), (each.name, found.err[:300])
        assert "mis in het programma" not in found.err
        assert bool(found.out) == (not each.refused), each.name


def test_a_batch_with_all_of_them_assesses_the_good_ones_and_names_the_others(cli: Cli, folder: Path) -> None:
    found = cli("batch", folder, GOOD, "-f", "csv", "--lang", "en")
    assert found.code == 2
    rows = {Path(row["file"]).name: row for row in csv.DictReader(found.out.splitlines())}
    judged = {name for name, row in rows.items() if row["headline"]}
    assert judged == {GOOD.name, *(each.name for each in INPUTS if not each.refused)}
    assert all(row["problem"] and not row["rank"] for name, row in rows.items() if name not in judged)
    named = {line.split(":")[0] for line in found.err.splitlines()}
    left_out = next(
        line for line in found.err.splitlines() if line.endswith("top-map.yaml")
    )  # it has none of our fields
    named.add(left_out.rpartition(": ")[2])
    assert not [each.name for each in INPUTS if each.refused and str(folder / each.name) not in named]


def test_an_interview_leaves_a_file_that_it_does_not_understand_as_it_is(folder: Path) -> None:
    for each in some(INPUTS, each=6):
        if each.refused and each.name.endswith(".yaml") and not each.name.startswith(("top-", "only-")):
            found = piped(folder, each.name, "--lang", "en", lines=["0", "0"])
            assert (found.returncode, each.name) == (2, each.name), found.stderr[:300]
            assert (folder / each.name).read_bytes() == each.data


def test_an_interview_can_go_on_with_every_file_that_is_taken(folder: Path, catalogue: Catalogue) -> None:
    for each in INPUTS:
        if not each.refused and each.name.endswith(".yaml"):
            path = folder / each.name
            before = load_proposal(path, catalogue)
            draft = DraftFile(str(path))
            draft.save({**read_draft(str(path), catalogue), "summary": "nieuw"})
            draft.close()
            after = load_proposal(path, catalogue)
            was = {"summary": before.summary, "remarks": before.remarks}  # of an old format nothing is to be said now
            assert after.model_copy(update=was) == before, each.name
            path.write_bytes(each.data)


@pytest.mark.parametrize("kind", ["fifo", "device", "folder", "broken-link", "circular-link", "nul", "long"])
def test_what_is_no_regular_file_is_refused_at_once(cli: Cli, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "x.yaml"
    if kind == "fifo":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    elif kind.endswith("link"):
        path.symlink_to(path if kind == "circular-link" else tmp_path / "nowhere")
    given = {"device": "/dev/zero", "nul": "a\0b.yaml", "long": "x" * 5_000}.get(kind, str(path))
    for command in ("check", "assess", "compare"):
        found = cli(command, given, *([GOOD] if command == "compare" else []), "--lang", "en")
        assert found.code == 2
        assert len(found.err.splitlines()) == 1
